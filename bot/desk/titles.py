"""Stories by their titles, as somebody types them: kept in memory for each edition."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rapidfuzz import fuzz, process

from bot import wording
from knowledge.language.folding import fold
from knowledge.model import Story

SURE = 88.0
"""From this score (of 100) on, a title as typed is taken for the story's."""
VAGUE = 87.0
"""The most that is given to a part of a title."""
WEAKEST = 60.0


class TitleHit(NamedTuple):
    """A story, and how well its title fits (0 to 100)."""

    key: str
    title: str
    source: str
    score: float


class Titles:
    """The titles of some stories, newest first."""

    def __init__(self, stories: Sequence[Story]) -> None:
        self._hits = [
            TitleHit(one.key, wording.title(one), wording.joined([one.publisher or "", _date(one)]), 0.0)
            for one in stories
        ]
        self._folded = [fold(hit.title) for hit in self._hits]

    def newest(self, limit: int) -> list[TitleHit]:
        """The newest stories."""
        return self._hits[:limit]

    def find(self, typed: str, limit: int = 25) -> list[TitleHit]:
        """The stories whose title fits what has been typed so far, or whose key it is, best first."""
        exact = [hit._replace(score=100.0) for hit in self._hits if hit.key == typed]
        sought = fold(typed).rstrip("…").strip()
        if exact or not sought:
            return exact or self.newest(limit)
        held = [number for number, title in enumerate(self._folded) if sought in title]
        begun = [number for number in held if self._folded[number].startswith(sought)]
        found = dict.fromkeys(begun, 95.0 if len(held) == 1 else VAGUE)
        near = process.extract(sought, self._folded, scorer=fuzz.WRatio, limit=limit, score_cutoff=WEAKEST)
        for _, score, number in near:
            # A part of a title fits many; only the whole of it, give or take a slip, is sure.
            whole = fuzz.ratio(sought, self._folded[number])
            found[number] = max(whole if whole >= SURE else min(score, VAGUE), found.get(number, 0.0))
        best = sorted(found, key=lambda number: (-found[number], number))
        return [self._hits[number]._replace(score=found[number]) for number in best[:limit]]


def _date(story: Story) -> str:
    return story.published.isoformat() if story.published else ""
