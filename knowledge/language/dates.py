"""Dates as stories print them, and what they resolve to from the day a story was published."""

from __future__ import annotations

import datetime as dt
from typing import Literal, NamedTuple

import regex
from dateutil.relativedelta import relativedelta

from knowledge.model import Precision, When

Tense = Literal["past", "future"] | None

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("january", "jan"),
            ("february", "feb"),
            ("march", "mar"),
            ("april", "apr"),
            ("may",),
            ("june", "jun"),
            ("july", "jul"),
            ("august", "aug"),
            ("september", "sept", "sep"),
            ("october", "oct"),
            ("november", "nov"),
            ("december", "dec"),
        ),
        1,
    )
    for name in names
}
_DAYS = {
    name: n for n, name in enumerate(("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"))
}
_RELATIVE = {"today": 0, "tonight": 0, "this morning": 0, "this afternoon": 0, "this evening": 0, "yesterday": -1,
             "last night": -1, "tomorrow": 1}  # fmt: skip
_PERIODS = {"week": 7, "fortnight": 14, "day": 1}

_MONTH = rf"(?:{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\.?"
_WEEKDAY = rf"(?:{'|'.join(_DAYS)})"
_PART = r"(?:\s(?:morning|afternoon|evening|night|lunchtime))?"
_DATE = regex.compile(
    rf"""(?<![\w-])(?:
      (?P<iso>\d{{4}}-\d{{2}}-\d{{2}})
    | (?:{_WEEKDAY},?\s)?(?:the\s)?(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\s(?:of\s)?(?P<m1>{_MONTH})(?:,?\s(?P<y1>\d{{4}}))?
    | (?:{_WEEKDAY},?\s)?(?P<m2>{_MONTH})\s(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:.]*[-–]\d)(?:,?\s(?P<y2>\d{{4}}))?
    | (?P<season>(?:19|20)\d{{2}}[/–-]\d{{2}}(?:\d{{2}})?)(?:\sseason)?
    | (?P<m3>{_MONTH})(?:,?\s(?P<y3>\d{{4}}))
    | (?:in|since|until|last|next|this)\s(?P<m4>{_MONTH})
    | (?P<which>last|next|this)?\s?(?P<weekday>{_WEEKDAY}){_PART}
    | (?P<relative>today|tonight|yesterday|tomorrow|last\snight|this\s(?:morning|afternoon|evening))
    | (?P<way>last|next|this)\s(?P<period>week|month|year|season)
    | (?P<count>\d{{1,2}}|a|two|three|four|five|six|ten)\s(?P<unit>day|week|fortnight|month|year)s?\sago
    | (?:in|since|of|by)\s(?P<y5>(?:19|20)\d{{2}})
    )(?!\w)""",
    regex.VERBOSE | regex.IGNORECASE,
)
_COUNTS = {"a": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "ten": 10}
_NOT_CAPITAL = ("may", "march")


class DateMention(NamedTuple):
    """A date as printed at `[start, end)`; `parts` holds the pieces of it by the names of the pattern."""

    text: str
    start: int
    end: int
    parts: tuple[tuple[str, str], ...]


def find(text: str, start: int = 0, end: int | None = None) -> list[DateMention]:
    """Dates in `text[start:end]`. Scores, ages and the verbs `may` and `march` are none."""
    stop = len(text) if end is None else end
    found = []
    for match in _DATE.finditer(text, start, stop):
        parts = tuple((name, value) for name, value in match.groupdict().items() if value)
        begin = match.start() + len(match.group()) - len(match.group().lstrip())
        if not any(value in _NOT_CAPITAL for _, value in parts):
            found.append(DateMention(text[begin : match.end()], begin, match.end(), parts))
    return found


def resolve(mention: DateMention, base: dt.date | None, tense: Tense = "past") -> When:
    """What a mention means, counted from `base` where it must be; unresolved where there is no base to count from."""
    parts = {name: value.casefold().rstrip(".") for name, value in mention.parts}
    try:
        resolved = _absolute(parts, base, tense) or (base and _relative(parts, base, tense))
    except (ValueError, OverflowError):
        resolved = None
    if not resolved:
        return When(mention.text)
    first, last, precision = resolved
    return When(mention.text, first, last, precision)


