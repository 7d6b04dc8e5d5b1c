"""How a sentence tells of matches: triggers with the sides before and behind them."""

from __future__ import annotations

from typing import NamedTuple

from knowledge.extraction.context import Context
from knowledge.extraction.match_items import Item, Kind, Line
from knowledge.extraction.match_sides import SideBook
from knowledge.extraction.match_telling import Telling
from knowledge.extraction.match_words import Effect, Form, MatchWords, Trigger

_REACH = 11
"""Words that may stand between a trigger and its opponent."""
_REACH_BACK = 9
"""Words that may stand between a possessor and the noun that is theirs."""
_TURNED = {Effect.WIN: Effect.LOSE, Effect.LOSE: Effect.WIN, Effect.DRAW: Effect.DRAW, Effect.MEET: Effect.MEET}


_COMING = frozenset({"is", "are", "come", "comes", "will"})


_FINITE = frozenset(
    {"is", "was", "has", "had", "will", "would", "could", "should", "were", "are", "have", "went", "came", "saw", "put"}
)
"""Verbs: behind the last of listed sides, they show that it is the subject of another clause."""
_BESIDE = frozenset(
    {
        "rivals",
        "neighbours",
        "side",
        "club",
        "giants",
        "champions",
        "outfit",
        "minnows",
        "strugglers",
        "holders",
        "leaders",
    }
)
"""Nouns that stand between a side's town or league and its name: "Lancashire rivals Blackburn"."""


class Found(NamedTuple):
    """An opponent: the keys of all that are listed, the token past the last, whether it stands behind "by"."""

    keys: tuple[int, ...]
    past: int
    by: bool


