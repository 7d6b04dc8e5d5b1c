"""The names of many stories as one list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from knowledge.language.folding import fold
from knowledge.model import Name, NameKind
from knowledge.store.protocol import NameRow


class _Joined:
    """One name in all stories that have it."""

    def __init__(self) -> None:
        self.forms: Counter[str] = Counter()
        self.aliases: dict[str, None] = {}
        self.stories: set[int] = set()


def joined(found: Iterable[tuple[int, Name]]) -> list[NameRow]:
    """Join names, each with the version it is in, by kind and entry, else by kind and folded canonical form."""
    rows: dict[tuple[NameKind, str | None, str], _Joined] = {}
    for version, name in found:
        row = rows.setdefault((name.kind, name.entry, "" if name.entry else fold(name.canonical)), _Joined())
        row.forms[name.canonical] += 1
        row.aliases.update(dict.fromkeys(name.aliases))
        row.stories.add(version)
    listed = [_row(kind, entry, row) for (kind, entry, _), row in rows.items()]
    return sorted(listed, key=lambda row: (-row.stories, row.name.canonical, row.name.kind))


def _row(kind: NameKind, entry: str | None, row: _Joined) -> NameRow:
    canonical = min(row.forms, key=lambda form: (-row.forms[form], form))
    others = dict.fromkeys((*row.forms, *row.aliases))
    others.pop(canonical, None)
    return NameRow(Name(kind, canonical, tuple(others), entry), len(row.stories))
