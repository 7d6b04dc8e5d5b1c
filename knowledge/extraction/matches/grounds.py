"""Where sides are at home: clubs on their grounds and in their cities, nations in the cities of their clubs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from knowledge.extraction.keeping import kept
from knowledge.lexicon import Entry, Lexicon
from knowledge.lexicon.keys import key
from knowledge.model import Name


class Homes:
    """Where the sides of a story are at home: clubs in their city and on their grounds, nations in their country."""

    def __init__(self, lexicon: Lexicon, sides: Iterable[tuple[int, Entry]]) -> None:
        self._lexicon = lexicon
        self._order: dict[int, int] = {}
        self._clubs: defaultdict[str, list[int]] = defaultdict(list)
        self._nations: defaultdict[str, list[int]] = defaultdict(list)
        for side, host in sides:
            self._order[side] = len(self._order)
            if host.id.startswith("club:"):
                for name in {key(place) for place in (host.city or "", *host.grounds)}:
                    self._clubs[name].append(side)
            else:
                self._nations[host.canonical].append(side)

    def of(self, place: Name) -> list[int]:
        """The sides at home in a place or venue, in the order in which they were given."""
        name, entry = key(place.canonical), self._lexicon.entries.get(place.entry or "")
        if entry is not None and entry.country is not None:
            countries = frozenset({entry.country})
        else:
            countries = _cities(self._lexicon).get(name, frozenset())
        nations = (side for country in countries for side in self._nations.get(country, ()))
        return sorted([*self._clubs.get(name, ()), *nations], key=self._order.__getitem__)


@kept
def _cities(lexicon: Lexicon) -> dict[str, frozenset[str]]:
    """The countries in which clubs call a city of this name their own."""
    found: dict[str, set[str]] = {}
    for entry in lexicon.entries.values():
        if entry.city and entry.country and entry.id.startswith("club:"):
            found.setdefault(key(entry.city), set()).add(entry.country)
    return {city: frozenset(countries) for city, countries in found.items()}
