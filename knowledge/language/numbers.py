"""Numbers with their sense: value, sign of money or rank, the words of the unit that follow."""

from __future__ import annotations

from typing import NamedTuple

import regex

from knowledge.language.beginnings import beginning, matches

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
    "around", "about", "nearly", "almost", "some", "roughly", "approximately", "more than", "over", "at least", "up to",
    "close to", "just over", "just under", "under", "as many as", "an estimated", "fewer than", "less than",
    "well over", "at most", "circa", "at around", "only about",
)  # fmt: skip
_MEASURES = {
    "seconds": ("s", "sec", "secs"), "minutes": ("min", "mins"), "hours": ("hr", "hrs"), "metres": ("m",),
    "kilometres": ("km",), "centimetres": ("cm",), "millimetres": ("mm",), "kilograms": ("kg", "kgs"), "feet": ("ft",),
    "pounds": ("lb", "lbs"), "yards": ("yd", "yds"), "miles an hour": ("mph",), "kilometres an hour": ("kph", "km/h"),
}  # fmt: skip
_MEASURE_OF = {short: name for name, shorts in _MEASURES.items() for short in shorts}
_SMALL = "|".join([*_TENS, *_UNITS, *_TIMES])
_NUMBER = regex.compile(
    rf"""
    (?<!\w)(?=[\d£$€]|(?:{_SMALL}|half))(?:
    (?<![\w.,/:\-])(?P<clock>\d{{1,2}}:\d{{2}}(?:\.\d{{1,2}}|:\d{{2}}(?:\.\d{{1,2}})?))(?![\w:])
  | (?<![\w.,/:\-])(?P<sign>[£$€])?(?P<digits>\d{{1,3}}(?:,\d{{3}})+|\d+)(?P<decimals>\.\d+)?(?P<half>½)?
      (?:(?P<rank>st|nd|rd|th)|\s?(?P<scale>k|m|bn|million|billion|thousand|hundred)
        |(?P<measure>secs?|mins?|hrs?|km/h|km|cm|mm|kgs?|ft|lbs?|yds?|mph|kph|s))?
      (?P<percent>%|\sper\scent|\spercent)?(?![\w])
  | (?<![\w-])(?P<words>half\sa\sdozen|(?:{_SMALL})(?:(?:[- ]|(?<=hundred|thousand)\sand\s)(?:{_SMALL})){{0,5}})\b
      (?!-(?:{_SMALL}))(?P<half>\sand\sa\shalf\b)?
    )""",
    regex.VERBOSE | regex.IGNORECASE,
)
_BEGINNING = beginning(rf"[\d£$€]|(?:{_SMALL}|half)(?![a-z])")
_BEFORE = regex.compile(rf"\b(?:{'|'.join(_ABOUT)})\s(?:an?\s)?$", regex.IGNORECASE)
_BEHIND = regex.compile(r"-odd\b|\sor\sso\b|\+", regex.IGNORECASE)
_PEOPLE = regex.compile(r"\s(?:people|viewers|fans|followers|views|users|members|tickets|copies|supporters)\b")
_FOLLOWING = regex.compile(r"(?:[-\s](?P<unit>\p{L}[\p{L}'’-]*+))(?:\s(?P<more>\p{L}[\p{L}'’-]*+))?")


class NumberMention(NamedTuple):
    """A number at `[start, end)`; `unit` is the word behind it, `more` the one after that, as printed or empty.

    `measure` is the unit printed as part of the number: seconds for "9.8secs" and "3:27.4", metres for "8.05m".
    """

    value: float
    start: int
    end: int
    unit: str
    more: str
    money: str
    approximate: bool
    ordinal: bool
    measure: str = ""


def find(text: str, start: int = 0, end: int | None = None) -> list[NumberMention]:
    """Numbers in digits and in words in `text[start:end]`."""
    stop = len(text) if end is None else end
    found = []
    for match in matches(_NUMBER, _BEGINNING, text, start, stop):
        after = _FOLLOWING.match(text, match.end(), stop)
        unit, more = (after["unit"], after["more"] or "") if after else ("", "")
        measure = _measure(match, text)
        if match["percent"]:
            unit, more = "per cent", ""
        before = text[max(start, match.start() - 24) : match.start()]
        approximate = bool(_BEFORE.search(before) or _BEHIND.match(text, match.end(), stop))
        value, money, rank = _value(match, measure), match["sign"] or "", bool(match["rank"])
        found.append(NumberMention(value, match.start(), match.end(), unit, more, money, approximate, rank, measure))
    return found


def _measure(match: regex.Match[str], text: str) -> str:
    """The unit that is part of a number. An m is metres, but for money and people."""
    if match["clock"]:
        return "seconds"
    if match["measure"]:
        return _MEASURE_OF[match["measure"].casefold()]
    if match["scale"] == "m" and not match["sign"] and not _PEOPLE.match(text, match.end()):
        return "metres"
    return ""


def _value(match: regex.Match[str], measure: str) -> float:
    if match["clock"]:
        seconds = 0.0
        for piece in match["clock"].split(":"):
            seconds = seconds * 60 + float(piece)
        return round(seconds, 2)
    half = 0.5 if match["half"] else 0.0
    if match["words"]:
        return _spoken(match["words"]) + half
    value = float(match["digits"].replace(",", "") + (match["decimals"] or "")) + half
    return value if measure else value * _SCALES.get((match["scale"] or "").casefold(), 1)


def _spoken(words: str) -> float:
    if words.casefold().startswith("half"):
        return 6.0
    total, current = 0, 0
    for word in words.casefold().replace("-", " ").split(" "):
        if (word in _TIMES and _TIMES[word] >= 100) or word == "dozen":
            current = max(current, 1) * _TIMES[word]
            if _TIMES[word] >= 1_000:
                total, current = total + current, 0
        else:
            current += _UNITS.get(word, _TENS.get(word, _TIMES.get(word, 0)))
    return float(total + current)
