"""From the pieces of a printed date to its first and last day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Literal

from dateutil.easter import easter
from dateutil.relativedelta import relativedelta

from knowledge.language.date_patterns import COUNTS, DAYS, DECADES, EASTER, FEASTS, MONTHS, RELATIVE, SUMMERS
from knowledge.model import Precision

Tense = Literal["past", "future"] | None
Resolved = tuple[dt.date, dt.date, Precision] | None
Parts = Mapping[str, str]

_PERIODS = {"week": 7, "fortnight": 14, "day": 1}
_STEPS = {"last": -1, "next": 1}
_SLACK = dt.timedelta(days=31)
"""How far a date without a year may lie on the wrong side of the day it is counted from."""


def resolved(parts: Parts, base: dt.date | None, tense: Tense) -> Resolved:
    """First and last day and precision of a date's pieces (folded); None where it needs a base.

    ValueError where there is no such day.
    """
    return _absolute(parts, base, tense) or (_relative(parts, base, tense) if base else None)


# --- dates with a month or a year ---


def _absolute(parts: Parts, base: dt.date | None, tense: Tense) -> Resolved:
    if "iso" in parts:
        return _day(dt.date.fromisoformat(parts["iso"]))
    if "slashed" in parts:
        return _slashed(parts["slashed"])
    if "season" in parts:
        return _season(parts["season"])
    if "y5" in parts:
        first, last = int(parts.get("y4", parts["y5"])), int(parts["y5"])
        return (dt.date(first, 1, 1), dt.date(last, 12, 31), Precision.YEAR) if first <= last else None
    if "decade" in parts:
        return _decade(parts["decade"])
    if "part" in parts:
        return _months(int(parts["y6"]), *SUMMERS[parts["part"]])
    if "feast" in parts or "easter" in parts:
        return _feast(parts, base, tense)
    return _of_month(parts, base, tense)


def _slashed(printed: str) -> Resolved:
    """Day first or month first: known where one of the two can be no month, or with points, where the day leads."""
    one, other, year = (int(piece) for piece in printed.replace("/", ".").split("."))
    if "." in printed or one > 12 or one == other:
        return _day(dt.date(year, other, one))
    return _day(dt.date(year, one, other)) if other > 12 else None


def _season(printed: str) -> Resolved:
    first, last = int(printed[:4]), int(printed[5:])
    last += first // 100 * 100 if last < 100 else 0
    last += 100 if last < first else 0
    if last == first + 1:
        return dt.date(first, 7, 1), dt.date(last, 6, 30), Precision.SEASON
    return (dt.date(first, 1, 1), dt.date(last, 12, 31), Precision.YEAR) if first < last < first + 60 else None


def _decade(printed: str) -> Resolved:
    digits = printed.removesuffix("s")
    number = int(digits) if digits.isdigit() else DECADES[printed]
    first = number if number > 100 else (1900 if number >= 30 else 2000) + number
    return dt.date(first, 1, 1), dt.date(first + 9, 12, 31), Precision.YEAR


def _feast(parts: Parts, base: dt.date | None, tense: Tense) -> Resolved:
    year = int(parts.get("y7", 0))
    if "easter" in parts:
        year = year or (_nearest(4, 8, base, tense) if base else 0)
        return _day(easter(year) + dt.timedelta(days=EASTER[parts["easter"]])) if year else None
    month, day = FEASTS[parts["feast"].replace("’", "'")]
    year = year or _nearest(month, day, base, tense)
    return _day(dt.date(year, month, day)) if year else None


def _of_month(parts: Parts, base: dt.date | None, tense: Tense) -> Resolved:
    named = next((parts[name] for name in ("m1", "m2", "m3", "m4", "m5") if name in parts), None)
    if named is None:
        return None
    month = MONTHS[named]
    day = next((int(parts[name]) for name in ("d1", "d2") if name in parts), None)
    last = next((int(parts[name]) for name in ("e1", "e2") if name in parts), day)
    year = next((int(parts[name]) for name in ("y1", "y2", "y3") if name in parts), 0)
    if "m5" in parts:
        year = base.year + _STEPS.get(parts["way"], 0) if base else 0
    elif "turn" in parts:
        year = _turn(parts["turn"], month, base) if base else 0
    year = year or _nearest(month, last or 1, base, tense)
    if not year:
        return None
    if day is None or last is None:
        return _month(dt.date(year, month, 1))
    begins = _first_of_range(parts, year, month, day)
    ends = dt.date(year, month, last)
    return (begins, ends, Precision.DAY) if begins <= ends else None


def _first_of_range(parts: Parts, year: int, month: int, day: int) -> dt.date:
    """The first day of a range, whose month and year may be told by its last day alone."""
    own = next((MONTHS[parts[name].rstrip(".")] for name in ("mb1", "mb2") if name in parts), month)
    own_year = next((int(parts[name]) for name in ("yb1", "yb2") if name in parts), year - (own > month))
    return dt.date(own_year, own, day)


def _turn(turn: str, month: int, base: dt.date) -> int:
    """The year of "last August" or "next August": this month is neither."""
    if turn == "last":
        return base.year - (month >= base.month)
    return base.year + (month <= base.month)


def _nearest(month: int, day: int, base: dt.date | None, tense: Tense) -> int:
    """The year in which a yearless date is nearest to the base, and not against the tense by more than a month."""
    if base is None:
        return 0
    years = [
        year
        for year in (base.year - 1, base.year, base.year + 1)
        if not (tense == "past" and dt.date(year, month, min(day, 28)) > base + _SLACK)
        and not (tense == "future" and dt.date(year, month, min(day, 28)) < base - _SLACK)
    ]
    return min(years, key=lambda year: abs((dt.date(year, month, min(day, 28)) - base).days))


# --- dates counted from the day of publishing ---


def _relative(parts: Parts, base: dt.date, tense: Tense) -> Resolved:
    if "relative" in parts:
        return _day(base + dt.timedelta(days=RELATIVE[parts["relative"]]))
    if "weekday" in parts:
        return _day(_weekday(parts, base, tense))
    if "count" in parts:
        return _counted(parts, base)
    if "period" in parts:
        return _period(parts["period"], parts.get("way"), base, tense)
    return None


def _weekday(parts: Parts, base: dt.date, tense: Tense) -> dt.date:
    day, which = DAYS[parts["weekday"]], parts.get("which")
    ahead = (day - base.weekday()) % 7
    if "ahead" in parts:
        return base + dt.timedelta(days=(ahead or 7) + _PERIODS[parts["ahead"].strip()])
    if which in {"next", "coming"} or (tense == "future" and which != "last"):
        return base + dt.timedelta(days=ahead or (7 if which == "next" else 0))
    back = (base.weekday() - day) % 7
    return base - dt.timedelta(days=back or (7 if which == "last" else 0))


def _counted(parts: Parts, base: dt.date) -> Resolved:
    count = COUNTS.get(parts["count"]) or int(parts["count"])
    count *= 1 if "time" in parts else -1
    unit = parts["unit"]
    if unit in _PERIODS:
        return _day(base + dt.timedelta(days=count * _PERIODS[unit]))
    if unit == "month":
        return _month((base + relativedelta(months=count)).replace(day=1))
    return _year(base.year + count)


def _period(period: str, way: str | None, base: dt.date, tense: Tense) -> Resolved:
    step = _STEPS.get(way or "", 0)
    monday = base - dt.timedelta(days=base.weekday())
    if period == "weekend":
        return _weekend(monday, step, way, base, tense)
    if period == "week":
        monday += dt.timedelta(weeks=step)
        return monday, monday + dt.timedelta(days=6), Precision.WEEK
    if period == "month":
        return _month((base + relativedelta(months=step)).replace(day=1))
    if period == "year":
        return _year(base.year + step)
    if period in SUMMERS:
        return _part_of_year(SUMMERS[period], step, base)
    year = (base.year if base.month >= 7 else base.year - 1) + step
    return dt.date(year, 7, 1), dt.date(year + 1, 6, 30), Precision.SEASON


def _weekend(monday: dt.date, step: int, way: str | None, base: dt.date, tense: Tense) -> Resolved:
    """Saturday and Sunday: "last" and "next" by name, else the one that the tense asks for."""
    saturday = monday + dt.timedelta(days=5)
    if step:
        saturday += dt.timedelta(weeks=step)
    elif base < saturday and (tense == "past" or (way is None and tense is None and base.weekday() < 2)):
        saturday -= dt.timedelta(weeks=1)
    return saturday, saturday + dt.timedelta(days=1), Precision.WEEK


def _part_of_year(part: tuple[int, int], step: int, base: dt.date) -> Resolved:
    """What is called last is over, what is called next has not begun, "this summer" is the one of this year."""
    found = _months(base.year, *part)
    if found is None:
        return None
    first, last, _ = found
    if step < 0:
        return _months(base.year - (last >= base), *part)
    return _months(base.year + (first <= base), *part) if step else found


def _months(year: int, month: int, count: int) -> Resolved:
    first = dt.date(year, month, 1)
    return first, first + relativedelta(months=count, days=-1), Precision.MONTH


def _day(day: dt.date) -> Resolved:
    return day, day, Precision.DAY


def _month(first: dt.date) -> Resolved:
    return first, first + relativedelta(months=1, days=-1), Precision.MONTH


def _year(year: int) -> Resolved:
    return dt.date(year, 1, 1), dt.date(year, 12, 31), Precision.YEAR
