"""A side of a match where a story names it."""

from __future__ import annotations

from typing import NamedTuple

from knowledge.model import Name, NameKind


class Side(NamedTuple):
    """A side where it is named, at tokens `[at, past)`. `key` is the index of its name."""

    key: int
    person: bool
    at: int
    past: int
    possessive: bool
    modifier: bool
    """Whether it only says whose somebody or something is: "England coach Robinson"."""
    weak: bool = False
    """Whether it is meant by a pronoun or a role."""
    place: bool = False
    """Whether it is a nation meant as a place: "fixtures in Italy"."""


def is_player(name: Name, *, individual: bool) -> bool:
    """Whether a name is a person's; where persons play, a single word taken for an unlisted team is a surname."""
    if name.kind is NameKind.PERSON:
        return True
    return individual and name.kind is NameKind.TEAM and name.entry is None and " " not in name.canonical
