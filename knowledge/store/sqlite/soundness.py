"""Whether a file is a whole SQLite database."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from knowledge.store.protocol import StoreError

_BEGINNING = b"SQLite format 3\0"


def ensure_sound(file: Path, called: Path) -> None:
    """StoreError, in one line, where a file is no SQLite database, or damaged; `called` is its name before people."""
    try:
        with file.open("rb") as opened:
            if opened.read(len(_BEGINNING)) != _BEGINNING:
                raise StoreError(f"{called} is no backup that Pressbox made")
        with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
            found = connection.execute("PRAGMA integrity_check(1)").fetchall()
    except OSError as error:
        raise StoreError(f"{called} cannot be read: {error.strerror or error}") from error
    except sqlite3.Error as error:
        raise StoreError(f"{called} is damaged: {error}") from error
    if found != [("ok",)]:
        raise StoreError(f"{called} is damaged: take another backup")
