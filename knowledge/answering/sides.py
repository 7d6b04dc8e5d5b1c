"""The teams that a question names, each with all it may mean."""

from __future__ import annotations

from typing import NamedTuple

from knowledge.answering.understanding import Asked
from knowledge.language.folding import fold
from knowledge.model import Match, NameKind
from knowledge.search.names import Link


class Side(NamedTuple):
    """One team named at `[start, end)` of a question: `forms` are its folded names, `keys` those facts are kept by."""

    start: int
    end: int
    name: str
    forms: frozenset[str]
    keys: frozenset[str]

    def of(self, match: Match) -> int | None:
        """Which side of a match it is, None where it is none."""
        return next((number for number, side in enumerate(match.sides) if fold(side) in self.forms), None)


def sides_of(asked: Asked) -> tuple[Side, ...]:
    """The teams of a question in their order, each once however often it is named."""
    spots: dict[tuple[int, int], list[Link]] = {}
    for link in asked.links:
        if link.name.kind is NameKind.TEAM:
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
