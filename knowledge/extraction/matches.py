"""Story → its matches, however told: every telling read, joined with what it leaves out, and put together by pair."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator

from knowledge.extraction import derivation, match_details, match_made, match_offsets, match_score_lines, match_scores
from knowledge.extraction.context import Context
from knowledge.extraction.goals import GoalBook
from knowledge.extraction.match_dates import Calendar, put_on
from knowledge.extraction.match_day import date_of, part_dates, same_day
from knowledge.extraction.match_items import Kind, Line, read
from knowledge.extraction.match_linking import complete
from knowledge.extraction.match_merge import Group, group
from knowledge.extraction.match_patterns import Patterns
from knowledge.extraction.match_sides import SideBook
from knowledge.extraction.match_telling import Telling
from knowledge.extraction.match_tense import settle
from knowledge.extraction.match_words import Effect, MatchWords, load
from knowledge.model import BlockKind, Evidence, Match
from knowledge.phrases import english


def find(context: Context) -> list[Match]:
    """All matches a story tells, one for each pair and day, in the order first told; time linear in its length."""
    words = load()
    sides = SideBook(context, words)
    tellings = _read(context, sides, words)
    groups = [each for each in group(context, tellings) if not all(t.unreal for t in each.tellings)]
    calendar = Calendar(context)
    calendar.date_main(groups, sides)
    groups.sort(key=lambda each: min(t.sentence for t in each.tellings))
    goals = GoalBook(context, sides, words)
    scoring = _scoring(context, groups, sides)
    spots = _spots(context, groups)
    books = (calendar, goals)
    found = []
    for number, each in enumerate(groups):
        sentences = dict.fromkeys(s for t in sorted(each.tellings, key=_worth) for s in (t.sentence, *t.also))
        told = list(_told(context, number, sentences, spots))
        found.append(_match(context, each, sides, books, scoring[number], told))
    return _main_first(found)


_CROWDED = 12
"""Tellings of one sentence up to which they are told apart: more are a list, not a sentence."""
_Spots = dict[int, list[tuple[match_details.Span, int]]]


def _spots(context: Context, groups: list[Group]) -> _Spots:
    """Of every sentence, where it tells of which groups (their numbers)."""
    found: _Spots = {}
    for number, each in enumerate(groups):
        for telling in each.tellings:
            last = context.tokens[min(telling.past, len(context.tokens)) - 1]
            span = (context.tokens[telling.at].start, last.end)
            found.setdefault(telling.sentence, []).append((span, number))
    return {sentence: here for sentence, here in found.items() if len(here) <= _CROWDED}


def _told(context: Context, number: int, sentences: Iterable[int], spots: _Spots) -> Iterator[match_details.Told]:
    """The sentences of a group of this number, with where it and others stand in them."""
    for sentence in sentences:
        here = spots.get(sentence, ())
        start = context.sentences[sentence].start
        own = [span for span, group in here if group == number] or [(start, start)]
        yield match_details.Told(sentence, own[-1], tuple(span for span, group in here if group != number))


def _scoring(context: Context, groups: list[Group], sides: SideBook) -> list[set[int]]:
    """The sentences in which the goals of each match may be told: not where another is told as well.

    Those of the story's own match are told all over it, but not behind another in its paragraph. A story of sets is of
    a game without goals.
    """
    told = [{s for t in each.tellings for s in (t.sentence, *t.also)} for each in groups]
    if any(t.sets for each in groups for t in each.tellings):
        return [set() for _ in groups]
    often = Counter(sentence for here in told for sentence in here)
    own = _own(groups, sides)
    free = set(range(len(context.sentences))) - often.keys()
    alone = [{sentence for sentence in here if often[sentence] == 1} for here in told]
    number = next((number for number, each in enumerate(groups) if each is own), None)
    for sentence, behind in _behind(context, told, often):
        if behind != number and groups[behind].played():
            alone[behind].add(sentence)
            free.discard(sentence)
    return [here | free if each is own else here for each, here in zip(groups, alone, strict=True)]


def _behind(context: Context, told: list[set[int]], often: Counter[int]) -> Iterator[tuple[int, int]]:
    """The sentences that tell of no match, each with the one told before it in its paragraph, if nothing between."""
    of = {sentence: number for number, here in enumerate(told) for sentence in here if often[sentence] == 1}
    last, block = None, -1
    for number, sentence in enumerate(context.sentences):
        if often[number] or sentence.block != block:
            last, block = of.get(number), sentence.block
        elif last is not None:
            yield number, last


def _own(groups: list[Group], sides: SideBook) -> Group | None:
    """The story's own match, whose goals are told all over it: the first played one of its two main teams."""
    pair = frozenset(sides.main[:2])
    return next((each for each in groups if each.pair == pair and each.played()), None)


