"""Reading costs in step with a file's size, whatever it holds."""

from __future__ import annotations

import time
from contextlib import suppress

import pytest

from knowledge.reading import ReadingError, read

SMALL, LARGE = 10_000, 40_000


def cost(text: str, key: str) -> float:
    began = time.process_time()
    with suppress(ReadingError):
        read(text.encode(), key)
    return time.process_time() - began


@pytest.mark.parametrize("key", ["a.txt", "a.md"])
@pytest.mark.parametrize(
    "part",
    [
        "w",
        "word ",
        "a, ",
        "[",
        "![",
        "*",
        "* ",
        "_a",
        "`",
        "# ",
        "#",
        "> ",
        "<!-- a -->",
        "<p>",
        "(",
        "\n\n",
        "- ",
        "—",
        "@",
    ],
)
def test_reading_is_linear(part: str, key: str) -> None:
    sizes = [("# Head\n\n" if key == "a.md" else "") + part * (size // len(part)) + " end" for size in (SMALL, LARGE)]
    small = min(cost(sizes[0], key) for _ in range(2))
    assert cost(sizes[1], key) < 16 * max(small, 0.02)
