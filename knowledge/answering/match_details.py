"""What is told of one match: its score, day, place, stage, scorers, favourite, and how it stood on the way."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import regex

from knowledge.answering.claims import Claim
from knowledge.answering.found import Found, marked, not_told, score, when
from knowledge.answering.match_words import occasion, printed, result, told
from knowledge.answering.matches_told import Told
from knowledge.model import Evidence, Goal, Match
from knowledge.phrases import Said, Team, english, phrase, row

Detail = Callable[[Told, Claim], Found | None]
"""None where the detail is not told."""
MOST_WORDS = 30
MOST_GOALS = 8
"""Scores from this on count points, of which one person's goal is several."""
_HALF_TIME = regex.compile(
    r"[^.\n]{0,120}\b(?P<a>\d{1,3})[-–](?P<b>\d{1,3})[^.\n]{0,30}\b(?:half[- ]?time|the interval|the break)\b"
)


def winner(one: Told, _: Claim) -> Found | None:
    """Who won, or that nobody did."""
    match = one.match
    if match.drawn:
        return told(one, phrase("Nobody: {result}", result=result(match)))
    return told(one, Team(match.winner), (match.winner,)) if match.winner else None


def loser(one: Told, _: Claim) -> Found | None:
    """Who lost, or that nobody did."""
    match = one.match
    if match.drawn:
        return told(one, phrase("Nobody: {result}", result=result(match)))
    if match.winner is None:
        return None
    name = match.sides[0] if match.winner == match.sides[1] else match.sides[1]
    return told(one, Team(name), (name,))


def final_score(one: Told, _: Claim) -> Found | None:
    """The score in the end."""
    return told(one, score(one.match)) if one.match.score else None


def outcome(one: Told, claim: Claim) -> Found | None:
    """How it ended: the score, or at least who won; of sets, which tell more, a sentence tells."""
    match = one.match
    decided = (match.winner or match.drawn) and not match.sets
    return final_score(one, claim) or (told(one, result(match)) if decided else None)


def half_time(one: Told, _: Claim) -> Found | None:
    """The score at half time: told as such, or a lead that was held then."""
    match = one.match
    if match.half_time:
        return told(one, _standing(match, match.half_time))
    for story in one.stories:
        for met in _HALF_TIME.finditer(story.text):
            for pair in match.leads:
                if {met["a"], met["b"]} == {str(pair[0]), str(pair[1])}:
                    found = told(one, _standing(match, pair), (met.group(),))
                    return found._replace(evidence=(Evidence(story.key, met.start(), met.end()), *found.evidence))
    return None


def shootout(one: Told, _: Claim) -> Found | None:
    """How the shootout ended."""
    pair = one.match.shootout
    if pair is None:
        return None
    first = one.match.sides[0 if pair[0] > pair[1] else 1]
    won = phrase("{winner} won {score} on penalties", winner=Team(first), score=f"{max(pair)}–{min(pair)}")
    return told(one, won, _dashed(pair))


def lead(one: Told, _: Claim) -> Found | None:
    """How it stood when one side was ahead."""
    return told(one, _standing(one.match, one.match.leads[0])) if one.match.leads else None


def day_of(one: Told, _: Claim) -> Found | None:
    """When it was."""
    told_when = one.match.when
    return told(one, when(told_when), (told_when.text,)) if told_when else None


def place_of(one: Told, _: Claim) -> Found | None:
    """Where it was."""
    return told(one, one.match.venue, (one.match.venue,)) if one.match.venue else None


def stage_of(one: Told, _: Claim) -> Found | None:
    """At what stage of a competition it was."""
    return told(one, phrase(one.match.stage), (one.match.stage,)) if one.match.stage else None


def favourite(one: Told, _: Claim) -> Found | None:
    """Who was expected to win."""
    return told(one, Team(one.match.favourite), (one.match.favourite,)) if one.match.favourite else None


def scorers(one: Told, claim: Claim) -> Found | None:
    """Who scored, with the minute: for the side named as the one that did, else for both.

    Withheld where scorers are told, but none of that side.
    """
    return _scorers(one, claim.subject.of(one.match) if claim.subject else None)


