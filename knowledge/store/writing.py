"""Publishing: versions are put aside in small steps, then one transaction makes them the next edition."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import NamedTuple

from knowledge.model import Analysis
from knowledge.store import ledger
from knowledge.store.fulltext.joining import tidy
from knowledge.store.indexing import Waiting
from knowledge.store.naming import joined_by
from knowledge.store.protocol import Change, Deed, Edition
from knowledge.store.records import Names, encode, encode_aliases, kind_of
from knowledge.store.sessions import Database, Session

EDITIONS_KEPT = 10
_STEP = 64
"""Stories put aside in one transaction: readers in memory wait for no more, and a killed load loses no more."""
_LEFT_OVER = dt.timedelta(days=1)
"""From this age on, versions put aside for an edition that never came are dropped."""


class _Put(NamedTuple):
    """A version put aside, and the ISO date of its story, empty where it has none."""

    version: int
    published: str


_Aside = Mapping[str, _Put | None]


def publish(
    database: Database, collection: str, changes: Iterable[Change], deed: Deed, files: Mapping[str, bytes]
) -> Edition:
    """Make the next edition of the collection, and keep the files that were handed in for it."""
    aside: dict[str, _Put | None] = {}
    identity = _identity(database, collection)
    waiting = Waiting(database, identity)
    for step in _steps(changes):
        with database.writing() as session:
            put = [_put_aside(session, identity, change) for change in step]
        aside.update((change.key, one) for change, one in zip(step, put, strict=True))
        waiting.add([(one.version, change) for change, one in zip(step, put, strict=True) if one])
    waiting.write()
    with database.writing() as session:
        edition = _next_edition(database, session, collection, identity, aside, deed)
        ledger.keep(session, identity, edition.number, files)
        return edition


def _steps(changes: Iterable[Change]) -> Iterator[list[Change]]:
    rest = iter(changes)
    while step := list(islice(rest, _STEP)):
        yield step


def _identity(database: Database, collection: str) -> int:
    with database.writing() as session:
        session.do("INSERT INTO collection (name) VALUES (?) ON CONFLICT DO NOTHING", (collection,))
        ((identity,),) = session.all("SELECT id FROM collection WHERE name = ?", (collection,))
    return int(identity)


def _put_aside(session: Session, collection: int, change: Change) -> _Put | None:
    """Write the version a change brings, unless it is there already; None for a removal."""
    if change.story is None or change.analysis is None:
        return None
    encoded = encode(change.story, change.analysis)
    published = change.story.published.isoformat() if change.story.published else ""
    new = session.all(
        "INSERT INTO version (collection, key, fingerprint, digest, added, story, analysis)"
        " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING RETURNING id",
        (
            collection,
            change.key,
            encoded.fingerprint,
            change.story.digest,
            _now(),
            encoded.story,
            encoded.analysis,
        ),
    )
    if new:
        _write_facts(session, new[0][0], change.analysis, encoded.facts)
        _write_names(session, collection, new[0][0], change.analysis)
        return _Put(int(new[0][0]), published)
    ((version,),) = session.all(
        "UPDATE version SET added = ? WHERE collection = ? AND key = ? AND fingerprint = ? RETURNING id",
        (_now(), collection, change.key, encoded.fingerprint),
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


def _next_edition(
    database: Database, session: Session, collection: str, identity: int, aside: _Aside, deed: Deed
) -> Edition:
    database.take_turn(session, identity)
    ((newest,),) = session.all("SELECT max(number) FROM edition WHERE collection = ?", (identity,))
    number = (newest or 0) + 1
    for key, put in aside.items():
        _exchange(session, identity, number, key, put)
    ((stories,),) = session.all("SELECT count(*) FROM member WHERE collection = ? AND until IS NULL", (identity,))
    published = _now()
    session.do(
        "INSERT INTO edition (collection, number, published, note, stories) VALUES (?, ?, ?, ?, ?)",
        (identity, number, published, deed.what, stories),
    )
    ledger.record(session, identity, number, published, deed, {key: put is not None for key, put in aside.items()})
    tidy(session, identity, dropped=_drop_old(session, identity, number - EDITIONS_KEPT + 1))
    database.announce(session, collection, number)
    return Edition(number, collection, dt.datetime.fromisoformat(published), deed.what, stories)


def _exchange(session: Session, collection: int, number: int, key: str, put: _Put | None) -> None:
    now = session.all(
        "SELECT version FROM member WHERE collection = ? AND key = ? AND until IS NULL", (collection, key)
    )
    if now and put and now[0][0] == put.version:
        return
    if now:
        session.do(
            "UPDATE member SET until = ? WHERE collection = ? AND key = ? AND until IS NULL", (number, collection, key)
        )
    if put:
        session.do(
            "INSERT INTO member (collection, key, since, version, published) VALUES (?, ?, ?, ?, ?)",
            (collection, key, number, put.version, put.published),
        )


def _drop_old(session: Session, collection: int, oldest: int) -> bool:
    """Forget editions before `oldest`, and versions that are in no edition any more; whether there were any."""
    session.do("DELETE FROM edition WHERE collection = ? AND number < ?", (collection, oldest))
    ended = session.all(
        "DELETE FROM member WHERE collection = ? AND until <= ? RETURNING version", (collection, oldest)
    )
    left = session.all(
        "SELECT id FROM version WHERE collection = ? AND added < ?"
        " AND NOT EXISTS (SELECT 1 FROM member WHERE member.version = version.id)",
        (collection, (dt.datetime.now(dt.UTC) - _LEFT_OVER).isoformat()),
    )
    dropped = False
    for (version,) in {*ended, *left}:
        if not session.all("SELECT 1 FROM member WHERE version = ? LIMIT 1", (version,)):
            session.do("DELETE FROM version WHERE id = ?", (version,))
            dropped = True
    return dropped


def _now() -> str:
    return dt.datetime.now(dt.UTC).isoformat()
