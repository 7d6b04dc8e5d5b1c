"""One figure from many stories, and figures of the same thing that differ."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from knowledge.language.stems import stem
from knowledge.model import Figure, Merged
from knowledge.reconciling.evidence import buckets, commonest, confidence, first, joined, merged, story_of
from knowledge.reconciling.words import words


def merge_figures(figures: Sequence[Figure], copies: Mapping[str, int]) -> list[Merged]:
    """Join figures of the same unit of the same thing: one number is told by most, the others differ from it."""
    found = []
    for same in buckets(figures, _thing):
        number = commonest(((figure.number, story_of(figure)) for figure in same), copies)
        agreeing = [figure for figure in same if figure.number == number]
        differs = [figure for figure in same if figure.number != number]
        base = max(agreeing, key=lambda f: (f.of is not None, not f.approximate, f.confidence))
        fact = msgspec.structs.replace(
            base,
            of=base.of or first(f.of for f in agreeing),
            when=base.when or first(f.when for f in agreeing),
            evidence=joined([base, *(f for f in agreeing if f is not base)]),
            confidence=confidence(agreeing, copies),
        )
        found.append(merged(fact, agreeing, copies, differs))
    return found


def _thing(figure: Figure) -> tuple[object, ...]:
    """What a figure counts. Of an unnamed thing, or one called by a single word, the number tells it apart too."""
    unit = tuple(stem(word) for word in words(figure.unit))
    of = frozenset(stem(word) for word in words(figure.of or ""))
    if len(of) < 3:
        return unit, of, figure.number, story_of(figure) if not of else None
    return unit, of
