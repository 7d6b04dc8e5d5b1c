"""Stories as files give them, before corrections."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from knowledge.store import records
from knowledge.store.protocol import Told
from knowledge.store.sessions import AT_ONCE, Session, asking

_OF = "collection = (SELECT id FROM collection WHERE name = ?)"


def digests(session: Session, collection: str, edition: int | None) -> dict[str, str]:
    """Keys of the stories given in an edition, by default the newest, with the digest each was read from."""
    condition = "g.until IS NULL"
    values: tuple[object, ...] = (collection,)
    if edition is not None:
        condition, values = "g.since <= ? AND (g.until IS NULL OR g.until > ?)", (collection, edition, edition)
    rows = session.all(
        f"SELECT g.key, v.digest FROM given g JOIN version v ON v.id = g.version WHERE g.{_OF} AND {condition}",  # noqa: S608
        values,
    )
    return {key: digest for key, digest in rows}  # noqa: C416  rows are tuples of anything


def given(session: Session, collection: str, key: str) -> Told | None:
    """A story as its file gives it now, None where none does."""
    rows = session.all(
        f"SELECT v.id, v.story, v.analysis FROM given g JOIN version v ON v.id = g.version"  # noqa: S608
        f" WHERE g.{_OF} AND g.key = ? AND g.until IS NULL",
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
    given, served = (
        {
            key: bytes(fingerprint)
            for key, fingerprint in session.all(
                f"SELECT m.key, v.fingerprint FROM {table} m JOIN version v ON v.id = m.version"  # noqa: S608
                f" WHERE m.{_OF} AND m.until IS NULL",
                (collection,),
            )
        }
        for table in ("given", "member")
    )
    return {key: (given.get(key, b""), served.get(key, b"")) for key in {*given, *served}}


def laid(session: Session, collection: str) -> list[str]:
    """The keys of stories in service that no file gives."""
    rows = session.all(
        f"SELECT m.key FROM member m WHERE m.{_OF} AND m.until IS NULL AND NOT EXISTS ("  # noqa: S608
        "SELECT 1 FROM given g WHERE g.collection = m.collection AND g.key = m.key AND g.until IS NULL)",
        (collection,),
    )
    return sorted(key for (key,) in rows)


def bearers(session: Session, collection: str, names: Sequence[str]) -> list[str]:
    """The keys of stories that have one of some names, as given or in service."""
    found: set[str] = set()
    for start in range(0, len(names), AT_ONCE):
        some = names[start : start + AT_ONCE]
        for table in ("member", "given"):
            rows = session.all(
                asking(
                    f"SELECT DISTINCT m.key FROM {table} m JOIN appearance a ON a.version = m.version"  # noqa: S608
                    f" WHERE m.{_OF} AND m.until IS NULL AND a.joined IN ({{}})",
                    some,
                ),
                (collection, *some),
            )
            found.update(key for (key,) in rows)
    return sorted(found)
