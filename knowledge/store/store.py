"""The store on whatever database it is given."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager

from knowledge.correcting import Correction, Standing
from knowledge.store import choices, doubts, givens, indexing, lasting, ledger, members, rolling, writing
from knowledge.store.cache import Caches
from knowledge.store.migrations import Migration, migrate
from knowledge.store.moving import Moved, Progress, copy, move
from knowledge.store.protocol import (
    NOTHING,
    Along,
    Change,
    Deed,
    Done,
    Doubt,
    Edition,
    Exchanged,
    FactStore,
    StoreError,
    Told,
)
from knowledge.store.sessions import Database
from knowledge.store.view import StoredView


class Store:
    """Editions in one database. Safe to use from many threads."""

    def __init__(self, database: Database, migrations: Sequence[Migration]) -> None:
        self._database = database
        self._caches = Caches()
        try:
            migrate(database, migrations)
            indexing.mend(database)
        except BaseException:
            database.close()
            raise

    def view(self, collections: Sequence[str]) -> StoredView:
        """Read the newest editions of these collections."""
        with self._database.reading() as session:
            pins = members.pin(session, tuple(dict.fromkeys(collections)))
        return StoredView(self._database, self._caches, pins)

    def collections(self) -> list[str]:
        """The names of all collections that have an edition."""
        with self._database.confirming() as session:
            rows = session.all(
                "SELECT name FROM collection c WHERE EXISTS (SELECT 1 FROM edition WHERE collection = c.id) ORDER BY id"
            )
        return [name for (name,) in rows]

    def digests(self, collection: str, edition: int | None = None) -> dict[str, str]:
        """Keys of the stories that files give, with the digest each was read from."""
        with self._database.confirming() as session:
            return givens.digests(session, collection, edition)

    def given(self, collection: str, key: str) -> Told | None:
        """A story as its file gives it, without corrections."""
        with self._database.confirming() as session:
            return givens.given(session, collection, key)

    def fingerprints(self, collection: str) -> dict[str, tuple[bytes, bytes]]:
        """Of every story what it is known by, as its file gives it, and in service."""
        with self._database.confirming() as session:
            return givens.fingerprints(session, collection)

    def laid(self, collection: str) -> list[str]:
        """The keys of stories in service that no file gives."""
        with self._database.confirming() as session:
            return givens.laid(session, collection)

    def correcting(self) -> list[str]:
        """The collections that have corrections in force."""
        with self._database.confirming() as session:
            return lasting.collections(session)

    def bearers(self, collection: str, names: Collection[str]) -> list[str]:
        """The keys of stories, as given or in service, that have one of some names."""
        with self._database.confirming() as session:
            return givens.bearers(session, collection, sorted(names))

    def publish(self, collection: str, changes: Iterable[Change], deed: Deed, along: Along = NOTHING) -> Edition:
        """Make the next edition of the collection from the newest and these changes; keep what comes along."""
        return writing.publish(self._database, collection, changes, deed, along)

    def set_back(self, collection: str, edition: int, deed: Deed, corrections: Sequence[Correction] = ()) -> Edition:
        """Make the next edition like a former one."""
        return rolling.set_back(self._database, collection, edition, deed, corrections)

    def editions(self, collection: str) -> list[int]:
        """The editions that are kept, the newest first."""
        with self._database.confirming() as session:
            return rolling.kept(session, collection)

    def standing(self, collection: str) -> Sequence[Standing]:
        """The corrections in force, the oldest first."""
        with self._database.confirming() as session:
            return lasting.standing(session, collection)

    def exchanged(self, collection: str, edition: int) -> Exchanged:
        """What an edition put in force, and what it ended."""
        with self._database.confirming() as session:
            return Exchanged(
                *lasting.exchanged(session, collection, edition), *ledger.exchanged(session, collection, edition)
            )

    def files(self, collection: str) -> dict[str, str]:
        """The files handed in that count now, by name, with the digests of their bytes."""
        return ledger.files(self._database, collection)

    def file(self, collection: str, name: str) -> bytes | None:
        """The bytes of a file handed in, None where there is none of that name."""
        return ledger.file(self._database, collection, name)

    def history(self, collection: str, limit: int) -> Sequence[Done]:
        """Who made the newest editions, the newest first."""
        return ledger.history(self._database, collection, limit)

    def edition(self, collection: str) -> Edition | None:
        """The newest edition, None before the first."""
        with self._database.confirming() as session:
            rows = session.all(
                "SELECT number, published, note, stories FROM edition"
                " WHERE collection = (SELECT id FROM collection WHERE name = ?) ORDER BY number DESC LIMIT 1",
                (collection,),
            )
        if not rows:
            return None
        number, published, note, stories = rows[0]
        return Edition(number, collection, dt.datetime.fromisoformat(published), note, stories)

    def importing(self) -> AbstractContextManager[None]:
        """Hold the one right to import."""
        return self._database.importing()

    def wait(self, known: Mapping[str, int], timeout: float) -> dict[str, int]:
        """Wait until a collection has an edition that is not `known`, at most `timeout` seconds; all that differ."""
        end = time.monotonic() + timeout
        while True:
            found = {name: number for name, number in self._newest() if known.get(name, 0) != number}
            left = end - time.monotonic()
            if found or left <= 0:
                return found
            self._database.wait(left)

    def saved(self, name: str) -> bytes | None:
        """What was saved under a name, None where nothing was."""
        with self._database.reading() as session:
            rows = session.all("SELECT data FROM saved WHERE name = ? ORDER BY part", (name,))
        return b"".join(data for (data,) in rows) if rows else None

    def save(self, name: str, data: bytes) -> None:
        """Keep what can be made again, but not fast, beside the editions; in place of what had the name."""
        with self._database.writing() as session:
            session.do("DELETE FROM saved WHERE name = ?", (name,))
            session.many("INSERT INTO saved (name, part, data) VALUES (?, ?, ?)", _parts(name, data))

    def add_doubt(self, doubt: Doubt) -> bool:
        """Keep a doubt; False where this person has raised the same before."""
        with self._database.writing() as session:
            return doubts.add(session, doubt)

    def doubts(self, collection: str, state: str = "open") -> Sequence[Doubt]:
        """The doubts of a collection that are in a state, the oldest first."""
        with self._database.confirming() as session:
            return doubts.of(session, collection, state)

    def settings(self, collection: str) -> dict[str, str]:
        """What the people of a collection have set for it, by name."""
        with self._database.confirming() as session:
            return choices.of(session, collection)

    def put_setting(self, collection: str, name: str, value: str | None) -> None:
        """Keep a setting of a collection; None takes it away."""
        with self._database.writing() as session:
            choices.put(session, collection, name, value)

    def decide(self, doubt: Doubt, state: str) -> bool:
        """Give a doubt its decision, if it still is in a state; whether it was."""
        with self._database.writing() as session:
            return doubts.decide(session, doubt, state)

    def move_to(self, other: Store, progress: Progress | None = None) -> Moved:
        """Move everything into an empty store; StoreError where it is not, and then nothing is moved."""
        return move(self._database, other._database, progress)

    def copy_to(self, other: FactStore, progress: Progress | None = None) -> Moved:
        """Copy everything as it is now into an empty store; StoreError where it is not. Nobody has to wait."""
        if not isinstance(other, Store):
            raise StoreError("that is no store to copy to")
        return copy(self._database, other._database, progress)  # noqa: SLF001  its own kind

    def close(self) -> None:
        """Close all connections."""
        self._database.close()

    def _newest(self) -> Iterator[tuple[str, int]]:
        with self._database.reading() as session:
            rows = session.all(
                "SELECT c.name, max(e.number) FROM edition e JOIN collection c ON c.id = e.collection GROUP BY c.name"
            )
        yield from ((name, number) for name, number in rows)


_PART = 16 * 1024 * 1024


def _parts(name: str, data: bytes) -> Iterator[tuple[str, int, bytes]]:
    for number, start in enumerate(range(0, max(1, len(data)), _PART)):
        yield name, number, data[start : start + _PART]
