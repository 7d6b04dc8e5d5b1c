"""The rows of many files → entries: rows of one name are joined, and grounds become venues."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from knowledge.lexicon.entries import Club, Entry, Row, Tables
from knowledge.lexicon.keys import key
from knowledge.model import NameKind

_ORDER = ("nation", "club", "competition", "organisation", "venue", "place")
_SPORTS = ("football", "rugby union", "rugby league", "cricket")


def entries(tables: Sequence[Tables]) -> dict[str, Entry]:
    """All entries by id. Of owners of one name those of the more likely table and sport come first."""
    found: dict[str, Entry] = {}
    for table in tables:
        for entry in _rows(table):
            known = found.get(entry.id)
            found[entry.id] = _joined(known, entry) if known else entry
    for entry in list(found.values()):
        for ground in entry.grounds:
            _add_ground(found, entry, ground)
    ranked = sorted(found.values(), key=_rank)
    return {entry.id: entry for entry in ranked}


def _rank(entry: Entry) -> tuple[int, int]:
    table = _ORDER.index(entry.id.partition(":")[0])
    sport = _SPORTS.index(entry.sport) if entry.sport in _SPORTS else len(_SPORTS)
    return table, sport if table == _ORDER.index("club") else 0


def _joined(known: Entry, new: Entry) -> Entry:
    """A later file adds names to an entry and replaces what else it says of it."""
    changes: dict[str, Any] = {}
    for field in msgspec.structs.fields(new):
        old, value = getattr(known, field.name), getattr(new, field.name)
        if isinstance(value, tuple):
            value = tuple(dict.fromkeys((*value, *old)))
        elif isinstance(value, dict):
            value = old | value
        if value:
            changes[field.name] = value
    return msgspec.structs.replace(known, **changes)


def _add_ground(found: dict[str, Entry], club: Entry, ground: str) -> None:
    """Make the ground of a club a venue, or put the club down as at home there. Two cities have two grounds."""
    slug = f"venue:{_slug(ground)}"
    for id_ in (slug, f"{slug}-{_slug(club.city or club.canonical)}"):
        known = found.get(id_)
        if known is None:
            found[id_] = Entry(
                id_, NameKind.VENUE, ground, city=club.city, country=club.country, homes=(club.id,), sport=club.sport
            )
            return
        if known.country == club.country and (not known.city or not club.city or known.city == club.city):
            found[id_] = msgspec.structs.replace(known, homes=(*known.homes, club.id), city=known.city or club.city)
            return


def _slug(name: str) -> str:
    return key(name).replace(" ", "-")


def _entry(table: str, kind: NameKind, name: str, row: Row, **more: str | tuple[str, ...] | None) -> Entry:
    names = (*row.aliases, *row.nicknames)
    return msgspec.structs.replace(
        Entry(f"{table}:{row.id or _slug(name)}", kind, name, aliases=names, nicknames=row.nicknames), **more
    )


def _rows(table: Tables) -> Iterator[Entry]:
    for name, nation in table.nations.items():
        yield msgspec.structs.replace(
            _entry("nation", NameKind.TEAM, name, nation),
            demonyms=nation.demonyms,
            codes=tuple(dict.fromkeys(code for code in (nation.code, nation.olympic) if code)),
            iso2=nation.iso2,
            translations=nation.translations,
        )
    for sport, name, club, country in _nested(table.clubs):
        grounds = {"grounds": club.grounds, "city": club.city}
        yield _entry("club", NameKind.TEAM, name, club, sport=sport, country=country, **grounds)
    for sport, rows in table.competitions.items():
        only = None if sport == "all" else sport
        for name, row in rows.items():
            yield _entry("competition", NameKind.COMPETITION, name, row, sport=only, country=row.country)
    for branch, bodies in table.organisations.items():
        for name, body in bodies.items():
            yield _entry("organisation", NameKind.ORGANISATION, name, body, codes=body.codes, branch=branch)
    for country, venues in table.venues.items():
        for name, venue in venues.items():
            yield _entry("venue", NameKind.VENUE, name, venue, country=country, city=venue.city)
    for country, places in table.places.items():
        for place in places:
            name, *others = (place,) if isinstance(place, str) else place
            yield _entry("place", NameKind.PLACE, name, Row(aliases=tuple(others)), country=country)


def _nested(clubs: dict[str, dict[str, dict[str, Club]]]) -> Iterator[tuple[str, str, Club, str]]:
    for sport, countries in clubs.items():
        for country, rows in countries.items():
            for name, club in rows.items():
                yield sport, name, club, country
