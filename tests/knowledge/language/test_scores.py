"""What is a score line and what is none, however it is written."""

from __future__ import annotations

import pytest

from knowledge.language.scores import ScoreKind, find

GAME, SET, SHOOTOUT, AGGREGATE = ScoreKind.GAME, ScoreKind.SET, ScoreKind.SHOOTOUT, ScoreKind.AGGREGATE


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Leeds 2-1 Hull", [(2, 1, GAME)]),
        ("Leeds won 3:2.", [(3, 2, GAME)]),
        ("Kiel beat Lemgo 28:25", [(28, 25, GAME)]),
        ("1:0 (0:0)", [(1, 0, GAME), (0, 0, GAME)]),
        ("2-1 (1-1)", [(2, 1, GAME), (1, 1, GAME)]),
        ("6-7 (6/8) 6-2 7-6 (8/6) 6-2", [(6, 7, SET), (6, 2, SET), (7, 6, SET), (6, 2, SET)]),
        ("7-6(5) 6-4", [(7, 6, SET), (6, 4, SET)]),
        ("three goals to one", [(3, 1, GAME)]),
        ("a goalless draw", [(0, 0, GAME)]),
        ("after 120 goalless minutes", [(0, 0, GAME)]),
        ("5-4 on penalties", [(5, 4, SHOOTOUT)]),
        ("3-2 on aggregate", [(3, 2, AGGREGATE)]),
        ("at 19:45 or 7:30 pm", []),
        ("in 7:41.42 and 14:39", []),
        ("three tries to one", []),
        ("the 2004-05 season", []),
        ("Harmer took 6-88 for Essex", []),
        ("finished with figures of 5-113", []),
    ],
)
def test_score_lines(text: str, expected: list[tuple[int, int, ScoreKind]]) -> None:
    assert [(found.first, found.second, found.kind) for found in find(text)] == expected
