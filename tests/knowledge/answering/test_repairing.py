"""Names that people misspell in questions are read as the stories write them; words that are none stay as they are."""

from __future__ import annotations

import pytest

from knowledge import lexicon
from knowledge.answering.repairing import repair
from knowledge.model import Name, NameKind
from knowledge.search.names import NameIndex
from knowledge.store.protocol import NameRow

LEXICON = lexicon.load()
NAMES = [
    NameRow(Name(NameKind.PERSON, "Kim Tarrant", ("Tarrant",)), 3),
    NameRow(Name(NameKind.PERSON, "Ole Skaarup", ("Skaarup",)), 2),
    NameRow(Name(NameKind.TEAM, "Harwick Town", ("Harwick",)), 5),
    NameRow(Name(NameKind.TEAM, "Senegal", (), "nation:senegal"), 2),
]
SAID = frozenset(["the", "match", "ended", "level", "after", "late", "drama", "goal", "striker", "hurt"])
INDEX = NameIndex(NAMES, LEXICON, occurs=SAID.__contains__)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("who did kim tarant beat?", "who did kim tarrant beat?"),
        ("what did Tarrnat say?", "what did Tarrant say?"),
        ("did skarup score?", "did skaarup score?"),
        ("harwikc v senagal", "harwick v senegal"),
        ("who beat Hrawick?", "who beat Harwick?"),
        ("wat was teh scroe of harwick v senegal", "wat was the score of harwick v senegal"),
        ("how mcuh did harwick pay", "how much did harwick pay"),
        ("whne is the match", "when is the match"),
        ("attendence at the match", "attendance at the match"),
        ("who refered the match?", "who refereed the match?"),
        ("waht was teh resutl", "what was the result"),
    ],
)
def test_misspelt_names_are_put_right(typed: str, meant: str) -> None:
    text, repairs = repair(typed, INDEX, LEXICON)
    assert text.casefold() == meant.casefold()
    assert repairs


@pytest.mark.parametrize(
    "typed",
    [
        "who did Kim Tarrant beat?",
        "did the gaffer get the sack?",
        "which striker was hurt in the late drama?",
        "how many goals did he score?",
        "who is Obafemi Quarshie?",
        "how did zidane do?",
        "when was the article published?",
        "what did he scare off?",
        "the wine was late",
        "",
        "?!",
    ],
)
def test_what_is_no_misspelt_name_stays(typed: str) -> None:
    assert repair(typed, INDEX, LEXICON) == (typed, ())
