"""What the database keeps of a person, and its erasure: here stands every column that tells who somebody is."""

from __future__ import annotations

from knowledge.store.protocol import Traces
from knowledge.store.sessions import Database, Session, naming

OWN = (("doubt", "person"),)
"""Rows that a person made for themselves: they go."""
ACCOUNTS = (("history", "who"), ("doubt", "decided_by"))
"""Who answers for a change that others rely on: the change stays, the name goes. A table may not have the column."""


def of(session: Session, person: str) -> Traces:
    """How much there is of a person."""
    ((doubts,),) = session.all("SELECT count(*) FROM doubt WHERE person = ?", (person,))
    ((deeds,),) = session.all("SELECT count(*) FROM history WHERE who = ?", (person,))
    return Traces(doubts, deeds)


def erase(database: Database, person: str) -> Traces:
    """Erase it in one transaction; what there was."""
    with database.writing() as session:
        found = of(session, person)
        for table, column in OWN:
            session.do(naming("DELETE FROM {table} WHERE {column} = ?", table=table, column=column), (person,))
        for table, column in ACCOUNTS:
            if column in database.columns(session, table):
                sql = naming("UPDATE {table} SET {column} = '' WHERE {column} = ?", table=table, column=column)
                session.do(sql, (person,))
    return found
