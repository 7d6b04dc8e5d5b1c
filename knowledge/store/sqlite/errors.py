"""SQLite's complaints in words that say what to do."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from knowledge.store.protocol import StoreError

_SAYINGS = {
    sqlite3.SQLITE_READONLY: "{} cannot be written to: check the permissions of the file and its folder",
    sqlite3.SQLITE_PERM: "{} cannot be used: check the permissions of the file and its folder",
    sqlite3.SQLITE_AUTH: "{} cannot be used: check the permissions of the file and its folder",
    sqlite3.SQLITE_CANTOPEN: "{} cannot be opened: check that its folder exists and may be written to",
    sqlite3.SQLITE_BUSY: "{} is in use by another program: try again when that is done",
    sqlite3.SQLITE_LOCKED: "{} is in use by another program: try again when that is done",
    sqlite3.SQLITE_FULL: "{} cannot grow: the disk is full",
    sqlite3.SQLITE_CORRUPT: "{} is damaged: move it away and reload, or put a copy back",
    sqlite3.SQLITE_NOTADB: "{} is not a database: name another file, or move it away",
    sqlite3.SQLITE_IOERR: "{} cannot be read or written: the disk reports an error",
}


def explained(error: sqlite3.Error, where: str) -> StoreError:
    """The StoreError that tells of `error` in one line; `where` names the store."""
    code = getattr(error, "sqlite_errorcode", None)
    saying = _SAYINGS.get(code & 0xFF) if isinstance(code, int) else None
    if saying is None:
        reason = " ".join(str(error).split())
        return StoreError(f"{where} cannot be used: {reason}")
    return StoreError(saying.format(where))


@contextmanager
def explaining(where: str) -> Iterator[None]:
    """Turn SQLite's errors into StoreErrors."""
    try:
        yield
    except sqlite3.Error as error:
        raise explained(error, where) from error
