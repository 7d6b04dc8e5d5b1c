"""What a correction does, before and after, to be looked at."""

from __future__ import annotations

from collections.abc import Iterator

from knowledge.correcting.records import Effect
from knowledge.model import Analysis, AnyFact, Name, Story

_Told = tuple[Story | None, Analysis | None]


def effects(key: str, before: _Told, after: _Told) -> Iterator[Effect]:
    """Where a story in service differs from before: itself, its facts, its names."""
    story, fixed = before[0], after[0]
    if story is None or fixed is None:
        if story is not fixed:
            yield Effect(key, story, fixed)
        return
    if (story.title, story.published) != (fixed.title, fixed.published):
        yield Effect(key, story, fixed)
    was, now = before[1] or Analysis(key), after[1] or Analysis(key)
    yield from (Effect(key, *pair) for pair in _facts(was, now))
    yield from (Effect(key, *pair) for pair in _names(was, now))


def _facts(was: Analysis, now: Analysis) -> Iterator[tuple[AnyFact | None, AnyFact | None]]:
    gone = [fact for fact in was.facts if fact not in now.facts]
    new = [fact for fact in now.facts if fact not in was.facts]
    for fact in gone:
        other = next((one for one in new if type(one) is type(fact) and one.evidence[0] == fact.evidence[0]), None)
        if other is not None:
            new.remove(other)
        yield fact, other
    yield from ((None, fact) for fact in new)


def _names(was: Analysis, now: Analysis) -> Iterator[tuple[Name | None, Name | None]]:
    gone = [name for name in was.names if name not in now.names]
    new = [name for name in now.names if name not in was.names]
    for name in gone:
        other = next((one for one in new if {one.canonical, *one.aliases} & {name.canonical, *name.aliases}), None)
        if other is not None and other.canonical == name.canonical:
            new.remove(other)
        yield name, other
    yield from ((None, name) for name in new if not any(name.canonical in one.aliases for one in gone))
