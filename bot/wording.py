"""How facts read in a line: dates, scores, sources."""

from __future__ import annotations

import datetime as dt

from babel.dates import format_date

from knowledge.model import Match, Precision, Story, When

LOCALE = "en_GB"


def day(date: dt.date) -> str:
    """`2 July 2018`."""
    return format_date(date, "d MMMM y", locale=LOCALE)


def when(time: When) -> str:
    """A time at the precision it is known with, or as printed where it could not be resolved."""
    if time.first is None:
        return time.text
    if time.precision is Precision.YEAR:
        return str(time.first.year)
    if time.precision is Precision.MONTH:
        return format_date(time.first, "MMMM y", locale=LOCALE)
    if time.precision is Precision.DAY or time.last in {None, time.first}:
        return day(time.first)
    return f"{day(time.first)} – {day(time.last or time.first)}"


def match_line(match: Match) -> str:
    """`Belgium 3–2 Japan`, or `England v Colombia` where there is no score."""
    one, two = match.sides
    if match.score:
        return f"{one} {match.score[0]}–{match.score[1]} {two}"
    if match.winner:
        loser = two if match.winner == one else one
        return f"{match.winner} beat {loser}"
    return f"{one} drew with {two}" if match.drawn else f"{one} v {two}"


def match_detail(match: Match) -> str:
    """What else is known of a match, in one line: date, stage, competition, venue, whether derived or yet to come."""
    parts = [
        when(match.when) if match.when else "",
        match.stage or "",
        match.competition or "",
        match.venue or "",
        "derived" if match.derived else "",
        "" if match.played else "not played yet",
    ]
    return " · ".join(part for part in parts if part)


def source(story: Story | None, key: str) -> str:
    """`Title · Publisher · 3 July 2018`; the key where the story has no title."""
    if story is None:
        return key
    parts = [story.title or key, story.publisher or "", day(story.published) if story.published else ""]
    return " · ".join(part for part in parts if part)
