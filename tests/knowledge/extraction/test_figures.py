"""A number of something: what is counted, how exactly, of what, as of when; and numbers that are no figures."""

from __future__ import annotations

import pytest

from knowledge.model import Figure
from tests.knowledge.extraction.names_helper import analysed


def figures(text: str) -> list[Figure]:
    return [fact for fact in analysed(text)[1].facts if isinstance(fact, Figure)]


FIGURES: list[tuple[str, str, float, str, str | None]] = [
    # text, as printed, number, unit, of what
    ("A crowd of 900 people sang in the rain.", "900 people", 900, "people", "crowd"),
    ("Striker Lena Holm scored 31 goals last season.", "31 goals", 31, "goals", "Lena Holm"),
    ("The video had 12,000 likes by noon.", "12,000 likes", 12_000, "likes", "video"),
    ("Haugvoll paid a fee of £2.5m for the keeper.", "£2.5m", 2_500_000, "pounds", "fee"),
    ("He won a cheque for 36,000 euros.", "36,000 euros", 36_000, "euros", "cheque"),
    ("Runner Ada Mensah clocked 10.98secs in Oslo.", "10.98secs", 10.98, "seconds", "Ada Mensah"),
    ("Runner Ada Mensah won in a time of 3:58.20.", "3:58.20", 238.2, "seconds", "time"),
    ("She ran the marathon in 2:24:05.", "2:24:05", 8_645, "seconds", None),
    ("It was a leap of 8.05m into the wind.", "8.05m", 8.05, "metres", "leap"),
    ("The match lasted two hours 45 minutes.", "two hours 45 minutes", 165, "minutes", None),
    ("The match lasted four hours and 21 minutes.", "four hours and 21 minutes", 261, "minutes", None),
    ("Prop Danny Orm was given a two-match ban.", "two-match", 2, "match", "ban"),
    ("They named a 15-man squad on Monday.", "15-man", 15, "man", "squad"),
    ("The club sold half a dozen players in June.", "half a dozen players", 6, "players", None),
    ("He was out for two and a half years.", "two and a half years", 2.5, "years", None),
    ("One hundred and twenty fans made the trip.", "One hundred and twenty fans", 120, "fans", None),
    ("Wheel in two pots of onion soup.", "two pots", 2, "pots", "onion soup"),
    ("Attendance fell by 30 per cent in a year.", "30 per cent", 30, "per cent", "Attendance"),
    ("She made 60 grilled cheese sandwiches.", "60 grilled cheese sandwiches", 60, "grilled cheese sandwiches", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "printed", "number", "unit", "of"), FIGURES)
def test_figures(text: str, printed: str, number: float, unit: str, of: str | None) -> None:
    found = figures(text)
    assert [figure.text for figure in found] == [printed]
    assert (found[0].number, found[0].unit, found[0].of) == (number, unit, of)


@pytest.mark.parametrize(
    ("text", "approximate"),
    [
        ("Some 900 people sang.", True),
        ("About 900 people sang.", True),
        ("More than 900 people sang.", True),
        ("An estimated 900 people sang.", True),
        ("The 900 people sang.", False),
        ("A choir of 900 people sang.", False),
    ],
)
def test_approximate_or_exact(text: str, *, approximate: bool) -> None:
    assert [figure.approximate for figure in figures(text)] == [approximate]


def test_as_of_when() -> None:
    found = figures("The video had 12,000 likes by Tuesday 3 July 2018.")
    assert [str(figure.when and figure.when.first) for figure in found] == ["2018-07-03"]


NONE = [
    "It ended 2-1 in the rain.",
    "Keeper Ana Brandt, 31, was hurt.",
    "The 19-year-old Ines Duarte won.",
    "She was aged four when she began.",
    "They play on 3 July.",
    "He won the 100m and the 60m hurdles.",
    "Wales are out of the Six Nations.",
    "They are in the last 16 of the cup.",
    "The seven-time champion waved.",
    "They came third, then 10th.",
    "The gates open at 7.30pm.",
    "In 1998 it was a field.",
]


@pytest.mark.parametrize("text", NONE)
def test_no_figures(text: str) -> None:
    assert [figure.text for figure in figures(text)] == []
