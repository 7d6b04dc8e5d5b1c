"""What a question counts for being right, and which words of questions have weights of their own."""

from __future__ import annotations

import numpy as np
import pytest

from knowledge.answering.candidates import Field
from knowledge.answering.expecting import Expected
from knowledge.answering.sought import Sought
from tests.fitting.examples import Example
from tests.fitting.models import MISTAKEN, SPREAD, THEIRS, Judged, Verdict, fit_confidence
from tests.fitting.questions import Question

_NONE = np.array([], dtype=bool)


def _judged(set_: str, number: int, *, can: bool, right: bool, features: dict[str, float]) -> Judged:
    question = Question(f"q{number}", "who?", "who", ["A"] if can else [], f"{number}.txt", "")
    sought = Sought((), (), Expected("who", ("person",)), frozenset(), None, frozenset(), False, None, True)
    field = Field(sought, None, ())  # type: ignore[arg-type]
    return Judged(Example(question, set_, field, _NONE, _NONE, ()), features, Verdict(right, right, right))


@pytest.mark.parametrize(
    ("set_", "can", "right", "weight"),
    [
        ("wire", True, True, THEIRS),
        ("web", False, False, THEIRS),
        ("wire", True, False, THEIRS * MISTAKEN),
        ("own", True, True, 1.0),
        ("more wire", True, False, MISTAKEN),
    ],
)
def test_a_question_counts(set_: str, can: bool, right: bool, weight: float) -> None:
    assert _judged(set_, 1, can=can, right=right, features={}).weight == pytest.approx(weight)


def test_a_word_asked_about_few_stories_has_no_weight() -> None:
    rows = [
        _judged(
            "own", number, can=True, right=number % 2 == 0, features={"score": 1.0, "says often": float(number % 2)}
        )
        for number in range(SPREAD)
    ]
    rows += [_judged("own", 1, can=True, right=True, features={"score": 2.0, "says seldom": 1.0})] * SPREAD
    fitted = fit_confidence(rows)
    assert fitted.keys() == {"bias", "score", "says often"}
    assert fitted["says often"][0] < 0
