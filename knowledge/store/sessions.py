"""What a database must offer for the store to run on it. Statements mark their values with `?`, whatever is behind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Any, Protocol

Row = tuple[Any, ...]

AT_ONCE = 500
"""Values that one statement asks for in a list."""


class Session(Protocol):
    """A connection in somebody's hands."""

    def all(self, sql: str, values: Sequence[object] = ()) -> list[Row]:
        """Run a statement; all rows that it gives."""

    def each(self, sql: str) -> Iterator[Row]:
        """Run a statement inside a transaction; its rows as they are read, so that they need not fit into memory."""

    def do(self, sql: str, values: Sequence[object] = ()) -> None:
        """Run a statement that gives nothing."""

    def many(self, sql: str, rows: Iterable[Sequence[object]]) -> None:
        """Run a statement for each row of values."""


class Database(Protocol):
    """Connections to one database; whatever goes wrong is told as a StoreError. Safe to use from many threads."""

    dialect: str
    """The folder of its migrations."""
    where: str
    """What to call it before people: never with a password."""

    def reading(self) -> AbstractContextManager[Session]:
        """A session to read with; every statement sees what was committed when it began."""

    def writing(self) -> AbstractContextManager[Session]:
        """A transaction: committed at the end of the block, rolled back if it raises."""

    def confirming(self) -> AbstractContextManager[Session]:
        """A session to read what is newest: never from a replica that may lag behind."""

    def snapshot(self) -> AbstractContextManager[Session]:
        """A session to read with, all of whose statements see what was committed when the first began; none waits."""

    def take_turn(self, session: Session, collection: int) -> None:
        """Wait until no other transaction works at the full text or the next edition of the collection."""

    def tables(self, session: Session) -> set[str]:
        """The tables there are."""

    def columns(self, session: Session, table: str) -> list[str]:
        """The columns of a table."""

    def resume_numbers(self, session: Session) -> None:
        """Let new rows be numbered on from the highest numbers there are."""

    def migrating(self) -> AbstractContextManager[Session]:
        """A transaction in which the schema may be changed, by one program at a time."""

    def importing(self) -> AbstractContextManager[None]:
        """Hold the one right to import; BusyError at once where another program holds it."""

    def announce(self, session: Session, collection: str, number: int) -> None:
        """Tell all who wait, when this transaction is committed, of an edition."""

    def wait(self, seconds: float) -> None:
        """Wait until something may have been committed, at most so long."""

    def close(self) -> None:
        """Let go of all connections; whoever uses it later is told so."""


def naming(sql: str, **names: str | Sequence[str]) -> str:
    """A statement with its `{…}` filled in by names of tables and columns; several stand with commas between them.

    ValueError for anything but plain names: no statement is made of what somebody typed.
    """
    listed = {at: [given] if isinstance(given, str) else [*given] for at, given in names.items()}
    if not all(name.isascii() and name.isidentifier() for given in listed.values() for name in given):
        raise ValueError("a statement takes the names of tables and columns alone")
    return sql.format(**{at: ", ".join(given) for at, given in listed.items()})


def asking(sql: str, *lists: Sequence[object]) -> str:
    """A statement that has `IN ({})`, with as many marks there as the lists have values."""
    return sql.format(*(",".join("?" * len(values)) if values else "NULL" for values in lists))


def listed(session: Session, sql: str, values: Sequence[object]) -> Iterator[Row]:
    """Rows of a statement that has `IN ({})`, for all the values, some at once; in no order."""
    for start in range(0, len(values), AT_ONCE):
        some = values[start : start + AT_ONCE]
        yield from session.all(asking(sql, some), some)
