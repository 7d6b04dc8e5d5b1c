"""TOML files → one lexicon, validated: an error names the file and what is wrong in it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

import msgspec

from knowledge.language.folding import fold
from knowledge.language.stems import stem
from knowledge.lexicon.entries import Entry, Tables
from knowledge.model import NameKind


class LexiconError(Exception):
    """A lexicon file cannot be used; the message names the file, the table and what to change."""


class Lexicon:
    """All tables, joined, and indexes over them. Do not change it after it is made."""

    def __init__(self, tables: Iterable[Tables]) -> None:
        self.entries: dict[str, Entry] = {}
        self.words: dict[str, frozenset[str]] = {}
        self.stages: dict[str, str] = {}
        self.groups: dict[str, frozenset[int]] = {}
        """Of a folded word or phrase, the groups of synonyms it belongs to."""
        for table in tables:
            self._add(table)
        self._synonyms = _synonyms(self.groups)
        self._owners: dict[str, tuple[Entry, ...]] = {}
        self._heads: dict[str, int] = {}
        for entry in self.entries.values():
            for form in dict.fromkeys(fold(form) for form in forms(entry)):
                self._owners[form] = (*self._owners.get(form, ()), entry)
                head, length = form.split()[0], len(form.split())
                self._heads[head] = max(self._heads.get(head, 0), length)

    @property
    def roles(self) -> frozenset[str]:
        """What people are: coach, striker, photographer."""
        return self.words.get("roles", frozenset())

    @property
    def titles(self) -> frozenset[str]:
        """What stands before a name without being part of it: sir, dr."""
        return self.words.get("titles", frozenset())

    @property
    def reporting(self) -> frozenset[str]:
        """Verbs that report what somebody said, in every form."""
        return self.words.get("reporting", frozenset())

    @property
    def first_names(self) -> frozenset[str]:
        """Given names."""
        return self.words.get("first_names", frozenset())

    @property
    def units(self) -> frozenset[str]:
        """Things counted."""
        return self.words.get("units", frozenset())

    def synonyms_of(self, folded: str) -> frozenset[str]:
        """The stems of single words that share a group with this one."""
        return self._synonyms.get(folded) or self._synonyms.get(stem(folded), frozenset())

    def lookup(self, folded: str) -> tuple[Entry, ...]:
        """Every owner of a folded name, alias, nickname, code, hashtag or demonym."""
        return self._owners.get(folded.removeprefix("#"), ())

    def longest(self, folded: Sequence[str], at: int) -> tuple[int, tuple[Entry, ...]]:
        """The longest known name that begins at word `at`: its length in words and its owners, or (0, ())."""
        for length in range(min(self._heads.get(folded[at].removeprefix("#"), 0), len(folded) - at), 0, -1):
            owners = self.lookup(" ".join(folded[at : at + length]))
            if owners:
                return length, owners
        return 0, ()

    def _add(self, table: Tables) -> None:
        for entry in _entries(table):
            self.entries[entry.id] = entry
        for name, words in table.words.items():
            self.words[name] = self.words.get(name, frozenset()) | {fold(word) for word in words}
        for canonical, names in table.stages.items():
            self.stages |= {fold(name): canonical for name in (canonical, *names)}
        first = max((number for numbers in self.groups.values() for number in numbers), default=-1) + 1
        for number, group in enumerate(table.synonyms, first):
            for word in group:
                self.groups[fold(word)] = self.groups.get(fold(word), frozenset()) | {number}


def _synonyms(groups: dict[str, frozenset[int]]) -> dict[str, frozenset[str]]:
    members: dict[int, set[str]] = {}
    for word, numbers in groups.items():
        for number in numbers:
            members.setdefault(number, set()).add(stem(word))
    found = {word: frozenset[str]().union(*(members[number] for number in numbers)) for word, numbers in groups.items()}
    return found | {stem(word): same for word, same in found.items()}


def forms(entry: Entry) -> Iterator[str]:
    """Every form under which an entry is known."""
    yield entry.canonical
    yield from entry.aliases
    yield from entry.demonyms
    yield from entry.codes


def load(extra: Sequence[Path] = ()) -> Lexicon:
    """The lexicon that ships, with an operator's files over it; LexiconError where one is not valid."""
    return _load(tuple(extra))


@lru_cache(maxsize=4)
def _load(extra: tuple[Path, ...]) -> Lexicon:
    shipped = sorted(
        (file for file in files(__package__).iterdir() if file.name.endswith(".toml")), key=lambda f: f.name
    )
    tables = [_parse(file.name, file.read_bytes()) for file in shipped]
    for path in extra:
        try:
            tables.append(_parse(str(path), path.read_bytes()))
        except OSError as error:
            raise LexiconError(f"{path} cannot be read: {error.strerror}") from None
    return Lexicon(tables)


def _parse(name: str, data: bytes) -> Tables:
    try:
        return msgspec.convert(tomllib.loads(data.decode("utf-8")), Tables)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, msgspec.ValidationError) as error:
        raise LexiconError(f"{name}: {error}") from None


def _entries(table: Tables) -> Iterator[Entry]:
    for slug, nation in table.nations.items():
        yield Entry(
            f"nation:{slug}",
            NameKind.TEAM,
            nation.name,
            (*nation.aliases, *nation.nicknames),
            demonyms=nation.demonyms,
            codes=(nation.code,),
        )
    for slug, club in table.clubs.items():
        yield Entry(
            f"club:{slug}",
            NameKind.TEAM,
            club.name,
            club.aliases,
            sport=club.sport,
            country=club.country,
            city=club.city,
            ground=club.ground,
        )
    for prefix, kind, rows in (
        ("competition", NameKind.COMPETITION, table.competitions),
        ("venue", NameKind.VENUE, table.venues),
        ("place", NameKind.PLACE, table.places),
        ("organisation", NameKind.ORGANISATION, table.organisations),
    ):
        for slug, row in rows.items():
            yield Entry(
                f"{prefix}:{slug}", kind, row.name, row.aliases, sport=row.sport, city=row.city, country=row.country
            )
