"""The store on SQLite: one writer at a time, readers that never wait for it."""

from __future__ import annotations

import datetime as dt
import sqlite3
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Self

from knowledge.model import Analysis, Story
from knowledge.store import rows
from knowledge.store.migrations import migrate_sqlite
from knowledge.store.protocol import Change, Edition, StoreError, View
from knowledge.store.view import SqliteView

BUSY_SECONDS = 10.0
_MEMORY = ":memory:"


class SqliteStore:
    """Editions in one SQLite file, in WAL mode. Each thread reads over a connection of its own."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._writing = threading.Lock()
        self._local = threading.local()
        self._all: list[sqlite3.Connection] = []
        # A database in memory has one connection, which threads share under the lock of sqlite3 itself.
        self._shared = self._connect() if path == _MEMORY else None
        migrate_sqlite(self._connection())

    @classmethod
    def open(cls, url: str) -> Self:
        """Open, or make, the database at `sqlite:///path`; StoreError says what is wrong with it."""
        path = url.removeprefix("sqlite:///")
        try:
            if path != _MEMORY:
                Path(path).parent.mkdir(parents=True, exist_ok=True)
            return cls(path)
        except (sqlite3.Error, OSError) as error:
            raise StoreError(f"the database {path} cannot be opened: {error}") from None

    def view(self, collections: Sequence[str]) -> View:
        """Read the newest editions of these collections."""
        with _told():
            newest = [(one, edition.number) for one in collections if (edition := self.edition(one))]
        return SqliteView(self._connection, tuple(newest))

    def digests(self, collection: str) -> dict[str, str]:
        """Story keys of the newest edition, with the digest each was read from."""
        with _told():
            found = self._connection().execute(
                "SELECT key, digest FROM version WHERE collection = ? AND until IS NULL", (collection,)
            )
            return dict(found.fetchall())

    def edition(self, collection: str) -> Edition | None:
        """The newest edition, None before the first."""
        with _told():
            found = (
                self._connection()
                .execute(
                    "SELECT number, published, note, stories FROM edition WHERE collection = ? ORDER BY number DESC LIMIT 1",
                    (collection,),
                )
                .fetchone()
            )
        if found is None:
            return None
        number, published, note, stories = found
        return Edition(number, collection, dt.datetime.fromisoformat(published), note, stories)

    def publish(self, collection: str, changes: Iterable[Change], *, note: str) -> Edition:
        """Make the next edition of the collection from the newest and these changes, in one transaction."""
        connection = self._connection()
        with self._writing, _told():
            connection.execute("BEGIN IMMEDIATE")
            try:
                last = self.edition(collection)
                number = last.number + 1 if last else 1
                for change in changes:
                    self._change(connection, collection, number, change)
                edition = self._seal(connection, collection, number, note)
                connection.execute("COMMIT")
            except BaseException:
                connection.execute("ROLLBACK")
                raise
        return edition

    def close(self) -> None:
        """Let go of the file."""
        for connection in self._all:
            connection.close()

    def _change(self, connection: sqlite3.Connection, collection: str, number: int, change: Change) -> None:
        connection.execute(
            "UPDATE version SET until = ? WHERE collection = ? AND key = ? AND until IS NULL",
            (number, collection, change.key),
        )
        if change.story is not None and change.analysis is not None:
            _insert(connection, collection, number, change.story, change.analysis)

    def _seal(self, connection: sqlite3.Connection, collection: str, number: int, note: str) -> Edition:
        (stories,) = connection.execute(
            "SELECT count(*) FROM version WHERE collection = ? AND until IS NULL", (collection,)
        ).fetchone()
        edition = Edition(number, collection, dt.datetime.now(dt.UTC), note, stories)
        connection.execute(
            "INSERT INTO edition (collection, number, published, note, stories) VALUES (?, ?, ?, ?, ?)",
            (collection, number, edition.published.isoformat(), note, stories),
        )
        return edition

    def _connection(self) -> sqlite3.Connection:
        if self._shared is not None:
            return self._shared
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if connection is None:
            connection = self._local.connection = self._connect()
        return connection

    def _connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self._path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)
        self._all.append(connection)
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("PRAGMA foreign_keys = ON")
        return connection


def _insert(connection: sqlite3.Connection, collection: str, number: int, story: Story, analysis: Analysis) -> None:
    published = story.published.isoformat() if story.published else None
    version = connection.execute(
        "INSERT INTO version (collection, key, digest, since, published, story, analysis) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (collection, story.key, story.digest, number, published, rows.pack(story), rows.pack(analysis)),
    ).lastrowid
    for fact in analysis.facts:
        row = connection.execute(
            "INSERT INTO fact (version, kind, body) VALUES (?, ?, ?)",
            (version, rows.KIND_OF[type(fact)], rows.pack(fact)),
        ).lastrowid
        connection.executemany(
            "INSERT OR IGNORE INTO fact_name (name, fact) VALUES (?, ?)", [(name, row) for name in rows.names_of(fact)]
        )
    connection.executemany(
        "INSERT INTO name (version, kind, canonical, body) VALUES (?, ?, ?, ?)",
        [(version, name.kind.value, name.canonical, rows.pack(name)) for name in analysis.names],
    )
    title = rows.stems_of(story.title or "")
    for sentence in analysis.sentences:
        row = connection.execute(
            'INSERT INTO sentence (version, start, "end", block) VALUES (?, ?, ?, ?)',
            (version, sentence.start, sentence.end, sentence.block),
        ).lastrowid
        connection.execute(
            "INSERT INTO passage (rowid, stems, title) VALUES (?, ?, ?)",
            (row, rows.stems_of(story.text[sentence.start : sentence.end]), title),
        )


@contextmanager
def _told() -> Iterator[None]:
    """Turn what SQLite says into one line for people."""
    try:
        yield
    except sqlite3.Error as error:
        raise StoreError(f"the database cannot be used: {error}") from error
