"""Score lines: `3-2`, `2–0`, `two-nil`, and what sort of score they are."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

import regex

_DIGITS = {
    word: number
    for number, word in enumerate(
        ("nil", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
    )
}
_WORDS = "|".join(_DIGITS)
_SCORE = regex.compile(
    rf"""(?<![\w£$€.,:/\-–—])
    (?:(?P<a>\d{{1,3}})\s?[-–—]\s?(?P<b>\d{{1,3}}) | (?P<c>{_WORDS})[- –](?P<d>{_WORDS}))
    (?![\w/:%]|[-–—][\w]|[.,]\d)
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
_AFTER = regex.compile(
    r"\s*\(?(?:(?P<shootout>(?:on|in|after)\s(?:a\s)?(?:penalties|penalty|pens|shoot-?out))|(?P<aggregate>(?:on\s)?agg(?:regate|\.)?))",
    regex.IGNORECASE,
)
_SPAN_OF_TIME = regex.compile(r"\s*(?:seasons?|campaigns?|minutes?|years?|days?|metres?|miles?)\b", regex.IGNORECASE)


class ScoreKind(StrEnum):
    """What a score counts."""

    GAME = "game"
    SHOOTOUT = "shootout"
    AGGREGATE = "aggregate"
    SET = "set"


class ScoreMention(NamedTuple):
    """Two numbers that stand against each other at `[start, end)`, in the order printed."""

    first: int
    second: int
    start: int
    end: int
    kind: ScoreKind


def find(text: str, start: int = 0, end: int | None = None) -> list[ScoreMention]:
    """Score lines in `text[start:end]`; seasons (`2004-05`), spans of years and of time are none."""
    stop = len(text) if end is None else end
    found = []
    for match in _SCORE.finditer(text, start, stop):
        first, second = _numbers(match)
        if _is_score(first, second, match) and not _SPAN_OF_TIME.match(text, match.end(), stop):
            found.append(ScoreMention(first, second, match.start(), match.end(), _kind(text, match.end(), stop)))
    return _sets(text, found)


def _numbers(match: regex.Match[str]) -> tuple[int, int]:
    if match["a"] is not None:
        return int(match["a"]), int(match["b"])
    return _DIGITS[match["c"].casefold()], _DIGITS[match["d"].casefold()]


def _is_score(first: int, second: int, match: regex.Match[str]) -> bool:
    if match["a"] is None:
        return "nil" in (match["c"].casefold(), match["d"].casefold()) or max(first, second) > 0
    return not (len(match["a"]) > 1 and match["a"].startswith("0"))


def _kind(text: str, end: int, stop: int) -> ScoreKind:
    after = _AFTER.match(text, end, stop)
    if after is None:
        return ScoreKind.GAME
    return ScoreKind.SHOOTOUT if after["shootout"] else ScoreKind.AGGREGATE


def _sets(text: str, found: list[ScoreMention]) -> list[ScoreMention]:
    """Mark scores in a row (`6-4 3-6 7-6 (7-5)`) as sets."""
    rows: list[list[ScoreMention]] = []
    for mention in found:
        if rows and not text[rows[-1][-1].end : mention.start].strip(" ,()and"):
            rows[-1].append(mention)
        else:
            rows.append([mention])
    return [
        mention._replace(kind=ScoreKind.SET) if len(row) > 1 and mention.kind is ScoreKind.GAME else mention
        for row in rows
        for mention in row
    ]
