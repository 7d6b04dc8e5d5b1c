"""The store in one SQLite file, or in memory."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Self

from knowledge.store.migrations import Migration, shipped
from knowledge.store.protocol import StoreError
from knowledge.store.sqlite.connections import Connections
from knowledge.store.store import Store

SCHEME = "sqlite:///"


class SQLiteStore(Store):
    """Editions in one SQLite file, or in memory (`sqlite:///:memory:`)."""

    @classmethod
    def open(cls, url: str, migrations: Sequence[Migration] | None = None) -> Self:
        """Open, or make, the file named after `sqlite:///`, and bring its schema up to date."""
        path = url.removeprefix(SCHEME)
        if path == url or not path:
            raise StoreError("a SQLite database is named as sqlite:///folder/file")
        return cls(Connections(path), shipped(Connections.dialect) if migrations is None else migrations)
