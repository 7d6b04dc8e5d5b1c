"""Name indexes saved beside the editions: large ones take long to make, and are loaded in a moment.

The table is saved once, and after every edition only the names that have changed since, so that little is written.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Protocol
from uuid import uuid4

import msgspec

from knowledge.lexicon import Lexicon
from knowledge.model import Record
from knowledge.search.names import NameIndex
from knowledge.search.table import Table
from knowledge.store.protocol import NameRow

LARGE = 20_000
"""Names from which on an index is saved."""

Editions = tuple[tuple[str, int], ...]


class Shelf(Protocol):
    """Where indexes are saved: a store."""

    def saved(self, name: str) -> bytes | None:
        """What was last saved under a name, None where nothing was."""

    def save(self, name: str, data: bytes) -> None:
        """Save under a name."""


class _Changes(Record, frozen=True):
    """What has changed since a table was made; `mark` is of the rules by which it was, `table` names it."""

    mark: str
    table: str
    editions: Editions
    rows: tuple[NameRow, ...]


class Loaded(NamedTuple):
    """An index, and the editions of whose names it is."""

    names: NameIndex
    editions: Editions


class Saving:
    """Saves and loads the indexes of one store."""

    def __init__(self, shelf: Shelf, lexicon: Lexicon, mark: str) -> None:
        self._shelf = shelf
        self._lexicon = lexicon
        self._mark = mark
        self._tables: dict[str, tuple[Table, str]] = {}

    def load(self, collections: Sequence[str]) -> Loaded | None:
        """The index last saved for these collections, None where there is none that serves."""
        name = _name(collections)
        changes = self._changes(name)
        data = self._shelf.saved(name) if changes else None
        if changes is None or data is None or data[:32].decode("ascii", "replace") != changes.table:
            return None
        try:
            table = Table.decode(data[32:], self._lexicon)
        except ValueError:
            return None
        self._tables[name] = (table, changes.table)
        names = NameIndex(table, self._lexicon).updated(changes.rows)
        return Loaded(names, changes.editions) if names is not None else None

    def save(self, names: NameIndex, editions: Editions, *, small: bool = False) -> None:
        """Save an index if it is large, or even a small one: its table where that is new, else its changes alone."""
        if len(names) < LARGE and not small:
            return
        name = _name([collection for collection, _ in editions])
        table, token = self._tables.get(name, (None, ""))
        if table is not names.base:
            token = uuid4().hex
            self._shelf.save(name, token.encode() + names.base.encode())
            self._tables[name] = (names.base, token)
        changes = _Changes(self._mark, token, editions, tuple(names.changes))
        self._shelf.save(f"{name} changes", msgspec.msgpack.encode(changes))

    def _changes(self, name: str) -> _Changes | None:
        data = self._shelf.saved(f"{name} changes")
        try:
            changes = msgspec.msgpack.decode(data, type=_Changes) if data else None
        except msgspec.MsgspecError:
            return None
        return changes if changes and changes.mark == self._mark else None


def _name(collections: Sequence[str]) -> str:
    return f"names of {' '.join(collections)}"
