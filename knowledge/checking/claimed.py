"""The records of checking: a claim, and what became of it."""

from __future__ import annotations

from enum import StrEnum

from knowledge.model import Citation, Match, Quote, Record


class Verdict(StrEnum):
    """What the stories say to a claim."""

    SAID = "said"
    OTHERWISE = "otherwise"
    UNTOLD = "untold"


class Kind(StrEnum):
    """What is claimed."""

    RESULT = "result"
    SCORE = "score"
    DATE = "date"
    STAGE = "stage"
    FIXTURE = "fixture"
    WORDS = "words"
    SPEAKER = "speaker"


class Claim(Record, frozen=True):
    """One claim of a text, at `[start, end)` of it as cleaned, `said` as it stands there.

    `claimed` is the fact claimed, `told` the one of the stories it was held against (None where they tell of none).
    `evidence` is what the verdict rests on; `against` what other stories say to the contrary.
    """

    kind: Kind
    verdict: Verdict
    start: int
    said: str
    claimed: Match | Quote
    told: Match | Quote | None = None
    evidence: tuple[Citation, ...] = ()
    against: tuple[Citation, ...] = ()
