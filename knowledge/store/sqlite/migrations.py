"""The schema, brought up to date by numbered SQL files: forward only, a transaction each."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from importlib.resources import files
from typing import NamedTuple

from knowledge.store.protocol import StoreError
from knowledge.store.sqlite.connections import Connections

_APPLIED = "CREATE TABLE IF NOT EXISTS migration (number INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT"


class Migration(NamedTuple):
    """A step of the schema: `0001_name.sql`."""

    number: int
    name: str
    sql: str


def shipped() -> list[Migration]:
    """The migrations of this version of Pressbox, in their order."""
    folder = files("knowledge.store").joinpath("migrations", "sqlite")
    found = []
    for file in folder.iterdir():
        if file.name.endswith(".sql"):
            number, _, name = file.name.removesuffix(".sql").partition("_")
            found.append(Migration(int(number), name, file.read_text(encoding="utf-8")))
    return sorted(found)


def migrate(connections: Connections, migrations: list[Migration]) -> None:
    """Apply what has not been applied yet. StoreError for another program's database, and for a newer schema."""
    with connections.reading() as connection:
        applied = _applied(connection, connections.where, migrations)
    for migration in migrations:
        if migration.number not in applied:
            with connections.writing() as connection:
                if migration.number not in _applied(connection, connections.where, migrations):
                    _apply(connection, migration)


def _applied(connection: sqlite3.Connection, where: str, migrations: list[Migration]) -> set[int]:
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if "migration" not in tables:
        if tables:
            raise StoreError(f"{where} belongs to another program: name another file")
        return set()
    applied = {number for (number,) in connection.execute("SELECT number FROM migration")}
    newest = max((migration.number for migration in migrations), default=0)
    if max(applied, default=0) > newest:
        raise StoreError(
            f"{where} was made by a newer Pressbox (schema {max(applied)}, this one knows {newest}): update Pressbox"
        )
    return applied


def _apply(connection: sqlite3.Connection, migration: Migration) -> None:
    connection.execute(_APPLIED)
    for statement in _statements(migration.sql):
        connection.execute(statement)
    connection.execute("INSERT INTO migration (number, name) VALUES (?, ?)", (migration.number, migration.name))


def _statements(sql: str) -> Iterator[str]:
    statement = ""
    for line in sql.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
