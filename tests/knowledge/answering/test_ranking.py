"""Free questions: the sentence that says it, its words, and holding back."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from knowledge import Knowledge
from knowledge.answering import weights
from knowledge.answering.expecting import GROUPS
from knowledge.model import Status

STORY = """Harwick lose Tarrant for six weeks

Harwick striker Mo Tarrant will miss the next six weeks after tearing a hamstring in training on Tuesday.

The 24-year-old, who joined from Ostley for £3.5m last July, had scored 11 goals in 17 games this season.

"Mo is gutted, and so are we," said manager Pat Ferris. "He felt it go when he sprinted for a through ball."

Club doctor Lena Moor expects him back for the derby against Wexcombe on 12 March.

Ferris has asked the board for money to sign a replacement on loan, and chairman Ian Dowd said he would listen.
"""
OTHER = """Ostley keep faith with Brandt

Ostley have given coach Nils Brandt a new contract until June 2007 despite five defeats in a row.

Chief executive Ruth Amery said the board had never thought of sacking him.

Ostley meet Kelham at Ferry Road on Saturday, when captain Dean Pryor returns from a three-match ban.
"""


@pytest.fixture(scope="module")
def knowledge(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Knowledge]:
    home = tmp_path_factory.mktemp("ranking")
    (home / "stories").mkdir()
    (home / "stories" / "harwick.txt").write_text(STORY, encoding="utf-8")
    (home / "stories" / "ostley.txt").write_text(OTHER, encoding="utf-8")
    with Knowledge.open(f"sqlite:///{home}/k.sqlite3", home / "stories") as opened:
        opened.reload()
        yield opened


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("how long will Mo Tarrant be out for?", "six weeks"),
        ("how many goals has tarrant got this season?", "11"),
        ("how much did Harwick pay Ostley for Tarrant?", "£3.5m"),
        ("what did Pat Ferris say about Tarrant's injury?", "gutted"),
        ("who's the Harwick doctor?", "Lena Moor"),
        ("until when is nils brandt's new contract?", "June 2007"),
        ("how long was Dean Pryor banned for?", "three-match"),
    ],
)
def test_the_sentence_that_says_it_is_found(knowledge: Knowledge, question: str, says: str) -> None:
    answer = knowledge.ask(question)
    assert any(says in shown.citation.text for shown in answer.candidates[:2]) or says in answer.citations[0].text
    if answer.status is Status.ANSWERED:
        assert says in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "what did Lena Moor say about Brandt's contract?",
        "who refereed the derby between Harwick and Wexcombe in 1998?",
        "how many tickets were sold for the Zyx Cup in Quarrington?",
        "which drug did Tarrant test positive for?",
    ],
)
def test_what_no_story_says_is_held_back_with_the_nearest_there_is(knowledge: Knowledge, question: str) -> None:
    assert knowledge.ask(question).status is not Status.ANSWERED


def test_every_weight_has_one_number_for_all_kinds_and_one_for_each_group() -> None:
    shipped = weights.shipped()
    for table in (shipped.span, shipped.sentence, shipped.confidence):
        assert tuple(table.by_group) == GROUPS
        assert all(table.by_group.values())
    assert 0 < shipped.threshold < 1
    assert 0 < shipped.sure < 1


HOSTILE = [
    "",
    " ",
    "?",
    "\x00\x01",
    "\u202e\u2066abc",
    "'; DROP TABLE fact; --",
    '" OR "x" NEAR/2 *',
    "**_~~`",
    "@everyone",
    "🙂" * 40,
]
HOSTILE += [" ".join(f"qu{a}x{b}rtz" for a in "aeiouy" for b in "aeioulmnrst"), "who said that " * 40, "⚽🇯🇵" * 250]
HOSTILE += ["a" * 6_000, "(" * 3_000, "a-" * 3_000, "who " * 1_500, "1-" * 3_000, '"' * 3_000, "Harwick " * 700]
HOSTILE += ["Who won the game? " * 333, "tell me who said that " + "he felt it go and so are we " * 20]
HOSTILE += [
    " ".join(f"{name}x{at}" for at in range(12) for name in ("Tarant", "Ferriss", "Brantd", "Pryro", "Harwikc"))
]

HOSTILE += [f"when did Mo Tarrant say {'A&' * 190}", "who took the photo of " + "Tarrant gutted through ball " * 14]
HOSTILE += [
    f"when did {'Mo Tarrant, Pat Ferris, Lena Moor ' * 11} say",
    f"who said {'@MoTarant @PatFeris @LenaMor ' * 13}",
]
HOSTILE += ["who said he felt it go when he sprinted? and when did Pat Ferris say so are we he felt it go for a ball?"]
_PIECES = st.sampled_from(
    [
        *(
            "who said",
            "when did",
            "how many",
            "who took the photo of",
            "what is the word for",
            "?",
            " and ",
            "“",
            "’",
            '"',
        ),
        *("Mo Tarrant", "Tarant", "Ferris's", "@PatFeris", "#HARvWEX", "A&A", "well-", "O'", "U.S.", "6-4, 7-6 (7-5)"),
        *(
            "£3.5m",
            "1,",
            "12 March",
            "half a dozen",
            "\u202e",
            "\u2067",
            "\u200d",
            "\u200b",
            "e\u0301\u0323",
            "👨‍👩‍👧‍👦🇯🇵",
        ),
        *(
            "\x00",
            "\ud800",
            "NEAR(",
            "col:*",
            "'; --",
            "<@123456789012345678>",
            "[x](http://y)",
            "`**",
            "日本",
            "من فاز",
        ),
    ]
)


@pytest.mark.parametrize("question", HOSTILE, ids=[repr(text[:12]) for text in HOSTILE])
def test_hostile_questions_get_a_plain_reply_soon(knowledge: Knowledge, question: str) -> None:
    knowledge.ask("who is Mo Tarrant?")
    began = time.process_time()
    knowledge.ask("how long will Mo Tarrant be out for after tearing a hamstring in training?")
    usual = time.process_time() - began
    began = time.process_time()
    answer = knowledge.ask(question)
    assert answer.question is not None
    assert time.process_time() - began < 25 * max(usual, 0.01)


def test_of_very_many_words_that_nobody_knows_none_is_taken_for_a_name(knowledge: Knowledge) -> None:
    strange = [f"qu{a}x{b}rtz" for a in "aei" for b in "aeio"]
    few = knowledge.ask(" ".join(["how long is Tarant banned", *strange[:5]]))
    many = knowledge.ask(" ".join(["how long is Tarant banned", *strange]))
    assert few.interpretation is not None
    assert many.interpretation is not None
    assert few.interpretation.repaired == (("Tarant", "Tarrant"),)
    assert many.interpretation.repaired == ()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(question=st.text(max_size=300) | st.lists(_PIECES, max_size=60).map(" ".join) | st.lists(_PIECES).map("".join))
def test_any_text_is_answered_or_held_back(knowledge: Knowledge, question: str) -> None:
    answer = knowledge.ask(question)
    for citation in answer.citations:
        assert citation.text


def test_what_is_measured_is_no_count(tmp_path: Path) -> None:
    text = """Harwick out of the cup

Harwick led 2-0 with 25 minutes left.

Ostley then scored three times in those 25 minutes, which knocked Harwick out of the cup.
"""
    (tmp_path / "cup.txt").write_text(text, encoding="utf-8")
    with Knowledge.open(f"sqlite:///{tmp_path}/store.sqlite3", tmp_path) as opened:
        opened.reload()
        answer = opened.ask("how many goals did Harwick score in total")
    assert "minutes" not in answer.text
    assert answer.candidates
    assert "minutes" in answer.candidates[0].text
