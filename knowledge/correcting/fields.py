"""What people can set in a fact, by field: how it reads, and how what they write is understood."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Callable
from typing import Any, NamedTuple, TypeVar

import regex
from msgspec.structs import replace

from knowledge.language.folding import fold
from knowledge.model import AnyFact, Figure, Match, Precision, Profile, Quote, Statement, When
from knowledge.reading.archives import printable

LONGEST = 300
"""Characters of what people set."""
_PAIR = regex.compile(r"(\d{1,3})\s*(?:[-–—:]|to)\s*(\d{1,3})")
_DATE = regex.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_NUMBER = regex.compile(r"-?\d{1,15}(?:\.\d{1,6})?")
_YES, _NO = frozenset({"yes", "true", "1"}), frozenset({"no", "false", "0"})
_DRAW = frozenset({"draw", "drawn", "tie", "none"})
F = TypeVar("F", bound=AnyFact)


class FieldError(ValueError):
    """There is no such field, or no such value of it; the message says what there is."""


class _Field(NamedTuple):
    """How a field reads, and the fact with what somebody wrote in its place, None for unknown."""

    read: Callable[[Any], str | None]
    write: Callable[[Any, str | None], Any]


def fields(fact: AnyFact) -> dict[str, str]:
    """What can be set in a fact, and what it is now, "" where unknown."""
    return {name: field.read(fact) or "" for name, field in _FIELDS[type(fact)].items()}


def with_field(fact: AnyFact, field: str, value: str | None) -> AnyFact:
    """The fact with a field set; FieldError where there is no such field or value."""
    known = _FIELDS[type(fact)]
    if field not in known:
        raise FieldError(f"there is no field {field!r} in this; there are {', '.join(known)}")
    written: AnyFact = known[field].write(fact, value)
    corrected = tuple(dict.fromkeys((*fact.corrected, field)))
    return replace(written, confidence=1.0, corrected=corrected)


def tidied(value: str) -> str | None:
    """What somebody wrote, on one line and without what cannot be seen; None for nothing. FieldError for too much."""
    text = printable(" ".join(value.split()))
    if len(text) > LONGEST:
        raise FieldError(f"that is longer than {LONGEST} characters: shorten it")
    return text or None


def _text(name: str, *, needed: bool = False) -> _Field:
    def write(fact: F, value: str | None) -> F:
        if value is None and needed:
            raise FieldError(f"the {name} cannot be unknown: hide the fact instead")
        return replace(fact, **{name: value})

    return _Field(lambda fact: getattr(fact, name), write)


def _side(place: int) -> _Field:
    def write(fact: Match, value: str | None) -> Match:
        if value is None:
            raise FieldError("a side cannot be unknown: hide the fact instead")
        former = fact.sides[place]
        if fold(value) == fold(fact.sides[1 - place]):
            raise FieldError(f"{value} is the other side already")
        sides = (value, fact.sides[1]) if place == 0 else (fact.sides[0], value)
        winner, favourite = (value if one == former else one for one in (fact.winner, fact.favourite))
        return replace(fact, sides=sides, winner=winner, favourite=favourite)

    return _Field(lambda fact: fact.sides[place], write)


def _pair(name: str) -> _Field:
    def write(fact: Match, value: str | None) -> Match:
        pair = _numbers(value)
        if name != "score":
            return replace(fact, **{name: pair})
        if pair is None:
            return replace(fact, score=None, derived=())
        ahead = None if pair[0] == pair[1] else fact.sides[int(pair[0] < pair[1])]
        level = pair[0] == pair[1]
        winner = fact.winner if level and fact.shootout else ahead
        return replace(fact, score=pair, winner=winner, drawn=level and winner is None, played=True, derived=())

    return _Field(lambda fact: None if getattr(fact, name) is None else "{}-{}".format(*getattr(fact, name)), write)


def _numbers(value: str | None) -> tuple[int, int] | None:
    if value is None:
        return None
    found = _PAIR.fullmatch(value)
    if found is None:
        raise FieldError(f"{value!r} should read like 3-1, in the order of the sides")
    return int(found[1]), int(found[2])


def _write_winner(fact: Match, value: str | None) -> Match:
    if value is None or fold(value) in _DRAW:
        return replace(fact, winner=None, drawn=value is not None, derived=())
    side = next((side for side in fact.sides if fold(side) == fold(value)), None)
    if side is None:
        raise FieldError(f"the winner is {fact.sides[0]}, {fact.sides[1]}, or draw")
    return replace(fact, winner=side, drawn=False, derived=())


def _write_played(fact: Match, value: str | None) -> Match:
    if value is None or fold(value) not in _YES | _NO:
        raise FieldError("played is yes or no")
    played = fold(value) in _YES
    return replace(fact, played=played) if played else replace(fact, played=False, score=None, winner=None, drawn=False)


def _read_when(fact: Match | Quote | Figure | Statement) -> str | None:
    when = fact.when
    if when is None:
        return None
    return when.first.isoformat() if when.first and when.precision is Precision.DAY else when.text


def _write_when(fact: F, value: str | None) -> F:
    return replace(fact, when=None if value is None else when_of(value))


def when_of(value: str) -> When:
    """A day, month or year as ISO writes it (2024-05-04, 2024-05, 2024); FieldError for anything else."""
    found = _DATE.fullmatch(value)
    unlike = FieldError(f"{value!r} should read like 2024-05-04, 2024-05 or 2024")
    if found is None:
        raise unlike
    year, month, day = int(found[1]), int(found[2] or 1), int(found[3] or 1)
    try:
        first = dt.date(year, month, day)
    except ValueError:
        raise unlike from None
    if found[3]:
        return When(value, first, first, Precision.DAY)
    if found[2]:
        return When(value, first, first.replace(day=calendar.monthrange(year, month)[1]), Precision.MONTH)
    return When(value, first, dt.date(year, 12, 31), Precision.YEAR)


def _write_age(fact: Profile, value: str | None) -> Profile:
    if value is not None and not (value.isdecimal() and 0 < int(value) < 130):
        raise FieldError("an age is a whole number of years")
    return replace(fact, age=None if value is None else int(value))


def _write_number(fact: Figure, value: str | None) -> Figure:
    plain = (value or "").replace(",", "")
    if _NUMBER.fullmatch(plain) is None:
        raise FieldError(f"{value!r} is not a number")
    return replace(fact, number=float(plain), approximate=False)


_WHEN = _Field(_read_when, _write_when)
_FIELDS: dict[type, dict[str, _Field]] = {
    Match: {
        "side 1": _side(0),
        "side 2": _side(1),
        "score": _pair("score"),
        "winner": _Field(lambda fact: "draw" if fact.drawn else fact.winner, _write_winner),
        "half time": _pair("half_time"),
        "shootout": _pair("shootout"),
        "played": _Field(lambda fact: "yes" if fact.played else "no", _write_played),
        "date": _WHEN,
        "competition": _text("competition"),
        "stage": _text("stage"),
        "venue": _text("venue"),
    },
    Quote: {"speaker": _text("speaker"), "handle": _text("handle"), "date": _WHEN},
    Profile: {
        "name": _text("name", needed=True),
        "role": _text("role"),
        "team": _text("team"),
        "age": _Field(lambda fact: None if fact.age is None else str(fact.age), _write_age),
        "nationality": _text("nationality"),
    },
    Figure: {
        "number": _Field(lambda fact: f"{fact.number:g}", _write_number),
        "unit": _text("unit", needed=True),
        "of": _text("of"),
        "date": _WHEN,
    },
    Statement: {
        "subject": _text("subject", needed=True),
        "action": _text("action", needed=True),
        "object": _text("object"),
        "date": _WHEN,
        "place": _text("place"),
    },
}
