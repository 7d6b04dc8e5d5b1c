"""How a sentence tells of matches: triggers with the sides before and behind them."""

from __future__ import annotations

from knowledge.extraction.match_items import Item, Kind, Line
from knowledge.extraction.match_opponents import Opponents
from knowledge.extraction.match_telling import Telling
from knowledge.extraction.match_words import Effect, Form, Trigger

_REACH_BACK = 9
"""Words that may stand between a possessor and the noun that is theirs."""
_TURNED = {Effect.WIN: Effect.LOSE, Effect.LOSE: Effect.WIN, Effect.DRAW: Effect.DRAW, Effect.MEET: Effect.MEET}


_COMING = frozenset({"is", "are", "come", "comes", "will"})


class Patterns(Opponents):
    """The rules, with what they have read so far: the last subject, for "they"."""

    def read(self, line: Line) -> list[Telling]:
        """All that a sentence says of matches, in its order."""
        found: list[Telling] = []
        taken: set[int] = set()
        self._told = None
        for index, item in enumerate(line.items):
            if item.kind is Kind.TRIGGER and item.trigger is not None:
                found += self._trigger(line, index, item, item.trigger, taken)
                self._told = next((t.one for t in found if t.one is not None), None)
            elif item.kind is Kind.VERSUS:
                found += self._versus(line, index)
            elif item.kind is Kind.AGAINST:
                found += self._against(line, index, taken)
        self._remember(line, found, taken)
        return found

    def _remember(self, line: Line, found: list[Telling], taken: set[int]) -> None:
        named = [item for item in line.items if item.side is not None]
        told = next((t.one for t in found if t.one is not None), None)
        subject = next((i for i in named if i.at not in taken and not self._behind_preposition(i, line)), None)
        subject = subject or (named[0] if named else None)
        if told is not None:
            self.subject = told
        elif subject is not None and subject.side is not None:
            self.subject = subject.side.key
        for item in reversed(named):
            if item.side is not None and not item.side.modifier and not item.side.place:
                self.last[item.side.person] = item.side.key

    # --- triggers ---

    def _trigger(self, line: Line, index: int, item: Item, trigger: Trigger, taken: set[int]) -> list[Telling]:
        if self._context.word(item.at) == "next" and self._context.word(item.past - 1) == "for":
            return self._next_for(line, index, item)
        if trigger.form is Form.NOUN and self._is_qualifier(line, index):
            return []
        opponent = self._between(line, index) if trigger.form is Form.NOUN else None
        if opponent is not None:
            one, other, past = opponent
            return [self._telling(line, item, trigger, one, other, past, 0.95)]
        found = self._opponent(line, index, item, trigger)
        effect = trigger.effect
        if found is None:
            return self._alone(line, index, item, trigger, taken)
        if trigger.form is Form.NOUN:
            subject, guessed = self._possessor(line, index, item, taken)
            if found.by and effect is Effect.WIN:
                effect = Effect.LOSE
        else:
            subject, guessed = self._subject(line, index, taken)
            if found.by and trigger.direct:
                effect = _TURNED[effect]
            elif trigger.direct and effect is not Effect.MEET and self._passive(item):
                return []
        taken.update(at for at in range(item.past, found.past))
        tellings = []
        for key in found.keys:
            telling = self._telling(line, item, trigger._replace(effect=effect), subject, key, found.past, 0.9)
            telling.travel = self._context.word(item.at) in self._words.sets["travel"]
            telling.guessed = guessed
            tellings.append(telling)
        return tellings

    def _is_qualifier(self, line: Line, index: int) -> bool:
        """Whether a noun only stands before another: "final defeat", "qualifier Frank Dancevic"."""
        item = line.items[index]
        following = line.items[index + 1] if index + 1 < len(line.items) else None
        if following is None or following.at != item.past:
            return False
        if following.kind is Kind.TRIGGER and following.trigger is not None:
            return following.trigger.form is Form.NOUN
        return following.kind is Kind.SIDE and following.side is not None and following.side.person

    def _each_other(self, line: Line, index: int, item: Item, trigger: Trigger) -> list[Telling]:
        """Two sides that meet: "Senegal and Japan played each other", "England and Colombia prepared to play"."""
        named = [i for i in line.items[:index] if i.side is not None]
        if trigger.form is Form.NOUN or len(named) < 2 or item.at - named[-1].past > 4:
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
        if following[:1].isalpha() and following not in {
            "each",
            "one",
            "on",
            "in",
            "at",
            "again",
            "for",
            "this",
            "next",
            "last",
        }:
            return []
        return [self._telling(line, item, trigger, left.side.key, right.side.key, item.past, 0.85)]

    def _scored(self, line: Line, index: int) -> bool:
        """Whether a score stands beside a trigger."""
        item = line.items[index]
        return any(i.kind is Kind.SCORE and abs(i.at - item.at) <= 5 for i in line.items)

    def _unlinked(self, item: Item, trigger: Trigger) -> Trigger:
        """Of a noun that is somebody's win with "of" behind it and else a loss, the latter."""
        found = self._words.triggers_at(self._context.folded, item.at, len(self._context.folded))
        losses = [t for t in found[1] if t.effect is Effect.LOSE and t.form is Form.NOUN] if found else []
        return losses[0] if losses else trigger

    def _telling(
        self, line: Line, item: Item, trigger: Trigger, one: int | None, other: int | None, past: int, sure: float
    ) -> Telling:
        return Telling(
            one=one,
            other=other,
            effect=trigger.effect,
            sentence=line.sentence,
            at=item.at,
            past=max(past, item.past),
            confidence=sure,
            noun=trigger.form is Form.NOUN,
        )

    def _passive(self, item: Item) -> bool:
        """Whether the verb stands behind a form of "be": its subject suffers it."""
        be = {"be", "been", "being", "is", "are", "was", "were", "get", "got"}
        return any(self._context.word(item.at - back) in be for back in (1, 2))

    # --- the subject ---

    def _subject(self, line: Line, index: int, taken: set[int]) -> tuple[int | None, bool]:
        """Whose verb it is, and whether that was taken from what went before."""
        passed_join = False
        for item in reversed(line.items[:index]):
            if item.kind is Kind.STOP:
                break
            if item.kind is Kind.RELATIVE and not passed_join:
                antecedent = self._nearest(line, item.at)
                if antecedent is not None:
                    return antecedent, False
            if item.kind is Kind.SUBJECT and not passed_join:
                return self._pronoun(line, item), True
            if item.kind is Kind.JOIN:
                passed_join = True
            if item.kind is Kind.OWN and item.past - item.at == 2 and not self._behind_preposition(item, line):
                return self._owner(line, item, taken), True
            if self._is_subject(item, line, taken) and item.side is not None:
                return item.side.key, item.side.weak
        first = next((i for i in line.items[:index] if i.side is not None and i.at not in taken), None)
        if first is not None and first.side is not None:
            return first.side.key, True
        return self.subject if self.subject is not None else self._main(), True

    def _is_subject(self, item: Item, line: Line, taken: set[int]) -> bool:
        if item.side is None or item.at in taken:
            return False
        if self._behind_preposition(item, line) or self._passed_over(line, item):
            return False
        return not item.side.modifier and not item.side.place and (not item.side.possessive or item.side.person)

    def _behind_preposition(self, item: Item, line: Line) -> bool:
        """Whether the words before a side, up to three, end in a preposition."""
        prepositions = self._words.sets["prepositions"]
        for back in range(1, 4):
            at = item.at - back
            if at < line.at:
                return False
            word = self._context.word(at)
            if word in prepositions:
                return True
            if word not in {"the", "a", "an", "fellow", "champions", "holders", "rivals", "leaders"}:
                return False
        return False

    def _nearest(self, line: Line, at: int) -> int | None:
        """The side named last before a token."""
        named = [i for i in line.items if i.side is not None and i.past <= at]
        return named[-1].side.key if named and named[-1].side is not None else None

    def _possessor(self, line: Line, index: int, item: Item, taken: set[int]) -> tuple[int | None, bool]:
        """Whose win or match a noun is: "X's win", "his side's win", "a win for X", else the clause's subject's."""
        for other in line.items[index + 1 :]:
            if other.side is not None and 0 < other.at - item.past <= 5:
                if self._context.word(item.past) == "for" or self._context.word(other.at - 1) == "for":
                    return other.side.key, False
                if self._context.word(other.at - 1) == "the" and self._context.word(other.at - 2) == "for":
                    return other.side.key, False
            break
        for other in reversed(line.items[:index]):
            if item.at - other.past > _REACH_BACK or other.kind is Kind.STOP:
                break
            if other.kind is Kind.OWN:
                return self._owner(line, other, taken), True
            if other.side is not None and other.side.possessive and other.at not in taken:
                return other.side.key, other.side.weak
            if other.side is not None and other.past == item.at and not other.side.person:
                return other.side.key, False
        if not any(i.side is not None or i.kind in {Kind.SUBJECT, Kind.OWN} for i in line.items[:index]):
            return self._main() if self._main() is not None else self.subject, True
        return self._subject(line, index, taken)

    def _owner(self, line: Line, item: Item, taken: set[int]) -> int | None:
        """Who is meant by "their", "his side": the last of the sentence that is a subject, else the last named."""
        word = self._context.word(item.at)
        if word in {"our", "my"}:
            return self._speaker(item)
        named = [i for i in line.items if i.side is not None and i.past <= item.at]
        if word in {"his", "her"}:
            persons = [i for i in named if i.side is not None and i.side.person]
            subject = next((i for i in persons if not self._behind_preposition(i, line)), None)
            if subject is not None and subject.side is not None:
                return self._with_team(line, subject)
        if self._told is not None:
            return self._told
        named = [i for i in named if i.at not in taken]
        subject = next((i for i in reversed(named) if not self._behind_preposition(i, line)), None)
        chosen = subject or (named[-1] if named else None)
        if chosen is not None and chosen.side is not None:
            return chosen.side.key
        return self.subject if self.subject is not None else self._main()

    def _with_team(self, line: Line, item: Item) -> int | None:
        """A person; in team sports, where the story does not tell their team, the one named right before them."""
        if item.side is None:
            return None
        if self._sides.individual or self._sides.team_of(item.side.key) is not None:
            return item.side.key
        before = [i for i in line.items if i.side is not None and not i.side.person and 0 <= item.at - i.past <= 4]
        return before[-1].side.key if before and before[-1].side is not None else item.side.key

    def _pronoun(self, line: Line, item: Item) -> int | None:
        if self._context.word(item.at) in {"we", "i"}:
            return self._speaker(item)
        near = [i for i in line.items if i.side is not None and i.past <= item.at and not i.side.weak]
        subject = next((i for i in near if not self._behind_preposition(i, line)), None)
        if subject is not None and subject.side is not None:
            return subject.side.key
        return self.subject if self.subject is not None else self._main()

    def _speaker(self, item: Item) -> int | None:
        """The team of whoever speaks here."""
        person = self._context.person_before(self._context.tokens[item.at].start)
        return person if person is not None else self._main()

    def _main(self) -> int | None:
        return self._sides.main[0] if self._sides.main else None

    # --- without a trigger, or without an opponent ---

    def _versus(self, line: Line, index: int) -> list[Telling]:
        item = line.items[index]
        if index == 0 or index + 1 >= len(line.items):
            return []
        left, right = line.items[index - 1], line.items[index + 1]
        if left.side is None or right.side is None:
            if right.side is not None and left.kind is not Kind.SIDE:
                return self._against(line, index, set())
            return []
        if left.past != item.at or right.at - item.past > 2:
            return []
        one, other = self._either(line, left, -1), self._either(line, right, 1)
        telling = Telling(one, other, Effect.MEET, line.sentence, left.at, right.past, confidence=0.95, noun=True)
        return [telling]

    def _either(self, line: Line, item: Item, way: int) -> int:
        """The side of an item, or the undecided one it is half of: "Watford or Fulham"."""
        key = item.side.key if item.side is not None else 0
        joint = item.at - 1 if way < 0 else item.past
        if self._context.word(joint) != "or":
            return key
        for other in line.items:
            if other.side is not None and (other.past == joint if way < 0 else other.at == joint + 1):
                pair = (other, item) if way < 0 else (item, other)
                text = f"{self._printed(pair[0])} or {self._printed(pair[1])}"
                keys = (other.side.key, key) if way < 0 else (key, other.side.key)
                return self._sides.either(*keys, text)
        return key

    def _printed(self, item: Item) -> str:
        tokens = self._context.tokens
        return self._context.text[tokens[item.at].start : tokens[item.past - 1].end]

    def _next_for(self, line: Line, index: int, item: Item) -> list[Telling]:
        """The side named first is to play the side behind the verb: "Next for the champion is Dessart"."""
        be = next(
            (at for at in range(item.past, min(item.past + 9, line.past)) if self._context.word(at) in _COMING), None
        )
        if be is None:
            return []
        own = next((i for i in line.items[index + 1 :] if i.side is not None and i.at < be), None)
        foe = next((i for i in line.items if i.side is not None and i.at > be and not self._passed_over(line, i)), None)
        if foe is None or foe.side is None or foe.at - be > 6:
            return []
        one = own.side.key if own is not None and own.side is not None else self.subject
        telling = Telling(
            one, foe.side.key, Effect.MEET, line.sentence, item.at, foe.past, confidence=0.85, played=False
        )
        telling.guessed = own is None
        return [telling]

    def _against(self, line: Line, index: int, taken: set[int]) -> list[Telling]:
        """A bare "against X", where no trigger has taken it."""
        item = line.items[index]
        if item.at in taken:
            return []
        target = next((i for i in line.items[index + 1 :] if i.side is not None), None)
        while target is not None and self._passed_over(line, target):
            past = target.past
            target = next((i for i in line.items if i.at >= past and i.side is not None), None)
        if target is None or target.side is None or target.at - item.past > 5:
            return []
        found = self._listed(line, target, by=False)
        if found is None or target.side.modifier or target.side.possessive:
            return []
        if target.side.person and not self._sides.individual:
            return []
        subject, guessed = self._subject(line, index, taken)
        taken.update(range(item.at, found.past))
        return [
            Telling(
                subject, key, Effect.MEET, line.sentence, item.at, found.past, confidence=0.6 if guessed else 0.75,
                guessed=guessed,
            )
            for key in found.keys
        ]  # fmt: skip

    def _alone(self, line: Line, index: int, item: Item, trigger: Trigger, taken: set[int]) -> list[Telling]:
        """A result without an opponent here: it may be that of a match told before."""
        if trigger.effect is Effect.MEET:
            return self._each_other(line, index, item, trigger)
        context, sets = self._context, self._words.sets
        if trigger.form is Form.NOUN:
            subject, _ = self._possessor(line, index, item, taken)
            if trigger.effect is Effect.DRAW and not self._scored(line, index):
                return []
            plain = True
            trigger = self._unlinked(item, trigger)
        else:
            if len(trigger.links) == 0 and not self._passive(item):
                return []
            following = [context.word(at) for at in range(item.past, min(item.past + 4, line.past))]
            if sets["not_matches"] & set(following):
                return []
            plain = (
                bool(sets["whole"] & set(following) and not {"a", "an"} & set(following))
                or not following
                or not following[0][:1].isalnum()
            )
            subject, _ = self._subject(line, index, taken)
            if trigger.direct and trigger.effect is not Effect.DRAW:
                trigger = trigger._replace(effect=_TURNED[trigger.effect])
        telling = self._telling(line, item, trigger, subject, None, item.past, 0.7)
        telling.plain = plain
        return [telling]
