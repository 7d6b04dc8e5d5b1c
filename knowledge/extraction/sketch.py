"""What is known of a person so far."""

from __future__ import annotations

from dataclasses import dataclass, field

from knowledge.model import Evidence


@dataclass(slots=True)
class Sketch:
    """What is known of a person so far; `team` is an index into the names."""

    role: str | None = None
    trust: int = 0
    team: int | None = None
    nationality: str | None = None
    age: int | None = None
    evidence: list[Evidence] = field(default_factory=list)
    heads: set[str] = field(default_factory=set)
