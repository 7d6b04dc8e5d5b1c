"""Who a result is against: the side behind a trigger, with those listed behind it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from types import MappingProxyType
from typing import NamedTuple

from knowledge.extraction.context import Context
from knowledge.extraction.matches.clauses import Clauses, Memory
from knowledge.extraction.matches.items import Item, Kind, Line
from knowledge.extraction.matches.match_words import TURNED, Effect, Form, MatchWords, Trigger

_REACH = 11
_TO_RANK = 4
"""Words from an "and" to the second of the ranks that it joins, at most."""
"""Words that may stand between a trigger and its opponent."""


_TO_VERB = 3
"""Words between the subject of a relative clause and its verb, at most."""


_TO_FURTHER = 14
"""Words from one opponent to the next, at most."""


_TO_CALLED = 4
"""Words from a side to what it is called in "York, the side they beat", at most."""
_SEVERAL = frozenset({"us", "them"})
"""Words for several, who play nobody where persons play each other."""


class Found(NamedTuple):
    """An opponent: the keys of all that are listed, the token past the last, whether it stands behind "by"."""

    keys: tuple[int, ...]
    past: int
    by: bool
    link: tuple[str, ...] = ()
    """The words between."""
    places: Mapping[int, tuple[int, int]] = MappingProxyType({})
    """Of each opponent of several, the tokens of its name."""


@dataclass(slots=True)
class _Search:
    """How far the search from a trigger has come: whether the next side would be the opponent, as far as `limit`."""

    item: Item
    trigger: Trigger
    linked: bool
    limit: int
    by: bool = False
    link: tuple[str, ...] = ()
    commas: int = 0


class Opponents:
    """Finds them, sentence by sentence."""

    def __init__(
        self, context: Context, words: MatchWords, clauses: Clauses, memory: Memory, *, individual: bool
    ) -> None:
        self._context = context
        self._words = words
        self._clauses = clauses
        self._memory = memory
        self._individual = individual

    def opponent(self, line: Line, index: int, item: Item, trigger: Trigger) -> Found | None:
        """The side behind a trigger: at once, or behind one of its links."""
        named = self._named_after(line, item, trigger)
        if named is not None:
            return named
        search = _Search(item, trigger, linked=trigger.direct, limit=item.past + _REACH)
        by_at = {each.at: each for each in line.items[index + 1 :]}
        at = item.past
        while at < min(line.past, search.limit):
            link = self._clauses.link(trigger, at, line.past) or self._at_club(line, trigger, at, by_at)
            if link and not self._is_far(trigger, item.past, at):
                search.linked, search.by = True, self._context.word(at) == "by"
                search.link = tuple(self._context.folded[at : at + link])
                at += link
                search.limit = at + _REACH
                continue
            each = by_at.get(at)
            if each is not None and each.side is not None:
                if search.linked and not self._clauses.passed_over(line, each):
                    return self._opposing(line, each, search)
                owner = trigger.form is Form.NOUN and self._context.word(each.at - 1) == "for"
                if not search.linked and not each.side.modifier and not each.side.possessive and not owner:
                    return None
            elif each is not None and search.linked and self.is_unnamed(line, each):
                return None
            elif each is not None and each.kind is Kind.OBJECT and self._owns(each):
                pass  # "beat her sister Ann Dole"
            elif each is not None and each.kind is Kind.OBJECT and search.linked and trigger.direct:
                again = trigger.form is Form.GERUND and self._memory.told is not None  # "beat X, sending them home"
                return None if again or trigger.effect is Effect.MEET else self._object(line, each, by=search.by)
            elif self._ends(search, at, each, by_at):
                return None
            at = each.past if each is not None else at + 1
        return None

    def _owns(self, each: Item) -> bool:
        """Whether a "her" is whose somebody is: a noun follows it."""
        word = self._context.word(each.past)
        sets = self._words.sets
        others = sets["prepositions"] | self._words.joints.keys() | sets["whole_time"] | sets["beating_ends"]
        return self._context.word(each.at) == "her" and word.isalpha() and word not in others

    def is_unnamed(self, line: Line, each: Item) -> bool:
        """Whether the opponent is only called theirs: "beat their rescuers 3-1", "lost to their neighbours"."""
        if each.kind is not Kind.OWN or each.past - each.at > 1:
            return False
        word = self._context.word
        if word(each.past) in self._words.sets["foes"]:
            return True
        scored = any(i.kind is Kind.SCORE and i.at == each.past + 1 for i in line.items)
        return scored and word(each.past).isalpha() and word(each.past) not in self._words.sets["not_matches"]

    def _is_far(self, trigger: Trigger, start: int, at: int) -> bool:
        """Whether a loose link is no noun's own, a verb standing between: "a victory was the best of York's"."""
        sets = self._words.sets
        loose = trigger.form is Form.NOUN and self._context.word(at) in sets["loose_links"]
        return loose and bool((sets["finite"] | {"to"}) & set(self._context.folded[start:at]))

    def _named_after(self, line: Line, item: Item, trigger: Trigger) -> Found | None:
        """The opponent of a match that is named after it: "they lost the French game"."""
        decided = trigger.effect in {Effect.WIN, Effect.LOSE} and trigger.form is not Form.NOUN
        if not decided or trigger.direct or self._context.word(item.past) != "the":
            return None
        named = next((i for i in line.items if i.at == item.past + 1 and i.side is not None), None)
        if named is None or named.side is None or self._context.word(named.past) not in self._words.sets["whole"]:
            return None
        return None if named.side.person else Found((named.side.key,), named.past + 1, by=False)

    def _at_club(self, line: Line, trigger: Trigger, at: int, by_at: Mapping[int, Item]) -> int:
        """The size of the link in "their match at York", where a club follows: 1, else 0."""
        if trigger.form is not Form.NOUN or trigger.effect is not Effect.MEET or self._context.word(at) != "at":
            return 0
        behind = by_at.get(at + 1)
        club = behind is not None and behind.side is not None and self._clauses.is_club(behind.side.key)
        others = {"between", "against", "with", "v"} & set(self._context.folded[at : line.past])
        return int(club and not others and self._context.word(at - 1) in self._words.sets["whole"])

    def further(self, line: Line, found: Found) -> list[Item]:
        """The opponents behind the first, each with a score of its own: "beat Italy 2-0 and Wales 3-1"."""
        if sum(item.kind is Kind.SCORE for item in line.items) <= 1:
            return []
        context, past = self._context, found.past
        more: list[Item] = []
        scores = {item.at: item for item in line.items if item.kind is Kind.SCORE}
        named = {item.at: item for item in line.items if item.side is not None}
        while True:
            here, scored, joined = past, False, False
            while here < min(line.past, past + _TO_FURTHER) and here not in named:
                if here in scores:
                    scored, here = True, scores[here].past
                elif context.folded[here] in {"and", ","}:
                    joined, here = True, here + 1
                elif context.folded[here] in {
                    "(",
                    ")",
                    "the",
                    "to",
                    "with",
                    "over",
                    "against",
                } or self._clauses.in_date(here):
                    here += 1
                else:
                    return more
            item = named.get(here)
            if item is None or item.side is None or not (scored and joined) or item.side.modifier or item.side.place:
                return more
            behind = item.past + (context.word(item.past) == "(")
            if behind not in scores and not any(here - 4 <= at < here for at in scores if at > past):
                return more
            more.append(item)
            past = item.past

    def antecedent(self, line: Line, index: int) -> Found | None:
        """The side before a relative whose verb has its own subject: "Kerven, whom they beat 2-0"."""
        item = line.items[index]
        if item.trigger is None or not item.trigger.direct or item.trigger.form is Form.NOUN:
            return None
        near = [i for i in line.items[max(0, index - 4) : index] if i.kind is not Kind.COMMA]
        if near and near[-1].kind is Kind.SUBJECT and item.at - near[-1].past <= _TO_VERB:
            named = [i for i in line.items[:index] if i.side is not None and not i.side.weak and i.past < near[-1].at]
            at = near[-1].at
            told = self._context.word(at - 1) in self._words.sets["opposing"] and self._context.word(at - 2) == "the"
            if told and named and named[-1].side is not None and at - named[-1].past <= _TO_CALLED:
                return Found((named[-1].side.key,), item.past, by=False)
        for relative, subject in pairwise(near):
            if relative.kind is not Kind.RELATIVE or subject.kind not in {Kind.SUBJECT, Kind.SIDE}:
                continue
            if subject.at != relative.past or item.at - subject.past > _TO_VERB:
                continue
            before = [i for i in line.items[:index] if i.side is not None and i.past <= relative.at]
            if before and before[-1].side is not None and relative.at - before[-1].past <= 1:
                return Found((before[-1].side.key,), item.past, by=False)
        return None

    def _opposing(self, line: Line, each: Item, search: _Search) -> Found | None:
        between = {self._context.word(here) for here in range(search.item.past, each.at - 1)}
        if between & self._words.sets["called"] or not self._may_oppose(each, search.trigger, search.item):
            return None
        found = self.listed(line, each, by=search.by)
        return None if found is None else found._replace(link=search.link)

    def _ends(self, search: _Search, at: int, each: Item | None, by_at: dict[int, Item]) -> bool:
        """Whether the search ends at a token that is no side; takes note of what the token changes."""
        word, sets, trigger = self._context.word(at), self._words.sets, search.trigger
        if trigger.direct and word == "by" and trigger.form is Form.PARTICIPLE:
            search.linked, search.by = True, True
        elif word == "to" and trigger.form is Form.NOUN and search.link and search.link[-1] in sets["loose_links"]:
            search.linked = False  # "victory at Dean Park to close the gap on York"
        elif each is not None and each.kind is Kind.JOIN and search.linked and self._joins_ranks(at, by_at):
            return False
        elif self._stops(each, trigger, linked=search.linked) or self._is_dash(at):
            return True
        elif each is not None and each.kind is Kind.COMMA:
            search.commas += 1
            return search.commas > 1 and each.at + 1 not in by_at
        elif each is not None and each.kind is Kind.OWN and self._context.word(each.past) == "own":
            return True
        elif search.linked and trigger.direct and not search.by and word in sets["prepositions"] - {"of"}:
            search.linked = False
        elif trigger.form is not Form.NOUN and word in sets["not_matches"] and not search.by:
            return not self._in_sets(at) and not self._out_of(search, at)
        return False

    def _joins_ranks(self, at: int, by_at: Mapping[int, Item]) -> bool:
        """Whether an "and" only joins what one opponent is: "the top seed and former champion Ann Dole"."""
        ranks = self._words.sets["ranks"]
        if self._context.word(at) != "and" or self._context.word(at - 1) not in ranks:
            return False
        ends = next((here for here in range(at + 1, at + _TO_RANK) if self._context.word(here) in ranks), None)
        named = by_at.get(ends + 1) if ends is not None else None
        return named is not None and named.side is not None and named.side.person

    def _in_sets(self, at: int) -> bool:
        """Whether "sets" only tells how a match went: "lost in straight sets to", "won in four sets"."""
        before = self._context.word(at - 1)
        return self._context.word(at) == "sets" and (before == "straight" or before in self._words.counts)

    def _is_dash(self, at: int) -> bool:
        """Whether a hyphen stands between words as a dash does."""
        around = self._context.word(at - 1), self._context.word(at + 1)
        return self._context.word(at) == "-" and not any(word[:1].isdigit() for word in around)

    def _out_of(self, search: _Search, at: int) -> bool:
        """Whether what is lost is only what a side went out of: "knocked out of the trophy by"."""
        behind = self._context.folded[search.item.past - 1 : at]
        return search.trigger.form is Form.PARTICIPLE and behind[:2] in (("out", "of"), ("from", "the"))

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
        told = trigger.direct and trigger.effect in {Effect.WIN, Effect.LOSE}
        if told and side.person and not self._individual and not side.possessive:
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
            if noun and self._clauses.is_epithet(each):
                return False
            if noun and each.trigger.effect is TURNED[trigger.effect] is not trigger.effect:
                return True
            if noun and each.past < len(self._context.tokens) and self._context.tokens[each.past].text[:1].isupper():
                return False
            return not noun or trigger.form is Form.NOUN or (linked and trigger.direct)
        return False

    def listed(self, line: Line, first: Item, *, by: bool) -> Found | None:
        """The opponent with those listed behind it: "Italy, France and Scotland"; None of "A or B"."""
        if first.side is None:
            return None
        keys, last = [first.side.key], first
        places = {first.side.key: (first.at, first.past)}
        context = self._context
        named = [item for item in line.items if item.side is not None and item.at >= first.past]
        for item in named:
            between = [context.word(at) for at in range(last.past, item.at) if not self._clauses.in_date(at)]
            if between == ["or"]:
                return None
            if item.side is None or not between or not set(between) <= {",", "and", "&"} or len(between) > 2:
                break
            if "and" in between and context.word(item.past) == "and":
                break
            word = context.word(item.past) if item.past < line.past else ""
            if (
                word[:1].isalpha()
                and word not in self._words.sets["behind"] - self._words.sets["finite"]
                and not word.endswith("ly")
            ):
                break
            if word in {"-", "who"}:
                break
            keys.append(item.side.key)
            places[item.side.key] = (item.at, item.past)
            last = item
        if len(keys) == 2 and context.word(last.at - 1) == "," and last.side is not None:
            keys = keys[:1]
        return Found(tuple(dict.fromkeys(keys)), last.past, by, places=places)

    def _object(self, line: Line, item: Item, *, by: bool) -> Found | None:
        """Who is meant by "them": whoever was told of last, else the first of at least two sides before it."""
        if self._individual and self._context.word(item.at) in _SEVERAL:
            return None
        if self._context.word(item.at) == "us":
            speaker = self._clauses.speaker(item)
            return None if speaker is None else Found((speaker,), item.past, by)
        key = self._memory.told if self._memory.told is not None else self._memory.subject
        named = [i.side for i in line.items if i.side is not None and i.past <= item.at and not i.side.person]
        if self._memory.told is None and len(named) > 1 and not named[0].modifier and not named[0].possessive:
            key = named[0].key
        subjects = any(i.kind is Kind.SUBJECT and i.past <= item.at for i in line.items)
        if not named and self._memory.told is None and subjects and self._memory.pair and key in self._memory.pair:
            key = next((other for other in self._memory.pair if other != key), key)
        return None if key is None else Found((key,), item.past, by)

    def between(self, line: Line, index: int) -> tuple[int, int, int] | None:
        """Both sides of "match between A and B"."""
        start = line.items[index].past
        if self._context.word(start) != "between":
            nearby = range(start, min(start + 3, line.past))
            start = next((at for at in nearby if self._context.word(at) == "between"), -1)
            if start < 0:
                return None
        return self.pair_behind(line, start)

    def pair_behind(self, line: Line, start: int) -> tuple[int, int, int] | None:
        """The two sides behind the "between" at this token, and the token past them."""
        named = [i for i in line.items if i.side is not None and i.at > start]
        plain = [i for i in named if not self._clauses.passed_over(line, i)]
        if len(plain) < 2 or plain[0].at - start > 4 or plain[0].side is None or plain[1].side is None:
            return None
        gap = [self._context.word(at) for at in range(plain[0].past, plain[1].at)]
        if "and" not in gap or len(gap) > 6:
            return None
        return plain[0].side.key, plain[1].side.key, plain[1].past
