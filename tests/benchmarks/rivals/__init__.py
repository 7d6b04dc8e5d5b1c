"""Ways to find names and sentences that others offer, each behind the same two methods, to be compared with ours."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol


class Rival(Protocol):
    """A way to find lines of text."""

    def build(self, lines: Sequence[str]) -> None:
        """Take in the lines."""

    def ask(self, typed: str) -> list[str]:
        """The ten lines that fit best, the best first."""


Make = Callable[[], Rival]
FOUND = 10
