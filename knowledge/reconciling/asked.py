"""What facts of many stories, as one view, are asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from knowledge.language.folding import fold
from knowledge.model import AnyFact, Match, Merged, Quote


def stories_of(merged: Merged) -> Iterator[str]:
    """The stories that tell of it, those that tell it otherwise last."""
    yield from merged.stories
    yield from (piece.story for fact in merged.differs for piece in fact.evidence)


def day(fact: AnyFact) -> str:
    """The day of a match as ISO writes it, empty where it is not told."""
    return fact.when.first.isoformat() if isinstance(fact, Match) and fact.when and fact.when.first else ""


def plays(match: Match, sides: Sequence[set[str]]) -> bool:
    """Whether the sides wanted are sides of the match, each another one."""
    one, other = map(fold, match.sides)
    if len(sides) < 2:
        return not sides or one in sides[0] or other in sides[0]
    return (one in sides[0] and other in sides[1]) or (other in sides[0] and one in sides[1])


def said(merged: Merged) -> str:
    """The words of a quotation."""
    return merged.fact.text if isinstance(merged.fact, Quote) else ""
