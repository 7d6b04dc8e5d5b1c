"""By what a fact is known again in a story that was read anew."""

from __future__ import annotations

from collections.abc import Sequence

from knowledge.correcting.records import FactMark
from knowledge.language.folding import fold
from knowledge.model import AnyFact, Figure, Match, Profile, Quote, Statement, Story

_LONGEST = 500
"""Characters that are kept of what a fact is told by."""


def mark(fact: AnyFact, story: Story) -> FactMark:
    """The mark of a fact of a story."""
    piece = fact.evidence[0]
    words = story.text[piece.start : piece.end]
    return FactMark(story.key, str(fact.__struct_config__.tag), _plain(words), _plain(_about(fact)))


def find(wanted: FactMark, facts: Sequence[AnyFact], story: Story) -> int | None:
    """The place of the fact that bears a mark.

    Where none bears all of it: the only one told by the same words, or the only one of the same, elsewhere in the
    story; None where there is none such, or several.
    """
    marks = [(place, mark(fact, story)) for place, fact in enumerate(facts)]
    alike = [(place, one) for place, one in marks if one.kind == wanted.kind]
    exact = [place for place, one in alike if one == wanted]
    if exact:
        return exact[0]
    for found in (
        [place for place, one in alike if one.words == wanted.words],
        [place for place, one in alike if one.about == wanted.about],
    ):
        if len(found) == 1:
            return found[0]
    return None


def _about(fact: AnyFact) -> str:
    match fact:
        case Match():
            return " v ".join(sorted(map(fold, fact.sides)))
        case Quote():
            return fact.text
        case Profile():
            return fact.name
        case Figure():
            return f"{fact.text} {fact.unit}"
        case Statement():
            return f"{fact.subject} {fact.action}"


def _plain(text: str) -> str:
    return fold(text)[:_LONGEST]
