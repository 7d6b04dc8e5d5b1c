"""Numbered changes of the schema, each applied once, in a transaction of its own."""

from __future__ import annotations

import sqlite3
from importlib import resources

from knowledge.store.protocol import StoreError


def scripts(dialect: str) -> list[tuple[int, str]]:
    """All changes of a dialect, as `(number, SQL)` in their order."""
    folder = resources.files(__name__) / dialect
    files = sorted((file.name, file) for file in folder.iterdir() if file.name.endswith(".sql"))
    return [(int(name.partition("_")[0]), file.read_text(encoding="utf-8")) for name, file in files]


def migrate_sqlite(connection: sqlite3.Connection) -> None:
    """Bring a database up to date; StoreError where a newer Pressbox wrote it."""
    known = scripts("sqlite")
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version > known[-1][0]:
        raise StoreError(
            f"the database has schema {version}, newer than this Pressbox knows ({known[-1][0]}): upgrade it"
        )
    for number, script in known:
        if number > version:
            # executescript would commit on its own; inside BEGIN IMMEDIATE two starting processes wait for each other.
            connection.executescript(f"BEGIN IMMEDIATE;\n{script}\nPRAGMA user_version = {number};\nCOMMIT;")
