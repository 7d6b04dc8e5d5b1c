"""One statement from many stories."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from knowledge.language.stems import stem
from knowledge.model import Merged, Statement
from knowledge.reconciling.evidence import buckets, confidence, first, joined, merged
from knowledge.reconciling.words import key, words


def merge_statements(statements: Sequence[Statement], copies: Mapping[str, int]) -> list[Merged]:
    """Join statements of the same subject, action and object, whatever the forms of their words."""
    found = []
    for same in buckets(statements, _said):
        base = max(same, key=lambda s: (s.when is not None, s.place is not None, s.confidence))
        fact = msgspec.structs.replace(
            base,
            when=base.when or first(s.when for s in same),
            place=base.place or first(s.place for s in same),
            evidence=joined([base, *(s for s in same if s is not base)]),
            confidence=confidence(same, copies),
        )
        found.append(merged(fact, same, copies))
    return found


def _said(statement: Statement) -> tuple[object, ...]:
    action = tuple(stem(word) for word in words(statement.action))
    told = tuple(stem(word) for word in words(statement.object or ""))
    return key(statement.subject), action, told
