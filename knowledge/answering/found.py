"""What an answerer of one kind of question returns to the face."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from knowledge.model import AnyFact, Evidence, Match, When
from knowledge.phrases import Phrase, Said, Team, Time, day, phrase

MOST_CHOICES = 5


class Found(NamedTuple):
    """An answer from facts. `says` are the words of the evidence to highlight; `said` is empty for "not told"."""

    said: Said
    evidence: tuple[Evidence, ...]
    says: tuple[str, ...] = ()
    facts: tuple[AnyFact, ...] = ()
    confidence: float = 0.9
    derived: tuple[str, ...] = ()
    independent: int = 1
    differs: tuple[Evidence, ...] = ()
    choices: tuple[Said, ...] = ()
    withheld: bool = False
    kind: str = ""
    """What was asked for, where that shows only here: list, overview."""
    steps: tuple[Phrase, ...] = ()
    """Those of `derived`, to say in any language."""


def not_told(evidence: tuple[Evidence, ...] = (), reason: Said = "") -> Found:
    """The stories tell of the thing, but not what is asked of it; or the contrary, which is the reason then."""
    return Found(reason, evidence, withheld=True)


def choice(text: Phrase, choices: tuple[Said, ...]) -> Found:
    """Several things fit: whole questions, each of which means one of them."""
    return Found(text, (), choices=choices[:MOST_CHOICES])


def when(time: When) -> Time:
    """A time, as printed where that says all, else with the day it resolves to."""
    return Time(time.text, time.first, time.last, time.precision)


def on(date: dt.date) -> Time:
    """A day."""
    return Time(day(date), date, date)


def marked(said: Said, match: Match) -> Said:
    """What is said, with the mark of what is concluded and not told where the match has it."""
    return phrase("{said} (derived)", said=said) if match.derived else said


def score(match: Match) -> Said:
    """`Belgium won 3–2 (derived)`, or `2–2 draw`."""
    one, two = match.score or (0, 0)
    printed = f"{max(one, two)}–{min(one, two)}"
    if match.winner:
        return marked(phrase("{winner} won {score}", winner=Team(match.winner), score=printed), match)
    return marked(phrase("{score} draw", score=printed), match)
