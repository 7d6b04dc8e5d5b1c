"""The names of many stories as one list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from knowledge.model import Name, NameKind
from knowledge.store import records
from knowledge.store.members import Members
from knowledge.store.protocol import NameRow
from knowledge.store.sessions import AT_ONCE, Row, Session, asking, listed

Aliases = dict[str, tuple[str, ...]]
"""Forms that moderators added to names, by what the name is joined by."""
_COLUMNS = "SELECT joined, version, kind, canonical, entry, aliases FROM appearance WHERE"


def names(session: Session, members: Members, aliases: Aliases) -> list[NameRow]:
    """All names of some editions, those in most stories first."""
    rows = listed(session, f"{_COLUMNS} version IN ({{}})", [version for _, version in members.items()])
    listed_names = _joined(rows, aliases).values()
    return sorted(listed_names, key=lambda row: (-row.stories, row.name.canonical, row.name.kind))


class Then(NamedTuple):
    """What there was, or is: the versions in some editions, and the forms that moderators added."""

    members: Members
    aliases: Aliases


def changed(session: Session, collections: Sequence[int], before: Then, now: Then) -> list[NameRow]:
    """The names that stand otherwise in one than in the other, in no story those that are gone."""
    exchanged = sorted(before.members.exchanged(now.members))
    told = listed(session, "SELECT DISTINCT joined FROM appearance WHERE version IN ({})", exchanged)
    renamed = {
        key for key in {*before.aliases, *now.aliases} if before.aliases.get(key, ()) != now.aliases.get(key, ())
    }
    keys = sorted({key for (key,) in told} | renamed)
    found = [
        row
        for collection in collections
        for start in range(0, len(keys), AT_ONCE)
        for row in _appearances(session, collection, keys[start : start + AT_ONCE])
    ]
    gone = _joined((row for row in found if before.members.key(row[1]) is not None), before.aliases)
    here = _joined((row for row in found if now.members.key(row[1]) is not None), now.aliases)
    return [here.get(key) or NameRow(row.name, 0) for key, row in (gone | here).items()]


def _appearances(session: Session, collection: int, keys: Sequence[str]) -> list[Row]:
    return session.all(asking(f"{_COLUMNS} collection = ? AND joined IN ({{}})", keys), (collection, *keys))


class _Joined:
    """One name in all stories that have it."""

    def __init__(self, kind: str, entry: str | None) -> None:
        self.kind = NameKind(kind)
        self.entry = entry
        self.forms: Counter[str] = Counter()
        self.aliases: Counter[bytes] = Counter()
        self.stories: set[int] = set()

    def row(self, added: Sequence[str]) -> NameRow:
        """The name as the index wants it, with the forms that moderators added."""
        canonical = min(self.forms, key=lambda form: (-self.forms[form], form))
        others = dict.fromkeys(self.forms)
        for aliases in self.aliases:
            others.update(dict.fromkeys(records.decode_aliases(aliases)))
        others.update(dict.fromkeys(added))
        others.pop(canonical, None)
        return NameRow(Name(self.kind, canonical, tuple(others), self.entry), len(self.stories))


def _joined(found: Iterable[Row], added: Aliases) -> dict[str, NameRow]:
    rows: dict[str, _Joined] = {}
    for key, version, kind, canonical, entry, aliases in found:
        row = rows.get(key)
        if row is None:
            row = rows[key] = _Joined(kind, entry)
        row.forms[canonical] += 1
        row.aliases[aliases] += 1
        row.stories.add(version)
    return {key: row.row(added.get(key, ())) for key, row in rows.items()}
