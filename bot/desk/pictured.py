"""Matches as pictures show them, with their description in words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from bot import wording
from bot.replies import Moment, Scorecard, Timeline
from bot.tongue import LANGUAGES, say, speaking, spoken
from knowledge.model import Goal, Match

T = TypeVar("T")


def scorecards(match: Match) -> tuple[Scorecard, ...]:
    """The card of one match: in the language of the moment, and in English, which most fonts can write."""
    return _in_turn(lambda: _scorecard(match))


def timelines(name: str, matches: Sequence[Match]) -> tuple[Timeline, ...]:
    """The picture of matches in their order: in the language of the moment, and in English."""
    return _in_turn(lambda: _timeline(say("{name}, in order", name=wording.team(name)), matches))


def _in_turn(make: Callable[[], T]) -> tuple[T, ...]:
    if spoken() == LANGUAGES[0]:
        return (make(),)
    with speaking(LANGUAGES[0]):
        english = make()
    return make(), english


def _scorecard(match: Match) -> Scorecard:
    match = wording.winner_first(match)
    scores = (str(match.score[0]), str(match.score[1])) if match.score else None
    facts = [
        wording.when(match.when) if match.when else "",
        wording.joined([wording.stage(match.stage or ""), match.competition or ""]),
        match.venue or "",
    ]
    marks = [say("derived") if match.derived else "", "" if match.played else say("not played yet")]
    if not scores and (match.winner or match.drawn):
        facts.insert(0, wording.match_line(match))
    if match.shootout:
        facts.insert(0, say("Penalties {one}–{two}", one=match.shootout[0], two=match.shootout[1]))
    told = tuple(fact for fact in facts if fact)
    scorers = _scorers(match, 0), _scorers(match, 1)
    words = ". ".join(
        part for part in dict.fromkeys((wording.match_line(match), *told, *marks, *scorers[0], *scorers[1])) if part
    )
    sides = wording.team(match.sides[0]), wording.team(match.sides[1])
    return Scorecard(sides, scores, told, scorers, wording.joined(marks), words)


def _timeline(title: str, matches: Sequence[Match]) -> Timeline:
    moments = tuple(
        Moment(
            wording.when(match.when) if match.when else say("undated"),
            wording.match_line(match),
            wording.joined(
                [wording.stage(match.stage or ""), match.competition or "", say("derived") if match.derived else ""]
            ),
        )
        for match in matches
    )
    words = "; ".join(f"{one.when}: {one.what}" for one in moments)
    return Timeline(title, moments, f"{title}. {words}")


def _scorers(match: Match, side: int) -> tuple[str, ...]:
    return tuple(_goal(goal) for goal in match.goals if goal.side == side)


def _goal(goal: Goal) -> str:
    return f"{goal.scorer} {goal.minute}" if goal.minute else goal.scorer
