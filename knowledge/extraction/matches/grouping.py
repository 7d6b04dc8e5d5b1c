"""One match a pair (and day) of a story: what its tellings say together, the main result first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from itertools import islice
from typing import NamedTuple

from knowledge.extraction.context import Context
from knowledge.extraction.matches.match_words import TURNED, Effect
from knowledge.extraction.matches.telling import Telling
from knowledge.model import Precision, When

_SAME_RESULT = 7
"""Days within which two tellings of one result are of one match: the one date may be of what came of it."""
_MOST = 16
"""Claims, dates and matches of one pair that a telling is compared with."""


class _Claim(NamedTuple):
    """What a telling says of the result: its effect on the first side, its score and sets in no order."""

    effect: Effect
    score: tuple[int, ...]
    sets: frozenset[tuple[int, int]]
    shootout: bool
    derived: bool
    aggregate: bool


class Group:
    """The tellings of one match, all turned to the order of the first."""

    def __init__(self, telling: Telling, when: When | None) -> None:
        self.tellings: list[Telling] = []
        self._whens: list[When] = []
        self._claims: dict[_Claim, None] = {}
        self._played: bool | None = None
        self._weak = True
        self._take(telling, when)

    @property
    def pair(self) -> frozenset[int]:
        """The keys of the sides."""
        first = self.tellings[0]
        return frozenset(key for key in (first.one, first.other) if key is not None)

    def played(self) -> bool | None:
        """Whether any telling has it played; None where none says."""
        return self._played

    def takes(self, telling: Telling, when: When | None) -> bool:
        """Whether a telling of the same pair can be of this match; costs the same however often it was told."""
        if telling.again and self._played and telling.played is False:
            return False
        claim = self._claim(telling)
        same = bool(claim.score or claim.sets) and claim in self._claims
        if any(not _dates_agree(when, other, days=_SAME_RESULT if same else 0) for other in self._whens[:_MOST]):
            return False
        for other in islice(self._claims, _MOST):
            if claim.score and other.score and claim.score != other.score:
                return claim.derived or other.derived
            if claim.sets and other.sets and claim.sets != other.sets:
                return False
            told = {claim.effect, other.effect} - {Effect.MEET}
            both = claim.shootout or other.shootout or claim.aggregate or other.aggregate
            if len(told) > 1 and not both:
                return False
        return self._tenses_agree(telling, when)

    def add(self, telling: Telling, when: When | None) -> None:
        """Take in a telling of this match."""
        if telling.one != self.tellings[0].one:
            telling.turn()
        self._take(telling, when)

    def _tenses_agree(self, telling: Telling, when: When | None) -> bool:
        if telling.played is None or self._played is None or telling.played == self._played or telling.unreal:
            return True
        if telling.weak or (self._weak and not self._played):
            return True
        dated = when is not None and when.first is not None and any(other.first is not None for other in self._whens)
        return dated and telling.sentence - self.tellings[-1].sentence > 0

    def _take(self, telling: Telling, when: When | None) -> None:
        self.tellings.append(telling)
        self._claims[self._claim(telling)] = None
        if telling.played is False and not telling.weak:
            self._weak = False
        if telling.played is not None:
            self._played = bool(self._played or telling.played)
        if when is not None and when not in self._whens[:_MOST]:
            self._whens.append(when)

    def _claim(self, telling: Telling) -> _Claim:
        turned = bool(self.tellings) and telling.one != self.tellings[0].one
        return _Claim(
            TURNED[telling.effect] if turned else telling.effect,
            tuple(sorted(telling.score)) if telling.score else (),
            frozenset((min(s), max(s)) for s in telling.sets),
            telling.shootout is not None or telling.penalties,
            bool(telling.derived),
            telling.aggregate,
        )


def group(context: Context, tellings: Sequence[Telling]) -> list[Group]:
    """Join the tellings of each match; those with a score come first within a pair."""
    by_pair: dict[frozenset[int], list[Group]] = {}
    order = sorted(tellings, key=lambda t: (t.unreal, t.score is None and not t.sets, bool(t.derived)))
    for telling in order:
        if telling.one is None or telling.other is None:
            continue
        when = resolved(context, telling)
        groups = by_pair.setdefault(frozenset((telling.one, telling.other)), [])
        home = next((each for each in groups[:_MOST] if each.takes(telling, when)), None)
        if home is None:
            groups.append(Group(telling, when))
        else:
            home.add(telling, when)
    return [each for groups in by_pair.values() for each in groups]


def resolved(context: Context, telling: Telling) -> When | None:
    """The date of a telling, counted by whether it was played."""
    if telling.date is None:
        return None
    return context.resolve(telling.date, "future" if telling.played is False else "past")


def _dates_agree(one: When | None, other: When | None, *, days: int) -> bool:
    if one is None or other is None or one.first is None or other.first is None:
        return True
    if one.last is None or other.last is None:
        return True
    near = dt.timedelta(days=max(days, 1 if Precision.DAY in (one.precision, other.precision) else 0))
    return one.first <= other.last + near and other.first <= one.last + near
