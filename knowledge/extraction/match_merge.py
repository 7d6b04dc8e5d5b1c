"""One match a pair (and day) of a story: what its tellings say together, the main result first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from knowledge.extraction.context import Context
from knowledge.extraction.match_telling import Telling
from knowledge.extraction.match_words import Effect
from knowledge.model import Precision, When

_FLIP = {Effect.WIN: Effect.LOSE, Effect.LOSE: Effect.WIN, Effect.DRAW: Effect.DRAW, Effect.MEET: Effect.MEET}


class Group:
    """The tellings of one match, all turned to the order of the first."""

    def __init__(self, telling: Telling, when: When | None) -> None:
        self.tellings = [telling]
        self.whens = [when] if when else []

    @property
    def pair(self) -> frozenset[int]:
        """The keys of the sides."""
        first = self.tellings[0]
        return frozenset(key for key in (first.one, first.other) if key is not None)

    def played(self) -> bool | None:
        """Whether any telling has it played; None where none says."""
        known = [t.played for t in self.tellings if t.played is not None]
        return any(known) if known else None

    def takes(self, telling: Telling, when: When | None) -> bool:
        """Whether a telling of the same pair can be of this match."""
        if any(not _dates_agree(when, other) for other in self.whens):
            return False
        effect = telling.effect if telling.one == self.tellings[0].one else _FLIP[telling.effect]
        for other in self.tellings:
            if telling.score and other.score and sorted(telling.score) != sorted(other.score):
                return bool(telling.derived or other.derived)
            if (
                telling.sets
                and other.sets
                and {tuple(sorted(s)) for s in telling.sets} != {tuple(sorted(s)) for s in other.sets}
            ):
                return False
            told = {effect, other.effect} - {Effect.MEET}
            if len(told) > 1 and not (telling.shootout or other.shootout):
                return False
        return self._tenses_agree(telling, when)

    def _tenses_agree(self, telling: Telling, when: When | None) -> bool:
        played = self.played()
        if telling.played is None or played is None or telling.played == played or telling.unreal:
            return True
        return bool(when and self.whens) and telling.sentence - self.tellings[-1].sentence > 0

    def add(self, telling: Telling, when: When | None) -> None:
        """Take in a telling of this match."""
        if telling.one != self.tellings[0].one:
            telling.turned()
        self.tellings.append(telling)
        if when:
            self.whens.append(when)


def group(context: Context, tellings: Sequence[Telling]) -> list[Group]:
    """Join the tellings of each match; those with a score come first within a pair."""
    by_pair: dict[frozenset[int], list[Group]] = {}
    order = sorted(tellings, key=lambda t: (t.unreal, t.score is None and not t.sets, bool(t.derived)))
    for telling in order:
        if telling.one is None or telling.other is None:
            continue
        when = resolved(context, telling)
        groups = by_pair.setdefault(frozenset((telling.one, telling.other)), [])
        home = next((each for each in groups[:16] if each.takes(telling, when)), None)
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


def _dates_agree(one: When | None, other: When | None) -> bool:
    if one is None or other is None or one.first is None or other.first is None:
        return True
    if one.last is None or other.last is None:
        return True
    near = dt.timedelta(days=1 if Precision.DAY in (one.precision, other.precision) else 0)
    return one.first <= other.last + near and other.first <= one.last + near
