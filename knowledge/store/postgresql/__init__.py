"""The store in a PostgreSQL database."""

from __future__ import annotations

from typing import Self

from knowledge.store.migrations import shipped
from knowledge.store.postgresql.connections import Connections
from knowledge.store.store import Store


class PostgreSQLStore(Store):
    """Editions in a PostgreSQL database; questions may be answered from a replica of it."""

    @classmethod
    def open(cls, url: str) -> Self:
        """Open a database by its URL, and bring its schema up to date; a second URL, after a space, is a replica's."""
        return cls(Connections(*url.split()), shipped(Connections.dialect))
