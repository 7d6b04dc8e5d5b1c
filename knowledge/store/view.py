"""One consistent reading of SQLite's newest editions."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

from knowledge.language.folding import fold
from knowledge.language.stems import stem
from knowledge.model import Analysis, AnyFact, Name, NameKind, Sentence, Story
from knowledge.store import rows
from knowledge.store.protocol import NameRow, Passage

_analysis = lru_cache(maxsize=512)(rows.analysis)
_story = lru_cache(maxsize=512)(rows.story)


class SqliteView:
    """See `View`. Holds only numbers of editions, so it is cheap and needs no closing."""

    def __init__(self, connect: Callable[[], sqlite3.Connection], editions: tuple[tuple[str, int], ...]) -> None:
        self._connect = connect
        self._editions = editions
        within = " OR ".join("(v.collection = ? AND v.since <= ? AND coalesce(v.until, 9e18) > ?)" for _ in editions)
        self._within = f"({within or 'FALSE'})"
        self._bound = tuple(value for name, number in editions for value in (name, number, number))

    @property
    def editions(self) -> tuple[tuple[str, int], ...]:
        """The edition read of each collection: the key for whatever is cached."""
        return self._editions

    def stories(self) -> Sequence[Story]:
        """All stories by published date, newest first, unknown last."""
        found = self._select("v.story FROM version v", order="v.published IS NULL, v.published DESC, v.key")
        return [_story(body) for (body,) in found]

    def story(self, key: str) -> Story | None:
        """The story of that key, or None."""
        found = self._select("v.story FROM version v", "v.key = ?", (key,))
        return _story(found[0][0]) if found else None

    def analysis(self, key: str) -> Analysis | None:
        """What extraction found in the story of that key, or None."""
        found = self._select("v.analysis FROM version v", "v.key = ?", (key,))
        return _analysis(found[0][0]) if found else None

    def facts(
        self, kind: type[AnyFact] | None = None, *, story: str | None = None, name: str | None = None
    ) -> Sequence[AnyFact]:
        """Facts in the order of their stories, narrowed to a kind, a story, or a name they involve (folded equal)."""
        source, where, bound = "f.body FROM version v JOIN fact f ON f.version = v.id", [], []
        if kind is not None:
            where.append("f.kind = ?")
            bound.append(rows.KIND_OF[kind])
        if story is not None:
            where.append("v.key = ?")
            bound.append(story)
        if name is not None:
            where.append("f.id IN (SELECT fact FROM fact_name WHERE name = ?)")
            bound.append(fold(name))
        found = self._select(source, " AND ".join(where), tuple(bound), order="v.key, f.id")
        return [rows.fact(body) for (body,) in found]

    def names(self, kinds: Iterable[NameKind] = ()) -> Sequence[NameRow]:
        """All names, joined over stories by kind and canonical form, those of most stories first."""
        wanted = set(kinds)
        joined: dict[tuple[NameKind, str], list[Name]] = {}
        for (body,) in self._select("n.body FROM version v JOIN name n ON n.version = v.id"):
            name = rows.name(body)
            if not wanted or name.kind in wanted:
                joined.setdefault((name.kind, fold(name.canonical)), []).append(name)
        found = [NameRow(_join(same), len(same)) for same in joined.values()]
        return sorted(found, key=lambda row: (-row.stories, row.name.canonical))

    def passages(self, words: Sequence[str], limit: int) -> Sequence[Passage]:
        """The sentences that best match the words, stories' titles counted in: all of the words first, then any."""
        stems = [f'"{quoted}"' for quoted in dict.fromkeys(stem(word).replace('"', "") for word in words) if quoted]
        found: dict[tuple[str, int], Passage] = {}
        for joint in (" AND ", " OR "):
            if len(found) < limit and stems:
                for passage in self._search(joint.join(stems), limit):
                    found.setdefault((passage.story, passage.sentence.start), passage)
        return list(found.values())[:limit]

    def _search(self, query: str, limit: int) -> list[Passage]:
        source = (
            's.start, s."end", s.block, v.key, bm25(passage, 1.0, 0.5) AS rank FROM passage '
            "JOIN sentence s ON s.id = passage.rowid JOIN version v ON v.id = s.version"
        )
        found = self._select(source, "passage MATCH ?", (query,), order=f"rank LIMIT {int(limit)}")
        return [Passage(key, Sentence(start, end, block), -rank) for start, end, block, key, rank in found]

    def _select(self, source: str, where: str = "", bound: tuple[object, ...] = (), order: str = "") -> list[tuple]:  # type: ignore[type-arg]
        clauses = f"{self._within} AND {where}" if where else self._within
        tail = f" ORDER BY {order}" if order else ""
        statement = f"SELECT {source} WHERE {clauses}{tail}"  # noqa: S608  only the fixed parts of this module
        return self._connect().execute(statement, (*self._bound, *bound)).fetchall()


def _join(same: list[Name]) -> Name:
    aliases = dict.fromkeys(alias for name in same for alias in name.aliases)
    first = same[0]
    return Name(first.kind, first.canonical, tuple(aliases), next((name.entry for name in same if name.entry), None))
