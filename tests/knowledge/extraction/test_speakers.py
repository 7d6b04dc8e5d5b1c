"""Who says a quotation where no words beside it name the speaker: the person meant by what stands before it."""

from __future__ import annotations

import pytest

from knowledge.extraction.genders import Gender, of_name
from knowledge.lexicon import load
from knowledge.model import Quote
from tests.knowledge.extraction.names_helper import analysed


def speakers(text: str) -> dict[str, str | None]:
    """The speaker of each quotation, by its first word."""
    return {
        fact.text.split()[0].rstrip(","): fact.speaker for fact in analysed(text)[1].facts if isinstance(fact, Quote)
    }


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            (
                "Midfielder Carl Dunning apologised to the bench, and manager Ray Tolley said no fine would follow. "
                '"The lad has bought us all a drink," he said.'
            ),
            {"The": "Ray Tolley"},
        ),
        (
            (
                "Manager Ray Tolley said that he was sorry and that Carl Dunning had gone. "
                '"The lad has bought us all a drink," he said.'
            ),
            {"The": "Ray Tolley"},
        ),
        (
            (
                "Captain Hamid Rafi is likely to declare after tea, according to coach Geoff Tranter. "
                '"Hamid wants four sessions at them," said the Australian.'
            ),
            {"Hamid": "Geoff Tranter"},
        ),
        (
            (
                "Ricky Bell withdrew with a cold. There was a prize for Scotland's Alan Noakes, who won a boat that he "
                'cannot sail. "I get sick in the bath at home," he said.'
            ),
            {"I": "Alan Noakes"},
        ),
        (
            (
                "Thomas Mokoena won by a stroke. His caddie is his elder sister Lerato, a nurse. "
                '"She told me what to hit and I hit it," he said.'
            ),
            {"She": "Thomas Mokoena"},
        ),
        (
            'Chairman Leonard Pike denied it. "He asked to go, in writing, twice," he said. "We\'re no prison."',
            {"He": "Leonard Pike", "We're": "Leonard Pike"},
        ),
    ],
)
def test_the_speaker_is_whom_the_words_before_mean(text: str, wanted: dict[str, str]) -> None:
    assert speakers(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        'Chairman Leonard Pike smiled. They call the stand "The Kop." It holds 900.',
        'Chairman Leonard Pike smiled. His side, known as the "Pike Boys," lost.',
    ],
)
def test_a_name_in_marks_is_no_quotation(text: str) -> None:
    assert speakers(text) == {}


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            'Anna Marsh won again. Kevin Rudge moved, twice. She takes home a cup. "I like it here," she said.',
            "Anna Marsh",
        ),
        (
            'Kevin Rudge won again. Anna Marsh came second. He takes home a cup. "I like it here," he said.',
            "Kevin Rudge",
        ),
        ('Kevin Rudge won again. Robin Marsh came second. "I like it here," she said.', "Robin Marsh"),
    ],
)
def test_a_pronoun_means_whom_it_may_by_the_first_name(text: str, speaker: str) -> None:
    assert speakers(text) == {"I": speaker}


@pytest.mark.parametrize(
    ("name", "gender"),
    [
        ("Anna Marsh", Gender.FEMALE),
        ("Kevin Rudge", Gender.MALE),
        ("Robin Marsh", None),
        ("Kevin", None),
        ("Ostley Marsh", None),
    ],
)
def test_what_a_name_tells(name: str, gender: Gender | None) -> None:
    assert of_name(name, load()) is gender


def test_names_of_women_and_of_either_are_first_names_and_apart() -> None:
    words = load().words
    women, either = words["first_names_women"], words["first_names_either"]
    assert women | either < words["first_names"]
    assert women.isdisjoint(either)
