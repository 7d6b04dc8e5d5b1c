"""Dates as people of other languages type them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.days import in_english


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("2. Juli 2018", "2 July 2018"),
        ("6 de maio de 2023", "6 May 2023"),
        ("5 de mayo de 2021", "5 May 2021"),
        ("1er août 2020", "1 August 2020"),
        ("März 2019", "March 2019"),
        ("7 Sept. 2020", "7 September 2020"),
        ("2018年7月2日", "2018-07-02"),
        ("2018年 7月", "2018-07"),
        ("2018年", "2018"),
        ("2 July 2018", "2 July 2018"),
        ("2018-07-02", "2018-07-02"),
        ("the day after", "the day after"),
        ("de la playa", "de la playa"),
        ("", ""),
    ],
)
def test_a_date_is_read_in_any_of_our_languages(typed: str, read: str) -> None:
    assert in_english(typed) == read


@given(st.text(max_size=100))
def test_any_text_comes_back(typed: str) -> None:
    assert isinstance(in_english(typed), str)
