"""Who asks during a reload is answered, from a whole edition, and hardly later than at rest."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.benchmarks.reloading import Measured, measure


def judge(found: Measured) -> None:
    for asked in (found.rest, found.reload):
        assert (asked.unanswered, asked.mixed) == (0, 0)


def test_everybody_is_answered_from_a_whole_edition(tmp_path: Path) -> None:
    judge(measure(tmp_path, 30, warm=10, rested=20))


@pytest.mark.soak
def test_of_five_thousand_stories_the_reload_is_hardly_noticed(tmp_path: Path) -> None:
    found = measure(tmp_path)
    judge(found)
    assert found.ratio <= 2.0
