"""What the tests of answering share: stories of our own, asked through the public face."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from knowledge import Knowledge

STORIES = Path(__file__).parent / "stories"


@pytest.fixture(scope="package")
def knowledge() -> Iterator[Knowledge]:
    with Knowledge.open("sqlite:///:memory:", STORIES) as opened:
        assert not opened.reload().problems
        yield opened
