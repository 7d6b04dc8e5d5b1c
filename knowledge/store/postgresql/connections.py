"""Connections to one PostgreSQL database, or to it and a replica; nothing in them outlives a transaction.

So they work through a pooler that gives every transaction another connection: no prepared statements, no settings and
no locks of a session. Only listening wants a connection of its own; where a pooler swallows the news, the tables are
looked at all the same.
"""

from __future__ import annotations

import select
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

import psycopg
from psycopg.conninfo import conninfo_to_dict
from psycopg_pool import ConnectionPool

from knowledge.store.postgresql.errors import explaining
from knowledge.store.protocol import BusyError, StoreError
from knowledge.store.sessions import Row, Session, naming

CONNECTIONS = 8
"""The most that one program opens to a server, listening not counted."""
PATIENCE = 3.0
"""Seconds to wait for a connection."""
_LOOK = 0.5
"""Seconds between looks for an edition of which no news came."""
_CHANNEL = "pressbox_edition"
_MIGRATING, _IMPORTING = 7_368_450, 7_368_451
"""Numbers of the advisory locks: any that other programs are unlikely to use."""


class _Connection:
    """A session on a connection of PostgreSQL."""

    def __init__(self, connection: psycopg.Connection[Row]) -> None:
        self._connection = connection

    def all(self, sql: str, values: Sequence[object] = ()) -> list[Row]:
        """Run a statement; all rows that it gives."""
        with self._connection.cursor(binary=True) as cursor:
            cursor.execute(_marked(sql), _sendable(values))
            return cursor.fetchall() if cursor.description else []

    def each(self, sql: str) -> Iterator[Row]:
        """Run a statement inside a transaction; its rows as they are read."""
        with self._connection.cursor(name="each", binary=True) as cursor:
            cursor.execute(_marked(sql))
            yield from cursor

    def do(self, sql: str, values: Sequence[object] = ()) -> None:
        """Run a statement that gives nothing."""
        self._connection.execute(_marked(sql), _sendable(values) or None)

    def many(self, sql: str, rows: Iterable[Sequence[object]]) -> None:
        """Run a statement for each row of values."""
        with self._connection.cursor() as cursor:
            cursor.executemany(_marked(sql), map(_sendable, rows))


