"""Dates as stories print them, and what they resolve to from the day a story was published."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from knowledge.language.beginnings import matches
from knowledge.language.date_patterns import BEGINNING, DATE, NAMES, NOT_CAPITAL
from knowledge.language.date_resolving import Tense, resolved
from knowledge.model import When

__all__ = ["DateMention", "Tense", "find", "resolve"]


class DateMention(NamedTuple):
    """A date as printed at `[start, end)`; `parts` holds the pieces of it by the names of the pattern."""

    text: str
    start: int
    end: int
    parts: tuple[tuple[str, str], ...]


def find(text: str, start: int = 0, end: int | None = None) -> list[DateMention]:
    """Dates in `text[start:end]`. Scores, ages, newspapers named for a day and the verbs `may` and `march` are none."""
    stop = len(text) if end is None else end
    found = []
    for match in matches(DATE, BEGINNING, text, start, stop):
        printed = match.group()
        if any(word.strip(".,") in NOT_CAPITAL for word in printed.split()):
            continue
        parts = tuple((name, value) for name, value in zip(NAMES, match.groups(), strict=True) if value)
        found.append(DateMention(printed, match.start(), match.end(), parts))
    return found


def resolve(mention: DateMention, base: dt.date | None, tense: Tense = "past") -> When:
    """What a mention means, counted from `base` where it must be; unresolved where there is no base to count from.

    `tense` is that of what happens on the day: "on Saturday they lost" is the last one, "they face" the next; None
    takes a bare weekday for the last, and a date without a year for the nearest.
    """
    parts = {name: " ".join(value.casefold().rstrip(".").split()) for name, value in mention.parts}
    try:
        found = resolved(parts, base, tense)
    except (ValueError, OverflowError):
        found = None
    if not found:
        return When(mention.text)
    first, last, precision = found
    return When(mention.text, first, last, precision)
