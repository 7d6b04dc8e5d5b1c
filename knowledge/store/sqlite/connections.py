"""Connections to one SQLite database: a reading one for each thread, and turns at writing."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from knowledge.store.protocol import StoreError
from knowledge.store.sqlite.errors import explaining

MEMORY = ":memory:"
WAIT = 10.0
"""Seconds to wait for another program's writing to end."""


class Connections:
    """All connections of one store. A database in memory has a single one, which threads use in turn."""

    def __init__(self, path: str) -> None:
        self.where = "the database in memory" if path == MEMORY else path
        self._path = path
        self._own = threading.local()
        self._open: dict[threading.Thread, sqlite3.Connection] = {}
        self._registry = threading.Lock()
        self._turn = threading.RLock()
        self._closed = False
        if path != MEMORY:
            _make_folder(Path(path))
        with explaining(self.where):
            self._shared = self._connect("" if path == MEMORY else "PRAGMA journal_mode = WAL")

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """A connection to read with, for the length of the block."""
        if self._closed:
            raise StoreError(f"{self.where} has been closed")
        with explaining(self.where):
            if self._path == MEMORY:
                with self._turn:
                    yield self._shared
            else:
                yield self._of_this_thread()

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """A transaction: committed at the end of the block, rolled back if it raises."""
        if self._closed:
            raise StoreError(f"{self.where} has been closed")
        with explaining(self.where), self._turn:
            self._shared.execute("BEGIN IMMEDIATE")
            try:
                yield self._shared
                self._shared.execute("COMMIT")
            except BaseException:
                if self._shared.in_transaction:
                    self._shared.execute("ROLLBACK")
                raise

    def close(self) -> None:
        """Close them all; whoever uses the store later is told so."""
        with self._turn, self._registry:
            self._closed = True
            for connection in (*self._open.values(), self._shared):
                connection.close()
            self._open.clear()

    def _of_this_thread(self) -> sqlite3.Connection:
        connection: sqlite3.Connection | None = getattr(self._own, "connection", None)
        if connection is None:
            connection = self._connect("PRAGMA query_only = ON")
            with self._registry:
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
