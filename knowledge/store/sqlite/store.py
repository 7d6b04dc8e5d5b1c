"""The face of the SQLite store."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Self

from knowledge.store.protocol import Change, Doubt, Edition, StoreError
from knowledge.store.sqlite import doubts, members, writing
from knowledge.store.sqlite.cache import Caches
from knowledge.store.sqlite.connections import Connections
from knowledge.store.sqlite.migrations import Migration, migrate, shipped
from knowledge.store.sqlite.view import SQLiteView

SCHEME = "sqlite:///"


class SQLiteStore:
    """Editions in one SQLite file, or in memory (`sqlite:///:memory:`). Safe to use from many threads."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections
        self._caches = Caches()

    @classmethod
    def open(cls, url: str, migrations: list[Migration] | None = None) -> Self:
        """Open, or make, the file named after `sqlite:///`, and bring its schema up to date."""
        path = url.removeprefix(SCHEME)
        if path == url or not path:
            raise StoreError("a SQLite database is named as sqlite:///folder/file")
        connections = Connections(path)
        try:
            migrate(connections, shipped() if migrations is None else migrations)
        except BaseException:
            connections.close()
            raise
        return cls(connections)

    def view(self, collections: Sequence[str]) -> SQLiteView:
        """Read the newest editions of these collections."""
        with self._connections.reading() as connection:
            pins = members.pin(connection, tuple(dict.fromkeys(collections)))
        return SQLiteView(self._connections, self._caches, pins)

    def digests(self, collection: str) -> dict[str, str]:
        """Story keys of the newest edition, with the digest each was read from."""
        with self._connections.reading() as connection:
            return members.digests(connection, collection)

    def publish(self, collection: str, changes: Iterable[Change], *, note: str) -> Edition:
        """Make the next edition of the collection from the newest and these changes."""
        return writing.publish(self._connections, collection, changes, note)

    def edition(self, collection: str) -> Edition | None:
        """The newest edition, None before the first."""
        with self._connections.reading() as connection:
            row = connection.execute(
                "SELECT number, published, note, stories FROM edition"
                " WHERE collection = (SELECT id FROM collection WHERE name = ?) ORDER BY number DESC LIMIT 1",
                (collection,),
            ).fetchone()
        if row is None:
            return None
        number, published, note, stories = row
        return Edition(number, collection, dt.datetime.fromisoformat(published), note, stories)

    def add_doubt(self, doubt: Doubt) -> bool:
        """Keep a doubt; False where this person has raised the same before."""
        with self._connections.writing() as connection:
            return doubts.add(connection, doubt)

    def doubts(self, collection: str, state: str = "open") -> Sequence[Doubt]:
        """The doubts of a collection that are in a state, the oldest first."""
        with self._connections.reading() as connection:
            return doubts.of(connection, collection, state)

    def close(self) -> None:
        """Close all connections."""
        self._connections.close()
