"""What moderators have set in a report holds in the joined fact, however many stories say otherwise."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar

from msgspec.structs import replace

from knowledge.model import Fact, Match

F = TypeVar("F", bound=Fact)
_OUTCOME = ("winner", "drawn", "derived", "steps")
_SETS = {
    "side 1": ("sides",),
    "side 2": ("sides",),
    "score": ("score", "played", *_OUTCOME),
    "winner": _OUTCOME,
    "played": ("played", "score", *_OUTCOME),
    "half time": ("half_time",),
    "date": ("when",),
}
"""What a field that people set changes in a fact, where that goes by another name or is more than one thing."""


def as_set(fact: F, reports: Sequence[F]) -> F:
    """The joined fact with what has been set in any of its reports; of two that set the same, the last holds."""
    for report in reports:
        names = {name for field in report.corrected for name in _SETS.get(field, (field,))}
        changes: dict[str, Any] = {name: getattr(report, name) for name in names}
        if isinstance(fact, Match) and isinstance(report, Match) and names & {"sides", "winner"}:
            # The winner goes by its place: another report calls the sides otherwise.
            says = report if "winner" in names else fact
            sides = report.sides if "sides" in names else fact.sides
            changes["winner"] = sides[says.sides.index(says.winner)] if says.winner else None
        fact = replace(fact, **changes) if changes else fact
    return fact
