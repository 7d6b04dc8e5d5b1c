"""The names of many stories as one list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from knowledge.language.folding import fold
from knowledge.model import Name, NameKind
from knowledge.store import records
from knowledge.store.members import Members
from knowledge.store.protocol import NameRow
from knowledge.store.sessions import AT_ONCE, Row, Session, asking, listed

_COLUMNS = "SELECT joined, version, kind, canonical, entry, aliases FROM appearance WHERE"


def joined_by(name: Name) -> str:
    """What the same name has in common in all stories: its kind and entry, else its kind and folded canonical form."""
    return f"{name.kind}={name.entry}" if name.entry else f"{name.kind} {fold(name.canonical)}"


def names(session: Session, members: Members) -> list[NameRow]:
    """All names of some editions, those in most stories first."""
    rows = listed(session, f"{_COLUMNS} version IN ({{}})", [version for _, version in members.items()])
    listed_names = _joined(rows).values()
    return sorted(listed_names, key=lambda row: (-row.stories, row.name.canonical, row.name.kind))


def changed(session: Session, collections: Sequence[int], before: Members, now: Members) -> list[NameRow]:
    """The names that stand otherwise in one than in the other, in no story those that are gone."""
    exchanged = sorted(before.exchanged(now))
    told = listed(session, "SELECT DISTINCT joined FROM appearance WHERE version IN ({})", exchanged)
    keys = sorted({key for (key,) in told})
    found = [
        row
        for collection in collections
        for start in range(0, len(keys), AT_ONCE)
        for row in _appearances(session, collection, keys[start : start + AT_ONCE])
    ]
    gone = _joined(row for row in found if before.key(row[1]) is not None)
    here = _joined(row for row in found if now.key(row[1]) is not None)
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

    def row(self) -> NameRow:
        """The name as the index wants it."""
        canonical = min(self.forms, key=lambda form: (-self.forms[form], form))
        others = dict.fromkeys(self.forms)
        for aliases in self.aliases:
            others.update(dict.fromkeys(records.decode_aliases(aliases)))
        others.pop(canonical, None)
        return NameRow(Name(self.kind, canonical, tuple(others), self.entry), len(self.stories))


def _joined(found: Iterable[Row]) -> dict[str, NameRow]:
    rows: dict[str, _Joined] = {}
    for key, version, kind, canonical, entry, aliases in found:
        row = rows.get(key)
        if row is None:
            row = rows[key] = _Joined(kind, entry)
        row.forms[canonical] += 1
        row.aliases[aliases] += 1
        row.stories.add(version)
    return {key: row.row() for key, row in rows.items()}
