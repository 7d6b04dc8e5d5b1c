"""What an answerer of one kind of question returns to the face."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from knowledge.model import AnyFact, Evidence, Match, When

MOST_CHOICES = 5


class Found(NamedTuple):
    """An answer from facts. `says` are the words of the evidence to highlight; `text` is empty for "not told"."""

    text: str
    evidence: tuple[Evidence, ...]
    says: tuple[str, ...] = ()
    facts: tuple[AnyFact, ...] = ()
    confidence: float = 0.9
    derived: tuple[str, ...] = ()
    independent: int = 1
    differs: tuple[Evidence, ...] = ()
    choices: tuple[str, ...] = ()
    withheld: bool = False
    kind: str = ""
    """What was asked for, where that shows only here: list, overview."""


def not_told(evidence: tuple[Evidence, ...] = (), reason: str = "") -> Found:
    """The stories tell of the thing, but not what is asked of it; or the contrary, which is the reason then."""
    return Found(reason, evidence, withheld=True)


def choice(text: str, choices: tuple[str, ...]) -> Found:
    """Several things fit: whole questions, each of which means one of them."""
    return Found(text, (), choices=choices[:MOST_CHOICES])


def day(date: dt.date) -> str:
    """`2 July 2018`, whatever the locale."""
    months = "January February March April May June July August September October November December"
    return f"{date.day} {months.split()[date.month - 1]} {date.year}"


def when(time: When) -> str:
    """As printed where that says all, else with the day it resolves to: `2 July 2018 (Monday)`."""
    if time.first is None:
        return time.text
    if time.first != time.last:
        return time.text
    resolved = day(time.first)
    printed = time.text.strip()
    if str(time.first.year) in printed:
        return printed
    return f"{resolved} ({printed})"


def score(match: Match) -> str:
    """`Belgium won 3–2 (derived)`, or `2–2 draw`."""
    one, two = match.score or (0, 0)
    mark = " (derived)" if match.derived else ""
    printed = f"{max(one, two)}–{min(one, two)}"
    return f"{match.winner} won {printed}{mark}" if match.winner else f"{printed} draw{mark}"
