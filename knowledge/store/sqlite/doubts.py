"""Answers that somebody has called wrong, as the database keeps them."""

from __future__ import annotations

import datetime as dt
import sqlite3

from knowledge.store.protocol import Doubt


def add(connection: sqlite3.Connection, doubt: Doubt) -> bool:
    """Keep a doubt; False where this person has raised it before."""
    sql = (
        "INSERT INTO doubt (collection, person, question, answer, sources, edition, made, state)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING RETURNING id"
    )
    texts = (doubt.collection, doubt.person, doubt.question, doubt.answer, "\n".join(doubt.sources))
    sendable = [text.encode("utf-8", "replace").decode("utf-8") for text in texts]
    rows = connection.execute(sql, (*sendable, doubt.edition, doubt.made.isoformat(), doubt.state)).fetchall()
    return bool(rows)


def of(connection: sqlite3.Connection, collection: str, state: str) -> list[Doubt]:
    """The doubts of a collection that are in a state, the oldest first."""
    sql = (
        "SELECT id, collection, person, question, answer, sources, edition, made, state FROM doubt"
        " WHERE collection = ? AND state = ? ORDER BY id"
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
        )
        for number, name, person, question, answer, sources, edition, made, now in connection.execute(
            sql, (collection, state)
        )
    ]
