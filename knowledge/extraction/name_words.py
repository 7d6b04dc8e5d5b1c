"""The word lists by which names are told apart, read once."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources

import msgspec

from knowledge.extraction.keeping import kept
from knowledge.lexicon import Lexicon
from knowledge.model import NameKind


class NameWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The lists of name_words.toml; every word in its folded form."""

    honours: frozenset[str]
    titles: frozenset[str]
    particles: frozenset[str]
    small_particles: frozenset[str]
    team: frozenset[str]
    organisation: frozenset[str]
    venue: frozenset[str]
    competition: frozenset[str]
    place: frozenset[str]
    ahead_venue: frozenset[str]
    ahead_team: frozenset[str]
    ahead_organisation: frozenset[str]
    ahead_competition: frozenset[str]
    venue_before: frozenset[str]
    common: frozenset[str]
    weekdays: frozenset[str]
    months: frozenset[str]
    place_before: frozenset[str]
    person_before: frozenset[str]
    person_after: frozenset[str]
    person_only: frozenset[str]
    list_labels: frozenset[str]
    role_heads: frozenset[str]
    role_endings: tuple[str, ...]
    role_stops: frozenset[str]
    role_adjectives: frozenset[str]
    not_roles: frozenset[str]
    determiners: frozenset[str]
    account: frozenset[str]
    plural_verbs: frozenset[str]
    side_before: frozenset[str]
    contests: frozenset[str]
    against: frozenset[str]
    journeys: frozenset[str]
    facing: frozenset[str]
    individual: frozenset[str]
    ordinary: frozenset[str]
    short_words: frozenset[str]
    shared_nicknames: frozenset[str]
    things: frozenset[str]
    team_after: frozenset[str]
    of_names: frozenset[str]
    small_numbers: frozenset[str]
    body_before: frozenset[str]
    ambiguous_roles: frozenset[str]
    links: frozenset[str]
    trade_endings: tuple[str, ...]
    vague_roles: frozenset[str]
    several_persons: frozenset[str]
    acting: frozenset[str]
    of_side: frozenset[str]
    no_surnames: frozenset[str]

    def kind_of(self, word: str) -> NameKind | None:
        """What a name that ends with this word is the name of, None where the word doesn't tell."""
        if word in self.venue:
            return NameKind.VENUE
        if word in self.competition:
            return NameKind.COMPETITION
        if word in self.organisation:
            return NameKind.ORGANISATION
        if word in self.team:
            return NameKind.TEAM
        if word in self.place:
            return NameKind.PLACE
        return NameKind.COMPETITION if word.endswith("s") and word[:-1] in self.competition else None

    def kind_ahead(self, word: str) -> NameKind | None:
        """What a name of several words that begins with this one is the name of, None where it doesn't tell."""
        if word in self.ahead_venue:
            return NameKind.VENUE
        if word in self.ahead_team:
            return NameKind.TEAM
        if word in self.ahead_organisation:
            return NameKind.ORGANISATION
        return NameKind.COMPETITION if word in self.ahead_competition else None

    def is_calendar(self, word: str) -> bool:
        """Whether the word names a day or a month."""
        return word in self.weekdays or word in self.months


@kept
def roles(lexicon: Lexicon) -> frozenset[str]:
    """What people are, in one word: those of the lexicon, and those of the lists."""
    return lexicon.roles | name_words().role_heads


@cache
def name_words() -> NameWords:
    """The lists, loaded on first use."""
    data = resources.files(__package__).joinpath("name_words.toml").read_bytes()
    return msgspec.convert(tomllib.loads(data.decode()), NameWords)
