"""The sides of matches that a question names, teams or players, each with all it may mean."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple
from weakref import WeakKeyDictionary

from knowledge.answering.understanding import Asked
from knowledge.language.folding import fold
from knowledge.model import Match, NameKind
from knowledge.search.names import Link
from knowledge.store.protocol import View

LOOKED_AT = 20
"""Matches that involve a player that are looked at for one in which the player is a side."""
MOST_PEOPLE = 4
"""People who are named where any may be a side: of more, none is taken for one,"""
MOST_WORDS = 16
"""and none either beside more words than a question has that facts explain."""


class Side(NamedTuple):
    """One side named at `[start, end)` of a question: `forms` are its folded names, `keys` those facts are kept by."""

    start: int
    end: int
    name: str
    forms: frozenset[str]
    keys: frozenset[str]

    def of(self, match: Match) -> int | None:
        """Which side of a match it is, None where it is none."""
        return next((number for number, side in enumerate(match.sides) if fold(side) in self.forms), None)


def word_before(asked: Asked, side: Side) -> str:
    """The folded word before a side, without an article: "for" in "who played for the Owls"."""
    words = [word for word in fold(asked.question[: side.start]).split() if word not in {"the", "a", "an"}]
    return words[-1] if words else ""


def teams_of(asked: Asked) -> tuple[Side, ...]:
    """The teams of a question in their order, each once however often it is named."""
    return _named(asked.links, NameKind.TEAM)


def sides_of(asked: Asked, view: View) -> tuple[Side, ...]:
    """The teams of a question, and the people in it who are sides of matches themselves; in their order."""
    players = _players(asked.links, view) if len(asked.words) <= MOST_WORDS else ()
    return tuple(sorted((*teams_of(asked), *players)))


_last: WeakKeyDictionary[View, tuple[tuple[Link, ...], tuple[Side, ...]]] = WeakKeyDictionary()
"""Of each view in use the links asked about last, and the players found: all who answer from facts want them."""


def _players(links: tuple[Link, ...], view: View) -> tuple[Side, ...]:
    """The people named who are sides of matches."""
    kept = _last.get(view)
    if kept is None or kept[0] != links:
        kept = _last[view] = links, _found_players(links, view)
    return kept[1]


def _found_players(links: tuple[Link, ...], view: View) -> tuple[Side, ...]:
    people = _named(links, NameKind.PERSON)
    if len(people) > MOST_PEOPLE:
        return ()
    return tuple(
        person
        for person in people
        if any(
            isinstance(match, Match) and person.of(match) is not None
            for match in view.facts(Match, name=sorted(person.keys), limit=LOOKED_AT)
        )
    )


def are_all(asked: Asked, sides: Sequence[Side]) -> bool:
    """Whether no person but the sides, and no organisation, is named beside them."""
    taken = {(side.start, side.end) for side in sides}
    taken |= {(link.start, link.end) for link in asked.links if link.name.kind in _BESIDE}
    return all((link.start, link.end) in taken for link in asked.links)


_BESIDE = frozenset([NameKind.TEAM, NameKind.COMPETITION, NameKind.VENUE, NameKind.PLACE])


def _named(named: Sequence[Link], kind: NameKind) -> tuple[Side, ...]:
    spots: dict[tuple[int, int], list[Link]] = {}
    for link in named:
        if link.name.kind is kind:
            spots.setdefault((link.start, link.end), []).append(link)
    found: list[Side] = []
    for (start, end), links in sorted(spots.items()):
        forms = frozenset(fold(form) for link in links for form in (link.name.canonical, *link.name.aliases))
        if any(forms & other.forms for other in found):
            continue
        entries = {link.name.entry for link in links if link.name.entry}
        found.append(Side(start, end, links[0].name.canonical, forms, forms | entries))
    return tuple(found)


def is_between(match: Match, sides: tuple[Side, ...]) -> bool:
    """Whether the sides named are sides of the match, each another one."""
    at = [side.of(match) for side in sides]
    return None not in at and len(set(at)) == len(at)
