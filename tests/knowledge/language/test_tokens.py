"""Words, numbers and marks: in Latin letters by a quick pattern, in all others by a thorough one, to the same end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.language.tokens import tokens


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("O'Neill's U.S. side won 2-1.", ["O'Neill", "'s", "U.S.", "side", "won", "2", "-", "1", "."]),
        ("Ödegård-Straße @a_b #Ünï £3.5m 24-year-old", ["Ödegård-Straße", "@a_b", "#Ünï", "£3.5m", "24-year-old"]),
        ("½ x² 2nd 4x100m", ["½", "x", "²", "2nd", "4x100m"]),
        ("cafe\u0301 दादी", ["cafe\u0301", "दादी"]),
    ],
)
def test_tokens(text: str, expected: list[str]) -> None:
    assert [token.text for token in tokens(text)] == expected


@given(st.text(st.characters(max_codepoint=0x24F), max_size=60))
def test_both_patterns_agree(text: str) -> None:
    """A letter of another script makes the whole text go the thorough way; what stands before it stays the same."""
    quick = [(token.text, token.kind) for token in tokens(text)]
    thorough = [(token.text, token.kind) for token in tokens(text + "\n我")]
    assert quick == thorough[:-1]
