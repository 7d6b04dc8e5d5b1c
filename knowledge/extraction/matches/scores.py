"""Which score belongs to which telling, in whose order; and which are only passing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from knowledge.extraction.context import Context
from knowledge.extraction.matches.items import Item, Kind, Line
from knowledge.extraction.matches.kin import Sport
from knowledge.extraction.matches.match_words import Effect, Form, MatchWords
from knowledge.extraction.matches.score_lines import runs
from knowledge.extraction.matches.sides import SideBook
from knowledge.extraction.matches.telling import Pair, Telling
from knowledge.language.scores import ScoreKind, ScoreMention

_TO_REMAINING = 8
"""Words from a score to what says how much time was left, at most."""
_REACH = 12
"""Words between a telling and its score, at most."""


def attach(context: Context, line: Line, tellings: list[Telling], words: MatchWords, sport: Sport) -> list[Telling]:
    """Give each score of a sentence to the telling it stands by; a new telling where it stands by none.

    Where pucks are played, a shoot-out's score that is the only one of its match is the match's.
    """
    last: tuple[Telling, int] | None = None
    for run in runs(line):
        first = run[0]
        if first.score is None or any(t.score_from is first.score for t in tellings):
            continue
        kind = first.score.kind
        if sport.cricket and kind is ScoreKind.GAME and _is_of_innings(first.score):
            continue
        if kind is ScoreKind.GAME and _is_tally(context, first, line, words):
            continue
        if kind is ScoreKind.SET and len(run) == 1 and context.word(first.at - 1) == "from":
            continue
        if kind is ScoreKind.AGGREGATE:
            both = _nearest(context, first, run[-1].past, tellings, words)
            if both is not None and both.score is None:
                both.aggregate = True
            continue
        passing = kind is ScoreKind.GAME and _passing(context, first, line, words)
        home = _nearest(context, first, run[-1].past, tellings, words) or _left(first, last, tellings, passing=passing)
        if home is None:
            continue
        if home.score is not None and not passing and kind is ScoreKind.GAME and _is_told_twice(context, line, words):
            home = replace(home, at=first.at, past=run[-1].past, score=None, score_from=None, leads=[])
            tellings.append(home)
        last = home, run[-1].past
        _give(context, home, run, words, passing=passing)
    _after_draws(context, line, tellings, words)
    for telling in tellings if sport.pucks else ():
        if telling.shootout is not None and telling.score is None and _is_last_goal(telling.shootout):
            telling.score, telling.shootout = telling.shootout, None
    return tellings


def _is_of_innings(score: ScoreMention) -> bool:
    """Whether a score is of runs and wickets: "91-5", a bowler's "6-115"."""
    return score.first > _WICKETS >= score.second or score.second > 2 * _WICKETS > 2 * score.first


_WICKETS = 10


def _left(first: Item, last: tuple[Telling, int] | None, tellings: list[Telling], *, passing: bool) -> Telling | None:
    """The telling of a score that stands by none: that of the score right before, or of the shoot-out behind it."""
    if last is not None and first.at - last[1] <= _TO_SECOND:
        return last[0]
    level = first.score is not None and first.score.first == first.score.second
    return _on_penalties(tellings) if level and not passing else None


def _is_tally(context: Context, item: Item, line: Line, words: MatchWords) -> bool:
    """Whether a score counts matches, not what happened in one."""
    return _of_series(context, item, line, words) or _is_record(context, item, line, words)


def _is_record(context: Context, item: Item, line: Line, words: MatchWords) -> bool:
    """Whether a score counts what a side has won and lost so far: "Ridge (8-1) host Flats", "Ridge went 4-0 in May"."""
    behind, verb = context.word(item.past), context.word(item.at - 1)
    if behind == "record" or (verb == "to" and context.word(item.at - 2) in words.sets["tallying"]):
        return True
    if verb in {"went", "going", "finished", "started", "begun"} and behind in {"in", "for", "on"}:
        near = set(context.folded[item.past : item.past + _TO_GROUP])
        return verb in {"went", "going"} or bool(words.sets["tallied"] & near)
    if context.word(item.at - 1) != "(" or context.word(item.past) not in {")", "-"}:
        return False
    before = [each for each in line.items if each.past <= item.at - 1]
    return bool(before) and before[-1].side is not None and not any(each.trigger for each in before)


_TO_GROUP = 6
"""Words from a tally to the group or season it was made in, at most."""


