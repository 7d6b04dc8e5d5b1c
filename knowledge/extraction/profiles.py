"""Who somebody is, as a story gives it: one profile a person."""

from __future__ import annotations

from knowledge.extraction.context import Context
from knowledge.model import NameKind, Profile

LONGEST_ROLE = 120
"""Characters."""
EVIDENCES = 4


def find(context: Context) -> list[Profile]:
    """The profiles of all persons named, in the order of their first place."""
    order = dict.fromkeys(m.name for m in context.mentions if context.kind(m) is NameKind.PERSON)
    return [profile for person in order if (profile := _profile(context, person)) is not None]


def _profile(context: Context, person: int) -> Profile | None:
    sketch = context.sketches.get(person)
    if sketch is None or not sketch.evidence:
        return None
    team = None if sketch.team is None else context.names[sketch.team].canonical
    role = sketch.role if sketch.role and len(sketch.role) <= LONGEST_ROLE else None
    return Profile(
        name=context.names[person].canonical,
        role=role,
        team=team,
        age=sketch.age,
        nationality=sketch.nationality,
        evidence=tuple(dict.fromkeys(sketch.evidence))[:EVIDENCES],
        confidence=0.9 if role else 0.8,
    )
