"""A group of tellings → the match that they tell: its result, and what stands around them of its day and place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from knowledge.extraction.context import Context
from knowledge.extraction.matches import details
from knowledge.extraction.matches.dates import Calendar
from knowledge.extraction.matches.details import Span, Told
from knowledge.extraction.matches.goals import GoalBook
from knowledge.extraction.matches.grouping import Group
from knowledge.extraction.matches.match_words import Effect
from knowledge.extraction.matches.sides import SideBook
from knowledge.extraction.matches.telling import Pair, Telling
from knowledge.model import Evidence, Match
from knowledge.phrases import Phrase, english

_CROWDED = 12
"""Tellings of one sentence up to which they are told apart: more are a list, not a sentence."""


class _Result(NamedTuple):
    """How a match ended, as its tellings say together."""

    score: Pair | None
    shootout: Pair | None
    winner: str | None
    drawn: bool
    played: bool
    steps: tuple[Phrase, ...]


class Assembler:
    """Makes the matches of one story from its groups of tellings."""

    def __init__(
        self, context: Context, groups: Sequence[Group], sides: SideBook, calendar: Calendar, goals: GoalBook
    ) -> None:
        self._context = context
        self._groups = groups
        self._sides = sides
        self._calendar = calendar
        self._goals = goals
        self._spots = self._find_spots()

    def matches(self) -> list[Match]:
        """The match of every group, in their order."""
        scoring = self._scoring()
        return [self._match(number, scoring[number]) for number in range(len(self._groups))]

    def _match(self, number: int, scoring: Collection[int]) -> Match:
        """The match of the group of this number; its goals are told in the sentences of `scoring`."""
        context, group = self._context, self._groups[number]
        tellings = sorted(group.tellings, key=_worth)
        one, other = group.tellings[0].one, group.tellings[0].other
        if one is None or other is None:
            raise ValueError("a match needs two sides")
        names = (self._sides.name(one), self._sides.name(other))
        result = _result(names, tellings, played=group.played())
        told = self._told(number, dict.fromkeys(s for t in tellings for s in (t.sentence, *t.also)))
        favourite = details.favourite(context, [each.sentence for each in told])
        return Match(
            sides=names,
            score=result.score,
            winner=result.winner,
            drawn=result.drawn,
            played=result.played,
            when=self._calendar.when(group, played=result.played),
            competition=details.competition(context, told),
            stage=details.stage(context, told),
            venue=details.venue(context, told),
            goals=self._goals.of(scoring, (one, other)) if result.played else (),
            leads=tuple(dict.fromkeys(lead for t in tellings for lead in t.leads)),
            half_time=next((t.half_time for t in tellings if t.half_time), None),
            shootout=result.shootout,
            sets=max((t.sets for t in tellings), key=len),
            favourite=None if favourite is None else context.names[favourite].canonical,
            derived=tuple(map(english, result.steps)),
            steps=result.steps,
            evidence=tuple(_evidence(context, tellings)),
            confidence=max(t.confidence for t in tellings),
        )

    def _find_spots(self) -> dict[int, list[tuple[Span, int]]]:
        """Of every sentence, where it tells of which groups (their numbers)."""
        tokens = self._context.tokens
        found: dict[int, list[tuple[Span, int]]] = {}
        for number, group in enumerate(self._groups):
            for telling in group.tellings:
                last = tokens[min(telling.past, len(tokens)) - 1]
                found.setdefault(telling.sentence, []).append(((tokens[telling.at].start, last.end), number))
        return {sentence: here for sentence, here in found.items() if len(here) <= _CROWDED}

    def _told(self, number: int, sentences: Iterable[int]) -> list[Told]:
        """The sentences of the group of this number, with where it and others stand in them."""
        found = []
        for sentence in sentences:
            here = self._spots.get(sentence, ())
            start = self._context.sentences[sentence].start
            own = [span for span, group in here if group == number] or [(start, start)]
            found.append(Told(sentence, own[-1], tuple(span for span, group in here if group != number)))
        return found

    def _scoring(self) -> list[set[int]]:
        """The sentences in which the goals of each match may be told: not where another is told as well.

        Those of the story's own match are told all over it, but not behind another in its paragraph. A story of sets
        is of a game without goals.
        """
        told = [{s for t in group.tellings for s in (t.sentence, *t.also)} for group in self._groups]
        if any(t.sets for group in self._groups for t in group.tellings):
            return [set() for _ in self._groups]
        often = Counter(sentence for here in told for sentence in here)
        own = self._own()
        free = set(range(len(self._context.sentences))) - often.keys()
        alone = [{sentence for sentence in here if often[sentence] == 1} for here in told]
        for sentence, behind in self._behind(told, often):
            group = self._groups[behind]
            if group is not own and group.played():
                alone[behind].add(sentence)
                free.discard(sentence)
        return [here | free if group is own else here for group, here in zip(self._groups, alone, strict=True)]

    def _behind(self, told: Sequence[set[int]], often: Mapping[int, int]) -> Iterator[tuple[int, int]]:
        """The sentences that tell of no match, each with the one told last in its paragraph."""
        of = {sentence: number for number, here in enumerate(told) for sentence in here if often[sentence] == 1}
        last, block = None, -1
        for number, sentence in enumerate(self._context.sentences):
            if number in often or sentence.block != block:
                last, block = of.get(number), sentence.block
            elif last is not None:
                yield number, last

    def _own(self) -> Group | None:
        """The story's own match, whose goals are told all over it: the first played one of its two main teams."""
        pair = frozenset(self._sides.main[:2])
        return next((group for group in self._groups if group.pair == pair and group.played()), None)


