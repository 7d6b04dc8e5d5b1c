"""What people handed in, and who made which edition: written with the edition, kept for longer than it."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Collection, Mapping, Sequence

from knowledge.store.protocol import Deed, Done
from knowledge.store.sessions import Database, Session

_KEYS_TOLD = 20


def keep(
    session: Session, collection: int, number: int, files: Mapping[str, bytes], left: Collection[str] = ()
) -> None:
    """Let these files count from an edition on, in place of those that had their names, and others no more."""
    for file in left:
        session.do(
            "UPDATE handed_in SET until = ? WHERE collection = ? AND file = ? AND until IS NULL",
            (number, collection, file),
        )
    for file, data in files.items():
        digest = hashlib.sha256(data).hexdigest()
        session.do(
            "INSERT INTO bytes_handed_in (collection, digest, data) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
            (collection, digest, data),
        )
        session.do(
            "UPDATE handed_in SET until = ? WHERE collection = ? AND file = ? AND until IS NULL",
            (number, collection, file),
        )
        session.do(
            "INSERT INTO handed_in (collection, file, since, digest) VALUES (?, ?, ?, ?)",
            (collection, file, number, digest),
        )


def record(session: Session, collection: int, number: int, at: str, deed: Deed, exchanged: Mapping[str, bool]) -> None:
    """Write down who made an edition; `exchanged` tells of each story whether it is there now."""
    brought = sum(exchanged.values())
    session.do(
        "INSERT INTO history (collection, edition, at, who, what, reason, brought, removed, keys, undoes)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            collection,
            number,
            at,
            deed.who,
            deed.what,
            deed.reason,
            brought,
            len(exchanged) - brought,
            "\n".join(list(exchanged)[:_KEYS_TOLD]),
            deed.undoes,
        ),
    )


def files(database: Database, collection: str) -> dict[str, str]:
    """The files handed in that count now, with the digests of their bytes."""
    with database.confirming() as session:
        rows = session.all(
            "SELECT file, digest FROM handed_in"
            " WHERE collection = (SELECT id FROM collection WHERE name = ?) AND until IS NULL",
            (collection,),
        )
    return dict(sorted((file, digest) for file, digest in rows))


def file(database: Database, collection: str, name: str) -> bytes | None:
    """The bytes of a file handed in that counts now."""
    with database.confirming() as session:
        rows = session.all(
            "SELECT b.data FROM collection c JOIN handed_in h ON h.collection = c.id"
            " JOIN bytes_handed_in b ON b.collection = h.collection AND b.digest = h.digest"
            " WHERE c.name = ? AND h.file = ? AND h.until IS NULL",
            (collection, name),
        )
    return bytes(rows[0][0]) if rows else None


def history(database: Database, collection: str, limit: int) -> Sequence[Done]:
    """Who made the newest editions, the newest first."""
    with database.confirming() as session:
        rows = session.all(
            "SELECT edition, at, who, what, reason, brought, removed, keys, undoes FROM history"
            " WHERE collection = (SELECT id FROM collection WHERE name = ?)"
            " ORDER BY edition DESC LIMIT ?",
            (collection, limit),
        )
    return [
        Done(
            edition,
            dt.datetime.fromisoformat(at),
            Deed(what, who, reason, undoes),
            brought,
            removed,
            tuple(keys.splitlines()),
        )
        for edition, at, who, what, reason, brought, removed, keys, undoes in rows
    ]


def exchanged(session: Session, collection: str, number: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The files handed in that count from an edition on, and still do; and those that counted until it."""
    sql = "SELECT file FROM handed_in WHERE collection = (SELECT id FROM collection WHERE name = ?)"
    files, left = (
        tuple(sorted(file for (file,) in session.all(f"{sql} AND {condition}", (collection, number))))
        for condition in ("since = ? AND until IS NULL", "until = ?")
    )
    return files, left
