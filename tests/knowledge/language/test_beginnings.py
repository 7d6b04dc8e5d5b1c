"""The quick looks pass over no place where their pattern fits."""

from __future__ import annotations

import re

import pytest
import regex
from hypothesis import example, given, settings
from hypothesis import strategies as st

from knowledge.language import date_patterns, numbers, scores
from knowledge.language.beginnings import matches

LOOKS = {
    "dates": (date_patterns.DATE, date_patterns.BEGINNING),
    "numbers": (numbers._NUMBER, numbers._BEGINNING),
    "scores": (scores._SCORE, scores._BEGINNING),
}
PIECES = """
1 2 12 30 007 2-1 2–0 6-4 3:2 1998 2004-05 2018-07-03 3/7/2018 3.7.2018 90s 1990s 1st 22nd £5 €3.5m 1,000 9.8secs 3:27.4
½ half a an one two ten twelve twenty hundred thousand dozen nil no love goalless scoreless points goals frames games to and
draw affair July june. Sept 3rd Monday mon Sat. Wednesday, the of in since until by during from between before after about
throughout early late mid- last next this coming year week weekend month season summer fall winter fortnight days years'
years’ time ago today tonight yesterday morning at over for Good Friday Easter Boxing Day New Year's Eve St Patrick’s
decade 2000s eighties finals title metres tomorrow finished ended minutes 120 – — - , . ( ) / İ x é
"""
TEXTS = st.lists(
    st.tuples(st.sampled_from(PIECES.split()), st.sampled_from((" ", " ", " ", "", "-", "\n"))), max_size=12
).map(lambda pairs: "".join(word + gap for word, gap in pairs))


@pytest.mark.parametrize("kind", LOOKS)
@settings(max_examples=200, deadline=None)
@given(text=TEXTS, start=st.integers(0, 5))
@example(text="İİ 3 July 2018, İ 2-1, three", start=0)
def test_quick_look_passes_over_nothing(kind: str, text: str, start: int) -> None:
    pattern, first = LOOKS[kind]
    start = min(start, len(text))
    expected = [match.span() for match in pattern.finditer(text, start)]
    assert [match.span() for match in matches(pattern, first, text, start, len(text))] == expected


@pytest.mark.parametrize("kind", LOOKS)
def test_quick_look_takes_one_character(kind: str) -> None:
    pattern, first = LOOKS[kind]
    assert isinstance(pattern, regex.Pattern)
    assert isinstance(first, re.Pattern)
    assert all(found.end() - found.start() == 1 for found in first.finditer(" 3 July, 2-1, three, goalless"))
