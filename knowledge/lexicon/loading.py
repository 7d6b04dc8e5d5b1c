"""All tables, joined, and the indexes over them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property, lru_cache
from pathlib import Path

import regex

from knowledge.language.folding import fold
from knowledge.language.stems import stem
from knowledge.lexicon import files, translating
from knowledge.lexicon.entries import Entry, Form, Tables, Words, forms
from knowledge.lexicon.files import LexiconError
from knowledge.lexicon.joining import entries
from knowledge.lexicon.keys import key, keys, parts
from knowledge.lexicon.synonyms import Synonyms

__all__ = ["Lexicon", "LexiconError", "forms", "load"]

_LIST = regex.compile(r"\{(?P<list>[a-z_]+)\}")
_JOINTS = frozenset({"'", ".", "’"})
"""Marks that may stand between the words of a name: "St. Louis", "St James' Park"."""


class Lexicon:
    """All tables, joined, and indexes over them. Do not change it after it is made."""

    def __init__(self, tables: Sequence[Tables]) -> None:
        self.entries: dict[str, Entry] = entries(tables)
        """Entries by id."""
        self.words: dict[str, frozenset[str]] = {}
        """Word lists by name, folded."""
        self.stages: dict[str, str] = {}
        """Of the folded name of a stage, the name it is given."""
        self.role_classes: dict[str, frozenset[str]] = {}
        """What people are, by class, folded."""
        self.unit_names: dict[str, tuple[str, str]] = {}
        """Of the folded form of a unit, its name in the singular and what it measures."""
        self._inflections: dict[str, frozenset[str]] = {}
        heads: dict[str, frozenset[str]] = {}
        for table in tables:
            self._add(table)
            _gather(heads, table.heads)
        self._synonyms = [group for table in tables for group in table.synonyms]
        self.categories: dict[str, frozenset[str]] = {}
        """Of the folded words that name categories ("injury", "body part"), the members, folded, and their stems."""
        for kind, names in heads.items():
            members = self.words.get(f"kind_{kind}", frozenset())
            for name in names:
                self.categories[name] = self.categories.get(name, frozenset()).union(members, map(stem, members))
        self.asks = [(form, _compiled(form, self.words)) for table in tables for form in table.asks]
        """Forms of questions, with their patterns over folded questions."""
        self._owners, self._reach, self._begun = _index(self.entries.values())
        self._translated: dict[str, Mapping[str, Entry]] = {}

    def _add(self, table: Tables) -> None:
        _gather(self.words, table.words)
        _gather(self.role_classes, table.roles)
        _gather(self._inflections, table.inflections)
        for canonical, names in table.stages.items():
            self.stages |= {fold(name): canonical for name in (canonical, *names)}
        for kind, units in table.units.items():
            for unit, names in units.items():
                self.unit_names |= {fold(name): (unit, kind) for name in (unit, *names)}

    # --- names ---

    def lookup(self, folded: str) -> tuple[Entry, ...]:
        """Every owner of a name, alias, nickname, code, hashtag or demonym, the likeliest first."""
        return self._owners.get(key(folded), ()) or (self._tagged(folded) if folded[:1] == "#" else ())

    def longest(self, folded: Sequence[str], at: int) -> tuple[int, tuple[Entry, ...]]:
        """The longest known name that begins at token `at`: its length in tokens and its owners, or (0, ())."""
        if folded[at].isalpha() and folded[at] not in self._reach:
            return 0, ()
        first = parts(folded[at])
        if not first or folded[at][0] in "@#":
            owners = self.lookup(folded[at]) if folded[at][:1] == "#" else ()
            return len(owners[:1]), owners
        found = ""
        best: tuple[int, tuple[Entry, ...]] = (0, ())
        for end in range(at, min(len(folded), at + 2 * self._reach.get(first[0], 0))):
            more = parts(folded[end])
            if more:
                found = " ".join((found, *more)) if found else " ".join(more)
                owners = self._owners.get(found, ())
                if owners:
                    best = (end + 1 - at, owners)
                if found not in self._begun:
                    break
            elif folded[end] not in _JOINTS:
                break
        return best

    def paired(self, hashtag: str) -> tuple[Entry, Entry] | None:
        """The two nations of a match's hashtag: `#BELJPN`."""
        letters = hashtag.removeprefix("#").upper()
        one, other = self._coded.get(letters[:3]), self._coded.get(letters[3:])
        return (one, other) if len(letters) == 6 and one and other else None

    def translations(self, language: str) -> Mapping[str, Entry]:
        """Of the folded names of nations in another language ("de", "ja"), the entries; empty for unknown ones."""
        if language not in self._translated:
            self._translated[language] = translating.names(self.nations, language)
        return self._translated[language]

    @property
    def nations(self) -> list[Entry]:
        """All nations."""
        return self._table("nation")

    @property
    def clubs(self) -> list[Entry]:
        """All clubs, franchises, counties and provinces."""
        return self._table("club")

    @property
    def competitions(self) -> list[Entry]:
        """All competitions."""
        return self._table("competition")

    @property
    def venues(self) -> list[Entry]:
        """All venues, the grounds of clubs among them."""
        return self._table("venue")

    @cached_property
    def listings(self) -> Mapping[str, frozenset[str]]:
        """The ids of the entries of each table, and of each branch of organisations, by its name: nation, publisher."""
        found: dict[str, set[str]] = {}
        for id_, entry in self.entries.items():
            found.setdefault(entry.branch or id_.partition(":")[0], set()).add(id_)
        return {name: frozenset(ids) for name, ids in found.items()}

    def _table(self, table: str) -> list[Entry]:
        return [entry for entry in self.entries.values() if entry.id.startswith(f"{table}:")]

    @cached_property
    def _coded(self) -> dict[str, Entry]:
        return {code: entry for entry in self.nations for code in entry.codes}

    @cached_property
    def _squashed(self) -> dict[str, tuple[Entry, ...]]:
        return {name.replace(" ", ""): owners for name, owners in self._owners.items() if " " in name}

    def _tagged(self, hashtag: str) -> tuple[Entry, ...]:
        return self._squashed.get(key(hashtag), ())

    # --- words ---

    @cached_property
    def roles(self) -> frozenset[str]:
        """What people are, in one word and in the singular: coach, striker, photographer."""
        return frozenset(role for roles in self.role_classes.values() for role in roles if " " not in role)

    @cached_property
    def role_phrases(self) -> frozenset[str]:
        """What people are, in several words: chief executive, director of rugby."""
        return frozenset(role for roles in self.role_classes.values() for role in roles if " " in role)

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """All single words of the word lists."""
        return frozenset(word for words in self.words.values() for word in words if " " not in word)

    @property
    def titles(self) -> frozenset[str]:
        """What stands before a name without being part of it: sir, dr."""
        return self.words.get("titles", frozenset())

    @cached_property
    def reporting(self) -> frozenset[str]:
        """Verbs that report what somebody said, in every form."""
        return self.words.get("reporting", frozenset())

    @cached_property
    def first_names(self) -> frozenset[str]:
        """Given names."""
        return self.words.get("first_names", frozenset())

    @cached_property
    def units(self) -> frozenset[str]:
        """Things counted, in every form."""
        return frozenset(self.unit_names)

    @cached_property
    def synonyms(self) -> Synonyms:
        """Words that mean the same."""
        return Synonyms(self._synonyms, self._inflections)

    def synonyms_of(self, folded: str) -> frozenset[str]:
        """The stems of the single words that share a group with this one."""
        return self.synonyms.stems(folded)


