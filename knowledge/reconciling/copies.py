"""Which stories are near copies of one another, so that a wire report printed by many counts as one voice."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache

import numpy as np

from knowledge.model import Story
from knowledge.reconciling.groups import Groups
from knowledge.reconciling.words import overlap

RUN = 5
"""Words in a row that are compared."""
SHARE = 0.6
"""From this share of the shorter story's runs on, two stories are copies."""
SKETCH = 48
"""Runs of a story that are looked up: those with the lowest hashes, so that copies pick the same ones."""
REPRESENTATIVES = 4
"""Stories remembered for one run: later ones are compared with these only, which keeps the whole linear."""
KEPT = 256
"""Stories whose runs are kept."""
_WORD = re.compile(r"\w+")
_FACTOR = np.uint64(0x9E3779B97F4A7C15)


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
    sets = [_runs(story.text) for story in stories]
    groups = similar(sets, SHARE)
    return {story.key: groups.of(at) for at, story in enumerate(stories)}


@lru_cache(maxsize=KEPT)
def _runs(text: str) -> frozenset[int]:
    """Hashes of all runs of words of a story; of a shorter one its one run."""
    found = [zlib.crc32(word.encode()) for word in _WORD.findall(text.casefold())]
    if not found:
        return frozenset()
    hashes = np.array(found, dtype=np.uint64)
    last = max(1, len(hashes) - RUN + 1)
    mixed = np.zeros(last, dtype=np.uint64)
    for at in range(min(RUN, len(hashes))):
        mixed = mixed * _FACTOR + hashes[at : at + last]
    return frozenset((mixed * _FACTOR >> np.uint64(16)).tolist())


def similar(sets: Sequence[frozenset[int]], share: float, joins: Callable[[int, int], bool] | None = None) -> Groups:
    """Group the sets of which the smaller holds `share` of itself in the larger, where `joins` does not object."""
    groups = Groups(len(sets))
    holders: dict[int, list[int]] = {}
    for at, current in enumerate(sets):
        tried: set[int] = set()
        for run in sorted(current)[:SKETCH]:
            known = holders.setdefault(run, [])
            for other in known:
                if other in tried:
                    continue
                tried.add(other)
                if overlap(current, sets[other]) >= share and (joins is None or joins(other, at)):
                    groups.join(other, at)
            if len(known) < REPRESENTATIVES:
                known.append(at)
    return groups


def independent(keys: Sequence[str], copies: Mapping[str, int]) -> int:
    """How many of the stories of these keys tell it on their own; near copies count once."""
    return len({copies.get(key, -1 - at) for at, key in enumerate(dict.fromkeys(keys))})
