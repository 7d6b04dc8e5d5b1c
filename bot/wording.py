"""How facts read in a line: dates, scores, sources."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache

from babel import Locale
from babel.dates import format_date, format_skeleton

from bot.tongue import LANGUAGES, count, date_locale, say, spoken
from knowledge import lexicon
from knowledge.language.folding import fold
from knowledge.model import BlockKind, Match, Name, NameKind, Precision, Story, When
from knowledge.reconciling.matches import turned

BEGINNING = 60
"""Characters of a story without a title that stand for it."""


def day(date: dt.date) -> str:
    """`2 July 2018`."""
    return format_date(date, "long", locale=date_locale())


def short_day(date: dt.date) -> str:
    """`2 Jul 2018`."""
    return format_date(date, "medium", locale=date_locale())


def when(time: When) -> str:
    """A time at the precision it is known with, or as printed where it could not be resolved."""
    if time.first is None:
        return time.text
    if time.precision is Precision.YEAR:
        return str(time.first.year)
    if time.precision is Precision.MONTH:
        return format_skeleton("yMMMM", time.first, locale=date_locale())
    if time.precision is Precision.DAY or time.last in {None, time.first}:
        return day(time.first)
    return f"{day(time.first)} – {day(time.last or time.first)}"


def match_line(match: Match) -> str:
    """`Belgium 3–2 Japan`, or `England v Colombia` where there is no score."""
    match = winner_first(match)
    one, two = map(team, match.sides)
    if match.score:
        return f"{one} {match.score[0]}–{match.score[1]} {two}"
    if match.winner:
        return say("{winner} beat {loser}", winner=one, loser=two)
    return say("{one} drew with {two}", one=one, two=two) if match.drawn else versus(*match.sides)


def versus(*sides: str) -> str:
    """`England v Colombia`; a side alone as it is."""
    one, *others = map(team, sides)
    return say("{one} v {two}", one=one, two=others[0]) if others else one


def team(name: str) -> str:
    """A nation's name in the language of the moment; any other team's as it is."""
    return name if spoken() == LANGUAGES[0] else _nation(name, spoken())


@lru_cache(maxsize=4096)
def _nation(name: str, language: str) -> str:
    entries = [entry for entry in lexicon.load().lookup(fold(name)) if entry.id.startswith("nation:")]
    if len(entries) != 1:
        return name
    territories = Locale.parse(date_locale()).territories
    return entries[0].translations.get(language) or territories.get(entries[0].iso2 or "") or name


def stage(name: str) -> str:
    """The stage of a competition in the language of the moment; as it is where it is none of the usual."""
    return stages().get(name, name)


def stages() -> dict[str, str]:
    """The stages of competitions, by their names in the lexicon."""
    return {
        "final": say("final"),
        "semi-final": say("semi-final"),
        "quarter-final": say("quarter-final"),
        "Round of 16": say("Round of 16"),
        "group stage": say("group stage"),
        "first round": say("first round"),
        "third round": say("third round"),
        "fourth round": say("fourth round"),
        "fifth round": say("fifth round"),
        "first leg": say("first leg"),
        "second leg": say("second leg"),
        "replay": say("replay"),
        "play-off": say("play-off"),
        "qualifier": say("qualifier"),
        "friendly": say("friendly"),
    }


def winner_first(match: Match) -> Match:
    """The match with its sides in the order in which results are told: the winner's first."""
    return turned(match) if match.winner == match.sides[1] else match


def match_detail(match: Match) -> str:
    """What else is known of a match, in one line: date, stage, competition, venue, whether derived or yet to come."""
    parts = [
        when(match.when) if match.when else "",
        stage(match.stage or ""),
        match.competition or "",
        match.venue or "",
        say("derived") if match.derived else "",
        "" if match.played else say("not played yet"),
    ]
    return joined(parts)


def named(name: Name) -> str:
    """A name as it is shown: of a nation's team, in the language of the moment."""
    return team(name.canonical) if name.kind is NameKind.TEAM else name.canonical


def stories(number: int) -> str:
    """`2 stories`."""
    return count(number, "{number} story", "{number} stories")


def title(story: Story) -> str:
    """A story's title; where it has none, how it begins."""
    if story.title:
        return story.title
    block = next((one for one in story.blocks if one.kind is not BlockKind.DATELINE), None)
    words = story.text[block.start : block.end][: 2 * BEGINNING].split() if block else []
    begun = ""
    for word in words:
        if len(begun) + len(word) > BEGINNING:
            return f"{begun}…"
        begun = f"{begun} {word}".strip()
    return begun or story.key


def source(story: Story | None, key: str) -> str:
    """`Title · Publisher · 3 July 2018`; the key where the story is gone."""
    if story is None:
        return key
    return joined([title(story), story.publisher or "", day(story.published) if story.published else ""])


def joined(parts: list[str]) -> str:
    """Parts of one line, empty ones left out."""
    return " · ".join(part for part in parts if part)
