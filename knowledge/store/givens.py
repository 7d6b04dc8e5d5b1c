"""Stories as files give them, before corrections."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from knowledge.store import records
from knowledge.store.protocol import Told
from knowledge.store.sessions import AT_ONCE, Session, asking, naming

_GIVEN = (
    "SELECT g.key, v.digest FROM given g JOIN version v ON v.id = g.version"
    " WHERE g.collection = (SELECT id FROM collection WHERE name = ?)"
)


def digests(session: Session, collection: str, edition: int | None) -> dict[str, str]:
    """Keys of the stories given in an edition, by default the newest, with the digest each was read from."""
    if edition is None:
        return dict(session.all(f"{_GIVEN} AND g.until IS NULL", (collection,)))
    then = f"{_GIVEN} AND g.since <= ? AND (g.until IS NULL OR g.until > ?)"
    return dict(session.all(then, (collection, edition, edition)))


def given(session: Session, collection: str, key: str) -> Told | None:
    """A story as its file gives it now, None where none does."""
    rows = session.all(
        "SELECT v.id, v.story, v.analysis FROM given g JOIN version v ON v.id = g.version"
        " WHERE g.collection = (SELECT id FROM collection WHERE name = ?) AND g.key = ? AND g.until IS NULL",
        (collection, key),
    )
    if not rows:
        return None
    version, story, analysis = rows[0]
    facts = session.all("SELECT data FROM fact WHERE version = ? ORDER BY position", (version,))
    found = tuple(records.decode_fact(fact) for (fact,) in facts)
    return Told(records.decode_story(story), msgspec.structs.replace(records.decode_analysis(analysis), facts=found))


def fingerprints(session: Session, collection: str) -> dict[str, tuple[bytes, bytes]]:
    """Of every story what it is known by in any store, as given and in service; empty for not at all."""
    sql = (
        "SELECT m.key, v.fingerprint FROM {table} m JOIN version v ON v.id = m.version"
        " WHERE m.collection = (SELECT id FROM collection WHERE name = ?) AND m.until IS NULL"
    )
    given, served = (
        {key: bytes(fingerprint) for key, fingerprint in session.all(naming(sql, table=table), (collection,))}
        for table in ("given", "member")
    )
    return {key: (given.get(key, b""), served.get(key, b"")) for key in {*given, *served}}


def laid(session: Session, collection: str) -> list[str]:
    """The keys of stories in service that no file gives."""
    rows = session.all(
        "SELECT m.key FROM member m WHERE m.collection = (SELECT id FROM collection WHERE name = ?)"
        " AND m.until IS NULL AND NOT EXISTS ("
        "SELECT 1 FROM given g WHERE g.collection = m.collection AND g.key = m.key AND g.until IS NULL)",
        (collection,),
    )
    return sorted(key for (key,) in rows)


def bearers(session: Session, collection: str, names: Sequence[str]) -> list[str]:
    """The keys of stories that have one of some names, as given or in service."""
    sql = (
        "SELECT DISTINCT m.key FROM {table} m JOIN appearance a ON a.version = m.version"
        " WHERE m.collection = (SELECT id FROM collection WHERE name = ?) AND m.until IS NULL AND a.joined IN ({{}})"
    )
    found: set[str] = set()
    for start in range(0, len(names), AT_ONCE):
        some = names[start : start + AT_ONCE]
        for table in ("member", "given"):
            rows = session.all(asking(naming(sql, table=table), some), (collection, *some))
            found.update(key for (key,) in rows)
    return sorted(found)