def _after_draws(context: Context, line: Line, tellings: list[Telling], words: MatchWords) -> None:
    """Make a win "9-8 after a goalless draw" one on penalties, unless the draw is told as another match."""
    if words.sets["of_other_match"] & set(context.folded[line.at : line.past]):
        return
    for draw in tellings:
        if draw.effect is not Effect.DRAW or not draw.noun:
            continue
        for telling in tellings:
            decided = telling.effect in {Effect.WIN, Effect.LOSE} and telling.at < draw.at
            same = {telling.one, telling.other} == {draw.one, draw.other} or draw.other is None
            if decided and same and "after" in context.folded[telling.past : draw.at]:
                telling.penalties = True
                if telling.score is not None and telling.score[0] != telling.score[1] and telling.shootout is None:
                    telling.shootout, telling.score, telling.score_from = telling.score, None, None


def _is_last_goal(pair: Pair) -> bool:
    """Whether a score is one that a single goal decided."""
    return abs(pair[0] - pair[1]) == 1


def _on_penalties(tellings: list[Telling]) -> Telling | None:
    """The telling of a shoot-out, where it is the only one: the level score before belongs to it."""
    found = [telling for telling in tellings if telling.shootout is not None or telling.penalties]
    return found[0] if len(found) == 1 and found[0].score is None else None


_TO_SECOND = 6
"""Words from the score of one match of two sides to that of their other, at most."""


def _is_told_twice(context: Context, line: Line, words: MatchWords) -> bool:
    """Whether a sentence tells of several matches of two sides: "beat York twice, 2-0 in May and 3-1 in June"."""
    return bool(words.sets["several"] & set(context.folded[line.at : line.past]))


def _of_series(context: Context, item: Item, line: Line, words: MatchWords) -> bool:
    """Whether a score counts the matches won in a series: "lead the series 3-2", "a 2-1 series lead"."""
    before = context.folded[max(line.at, item.at - _TO_SERIES) : item.at]
    behind = context.folded[item.past : min(item.past + _TO_SERIES, line.past)]
    series = words.sets["counted"]
    ends = words.sets["phrase_ends"] | words.sets["crossing"]
    if series & set(_until_mark([*reversed(before)], ends)):
        return True
    return bool(series & set(_until_mark([*behind], ends)[:_TO_NOUN]))


_TO_SERIES = 3
"""Words between a series and its score, at most."""
_TO_NOUN = 2
"""The same where the score stands first: "a 2-1 lead in the series" is left."""


def loose(
    context: Context, line: Line, tellings: Sequence[Telling], sides: SideBook, words: MatchWords
) -> list[Telling]:
    """A result told by itself: "It ended 2-2.", "The score was 3-1.": that of the match told right before."""
    item = next((i for i in line.items if i.kind is Kind.SCORE), None)
    if item is None or item.score is None or item.score.kind is not ScoreKind.GAME:
        return []
    if any(t.sentence == line.sentence for t in tellings) or _passing(context, item, line, words):
        return []
    if sides.sport.cricket and _is_of_innings(item.score):
        return []
    around = set(context.folded[max(line.at, item.at - 5) : min(line.past, item.past + 4)])
    if not around & words.sets["ending"] and not _is_final(context, item, line, words):
        return []
    named = list(dict.fromkeys(i.side.key for i in line.sides() if i.side and not i.side.person and not i.side.place))
    before = next((t for t in reversed(tellings) if line.sentence - t.sentence <= _BEFORE), None)
    if len(named) == _BOTH and (before is None or set(named) != {before.one, before.other}):
        before = Telling(named[0], named[1], Effect.MEET, line.sentence, item.at, item.past, confidence=0.6)
    if before is None and len(named) < _BOTH:
        both = sides.named_together(line.sentence)
        if both is not None and set(named) <= set(both):
            before = Telling(*both, Effect.MEET, line.sentence, item.at, item.past, confidence=0.5)
    if before is None or before.score is not None or before.unreal or not set(named) <= {before.one, before.other}:
        return []
    pair = (item.score.first, item.score.second)
    found = Telling(
        before.one, before.other, before.effect, line.sentence, item.at, item.past, confidence=0.6, played=True,
        guessed=True, score_from=item.score, also=() if before.sentence == line.sentence else (before.sentence,),
    )  # fmt: skip
    if before.effect is Effect.MEET and named and named[0] == before.other:
        found.turn()
    found.score = _oriented(found.effect, pair)
    return [found]


_BOTH = 2
"""Sides of a match."""
_BEFORE = 4
"""Sentences that are looked back through for the match of a result."""


def _passing(context: Context, item: Item, line: Line, words: MatchWords) -> bool:
    """Whether a score is one on the way: "when 2-0 up", "led 20-6", "a 19-7 half-time lead"."""
    near, ends = words.sets["passing"] | words.sets["half_time"], words.sets["phrase_ends"]
    behind = _until_mark([context.word(at) for at in range(item.past, min(item.past + 3, line.past))], ends)
    before = _until_mark([context.word(at) for at in range(item.at - 1, max(line.at, item.at - 3) - 1, -1)], ends)
    after = context.folded[item.past : min(item.past + _TO_REMAINING, line.past)]
    if after[:1] == ("with",) and words.sets["remaining"] & set(after) and words.sets["time_left"] & set(after):
        return True
    if after[:2] == ("in", "the") and words.sets["parts_won"] & set(after[2:_TO_PART]):
        return True
    if _is_final(context, item, line, words):
        return False
    if any(i.at == item.past for i in _triggers(line)) and behind[0] not in near:
        return False
    if before[:3] == ["score", "the", "with"] or before[:2] == ["at", "score"]:
        return True
    if words.sets["ending"] & set(before):
        return False
    if near & set(behind):
        return True
    if any(0 <= item.at - i.past <= 1 for i in _triggers(line)):
        return False
    return bool(near & set(before))


