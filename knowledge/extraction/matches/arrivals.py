"""Matches told by who comes, and where to, or who goes: "York come to Dean Park", "York visit", "Roe retired"."""

from __future__ import annotations

from collections.abc import Sequence

from knowledge.extraction.context import Context
from knowledge.extraction.matches.clauses import Clauses, telling_of
from knowledge.extraction.matches.items import Item, Line
from knowledge.extraction.matches.match_words import Effect, Form, MatchWords, Trigger
from knowledge.extraction.matches.sides import SideBook
from knowledge.extraction.matches.telling import Telling
from knowledge.model import NameKind

_TO_ARRIVAL = 3
"""Words from a side to the verb that brings it to a ground, at most."""
_HOSTS = 2
"""The story's sides that others come to, the most told first."""
_VISITING = frozenset({"visit", "visits", "visited"})


class Arrivals:
    """Reads them, sentence by sentence."""

    def __init__(self, context: Context, sides: SideBook, words: MatchWords, clauses: Clauses) -> None:
        self._context = context
        self._sides = sides
        self._words = words
        self._clauses = clauses

    def to_ground(self, line: Line, told: Sequence[Telling]) -> list[Telling]:
        """The match of a side that comes to the ground of another of the story's: "when York come to Dean Park"."""
        if self._sides.individual or not any(item.side is not None for item in line.items):
            return []
        arriving = self._words.sets["arriving"]
        for at in range(line.at, line.past - 1):
            guest = self._guest(line, at) if self._context.folded[at] in arriving else None
            if guest is None or any(guest in (t.one, t.other) for t in told if None not in (t.one, t.other)):
                continue
            named = next((i.side.key for i in line.items if i.side is not None and i.at == at + 2), None)
            host = self._sides.at_home(line.sentence, guest, ("to", "at"))
            if host is None and named is not None and named in self._sides.main[:_HOSTS]:
                host = named if self._sides.fit(guest, named) is not None else None
            if host is not None:
                telling = Telling(
                    guest, host, Effect.MEET, line.sentence, at, at + 2, confidence=0.6, guessed=True, at_home=False
                )
                return [telling]
        return []

    def _guest(self, line: Line, at: int) -> int | None:
        """The side that the verb at this token brings to a ground."""
        mention = self._context.mention_of(at + 2)
        if mention is None or self._context.kind(mention) not in {NameKind.VENUE, NameKind.PLACE, NameKind.TEAM}:
            return None
        ahead = [i for i in line.items if i.side is not None and i.past <= at and not i.side.place]
        guest = ahead[-1] if ahead and at - ahead[-1].past <= _TO_ARRIVAL else None
        if guest is None or guest.side is None or guest.side.person or guest.side.modifier:
            return None
        return guest.side.key

    def visiting(self, line: Line, index: int, trigger: Trigger) -> Telling | None:
        """The match of a side that visits the one whose story it is: "before York visit on Friday"."""
        item, before = line.items[index], line.items[index - 1] if index else None
        verb = trigger.form is not Form.NOUN and self._context.word(item.at) in _VISITING
        if not verb or self._sides.individual or before is None or before.side is None or before.past != item.at:
            return None
        follows = self._context.word(item.past) if item.past < line.past else ""
        if before.side.person or (follows[:1].isalpha() and not self._clauses.in_date(item.past) and follows != "in"):
            return None
        host = next((key for key in self._sides.main if key != before.side.key), None)
        if host is None or self._sides.fit(before.side.key, host) is None:
            return None
        telling = telling_of(line, item, trigger, (before.side.key, host), item.past, 0.6)
        telling.guessed, telling.at_home = True, False
        return telling

    def retired(self, line: Line, index: int, item: Item, trigger: Trigger) -> Telling | None:
        """A match that somebody gave up, against whom the clause before is about: "Dole, who led when Roe retired"."""
        named = [i for i in line.items[:index] if i.side is not None and i.side.person]
        if not named or named[-1].side is None:
            return None
        own = named[-1].side
        before = [i.side.key for i in named[:-1] if i.side is not None and i.side.key != own.key]
        behind = next((i.side for i in line.items[index + 1 :] if i.side is not None and i.side.key != own.key), None)
        other = before[-1] if before else behind.key if behind is not None and behind.person else None
        return None if other is None else telling_of(line, item, trigger, (own.key, other), item.past, 0.8)
