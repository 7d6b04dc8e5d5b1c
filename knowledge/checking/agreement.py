"""One match, point by point: what the stories that tell it agree on, and what they tell differently."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence

from knowledge.language.folding import fold
from knowledge.lexicon import Lexicon
from knowledge.model import Match, Merged, Record, When
from knowledge.reconciling.matches import turned
from knowledge.reconciling.sides import Sides

POINTS = ("winner", "score", "date", "stage", "competition", "venue")
"""What reports of a match are compared on, in the order in which people care."""


class Version(Record, frozen=True):
    """One way in which a point is told: the reports that tell it so, the fullest first."""

    reports: tuple[Match, ...]

    @property
    def stories(self) -> tuple[str, ...]:
        """The stories that tell it so."""
        return tuple(dict.fromkeys(report.evidence[0].story for report in self.reports))


class Point(Record, frozen=True):
    """A point of a match and the ways in which it is told, the one most stories tell first; one where all agree."""

    name: str
    versions: tuple[Version, ...]


def reports_of(merged: Merged, facts: Iterable[Match], lexicon: Lexicon) -> tuple[Match, ...]:
    """Those of the facts, as extracted, that a merged match was made of, with their sides in its order."""
    match = merged.fact
    if not isinstance(match, Match):
        return ()
    told = [fact for fact in merged.differs if isinstance(fact, Match)]
    places = {piece for fact in (match, *told) for piece in fact.evidence}
    meant = [fact for fact in facts if places & set(fact.evidence)]
    sides = Sides([match, *meant], lexicon)
    pair = sides.pair(match)
    return tuple(
        fact if sides.pair(fact) == pair else turned(fact) for fact in meant if set(sides.pair(fact)) == set(pair)
    )


def compare(reports: Sequence[Match]) -> tuple[Point, ...]:
    """The points that any of the reports (their sides in one order) tells."""
    found = []
    for name in POINTS:
        versions = _versions(reports, _KEYS[name], _SAME[name])
        if versions:
            found.append(Point(name, tuple(sorted(versions, key=lambda version: -len(version.stories)))))
    return tuple(found)


def same_words(one: str, other: str) -> bool:
    """Whether two names of a place or competition can mean the same: one's words are among the other's."""
    first, second = set(fold(one).split()), set(fold(other).split())
    return first <= second or second <= first


def same_time(one: When, other: When) -> bool:
    """Whether two resolved times can be the same: they share a day."""
    if one.first is None or one.last is None or other.first is None or other.last is None:
        return False
    return one.first <= other.last and other.first <= one.last


def _versions(
    reports: Sequence[Match], told: Callable[[Match], Hashable | None], same: Callable[[Match, Match], bool]
) -> list[Version]:
    groups: list[list[Match]] = []
    for report in sorted((one for one in reports if told(one) is not None), key=_fullness):
        home = next((group for group in groups if same(group[0], report)), None)
        if home is None:
            groups.append([report])
        else:
            home.append(report)
    return [Version(tuple(group)) for group in groups]


def _fullness(match: Match) -> tuple[bool, int, int]:
    """Told before derived, the more exact date before the vaguer, the longer word before the shorter."""
    when = match.when
    days = (when.last - when.first).days if when and when.first and when.last else 0
    return bool(match.derived), days, -len(f"{match.stage}{match.venue}{match.competition}")


def _winner(match: Match) -> Hashable | None:
    if match.drawn:
        return "drawn"
    return match.sides.index(match.winner) if match.winner in match.sides else None


def _date(match: Match) -> Hashable | None:
    return (match.when.first, match.when.last) if match.when and match.when.first else None


def _worded(name: str) -> Callable[[Match, Match], bool]:
    return lambda one, other: same_words(getattr(one, name), getattr(other, name))


_KEYS: dict[str, Callable[[Match], Hashable | None]] = {
    "winner": _winner,
    "score": lambda match: match.score,
    "date": _date,
    "stage": lambda match: match.stage,
    "competition": lambda match: match.competition,
    "venue": lambda match: match.venue,
}
_SAME: dict[str, Callable[[Match, Match], bool]] = {
    "winner": lambda one, other: _winner(one) == _winner(other),
    "score": lambda one, other: one.score == other.score,
    "date": lambda one, other: bool(one.when and other.when and same_time(one.when, other.when)),
    "stage": lambda one, other: fold(one.stage or "") == fold(other.stage or ""),
    "competition": _worded("competition"),
    "venue": _worded("venue"),
}
