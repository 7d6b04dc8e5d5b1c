"""Days as people type them, in whichever of our languages: "2 July", "2. Juli 2018", "2018年7月2日"."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache

from babel import Locale
from dateutil import parser

from bot.tongue import LANGUAGES, say

_EAST = re.compile(r"^(\d{4})年(?:(\d{1,2})月)?(?:(\d{1,2})日)?$")
_SHOWN = 100
"""Letters of a text that is no date that are given back."""
_ISO = re.compile(r"\d{4}(-\d{2}){0,2}")
_WORD = re.compile(r"[^\W\d_]+\.?")
_LINKS = frozenset({"de", "del", "le", "der", "den", "el", "er"})
"""Words between the parts of a date that say nothing of it."""


def iso(typed: str) -> str | None:
    """A day, a month or a year as ISO writes it, or its beginning; None for anything else.

    `2 July 2018` → `2018-07-02`, `July 2018` → `2018-07`.
    """
    english = in_english(typed.strip())
    if _ISO.fullmatch(english):
        return english
    one, two = (_parsed(english, default) for default in (dt.datetime(2000, 1, 1), dt.datetime(2001, 2, 2)))  # noqa: DTZ001
    if one is None or two is None or one.year != two.year:
        return None
    digits = 4 if one.month != two.month else 7 if one.day != two.day else 10
    return one.date().isoformat()[:digits]


def unreadable(typed: str) -> str:
    """What somebody is told whose text is no day."""
    return say("I can't read “{typed}” as a date. Write it like 2018-07-02 or 2 July 2018.", typed=typed[:_SHOWN])


def _parsed(typed: str, default: dt.datetime) -> dt.datetime | None:
    try:
        return parser.parse(typed, default=default, dayfirst=True)
    except (parser.ParserError, OverflowError):
        return None


def in_english(typed: str) -> str:
    """A date with its month as an English one, in whichever of our languages it is written; other texts as they are."""
    east = _EAST.match("".join(typed.split()))
    if east:
        return "-".join(part.zfill(2) for part in east.groups() if part)
    known = False

    def put(found: re.Match[str]) -> str:
        nonlocal known
        word = found.group().casefold().rstrip(".")
        if word in _LINKS:
            return " "
        known = known or word in _months()
        return _months().get(word, found.group())

    text = re.sub(r"(?<=\d)(?:\.|er|º|ª)(?=\s|$)", "", typed)
    read = _WORD.sub(put, text)
    return " ".join(read.split()) if known else typed


@cache
def _months() -> dict[str, str]:
    """The names of months in our languages, long and short, by the English ones."""
    english = Locale.parse(LANGUAGES[0]).months["format"]["wide"]
    return {
        name.casefold().rstrip("."): english[number]
        for language in LANGUAGES
        for context in ("format", "stand-alone")
        for width in ("wide", "abbreviated")
        for number, name in Locale.parse(language).months[context][width].items()
    }
