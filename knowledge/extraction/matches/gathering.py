"""Story → its tellings: what each sentence says of matches, joined with what the sentences before it said."""

from __future__ import annotations

from knowledge.extraction.context import Context
from knowledge.extraction.matches import derivation, late_scores, offsets, score_lines, scores
from knowledge.extraction.matches.dates import put_on
from knowledge.extraction.matches.day import date_of, part_dates, same_day
from knowledge.extraction.matches.items import Kind, Line, read
from knowledge.extraction.matches.linking import Linker
from knowledge.extraction.matches.match_words import Effect, MatchWords
from knowledge.extraction.matches.patterns import Patterns
from knowledge.extraction.matches.sides import SideBook
from knowledge.extraction.matches.telling import Telling
from knowledge.extraction.matches.tense import settle
from knowledge.model import BlockKind

_RECENT = 12
"""Tellings that are looked back through."""


def gather(context: Context, sides: SideBook, words: MatchWords) -> list[Telling]:
    """All that the sentences of a story say of matches, in its order, and what follows from several together."""
    reading = _Reading(context, sides, words)
    for sentence in range(len(context.sentences)):
        if not context.is_kind(sentence, (BlockKind.PROMOTION,)):
            reading.take(sentence)
    reading.conclude()
    return reading.tellings


_EVENTS = frozenset({Kind.TRIGGER, Kind.SCORE, Kind.VERSUS, Kind.AGAINST, Kind.BETWEEN})
"""What a sentence holds that tells of a match in words."""
_BOTH = 2


class _Reading:
    """The tellings of a story, gathered sentence by sentence."""

    def __init__(self, context: Context, sides: SideBook, words: MatchWords) -> None:
        self._context = context
        self._sides = sides
        self._words = words
        self._patterns = Patterns(context, sides, words)
        self._leads: list[derivation.Lead] = []
        self._later: list[derivation.Later] = []
        self.tellings: list[Telling] = []
        self.lines: dict[int, Line] = {}

    def take(self, sentence: int) -> None:
        """Read the sentence of this index."""
        context, sides, words = self._context, self._sides, self._words
        line = read(context, sentence, sides, words)
        if self.tellings:
            put_on(context, line, self.tellings[-1:], words)
        if not line.items:
            return
        self.lines[sentence] = line
        line = self._patterns.placed(line)
        last = self._patterns.memory.subject
        if not _EVENTS.isdisjoint([item.kind for item in line.items]):
            self._take_told(line)
            fresh = derivation.leads(context, line, sides, words, last)
            fresh = [derivation.opposed(lead, self.tellings[-_RECENT:]) for lead in fresh]
            if not sides.individual:
                self.tellings += derivation.met(line, fresh, self.tellings[-_RECENT:])
            self._leads += fresh
        elif sum(item.side is not None for item in line.items) >= _BOTH:
            self._take_told(line)
        else:
            self._patterns.read(line)
            self.tellings += derivation.only_goal(context, line, self.tellings[-_RECENT:], sides)
        if self._leads and sentence - self._leads[-1].sentence <= derivation.WITHIN:
            self._later += derivation.later_goals(context, line, sides, words, last)

    def _take_told(self, line: Line) -> None:
        """Read what a sentence tells of matches, each joined with what it leaves out."""
        context, sides, words = self._context, self._sides, self._words
        recent, lasts = self.tellings[-_RECENT:], dict(self._patterns.memory.last)
        own = score_lines.lines(context, line, sides, words)
        told = [t for t in self._patterns.read(line) if not _is_part(t, own)]
        if sides.sport.racing:
            told = [t for t in told if t.noun and t.effect is Effect.MEET]
        told = scores.attach(context, line, [*own, *told], words, sides.sport)
        told = [t for t in told if settle(context, line, t, words)]
        part_dates(context, line, told)
        offsets.count(context, line, told, recent, words)
        if told and same_day(context, line):
            pairs = [{t.one, t.other} for t in told]
            dated = [t for t in reversed([*recent, *told]) if t.date is not None]
            before = next((t.date for t in dated if {t.one, t.other} in pairs), dated[0].date if dated else None)
            for telling in told:
                telling.date = telling.date or before
        told = Linker(context, line, recent, lasts, sides, words).complete(told)
        told += scores.loose(context, line, [*recent, *told], sides, words)
        told += late_scores.made_it(context, line, [*recent, *told], sides, words)
        told += derivation.only_goal(context, line, [*recent, *told], sides)
        self._patterns.remember_ground(told)
        self.tellings += told

    def conclude(self) -> None:
        """Add what leads and the goals after them give together."""
        for telling in derivation.derive(self._context, self._leads, self._later, self._sides):
            telling.date = date_of(self._context, self.lines[telling.sentence], telling, self._words)
            self.tellings.append(telling)


def _is_part(telling: Telling, lines: list[Telling]) -> bool:
    """Whether a telling only repeats a score line of its sentence."""
    return any(line.at <= telling.at < line.past for line in lines)