_Resolved = tuple[dt.date, dt.date, Precision] | None


def _absolute(parts: dict[str, str], base: dt.date | None, tense: Tense) -> _Resolved:
    if "iso" in parts:
        return _day(dt.date.fromisoformat(parts["iso"]))
    if "season" in parts:
        year = int(parts["season"][:4])
        return dt.date(year, 7, 1), dt.date(year + 1, 6, 30), Precision.SEASON
    if "y5" in parts:
        return _year(int(parts["y5"]))
    month = next((parts[name] for name in ("m1", "m2", "m3", "m4") if name in parts), None)
    if month is None:
        return None
    day = next((int(parts[name]) for name in ("d1", "d2") if name in parts), None)
    year = next((int(parts[name]) for name in ("y1", "y2", "y3") if name in parts), 0) or _nearest(
        _MONTHS[month], day or 1, base, tense
    )
    if not year:
        return None
    return _day(dt.date(year, _MONTHS[month], day)) if day else _month(dt.date(year, _MONTHS[month], 1))


def _nearest(month: int, day: int, base: dt.date | None, tense: Tense) -> int:
    """The year in which a yearless date is nearest to the base, and not against the tense by more than a month."""
    if base is None:
        return 0
    slack = dt.timedelta(days=31)
    years = [
        year
        for year in (base.year - 1, base.year, base.year + 1)
        if not (tense == "past" and dt.date(year, month, min(day, 28)) > base + slack)
        and not (tense == "future" and dt.date(year, month, min(day, 28)) < base - slack)
    ]
    return min(years, key=lambda year: abs((dt.date(year, month, min(day, 28)) - base).days))


def _relative(parts: dict[str, str], base: dt.date, tense: Tense) -> _Resolved:
    if "relative" in parts:
        return _day(base + dt.timedelta(days=_RELATIVE[" ".join(parts["relative"].split())]))
    if "weekday" in parts:
        return _day(_weekday(_DAYS[parts["weekday"]], base, parts.get("which"), tense))
    if "count" in parts:
        count = _COUNTS.get(parts["count"]) or int(parts["count"])
        if parts["unit"] in _PERIODS:
            return _day(base - dt.timedelta(days=count * _PERIODS[parts["unit"]]))
        if parts["unit"] == "month":
            return _month((base - relativedelta(months=count)).replace(day=1))
        return _year(base.year - count)
    return _period(parts["period"], {"last": -1, "next": 1}.get(parts["way"], 0), base) if "period" in parts else None


def _weekday(day: int, base: dt.date, which: str | None, tense: Tense) -> dt.date:
    ahead = (day - base.weekday()) % 7
    if which == "next" or (tense == "future" and which != "last"):
        return base + dt.timedelta(days=ahead or (7 if which == "next" else 0))
    back = (base.weekday() - day) % 7
    return base - dt.timedelta(days=back or (7 if which == "last" else 0))


def _period(period: str, step: int, base: dt.date) -> _Resolved:
    if period == "week":
        monday = base - dt.timedelta(days=base.weekday()) + dt.timedelta(weeks=step)
        return monday, monday + dt.timedelta(days=6), Precision.WEEK
    if period == "month":
        return _month((base + relativedelta(months=step)).replace(day=1))
    if period == "year":
        return _year(base.year + step)
    year = (base.year if base.month >= 7 else base.year - 1) + step
    return dt.date(year, 7, 1), dt.date(year + 1, 6, 30), Precision.SEASON


def _day(day: dt.date) -> _Resolved:
    return day, day, Precision.DAY


def _month(first: dt.date) -> _Resolved:
    return first, first + relativedelta(months=1, days=-1), Precision.MONTH


def _year(year: int) -> _Resolved:
    return dt.date(year, 1, 1), dt.date(year, 12, 31), Precision.YEAR
