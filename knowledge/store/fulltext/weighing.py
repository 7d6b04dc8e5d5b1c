"""How well articles or passages of one segment fit what is looked for: BM25, as SQLite's full text has it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from knowledge.store.fulltext.segments import Floats, Numbers, Places, Segment

Scores = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]

_K1, _B = 1.2, 0.75
_GROUP = 65_536.0
"""More than any score; a power of two, so that it takes nothing from their exactness."""
_MUCH = 4
"""To look a place up in a term costs as much as to read so many places of it."""
_LEAST = 1e-6
"""What a term that stands nearly everywhere still weighs."""


class Weighed(NamedTuple):
    """A term in one segment: where it stands, ascending; how much it fits there, its rarity not counted in; at most."""

    numbers: Numbers
    fit: Floats
    most: float


Group = Sequence[tuple[float, Weighed]]
"""What is looked for as one: terms, each with its rarity."""


class Found(NamedTuple):
    """What fits: numbers of passages or articles, their scores, and whether every group of terms stands there."""

    numbers: Numbers
    scores: Scores
    whole: Flags


class _Scratch(threading.local):
    """Arrays as long as the longest segment, all zero between uses; a thread has its own."""

    def __init__(self) -> None:
        self.scores = np.zeros(0, dtype=np.float64)
        self.counted = np.zeros(0, dtype=np.int16)
        self.often = np.zeros(0, dtype=np.float32)

    def reach(self, size: int) -> None:
        if len(self.scores) < size:
            self.scores = np.zeros(size, dtype=np.float64)
            self.counted = np.zeros(size, dtype=np.int16)
            self.often = np.zeros(size, dtype=np.float32)


_scratch = _Scratch()


def passages_with(segment: Segment, words: Places, heads: Places, weight: float, average: float) -> Weighed:
    """The passages that have a term, or whose article has it in its heading."""
    if len(heads.numbers):
        starts = segment.first[heads.numbers]
        counts = segment.first[heads.numbers + 1] - starts
        spread = np.arange(int(counts.sum())) + np.repeat(starts - np.cumsum(counts) + counts, counts)
        words = _united(segment.passages, words, Places(spread, np.repeat(heads.often, counts)), weight)
    return _weighed(words, segment.passage_lengths, average)


def articles_with(segment: Segment, texts: Places, heads: Places, weight: float, average: float) -> Weighed:
    """The articles that have a term, in their text or heading."""
    if len(heads.numbers):
        texts = _united(len(segment.versions), texts, heads, weight)
    return _weighed(texts, segment.article_lengths, average)


def rarity(having: int, total: int) -> float:
    """How much a term weighs that so many of all have."""
    return max(_LEAST, float(np.log((total - having + 0.5) / (having + 0.5))))


def weigh(size: int, groups: Sequence[Group], limit: int, visible: Callable[[Numbers], Flags] | None = None) -> Found:
    """Score whatever of `size` passages or articles has a term of any group, at least the best `limit` of them.

    Groups come with the rarest first, each term with its rarity; `visible` tells which places count, else all do. Once
    nothing that has but terms left to read can be among the best, what has been found is looked up in those instead of
    reading them (MaxScore: Turtle and Flood 1995).
    """
    summed = _Summed(np.zeros(0, dtype=np.int64), np.zeros(0))
    most = [sum(rare * term.most for rare, term in group) for group in groups]
    for number, group in enumerate(groups):
        rest = groups[number:]
        if _MUCH * len(summed.numbers) < sum(len(term.numbers) for some in rest for _, term in some):
            best = _best(summed, number, limit, sum(most[number:]), visible)
            if best is not None:
                return _told(_looked_up(best, rest), len(groups), visible)
        summed = _added(size, summed, group)
    return _told(summed, len(groups), visible)


class _Summed(NamedTuple):
    """Places with the sums of their scores, where every group that stands there adds `_GROUP`: so it tells both."""

    numbers: Numbers
    sums: Scores


def _added(size: int, summed: _Summed, group: Group) -> _Summed:
    """The sums with what a group adds, also in places where nothing stood before."""
    if not len(summed.numbers) and len(group) == 1:
        ((rare, (places, fit, _)),) = group
        return _Summed(places, (rare * fit).astype(np.float64) + _GROUP)
    _scratch.reach(size)
    scores, counted = _scratch.scores, _scratch.counted
    scores[summed.numbers] = summed.sums
    touched = [summed.numbers]
    for rare, (places, fit, _) in group:
        former = scores[places]
        touched.append(places[former == 0])
        if len(group) == 1:
            scores[places] = former + rare * fit + _GROUP
        else:
            scores[places] = former + rare * fit + _GROUP * (counted[places] == 0)
            counted[places] = 1
    numbers = np.concatenate(touched)
    sums = scores[numbers]
    scores[numbers] = 0
    counted[numbers] = 0
    return _Summed(numbers, sums)


def _best(
    summed: _Summed, groups: int, limit: int, most: float, visible: Callable[[Numbers], Flags] | None
) -> _Summed | None:
    """What may be among the best if the groups left give `most`; None while something new might be as well."""
    if len(summed.numbers) < limit:
        return None
    stand = np.floor(summed.sums / _GROUP)
    scores = summed.sums - stand * _GROUP
    counting = scores if visible is None else scores[visible(summed.numbers)]
    if len(counting) < limit:
        return None
    least = np.partition(counting, len(counting) - limit)[len(counting) - limit]
    if least <= most:
        return None
    kept = (scores + most >= least) | (stand == groups)
    return _Summed(summed.numbers[kept], summed.sums[kept])


def _looked_up(found: _Summed, groups: Sequence[Group]) -> _Summed:
    """The sums with what more groups add to them."""
    numbers, sums = found
    for group in groups:
        lacking = np.ones(len(numbers), dtype=np.bool_)
        for rare, (places, fit, _) in group:
            if not len(places):
                continue
            at = np.minimum(np.searchsorted(places, numbers), len(places) - 1)
            here = places[at] == numbers
            sums = sums + np.where(here, rare * fit[at], np.float32(0)) + _GROUP * (here & lacking)
            lacking &= ~here
    return _Summed(numbers, sums)


def _told(found: _Summed, groups: int, visible: Callable[[Numbers], Flags] | None) -> Found:
    if visible is not None:
        counts = visible(found.numbers)
        found = _Summed(found.numbers[counts], found.sums[counts])
    stand = np.floor(found.sums / _GROUP)
    return Found(found.numbers, found.sums - stand * _GROUP, stand == groups)


def _weighed(places: Places, lengths: Floats, average: float) -> Weighed:
    norm = _K1 * (1 - _B + _B * lengths[places.numbers] / np.float32(average))
    fit: Floats = (places.often * (_K1 + 1) / (places.often + norm)).astype(np.float32, copy=False)
    return Weighed(places.numbers, fit, float(np.max(fit, initial=0.0)))


def _united(size: int, one: Places, other: Places, weight: float) -> Places:
    _scratch.reach(size)
    often = _scratch.often
    often[one.numbers] = one.often
    fresh = other.numbers[often[other.numbers] == 0]
    often[other.numbers] += np.float32(weight) * other.often
    numbers = np.sort(np.concatenate([one.numbers, fresh]), kind="stable")
    found = often[numbers]
    often[numbers] = 0
    return Places(numbers, found)
