"""Which stories are near copies of one another, so that a wire report printed by many counts as one voice."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from knowledge.model import Story
from knowledge.reconciling.groups import Groups

RUN = 5
"""Words in a row that are compared."""
SHARE = 0.6
"""From this share of the shorter story's runs on, two stories are copies."""
SKETCH = 48
"""Runs of a text that are looked up: those with the lowest hashes, so that copies pick the same ones."""
REPRESENTATIVES = 4
"""Stories remembered for one run: later ones are compared with these only, which keeps the whole linear."""
KEPT = 1024
"""Stories whose runs are kept, eight bytes for each of their words, and their texts."""
_WORD = re.compile(r"\w+")
_FACTOR = np.uint64(0x9E3779B97F4A7C15)
Runs = npt.NDArray[np.uint64]


class Copies:
    """Tells which of some stories are near copies of one another; only those asked about are compared."""

    def __init__(self, stories: Sequence[Story]) -> None:
        self._stories = {story.key: story for story in stories}

    def among(self, keys: Iterable[str]) -> dict[str, int]:
        """The groups of the stories of some keys; none where there is but one story."""
        stories = [self._stories[key] for key in dict.fromkeys(keys) if key in self._stories]
        return near_copies(stories) if len(stories) > 1 else {}


def near_copies(stories: Sequence[Story]) -> dict[str, int]:
    """Give each story's key the number of its group of near copies; time grows linearly with the text.

    A story counts as a copy where the shorter of two holds 60% of its five-word runs in the other.
    """
    runs = [_runs(story.text) for story in stories]
    sketches = [some[:SKETCH].tolist() for some in runs]
    groups = similar(sketches, lambda one, other: _shared(runs[one], runs[other]) >= SHARE)
    return {story.key: groups.of(at) for at, story in enumerate(stories)}


@lru_cache(maxsize=KEPT)
def _runs(text: str) -> Runs:
    """Hashes of all runs of words of a story, ascending; of a shorter one its one run."""
    found = list(map(_hash, _WORD.findall(text.casefold())))
    if not found:
        return np.empty(0, np.uint64)
    hashes = np.array(found, dtype=np.uint64)
    last = max(1, len(hashes) - RUN + 1)
    mixed = np.zeros(last, dtype=np.uint64)
    for at in range(min(RUN, len(hashes))):
        mixed = mixed * _FACTOR + hashes[at : at + last]
    return np.unique(mixed * _FACTOR >> np.uint64(16))


@lru_cache(maxsize=16_384)
def _hash(word: str) -> int:
    return zlib.crc32(word.encode())


def _shared(one: Runs, other: Runs) -> float:
    """The share of the smaller of two that the larger one holds, 0 to 1."""
    smaller = min(len(one), len(other))
    return len(np.intersect1d(one, other, assume_unique=True)) / smaller if smaller else 0.0


def sketch(runs: frozenset[int]) -> list[int]:
    """The runs by which a text is looked up: those with the lowest hashes."""
    return sorted(runs)[:SKETCH]


def similar(sketches: Sequence[Sequence[int]], alike: Callable[[int, int], bool]) -> Groups:
    """Group the texts, known by their numbers, that are alike: only those are compared whose sketches meet."""
    groups = Groups(len(sketches))
    holders: dict[int, list[int]] = {}
    for at, runs in enumerate(sketches):
        tried: set[int] = set()
        for run in runs:
            known = holders.setdefault(run, [])
            for other in known:
                if other not in tried:
                    tried.add(other)
                    if alike(other, at):
                        groups.join(other, at)
            if len(known) < REPRESENTATIVES:
                known.append(at)
    return groups


def independent(keys: Sequence[str], copies: Mapping[str, int]) -> int:
    """How many of the stories of these keys tell it on their own; near copies count once."""
    return len({copies.get(key, -1 - at) for at, key in enumerate(dict.fromkeys(keys))})
