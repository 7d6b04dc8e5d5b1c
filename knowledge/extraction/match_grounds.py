"""Where sides are at home: clubs on their grounds and in their cities, nations in the cities of their clubs."""

from __future__ import annotations

from weakref import WeakKeyDictionary

from knowledge.lexicon import Entry, Lexicon
from knowledge.lexicon.keys import key
from knowledge.model import Name

_CITIES: WeakKeyDictionary[Lexicon, dict[str, frozenset[str]]] = WeakKeyDictionary()


def is_home(lexicon: Lexicon, place: Name, host: Entry) -> bool:
    """Whether a place or venue is where a side is at home."""
    if host.id.startswith("club:"):
        name = key(place.canonical)
        return name == key(host.city or "") or any(key(ground) == name for ground in host.grounds)
    entry = lexicon.entries.get(place.entry or "")
    if entry is not None and entry.country is not None:
        return entry.country == host.canonical
    return host.canonical in _cities(lexicon).get(key(place.canonical), frozenset())


def _cities(lexicon: Lexicon) -> dict[str, frozenset[str]]:
    """The countries in which clubs call a city of this name their own; counted once for each lexicon."""
    if lexicon not in _CITIES:
        found: dict[str, set[str]] = {}
        for entry in lexicon.entries.values():
            if entry.city and entry.country and entry.id.startswith("club:"):
                found.setdefault(key(entry.city), set()).add(entry.country)
        _CITIES[lexicon] = {city: frozenset(countries) for city, countries in found.items()}
    return _CITIES[lexicon]
