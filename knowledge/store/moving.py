"""Everything of one store moved to another: editions with their history, and whatever else stands in its tables."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import NamedTuple

import msgspec

from knowledge.store.protocol import StoreError
from knowledge.store.sessions import Database, Row, Session, asking, naming

Progress = Callable[[int, int], None]
"""Called with the number of rows done, and of all."""

_FIRST = ("collection", "edition", "version", "member", "given")
"""Tables that others refer to, in the order in which they can be filled."""
_AT_ONCE = 500
_encoder = msgspec.msgpack.Encoder()


class Moved(NamedTuple):
    """What was moved: rows by table."""

    rows: dict[str, int]


class _Tally:
    """Counts rows, and sums up what is in them, in whatever order they come."""

    def __init__(self) -> None:
        self.count = 0
        self.sum = 0

    def through(self, rows: Iterable[Row]) -> Iterator[Row]:
        """The rows, counted as they pass."""
        for row in rows:
            self.count += 1
            encoded = _encoder.encode([part.replace("\0", "") if isinstance(part, str) else part for part in row])
            self.sum = (self.sum + (zlib.crc32(encoded) << 32 | zlib.adler32(encoded))) % (1 << 64)
            yield row

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Tally) and (self.count, self.sum) == (other.count, other.sum)

    __hash__ = None  # type: ignore[assignment]


def move(source: Database, target: Database, progress: Progress | None = None) -> Moved:
    """Move everything to a store that is still empty, in one transaction, and read it back.

    Nobody can import into either meanwhile. StoreError where the target has content, or what is read back differs; the
    source is never changed, and the target is left as it was unless everything went well.
    """
    with source.importing(), target.importing(), source.writing() as giving, target.writing() as taking:
        return _move(source, giving, target, taking, progress)


def copy(source: Database, target: Database, progress: Progress | None = None) -> Moved:
    """Copy everything as it is at this moment to a store that is still empty, as `move` does; nobody has to wait.

    The caller holds the target's right to import, where anybody else could.
    """
    with source.snapshot() as giving, target.writing() as taking:
        return _move(source, giving, target, taking, progress)


def _move(source: Database, giving: Session, target: Database, taking: Session, progress: Progress | None) -> Moved:
    tables = _tables(source, giving, target, taking)
    sizes = {table: int(giving.all(naming("SELECT count(*) FROM {table}", table=table))[0][0]) for table in tables}
    total, done = sum(sizes.values()), 0
    for table in tables:
        columns = sorted(source.columns(giving, table))
        if columns != sorted(target.columns(taking, table)):
            raise StoreError(f"the table {table} is not alike in both: open each with this Pressbox once")
        sent, kept = _Tally(), _Tally()
        all_rows = naming("SELECT {columns} FROM {table}", columns=columns, table=table)
        put = naming("INSERT INTO {table} ({columns}) VALUES ({{}})", columns=columns, table=table)
        rows = sent.through(giving.each(all_rows))
        taking.do(naming("DELETE FROM {table}", table=table))
        while some := list(islice(rows, _AT_ONCE)):
            taking.many(asking(put, columns), some)
            done += len(some)
            if progress:
                progress(done, total)
        for _ in kept.through(taking.each(all_rows)):
            pass
        if sent != kept:
            raise StoreError(f"the table {table} reads otherwise in {target.where}: nothing was moved, try again")
    target.resume_numbers(taking)
    return Moved(sizes)


def _tables(source: Database, giving: Session, target: Database, taking: Session) -> list[str]:
    there = source.tables(giving)
    if there != target.tables(taking):
        raise StoreError("the two are not of the same schema: open each with this Pressbox once")
    if taking.all("SELECT 1 FROM collection LIMIT 1"):
        raise StoreError(f"{target.where} has content already: name an empty one")
    rest = sorted(there - {"migration", *_FIRST})
    return [*_FIRST, *rest]
