"""Where editions are kept: the protocol, and the stores behind it."""

from contextlib import closing

from knowledge.store.moving import Moved, Progress
from knowledge.store.protocol import FactStore, StoreError
from knowledge.store.sqlite import SQLiteStore
from knowledge.store.store import Store
from knowledge.store.terms import terms

__all__ = ["FactStore", "SQLiteStore", "Store", "StoreError", "move_store", "open_store", "terms"]


def move_store(source: str, target: str, progress: Progress | None = None) -> Moved:
    """Move everything from the store of one URL into the empty one of another; StoreError where that cannot be."""
    with closing(open_store(source)) as giving, closing(open_store(target)) as taking:
        return giving.move_to(taking, progress)


def open_store(url: str) -> Store:
    """Open the store that a URL names; StoreError where its scheme is not known or it cannot be opened.

    `sqlite:///folder/file`, `sqlite:///:memory:` or `postgresql://user:password@host/database`; after a PostgreSQL
    database a space and the URL of a replica of it, to answer questions from.
    """
    if url.startswith("sqlite:///"):
        return SQLiteStore.open(url)
    if url.startswith(("postgresql://", "postgres://")):
        from knowledge.store.postgresql import PostgreSQLStore  # noqa: PLC0415  its library takes a tenth of a second

        return PostgreSQLStore.open(url)
    raise StoreError(
        "the database should be named like sqlite:///path/to/pressbox.sqlite3 or postgresql://user@host/database"
    )
