"""Words, numbers and marks: one way to cut, whatever letters stand beside."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.language.tokens import tokens

PIECES = (
    "Mr. U.S.",
    "it's",
    "O'Neil’s",
    "2-2",
    "£3.5m",
    "@who",
    "#BELJPN",
    "www.a.b",
    "pic.twitter.com/x",
    "27-year-old",
)
LETTER = " \u044f"
"""With a letter in it that is not Latin, a text is cut by the engine that knows all letters."""


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("Japan's 2-0 lead.", ["Japan", "'s", "2", "-", "0", "lead", "."]),
        (
            "The 27-year-old O'Neil scored in the 94th.",
            ["The", "27-year-old", "O'Neil", "scored", "in", "the", "94th", "."],
        ),
        ("B&B at 9pm: £3.5m", ["B&B", "at", "9pm", ":", "£3.5m"]),
        ("U.S. Open", ["U.S.", "Open"]),
        ("Zoë’s “win”", ["Zoë", "’s", "“", "win", "”"]),
    ],
)
def test_texts_are_cut(text: str, cut: list[str]) -> None:
    assert [token.text for token in tokens(text)] == cut


@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text("aZ9 .,'’-&@#$£\n\t_“”—", max_size=8)), max_size=8))
def test_plain_texts_are_cut_as_any_others(pieces: list[str]) -> None:
    text = " ".join(pieces)
    assert tokens(text) == tokens(text + LETTER)[:-1]
    assert all(text[token.start : token.end] == token.text for token in tokens(text))
