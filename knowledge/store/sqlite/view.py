"""One consistent reading of some editions."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import msgspec

from knowledge.language.folding import fold
from knowledge.model import Analysis, AnyFact, Name, NameKind, Sentence, Story
from knowledge.store.protocol import NameRow, Passage, RankedStory
from knowledge.store.sqlite import records
from knowledge.store.sqlite.cache import Caches
from knowledge.store.sqlite.connections import Connections
from knowledge.store.sqlite.fulltext import FullText
from knowledge.store.sqlite.members import Members, Pins, members
from knowledge.store.sqlite.names import joined
from knowledge.store.sqlite.writing import SENTENCE_BITS

_AT_ONCE = 500
"""Versions that one statement asks for."""


class SQLiteView:
    """Reads the versions of the pinned editions; later ones do not show in it."""

    def __init__(self, connections: Connections, caches: Caches, pins: Pins) -> None:
        self._connections = connections
        self._caches = caches
        self._pins = pins

    @property
    def editions(self) -> tuple[tuple[str, int], ...]:
        """The edition read of each collection, 0 before the first."""
        return tuple((pin.collection, pin.edition) for pin in self._pins)

    def keys(self) -> Sequence[str]:
        """The keys of all stories, newest first, undated last."""
        return tuple(self._members().versions)

    def stories(self) -> Sequence[Story]:
        """All stories, in the order of their keys."""
        return [story for key in self._members().versions if (story := self.story(key))]

    def story(self, key: str) -> Story | None:
        """The story of that key, or None."""
        version = self._members().versions.get(key)
        if version is None:
            return None

        def read() -> Story:
            with self._connections.reading() as connection:
                (data,) = connection.execute("SELECT story FROM version WHERE id = ?", (version,)).fetchone()
            return records.decode_story(data)

        return self._caches.stories.get(version, read)

    def analysis(self, key: str) -> Analysis | None:
        """What extraction found in the story of that key, or None."""
        version = self._members().versions.get(key)
        if version is None:
            return None

        def read() -> Analysis:
            with self._connections.reading() as connection:
                (data,) = connection.execute("SELECT analysis FROM version WHERE id = ?", (version,)).fetchone()
                facts = connection.execute("SELECT data FROM fact WHERE version = ? ORDER BY position", (version,))
                told = tuple(records.decode_fact(fact) for (fact,) in facts)
            return msgspec.structs.replace(records.decode_analysis(data), facts=told)

        return self._caches.analyses.get(version, read)

    def facts(
        self, kind: type[AnyFact] | None = None, *, story: str | None = None, name: str | Sequence[str] | None = None
    ) -> Sequence[AnyFact]:
        """Facts in the order of their stories, narrowed to a kind, a story, or a name they involve."""
        found = self._members()
        versions = [found.versions[story]] if story in found.versions else []
        if story is None:
            versions = list(found.versions.values())
        with self._connections.reading() as connection:
            if name is None:
                return list(_facts(connection, versions, kind))
            names = [name] if isinstance(name, str) else name
            places = _places(connection, names)
            versions = [version for version in versions if version in places]
            return list(_facts(connection, versions, kind, places))

    def names(self, kinds: Iterable[NameKind] = ()) -> Sequence[NameRow]:
        """All names, those in most stories first."""
        wanted = {str(kind) for kind in kinds}
        with self._connections.reading() as connection:
            rows = (
                (version, Name(NameKind(kind), canonical, records.decode_aliases(aliases), entry))
                for version, kind, canonical, entry, aliases in _of_versions(
                    connection,
                    "SELECT version, kind, canonical, entry, aliases FROM appearance WHERE version IN ({})",
                    list(self._members().versions.values()),
                )
                if not wanted or kind in wanted
            )
            return joined(rows)

    def passages(
        self,
        words: Sequence[str],
        limit: int,
        *,
        synonyms: Mapping[str, Sequence[str]] | None = None,
        stories: Sequence[str] | None = None,
    ) -> Sequence[Passage]:
        """The sentences that best match the words, stories' titles counted in."""
        found = self._members()
        if stories is not None:
            found = Members({key: found.versions[key] for key in stories if key in found.versions})
        with self._connections.reading() as connection:
            search = FullText(connection, "passage", self._caches, self._pins)
            hits = search.find(words, synonyms, found, limit, SENTENCE_BITS)
            places = {row: place for row, *place in _places_of(connection, [hit.row for hit in hits])}
        return [Passage(found.keys[hit.row >> SENTENCE_BITS], Sentence(*places[hit.row]), hit.rank) for hit in hits]

    def occurs(self, word: str) -> bool:
        """Whether a word, in any of its forms, stands anywhere in the texts kept."""
        with self._connections.reading() as connection:
            return FullText(connection, "article", self._caches, self._pins).holds(word)

    def rank(
        self, words: Sequence[str], limit: int, *, synonyms: Mapping[str, Sequence[str]] | None = None
    ) -> Sequence[RankedStory]:
        """The stories that best match the words as a whole, the best first."""
        found = self._members()
        with self._connections.reading() as connection:
            hits = FullText(connection, "article", self._caches, self._pins).find(words, synonyms, found, limit, 0)
        return [RankedStory(found.keys[hit.row], hit.rank) for hit in hits]

    def _members(self) -> Members:
        def read() -> Members:
            with self._connections.reading() as connection:
                return members(connection, self._pins)

        return self._caches.members.get(self._pins, read)


def _of_versions(connection: sqlite3.Connection, sql: str, versions: Sequence[int]) -> Iterator[tuple[Any, ...]]:
    """Rows of a statement that has `IN ({})`, for all the versions, some at once; in no order."""
    for start in range(0, len(versions), _AT_ONCE):
        some = versions[start : start + _AT_ONCE]
        yield from connection.execute(sql.format(",".join("?" * len(some))), some)


def _facts(
    connection: sqlite3.Connection,
    versions: Sequence[int],
    kind: type[AnyFact] | None,
    places: Mapping[int, set[int]] | None = None,
) -> Iterator[AnyFact]:
    """The facts of the versions in their order, narrowed to a kind, and to positions in each version."""
    tag = records.kind_of(kind) if kind else None
    for start in range(0, len(versions), _AT_ONCE):
        some = versions[start : start + _AT_ONCE]
        found: dict[int, list[tuple[int, bytes]]] = {}
        rows = _of_versions(connection, "SELECT version, position, kind, data FROM fact WHERE version IN ({})", some)
        for version, position, of_kind, data in rows:
            if (tag is None or of_kind == tag) and (places is None or position in places[version]):
                found.setdefault(version, []).append((position, data))
        for version in some:
            for _, data in sorted(found.get(version, ())):
                yield records.decode_fact(data)


def _places(connection: sqlite3.Connection, names: Sequence[str]) -> dict[int, set[int]]:
    """Where facts involve one of the names: positions by version."""
    places: dict[int, set[int]] = {}
    for form in {form for name in names for form in (fold(name), name)}:
        sendable = form.encode("utf-8", "replace").decode("utf-8")
        rows = connection.execute("SELECT version, position FROM fact_name WHERE folded = ?", (sendable,))
        for version, position in rows:
            places.setdefault(version, set()).add(position)
    return places


def _places_of(connection: sqlite3.Connection, rows: Sequence[int]) -> Iterator[tuple[int, ...]]:
    sql = "SELECT rowid, start, stop, block FROM passage WHERE rowid IN ({})"
    for row in _of_versions(connection, sql, rows):
        yield tuple(map(int, row))
