"""Score lines: `3-2`, `2–0`, `two-nil`, and what sort of score they are."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

import regex

from knowledge.language.beginnings import beginning, matches

_DIGITS = {
    word: number
    for number, word in enumerate(
        ("nil", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
    )
} | {"no": 0, "none": 0, "love": 0}
_PLAIN = "|".join(word for word in _DIGITS if word not in {"no", "none", "love"})
_NUMBER = r"\d{1,3}|" + "|".join(_DIGITS)
_NONE = "(?:goalless|scoreless)"
_COLON = r"(?P<h>\d{1,3})\s?:\s?(?P<i>\d|(?<=(?:2[4-9]|[3-9]\d|1\d\d)\s?:\s?)\d{2,3})(?!\d|\s?[ap]\.?m\b)"
"""Of two numbers with a colon between, those that no clock shows: `2:1`, `28:25`."""
_UNDECIDED = r"(?:draw|tie|stalemate|two\ hours|120\ minutes|90\ minutes|affair|encounter|extra\ time)"
_UNITS = "points?|goals?|frames?|legs|games|runs"
_SCORE = regex.compile(
    rf"""(?<![\w£$€.,:/\-–—])
    (?:(?P<a>\d{{1,3}})\s?[-–—]\s?(?P<b>\d{{1,3}}) | {_COLON} | (?P<c>{_PLAIN})[- –](?P<d>{_PLAIN})
    | (?P<e>{_NUMBER})\ (?:{_UNITS})\ to\ (?P<f>{_NUMBER})
    | (?P<g>(?<=120\ ){_NONE}(?=\ minutes) | {_NONE}(?=\ {_UNDECIDED})
      | (?<=\b(?:finish|end|finished|ended|ends)\ ){_NONE}))
    (?![\w/:%]|[-–—][\w]|[.,]\d)
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
_BEGINNING = beginning(
    rf"\d{{1,3}}(?:\s?[-–—:]\s?\d| (?:{_UNITS}) to )|(?:{_PLAIN})[- –](?:{_PLAIN})"
    rf"|(?:{'|'.join(_DIGITS)}) (?:{_UNITS}) to |{_NONE}"
)
_PENALTIES = (
    r"(?:penalties|penalty(?!\s(?:spot|area|kick|box|goal|try|corner))|pens\b|spot[- ]kicks|shoot-?out)(?!\W{0,2}\d)"
)
_AFTER = regex.compile(
    rf"""\s*\(?(?:(?P<shootout>(?:(?:on|in|after|from|via)\s(?:a\s|the\s)?)?{_PENALTIES})
    | (?P<aggregate>(?:on\s|over\s)?agg(?:regate|\.)?\b(?!\W{{0,2}}\d)))""",
    regex.IGNORECASE | regex.VERBOSE,
)
_BEFORE = regex.compile(
    r"(?:(?P<shootout>penalties|pens|spot[-\ ]kicks|shoot-?out) | (?P<aggregate>aggregate|agg\.?))"
    r"\s(?:by\s|was\s|finished\s)?$",
    regex.IGNORECASE | regex.VERBOSE,
)
_BOWLED = regex.compile(
    r"\b(?:took|takes|taking|claimed|returned|returning|figures\sof|career-best)\s$", regex.IGNORECASE
)
"""What stands before the wickets and runs of a bowler: "took 6-88"."""
_WICKETS = 10
_LOOK_BACK = 24
"""Characters before a score in which a word for what it counts may end."""
_BETWEEN_SETS = regex.compile(r"(?:[(\[]\s?\d{1,2}(?:\s?[/:]\s?\d{1,2})?\s?[)\]]|[ ,()\[\]and])*+")
"""What stands between the scores of sets: marks, "and", how a tie-break went: `7-6 (8/6)`, `7-6(5)`."""
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
    """Score lines in `text[start:end]`; seasons (`2004-05`), spans of years and time, and figures of bowlers are none.

    Told in words they count as well: `24 points to 18`, `three goals to nil`, a `goalless` draw.
    """
    stop = len(text) if end is None else end
    found = []
    for match in matches(_SCORE, _BEGINNING, text, start, stop):
        first, second = _numbers(match)
        spans = match["g"] is None and _SPAN_OF_TIME.match(text, match.end(), stop)
        bowled = first <= _WICKETS <= second and _BOWLED.search(text, max(0, match.start() - _LOOK_BACK), match.start())
        if _is_score(first, second, match) and not spans and not bowled:
            found.append(ScoreMention(first, second, match.start(), match.end(), _kind(text, match, stop)))
    return _sets(text, found)


def _numbers(match: regex.Match[str]) -> tuple[int, int]:
    if match["g"] is not None:
        return 0, 0
    one, other = (next(match[name] for name in pair if match[name] is not None) for pair in ("aceh", "bdfi"))
    return _number(one), _number(other)


def _number(text: str) -> int:
    return int(text) if text.isdigit() else _DIGITS[text.casefold()]


def _is_score(first: int, second: int, match: regex.Match[str]) -> bool:
    if match["h"] is not None:
        return True
    if match["a"] is None:
        return match["c"] is None or "nil" in (match["c"].casefold(), match["d"].casefold()) or max(first, second) > 0
    return not (len(match["a"]) > 1 and match["a"].startswith("0"))


def _kind(text: str, match: regex.Match[str], stop: int) -> ScoreKind:
    told = _AFTER.match(text, match.end(), stop) or _BEFORE.search(
        text, max(0, match.start() - _LOOK_BACK), match.start()
    )
    if told is None:
        return ScoreKind.GAME
    return ScoreKind.SHOOTOUT if told["shootout"] else ScoreKind.AGGREGATE


def _sets(text: str, found: list[ScoreMention]) -> list[ScoreMention]:
    """Mark scores in a row (`6-4 3-6 7-6 (7-5)`) as sets."""
    rows: list[list[ScoreMention]] = []
    for mention in found:
        if rows and _BETWEEN_SETS.fullmatch(text, rows[-1][-1].end, mention.start):
            rows[-1].append(mention)
        else:
            rows.append([mention])
    return [
        mention._replace(kind=ScoreKind.SET)
        if len(row) > 1 and mention.kind is ScoreKind.GAME and not _is_half_time(text, row)
        else mention
        for row in rows
        for mention in row
    ]


def _is_half_time(text: str, row: list[ScoreMention]) -> bool:
    """Whether the second of two scores stands in brackets as the one at the break: `2:1 (1:0)`, not `7-6 (7-5)`."""
    if len(row) > _RESULT_AND_BREAK or text[row[0].end : row[1].start].strip() != "(":
        return False
    first, second = row
    return {first.first, first.second} != _TIED_SET and second.first <= first.first and second.second <= first.second


_RESULT_AND_BREAK = 2
_TIED_SET = {6, 7}
