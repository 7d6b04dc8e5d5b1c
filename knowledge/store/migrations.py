"""The schema, brought up to date by numbered SQL files: forward only, a transaction each."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from importlib.resources import files
from typing import NamedTuple

from knowledge.store.protocol import StoreError
from knowledge.store.sessions import Database, Session

_APPLIED = "CREATE TABLE IF NOT EXISTS migration (number INTEGER PRIMARY KEY, name TEXT NOT NULL)"


class Migration(NamedTuple):
    """A step of the schema: `0001_name.sql`."""

    number: int
    name: str
    sql: str


def shipped(dialect: str) -> list[Migration]:
    """The migrations of this version of Pressbox, in their order, for a kind of database."""
    folder = files("knowledge.store").joinpath("sql", dialect)
    found = []
    for file in folder.iterdir():
        if file.name.endswith(".sql"):
            number, _, name = file.name.removesuffix(".sql").partition("_")
            found.append(Migration(int(number), name, file.read_text(encoding="utf-8")))
    return sorted(found)


def migrate(database: Database, migrations: Sequence[Migration]) -> None:
    """Apply what has not been applied yet. StoreError for another program's database, and for a newer schema."""
    with database.confirming() as session:
        applied = _applied(database, session, migrations)
    for migration in migrations:
        if migration.number not in applied:
            with database.migrating() as session:
                if migration.number not in _applied(database, session, migrations):
                    _apply(session, migration)


def _applied(database: Database, session: Session, migrations: Sequence[Migration]) -> set[int]:
    tables = database.tables(session)
    if "migration" not in tables:
        if tables:
            raise StoreError(f"{database.where} belongs to another program: name another database")
        return set()
    applied = {number for (number,) in session.all("SELECT number FROM migration")}
    newest = max((migration.number for migration in migrations), default=0)
    if max(applied, default=0) > newest:
        raise StoreError(
            f"{database.where} was made by a newer Pressbox"
            f" (schema {max(applied)}, this one knows {newest}): update Pressbox"
        )
    return applied


def _apply(session: Session, migration: Migration) -> None:
    session.do(_APPLIED)
    for statement in _statements(migration.sql):
        session.do(statement)
    session.do("INSERT INTO migration (number, name) VALUES (?, ?)", (migration.number, migration.name))


def _statements(sql: str) -> Iterator[str]:
    statement = ""
    for line in sql.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