_TO_PART = 5
"""Words from a score to the set or frame whose score it is, at most."""


def _is_final(context: Context, item: Item, line: Line, words: MatchWords) -> bool:
    """Whether a score stands behind a result and its opponent, or ahead of the end.

    So it does in "beat York 2-1 to move level", and in "level at 1-1 after extra time".
    """
    before = [each for each in line.items if each.past <= item.at]
    if len(before) > 1 and before[-1].side is not None and item.at - before[-1].past <= 1:
        trigger = before[-2].trigger
        if trigger is not None and trigger.effect in {Effect.WIN, Effect.LOSE} and trigger.form is not Form.NOUN:
            return before[-1].at - before[-2].past <= 1
    behind = " ".join(context.folded[item.past : min(item.past + _TO_END, line.past)])
    return any(behind.startswith(f"{word} {end}") for word in ("after", "at") for end in words.sets["whole_time"])


_TO_END = 4
"""Words from a score to what says that the time was up, at most."""


def _triggers(line: Line) -> list[Item]:
    return [item for item in line.items if item.kind is Kind.TRIGGER]


def _until_mark(near: list[str], ends: frozenset[str]) -> list[str]:
    """The words up to the first that ends the phrase."""
    stop = next((at for at, word in enumerate(near) if word in ends), len(near))
    return near[:stop]


def _nearest(context: Context, item: Item, past: int, tellings: list[Telling], words: MatchWords) -> Telling | None:
    best, least = None, _REACH + 1
    for telling in tellings:
        if telling.score is not None and telling.score_from is None:
            continue
        if telling.sets and item.score is not None and item.score.kind is ScoreKind.SET:
            continue
        if telling.at <= item.at <= telling.past:
            distance = 0
        elif item.at > telling.past:
            distance = item.at - telling.past + _crossed(context, telling.past, item.at, words)
        else:
            distance = telling.at - past + _crossed(context, past, telling.at, words)
        if distance < least and telling.effect is not Effect.MEET:
            best, least = telling, distance
        elif telling.effect is Effect.MEET and telling.other is not None and distance + 2 < least:
            best, least = telling, distance + 2
    return best


def _crossed(context: Context, at: int, past: int, words: MatchWords) -> int:
    """What it costs to cross a joint between clauses."""
    return sum(4 for here in range(at, past) if context.word(here) in words.sets["crossing"])


def _give(context: Context, telling: Telling, run: list[Item], words: MatchWords, *, passing: bool) -> None:
    first = run[0].score
    if first is None:
        return
    pair = (first.first, first.second)
    if first.kind is ScoreKind.SHOOTOUT:
        telling.shootout = _oriented(telling.effect, pair)
        return
    if first.kind is ScoreKind.SET or len(run) > 1:
        sets = tuple((i.score.first, i.score.second) for i in run if i.score and context.word(i.at - 1) != "(")
        won = sum(1 if a > b else -1 for a, b in sets)
        turned = (telling.effect is Effect.WIN and won < 0) or (telling.effect is Effect.LOSE and won > 0)
        telling.sets = tuple((b, a) for a, b in sets) if turned else sets
        return
    if passing:
        near = {context.word(at) for at in range(run[0].past, run[0].past + 5)} | {context.word(run[0].at - 1)}
        if near & words.sets["half_time"]:
            telling.half_time = pair
        else:
            telling.leads.append(pair)
        return
    if telling.penalties and pair[0] != pair[1] and telling.shootout is None:
        telling.shootout = _oriented(telling.effect, pair)
        return
    if telling.score is not None or telling.unreal:
        return
    if telling.effect is Effect.DRAW and pair[0] != pair[1]:
        return
    if telling.effect in {Effect.WIN, Effect.LOSE} and pair[0] == pair[1]:
        telling.score, telling.score_from = pair, first
        return
    telling.score = _oriented(telling.effect, pair)
    telling.score_from = first


def _oriented(effect: Effect, pair: Pair) -> Pair:
    """The winner's number first where the subject won, last where it lost; else as printed."""
    high, low = max(pair), min(pair)
    if effect is Effect.WIN:
        return high, low
    return (low, high) if effect is Effect.LOSE else pair
