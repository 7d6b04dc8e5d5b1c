"""Lists of ascending numbers kept as the gaps between them: a byte or two for a number instead of four."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt

Numbers: TypeAlias = npt.NDArray[np.uint32]
Steps: TypeAlias = npt.NDArray[np.unsignedinteger[Any]]


class Stretch(NamedTuple):
    """Where one list stands."""

    lists: Gaps
    first: int
    past: int

    @property
    def steps(self) -> int:
        """How long it is, about as many as it has numbers."""
        return self.past - self.first

    def read(self) -> npt.NDArray[np.int64]:
        """The numbers of the list."""
        steps = self.lists.steps[self.first : self.past]
        ends: npt.NDArray[np.bool_] = steps != np.iinfo(steps.dtype).max
        return np.cumsum(steps, dtype=np.int64)[ends]


class Gaps(NamedTuple):
    """Lists by their keys, ascending; where the steps of each begin; the steps.

    A step is the distance from the number before, the first from 0. The largest that its type can hold stands for as
    much way without a number at its end: so frequent keys take a byte a number, and rare ones two.
    """

    keys: Numbers
    starts: Numbers
    steps: Steps

    def stretches(self, wanted: Numbers) -> Iterator[Stretch]:
        """Where the lists of some keys stand, as far as there are any."""
        at = np.searchsorted(self.keys, wanted)
        there = at < len(self.keys)
        at, wanted = at[there], wanted[there]
        at = at[self.keys[at] == wanted]
        for first, past in zip(self.starts[at].tolist(), self.starts[at + 1].tolist(), strict=True):
            yield Stretch(self, first, past)


def written(keys: Numbers, starts: npt.NDArray[np.int64], numbers: Numbers) -> tuple[Gaps, Gaps]:
    """Lists, of which each begins at its start, in bytes and in pairs of bytes: each where it takes less."""
    distances = np.diff(numbers, prepend=np.uint32(0))
    distances[starts] = numbers[starts]
    near = _size(distances, starts, np.uint8) <= _size(distances, starts, np.uint16)
    counts = np.diff(starts, append=len(numbers))
    of_near = np.repeat(near, counts)
    return (
        _gaps(keys[near], counts[near], distances[of_near], np.uint8),
        _gaps(keys[~near], counts[~near], distances[~of_near], np.uint16),
    )


_Width: TypeAlias = type[np.uint8] | type[np.uint16]


def _size(distances: Numbers, starts: npt.NDArray[np.int64], width: _Width) -> npt.NDArray[np.int64]:
    """The bytes that each list would take."""
    if not len(starts):
        return np.zeros(0, dtype=np.int64)
    steps = 1 + distances // np.uint32(np.iinfo(width).max)
    taken: npt.NDArray[np.int64] = np.add.reduceat(steps, starts, dtype=np.int64) * np.dtype(width).itemsize
    return taken


def _gaps(keys: Numbers, counts: npt.NDArray[np.int64], distances: Numbers, width: _Width) -> Gaps:
    most = np.iinfo(width).max
    past = np.cumsum(1 + distances // np.uint32(most), dtype=np.int64)
    steps = np.full(int(past[-1]) if len(past) else 0, most, dtype=width)
    steps[past - 1] = distances % np.uint32(most)
    starts = np.append(0, past)[np.append(0, np.cumsum(counts))]
    return Gaps(keys, starts.astype(np.uint32), steps)
