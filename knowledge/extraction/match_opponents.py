"""Whom a sentence names behind a trigger: the opponent, at once or behind one of its links."""

from __future__ import annotations

from typing import NamedTuple

from knowledge.extraction.context import Context
from knowledge.extraction.match_items import Item, Kind, Line
from knowledge.extraction.match_sides import SideBook
from knowledge.extraction.match_words import Effect, Form, MatchWords, Trigger

_REACH = 11
"""Words that may stand between a trigger and its opponent."""


class Found(NamedTuple):
    """An opponent: the keys of all that are listed, the token past the last, whether it stands behind "by"."""

    keys: tuple[int, ...]
    past: int
    by: bool


class Opponents:
    """Finds opponents, with the last subject of the story for words such as "them"."""

    def __init__(self, context: Context, sides: SideBook, words: MatchWords) -> None:
        self._context = context
        self._sides = sides
        self._words = words
        self.subject: int | None = None
        self.last: dict[bool, int] = {}
        """The last subject that is a person (True), that is a team (False)."""
        self._told: int | None = None
        """The subject of the last telling of the sentence being read."""

    def _opponent(self, line: Line, index: int, item: Item, trigger: Trigger) -> Found | None:
        """The side behind a trigger: at once, or behind one of its links."""
        context, sets = self._context, self._words.sets
        linked, by, commas = trigger.direct, False, 0
        at, limit = item.past, item.past + _REACH
        by_at = {each.at: each for each in line.items[index + 1 :]}
        while at < min(line.past, limit):
            each = by_at.get(at)
            link = self._link(trigger, at, line.past)
            if link:
                linked, by = True, context.word(at) == "by"
                at += link
                limit = at + _REACH
                continue
            if trigger.direct and context.word(at) == "by" and trigger.form is Form.PARTICIPLE:
                linked, by = True, True
            elif each is not None and each.side is not None:
                if linked and not self._passed_over(line, each):
                    return self._listed(line, each, by=by) if self._may_oppose(each, trigger, item) else None
                if not linked and not each.side.modifier and not each.side.possessive:
                    return None
            elif each is not None and each.kind is Kind.OBJECT and linked and trigger.direct:
                return None if trigger.effect is Effect.MEET else self._object(each, by=by)
            elif self._stops(each, trigger, linked=linked):
                return None
            elif each is not None and each.kind is Kind.COMMA:
                commas += 1
                if commas > 1 and each.at + 1 not in by_at:
                    return None
            elif linked and trigger.direct and not by and context.word(at) in sets["prepositions"] - {"of"}:
                linked = False
            elif trigger.form is not Form.NOUN and context.word(at) in sets["not_matches"] and not by:
                return None
            at = each.past if each is not None else at + 1
        return None

    def _may_oppose(self, each: Item, trigger: Trigger, item: Item) -> bool:
        """Whether a side stands as somebody to play: not "Britain's sprinters", nor a person behind "at"."""
        side = each.side
        if side is None or side.modifier:
            return False
        before = self._context.word(each.at - 1)
        if side.place:
            return (
                before == "in"
                and trigger.form is Form.NOUN
                and self._context.word(item.at) in self._words.sets["series"]
            )
        if side.person and before in {"at", "in"}:
            return False
        return not side.possessive or self._context.word(each.past + 1) in self._words.sets["sides"] | {"in", "on", "."}

    def _stops(self, each: Item | None, trigger: Trigger, *, linked: bool) -> bool:
        if each is None:
            return False
        if each.kind is Kind.STOP or each.kind is Kind.RELATIVE:
            return True
        if each.kind is Kind.JOIN:
            return True
        if each.kind is Kind.TRIGGER and each.trigger is not None:
            noun = each.trigger.form is Form.NOUN
            return not noun or trigger.form is Form.NOUN or (linked and trigger.direct)
        return False

    def _link(self, trigger: Trigger, at: int, past: int) -> int:
        folded = self._context.folded
        for size in (4, 3, 2, 1):
            if at + size <= past and tuple(folded[at : at + size]) in trigger.links:
                return size
        return 0

    def _passed_over(self, line: Line, item: Item) -> bool:
        """Whether a side only qualifies the one that follows: "France's Nathalie Dechy", "England coach Robinson"."""
        side = item.side
        if side is None:
            return False
        following = next((i for i in line.items if i.at >= item.past and i.side is not None), None)
        if following is None or following.side is None:
            return side.possessive and not side.person and self._sides.individual
        near = following.at - item.past <= 4 and following.side.person != side.person
        return near and (side.modifier or side.possessive or following.at == item.past)

    def _listed(self, line: Line, first: Item, *, by: bool) -> Found | None:
        """The opponent with those listed behind it: "Italy, France and Scotland"; None of "A or B"."""
        if first.side is None:
            return None
        keys, last = [first.side.key], first
        context = self._context
        named = [item for item in line.items if item.side is not None and item.at >= first.past]
        for item in named:
            between = [context.word(at) for at in range(last.past, item.at)]
            if between == ["or"]:
                return None
            if item.side is None or not between or not set(between) <= {",", "and", "&"} or len(between) > 2:
                break
            if "and" in between and context.word(item.past) == "and":
                break
            after = next((i for i in line.items if i.at >= item.past), None)
            if after is not None and after.kind is Kind.TRIGGER and after.at - item.past <= 3:
                break
            keys.append(item.side.key)
            last = item
        if len(keys) == 2 and context.word(last.at - 1) == "," and last.side is not None:
            keys = keys[:1]
        return Found(tuple(dict.fromkeys(keys)), last.past, by)

    def _object(self, item: Item, *, by: bool) -> Found | None:
        key = self._told if self._told is not None else self.subject
        return None if key is None else Found((key,), item.past, by)

    def _between(self, line: Line, index: int) -> tuple[int, int, int] | None:
        """Both sides of "match between A and B"."""
        start = line.items[index].past
        if self._context.word(start) != "between":
            nearby = range(start, min(start + 3, line.past))
            start = next((at for at in nearby if self._context.word(at) == "between"), -1)
            if start < 0:
                return None
        named = [i for i in line.items if i.side is not None and i.at > start]
        plain = [i for i in named if not self._passed_over(line, i)]
        if len(plain) < 2 or plain[0].at - start > 4 or plain[0].side is None or plain[1].side is None:
            return None
        gap = [self._context.word(at) for at in range(plain[0].past, plain[1].at)]
        if "and" not in gap or len(gap) > 6:
            return None
        return plain[0].side.key, plain[1].side.key, plain[1].past