def _worth(telling: Telling) -> tuple[bool, bool, bool, int]:
    """The order in which tellings are shown: results first, then by their place."""
    return telling.unreal, telling.score is None and not telling.sets, telling.guessed, telling.sentence


def _decides(telling: Telling) -> tuple[bool, bool]:
    """The order in which tellings say who won: a shoot-out first, two legs together only where nothing else does."""
    return not telling.penalties, telling.aggregate


def _result(names: tuple[str, str], tellings: Sequence[Telling], *, played: bool | None) -> _Result:
    """What the tellings of a match between these sides say of its end; a score that is told before one concluded."""
    scored = [t for t in tellings if t.score]
    source = next((t for t in scored if not t.derived), scored[0] if scored else None)
    score = None if source is None else source.score
    shootout = next((t.shootout for t in tellings if t.shootout), None)
    effect = next((t.effect for t in sorted(tellings, key=_decides) if t.effect is not Effect.MEET), Effect.MEET)
    winner = _winner(names, effect, score, shootout)
    return _Result(
        score,
        shootout,
        winner,
        drawn=winner is None and (effect is Effect.DRAW or (score is not None and score[0] == score[1])),
        played=played is not False or score is not None,
        steps=() if source is None else source.derived,
    )


def _winner(names: tuple[str, str], effect: Effect, score: Pair | None, shootout: Pair | None) -> str | None:
    if shootout is not None and shootout[0] != shootout[1]:
        return names[0] if shootout[0] > shootout[1] else names[1]
    if effect is Effect.WIN:
        return names[0]
    if effect is Effect.LOSE:
        return names[1]
    if score is not None and score[0] != score[1]:
        return names[0] if score[0] > score[1] else names[1]
    return None


def _evidence(context: Context, tellings: Sequence[Telling]) -> list[Evidence]:
    """The sentences that the tellings rest on, two neighbours as one stretch."""
    found: dict[Evidence, None] = {}
    for telling in tellings:
        if telling.also and telling.also[0] - telling.sentence in (0, 1):
            start = context.sentences[telling.sentence].start
            end = context.sentences[telling.also[0]].end
            found[context.evidence(start, end)] = None
            continue
        for sentence in (telling.sentence, *telling.also):
            found[context.evidence_of(sentence)] = None
    return list(found)
