"""What the people of a collection have set for it, as the database keeps it."""

from __future__ import annotations

from knowledge.store.sessions import Session


def of(session: Session, collection: str) -> dict[str, str]:
    """The settings of a collection, by their names."""
    return dict(session.all("SELECT name, value FROM setting WHERE collection = ?", (collection,)))


def put(session: Session, collection: str, name: str, value: str | None) -> None:
    """Keep a setting of a collection; None takes it away."""
    session.do("DELETE FROM setting WHERE collection = ? AND name = ?", (collection, name))
    if value is not None:
        session.do("INSERT INTO setting (collection, name, value) VALUES (?, ?, ?)", (collection, name, value))
