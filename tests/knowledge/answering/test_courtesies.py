"""A question is the same question however politely it is put."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.answering.courtesies import plainly
from knowledge.lexicon import load


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("can you tell me who scored for Japan?", "who scored for Japan?"),
        ("Hey, could you please tell me how many goals Japan got?", "how many goals Japan got?"),
        ("do you know what's the score?", "what's the score?"),
        ("do you happen to know where it was played", "where it was played"),
        ("I don't know who won", "who won"),
        ("i'd like to know which team went out", "which team went out"),
        ("any idea why Nagatomo was angry??", "why Nagatomo was angry??"),
        ("does anyone know when they play", "when they play"),
        ("who do you know at Leeds?", "who do you know at Leeds?"),
        ("do you know Nagatomo?", "do you know Nagatomo?"),
        ("did Japan tell Senegal who won?", "did Japan tell Senegal who won?"),
        ("can you tell me about Japan", "can you tell me about Japan"),
        ("so who scored?", "so who scored?"),
        ("tell me", "tell me"),
        ("", ""),
    ],
)
def test_what_only_leads_up_to_a_question_is_left_out(question: str, expected: str) -> None:
    assert plainly(question, load()) == expected


@given(st.text(max_size=300))
def test_any_text_stays_or_loses_its_beginning(question: str) -> None:
    assert question.endswith(plainly(question, load()))
