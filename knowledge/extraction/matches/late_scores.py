"""A last score that is told as what a late goal made it: "Roe added another in stoppage time to make it 2-0"."""

from __future__ import annotations

from collections.abc import Sequence

from knowledge.extraction.context import Context
from knowledge.extraction.matches.items import Item, Kind, Line
from knowledge.extraction.matches.match_words import Effect, MatchWords
from knowledge.extraction.matches.sides import SideBook
from knowledge.extraction.matches.telling import Telling
from knowledge.language.scores import ScoreKind

_BEFORE = 4
"""Sentences that are looked back through for the match."""


def made_it(
    context: Context, line: Line, tellings: Sequence[Telling], sides: SideBook, words: MatchWords
) -> list[Telling]:
    """The result that a late goal made, of the match told right before without a score."""
    item = next((i for i in line.items if i.kind is Kind.SCORE), None)
    if item is None or item.score is None or item.score.kind is not ScoreKind.GAME or sides.individual:
        return []
    if context.word(item.at - 1) != "it" or context.word(item.at - 2) not in words.sets["making"]:
        return []
    first = context.slices[max(0, line.sentence - 1)][0]
    late = (words.sets["late"] | words.sets["at_the_end"]) & set(context.folded[first : line.past])
    if not late or words.sets["going_on"] & set(context.folded[item.past : line.past]):
        return []
    before = next((t for t in reversed(tellings) if line.sentence - t.sentence <= _BEFORE and not t.unreal), None)
    if before is None or before.score is not None or before.played is False or None in (before.one, before.other):
        return []
    high, low = max(item.score.first, item.score.second), min(item.score.first, item.score.second)
    found = Telling(
        before.one, before.other, before.effect, line.sentence, item.at, item.past, confidence=0.5, played=True,
        guessed=True, score_from=item.score, also=() if before.sentence == line.sentence else (before.sentence,),
    )  # fmt: skip
    scorer = _scorer(line, item, sides)
    if high == low:
        found.effect = Effect.DRAW
    elif found.effect not in {Effect.WIN, Effect.LOSE}:
        found.effect = Effect.LOSE if scorer == before.other else Effect.WIN
    found.score = (low, high) if found.effect is Effect.LOSE else (high, low)
    return [found]


def _scorer(line: Line, item: Item, sides: SideBook) -> int | None:
    """The team of whoever is named last before the score."""
    named = [i.side.key for i in line.items if i.side is not None and i.past <= item.at]
    if not named:
        return None
    team = sides.team_of(named[-1])
    return team if team is not None else sides.near_team(named[-1])
