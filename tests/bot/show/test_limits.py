"""Making texts fit: nothing is lost unseen."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.show import limits


@pytest.mark.parametrize(
    ("text", "limit", "shown"),
    [
        ("short", 10, "short"),
        ("Norway won the cup", 12, "Norway won…"),
        ("unbreakable", 6, "unbre…"),
        ("two\n lines", 20, "two lines"),
        ("🏆🏆🏆", 4, "🏆…"),
    ],
)
def test_a_cut_shows(text: str, limit: int, shown: str) -> None:
    assert limits.shorten(text, limit) == shown


@given(st.text(max_size=300), st.integers(2, 80))
def test_cuts_fit(text: str, limit: int) -> None:
    assert limits.measure(limits.shorten(text, limit)) <= limit


@given(st.text(max_size=300), st.integers(1, 40))
def test_stretches_cover_the_text(text: str, limit: int) -> None:
    found = limits.spans(text, limit)
    assert "".join(text[start:end] for start, end in found) == text
    assert all(end - start <= limit for start, end in found)


@given(st.lists(st.text(alphabet="ab ", min_size=1, max_size=40), max_size=20))
def test_pages_keep_every_block_in_order(blocks: list[str]) -> None:
    pages = limits.pages(blocks, 60)
    assert "\n".join(pages) == "\n".join(blocks)
    assert all(limits.measure(page) <= 60 for page in pages)