class Connections:
    """All connections of one store."""

    dialect = "postgresql"

    def __init__(self, url: str, replica: str | None = None) -> None:
        self.where = _where(url)
        self._url = url
        self._import = threading.Lock()
        self._listening = threading.Lock()
        self._listener: psycopg.Connection[Row] | None = None
        self._closed = False
        for one in filter(None, (url, replica)):
            with explaining(_where(one)):
                psycopg.connect(one, connect_timeout=int(PATIENCE)).close()
        self._pool = _pool(url)
        self._readers = _pool(replica) if replica else self._pool

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session to read with, for the length of the block: on the replica, where there is one."""
        with self._lent(self._readers) as connection:
            yield _Connection(connection)

    @contextmanager
    def confirming(self) -> Iterator[Session]:
        """A session to read with, for the length of the block, from the primary."""
        with self._lent(self._pool) as connection:
            yield _Connection(connection)

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """A transaction: committed at the end of the block, rolled back if it raises."""
        with self._lent(self._pool) as connection, connection.transaction():
            yield _Connection(connection)

    @contextmanager
    def snapshot(self) -> Iterator[Session]:
        """A session to read with that sees one state of the database; others go on writing meanwhile."""
        with self.writing() as session:
            session.do("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield session

    @contextmanager
    def migrating(self) -> Iterator[Session]:
        """A transaction in which the schema may be changed, by one program at a time."""
        with self.writing() as session:
            session.all("SELECT pg_advisory_xact_lock(?)", (_MIGRATING,))
            yield session

    def take_turn(self, session: Session, collection: int) -> None:
        """Wait until no other transaction works at the full text or the next edition of the collection."""
        session.all("SELECT id FROM collection WHERE id = ? FOR UPDATE", (collection,))

    def tables(self, session: Session) -> set[str]:
        """The tables in the schema that is used."""
        rows = session.all("SELECT tablename::text FROM pg_tables WHERE schemaname = current_schema()")
        return {name for (name,) in rows}

    def columns(self, session: Session, table: str) -> list[str]:
        """The columns of a table."""
        rows = session.all(
            "SELECT column_name::text FROM information_schema.columns"
            " WHERE table_schema = current_schema() AND table_name = ?",
            (table,),
        )
        return [name for (name,) in rows]

    def resume_numbers(self, session: Session) -> None:
        """Let new rows be numbered on from the highest numbers there are."""
        for table in ("collection", "version", "segment", "doubt"):
            sql = "SELECT setval(pg_get_serial_sequence('{table}', 'id'), greatest(max(id), 1)) FROM {table}"
            session.all(naming(sql, table=table))

    @contextmanager
    def importing(self) -> Iterator[None]:
        """Hold the one right to import: a lock of an open transaction, which ends with its connection."""
        if not self._import.acquire(blocking=False):
            raise BusyError(f"{self.where} is being imported into already: try again when that is done")
        try:
            with explaining(self.where), self._connected() as connection, connection.transaction():
                connection.execute("SET LOCAL idle_in_transaction_session_timeout = 0")
                (held,) = connection.execute("SELECT pg_try_advisory_xact_lock(%s)", (_IMPORTING,)).fetchone() or (
                    False,
                )
                if not held:
                    raise BusyError(
                        f"{self.where} is being imported into by another program: try again when that is done"
                    )
                yield
        finally:
            self._import.release()

    def announce(self, session: Session, collection: str, number: int) -> None:
        """Tell all who listen, when this transaction is committed."""
        session.all("SELECT pg_notify(?, ?)", (_CHANNEL, f"{number} {collection}"[:200]))

    def wait(self, seconds: float) -> None:
        """Wait for news, at most so long, and no longer than half a second, in case it never comes."""
        with explaining(self.where), self._listening:
            try:
                if self._listener is None:
                    self._listener = self._connected()
                    self._listener.execute(f"LISTEN {_CHANNEL}")
                for _ in self._listener.notifies(timeout=min(_LOOK, seconds), stop_after=1):
                    pass
            except BaseException:
                self._stop_listening()
                raise

    def close(self) -> None:
        """Close them all; whoever uses the store later is told so."""
        self._closed = True
        self._pool.close()
        self._readers.close()
        with self._listening:
            self._stop_listening()

    @contextmanager
    def _lent(self, pool: ConnectionPool[psycopg.Connection[Row]]) -> Iterator[psycopg.Connection[Row]]:
        if self._closed:
            raise StoreError(f"{self.where} has been closed")
        with explaining(self.where), pool.connection() as connection:
            yield connection

    def _connected(self) -> psycopg.Connection[Row]:
        return psycopg.connect(self._url, autocommit=True, prepare_threshold=None, connect_timeout=int(PATIENCE))

    def _stop_listening(self) -> None:
        if self._listener is not None:
            self._listener.close()
            self._listener = None


def _pool(url: str) -> ConnectionPool[psycopg.Connection[Row]]:
    return ConnectionPool(
        url,
        min_size=1,
        max_size=CONNECTIONS,
        open=True,
        timeout=PATIENCE,
        reconnect_timeout=PATIENCE,
        kwargs={"autocommit": True, "prepare_threshold": None, "connect_timeout": int(PATIENCE)},
        check=_check,
        name="pressbox",
    )


def _check(connection: psycopg.Connection[Row]) -> None:
    """Refuse a connection that the server has closed: it has something to read, though nothing was asked."""
    ready, _, _ = select.select([connection.fileno()], [], [], 0)
    if ready:
        ConnectionPool.check_connection(connection)


def _where(url: str) -> str:
    """What to call a database: its name and host, never its user's password."""
    with explaining("the URL of the database"):
        told = conninfo_to_dict(url)
    host = told.get("host") or told.get("hostaddr") or "this machine"
    return f"the database {told.get('dbname') or told.get('user') or 'of the user'} on {host}"


def _marked(sql: str) -> bytes:
    return sql.replace("?", "%s").encode()


def _sendable(values: Sequence[object]) -> list[object]:
    """Values without what PostgreSQL's text cannot hold."""
    return [
        value.replace("\0", "").encode("utf-8", "replace").decode("utf-8") if isinstance(value, str) else value
        for value in values
    ]
