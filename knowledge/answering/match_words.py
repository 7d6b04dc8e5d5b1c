"""How a match is put into words."""

from __future__ import annotations

from collections.abc import Sequence

from knowledge.answering.found import Found, marked, when
from knowledge.answering.matches_told import Told
from knowledge.model import Match
from knowledge.phrases import Phrase, Said, Team, english, phrase, row


def told(one: Told, said: Said, says: Sequence[str] = ()) -> Found:
    """An answer that rests on one match."""
    differs = tuple(piece for fact in one.merged.differs for piece in fact.evidence[:1])
    return Found(
        said,
        one.match.evidence,
        (*says, *printed(one.match)),
        (one.match,),
        derived=one.match.derived,
        independent=one.merged.independent,
        differs=differs,
        steps=one.match.steps,
    )


def printed(match: Match) -> tuple[str, ...]:
    """The words of its evidence that tell of a match."""
    pairs = [pair for one in (match.score, *match.leads) if one for pair in (one, one[::-1])]
    return (*(f"{a}{dash}{b}" for a, b in pairs for dash in "-–"), *match.sides)


def result(match: Match, *, opens: bool = False) -> Phrase:
    """`Belgium won 3–2 (derived)`, `it was a 2–2 draw`, `it is still to be played`, or that no result is told."""
    told_result = _result(match)
    return Phrase(told_result.text, told_result.values, told_result.many, opens)


def _result(match: Match) -> Phrase:
    score = f"{max(match.score)}–{min(match.score)}" if match.score else ""
    if match.drawn:
        return phrase("it was a {score} draw", score=score) if score else phrase("it was a draw")
    if match.winner and score:
        won = phrase("{winner} won {score}", winner=Team(match.winner), score=score)
        return phrase("{said} (derived)", said=won) if match.derived else won
    if match.winner:
        return phrase("{winner} won", winner=Team(match.winner))
    return phrase("no result is told") if match.played else phrase("it is still to be played")


def line(match: Match) -> Said:
    """A match in one line: `Belgium 3–2 Japan`, `Sweden beat Switzerland`, `England v Colombia`."""
    one, two = map(Team, match.sides)
    if match.score:
        # The winner's first, as results are told.
        goals = match.score if match.winner != match.sides[1] else match.score[::-1]
        sides = (one, two) if goals is match.score else (two, one)
        return marked(row((sides[0], f"{goals[0]}–{goals[1]}", sides[1]), " "), match)
    if match.drawn:
        return phrase("{one} drew with {two}", one=one, two=two)
    if match.winner:
        loser = two if match.winner == match.sides[0] else one
        return phrase("{winner} beat {loser}", winner=Team(match.winner), loser=loser)
    return title(match)


def title(match: Match) -> Phrase:
    """A match by its sides."""
    return phrase("{one} v {two}", one=Team(match.sides[0]), two=Team(match.sides[1]))


def occasion(match: Match) -> tuple[Said, ...]:
    """Where and when a match was, and at what stage of what, as far as it is told."""
    parts: list[Said] = []
    if match.stage and match.competition:
        parts.append(
            phrase("in the {stage} of the {competition}", stage=phrase(match.stage), competition=match.competition)
        )
    elif match.stage or match.competition:
        parts.append(phrase("in the {occasion}", occasion=phrase(match.stage or match.competition or "")))
    if match.venue:
        parts.append(phrase("at {venue}", venue=match.venue))
    if match.when:
        day = when(match.when)
        parts.append(phrase("on {date}", date=day) if english(day)[:1].isdigit() else day)
    return tuple(parts)
