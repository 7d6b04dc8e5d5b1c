"""Putting what many facts say into one: evidence joined, what is missing taken from whichever tells it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import TypeVar

from knowledge.model import AnyFact, Evidence, Merged
from knowledge.reconciling.copies import independent

T = TypeVar("T")


def story_of(fact: AnyFact) -> str:
    """The key of the story that a fact, as extracted, comes from."""
    return fact.evidence[0].story


def joined(facts: Iterable[AnyFact]) -> tuple[Evidence, ...]:
    """The evidence of all the facts: first each one's best, then the rest, nothing twice."""
    listed = list(facts)
    firsts = [fact.evidence[0] for fact in listed]
    rest = [piece for fact in listed for piece in fact.evidence[1:]]
    return tuple(dict.fromkeys((*firsts, *rest)))


def first(values: Iterable[T | None]) -> T | None:
    """The first value that is known."""
    return next((value for value in values if value is not None), None)


def commonest(values: Iterable[tuple[Hashable, str]], copies: Mapping[str, int]) -> Hashable | None:
    """Of (value, story key), the value that most independent stories tell; the earliest of equals; None of none."""
    tellers: dict[Hashable, set[int | str]] = {}
    for value, story in values:
        tellers.setdefault(value, set()).add(copies.get(story, story))
    counts = Counter({value: len(told) for value, told in tellers.items()})
    return counts.most_common(1)[0][0] if counts else None


def confidence(facts: Sequence[AnyFact], copies: Mapping[str, int]) -> float:
    """How sure facts of several stories are together: each independent story takes away part of the doubt."""
    best: dict[int | str, float] = {}
    for fact in facts:
        voice = copies.get(story_of(fact), story_of(fact))
        best[voice] = max(best.get(voice, 0.0), fact.confidence)
    doubt = 1.0
    for sure in best.values():
        doubt *= 1.0 - sure
    return max(*best.values(), round(1.0 - doubt, 6))


def merged(
    fact: AnyFact, agreeing: Sequence[AnyFact], copies: Mapping[str, int], differs: Sequence[AnyFact] = ()
) -> Merged:
    """The one view of facts that agree, and of those that say otherwise."""
    stories = tuple(dict.fromkeys(story_of(each) for each in agreeing))
    return Merged(fact=fact, stories=stories, independent=max(1, independent(stories, copies)), differs=tuple(differs))


def buckets(items: Iterable[T], by: Callable[[T], Hashable]) -> list[list[T]]:
    """The items that share a key, in the order in which their keys first come."""
    found: dict[Hashable, list[T]] = {}
    for item in items:
        found.setdefault(by(item), []).append(item)
    return list(found.values())