_RECENT = 12
"""Tellings that are looked back through."""


def _read(context: Context, sides: SideBook, words: MatchWords) -> list[Telling]:
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
        own = match_score_lines.lines(context, line, sides, words)
        told = [t for t in self._patterns.read(line) if not _is_part(t, own)]
        if sides.sport.racing:
            told = [t for t in told if t.noun and t.effect is Effect.MEET]
        told = match_scores.attach(context, line, [*own, *told], words, sides.sport)
        told = [t for t in told if settle(context, line, t, words)]
        part_dates(context, line, told)
        match_offsets.count(context, line, told, recent, words)
        if told and same_day(context, line):
            pairs = [{t.one, t.other} for t in told]
            dated = [t for t in reversed([*recent, *told]) if t.date is not None]
            before = next((t.date for t in dated if {t.one, t.other} in pairs), dated[0].date if dated else None)
            for telling in told:
                telling.date = telling.date or before
        told = complete(context, line, told, recent, sides, lasts, words)
        told += match_scores.loose(context, line, [*recent, *told], sides, words)
        told += match_made.made_it(context, line, [*recent, *told], sides, words)
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


def _main_first(matches: list[Match]) -> list[Match]:
    """Of matches of one pair the played one with a score leads, where the first stands."""
    by_pair: dict[frozenset[str], list[Match]] = {}
    for match in matches:
        by_pair.setdefault(frozenset(match.sides), []).append(match)
    return [
        match
        for listed in by_pair.values()
        for match in sorted(
            listed, key=lambda m: (m.score is None and not m.sets, m.winner is None and not m.drawn, not m.played)
        )
    ]


def _match(
    context: Context,
    each: Group,
    sides: SideBook,
    books: tuple[Calendar, GoalBook],
    scoring: Collection[int],
    told: list[match_details.Told],
) -> Match:
    """The match of a group; its goals are told in the sentences of `scoring`."""
    calendar, goals = books
    tellings = sorted(each.tellings, key=_worth)
    first = each.tellings[0]
    one, other = first.one, first.other
    if one is None or other is None:
        raise ValueError("a match needs two sides")
    names = (sides.name(one), sides.name(other))
    scored = next((t for t in tellings if t.score and not t.derived), None) or next(
        (t for t in tellings if t.score), None
    )
    score = scored.score if scored else None
    shootout = next((t.shootout for t in tellings if t.shootout), None)
    effect = next((t.effect for t in sorted(tellings, key=_decides) if t.effect is not Effect.MEET), Effect.MEET)
    played = each.played()
    winner = _winner(names, effect, score, shootout)
    favourite = match_details.favourite(context, [one.sentence for one in told])
    drawn = winner is None and (effect is Effect.DRAW or (score is not None and score[0] == score[1]))
    settled = played is not False or score is not None
    return Match(
        sides=names,
        score=score,
        winner=winner,
        drawn=drawn,
        played=settled,
        when=calendar.when(each, played=settled),
        competition=match_details.competition(context, told),
        stage=match_details.stage(context, told),
        venue=match_details.venue(context, told),
        goals=goals.of(scoring, (one, other)) if settled else (),
        leads=tuple(dict.fromkeys(lead for t in tellings for lead in t.leads)),
        half_time=next((t.half_time for t in tellings if t.half_time), None),
        shootout=shootout,
        sets=max((t.sets for t in tellings), key=len),
        favourite=None if favourite is None else context.names[favourite].canonical,
        derived=tuple(map(english, scored.derived)) if scored else (),
        steps=scored.derived if scored else (),
        evidence=tuple(_evidence(context, tellings)),
        confidence=max(t.confidence for t in tellings),
    )


def _decides(telling: Telling) -> tuple[bool, bool]:
    """The order in which tellings say who won: a shoot-out first, two legs together only where nothing else does."""
    return not telling.penalties, telling.aggregate


def _worth(telling: Telling) -> tuple[bool, bool, bool, int]:
    """The order in which tellings are shown: results first, then by their place."""
    return telling.unreal, telling.score is None and not telling.sets, telling.guessed, telling.sentence


def _evidence(context: Context, tellings: list[Telling]) -> list[Evidence]:
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


def _winner(
    names: tuple[str, str], effect: Effect, score: tuple[int, int] | None, shootout: tuple[int, int] | None
) -> str | None:
    if shootout is not None and shootout[0] != shootout[1]:
        return names[0] if shootout[0] > shootout[1] else names[1]
    if effect is Effect.WIN:
        return names[0]
    if effect is Effect.LOSE:
        return names[1]
    if score is not None and score[0] != score[1]:
        return names[0] if score[0] > score[1] else names[1]
    return None
