"""Where editions are kept: the protocol, and the stores behind it."""

from knowledge.store.protocol import FactStore, StoreError
from knowledge.store.sqlite import SQLiteStore
from knowledge.store.terms import terms

__all__ = ["FactStore", "SQLiteStore", "StoreError", "open_store", "terms"]


def open_store(url: str) -> FactStore:
    """Open the store that a URL names; StoreError where its scheme is not known or it cannot be opened."""
    if url.startswith("sqlite:///"):
        return SQLiteStore.open(url)
    if url.startswith(("postgresql://", "postgres://")):
        raise StoreError("PostgreSQL is not built in yet: name the database like sqlite:///path/to/pressbox.sqlite3")
    raise StoreError("the database should be named like sqlite:///path/to/pressbox.sqlite3")
