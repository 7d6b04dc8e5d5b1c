"""Who is told of what the desk does: how often and how well, never what was asked."""

from __future__ import annotations

from typing import Protocol


class Watch(Protocol):
    """Counts what happens. Called from many threads."""

    def asked(self, kind: str, outcome: str) -> None:
        """A free question of a kind ("score", "who", …) was answered, unknown or to be clarified."""

    def reloaded(self, outcome: str, seconds: float) -> None:
        """A reload was published or refused, after so long."""


class Unwatched:
    """Where nobody counts."""

    def asked(self, kind: str, outcome: str) -> None:
        """Let it pass."""

    def reloaded(self, outcome: str, seconds: float) -> None:
        """Let it pass."""
