"""Which stories are near copies of one another, so that a wire report printed by many counts as one voice."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from knowledge.model import Story
from knowledge.reconciling.groups import Groups
from knowledge.reconciling.words import overlap, shingles

RUN = 5
"""Words in a row that are compared."""
SHARE = 0.6
"""From this share of the shorter story's runs on, two stories are copies."""
SKETCH = 48
"""Runs of a story that are looked up: those with the lowest hashes, so that copies pick the same ones."""
REPRESENTATIVES = 4
"""Stories remembered for one run: later ones are compared with these only, which keeps the whole linear."""


def near_copies(stories: Sequence[Story]) -> dict[str, int]:
    """Give each story's key the number of its group of near copies; time grows linearly with the text.

    A story counts as a copy where the shorter of two holds 60% of its five-word runs in the other.
    """
    sets = [shingles(story.text, RUN) for story in stories]
    groups = similar(sets, SHARE)
    return {story.key: groups.of(at) for at, story in enumerate(stories)}


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
