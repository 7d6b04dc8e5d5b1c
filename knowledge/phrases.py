"""What the house says in words of its own, kept in parts, so that it can be said in another language than English.

The knowledge knows no languages of people: whoever shows a phrase looks its English text up and fills in the values.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable

import msgspec

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


class _Part(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Base of what a phrase is made of."""


class Team(_Part, frozen=True, tag="team"):
    """A team's name as the stories have it; that of a nation is another one in other languages."""

    name: str


class Time(_Part, frozen=True, tag="time"):
    """A time as printed, and the days it resolves to, as `When` has them."""

    text: str
    first: dt.date | None = None
    last: dt.date | None = None
    precision: str | None = None


class Row(_Part, frozen=True, tag="row"):
    """Several things in a row."""

    parts: tuple[Said, ...]
    between: str = ", "


class Phrase(_Part, frozen=True, tag="phrase"):
    """An English text with places in braces, and what fills them.

    Where `many` is given, it is the text for all values of `number` but 1. With `opens`, it begins a sentence.
    """

    text: str
    values: tuple[tuple[str, Said], ...] = ()
    many: str = ""
    opens: bool = False


Said = str | int | Phrase | Team | Time | Row
"""What can be said: a text stays as it is in every language."""


def phrase(text: str, /, **values: Said) -> Phrase:
    """A text with what fills its places."""
    return Phrase(text, tuple(values.items()))


def counted(number: int, one: str, many: str, /, **values: Said) -> Phrase:
    """A text that goes by a number, which is also its place `{number}`."""
    return Phrase(one, (("number", number), *values.items()), many)


def row(parts: Iterable[Said], between: str = ", ") -> Said:
    """Several things in a row; one alone is itself."""
    kept = tuple(parts)
    return kept[0] if len(kept) == 1 else Row(kept, between)


def english(said: Said) -> str:
    """What is said, in English."""
    match said:
        case Team():
            return said.name
        case Time():
            return _time(said)
        case Row():
            return said.between.join(map(english, said.parts))
        case Phrase():
            text = said.many if said.many and dict(said.values).get("number") != 1 else said.text
            return filled(said, text, english)
        case _:
            return str(said)


def filled(said: Phrase, text: str, spelt: Callable[[Said], str]) -> str:
    """A text of a phrase, in any language, with its values spelt."""
    # A text without places may be a name with braces in it.
    whole = text.format(**{name: spelt(value) for name, value in said.values}) if said.values else text
    return whole[:1].upper() + whole[1:] if said.opens else whole


def day(date: dt.date) -> str:
    """`2 July 2018`, whatever the locale."""
    return f"{date.day} {MONTHS[date.month - 1]} {date.year}"


def _time(time: Time) -> str:
    """As printed where that says all, else with the day it resolves to: `2 July 2018 (Monday)`."""
    if time.first is None or time.first != time.last:
        return time.text
    printed = time.text.strip()
    return printed if str(time.first.year) in printed else f"{day(time.first)} ({printed})"
