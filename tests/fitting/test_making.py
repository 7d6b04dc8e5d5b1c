"""What is made by rule from annotated questions: still a question about the same story, and the same on every run."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import DamerauLevenshtein

from tests.fitting.making import emptied, misspellings, misspelt, names, reworded, rewordings, without
from tests.fitting.questions import Question

STORY = """Ashton beat Carrow

The home side, Ashton Vale, beat Carrow Road 2-1 on Saturday. What a day for captain Joe O'Hara!

"We were lucky," said O'Hara. The winner came from Tim Vale-Smith in the 88th minute.
"""
QUESTION = Question(
    "s-1", "when did Vale-Smith get Ashton's winner on saturday?", "when", ["88th minute", "88th"], "s.txt",
    "The winner came from Tim Vale-Smith in the 88th minute.",
)  # fmt: skip


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("who scored for ashton vale?", ["ashton vale"]),
        ("what did Joe O'Hara's captain say on Saturday?", ["Joe O'Hara"]),
        ("were ashtons lucky? was she?", ["ashton"]),
        ("when did Vale-Smith score against Carrow?", ["Vale-Smith", "Carrow"]),
        ("what a day was it? the winner?", []),
        ("who scored for Norwich?", []),
        ("", []),
    ],
)
def test_names_are_what_the_story_writes_with_a_capital(question: str, expected: list[str]) -> None:
    assert [question[start:end] for start, end in names(question, STORY)] == expected


@pytest.mark.parametrize("seed", range(40))
def test_typos_stand_in_the_names_alone(seed: int) -> None:
    made = misspelt("who scored for Ashton against Carrow?", STORY, random.Random(seed))
    before, ashton, middle, carrow = (
        made.partition("against")[0].rsplit(" ", 2)[0],
        made.split()[3],
        "against",
        made.split()[5],
    )
    assert before == "who scored for"
    assert made.split()[4] == middle
    assert 1 <= DamerauLevenshtein.distance("ashton", ashton.lower()) <= 4
    assert 1 <= DamerauLevenshtein.distance("carrow?", carrow.lower()) <= 4


def test_a_question_without_names_stays_as_it_is() -> None:
    assert misspelt("who scored the winner?", STORY, random.Random(1)) == "who scored the winner?"
    assert not list(misspellings([QUESTION._replace(text="who scored?")], {"s.txt": STORY}))


@given(st.text(max_size=200), st.text(max_size=200), st.integers())
def test_any_text_can_be_misspelt_and_reworded(question: str, story: str, seed: int) -> None:
    misspelt(question, story, random.Random(seed))
    assert question not in rewordings(question)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Who's Leeds' captain?", "Who is Leeds' captain?"),
        ("who’s been sacked by Leeds?", "who has been sacked by Leeds?"),
        ("who's injured at Leeds?", "who is injured at Leeds?"),
        ("what is the fee?", "what's the fee?"),
        ("Where was it played?", "where was it played"),
        ("who's scored most for Leeds?", "who has scored most for Leeds?"),
        ("what's the fee?", "whats the fee?"),
        ("When did he sign?", "can you tell me when did he sign?"),
        ("Who's the coach?", "tell me who's the coach?"),
        ("who signed?", "do you know who signed?"),
        ("who signed?", "who signed please"),
    ],
)
def test_a_question_is_reworded(question: str, expected: str) -> None:
    assert expected in rewordings(question)


def test_no_opening_is_put_before_what_is_not_asked_with_a_question_word() -> None:
    assert not [text for text in rewordings("Leeds v Hull score?") if text.startswith("tell me")]


def test_the_evidence_is_taken_out_wherever_it_stands() -> None:
    text = without("One. Two is here.\n\nTwo is\nhere. Three.\n\nTwo is here.\n\nFour.", "Two is here.")
    assert text == "One.\n\nThree.\n\nFour.\n"
    with pytest.raises(ValueError, match="not in the story"):
        without(STORY, "He missed.")
    with pytest.raises(ValueError, match="no sentence"):
        without(STORY, " ")


def test_a_question_is_emptied_only_where_nothing_else_answers_it() -> None:
    made = emptied(QUESTION, STORY)
    assert made
    assert made.question.kind == "unanswerable"
    assert not made.question.answers
    assert "88th" not in made.text
    assert '"We were lucky," said O\'Hara.' in made.text
    assert emptied(QUESTION._replace(answers=["Ashton"]), STORY) is None
    assert emptied(QUESTION._replace(evidence=""), STORY) is None
    assert emptied(QUESTION._replace(evidence="Elsewhere."), STORY) is None
    assert emptied(made.question, STORY) is None


def test_sets_are_the_same_on_every_run_in_any_order() -> None:
    other = QUESTION._replace(id="s-2", text="who beat Carrow?")
    stories = {"s.txt": STORY}
    once = list(misspellings([QUESTION, other], stories, seed=3))
    assert once == list(misspellings([other, QUESTION], stories, seed=3))[::-1]
    assert [made.id for made in once] == ["s-1-typos", "s-2-typos"]
    assert len({made.text for seed in range(20) for made in misspellings([other], stories, seed)}) > 5
    assert [made.text for made in reworded([other], 3)] == [made.text for made in reworded([other], 3)]
    assert len(list(reworded([other], 3))) == 3
