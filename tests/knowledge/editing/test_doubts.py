"""Answers that members called wrong, for the moderators to decide on, each once."""

from __future__ import annotations

import datetime as dt

import pytest

from knowledge.editing import EditingError
from knowledge.model import GLOBAL
from knowledge.store.protocol import Doubt
from tests.knowledge.editing.conftest import House


def raise_doubt(house: House, question: str, collection: str = GLOBAL) -> int:
    made = dt.datetime(2024, 5, 4, tzinfo=dt.UTC)
    assert house.store.add_doubt(Doubt(collection, "7", question, "3-1", ("final.md",), 1, made))
    return house.editing.doubts(collection=collection)[-1].number


def test_a_doubt_is_decided_once_by_whom_and_why(house: House) -> None:
    first, second = raise_doubt(house, "What was the score?"), raise_doubt(house, "Who won?")
    decided = house.editing.decide(first, "corrected", who="Ida", reason="a misprint")
    assert (decided.state, decided.decided_by, decided.reason) == ("corrected", "Ida", "a misprint")
    assert [doubt.number for doubt in house.editing.doubts()] == [second]
    assert list(house.editing.doubts("corrected")) == [decided]
    with pytest.raises(EditingError, match="no open doubt"):
        house.editing.decide(first, "dismissed", who="Per")
    house.editing.decide(first, "open", who="Per")
    assert [doubt.number for doubt in house.editing.doubts()] == [first, second]
    house.editing.decide(second, "dismissed", who="Per")
    house.editing.decide(first, "accepted", who="Per")
    assert house.editing.doubts() == []


def test_a_doubt_is_its_servers_alone(house: House) -> None:
    number = raise_doubt(house, "What was the score?", "111")
    for collection in (GLOBAL, "222"):
        assert house.editing.doubts(collection=collection) == []
        with pytest.raises(EditingError, match="no open doubt"):
            house.editing.decide(number, "dismissed", who="Ida", collection=collection)
    house.editing.decide(number, "dismissed", who="Ida", collection="111")


def test_a_decision_that_is_none_is_refused(house: House) -> None:
    number = raise_doubt(house, "What was the score?")
    with pytest.raises(EditingError, match="dismissed"):
        house.editing.decide(number, "eaten", who="Ida")
