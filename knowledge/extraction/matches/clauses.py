"""What can be asked of a place in a sentence: what it stands behind, what it only qualifies."""

from __future__ import annotations

from dataclasses import dataclass, field

from knowledge.extraction.context import Context
from knowledge.extraction.matches.items import Item, Kind, Line
from knowledge.extraction.matches.match_words import Effect, Form, MatchWords, Trigger
from knowledge.extraction.matches.sides import SideBook
from knowledge.extraction.matches.telling import Telling

_TO_PREPOSITION = 5
"""Words before a side that are looked through for a preposition."""
_TO_DENIAL = 3
"""Words from what denies a verb to the verb, at most."""


@dataclass(slots=True)
class Memory:
    """What was read before, for "they" and "them": keys of sides."""

    subject: int | None = None
    last: dict[bool, int] = field(default_factory=dict)
    """The last subject that is a person (True), that is a team (False)."""
    at_home: tuple[int, int] | None = None
    """The sides of the match told last: who plays at home, who away."""
    tail: int | None = None
    """The side named last in the sentence before: the subject of a line that goes on in lower case."""
    pair: tuple[int, int] | None = None
    """The sides of the match told last."""
    broken: bool = False
    """Whether the sentence has lost its subject."""
    winner: int | None = None
    """The side that won the match told last."""
    told: int | None = None
    """The subject of the telling before in the same sentence."""


def telling_of(
    line: Line, item: Item, trigger: Trigger, sides: tuple[int | None, int | None], past: int, sure: float
) -> Telling:
    """The telling of a trigger at an item, as far as a token, of a subject and an opponent."""
    return Telling(
        one=sides[0],
        other=sides[1],
        effect=trigger.effect,
        sentence=line.sentence,
        at=item.at,
        past=max(past, item.past),
        confidence=sure,
        noun=trigger.form is Form.NOUN,
    )


class Clauses:
    """The questions about one story's sentences."""

    def __init__(self, context: Context, sides: SideBook, words: MatchWords) -> None:
        self._context = context
        self._sides = sides
        self._words = words

    def passive(self, item: Item) -> bool:
        """Whether the verb stands behind a form of "be": its subject suffers it."""
        be = self._words.sets["be"]
        return any(self._context.word(item.at - back) in be for back in (1, 2))

    def link(self, trigger: Trigger, at: int, past: int) -> int:
        """How many words of a link stand here; 0 for none."""
        return trigger.link_at(self._context.folded, at, past)

    def passed_over(self, line: Line, item: Item) -> bool:
        """Whether a side only qualifies the one that follows: "France's Nathalie Dechy", "England coach Robinson"."""
        side = item.side
        if side is None:
            return False
        following = next((i for i in line.items if i.at >= item.past and i.side is not None), None)
        if following is None or following.side is None:
            return side.possessive and not side.person and self._sides.individual
        gap = [self._context.word(at) for at in range(item.past, following.at)]
        if gap and len(gap) <= 2 and set(gap) <= self._words.sets["beside"]:
            return True
        near = following.at - item.past <= 4 and following.side.person != side.person
        return near and (side.modifier or side.possessive or following.at == item.past)

    def is_club(self, key: int) -> bool:
        """Whether a side is a club of the lexicon."""
        return self._sides.is_club(key)

    def in_date(self, at: int) -> bool:
        """Whether a token is of a date, or the "on" before one."""
        context = self._context
        token = context.tokens[at]
        here = token if context.folded[at] != "on" or at + 1 >= len(context.tokens) else context.tokens[at + 1]
        return any(d.start <= here.start < d.end for d in context.dates_in(max(0, here.start - 20), here.end + 20))

    def behind_preposition(self, item: Item, line: Line) -> bool:
        """Whether the words before a side, roles and the like, end in a preposition."""
        prepositions = self._words.sets["prepositions"]
        for at in range(item.at - 1, max(line.at, item.at - _TO_PREPOSITION) - 1, -1):
            word = self._context.word(at)
            if word in prepositions:
                return True
            in_front = word in self._words.sets["in_front"] or word in self._context.lexicon.roles
            if not in_front and not self._is_people(line, at):
                return False
        return False

    def _is_people(self, line: Line, at: int) -> bool:
        """Whether a token is a nation's adjective in front of a name: "to Korean player Lee"."""
        if self._context.mention_of(at) is None:
            return self._context.tokens[at].text[:1].isupper() and at > line.at
        return any(i.side is not None and i.side.modifier and i.at <= at < i.past for i in line.items)

    def speaker(self, item: Item) -> int | None:
        """The team of whoever speaks here: of a post, the side whose account it is; None where nobody is known."""
        start = self._context.tokens[item.at].start
        sentence = self._context.sentences[self._context.sentence_of[item.at]]
        account = self._sides.account(sentence.block)
        return account if account is not None else self._context.person_before(start)

    def nearest(self, line: Line, at: int) -> int | None:
        """The side named last before a token."""
        named = [i for i in line.items if i.side is not None and i.past <= at]
        own = [i for i in named if i.side is not None and not i.side.modifier] or named
        return own[-1].side.key if own and own[-1].side is not None else None

    def printed(self, item: Item) -> str:
        """An item as the story prints it."""
        tokens = self._context.tokens
        return self._context.text[tokens[item.at].start : tokens[item.past - 1].end]

    def is_qualifier(self, line: Line, index: int) -> bool:
        """Whether a noun only stands before another: "final defeat", "qualifier Frank Dancevic"."""
        item = line.items[index]
        following = line.items[index + 1] if index + 1 < len(line.items) else None
        if following is None or following.at != item.past:
            if item.past >= line.past:
                return False
            word = self._context.word(item.past)
            if item.trigger is not None and item.trigger.effect is not Effect.MEET and self.scored(line, index):
                return False
            return word[:1].isalpha() and word not in self._words.sets["behind"] and not word.endswith("ly")
        if following.kind is Kind.TRIGGER and following.trigger is not None:
            return following.trigger.form is Form.NOUN
        return following.side is not None and (following.side.person or self.is_epithet(item))

    def is_epithet(self, item: Item) -> bool:
        """Whether a noun only says what the side right behind it is: "lost to eventual winners York"."""
        tokens = self._context.tokens
        named = item.past < len(tokens) and tokens[item.past].text[:1].isupper()
        return named and self._context.word(item.at) in self._words.sets["called"]

    def denied(self, line: Line, item: Item, subject: int | None) -> bool:
        """Whether a meeting is said not to be one of a team's: "York cannot face Bath before the final"."""
        sets, word = self._words.sets, self._context.word
        near = [word(at) for at in range(max(line.at, item.at - _TO_DENIAL), item.at)]
        denying = bool(sets["denying"] & set(near)) and "only" not in near
        return denying and subject is not None and not self._sides.is_person(subject)

    def has_unknown(self, item: Item, trigger: Trigger, line: Line) -> bool:
        """Whether a link is followed by a name that is no side here: the opponent is told, but not known."""
        tokens = self._context.tokens
        for at in range(item.past, min(item.past + 4, line.past)):
            link = self.link(trigger, at, line.past)
            if link and self._context.word(at + link - 1) not in {"at", "in", "on"}:
                behind = at + link + (self._context.word(at + link) == "the")
                return behind < line.past and tokens[behind].text[:1].isupper()
        return False

    def scored(self, line: Line, index: int) -> bool:
        """Whether a score stands beside a trigger."""
        item = line.items[index]
        return any(i.kind is Kind.SCORE and abs(i.at - item.at) <= 5 for i in line.items)
