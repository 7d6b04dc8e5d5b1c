"""Publishing: versions are put aside in small steps, then one transaction makes them the next edition."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Iterable, Iterator
from itertools import islice

from knowledge.model import Analysis, BlockKind, Story
from knowledge.store.protocol import Change, Edition
from knowledge.store.sqlite.connections import Connections
from knowledge.store.sqlite.records import Names, encode, encode_aliases, kind_of
from knowledge.store.terms import terms

EDITIONS_KEPT = 10
SENTENCE_BITS = 24
"""A passage's rowid is its version's id shifted left by these, plus the number of its sentence."""
_STEP = 64
"""Stories put aside in one transaction: readers in memory wait for no more, and a killed load loses no more."""
_LEFT_OVER = dt.timedelta(days=1)
"""From this age on, versions put aside for an edition that never came are dropped."""


def publish(connections: Connections, collection: str, changes: Iterable[Change], note: str) -> Edition:
    """Make the next edition of the collection."""
    aside: dict[str, int | None] = {}
    for step in _steps(changes):
        with connections.writing() as connection:
            identity = _identity(connection, collection)
            for change in step:
                aside[change.key] = _put_aside(connection, identity, change)
    with connections.writing() as connection:
        return _next_edition(connection, collection, aside, note)


def _steps(changes: Iterable[Change]) -> Iterator[list[Change]]:
    rest = iter(changes)
    while step := list(islice(rest, _STEP)):
        yield step


def _identity(connection: sqlite3.Connection, collection: str) -> int:
    connection.execute("INSERT INTO collection (name) VALUES (?) ON CONFLICT DO NOTHING", (collection,))
    (identity,) = connection.execute("SELECT id FROM collection WHERE name = ?", (collection,)).fetchone()
    return int(identity)


def _put_aside(connection: sqlite3.Connection, collection: int, change: Change) -> int | None:
    """Write the version a change brings, unless it is there already; its id, None for a removal."""
    if change.story is None or change.analysis is None:
        return None
    encoded = encode(change.story, change.analysis)
    now = _now()
    known = connection.execute(
        "UPDATE version SET added = ? WHERE collection = ? AND key = ? AND fingerprint = ? RETURNING id",
        (now, collection, change.key, encoded.fingerprint),
    ).fetchall()
    if known:
        return int(known[0][0])
    published = change.story.published.isoformat() if change.story.published else None
    version = connection.execute(
        "INSERT INTO version (collection, key, fingerprint, digest, published, added, story, analysis)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            collection,
            change.key,
            encoded.fingerprint,
            change.story.digest,
            published,
            now,
            encoded.story,
            encoded.analysis,
        ),
    ).lastrowid
    if version is None:
        raise sqlite3.InternalError("no row was inserted")
    _write_facts(connection, version, change.analysis, encoded.facts)
    _write_names(connection, version, change.analysis)
    _write_words(connection, version, change.story, change.analysis)
    return version


def _write_facts(connection: sqlite3.Connection, version: int, analysis: Analysis, facts: list[bytes]) -> None:
    connection.executemany(
        "INSERT INTO fact (version, position, kind, data) VALUES (?, ?, ?, ?)",
        (
            (version, position, kind_of(type(fact)), data)
            for position, (fact, data) in enumerate(zip(analysis.facts, facts, strict=True))
        ),
    )
    names = Names(analysis)
    connection.executemany(
        "INSERT INTO fact_name (folded, version, position) VALUES (?, ?, ?)",
        (
            (folded, version, position)
            for position, fact in enumerate(analysis.facts)
            for folded in sorted(names.of(fact))
        ),
    )


def _write_names(connection: sqlite3.Connection, version: int, analysis: Analysis) -> None:
    connection.executemany(
        "INSERT INTO appearance (version, position, kind, canonical, entry, aliases) VALUES (?, ?, ?, ?, ?, ?)",
        (
            (version, position, str(name.kind), name.canonical, name.entry, encode_aliases(name.aliases))
            for position, name in enumerate(analysis.names)
        ),
    )


def _write_words(connection: sqlite3.Connection, version: int, story: Story, analysis: Analysis) -> None:
    heading = " ".join(terms(_heading(story)))
    connection.executemany(
        "INSERT INTO passage (rowid, words, heading, start, stop, block) VALUES (?, ?, ?, ?, ?, ?)",
        (
            (
                (version << SENTENCE_BITS) + number,
                " ".join(terms(story.text[sentence.start : sentence.end])),
                heading,
                sentence.start,
                sentence.end,
                sentence.block,
            )
            for number, sentence in enumerate(analysis.sentences)
        ),
    )
    connection.execute(
        "INSERT INTO article (rowid, words, heading) VALUES (?, ?, ?)", (version, " ".join(terms(story.text)), heading)
    )


def _heading(story: Story) -> str:
    lines = [story.text[block.start : block.end] for block in story.blocks if block.kind is BlockKind.HEADLINE]
    return story.title or " ".join(lines[:1])


def _next_edition(connection: sqlite3.Connection, collection: str, aside: dict[str, int | None], note: str) -> Edition:
    identity = _identity(connection, collection)
    (newest,) = connection.execute("SELECT max(number) FROM edition WHERE collection = ?", (identity,)).fetchone()
    number = (newest or 0) + 1
    for key, version in aside.items():
        _exchange(connection, identity, number, key, version)
    (stories,) = connection.execute(
        "SELECT count(*) FROM member WHERE collection = ? AND until IS NULL", (identity,)
    ).fetchone()
    published = _now()
    connection.execute(
        "INSERT INTO edition (collection, number, published, note, stories) VALUES (?, ?, ?, ?, ?)",
        (identity, number, published, note, stories),
    )
    _drop_old(connection, identity, number - EDITIONS_KEPT + 1)
    return Edition(number, collection, dt.datetime.fromisoformat(published), note, stories)


def _exchange(connection: sqlite3.Connection, collection: int, number: int, key: str, version: int | None) -> None:
    now = connection.execute(
        "SELECT version FROM member WHERE collection = ? AND key = ? AND until IS NULL", (collection, key)
    ).fetchone()
    if now and now[0] == version:
        return
    if now:
        connection.execute(
            "UPDATE member SET until = ? WHERE collection = ? AND key = ? AND until IS NULL", (number, collection, key)
        )
    if version is not None:
        connection.execute(
            "INSERT INTO member (collection, key, since, version) VALUES (?, ?, ?, ?)",
            (collection, key, number, version),
        )


def _drop_old(connection: sqlite3.Connection, collection: int, oldest: int) -> None:
    """Forget editions before `oldest`, and versions that are in no edition any more."""
    connection.execute("DELETE FROM edition WHERE collection = ? AND number < ?", (collection, oldest))
    ended = connection.execute(
        "DELETE FROM member WHERE collection = ? AND until <= ? RETURNING version", (collection, oldest)
    ).fetchall()
    left = connection.execute(
        "SELECT id FROM version WHERE collection = ? AND added < ?"
        " AND NOT EXISTS (SELECT 1 FROM member WHERE member.version = version.id)",
        (collection, (dt.datetime.now(dt.UTC) - _LEFT_OVER).isoformat()),
    ).fetchall()
    for (version,) in {*ended, *left}:
        if not connection.execute("SELECT 1 FROM member WHERE version = ? LIMIT 1", (version,)).fetchone():
            first = version << SENTENCE_BITS
            connection.execute(
                "DELETE FROM passage WHERE rowid BETWEEN ? AND ?", (first, first + (1 << SENTENCE_BITS) - 1)
            )
            connection.execute("DELETE FROM article WHERE rowid = ?", (version,))
            connection.execute("DELETE FROM version WHERE id = ?", (version,))


def _now() -> str:
    return dt.datetime.now(dt.UTC).isoformat()