class Patterns:
    """The rules, with what they have read so far: the last subject, for "they"."""

    def __init__(self, context: Context, sides: SideBook, words: MatchWords) -> None:
        self._context = context
        self._sides = sides
        self._words = words
        self.subject: int | None = None
        self.last: dict[bool, int] = {}
        """The last subject that is a person (True), that is a team (False)."""
        self._told: int | None = None

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
        opens = (
            subject is not None and subject is line.items[0] and subject.side is not None and not subject.side.modifier
        )
        if told is not None and not opens:
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
        if found is None and trigger.form is Form.NOUN and effect is Effect.MEET:
            named = self._named_match(line, index, item)
            if named:
                return named
        if found is None:
            return self._alone(line, index, item, trigger, taken)
        if trigger.form is Form.NOUN:
            subject, guessed = self._possessor(line, index, item, taken)
            if found.by and effect is Effect.WIN:
                effect = Effect.LOSE
        else:
            subject, guessed = self._subject(line, index, taken)
            if effect is Effect.DRAW and self._passive(item) and self._context.word(item.at) == "drawn":
                effect = Effect.MEET
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

    def _named_match(self, line: Line, index: int, item: Item) -> list[Telling]:
        """ "The France match": the story's main side against the one it is named after."""
        before = line.items[index - 1] if index else None
        if (
            before is None
            or before.side is None
            or before.side.person
            or before.past != item.at
            or before.side.possessive
        ):
            return []
        named = {i.side.key for i in line.items if i.side is not None}
        main = next((key for key in self._sides.main if key not in named), None)
        if self._context.word(before.at - 1) != "the" or main is None:
            return []
        telling = Telling(
            main, before.side.key, Effect.MEET, line.sentence, before.at, item.past, confidence=0.6, noun=True
        )
        telling.guessed = True
        return [telling]

    def _is_qualifier(self, line: Line, index: int) -> bool:
        """Whether a noun only stands before another: "final defeat", "qualifier Frank Dancevic"."""
        item = line.items[index]
        following = line.items[index + 1] if index + 1 < len(line.items) else None
        if following is None or following.at != item.past:
            if item.past >= line.past:
                return False
            word = self._context.word(item.past)
            return word[:1].isalpha() and word not in self._words.sets["behind"] and not word.endswith("ly")
        if following.kind is Kind.TRIGGER and following.trigger is not None:
            return following.trigger.form is Form.NOUN
        return following.kind is Kind.SIDE and following.side is not None and following.side.person

    def _each_other(self, line: Line, index: int, item: Item, trigger: Trigger) -> list[Telling]:
        """Two sides that meet: "Senegal and Japan played each other", "England and Colombia prepared to play"."""
        named = [i for i in line.items[:index] if i.side is not None]
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

    def _has_unknown(self, item: Item, trigger: Trigger, line: Line) -> bool:
        """Whether a link is followed by a name that is no side here: the opponent is told, but not known."""
        tokens = self._context.tokens
        for at in range(item.past, min(item.past + 4, line.past)):
            link = self._link(trigger, at, line.past)
            if link and self._context.word(at + link - 1) not in {"at", "in", "on"}:
                behind = at + link + (self._context.word(at + link) == "the")
                return behind < line.past and tokens[behind].text[:1].isupper()
        return False

    def _scored(self, line: Line, index: int) -> bool:
        """Whether a score stands beside a trigger."""
        item = line.items[index]
        return any(i.kind is Kind.SCORE and abs(i.at - item.at) <= 5 for i in line.items)

    def _between_both(self, line: Line, item: Item, trigger: Trigger) -> list[Telling]:
        """A match spoken of where a story opens, in a sentence that names its two teams and no other."""
        keys = list(dict.fromkeys(i.side.key for i in line.items if i.side is not None and not i.side.person))
        if (
            self._sides.individual
            or line.sentence > 2
            or len(keys) != 2
            or set(keys) != set(self._sides.main[:2])
            or not self._sides.only_two()
        ):
            return []
        if self._context.word(item.at) not in self._words.sets["whole"] or self._told is not None:
            return []
        telling = self._telling(line, item, trigger, keys[0], keys[1], item.past, 0.6)
        telling.guessed = True
        return [telling]

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

    # --- the opponent ---

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
                    between = {context.word(here) for here in range(item.past, each.at)}
                    if between & {"winners", "winner", "losers", "loser"}:
                        return None
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
            if noun and each.past < len(self._context.tokens) and self._context.tokens[each.past].text[:1].isupper():
                return False
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
        gap = [self._context.word(at) for at in range(item.past, following.at)]
        if gap and len(gap) <= 2 and set(gap) <= _BESIDE:
            return True
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
            between = [context.word(at) for at in range(last.past, item.at) if not self._in_date(at)]
            if between == ["or"]:
                return None
            if item.side is None or not between or not set(between) <= {",", "and", "&"} or len(between) > 2:
                break
            if "and" in between and context.word(item.past) == "and":
                break
            word = context.word(item.past) if item.past < line.past else ""
            if word[:1].isalpha() and word not in self._words.sets["behind"] - _FINITE and not word.endswith("ly"):
                break
            if word in {"-", "–", "—", "who"}:
                break
            keys.append(item.side.key)
            last = item
        if len(keys) == 2 and context.word(last.at - 1) == "," and last.side is not None:
            keys = keys[:1]
        return Found(tuple(dict.fromkeys(keys)), last.past, by)

    def _in_date(self, at: int) -> bool:
        """Whether a token is of a date, or the "on" before one."""
        context = self._context
        token = context.tokens[at]
        here = token if context.folded[at] != "on" or at + 1 >= len(context.tokens) else context.tokens[at + 1]
        return any(d.start <= here.start < d.end for d in context.dates_in(max(0, here.start - 20), here.end + 20))

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
                if (
                    self._sides.individual
                    and not passed_join
                    and self._context.word(item.past) == "the"
                    and self._is_clause(item)
                ):
                    return None, True
                passed_join = True
            if item.kind is Kind.OWN and item.past - item.at == 2 and not self._behind_preposition(item, line):
                return self._owner(line, item, taken), True
            if self._is_subject(item, line, taken) and item.side is not None:
                return item.side.key, item.side.weak
        first = next((i for i in line.items[:index] if i.side is not None and i.at not in taken), None)
        if first is not None and first.side is not None:
            return first.side.key, True
        if not any(i.kind in {Kind.SUBJECT, Kind.OWN} for i in line.items[:index]) and self._main() is not None:
            return self._main(), True
        return self.subject if self.subject is not None else self._main(), True

    def _is_clause(self, item: Item) -> bool:
        return self._context.word(item.at) in {"after", "when", "while", "as", "because", "before", "since"}

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
        own = [i for i in named if i.side is not None and not i.side.modifier] or named
        return own[-1].side.key if own and own[-1].side is not None else None

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
        named = [
            i
            for i in line.items
            if i.side is not None and i.past <= item.at and self._context.word(i.at - 1) not in {"former", "ex"}
        ]
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
        """ "Next for the champion is Dessart": the side named first is the one to play the side behind the verb."""
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
        before = line.items[index - 1]
        if index and before.side is not None and before.past == item.at and self._context.word(before.at - 1) == "for":
            subject, guessed = before.side.key, False
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
        if self._has_unknown(item, trigger, line):
            return []
        if trigger.form is Form.NOUN:
            subject, guessed = self._possessor(line, index, item, taken)
            scored = self._scored(line, index)
            if not scored and (guessed or self._context.word(item.past - 1) not in sets["telling"]):
                return []
            if trigger.effect is Effect.DRAW and not scored:
                return []
            plain = True
            trigger = self._unlinked(item, trigger)
        else:
            passive = self._passive(item)
            if trigger.direct and not passive and not self._scored(line, index):
                return []
            following = [context.word(at) for at in range(item.past, min(item.past + 4, line.past))]
            if sets["not_matches"] & set(following):
                return []
            if trigger.effect is Effect.DRAW and not self._scored(line, index):
                return []
            plain = bool(sets["whole"] & set(following) and not {"a", "an"} & set(following))
            if context.word(item.at) in sets["results"]:
                plain = plain or not following or not following[0][:1].isalnum()
            subject, _ = self._subject(line, index, taken)
            if trigger.direct and passive and trigger.effect is not Effect.DRAW:
                trigger = trigger._replace(effect=_TURNED[trigger.effect])
        telling = self._telling(line, item, trigger, subject, None, item.past, 0.7)
        telling.plain = plain
        return [telling]
