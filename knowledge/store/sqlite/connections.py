"""Connections to one SQLite database: a reading one for each thread, and turns at writing."""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from knowledge.store.protocol import BusyError, StoreError
from knowledge.store.sessions import Row, Session
from knowledge.store.sqlite.errors import explaining

MEMORY = ":memory:"
WAIT = 10.0
"""Seconds to wait for another program's writing to end."""
_LOOK = 0.1
"""Seconds between looks for what another program has written."""


class _Connection:
    """A session on a connection of SQLite."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def all(self, sql: str, values: Sequence[object] = ()) -> list[Row]:
        """Run a statement; all rows that it gives."""
        return self._connection.execute(sql, tuple(values)).fetchall()

    def each(self, sql: str) -> Iterator[Row]:
        """Run a statement; its rows as they are read."""
        yield from self._connection.execute(sql)

    def do(self, sql: str, values: Sequence[object] = ()) -> None:
        """Run a statement that gives nothing."""
        self._connection.execute(sql, tuple(values))

    def many(self, sql: str, rows: Iterable[Sequence[object]]) -> None:
        """Run a statement for each row of values."""
        self._connection.executemany(sql, map(tuple, rows))


class Connections:
    """All connections of one store. A database in memory has a single one, which threads use in turn."""

    dialect = "sqlite"

    def __init__(self, path: str) -> None:
        self.where = "the database in memory" if path == MEMORY else path
        self._path = path
        self._own = threading.local()
        self._open: dict[threading.Thread, sqlite3.Connection] = {}
        self._registry = threading.Lock()
        self._turn = threading.RLock()
        self._import = threading.Lock()
        self._closed = False
        if path != MEMORY:
            _make_folder(Path(path))
        with explaining(self.where):
            self._shared = self._connect("" if path == MEMORY else "PRAGMA journal_mode = WAL")

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session to read with, for the length of the block."""
        if self._closed:
            raise StoreError(f"{self.where} has been closed")
        with explaining(self.where):
            if self._path == MEMORY:
                with self._turn:
                    yield _Connection(self._shared)
            else:
                yield _Connection(self._of_this_thread())

    confirming = reading

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """A transaction: committed at the end of the block, rolled back if it raises."""
        if self._closed:
            raise StoreError(f"{self.where} has been closed")
        with explaining(self.where), self._turn:
            self._shared.execute("BEGIN IMMEDIATE")
            try:
                yield _Connection(self._shared)
                self._shared.execute("COMMIT")
            except BaseException:
                if self._shared.in_transaction:
                    self._shared.execute("ROLLBACK")
                raise

    migrating = writing

    @contextmanager
    def snapshot(self) -> Iterator[Session]:
        """A session to read with that sees one state of the database; others go on writing meanwhile."""
        if self._path == MEMORY:
            with self.writing() as session:
                yield session
            return
        with explaining(self.where), closing(self._connect("PRAGMA query_only = ON")) as connection:
            connection.execute("BEGIN")
            yield _Connection(connection)

    def take_turn(self, session: Session, collection: int) -> None:
        """Nothing to wait for: only one writes at a time."""

    def tables(self, session: Session) -> set[str]:
        """The tables there are."""
        rows = session.all("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
        return {name for (name,) in rows}

    def columns(self, session: Session, table: str) -> list[str]:
        """The columns of a table."""
        return [name for (name,) in session.all("SELECT name FROM pragma_table_info(?)", (table,))]

    def resume_numbers(self, session: Session) -> None:
        """Nothing to do: SQLite goes by the rows."""

    @contextmanager
    def importing(self) -> Iterator[None]:
        """Hold the one right to import: a lock on a file beside the database, which ends with its process."""
        if not self._import.acquire(blocking=False):
            raise BusyError(f"{self.where} is being imported into already: try again when that is done")
        try:
            if self._path == MEMORY:
                yield
            else:
                with closing(self._lock_file()):
                    yield
        finally:
            self._import.release()

    def announce(self, session: Session, collection: str, number: int) -> None:
        """Nothing to do: who waits sees it."""

    def wait(self, seconds: float) -> None:
        """Wait until something may have been committed, at most so long."""
        time.sleep(min(_LOOK, seconds))

    def close(self) -> None:
        """Close them all; whoever uses the store later is told so."""
        with self._turn, self._registry:
            self._closed = True
            for connection in (*self._open.values(), self._shared):
                connection.close()
            self._open.clear()

    def _lock_file(self) -> sqlite3.Connection:
        connection = sqlite3.connect(f"{self._path}.importing", timeout=0, isolation_level=None)
        try:
            connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.Error as error:
            connection.close()
            raise BusyError(
                f"{self.where} is being imported into by another program: try again when that is done"
            ) from error
        return connection

    def _of_this_thread(self) -> sqlite3.Connection:
        connection: sqlite3.Connection | None = getattr(self._own, "connection", None)
        if connection is None:
            connection = self._connect("PRAGMA query_only = ON")
            with self._registry:
                if self._closed:
                    connection.close()
                    raise StoreError(f"{self.where} has been closed")
                self._drop_dead()
                self._open[threading.current_thread()] = connection
            self._own.connection = connection
        return connection

    def _drop_dead(self) -> None:
        for thread in [thread for thread in self._open if not thread.is_alive()]:
            self._open.pop(thread).close()

    def _connect(self, pragma: str) -> sqlite3.Connection:
        connection = sqlite3.connect(self._path, timeout=WAIT, isolation_level=None, check_same_thread=False)
        try:
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("PRAGMA cache_size = -16384")
            connection.execute(pragma)
        except BaseException:
            connection.close()
            raise
        return connection


def _make_folder(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(f"the folder of {path} cannot be made: {error.strerror or error}") from error
