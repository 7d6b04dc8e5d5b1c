"""Names that a story itself says are of one side: "the Gulls, as Harbour are known", "Harbour, nicknamed the Gulls"."""

from __future__ import annotations

from collections import Counter

from knowledge.extraction.context import Context
from knowledge.extraction.matches.match_words import MatchWords
from knowledge.extraction.matches.side import Side

_TO_FULL = 6
"""Words between a side and what it is known as, at most."""
_FAR_MORE = 3
"""How much more often than another a side of a city is told of that its citizens stand for."""


def nicknamed(context: Context, found: dict[int, list[Side]], words: MatchWords) -> dict[int, list[Side]]:
    """The sides by sentence, those of a nickname that the story explains under the key of their full name."""
    meant: dict[int, int] = {}
    for sentence, sides in found.items():
        at, past = context.slices[sentence] if len(sides) > 1 else (0, 0)
        for here in range(at, past):
            if context.folded[here] in words.sets["calling"]:
                pair = _explained(context, sides, here, words)
                if pair is not None:
                    meant.setdefault(*pair)
    if not meant:
        return found
    return {n: [side._replace(key=meant.get(side.key, side.key)) for side in sides] for n, sides in found.items()}


def citizens(context: Context, found: dict[int, list[Side]], words: MatchWords) -> dict[int, list[Side]]:
    """The sides by sentence, "the Londoners" under the key of the side of London that the story tells of.

    So is "the Edinburgh side", and "the French club". Of several it is the one told of most, where it is told of far
    more than the next.
    """
    names, cities = context.names, words.citizens
    told = Counter(side.key for sides in found.values() for side in sides)
    called = {
        side.key: cities[context.folded[side.at]]
        for sides in found.values()
        for side in sides
        if side.past - side.at == 1 and context.folded[side.at] in cities
    }
    called |= _towns(context, found, words)
    if not called:
        return found
    homes: dict[str, list[int]] = {}
    for key in sorted(told):
        entry = context.lexicon.entries.get(names[key].entry or "") if 0 <= key < len(names) else None
        for home in {entry.city, entry.country} - {None} if entry is not None else ():
            homes.setdefault(home or "", []).append(key)
    meant: dict[int, int] = {}
    for key, city in called.items():
        ranked = sorted((home for home in homes.get(city, ()) if home != key), key=lambda home: -told[home])
        if ranked and (len(ranked) == 1 or told[ranked[0]] >= _FAR_MORE * told[ranked[1]]):
            meant[key] = ranked[0]
    return {n: [side._replace(key=meant.get(side.key, side.key)) for side in sides] for n, sides in found.items()}


def _towns(context: Context, found: dict[int, list[Side]], words: MatchWords) -> dict[int, str]:
    """Names that a story only ever uses as a town's, of a side from there: "the Edinburgh side", "the Leeds outfit"."""
    framed: Counter[int] = Counter()
    frames = {False: words.sets["town_sides"], True: words.sets["nation_sides"]}
    told = Counter(side.key for sides in found.values() for side in sides)
    for sides in found.values():
        for side in sides:
            leads = "the" in (context.word(side.at - 1), context.word(side.at - 2))
            nation = 0 <= side.key < len(context.names) and _is_nation(context, side.key)
            if leads and not (side.person or side.possessive) and context.word(side.past) in frames[nation]:
                framed[side.key] += 1
    only = [key for key, count in framed.items() if told[key] == count and 0 <= key < len(context.names)]
    entries = {key: context.lexicon.entries.get(context.names[key].entry or "") for key in only}
    return {key: (entry and entry.city) or context.names[key].canonical for key, entry in entries.items()}


def _is_nation(context: Context, key: int) -> bool:
    return (context.names[key].entry or "").startswith("nation:")


def _explained(context: Context, sides: list[Side], at: int, words: MatchWords) -> tuple[int, int] | None:
    """The key of a nickname and of whose it is, told by the word at this token."""
    before = [side for side in sides if side.past <= at and not side.person]
    behind = next((side for side in sides if side.at > at), None)
    if len(before) > 1 and context.word(before[-1].at - 1 - _the(context, before[-1])) == "as":
        nickname, full = before[-2], before[-1]
        if _joined(context, full.past, at, words) and full.at - nickname.past <= _TO_FULL:
            return _different(nickname.key, full.key)
    if not before or behind is None or behind.person or behind.at - at > _TO_FULL // 2:
        return None
    if not _joined(context, before[-1].past, at, words) or context.word(at + 1) not in {"as", "the"}:
        return None
    return _different(behind.key, before[-1].key)


def _the(context: Context, side: Side) -> int:
    return int(context.word(side.at - 1) == "the")


def _joined(context: Context, at: int, past: int, words: MatchWords) -> bool:
    """Whether only what leads to another name stands in between."""
    return past - at <= _TO_FULL and all(context.folded[here] in words.sets["called_as"] for here in range(at, past))


def _different(nickname: int, full: int) -> tuple[int, int] | None:
    return None if nickname == full else (nickname, full)
