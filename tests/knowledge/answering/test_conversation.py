"""Follow-ups, questions asked back, and a word for a greeting."""

from __future__ import annotations

import pytest

from knowledge import Context, Knowledge
from knowledge.model import Status


@pytest.mark.parametrize(
    "turns",
    [
        [
            ("Who won Norway v Sweden?", "Norway"),
            ("and where?", "Mill Lane"),
            ("when was that?", "5 June 2021 (Saturday)"),
            ("what stage was it?", "semi-final"),
            ("what was the score?", "Norway won 3–1"),
            ("who scored?", "Pia Marie Lund (in the 52nd minute), Tove Aas, and perhaps others"),
        ],
        [
            ("What was the score of Norway v Sweden?", "Norway won 3–1"),
            ("what about Finland?", "Finland won 2–0"),
            ("and when did they play?", "29 May 2021 (May 29)"),
        ],
        [
            ("Who is Pia Marie Lund?", "Pia Marie Lund: Norway captain"),
            ("what did she say?", "“We never stopped believing”"),
            ("who said that?", "Pia Marie Lund"),
        ],
        [("Who beat Denmark?", "Iceland"), ("and when?", "30 May 2021 (May 30)")],
        [("Who is Mika Salo?", "Mika Salo: Finland coach"), ("and Jon Orn?", "Jon Orn: Iceland manager")],
    ],
)
def test_a_follow_up_is_completed_from_what_came_before(knowledge: Knowledge, turns: list[tuple[str, str]]) -> None:
    context = None
    for question, answer in turns:
        found = knowledge.ask(question, context=context)
        assert found.text == answer, question
        assert found.question == question
        context = Context.of(found)


@pytest.mark.parametrize("question", ["Who beat Denmark?", "Who is Mika Salo?", "what does takk mean?"])
def test_a_whole_question_is_no_follow_up(knowledge: Knowledge, question: str) -> None:
    context = Context.of(knowledge.ask("Who won Norway v Sweden?"))
    assert knowledge.ask(question, context=context).text == knowledge.ask(question).text


@pytest.mark.parametrize("question", ["and where?", "who said that?", "what did he say?", "why?", "when was that?"])
def test_a_follow_up_to_nothing_is_not_answered(knowledge: Knowledge, question: str) -> None:
    assert knowledge.ask(question).status is not Status.ANSWERED


@pytest.mark.parametrize(
    ("question", "choice"),
    [
        ("Who won?", "Who won Norway v Sweden?"),
        ("What was the score of Norway?", "What was the score of Norway v Sweden?"),
        ("did Norway win?", "Who won Norway v Sweden?"),
        ("Who is Martin?", "Who is Rory Martin?"),
        ("Who is Johan Orn?", "Who is Jon Orn?"),
    ],
)
def test_what_may_mean_several_is_asked_back(knowledge: Knowledge, question: str, choice: str) -> None:
    found = knowledge.ask(question)
    assert found.status is Status.CLARIFY
    assert choice in found.choices
    for one in found.choices:
        assert knowledge.ask(one).status is Status.ANSWERED, one


def test_what_is_not_told_comes_with_questions_that_are(knowledge: Knowledge) -> None:
    found = knowledge.ask("Who refereed Norway v Sweden?")
    assert found.status is Status.UNKNOWN
    assert found.choices
    for one in found.choices:
        assert knowledge.ask(one).status is Status.ANSWERED, one


def test_a_name_of_no_story_is_said_to_be_of_none(knowledge: Knowledge) -> None:
    assert knowledge.ask("Did Norway beat Brazil?").text == "No story names Brazil."


@pytest.mark.parametrize("greeting", ["hello", "Thanks!", "hey", "thank you"])
def test_a_greeting_gets_a_word_and_an_example_that_works(knowledge: Knowledge, greeting: str) -> None:
    found = knowledge.ask(greeting)
    assert found.status is Status.CLARIFY
    assert knowledge.ask(found.choices[0]).status is Status.ANSWERED


def test_why_tells_how_a_question_was_read(knowledge: Knowledge) -> None:
    context = Context.of(knowledge.ask("Who won Norway v Sweden?"))
    meant = knowledge.ask("and where?", context=context).interpretation
    assert meant is not None
    assert meant.question == "where was Norway v Sweden?"
    assert {name.canonical for name in meant.names} == {"Norway", "Sweden"}
