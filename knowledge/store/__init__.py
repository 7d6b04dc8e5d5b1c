"""Where editions are kept: the protocol, and the stores behind it."""

from knowledge.store.protocol import FactStore, StoreError
from knowledge.store.sqlite import SqliteStore


def open_store(url: str) -> FactStore:
    """Open the store that a URL names; StoreError where its scheme is not known or it cannot be opened."""
    if url.startswith("sqlite:///"):
        return SqliteStore.open(url)
    raise StoreError("the database should be named like sqlite:///path/to/pressbox.sqlite3")
