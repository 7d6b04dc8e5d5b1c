"""Which versions of stories are in an edition."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from knowledge.store.sessions import Session


class Pin(NamedTuple):
    """An edition of a collection; `identity` is the collection's id, None before its first edition."""

    collection: str
    identity: int | None
    edition: int


Pins = tuple[Pin, ...]


class Part:
    """The versions in one edition, by the keys of their stories: newest story first, undated last."""

    def __init__(self, rows: Sequence[tuple[str, int, str]]) -> None:
        self.versions = {key: version for key, version, _ in rows}
        self.published = [published for _, _, published in rows]
        self.keys = {version: key for key, version, _ in rows}
        self.numbers = np.fromiter(self.keys, dtype=np.int64, count=len(rows))
        self.ranks = {version: rank for rank, version in enumerate(self.keys)}


class Members:
    """The versions in the editions of some collections; of stories with one key the later collection's.

    Each part stands by itself, so that a collection that many share is kept once. `narrowed` are those of which only
    some stories are wanted.
    """

    def __init__(self, parts: dict[int, Part], *, narrowed: bool = False) -> None:
        self.parts = parts
        self.narrowed = narrowed
        self._hidden: dict[int, set[str]] = {}
        later: list[Part] = []
        for identity, part in reversed(parts.items()):
            self._hidden[identity] = {key for other in later for key in other.versions if key in part.versions}
            later.append(part)

    def __bool__(self) -> bool:
        return any(part.versions for part in self.parts.values())

    def version(self, key: str) -> int | None:
        """The version of a story, None where there is none."""
        found = (part.versions.get(key) for part in reversed(self.parts.values()))
        return next((version for version in found if version is not None), None)

    def key(self, version: int) -> str | None:
        """The story of a version, None where it is in no edition here, or hidden by a later collection's."""
        for identity, part in self.parts.items():
            key = part.keys.get(version)
            if key is not None and key not in self._hidden[identity]:
                return key
        return None

    def listed(self) -> Sequence[str]:
        """The keys of all stories: newest first, undated last."""
        if len(self.parts) == 1:
            return tuple(next(iter(self.parts.values())).versions)
        return tuple(key for key, _ in self.items())

    def numbered(self) -> Iterator[int]:
        """The versions of all stories: newest first, undated last. What is not asked for takes no time."""
        if len(self.parts) == 1:
            return iter(next(iter(self.parts.values())).keys)
        return (version for _, version in self.items())

    def items(self) -> list[tuple[str, int]]:
        """All stories with their versions: newest first, undated last."""
        if len(self.parts) == 1:
            return list(next(iter(self.parts.values())).versions.items())
        rows = [
            (published, key, version)
            for identity, part in self.parts.items()
            for (key, version), published in zip(part.versions.items(), part.published, strict=True)
            if key not in self._hidden[identity]
        ]
        rows.sort(key=lambda row: row[1])
        rows.sort(key=lambda row: row[0], reverse=True)
        return [(key, version) for _, key, version in rows]

    def hidden(self, identity: int) -> list[int]:
        """The versions of a collection that a later collection's hide."""
        part = self.parts[identity]
        return [part.versions[key] for key in self._hidden[identity]]

    def only(self, keys: Sequence[str]) -> Members:
        """Those of some keys."""
        parts = {}
        for identity, part in self.parts.items():
            here = [key for key in dict.fromkeys(keys) if key in part.versions and key not in self._hidden[identity]]
            parts[identity] = Part([(key, part.versions[key], "") for key in here])
        return Members(parts, narrowed=True)

    def exchanged(self, other: Members) -> set[int]:
        """The versions that are in one of the two alone."""
        found: set[int] = set()
        for identity in {*self.parts, *other.parts}:
            one, two = self.parts.get(identity), other.parts.get(identity)
            if one is not two:
                found |= (one.keys.keys() if one else set()) ^ (two.keys.keys() if two else set())
        for members in (self, other):
            found.update(*(members.hidden(identity) for identity in members.parts))
        return found


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
    """The collections, or some of them, at other editions; None where one is not kept, or not of these collections."""
    if not editions.keys() <= {pin.collection for pin in pins}:
        return None
    found = []
    for pin in pins:
        number = editions.get(pin.collection, 0)
        kept = session.all("SELECT 1 FROM edition WHERE collection = ? AND number = ?", (pin.identity, number))
        if number and not kept:
            return None
        found.append(pin._replace(edition=number))
    return tuple(found)


def members(pins: Pins, part: Callable[[Pin], Part]) -> Members:
    """The versions in the pinned editions; `part` gives those of each."""
    return Members({pin.identity: part(pin) for pin in pins if pin.identity is not None and pin.edition})


def read_part(session: Session, pin: Pin) -> Part:
    """The versions in one edition."""
    rows = session.all(
        "SELECT key, version, published FROM member"
        " WHERE collection = ? AND since <= ? AND (until IS NULL OR until > ?)",
        (pin.identity, pin.edition, pin.edition),
    )
    found = [(key, version, published) for key, version, published in rows]
    found.sort(key=lambda row: row[0])
    found.sort(key=lambda row: row[2], reverse=True)
    return Part(found)
