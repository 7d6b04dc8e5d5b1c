"""One quotation from prose and post, and from many stories."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from knowledge.model import Merged, Quote
from knowledge.reconciling.copies import similar, sketch
from knowledge.reconciling.corrected import as_set
from knowledge.reconciling.evidence import confidence, first, joined, merged
from knowledge.reconciling.words import overlap, same_name, shingles, words

_RUN = 3
"""Words in a row that are compared."""
_SHARE = 0.6
"""From this share of the shorter quotation's runs on, two quotations are the same words."""
_TELLING = 6
"""Words from which on the same words are the same quotation, whoever is said to have said them."""


def merge_quotes(quotes: Sequence[Quote], copies: Mapping[str, int]) -> list[Merged]:
    """Join the tellings of one quotation: it may be whole in a post and in part in prose, with words mistyped.

    The same words from different speakers are different quotations when they are few ("Yes."), a disagreement when
    they are many.
    """
    sets = [shingles(quote.text, _RUN) for quote in quotes]
    lengths = [len(words(quote.text)) for quote in quotes]

    def joins(one: int, other: int) -> bool:
        if overlap(sets[one], sets[other]) < _SHARE:
            return False
        a, b = quotes[one], quotes[other]
        if _same_speaker(a, b):
            return True
        enough = min(lengths[one], lengths[other]) >= _TELLING
        known = bool(a.speaker or a.handle) and bool(b.speaker or b.handle)
        if a.speaker and b.speaker:
            return enough and overlap(sets[one], sets[other]) >= 0.9
        return enough or (not known and min(lengths[one], lengths[other]) >= 2)

    groups = similar(list(map(sketch, sets)), joins)
    return [_one([quotes[at] for at in group], copies) for group in groups.lists()]


def _same_speaker(one: Quote, other: Quote) -> bool:
    if one.handle and other.handle:
        return one.handle.casefold() == other.handle.casefold()
    return bool(one.speaker and other.speaker and same_name(one.speaker, other.speaker))


def _one(group: Sequence[Quote], copies: Mapping[str, int]) -> Merged:
    base = max(
        group, key=lambda q: ("speaker" in q.corrected, q.speaker is not None, not q.post, len(q.text), q.confidence)
    )
    differs = [q for q in group if q.speaker and base.speaker and not _may_be_same(q, base)]
    agreeing = [base, *(q for q in group if q is not base and q not in differs)]
    speakers = [q.speaker for q in agreeing if q.speaker and base.speaker and same_name(q.speaker, base.speaker)]
    fact = msgspec.structs.replace(
        base,
        text=max((q.text for q in agreeing), key=len),
        speaker=max(speakers, key=len) if speakers else first(q.speaker for q in agreeing),
        handle=first(q.handle for q in agreeing),
        when=first(q.when for q in agreeing),
        evidence=joined(agreeing),
        confidence=confidence(agreeing, copies),
    )
    return merged(as_set(fact, group), agreeing, copies, differs)


def _may_be_same(one: Quote, other: Quote) -> bool:
    if _same_speaker(one, other):
        return True
    return one.post != other.post
