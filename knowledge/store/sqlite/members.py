"""Which versions of stories are in an edition."""

from __future__ import annotations

import sqlite3
from typing import NamedTuple


class Pin(NamedTuple):
    """An edition of a collection; `identity` is the collection's id, None before its first edition."""

    collection: str
    identity: int | None
    edition: int


Pins = tuple[Pin, ...]


class Members:
    """The versions in some editions, by the keys of their stories: newest story first, undated last."""

    def __init__(self, versions: dict[str, int]) -> None:
        self.versions = versions
        self.keys = {version: key for key, version in versions.items()}


def pin(connection: sqlite3.Connection, collections: tuple[str, ...]) -> Pins:
    """The newest editions of the collections."""
    pins = []
    for name in collections:
        row = connection.execute(
            "SELECT c.id, (SELECT max(number) FROM edition WHERE collection = c.id) FROM collection c WHERE c.name = ?",
            (name,),
        ).fetchone()
        pins.append(Pin(name, row[0], row[1] or 0) if row else Pin(name, None, 0))
    return tuple(pins)


def members(connection: sqlite3.Connection, pins: Pins) -> Members:
    """The versions in the pinned editions; of stories with one key the later collection's."""
    found: dict[str, tuple[str, int]] = {}
    for one in pins:
        rows = connection.execute(
            "SELECT m.key, m.version, coalesce(v.published, '') FROM member m JOIN version v ON v.id = m.version"
            " WHERE m.collection = ? AND m.since <= ? AND (m.until IS NULL OR m.until > ?)",
            (one.identity, one.edition, one.edition),
        )
        found.update((key, (published, version)) for key, version, published in rows)
    order = sorted(sorted(found), key=lambda key: found[key][0], reverse=True)
    return Members({key: found[key][1] for key in order})


def digests(connection: sqlite3.Connection, collection: str) -> dict[str, str]:
    """Story keys of the newest edition, with the digest each was read from."""
    rows = connection.execute(
        "SELECT m.key, v.digest FROM member m JOIN version v ON v.id = m.version"
        " WHERE m.until IS NULL AND m.collection = (SELECT id FROM collection WHERE name = ?)",
        (collection,),
    )
    return dict(rows.fetchall())
