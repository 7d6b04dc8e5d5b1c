"""Full text: safe queries, rare words first, all of the words before any."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from knowledge.store.sqlite.cache import Caches
from knowledge.store.sqlite.members import Members, Pins
from knowledge.store.terms import distinct

WORDS_READ = 48
"""Terms of one query that are looked for; a longer one is cut to its rarest."""
_TERMS_WEIGHED = 256
POSTINGS = 60_000
"""How many places of its terms one query may read: the rarest come first, what goes beyond is not looked for."""
_HEADING_WEIGHT = {"passage": 0.4, "article": 2.0}


class Hit(NamedTuple):
    """A row that was found; higher ranks are better."""

    row: int
    rank: float


Groups = list[list[str]]
"""What is looked for: of each group any term."""


class FullText:
    """Searches in one of the two full-text tables, on behalf of one view."""

    def __init__(self, connection: sqlite3.Connection, table: str, caches: Caches, pins: Pins) -> None:
        self._connection = connection
        self._table = table
        self._caches = caches
        self._pins = pins

    def find(
        self,
        words: Sequence[str],
        synonyms: Mapping[str, Sequence[str]] | None,
        members: Members,
        limit: int,
        shift: int,
    ) -> list[Hit]:
        """Rows of the members that hold all of the words, then those that hold any; each the best first.

        `shift` is by how many bits a rowid is shifted right to give its version.
        """
        groups = self._affordable(_groups(words, synonyms or {}))
        if not groups or limit <= 0:
            return []
        found = {hit.row: hit for hit in self._search(" AND ".join(map(_any, groups)), members, limit, shift)}
        if len(found) < limit and len(groups) > 1:
            lowest = min((hit.rank for hit in found.values()), default=float("inf"))
            for hit in self._search(" OR ".join(map(_any, groups)), members, limit, shift):
                if len(found) < limit and hit.row not in found:
                    found[hit.row] = Hit(hit.row, min(hit.rank, lowest))
        return list(found.values())

    def holds(self, word: str) -> bool:
        """Whether all terms of a word stand in the texts."""
        found = distinct([word])
        return bool(found) and all(map(self._frequency, found))

    def _search(self, query: str, members: Members, limit: int, shift: int) -> Iterator[Hit]:
        rows = self._connection.execute(
            f"SELECT rowid, rank FROM {self._table} WHERE {self._table} MATCH ? AND rank MATCH ? ORDER BY rank",  # noqa: S608
            (query, f"bm25(1.0, {_HEADING_WEIGHT[self._table]})"),
        )
        for row, rank in rows:
            if row >> shift in members.keys:
                yield Hit(row, -rank)
                limit -= 1
                if not limit:
                    break

    def _affordable(self, groups: Groups) -> Groups:
        """The groups that stand in the texts at all, the rarest first, as many as may be read."""
        weighed = []
        for number, group in enumerate(groups[:_TERMS_WEIGHED]):
            known = [(term, frequency) for term in group if (frequency := self._frequency(term))]
            if known:
                weighed.append((sum(frequency for _, frequency in known), number, [term for term, _ in known]))
        affordable: Groups = []
        left = POSTINGS
        for frequency, _, group in sorted(weighed)[:WORDS_READ]:
            left -= frequency
            if affordable and left < 0:
                break
            affordable.append(group)
        return affordable

    def _frequency(self, term: str) -> int:
        def count() -> int:
            row = self._connection.execute(
                f"SELECT doc FROM {self._table}_term WHERE term = ?",  # noqa: S608
                (term,),
            ).fetchone()
            return int(row[0]) if row else 0

        return self._caches.frequencies.get((self._pins, self._table, term), count)


def _groups(words: Sequence[str], synonyms: Mapping[str, Sequence[str]]) -> Groups:
    groups: Groups = []
    alike = {term: [*distinct(others)] for word, others in synonyms.items() for term in distinct([word])[:1]}
    for term in distinct(words):
        groups.append(list(dict.fromkeys((term, *alike.get(term, ())))))
    return groups


def _any(group: list[str]) -> str:
    return "(" + " OR ".join(f'"{term}"' for term in group) + ")"
