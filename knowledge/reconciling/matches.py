"""One match from many reports: who played, told by pair, date, competition and score."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

import msgspec

from knowledge.lexicon import Lexicon
from knowledge.model import Match, Merged, Precision, When
from knowledge.reconciling.copies import Copies
from knowledge.reconciling.corrected import as_set
from knowledge.reconciling.evidence import buckets, commonest, confidence, first, joined, merged, story_of
from knowledge.reconciling.sides import Sides
from knowledge.reconciling.words import words

_BEFORE = dt.timedelta(days=60)
"""How long before a match a story may announce it without naming its day."""
_AFTER = dt.timedelta(days=400)
"""How long after a match a story may still recall it without naming its day."""
_BESIDE = dt.timedelta(days=10)
"""Two stories that tell a match without its day tell the same one when published this close."""
_COMMON = {"the", "of", "world", "cup", "league", "championship", "championships", "trophy", "open", "final", "round"}
Span = tuple[dt.date, dt.date]


class _Told:
    """A match as one story tells it, turned so that its sides stand in the order of their keys."""

    def __init__(self, match: Match, pair: tuple[str, str], published: dt.date | None) -> None:
        self.match = match if pair[0] <= pair[1] else turned(match)
        self.pair = (min(pair), max(pair))
        self.story = story_of(match)
        self.published = published
        when = match.when
        self.span: Span | None = (when.first, when.last) if when and when.first and when.last else None
        self.exact = bool(when and when.precision is Precision.DAY)


def merge_matches(
    matches: Sequence[Match], published: Mapping[str, dt.date | None], copies: Copies, lexicon: Lexicon
) -> list[Merged]:
    """Join the reports of one match, each with the evidence of all and with what they disagree on.

    `published` is by story key. Near linear: only reports of the same pair are compared.
    """
    sides = Sides(matches, lexicon)
    told = [_Told(match, sides.pair(match), published.get(story_of(match))) for match in matches]
    found = []
    for reports in buckets(told, lambda each: each.pair):
        found += [_one(cluster, copies.among(each.story for each in cluster)) for cluster in _clusters(reports)]
    return found


def turned(match: Match) -> Match:
    """The same match with its sides, and all that goes by them, in the other order."""

    def swap(pair: tuple[int, int] | None) -> tuple[int, int] | None:
        return (pair[1], pair[0]) if pair else None

    return msgspec.structs.replace(
        match,
        sides=(match.sides[1], match.sides[0]),
        score=swap(match.score),
        half_time=swap(match.half_time),
        shootout=swap(match.shootout),
        leads=tuple((b, a) for a, b in match.leads),
        sets=tuple((b, a) for a, b in match.sets),
        goals=tuple(
            msgspec.structs.replace(goal, side=None if goal.side is None else 1 - goal.side) for goal in match.goals
        ),
    )


def _clusters(reports: Sequence[_Told]) -> list[list[_Told]]:
    """Split the reports of one pair by match: dated ones first, the others where only one of those can be meant."""
    clusters: list[list[_Told]] = []
    dated = sorted((each for each in reports if each.span), key=lambda each: (not each.exact, each.span))
    for each in dated:
        home = [cluster for cluster in clusters[-_WINDOW:] if _same_day(each, cluster)]
        _place(each, home[:1] if each.exact else home, clusters)
    with_days = len(clusters)
    for each in (each for each in reports if not each.span):
        possible = [cluster for cluster in clusters[:_WINDOW] if _may_mean(each, cluster)]
        _place(each, possible, clusters)
    return [sorted(cluster, key=lambda each: each.span is None) for cluster in clusters[:with_days]] + clusters[
        with_days:
    ]


_WINDOW = 64
"""Matches of one pair that are considered for a report: bounds the work where a pair meets very often."""


def _place(report: _Told, possible: list[list[_Told]], clusters: list[list[_Told]]) -> None:
    if len(possible) == 1:
        possible[0].append(report)
    else:
        clusters.append([report])


def _same_day(report: _Told, cluster: Sequence[_Told]) -> bool:
    first_day, last_day = _span(cluster)
    low, high = report.span or (first_day, last_day)
    return low <= last_day and first_day <= high and _no_clash(report, cluster, score=not report.exact)


def _span(cluster: Sequence[_Told]) -> Span:
    return next(each.span for each in cluster if each.span)


def _may_mean(report: _Told, cluster: Sequence[_Told]) -> bool:
    """Whether a report without a day may tell the match of this cluster."""
    if any(each.story == report.story for each in cluster) or not _no_clash(report, cluster, score=True):
        return False
    days = [each.span for each in cluster if each.span]
    if not days:
        other = first(each.published for each in cluster)
        if report.published and other:
            return abs(report.published - other) <= _BESIDE
        return report.match.played == cluster[0].match.played
    if report.published is None:
        return True
    low, high = days[0]
    if report.match.played:
        return low <= report.published <= high + _AFTER
    return low - _BEFORE <= report.published <= high


def _no_clash(report: _Told, cluster: Sequence[_Told], *, score: bool) -> bool:
    """Whether competition and, if asked for, score and winner can be of the same match."""
    for each in cluster[:8]:
        one, other = report.match, each.match
        if not _may_be_one(one.competition, other.competition):
            return False
        told = "score" not in (*one.corrected, *other.corrected)  # What people set is no sign of another match.
        if score and told and one.score and other.score and one.score != other.score:
            return False
    return True


def _may_be_one(one: str | None, other: str | None) -> bool:
    """Whether two competitions may be the same: one unknown, or sharing a word that tells."""
    if not one or not other:
        return True
    a, b = set(words(one)), set(words(other))
    return bool((a & b) - _COMMON) or a <= b or b <= a


def _one(cluster: Sequence[_Told], copies: Mapping[str, int]) -> Merged:
    matches = [each.match for each in cluster]
    score = (
        first(m.score for m in matches if "score" in m.corrected)
        or commonest(((m.score, story_of(m)) for m in matches if m.score and not m.derived), copies)
        or commonest(((m.score, story_of(m)) for m in matches if m.score), copies)
    )
    differs = [m for m in matches if _differs(m, score, matches)]
    agreeing = [m for m in matches if m not in differs] or matches
    base = max(agreeing, key=lambda m: (m.score == score, m.played, not m.derived, m.confidence))
    return merged(as_set(_filled(base, agreeing, copies), matches), agreeing, copies, differs)


def _differs(match: Match, score: object, matches: Sequence[Match]) -> bool:
    if score is not None and match.score is not None:
        return match.score != score
    winners = {m.winner for m in matches if m.score == score and m.score is not None}
    return score is not None and match.winner is not None and bool(winners) and _loser(match) in winners


def _loser(match: Match) -> str | None:
    if match.winner is None:
        return None
    return match.sides[1] if match.winner == match.sides[0] else match.sides[0]


def _filled(base: Match, agreeing: Sequence[Match], copies: Mapping[str, int]) -> Match:
    """The base with what it lacks taken from the others; sides in their commonest, fullest words."""
    others = [base, *(m for m in agreeing if m is not base)]
    sides = (
        max((m.sides[0] for m in others), key=len) if base.sides[0] else base.sides[0],
        max((m.sides[1] for m in others), key=len) if base.sides[1] else base.sides[1],
    )
    place = {True: 0, False: 1}
    winner = first(place[m.winner == m.sides[0]] for m in others if m.winner)
    derived = [] if any(m.score and not m.derived for m in others) else [m for m in others if m.derived]
    return msgspec.structs.replace(
        base,
        sides=sides,
        winner=None if winner is None else sides[winner],
        drawn=any(m.drawn for m in others) and winner is None,
        played=any(m.played for m in others),
        when=_best_when(others),
        score=base.score or first(m.score for m in others),
        competition=max((m.competition for m in others if m.competition), key=len, default=None),
        stage=first(m.stage for m in others),
        venue=first(m.venue for m in others),
        goals=max((m.goals for m in others), key=len),
        leads=max((m.leads for m in others), key=len),
        half_time=first(m.half_time for m in others),
        shootout=first(m.shootout for m in others),
        sets=max((m.sets for m in others), key=len),
        favourite=first(m.favourite for m in others),
        derived=max((m.derived for m in derived), key=len, default=()),
        steps=max((m.steps for m in derived), key=len, default=()),
        evidence=joined(others),
        confidence=confidence(others, copies),
    )


def _best_when(matches: Sequence[Match]) -> When | None:
    return min((m.when for m in matches if m.when), key=_vagueness, default=None)


def _vagueness(when: When) -> dt.timedelta:
    return when.last - when.first if when.first and when.last else _AFTER
