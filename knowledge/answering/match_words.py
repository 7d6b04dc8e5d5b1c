"""How a match is put into words."""

from __future__ import annotations

from collections.abc import Sequence

from knowledge.answering.found import Found, when
from knowledge.answering.matches_told import Told
from knowledge.model import Match


def told(one: Told, text: str, says: Sequence[str] = ()) -> Found:
    """An answer that rests on one match."""
    differs = tuple(piece for fact in one.merged.differs for piece in fact.evidence[:1])
    return Found(
        text,
        one.match.evidence,
        (*says, *printed(one.match)),
        (one.match,),
        derived=one.match.derived,
        independent=one.merged.independent,
        differs=differs,
    )


def printed(match: Match) -> tuple[str, ...]:
    """The words of its evidence that tell of a match."""
    pairs = [pair for one in (match.score, *match.leads) if one for pair in (one, one[::-1])]
    return (*(f"{a}{dash}{b}" for a, b in pairs for dash in "-–"), *match.sides)


def derived(match: Match) -> str:
    """The mark of what is concluded and not told."""
    return " (derived)" if match.derived else ""


def result(match: Match) -> str:
    """`Belgium won 3–2 (derived)`, `it was a 2–2 draw`, `it is to be played`, or that no result is told."""
    if match.drawn:
        return f"it was a {match.score[0]}–{match.score[1]} draw" if match.score else "it was a draw"
    if match.winner and match.score:
        return f"{match.winner} won {max(match.score)}–{min(match.score)}{derived(match)}"
    if match.winner:
        return f"{match.winner} won"
    return "no result is told" if match.played else "it is still to be played"


def line(match: Match) -> str:
    """A match in one line: `Belgium 3–2 Japan`, `Sweden beat Switzerland`, `England v Colombia`."""
    one, other = match.sides
    if match.score:
        return f"{one} {match.score[0]}–{match.score[1]} {other}{derived(match)}"
    if match.drawn:
        return f"{one} drew with {other}"
    if match.winner:
        loser = other if match.winner == one else one
        return f"{match.winner} beat {loser}"
    return f"{one} v {other}"


def title(match: Match) -> str:
    """A match by its sides."""
    return f"{match.sides[0]} v {match.sides[1]}"


def occasion(match: Match) -> str:
    """Where and when a match was, and at what stage of what, as far as it is told."""
    parts = []
    if match.stage or match.competition:
        parts.append("in the " + " of the ".join(filter(None, (match.stage, match.competition))))
    if match.venue:
        parts.append(f"at {match.venue}")
    if match.when:
        told_day = when(match.when)
        parts.append(f"on {told_day}" if told_day[:1].isdigit() else told_day)
    return ", ".join(parts)
