"""Publishing: versions are put aside in small steps, then one transaction makes them the next edition."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from knowledge.correcting import joined_by
from knowledge.model import Analysis
from knowledge.store import lasting, ledger
from knowledge.store.fulltext.joining import tidy
from knowledge.store.indexing import Waiting
from knowledge.store.protocol import Along, Change, Deed, Edition, Told
from knowledge.store.records import Names, encode, encode_aliases, kind_of
from knowledge.store.sessions import AT_ONCE, Database, Session, asking, naming

EDITIONS_KEPT = 10
_STEP = 64
"""Stories put aside in one transaction: readers in memory wait for no more, and a killed load loses no more."""
_LEFT_OVER = dt.timedelta(days=1)
"""From this age on, versions put aside for an edition that never came are dropped."""


class _Put(NamedTuple):
    """A version put aside, and the ISO date of its story, empty where it has none."""

    version: int
    published: str


class _Pair(NamedTuple):
    """What is put aside of one story: as its file gives it, and as it is in service."""

    given: _Put | None
    served: _Put | None


_Aside = Mapping[str, _Pair]


def publish(database: Database, collection: str, changes: Iterable[Change], deed: Deed, along: Along) -> Edition:
    """Make the next edition of the collection, and keep what comes along with it."""
    aside: dict[str, _Pair] = {}
    identity = _identity(database, collection)
    waiting = Waiting(database, identity)
    for step in _steps(changes):
        with database.writing() as session:
            put = [_both_aside(session, identity, change) for change in step]
        aside.update((change.key, one) for change, one in zip(step, put, strict=True))
        waiting.add(
            [(one.served.version, _served(change)) for change, one in zip(step, put, strict=True) if one.served]
        )
    waiting.write()
    with database.writing() as session:
        database.take_turn(session, identity)
        number = newest(session, identity) + 1
        _exchange(session, identity, number, aside)
        ledger.keep(session, identity, number, along.files, along.left)
        lasting.keep(session, identity, number, along.corrections, along.ended)
        exchanged = {key: pair.served is not None for key, pair in aside.items()}
        return finish(database, session, Coming(collection, identity, number), deed, exchanged)


def _steps(changes: Iterable[Change]) -> Iterator[list[Change]]:
    rest = iter(changes)
    while step := list(islice(rest, _STEP)):
        yield step


def _identity(database: Database, collection: str) -> int:
    with database.writing() as session:
        session.do("INSERT INTO collection (name) VALUES (?) ON CONFLICT DO NOTHING", (collection,))
        ((identity,),) = session.all("SELECT id FROM collection WHERE name = ?", (collection,))
    return int(identity)


def _served(change: Change) -> Told:
    return Told(change.story, change.analysis) if change.served is None else change.served


def _both_aside(session: Session, collection: int, change: Change) -> _Pair:
    given = _put_aside(session, collection, change.key, Told(change.story, change.analysis))
    served = given if change.served is None else _put_aside(session, collection, change.key, change.served)
    return _Pair(given, served)


def _put_aside(session: Session, collection: int, key: str, told: Told) -> _Put | None:
    """Write a version, unless it is there already; None where there is no story."""
    if told.story is None or told.analysis is None:
        return None
    encoded = encode(told.story, told.analysis)
    published = told.story.published.isoformat() if told.story.published else ""
    new = session.all(
        "INSERT INTO version (collection, key, fingerprint, digest, added, story, analysis)"
        " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING RETURNING id",
        (
            collection,
            key,
            encoded.fingerprint,
            told.story.digest,
            _now(),
            encoded.story,
            encoded.analysis,
        ),
    )
    if new:
        _write_facts(session, new[0][0], told.analysis, encoded.facts)
        _write_names(session, collection, new[0][0], told.analysis)
        return _Put(int(new[0][0]), published)
    ((version,),) = session.all(
        "UPDATE version SET added = ? WHERE collection = ? AND key = ? AND fingerprint = ? RETURNING id",
        (_now(), collection, key, encoded.fingerprint),
    )
    return _Put(int(version), published)


def _write_facts(session: Session, version: int, analysis: Analysis, facts: list[bytes]) -> None:
    session.many(
        "INSERT INTO fact (version, position, kind, data) VALUES (?, ?, ?, ?)",
        (
            (version, position, kind_of(type(fact)), data)
            for position, (fact, data) in enumerate(zip(analysis.facts, facts, strict=True))
        ),
    )
    names = Names(analysis)
    session.many(
        "INSERT INTO fact_name (folded, version, position, kind) VALUES (?, ?, ?, ?)",
        (
            (folded, version, position, kind_of(type(fact)))
            for position, fact in enumerate(analysis.facts)
            for folded in sorted(names.of(fact))
        ),
    )


def _write_names(session: Session, collection: int, version: int, analysis: Analysis) -> None:
    session.many(
        "INSERT INTO appearance (version, position, kind, canonical, entry, aliases, collection, joined)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (
                version,
                position,
                str(name.kind),
                name.canonical,
                name.entry,
                encode_aliases(name.aliases),
                collection,
                joined_by(name),
            )
            for position, name in enumerate(analysis.names)
        ),
    )


class Coming(NamedTuple):
    """The edition that is being made."""

    collection: str
    identity: int
    number: int


def newest(session: Session, identity: int) -> int:
    """The newest edition of a collection, 0 before the first."""
    ((number,),) = session.all("SELECT max(number) FROM edition WHERE collection = ?", (identity,))
    return number or 0


def finish(database: Database, session: Session, coming: Coming, deed: Deed, exchanged: Mapping[str, bool]) -> Edition:
    """Write the edition down once its stories are exchanged, and forget the oldest; `exchanged` as for `record`."""
    collection, identity, number = coming
    ((stories,),) = session.all("SELECT count(*) FROM member WHERE collection = ? AND until IS NULL", (identity,))
    published = _now()
    session.do(
        "INSERT INTO edition (collection, number, published, note, stories) VALUES (?, ?, ?, ?, ?)",
        (identity, number, published, deed.what, stories),
    )
    ledger.record(session, identity, number, published, deed, exchanged)
    tidy(session, identity, dropped=_drop_old(session, identity, number - EDITIONS_KEPT + 1))
    database.announce(session, collection, number)
    return Edition(number, collection, dt.datetime.fromisoformat(published), deed.what, stories)


def _exchange(session: Session, collection: int, number: int, aside: _Aside) -> None:
    for table, put in (
        ("member", {key: pair.served for key, pair in aside.items()}),
        ("given", {key: pair.given for key, pair in aside.items()}),
    ):
        now = _now_in(session, table, collection, list(put))
        differing = [key for key, one in put.items() if now.get(key) != (one.version if one else None)]
        session.many(
            naming("UPDATE {table} SET until = ? WHERE collection = ? AND key = ? AND until IS NULL", table=table),
            ((number, collection, key) for key in differing if key in now),
        )
        session.many(
            naming(
                "INSERT INTO {table} (collection, key, since, version, published) VALUES (?, ?, ?, ?, ?)", table=table
            ),
            ((collection, key, number, *one) for key in differing if (one := put[key]) is not None),
        )


def _now_in(session: Session, table: str, collection: int, keys: Sequence[str]) -> dict[str, int]:
    """The versions that some stories have in the newest edition."""
    sql = naming(
        "SELECT key, version FROM {table} WHERE collection = ? AND until IS NULL AND key IN ({{}})", table=table
    )
    found: dict[str, int] = {}
    for start in range(0, len(keys), AT_ONCE):
        some = keys[start : start + AT_ONCE]
        found.update(session.all(asking(sql, some), (collection, *some)))
    return found


def _drop_old(session: Session, collection: int, oldest: int) -> bool:
    """Forget editions before `oldest`, and versions that are in no edition any more; whether there were any."""
    session.do("DELETE FROM edition WHERE collection = ? AND number < ?", (collection, oldest))
    ended = [
        row
        for table in ("member", "given")
        for row in session.all(
            naming("DELETE FROM {table} WHERE collection = ? AND until <= ? RETURNING version", table=table),
            (collection, oldest),
        )
    ]
    left = session.all(
        "SELECT id FROM version WHERE collection = ? AND added < ?"
        " AND NOT EXISTS (SELECT 1 FROM member WHERE member.version = version.id)"
        " AND NOT EXISTS (SELECT 1 FROM given WHERE given.version = version.id)",
        (collection, (dt.datetime.now(dt.UTC) - _LEFT_OVER).isoformat()),
    )
    dropped = False
    for (version,) in {*ended, *left}:
        if not any(
            session.all(naming("SELECT 1 FROM {table} WHERE version = ? LIMIT 1", table=table), (version,))
            for table in ("member", "given")
        ):
            session.do("DELETE FROM version WHERE id = ?", (version,))
            dropped = True
    return dropped


def _now() -> str:
    return dt.datetime.now(dt.UTC).isoformat()
