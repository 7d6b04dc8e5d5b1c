"""What an entry of the lexicon is, and the rows its files hold."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import msgspec

from knowledge.model import NameKind


class Entry(msgspec.Struct, frozen=True):
    """Something known by name. `id` is `table:slug`; names are as printed.

    `aliases` are all other names, nicknames among them; `nicknames` are those that others may bear as well and that
    need their context. `demonyms` are words for a nation's people. `sport` is None where it has no one sport.
    """

    id: str
    kind: NameKind
    canonical: str
    aliases: tuple[str, ...] = ()
    nicknames: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    sport: str | None = None
    country: str | None = None
    city: str | None = None
    grounds: tuple[str, ...] = ()
    """Of a club, its grounds, today's first."""
    homes: tuple[str, ...] = ()
    """Of a venue, the ids of the clubs at home there."""
    branch: str | None = None
    """Of an organisation, what it is: body, publisher, company."""
    iso2: str | None = None
    translations: dict[str, str] = {}
    """Names in other languages, by language, where Babel has none."""


class Row(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What every row may say. `id` is the slug, where the name's own is taken."""

    id: str | None = None
    aliases: tuple[str, ...] = ()
    nicknames: tuple[str, ...] = ()


class Nation(Row, frozen=True, kw_only=True):
    """A nation that sends teams: FIFA and Olympic codes, ISO 3166 code, words for its people."""

    code: str | None = None
    olympic: str | None = None
    iso2: str | None = None
    demonyms: tuple[str, ...] = ()
    translations: dict[str, str] = {}


class Club(Row, frozen=True, kw_only=True):
    """A club: where it is at home, today's ground first."""

    grounds: tuple[str, ...] = ()
    city: str | None = None


class Competition(Row, frozen=True, kw_only=True):
    """A competition of one sport, or of `all`."""

    country: str | None = None


class Venue(Row, frozen=True, kw_only=True):
    """A stadium, hall, course or track."""

    city: str | None = None


class Body(Row, frozen=True, kw_only=True):
    """An organisation or a publisher."""

    codes: tuple[str, ...] = ()


Words = str | tuple[str, ...]
"""A list of words or phrases, or words in one string with spaces between."""


Sort = Literal[
    "person",
    "team",
    "organisation",
    "venue",
    "place",
    "competition",
    "year",
    "month",
    "date",
    "moment",
    "clock",
    "score",
    "money",
    "number",
    "margin",
    "mark",
    "ordinal",
    "reason",
    "quote",
    "timing",
    "length",
]
"""What questions ask for; `answering.expecting` knows which words of a sentence may be it."""


class Form(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A form of questions: what it asks for, as a regular expression over the folded question.

    `{name}` in it stands for any of the words of that list. `like` are questions of this form, `unlike` some that
    come near to it and are not.
    """

    sort: Sort
    form: str
    like: tuple[str, ...] = ()
    unlike: tuple[str, ...] = ()


class Tables(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a file may hold. Rows are keyed by name; the tables above them by what their members share."""

    nations: dict[str, Nation] = {}
    clubs: dict[str, dict[str, dict[str, Club]]] = {}
    """By sport and country."""
    competitions: dict[str, dict[str, Competition]] = {}
    """By sport, or `all`."""
    organisations: dict[str, dict[str, Body]] = {}
    """By class: body, publisher, company."""
    venues: dict[str, dict[str, Venue]] = {}
    """By country."""
    places: dict[str, tuple[str | tuple[str, ...], ...]] = {}
    """By country; other names of a place follow its name in a list."""
    stages: dict[str, tuple[str, ...]] = {}
    """Other names of a stage, by the name it is given."""
    roles: dict[str, Words] = {}
    """What people are, by class: player, staff, official, …"""
    units: dict[str, dict[str, tuple[str, ...]]] = {}
    """Other forms of a unit, by what it measures and its name in the singular."""
    words: dict[str, Words] = {}
    heads: dict[str, Words] = {}
    """Words that name a category in questions, by the category whose members `kind_…` of `words` lists."""
    asks: tuple[Form, ...] = ()
    """Forms of questions that tell what they ask for; the first that fits counts."""
    inflections: dict[str, Words] = {}
    """Other forms of a word, which its stem does not join, by the word: won by win."""
    synonyms: tuple[tuple[str, ...], ...] = ()
    """Groups of words and phrases that may stand for each other."""


def forms(entry: Entry) -> Iterator[str]:
    """Every form under which an entry is known."""
    yield entry.canonical
    yield from entry.aliases
    yield from entry.demonyms
    yield from entry.codes
