"""Numbers with their sense: value, sign of money or rank, the words of the unit that follow."""

from __future__ import annotations

from typing import NamedTuple

import regex

_UNITS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
_TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90
}  # fmt: skip
_TIMES = {"once": 1, "twice": 2, "thrice": 3, "hundred": 100, "dozen": 12, "thousand": 1_000, "million": 1_000_000}
_SCALES = {"k": 1e3, "m": 1e6, "bn": 1e9, "million": 1e6, "billion": 1e9, "thousand": 1e3, "hundred": 1e2}
_ABOUT = (
    "around",
    "about",
    "nearly",
    "almost",
    "some",
    "roughly",
    "approximately",
    "more than",
    "over",
    "at least",
    "up to",
)
_SMALL = "|".join([*_TENS, *_UNITS, *_TIMES])
_NUMBER = regex.compile(
    rf"""
    (?<![\w.,/:\-])(?P<sign>[£$€])?(?P<digits>\d{{1,3}}(?:,\d{{3}})+|\d+)(?P<decimals>\.\d+)?
      (?:(?P<rank>st|nd|rd|th)|\s?(?P<scale>k|m|bn|million|billion|thousand|hundred))?(?P<percent>%|\sper\scent|\spercent)?(?![\w])
  | \b(?P<words>(?:{_SMALL})(?:[- ](?:{_SMALL})){{0,4}})\b(?!-(?:{_SMALL}))
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
_BEFORE = regex.compile(rf"(?:{'|'.join(_ABOUT)})\s(?:a\s)?$", regex.IGNORECASE)
_FOLLOWING = regex.compile(r"(?:[-\s](?P<unit>\p{L}[\p{L}'’-]*+))(?:\s(?P<more>\p{L}[\p{L}'’-]*+))?")


class NumberMention(NamedTuple):
    """A number at `[start, end)`; `unit` is the word behind it, `more` the one after that, as printed or empty."""

    value: float
    start: int
    end: int
    unit: str
    more: str
    money: str
    approximate: bool
    ordinal: bool


def find(text: str, start: int = 0, end: int | None = None) -> list[NumberMention]:
    """Numbers in digits and in words in `text[start:end]`."""
    stop = len(text) if end is None else end
    found = []
    for match in _NUMBER.finditer(text, start, stop):
        after = _FOLLOWING.match(text, match.end(), stop)
        unit, more = (after["unit"], after["more"] or "") if after else ("", "")
        if match["percent"]:
            unit, more = "per cent", ""
        before = text[max(start, match.start() - 16) : match.start()]
        value = _value(match)
        approximate = bool(_BEFORE.search(before))
        found.append(
            NumberMention(
                value, match.start(), match.end(), unit, more, match["sign"] or "", approximate, bool(match["rank"])
            )
        )
    return found


def _value(match: regex.Match[str]) -> float:
    if match["words"]:
        return _spoken(match["words"])
    value = float(match["digits"].replace(",", "") + (match["decimals"] or ""))
    return value * _SCALES.get((match["scale"] or "").casefold(), 1)


def _spoken(words: str) -> float:
    total, current = 0, 0
    for word in regex.split(r"[- ]", words.casefold()):
        if (word in _TIMES and _TIMES[word] >= 100) or word == "dozen":
            current = max(current, 1) * _TIMES[word]
            if _TIMES[word] >= 1_000:
                total, current = total + current, 0
        else:
            current += _UNITS.get(word, _TENS.get(word, _TIMES.get(word, 0)))
    return float(total + current)
