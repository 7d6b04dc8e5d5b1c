"""The next edition like a former one."""

from __future__ import annotations

from collections.abc import Sequence

from knowledge.correcting import Correction
from knowledge.store import lasting, records
from knowledge.store.protocol import Deed, Edition, StoreError
from knowledge.store.sessions import Database, Session, naming
from knowledge.store.writing import Coming, finish, newest

_OF_STORIES = ("member", "given")
_THEN = "collection = ? AND since <= ? AND (until IS NULL OR until > ?)"
_NOW = "collection = ? AND until IS NULL"


def kept(session: Session, collection: str) -> list[int]:
    """The editions that are kept, the newest first."""
    rows = session.all(
        "SELECT number FROM edition WHERE collection = (SELECT id FROM collection WHERE name = ?) ORDER BY number DESC",
        (collection,),
    )
    return [number for (number,) in rows]


def set_back(
    database: Database, collection: str, edition: int, deed: Deed, corrections: Sequence[Correction]
) -> Edition:
    """Make the next edition like a former one, with its files handed in and its corrections, and others beside them."""
    with database.writing() as session:
        rows = session.all("SELECT id FROM collection WHERE name = ?", (collection,))
        if not rows or edition not in kept(session, collection):
            raise StoreError(f"edition {edition} is kept no more")
        identity = rows[0][0]
        database.take_turn(session, identity)
        number = newest(session, identity) + 1
        exchanged = _stories(session, identity, edition, number)
        _files(session, identity, edition, number)
        _corrections(session, identity, edition, number)
        lasting.keep(session, identity, number, corrections, ())
        return finish(database, session, Coming(collection, identity, number), deed, exchanged)


def _stories(session: Session, collection: int, edition: int, number: int) -> dict[str, bool]:
    """Exchange what differs; of the stories in service each that did, and whether it is there now."""
    exchanged: dict[str, bool] = {}
    for table in _OF_STORIES:
        columns = naming("SELECT key, version, published FROM {table} WHERE", table=table)
        then = {row[0]: row for row in session.all(f"{columns} {_THEN}", (collection, edition, edition))}
        now = {row[0]: row for row in session.all(f"{columns} {_NOW}", (collection,))}
        differing = sorted(key for key in {*then, *now} if then.get(key) != now.get(key))
        session.many(
            naming("UPDATE {table} SET until = ? WHERE collection = ? AND until IS NULL AND key = ?", table=table),
            ((number, collection, key) for key in differing if key in now),
        )
        session.many(
            naming(
                "INSERT INTO {table} (key, version, published, collection, since) VALUES (?, ?, ?, ?, ?)", table=table
            ),
            ((*then[key], collection, number) for key in differing if key in then),
        )
        if table == "member":
            exchanged = {key: key in then for key in differing}
    return exchanged


def _files(session: Session, collection: int, edition: int, number: int) -> None:
    columns = "SELECT file, digest FROM handed_in WHERE"
    then = {(file, digest) for file, digest in session.all(f"{columns} {_THEN}", (collection, edition, edition))}
    now = {(file, digest) for file, digest in session.all(f"{columns} {_NOW}", (collection,))}
    session.many(
        "UPDATE handed_in SET until = ? WHERE collection = ? AND until IS NULL AND file = ?",
        ((number, collection, file) for file, _ in sorted(now - then)),
    )
    session.many(
        "INSERT INTO handed_in (collection, file, since, digest) VALUES (?, ?, ?, ?)",
        ((collection, file, number, digest) for file, digest in sorted(then - now)),
    )


def _corrections(session: Session, collection: int, edition: int, number: int) -> None:
    columns = "SELECT number, data FROM correction WHERE"
    then = session.all(f"{columns} {_THEN} ORDER BY number", (collection, edition, edition))
    now = {one for one, _ in session.all(f"{columns} {_NOW}", (collection,))}
    session.many(
        "UPDATE correction SET until = ? WHERE collection = ? AND until IS NULL AND number = ?",
        ((number, collection, one) for one in sorted(now - {one for one, _ in then})),
    )
    again = [records.decode_correction(data) for one, data in then if one not in now]
    lasting.keep(session, collection, number, again, ())
