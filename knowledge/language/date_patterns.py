"""The forms in which stories print dates: one pattern, its named pieces, and the words they are made of."""

from __future__ import annotations

import regex

from knowledge.language.beginnings import beginning

MONTHS = {
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
DAYS = {
    name: n for n, name in enumerate(("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"))
}
RELATIVE = {
    "today": 0, "tonight": 0, "this morning": 0, "this afternoon": 0, "this evening": 0, "this lunchtime": 0,
    "yesterday": -1, "last night": -1, "yesterday morning": -1, "yesterday afternoon": -1, "yesterday evening": -1,
    "tomorrow": 1, "tomorrow morning": 1, "tomorrow afternoon": 1, "tomorrow evening": 1, "tomorrow night": 1,
}  # fmt: skip
FEASTS = {
    "christmas eve": (12, 24), "christmas day": (12, 25), "boxing day": (12, 26), "new year's eve": (12, 31),
    "new year's day": (1, 1), "st stephen's day": (12, 26), "st patrick's day": (3, 17),
}  # fmt: skip
"""Feasts that fall on one day of the year: month and day."""
EASTER = {"good friday": -2, "easter saturday": -1, "easter sunday": 0, "easter monday": 1}
"""Feasts by their distance from Easter Sunday in days."""
SUMMERS = {"spring": (3, 3), "summer": (6, 3), "autumn": (9, 3), "fall": (9, 3), "winter": (12, 3)}
"""First month and number of months, as the north has them."""
COUNTS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
}  # fmt: skip
DECADES = {
    "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70, "eighties": 80,
    "nineties": 90,
}  # fmt: skip
LONG = frozenset({"may", "june", "july"})
"""Short months that are no abbreviations, so that no point belongs to them."""
NOT_CAPITAL = frozenset({"may", "march", "mar", "sat", "sun", "fall"})
"""Words that are dates with a capital only."""


def _any(words: dict[str, int] | dict[str, tuple[int, int]]) -> str:
    listed = sorted(words, key=len, reverse=True)
    return "|".join(regex.escape(word).replace("'", "['’]").replace(r"\ ", r"\s") for word in listed)


