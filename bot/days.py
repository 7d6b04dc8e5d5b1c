"""Days as people of other languages write them: "2. Juli 2018", "6 de maio de 2023", "2018年7月2日"."""

from __future__ import annotations

import re
from functools import cache

from babel import Locale

from bot.tongue import LANGUAGES

_EAST = re.compile(r"^(\d{4})年(?:(\d{1,2})月)?(?:(\d{1,2})日)?$")
_WORD = re.compile(r"[^\W\d_]+\.?")
_LINKS = frozenset({"de", "del", "le", "der", "den", "el", "er"})
"""Words between the parts of a date that say nothing of it."""


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
