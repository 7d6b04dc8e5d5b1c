"""Goals and the like: who scored, for which side, in which minute."""

from __future__ import annotations

import re
from collections.abc import Sequence

from knowledge.extraction.context import SPOKEN_FOR, Context
from knowledge.extraction.match_items import Line
from knowledge.extraction.match_sides import SideBook
from knowledge.model import Goal, Mention, NameKind

_SCORED = {
    "scored", "netted", "headed", "equalised", "equalized", "levelled", "struck", "converted", "volleyed", "slotted", "fired",
    "curled", "tapped", "opener", "winner", "equaliser", "equalizer", "goal", "try", "penalty", "header", "scoring", "scorer",
}  # fmt: skip
_DENIED = {
    "disallowed",
    "missed",
    "saved",
    "denied",
    "missing",
    "failed",
    "not",
    "nearly",
    "almost",
    "wide",
    "post",
    "bar",
}
_MINUTE = re.compile(
    r"\b(?:(\d{1,3}(?:st|nd|rd|th)[- ]minute)|(\d{1,3}) minutes?\b|(?:in|on) the (\d{1,3}(?:st|nd|rd|th) minute)|(\d{1,3})(?:'|’))"
)
_NEAR = 5
"""Words between a scorer and the word that says so."""
_AFTER = 6
"""Sentences around a match's own in which its goals are told."""


def goals_of(
    context: Context, sentences: Sequence[int], lines: dict[int, Line], sides: SideBook, pair: tuple[int, int]
) -> tuple[Goal, ...]:
    """The goals told beside a match, by persons of one of its sides or, where the story is its own, of any."""
    own = set(pair) <= set(sides.main[:2])
    near = set(sentences)
    if own:
        near = set(lines)
    found: dict[tuple[str, str | None], Goal] = {}
    for sentence in sorted(near):
        if sentence in lines and sentence < len(context.sentences):
            for goal in _goals(context, sentence, sides, pair):
                found.setdefault((goal.scorer, goal.minute), goal)
    return tuple(found.values())


def _goals(context: Context, sentence: int, sides: SideBook, pair: tuple[int, int]) -> list[Goal]:
    at, past = context.slices[sentence]
    cues = [here for here in range(at, past) if context.folded[here] in _SCORED]
    if not cues or _DENIED & set(context.folded[at:past]):
        return []
    whole = context.sentences[sentence]
    persons = context.mentions_in(whole.start, whole.end, (NameKind.PERSON,), SPOKEN_FOR)
    found = []
    for person in persons:
        first, last = context.token_at(person.start), context.token_at(person.end)
        cue = next(
            (
                c
                for c in cues
                if 0 <= c - last <= _NEAR or (context.word(c + 1) in {"by", "from"} and 0 < first - c <= 3)
            ),
            None,
        )
        if cue is None:
            continue
        team = sides.team_of(person.name)
        if team is not None and team not in pair:
            continue
        side = None if team is None else pair.index(team)
        found.append(Goal(context.name(person).canonical, side, _minute(context, person, cue)))
    return found


def _minute(context: Context, person: Mention, cue: int) -> str | None:
    start = min(person.start, context.tokens[cue].start)
    window = context.text[max(0, start - 25) : context.tokens[cue].end + 40]
    found = _MINUTE.search(window)
    return found.group().strip() if found else None
