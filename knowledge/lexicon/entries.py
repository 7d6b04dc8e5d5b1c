"""What an entry of the lexicon is, and the tables its files hold."""

from __future__ import annotations

import msgspec

from knowledge.model import NameKind


class Entry(msgspec.Struct, frozen=True):
    """Something known by name. `id` is `table:slug`; `aliases` are as printed, without `canonical`."""

    id: str
    kind: NameKind
    canonical: str
    aliases: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    sport: str | None = None
    country: str | None = None
    city: str | None = None
    ground: str | None = None


class Nation(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A nation that sends teams: FIFA code, ISO 3166 code (None for the home nations), words for its people."""

    name: str
    code: str
    iso2: str | None = None
    demonyms: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    nicknames: tuple[str, ...] = ()


class Club(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A club: where it is from, what it plays, and under which other names it goes."""

    name: str
    country: str
    sport: str = "football"
    aliases: tuple[str, ...] = ()
    ground: str | None = None
    city: str | None = None


class Known(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A competition, venue, place, organisation or outlet."""

    name: str
    aliases: tuple[str, ...] = ()
    sport: str | None = None
    city: str | None = None
    country: str | None = None


class Tables(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a file may hold: any of the tables, rows keyed by slug, and word lists by name."""

    nations: dict[str, Nation] = {}
    clubs: dict[str, Club] = {}
    competitions: dict[str, Known] = {}
    venues: dict[str, Known] = {}
    places: dict[str, Known] = {}
    organisations: dict[str, Known] = {}
    stages: dict[str, tuple[str, ...]] = {}
    words: dict[str, tuple[str, ...]] = {}
    synonyms: tuple[tuple[str, ...], ...] = ()