def load(extra: Sequence[Path] = ()) -> Lexicon:
    """The lexicon that ships, with an operator's files over it; LexiconError where one is not valid."""
    return _load(tuple(extra))


@lru_cache(maxsize=4)
def _load(extra: tuple[Path, ...]) -> Lexicon:
    return Lexicon([*files.shipped(), *(files.read(path) for path in extra)])


def _index(found: Iterable[Entry]) -> tuple[dict[str, tuple[Entry, ...]], dict[str, int], frozenset[str]]:
    """Owners by key; of the first word of keys the words of the longest; all that a key goes on behind."""
    owners: dict[str, tuple[Entry, ...]] = {}
    reach: dict[str, int] = {}
    begun: set[str] = set()
    for entry in found:
        for name in dict.fromkeys(name for form in forms(entry) for name in keys(form)):
            owners[name] = (*owners.get(name, ()), entry)
            words = name.split()
            reach[words[0]] = max(reach.get(words[0], 0), len(words))
            begun.update(" ".join(words[:cut]) for cut in range(1, len(words)))
    return owners, reach, frozenset(begun)


def _compiled(form: Form, words: Mapping[str, frozenset[str]]) -> regex.Pattern[str]:
    """The pattern of a form, with its lists written out; LexiconError where it is none."""

    def alternatives(met: regex.Match[str]) -> str:
        if met["list"] not in words:
            raise LexiconError(f"[[asks]] {form.form}: there is no list {met['list']!r}")
        return f"(?:{'|'.join(sorted(map(regex.escape, words[met['list']])))})"

    try:
        return regex.compile(_LIST.sub(alternatives, form.form))
    except regex.error as error:
        raise LexiconError(f"[[asks]] {form.form}: {error}") from None


def _gather(lists: dict[str, frozenset[str]], table: Mapping[str, Words]) -> None:
    for name, words in table.items():
        lists[name] = lists.get(name, frozenset()) | {fold(word) for word in _each(words)}


def _each(words: Words) -> Sequence[str]:
    return words.split() if isinstance(words, str) else words
