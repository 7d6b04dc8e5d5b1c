"""Who did what, when and where; what somebody is said to be; and clauses that say nothing of anybody named."""

from __future__ import annotations

import pytest

from knowledge.model import Statement
from tests.knowledge.extraction.names_helper import analysed


def statements(text: str) -> list[tuple[str, str, str | None]]:
    """Subject, action and object of each."""
    return [(f.subject, f.action, f.object) for f in analysed(text)[1].facts if isinstance(f, Statement)]


STATEMENTS: list[tuple[str, tuple[str, str, str | None]]] = [
    (
        "Keeper Anna Friis saved a penalty in the last minute.",
        ("Anna Friis", "saved", "a penalty in the last minute"),
    ),
    (
        "Keeper Anna Friis has turned down a new contract.",
        ("Anna Friis", "has turned down", "a new contract"),
    ),
    (
        "Keeper Anna Friis will also miss the trip to Oslo.",
        ("Anna Friis", "will also miss", "the trip to Oslo"),
    ),
    (
        "Keeper Anna Friis could not be seen for fog.",
        ("Anna Friis", "could not be seen", "for fog"),
    ),
    (
        "Keeper Anna Friis has gone home.",
        ("Anna Friis", "has gone", "home"),
    ),
    (
        "Runner Ada Mensah ran a best of 10.98 seconds, although it rained.",
        ("Ada Mensah", "ran", "a best of 10.98 seconds"),
    ),
    (
        "Keeper Anna Friis, who was born in Oslo, never lost at home.",
        ("Anna Friis", "never lost", "at home"),
    ),
    (
        "Japan fans cleaned the ground after the match.",
        ("Japan", "cleaned", "the ground after the match"),
    ),
    (
        "Winger Theo Marsh signed a deal and left the club in May, and",
        ("Theo Marsh", "signed", "a deal and left the club in May"),
    ),
]


@pytest.mark.parametrize(("text", "wanted"), STATEMENTS)
def test_statements(text: str, wanted: tuple[str, str, str | None]) -> None:
    subject, action, told = wanted
    found = statements(text)
    assert (subject, action.removeprefix("never "), told) in [(s, a.removeprefix("never "), o) for s, a, o in found]


def test_relative_clause() -> None:
    text = "Coach Gudni Hilmarsson, who has been in charge since 2006, may go."
    assert ("Gudni Hilmarsson", "has been", "in charge since 2006") in statements(text)
    assert any(action == "may go" for _, action, _ in statements(text))


def test_apposition() -> None:
    text = "Fabien Morel, the coach who built the side, was sacked."
    assert ("Fabien Morel", "is", "the coach who built the side") in statements(text)


def test_pronouns_lead_to_their_person() -> None:
    text = "Keeper Anna Friis was hurt. She left the field in tears."
    assert ("Anna Friis", "left", "the field in tears") in statements(text)


def test_when_and_where() -> None:
    text = "Sprinter Ada Mensah won the 200m in Denmark on 3 July 2018."
    fact = next(f for f in analysed(text)[1].facts if isinstance(f, Statement))
    assert (fact.place, str(fact.when and fact.when.first)) == ("Denmark", "2018-07-03")


NONE = [
    # text, what must not be a subject with this action
    ("It was her left hand. Keeper Anna Friis smiled at her left post.", ("Anna Friis", "left")),
    ("The Haugvoll prop from Oslo is likely to start.", ("Haugvoll", "is")),
    ("Keeper Anna Friis said.", ("Anna Friis", "said")),
    ('Keeper Anna Friis, who was sent off, has been "reminded of her duties".', ("Anna Friis", "has been")),
    ("He wants Coach Lena Holm to be the next in charge.", ("Lena Holm", "be")),
    ("After a win over Denmark, the captain admitted that it was hard.", ("Denmark", "is")),
    ("They play France, the Netherlands and Japan.", ("France", "is")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "not_said"), NONE)
def test_no_statement(text: str, not_said: tuple[str, str]) -> None:
    assert not_said not in [(subject, action) for subject, action, _ in statements(text)]
