"""What a name as typed means."""

from __future__ import annotations

from collections.abc import Sequence

from knowledge.language.folding import fold
from knowledge.model import NameKind
from knowledge.search.names import NameIndex

LIKELY = 85.0
"""From this score (of 100) on, what was typed is taken for the name found."""


def meant(typed: str, kinds: Sequence[NameKind], index: NameIndex) -> set[str]:
    """All forms, folded, and entries of the names that what was typed most likely means; itself where it means none."""
    hits = index.find(typed, kinds, 5)
    best = [hit for hit in hits if hit.score >= max(LIKELY, hits[0].score - 1)]
    names = [hit.name for hit in best]
    forms = {fold(form) for name in names for form in (name.canonical, *name.aliases)}
    return forms | {name.entry for name in names if name.entry} | {fold(typed)}