_MONTH = (
    rf"(?:(?:{_any({m: n for m, n in MONTHS.items() if len(m) > 4 or m in LONG})})\b"
    rf"|(?:{_any({m: n for m, n in MONTHS.items() if len(m) <= 4 and m not in LONG})})\b\.?)"
)
_WEEKDAY = rf"(?:{_any(DAYS)})"
_SHORT_DAY = r"(?:mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)\b\.?"
_LEAD = rf"(?:(?:{_WEEKDAY}|{_SHORT_DAY}),?\s(?:the\s)?)?"
_ORDINAL = r"(?:st|nd|rd|th)?"
_DASH = r"\s?(?:[-–—]|\b(?:to|and|until|till)\b)\s?"
_YEAR = r"(?:1[89]|20)\d{2}"
_PART = r"(?:\s(?:morning|afternoon|evening|night|lunchtime))?"
_PAPERS = r"(?!\s(?:Times|Telegraph|Mail|Mirror|Herald|Express|World|Post|Sun|People|Independent|Star|League|Club))"
_MONTH_BEFORE = r"in|since|until|till|by|during|from|before|after|throughout|of|early|late|mid|this"
_EVENTS = (
    "season|campaign|finals?|tournament|championships?|edition|title|event|games|series|squad|team|winners?|champions?"
)
DATE = regex.compile(
    rf"""(?<![\w-])(?<!\d[.,:/])(?:
      (?P<iso>\d{{4}}-\d{{2}}-\d{{2}})(?:T[\d:.]+(?:Z|[+-][\d:]+)?)?
    | (?P<slashed>\d{{1,2}}[./]\d{{1,2}}[./]{_YEAR})(?![./\d])
    | {_LEAD}(?P<d1>\d{{1,2}}){_ORDINAL}(?:\s(?:of\s)?(?P<mb1>{_MONTH})(?:,?\s(?P<yb1>{_YEAR}))?)?{_DASH}{_LEAD}
      (?P<e1>\d{{1,2}}){_ORDINAL}\s(?:of\s)?(?P<m1>{_MONTH})(?:,?\s(?P<y1>{_YEAR}))?
    | {_LEAD}(?P<d1>\d{{1,2}}){_ORDINAL}\s(?:of\s)?(?P<m1>{_MONTH})(?:,?\s(?P<y1>{_YEAR}))?
    | {_LEAD}(?P<mb2>{_MONTH})\s(?P<d2>\d{{1,2}}){_ORDINAL}(?:,?\s(?P<yb2>{_YEAR}))?{_DASH}{_LEAD}
      (?P<m2>{_MONTH})\s(?P<e2>\d{{1,2}}){_ORDINAL}(?![\d:.]*[-–]\d)(?:,?\s(?P<y2>{_YEAR}))?
    | (?<!\bin\s){_LEAD}(?P<m2>{_MONTH})\s(?P<d2>\d{{1,2}}){_ORDINAL}{_DASH}(?P<e2>\d{{1,2}}){_ORDINAL}(?![-–:.]?\d)
      (?:,?\s(?P<y2>{_YEAR}))?
    | {_LEAD}(?P<m2>{_MONTH})\s(?P<d2>\d{{1,2}}){_ORDINAL}(?![\d:.]*[-–]\d)(?:,?\s(?P<y2>{_YEAR}))?
    | (?P<season>{_YEAR}[/–-]\d{{2}}(?:\d{{2}})?)(?![-–/\d])(?:\sseason)?
    | (?:(?:early|late|mid)[-\s])?(?P<m3>{_MONTH})(?:,?\s(?:of\s)?(?P<y3>{_YEAR}))
    | (?:(?:{_MONTH_BEFORE})[-\s]|(?P<turn>last|next)\s)(?P<m4>{_MONTH})
      (?![-–\w]|,?\s(?:of\s)?(?:{_YEAR}|(?:last|next|this)\syear)\b|\s\d{{1,2}}{_ORDINAL}\b(?![-–:.]\d))
    | (?P<m5>{_MONTH})\sof\s(?P<way>last|next|this)\s(?P<period>year)
    | (?P<easter>{_any(EASTER)})(?:,?\s(?P<y7>{_YEAR}))?
    | (?P<feast>{_any(FEASTS)})(?:,?\s(?P<y7>{_YEAR}))?
    | (?<!Sheffield\s)(?:(?P<which>last|next|this|coming)\s?)?(?P<weekday>{_WEEKDAY}){_PAPERS}
      (?P<ahead>\s(?:week|fortnight)\b)?{_PART}
    | (?P<relative>{_any(RELATIVE)})
    | (?:(?:early|late|earlier|later|mid)[-\s])?(?P<way>last|next|this|coming)\s
      (?P<period>week(?:end)?|month|year|season|{"|".join(SUMMERS)})
    | (?:at|over|for|during)\sthe\s(?P<period>weekend)
    | (?:(?:in|during|of|since)\sthe\s|\b)(?P<part>{"|".join(SUMMERS)})\sof\s(?P<y6>{_YEAR})
    | (?P<count>\d{{1,2}}|{"|".join(COUNTS)})\s(?P<unit>day|week|fortnight|month|year)s?\sago
    | in\s(?:about\s)?(?P<count>\d{{1,2}}|{"|".join(COUNTS)})\s(?P<unit>day|week|fortnight|month|year)
      (?P<time>(?:s['’]|['’]s|s)\stime)
    | (?:in|of|during|from|since|throughout)\sthe\s(?:early\s|late\s|mid[-\s])?
      (?P<decade>{_YEAR[:-5]}\d0s|\d0s|{"|".join(DECADES)})
    | (?:from|between)\s(?P<y4>{_YEAR})\s(?:to|and|until)\s(?P<y5>{_YEAR})
    | (?:in|since|of|by|until|from|during|before|after)\s(?P<y5>{_YEAR})
      (?!\s?[-–:/]\d)(?!\s(?:metres|meters|people|fans|m)\b)
    | (?<=\bthe\s)(?P<y5>{_YEAR})(?=\s(?:{_EVENTS})\b)
    )(?!\w)""",
    regex.VERBOSE | regex.IGNORECASE,
)
"""Pieces: d, m, y day, month, year; e the last day of a range; mb, yb month and year of its first day."""
NAMES = tuple(sorted(DATE.groupindex, key=lambda name: DATE.groupindex[name]))
"""The names of its groups, in their order."""

_MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_DAYS = "mon|tue|wed|thu|fri|sat|sun"
_SPAN = rf"(?:{'|'.join(COUNTS)})\s(?:day|week|fortnight|month|year)"
_BEHIND_SMALL = (
    rf"\d|{_MONTHS}|{_DAYS}|{'|'.join(SUMMERS)}|last|next|this|coming|week|month|year|season|(?:about\s)?{_SPAN}"
    rf"|the\s(?:weekend|\d|early|late|mid|{'|'.join(DECADES)}|{'|'.join(SUMMERS)})"
)
BEGINNING = beginning(
    rf"\d\d?{_ORDINAL}(?:\s(?:of\s)?(?:{_MONTHS}|day|week|fortnight|month|year)|{_DASH}(?:\d|{_DAYS}))"
    rf"|\d\d?[./]\d\d?[./]|\d{{4}}(?:[/–-]\d\d|\s(?:{_EVENTS})\b)"
    rf"|{_MONTHS}|{_DAYS}|{_any(RELATIVE)}|{_any(FEASTS)}|{_any(EASTER)}|{'|'.join(SUMMERS)}|{_SPAN}"
    r"|(?:in|since|until|till|by|during|from|before|after|throughout|of|early|late|mid|this|last|next|coming|earlier"
    rf"|later|between|at|over|for)[-\s]?(?:{_BEHIND_SMALL})"
)
"""How every date begins, in small letters: a quick look for the places where the pattern is worth its time."""