def scorers_against(one: Told, claim: Claim) -> Found | None:
    """Who scored for the other side than the one named."""
    side = claim.subject.of(one.match) if claim.subject else None
    return None if side is None else _scorers(one, 1 - side)


def _scorers(one: Told, side: int | None) -> Found | None:
    sides = _sides_of(one.match)
    goals = [goal for goal, own in zip(one.match.goals, sides, strict=True) if side is None or own == side]
    if not goals:
        return not_told(one.match.evidence) if one.match.goals else None
    names: Said = ", ".join(tuple(dict.fromkeys(scored(goal) for goal in goals))[:MOST_GOALS])
    score = one.match.score
    in_all = 0 if score is None else sum(score) if side is None else score[side]
    if len(goals) < in_all < MOST_GOALS:
        names = phrase("{names}, and perhaps others", names=names)
    return _told_at(told(one, names, tuple(goal.scorer for goal in goals)), goals)


def _sides_of(match: Match) -> list[int | None]:
    """The side of each goal told; where those of one side are all told, the rest are the other's."""
    sides = [goal.side for goal in match.goals]
    full = [side for side in (0, 1) if match.score and sides.count(side) == match.score[side] < MOST_GOALS]
    other = 1 - full[0] if len(full) == 1 else None
    return [other if side is None else side for side in sides]


def minutes(one: Told, claim: Claim) -> Found | None:
    """When in the game a side scored; withheld where its minutes are not told."""
    side = claim.subject.of(one.match) if claim.subject else None
    goals = [goal for goal in one.match.goals if goal.minute and (side is None or goal.side == side)]
    if not goals:
        return not_told(one.match.evidence)
    answer = told(one, ", ".join(dict.fromkeys(scored(goal) for goal in goals)), tuple(goal.scorer for goal in goals))
    return _told_at(answer, goals)


def _told_at(answer: Found, goals: Sequence[Goal]) -> Found:
    """The answer with the sentences that tell of the goals before those that tell of the match."""
    told = (goal.evidence for goal in goals if goal.evidence)
    return answer._replace(evidence=tuple(dict.fromkeys((*told, *answer.evidence))))


def goals_of(one: Told, claim: Claim) -> Found | None:
    """How many a side scored, or both together."""
    match = one.match
    if match.score is None:
        return None
    side = claim.subject.of(match) if claim.subject else None
    count = sum(match.score) if side is None else match.score[side]
    return told(one, marked(count, match))


def margin(one: Told, _: Claim) -> Found | None:
    """By how much it was won."""
    match = one.match
    if match.score is None:
        return None
    return told(one, row((abs(match.score[0] - match.score[1]), result(match)), ": "))


def digest(one: Told, _: Claim) -> Found | None:
    """The match in a sentence."""
    match = one.match
    said: Said = result(match, opens=True)
    around = occasion(match)
    if around and _short(with_occasion := row((said, *around))):
        said = with_occasion
    names = row(dict.fromkeys(scored(goal) for goal in match.goals))
    if match.goals and _short(with_scorers := phrase("{said}; scorers: {names}", said=said, names=names)):
        said = with_scorers
    return told(one, said, printed(match))._replace(kind="overview")


def _short(said: Said) -> bool:
    return len(english(said).split()) <= MOST_WORDS


def scored(goal: Goal) -> str:
    """A scorer with the minute, as printed."""
    return f"{goal.scorer} ({goal.minute})" if goal.minute else goal.scorer


def _standing(match: Match, pair: tuple[int, int]) -> Said:
    score = f"{max(pair)}–{min(pair)}"
    if pair[0] == pair[1]:
        return score
    return phrase("{score} to {team}", score=score, team=Team(match.sides[0 if pair[0] > pair[1] else 1]))


def _dashed(pair: tuple[int, int]) -> tuple[str, ...]:
    return tuple(f"{a}{dash}{b}" for a, b in (pair, pair[::-1]) for dash in "-–")
