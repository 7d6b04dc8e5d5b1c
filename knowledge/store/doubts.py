"""Answers that somebody has called wrong, as the database keeps them."""

from __future__ import annotations

import datetime as dt
import hashlib

import msgspec

from knowledge.store.protocol import Doubt
from knowledge.store.sessions import Session


def add(session: Session, doubt: Doubt) -> bool:
    """Keep a doubt; False where this person has raised it before."""
    told = (doubt.collection, doubt.person, doubt.question, doubt.answer, "\n".join(doubt.sources))
    texts = [_storable(text) for text in told]
    mark = hashlib.sha256(msgspec.msgpack.encode(texts[:4])).hexdigest()
    decided = (doubt.state, _storable(doubt.decided_by), _storable(doubt.reason))
    rows = session.all(
        "INSERT INTO doubt"
        " (mark, collection, person, question, answer, sources, edition, made, state, decided_by, reason)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING RETURNING id",
        (mark, *texts, doubt.edition, doubt.made.isoformat(), *decided),
    )
    return bool(rows)


def of(session: Session, collection: str, state: str) -> list[Doubt]:
    """The doubts of a collection that are in a state, the oldest first."""
    rows = session.all(
        "SELECT id, collection, person, question, answer, sources, edition, made, state, decided_by, reason FROM doubt"
        " WHERE collection = ? AND state = ? ORDER BY id",
        (collection, state),
    )
    return [
        Doubt(
            collection=name,
            person=person,
            question=question,
            answer=answer,
            sources=tuple(filter(None, sources.split("\n"))),
            edition=edition,
            made=dt.datetime.fromisoformat(made),
            state=now,
            number=number,
            decided_by=decided_by,
            reason=reason,
        )
        for number, name, person, question, answer, sources, edition, made, now, decided_by, reason in rows
    ]


def decide(session: Session, doubt: Doubt, state: str) -> bool:
    """Write the decision on a doubt that is in a state; whether it was, and is its collection's."""
    texts = [_storable(text) for text in (doubt.decided_by, doubt.reason)]
    rows = session.all(
        "UPDATE doubt SET state = ?, decided_by = ?, reason = ? WHERE id = ? AND collection = ? AND state = ?"
        " RETURNING id",
        (doubt.state, *texts, doubt.number, doubt.collection, state),
    )
    return bool(rows)


def _storable(text: str) -> str:
    return text.replace("\0", "").encode("utf-8", "replace").decode("utf-8")
