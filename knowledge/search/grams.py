"""Which strings share most runs of three letters with a query: found fast among very many."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from knowledge.search.gaps import Gaps, Stretch, written

Numbers = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float32]

POSTINGS = 60_000
"""How many places of its grams one query reads; its rarest grams come first."""
_END = 10
"""The line feed, which stands in no string."""
_AT_ONCE = 50_000
"""Strings that are taken apart together: more would need more memory than the index."""
_MOST = 255


class Postings(NamedTuple):
    """The index as arrays: the strings of the frequent grams, and of the rarer ones.

    `sizes` says how many grams each string has, as far as a byte goes.
    """

    near: Gaps
    far: Gaps
    sizes: npt.NDArray[np.uint8]


class _Scratch(threading.local):
    """Counts as many as the largest index has strings, all zero between uses; a thread has its own."""

    def __init__(self) -> None:
        self.shared = np.zeros(0, dtype=np.float32)


_scratch = _Scratch()


class Grams:
    """An index over strings of folded words with single spaces between.

    `weights` gives those of some strings: they decide among equally near ones.
    """

    def __init__(self, postings: Postings, weights: Callable[[Numbers], Floats]) -> None:
        self._postings = postings
        self._weights = weights

    def nearest(self, query: str, limit: int, only: npt.NDArray[np.bool_] | None = None) -> list[int]:
        """Up to `limit` numbers of strings that share most grams with the query, in no order; `only` narrows them."""
        found, shared = self._sharing(query)
        if only is not None:
            kept = only[found]
            found, shared = found[kept], shared[kept]
        likeness = shared - 0.5 * shared * (1 - shared / self._postings.sizes[found]) + self._weights(found)
        if len(found) > limit:
            found = found[np.argpartition(-likeness, limit)[:limit]]
        return [int(number) for number in found]

    def _sharing(self, query: str) -> tuple[Numbers, Floats]:
        """The strings that have grams of the query, its rarest first as far as may be read; and how many."""
        sizes = self._postings.sizes
        if len(_scratch.shared) < len(sizes):
            _scratch.shared = np.zeros(len(sizes), dtype=np.float32)
        shared = _scratch.shared
        touched: list[Numbers] = [np.zeros(0, dtype=np.int64)]
        left = POSTINGS
        for stretch in self._stretches(query):
            left -= stretch.steps
            if left < 0 and len(touched) > 1:
                break
            here = stretch.read()
            before = shared[here]
            touched.append(here[before == 0])
            shared[here] = before + 1
        found = np.concatenate(touched)
        counts = shared[found]
        shared[found] = 0
        return found, counts

    def _stretches(self, query: str) -> list[Stretch]:
        """Where the owners of the query's grams stand, the fewest first."""
        wanted = np.unique(_taken_apart([query])[0])
        found = [*self._postings.near.stretches(wanted), *self._postings.far.stretches(wanted)]
        return sorted(found, key=lambda stretch: stretch.steps)


def postings_of(strings: Sequence[str]) -> Postings:
    """The index of some strings."""
    pairs = np.concatenate([np.zeros(0, dtype=np.uint64), *_pairs(strings)])
    pairs.sort()
    grams, starts = np.unique((pairs >> np.uint64(32)).astype(np.uint32), return_index=True)
    owners = (pairs & np.uint64(0xFFFFFFFF)).astype(np.uint32)
    sizes = np.minimum(np.bincount(owners, minlength=len(strings)), _MOST).astype(np.uint8)
    return Postings(*written(grams, starts, owners), sizes)


def _pairs(strings: Sequence[str]) -> Iterator[npt.NDArray[np.uint64]]:
    """Each gram with each of its owners, the gram in the upper half."""
    for start in range(0, len(strings), _AT_ONCE):
        grams, owners = _taken_apart(strings[start : start + _AT_ONCE])
        yield np.unique((grams.astype(np.uint64) << np.uint64(32)) | (owners + start).astype(np.uint64))


def _taken_apart(strings: Sequence[str]) -> tuple[npt.NDArray[np.uint32], Numbers]:
    """The grams of some strings, mixed into 32 bits, each with the number of its string."""
    text = np.frombuffer("\n".join(map(_padded, strings)).encode("utf-32-le", "replace"), dtype="<u4").astype(np.int64)
    if len(text) < 3:
        return np.zeros(0, dtype=np.uint32), text[:0]
    one, two, three = text[:-2], text[1:-1], text[2:]
    within = (one != _END) & (two != _END) & (three != _END) & (three != 32) | (one != 32) & (two != 32) & (three == 32)
    kept = np.flatnonzero(within & (one != _END) & (two != _END))
    mixed = (one[kept] * 1_000_003 + two[kept]) * 1_000_003 + three[kept]
    mixed ^= mixed >> 21
    return (mixed * 0x9E3779B1 >> 5).astype(np.uint32), np.cumsum(text == _END)[kept]


def _padded(string: str) -> str:
    """Two spaces before every word and one behind: its beginning counts more than its end."""
    return f"  {string.replace(' ', '   ')} "
