"""Whether what happens on a day is over or still to come."""

from __future__ import annotations

import pytest

from knowledge.language.dates import Tense, find
from knowledge.language.folding import fold
from knowledge.language.tenses import tense
from knowledge.language.tokens import tokens

TOLD: list[tuple[str, Tense]] = [
    ("On Saturday they face Ghent.", "future"),
    ("On Saturday they lost to Ghent.", "past"),
    ("They lost to Ghent on Saturday.", "past"),
    ("They play Ghent on Saturday.", "future"),
    ("They will be without him on Saturday.", "future"),
    ("The match will be played on Saturday.", "future"),
    ("The match was played on Saturday.", "past"),
    ("He hopes to play on Saturday.", "future"),
    ("She did not play on Saturday.", "past"),
    ("She won't play on Saturday.", "future"),
    ("She won on Saturday.", "past"),
    ("He has been out since Saturday.", "past"),
    ("He returns on Saturday.", "future"),
    ("They beat Ghent and travel to Bruges on Saturday.", "future"),
    ("They travel to Bruges after they beat Ghent on Saturday.", "past"),
    ("He was dropped after Saturday's match.", "past"),
    ("He is fit ahead of Saturday's match.", "future"),
    ("He is sore from Saturday's defeat.", "past"),
    ("It has been put off until Saturday.", "future"),
    ("He is expected on Saturday.", "future"),
    ("Saturday's 2-1 win in Ghent was their third.", "past"),
    ("He drove there to watch them play on Saturday.", "past"),
    ("He broke the record with a run of 6.44 in Oslo on Saturday.", "past"),
    ("Scenes from a full ground, Saturday.", None),
]


@pytest.mark.parametrize(("text", "wanted"), TOLD)
def test_tense(text: str, wanted: Tense) -> None:
    found = tokens(text)
    date = find(text)[0]
    first = next(at for at, token in enumerate(found) if token.end > date.start)
    past = next((at for at, token in enumerate(found) if token.start >= date.end), len(found))
    assert tense([fold(token.text) for token in found], first, past) == wanted
