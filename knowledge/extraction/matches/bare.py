"""Matches told without a verb for them: "X v Y", "against X", "the France match", "Senegal and Japan met"."""

from __future__ import annotations

from itertools import pairwise

from knowledge.extraction.matches.clauses import telling_of
from knowledge.extraction.matches.items import Item, Kind, Line
from knowledge.extraction.matches.match_words import Effect, Form, Trigger
from knowledge.extraction.matches.reader import Reader
from knowledge.extraction.matches.telling import Telling

_TO_OWNED = 4
"""Words from a side to the match that is its own, at most: "York's Six Nations opener"."""
_PAIR = 2
_BRACKETED = 3
"""Tokens of a number in brackets."""


class Bare(Reader):
    """Reads them, sentence by sentence."""

    def each_other(self, line: Line, index: int, item: Item, trigger: Trigger) -> list[Telling]:
        """Two sides that meet: "Senegal and Japan played each other", "England and Colombia prepared to play"."""
        named = [i for i in line.items[:index] if i.side is not None]
        if self._memory.pair is not None and self._is_again(line, item):
            telling = telling_of(line, item, trigger, self._memory.pair, item.past, 0.6)
            telling.guessed = telling.again = True
            return [telling]
        if self._context.word(item.at - 1) in self._words.sets["both_sides"] and trigger.form is not Form.NOUN:
            both = list(dict.fromkeys(i.side.key for i in named if i.side is not None and not i.side.person))
            if len(both) == _PAIR and self._sides.fit(both[0], both[1]) is not None:
                return [telling_of(line, item, trigger, (both[0], both[1]), item.past, 0.7)]
        if trigger.form is Form.NOUN:
            return self._between_both(line, item, trigger)
        if len(named) < 2 or item.at - named[-1].past > 4:
            return []
        left, right = named[-2], named[-1]
        gap = [self._context.word(at) for at in range(left.past, right.at)]
        if (
            gap not in (["and"], ["and", "the"])
            or right.side is None
            or right.side.modifier
            or left.side is None
            or right.side is None
        ):
            return []
        following = self._context.word(item.past)
        if following[:1].isalpha() and following not in self._words.sets["each_other"]:
            return []
        return [telling_of(line, item, trigger, (left.side.key, right.side.key), item.past, 0.85)]

    def _is_again(self, line: Line, item: Item) -> bool:
        """Whether two sides told of before play once more: "the two sides meet again", "the return fixture"."""
        sets, word = self._words.sets, self._context.word
        if any(i.side is not None and not i.side.person and not i.side.place for i in line.items):
            return False
        near = {word(at) for at in range(item.at - 1, min(item.past + 4, line.past))}
        if word(item.at) in sets["again"] and word(item.at - 1) in {"the", "a"}:
            return word(item.past) not in sets["links"]
        subject = {word(at) for at in range(max(line.at, item.at - 5), item.at)}
        return bool(near & sets["again"]) and (bool(subject & sets["both_sides"]) or word(item.at - 1) == "return")

    def _between_both(self, line: Line, item: Item, trigger: Trigger) -> list[Telling]:
        """A match spoken of where a story opens, in a sentence that names its two teams and no other."""
        theirs = self._of_owner(line, item, trigger)
        if theirs is not None:
            return [theirs]
        keys = list(dict.fromkeys(i.side.key for i in line.items if i.side is not None and not i.side.person))
        if any(i.trigger and i.trigger.form is not Form.NOUN and i.trigger.effect is Effect.MEET for i in line.items):
            return []
        if (
            self._sides.individual
            or line.sentence > 2
            or len(keys) != 2
            or set(keys) != set(self._sides.main[:2])
            or not self._sides.only_two()
        ):
            return []
        if self._context.word(item.at) not in self._words.sets["whole"] or self._memory.told is not None:
            return []
        telling = telling_of(line, item, trigger, (keys[0], keys[1]), item.past, 0.6)
        telling.guessed = True
        return [telling]

    def _of_owner(self, line: Line, item: Item, trigger: Trigger) -> Telling | None:
        """A match of one side where its clause names one other: "she expects Bath to run hard in York's opener"."""
        named = [i for i in line.items if i.side is not None and not i.side.person]
        owner = next((i for i in reversed(named) if i.past < item.at <= i.past + _TO_OWNED), None)
        if owner is None or owner.side is None or not owner.side.possessive or self._memory.told is not None:
            return None
        others = [i.side for i in named if i.side is not None and i.side.key != owner.side.key]
        other = others[0] if len(others) == 1 and not (others[0].modifier or others[0].place) else None
        if other is None or self._sides.fit(owner.side.key, other.key) is None:
            return None
        low, high = sorted((owner.at, other.at))
        apart = {Kind.COMMA, Kind.JOIN, Kind.STOP, Kind.RELATIVE}
        if any(low < i.at < high and i.kind in apart for i in line.items):
            return None
        telling = telling_of(line, item, trigger, (owner.side.key, other.key), item.past, 0.6)
        telling.guessed = True
        return telling

    def named_match(self, line: Line, index: int, item: Item) -> list[Telling]:
        """Of "the France match": the story's main side against the one it is named after."""
        joined = self._joined_match(line, index, item)
        if joined is not None:
            return [joined]
        before = line.items[index - 1] if index else None
        if (
            before is None
            or before.side is None
            or before.side.person
            or before.past != item.at
            or before.side.possessive
        ):
            return []
        named = {i.side.key for i in line.items if i.side is not None and (i is before or not i.side.modifier)}
        main = next((key for key in self._sides.main if key not in named), None)
        if self._context.word(item.at) in self._words.sets["roles"] or self._sides.individual:
            return []
        if self._context.word(before.at - 1) != "the" or main is None:
            return []
        telling = Telling(
            main, before.side.key, Effect.MEET, line.sentence, before.at, item.past, confidence=0.6, noun=True
        )
        telling.guessed = True
        return [telling]

    def _joined_match(self, line: Line, index: int, item: Item) -> Telling | None:
        """The match of two sides joined right before its noun: "the York and Bath replay"."""
        named = [i for i in line.items[:index] if i.side is not None]
        for first, second in pairwise(named[-2:]):
            one, other = first.side, second.side
            joined = self._context.word(first.past) == "and" and second.at == first.past + 1 and second.past == item.at
            if joined and one and other and not one.possessive and self._context.word(first.at - 1) == "the":
                return Telling(
                    one.key, other.key, Effect.MEET, line.sentence, first.at, item.past, confidence=0.75, noun=True
                )
        return None

    def next_for(self, line: Line, index: int, item: Item) -> list[Telling]:
        """Of "Next for the champion is Dessart": the side named first, to play the one behind the verb."""
        be = next(
            (
                at
                for at in range(item.past, min(item.past + 9, line.past))
                if self._context.word(at) in self._words.sets["coming"]
            ),
            None,
        )
        if be is None:
            return []
        own = next((i for i in line.items[index + 1 :] if i.side is not None and i.at < be), None)
        foe = next(
            (i for i in line.items if i.side is not None and i.at > be and not self._clauses.passed_over(line, i)), None
        )
        if foe is None or foe.side is None or foe.at - be > 6:
            return []
        winner = {"champion", "winner", "winners", "champions"} & set(self._context.folded[item.past : be])
        told = self._memory.winner if winner and self._memory.winner is not None else self._memory.subject
        named = own is not None and own.side is not None and not (winner and own.side.weak)
        one = own.side.key if named and own is not None and own.side is not None else told
        telling = Telling(
            one, foe.side.key, Effect.MEET, line.sentence, item.at, foe.past, confidence=0.85, played=False
        )
        telling.guessed = own is None
        return [telling]

    def between(self, line: Line, index: int, told: list[Telling]) -> list[Telling]:
        """A score "between Denmark and France", where no noun for a match has told of it."""
        if told or not any(i.kind is Kind.SCORE for i in line.items):
            return []
        pair = self._opponents.pair_behind(line, line.items[index].at)
        if pair is None:
            return []
        one, other, past = pair
        item = line.items[index]
        return [Telling(one, other, Effect.MEET, line.sentence, item.at, past, confidence=0.8, played=True, noun=True)]

    def _stands(self, before: Item, item: Item) -> bool:
        """Whether a side right before "against" is the one that plays: "went to see York against Bath"."""
        side = before.side
        return side is not None and before.past == item.at and not (side.person or side.modifier or side.place)

    def versus(self, line: Line, index: int) -> list[Telling]:
        """Two sides with "v" between them."""
        item = line.items[index]
        if index == 0 or index + 1 >= len(line.items):
            return []
        left, right = self._unbracketed(line, index), line.items[index + 1]
        if left.side is None or right.side is None:
            if right.side is not None and left.kind is not Kind.SIDE:
                return self.against(line, index, set())
            return []
        if right.at - item.past > 2:
            return []
        one, other = self._either(line, left, -1), self._either(line, right, 1)
        telling = Telling(one, other, Effect.MEET, line.sentence, left.at, right.past, confidence=0.95, noun=True)
        return [telling]

    def _unbracketed(self, line: Line, index: int) -> Item:
        """The item right before another, a number in brackets left out: "York (20) v Bath"."""
        item, before = line.items[index], line.items[index - 1]
        named = next((i for i in reversed(line.items[:index]) if i.side is not None), before)
        gap = [self._context.word(at) for at in range(named.past, item.at)]
        bracketed = len(gap) == _BRACKETED and gap[0] == "(" and gap[1].isdigit() and gap[2] == ")"
        return named if bracketed or not gap else before._replace(side=None)

    def _either(self, line: Line, item: Item, way: int) -> int:
        """The side of an item, or the undecided one it is half of: "Watford or Fulham"."""
        key = item.side.key if item.side is not None else 0
        joint = item.at - 1 if way < 0 else item.past
        if self._context.word(joint) != "or":
            return key
        for other in line.items:
            if other.side is not None and (other.past == joint if way < 0 else other.at == joint + 1):
                pair = (other, item) if way < 0 else (item, other)
                text = f"{self._clauses.printed(pair[0])} or {self._clauses.printed(pair[1])}"
                keys = (other.side.key, key) if way < 0 else (key, other.side.key)
                return self._sides.either(*keys, text)
        return key

    def against(self, line: Line, index: int, taken: set[int]) -> list[Telling]:
        """A bare "against X", where no trigger has taken it."""
        item = line.items[index]
        if item.at in taken:
            return []
        target = next((i for i in line.items[index + 1 :] if i.side is not None), None)
        while target is not None and self._clauses.passed_over(line, target):
            past = target.past
            target = next((i for i in line.items if i.at >= past and i.side is not None), None)
        if target is None or target.side is None or target.at - item.past > 5:
            return []
        found = self._opponents.listed(line, target, by=False)
        if found is None or target.side.modifier or target.side.possessive:
            return []
        if target.side.person and not self._sides.individual:
            return []
        subject, guessed = self._subjects.subject(line, index, taken)
        before = line.items[index - 1]
        if subject in found.keys:
            subject, guessed = next((key for key in self._sides.main if key not in found.keys), None), True
        if index and self._stands(before, item):
            subject, guessed = before.side.key if before.side is not None else subject, False
        taken.update(range(item.at, found.past))
        partly = self._context.word(item.at - 1) in self._words.sets["parts_of_play"]
        return [
            Telling(
                subject, key, Effect.MEET, line.sentence, item.at, found.past, confidence=0.6 if guessed else 0.75,
                guessed=guessed, played=True if partly else None,
            )
            for key in found.keys
        ]  # fmt: skip
