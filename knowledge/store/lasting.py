"""Corrections: each in force from the edition that brought it, up to, but without, the one that ended it."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from knowledge.correcting import AddAlias, Correction, Standing, joined_by
from knowledge.store import records
from knowledge.store.members import Pins
from knowledge.store.naming import Aliases
from knowledge.store.sessions import Row, Session

_IN_COLLECTION = (
    "SELECT number, since, data FROM correction WHERE collection = (SELECT id FROM collection WHERE name = ?)"
)


def keep(
    session: Session, collection: int, number: int, corrections: Sequence[Correction], ended: Collection[int]
) -> None:
    """Put corrections in force from an edition on, and end others."""
    for one in sorted(ended):
        session.do(
            "UPDATE correction SET until = ? WHERE collection = ? AND number = ? AND until IS NULL",
            (number, collection, one),
        )
    ((last,),) = session.all("SELECT max(number) FROM correction WHERE collection = ?", (collection,))
    session.many(
        "INSERT INTO correction (collection, number, since, data) VALUES (?, ?, ?, ?)",
        (
            (collection, (last or 0) + place, number, records.encode_correction(correction))
            for place, correction in enumerate(corrections, 1)
        ),
    )


def standing(session: Session, collection: str) -> list[Standing]:
    """The corrections in force, the oldest first."""
    rows = session.all(f"{_IN_COLLECTION} AND until IS NULL ORDER BY number", (collection,))
    return [_standing(row) for row in rows]


def collections(session: Session) -> list[str]:
    """The collections that have corrections in force."""
    rows = session.all(
        "SELECT name FROM collection c"
        " WHERE EXISTS (SELECT 1 FROM correction WHERE collection = c.id AND until IS NULL) ORDER BY id"
    )
    return [name for (name,) in rows]


def exchanged(session: Session, collection: str, edition: int) -> tuple[tuple[Standing, ...], tuple[Standing, ...]]:
    """What an edition put in force, and what it ended."""
    begun, ended = (
        tuple(map(_standing, session.all(f"{_IN_COLLECTION} AND {column} = ? ORDER BY number", (collection, edition))))
        for column in ("since", "until")
    )
    return begun, ended


def aliases(session: Session, pins: Pins) -> Aliases:
    """The forms that moderators added to names, by what the name is joined by, in some editions."""
    found: Aliases = {}
    for pin in pins:
        rows = session.all(
            "SELECT number, since, data FROM correction"
            " WHERE collection = ? AND since <= ? AND (until IS NULL OR until > ?) ORDER BY number",
            (pin.identity, pin.edition, pin.edition),
        )
        for row in rows:
            correction = records.decode_correction(row[2])
            if isinstance(correction, AddAlias):
                joined = joined_by(correction.name)
                found[joined] = (*found.get(joined, ()), correction.alias)
    return found


def _standing(row: Row) -> Standing:
    number, since, data = row
    return Standing(number, since, records.decode_correction(data))
