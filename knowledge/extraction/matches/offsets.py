"""Days of matches that are told from those of other matches: "a week after losing to York", "two days earlier"."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from knowledge.extraction.context import Context
from knowledge.extraction.matches.grouping import Group
from knowledge.extraction.matches.items import Kind, Line
from knowledge.extraction.matches.match_words import MatchWords
from knowledge.extraction.matches.telling import Telling
from knowledge.model import Precision, When

_TO_TOLD = 4
"""Words from "a week after" to the match that was then, at most."""
_TO_PHRASE = 12
"""Words between a match and "a week earlier", at most."""
_SENTENCES = 3
"""Sentences that are looked back through for the match that days are counted from."""
_APART = {Kind.STOP, Kind.RELATIVE}


def count(context: Context, line: Line, told: Sequence[Telling], before: Sequence[Telling], words: MatchWords) -> None:
    """Note of the tellings of a sentence which are so many days before or after another match, and which that is."""
    folded, units, sets = context.folded, words.days, words.sets
    for at in range(line.at + 1, line.past):
        if folded[at] not in units or not told:
            continue
        days = units[folded[at]] * _number(folded[at - 1], words)
        way = context.word(at + 1) if at + 1 < line.past else ""
        told_from = at + 2
        if folded[at - 1] in {"previous", "following"}:
            days, way, told_from = units[folded[at]], "earlier" if folded[at - 1] == "previous" else "later", at + 1
        elif folded[at - 1] == "the" and way == "before":
            days = units[folded[at]]
        if not days:
            continue
        if way in {"after", "before"} and (telling := _behind(line, told, told_from)) is not None:
            base = next((each for each in reversed(_others(told, telling)) if each.past <= at), None)
            days = -days if way == "after" else days
        elif way in sets["days_before"] | sets["days_after"] and _ends(context, at + 2, line.past, words):
            telling = _beside(line, told, at)
            base = None if telling is None else _dated([*before, *_others(told, telling)], line.sentence)
            days = -days if way in sets["days_before"] else days
        else:
            continue
        if telling is not None and base is not None:
            start, end = context.tokens[at - 1].start, context.tokens[min(told_from, line.past) - 1].end
            telling.date, telling.counted = None, (base, days, context.text[start:end])


def resolve(context: Context, telling: Telling, groups: Mapping[int, Group]) -> When | None:
    """The day of a telling that is counted from another's match; None where that has no day.

    `groups` has the match of each telling, by the telling's id.
    """
    if telling.counted is None:
        return None
    base, days, text = telling.counted
    same = groups[id(base)].tellings if id(base) in groups else []
    dated = next((t for t in (base, *same) if t.date is not None), None)
    if dated is None or dated.date is None:
        return None
    when = context.resolve(dated.date, "future" if dated.played is False else "past")
    if when.first is None or when.precision is not Precision.DAY:
        return None
    day = when.first + dt.timedelta(days=days)
    return When(text, day, day, Precision.DAY)


def _number(word: str, words: MatchWords) -> int:
    return words.counts.get(word, int(word) if word.isdigit() and len(word) < 3 else 0)


def _ends(context: Context, at: int, past: int, words: MatchWords) -> bool:
    """Whether what stands before this token is a time by itself: no noun or name follows."""
    word = context.word(at) if at < past else ""
    return not word[:1].isalpha() or word in words.sets["behind_days"]


def _behind(line: Line, told: Sequence[Telling], at: int) -> Telling | None:
    """The first telling that begins right behind this token."""
    near = [telling for telling in told if at <= telling.at <= at + _TO_TOLD]
    first = min(near, key=lambda telling: telling.at, default=None)
    if first is None or any(i.kind is Kind.COMMA and at <= i.at < first.at for i in line.items):
        return None
    return first


def _beside(line: Line, told: Sequence[Telling], at: int) -> Telling | None:
    """The telling that a time belongs to: the one right before it, else, where it opens its sentence, the next."""
    ahead = [telling for telling in told if telling.past <= at and at - telling.past <= _TO_PHRASE]
    if ahead:
        nearest = max(ahead, key=lambda telling: telling.past)
        stops = any(i.kind in _APART and nearest.past <= i.at < at for i in line.items)
        return None if stops else nearest
    return min(told, key=lambda telling: telling.at, default=None) if at - line.at <= _TO_TOLD else None


def _others(told: Sequence[Telling], telling: Telling) -> list[Telling]:
    return [each for each in told if each is not telling and each.at < telling.at]


def _dated(tellings: Sequence[Telling], sentence: int) -> Telling | None:
    """The last of the tellings that has a day, if it is near."""
    near = [each for each in tellings if each.date is not None and sentence - each.sentence <= _SENTENCES]
    return near[-1] if near else None
