"""The store in one SQLite file, or in memory."""

from knowledge.store.sqlite.store import SQLiteStore

__all__ = ["SQLiteStore"]
