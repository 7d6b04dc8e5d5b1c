"""What a text claims, found by the extraction that reads stories, and what the stories say to each of its claims."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from knowledge.checking import match_claims, quote_claims
from knowledge.checking.claimed import Claim, Kind, Verdict
from knowledge.checking.repairing import Repaired, repair
from knowledge.extraction import extract
from knowledge.language.folding import fold
from knowledge.lexicon import Lexicon
from knowledge.model import Match, Quote
from knowledge.reading.cleaning import clean
from knowledge.reading.making import story
from knowledge.search.names import NameIndex
from knowledge.store.protocol import View

LONGEST = 4_000
"""Characters of a text that are checked."""
KEY = "claim"

__all__ = ["Claim", "Kind", "Verdict", "check"]


def check(text: str, sent: dt.date, view: View, index: NameIndex, lexicon: Lexicon) -> tuple[Claim, ...]:
    """The claims of a text in their order, each once; none where it claims nothing that could be checked."""
    read = clean(text[:LONGEST])
    if not read.strip():
        return ()
    found: dict[tuple[str, str], Claim] = {}
    for claim in _claims(repair(read, index), sent, view, index, lexicon):
        found.setdefault((claim.kind, fold(claim.said)), claim)
    return tuple(sorted(found.values(), key=lambda claim: claim.start))


def _claims(repaired: Repaired, sent: dt.date, view: View, index: NameIndex, lexicon: Lexicon) -> Iterator[Claim]:
    analysis = extract(story(repaired.text, KEY, KEY, {"date": sent.isoformat()}), lexicon)
    for fact in analysis.facts:
        if isinstance(fact, Match):
            yield from match_claims.judge(fact, repaired, view, index, lexicon)
    quotes = [fact for fact in analysis.facts if isinstance(fact, Quote)]
    yield from quote_claims.judge(quotes, repaired, view, index)
