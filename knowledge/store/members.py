"""Which versions of stories are in an edition."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from knowledge.store.sessions import Session


class Pin(NamedTuple):
    """An edition of a collection; `identity` is the collection's id, None before its first edition."""

    collection: str
    identity: int | None
    edition: int


Pins = tuple[Pin, ...]


class Members:
    """The versions in some editions, by the keys of their stories: newest story first, undated last.

    `narrowed` are those of which only some stories are wanted.
    """

    def __init__(self, versions: dict[str, int], *, narrowed: bool = False) -> None:
        self.versions = versions
        self.keys = {version: key for key, version in versions.items()}
        self.narrowed = narrowed
        self.numbers = np.fromiter(self.keys, dtype=np.int64, count=len(self.keys))

    def only(self, keys: Sequence[str]) -> Members:
        """Those of some keys."""
        return Members({key: self.versions[key] for key in keys if key in self.versions}, narrowed=True)


def pin(session: Session, collections: tuple[str, ...]) -> Pins:
    """The newest editions of the collections."""
    pins = []
    for name in collections:
        rows = session.all(
            "SELECT c.id, (SELECT max(number) FROM edition WHERE collection = c.id) FROM collection c WHERE c.name = ?",
            (name,),
        )
        pins.append(Pin(name, rows[0][0], rows[0][1] or 0) if rows else Pin(name, None, 0))
    return tuple(pins)


def repinned(session: Session, pins: Pins, editions: Mapping[str, int]) -> Pins | None:
    """The same collections at other editions; None where one of these is not kept, or the collections are not these."""
    if editions.keys() != {pin.collection for pin in pins}:
        return None
    found = []
    for pin in pins:
        number = editions[pin.collection]
        kept = session.all("SELECT 1 FROM edition WHERE collection = ? AND number = ?", (pin.identity, number))
        if number and not kept:
            return None
        found.append(pin._replace(edition=number))
    return tuple(found)


def members(session: Session, pins: Pins) -> Members:
    """The versions in the pinned editions; of stories with one key the later collection's."""
    found: dict[str, tuple[str, int]] = {}
    for one in pins:
        rows = session.all(
            "SELECT key, version, published FROM member"
            " WHERE collection = ? AND since <= ? AND (until IS NULL OR until > ?)",
            (one.identity, one.edition, one.edition),
        )
        found.update((key, (published, version)) for key, version, published in rows)
    order = sorted(sorted(found), key=lambda key: found[key][0], reverse=True)
    return Members({key: found[key][1] for key in order})


def digests(session: Session, collection: str) -> dict[str, str]:
    """Story keys of the newest edition, with the digest each was read from."""
    rows = session.all(
        "SELECT m.key, v.digest FROM member m JOIN version v ON v.id = m.version"
        " WHERE m.until IS NULL AND m.collection = (SELECT id FROM collection WHERE name = ?)",
        (collection,),
    )
    return {key: digest for key, digest in rows}  # noqa: C416  rows are tuples of anything
