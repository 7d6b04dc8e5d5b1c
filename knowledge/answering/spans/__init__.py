"""The words of a sentence that are of a sort: persons, dates, numbers with their units, reasons, phrases."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import islice

from knowledge.answering.spans import amounts, names, phrases, times
from knowledge.answering.spans.scene import LONGEST, Scene, Span, cut
from knowledge.model import NameKind

__all__ = ["LONGEST", "Scene", "Span", "cut", "offered"]

MOST = 40
"""Spans of one sort that are weighed in a sentence."""
_BY_QUESTION = frozenset({"member"})
"""Sorts whose finders look at what is expected: what they find is not kept for the next question."""
_FINDERS: dict[str, Callable[[Scene], Iterable[Span]]] = {
    **{kind.value: names.mentions(kind, kind.value) for kind in NameKind},
    "name": names.unknown,
    "several": names.several,
    "date": times.any_date,
    "day": times.days,
    "month": times.months,
    "year": times.years,
    "moment": times.moments,
    "clock": times.clocks,
    "duration": times.durations,
    "money": amounts.money,
    "age": amounts.ages,
    "ordinal": amounts.ordinals,
    "distance": amounts.distances,
    "number": amounts.counts,
    "score": amounts.score_lines,
    "where": phrases.wheres,
    "reason": phrases.reasons,
    "member": phrases.members,
    "quote": phrases.quotes,
    "agent": phrases.agents,
    "clause": phrases.clauses,
}


def offered(scene: Scene) -> list[Span]:
    """The spans of the expected sorts in a sentence, in their order; empty where it has none.

    Clauses are offered where there is nothing else.
    """
    if not scene.told.words:
        return []
    found: list[Span] = []
    for sort in scene.expected.sorts:
        if sort == "clause" and found:
            break
        here = _found(scene, sort)
        taken = {(one.start, one.end) for one in found}
        found += [one for one in here if (one.start, one.end) not in taken]
    return found


def _found(scene: Scene, sort: str) -> tuple[Span, ...]:
    """The spans of a sort, kept with the story where they are the same for all questions."""
    key = (scene.told.number, sort)
    kept = scene.story.spans.get(key)
    if kept is None:
        kept = tuple(islice(_FINDERS[sort](scene), MOST))
        if sort not in _BY_QUESTION:
            scene.story.spans[key] = kept
    return kept
