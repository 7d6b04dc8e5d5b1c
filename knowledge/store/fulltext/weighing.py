"""How well articles or passages of one segment fit what is looked for: BM25, as SQLite's full text has it."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from knowledge.store.fulltext.segments import Floats, Numbers, Places, Segment

_K1, _B = 1.2, 0.75
_LEAST = 1e-6
"""What a term that stands nearly everywhere still weighs."""


class Weighed(NamedTuple):
    """A term in one segment: where it stands, and how often, headings counted in with their weight."""

    numbers: Numbers
    often: Floats


class Found(NamedTuple):
    """What fits: numbers of passages or articles, their scores, and whether every group of terms stands there."""

    numbers: Numbers
    scores: npt.NDArray[np.float64]
    whole: npt.NDArray[np.bool_]


class _Scratch(threading.local):
    """Arrays as long as the longest segment, all zero between uses; a thread has its own."""

    def __init__(self) -> None:
        self.scores = np.zeros(0, dtype=np.float64)
        self.groups = np.zeros(0, dtype=np.int16)
        self.often = np.zeros(0, dtype=np.float32)

    def reach(self, size: int) -> None:
        if len(self.scores) < size:
            self.scores = np.zeros(size, dtype=np.float64)
            self.groups = np.zeros(size, dtype=np.int16)
            self.often = np.zeros(size, dtype=np.float32)


_scratch = _Scratch()


def passages_with(segment: Segment, words: Places, heads: Places, weight: float) -> Weighed:
    """The passages that have a term, or whose article has it in its heading."""
    if not len(heads.numbers):
        return Weighed(words.numbers, words.often)
    starts = segment.first[heads.numbers]
    counts = segment.first[heads.numbers + 1] - starts
    spread = np.arange(int(counts.sum())) + np.repeat(starts - np.cumsum(counts) + counts, counts)
    return _united(segment.passages, words, Places(spread, np.repeat(heads.often, counts)), weight)


def articles_with(segment: Segment, texts: Places, heads: Places, weight: float) -> Weighed:
    """The articles that have a term, in their text or heading."""
    if not len(heads.numbers):
        return Weighed(texts.numbers, texts.often)
    return _united(len(segment.versions), texts, heads, weight)


def rarity(having: int, total: int) -> float:
    """How much a term weighs that so many of all have."""
    return max(_LEAST, float(np.log((total - having + 0.5) / (having + 0.5))))


def weigh(lengths: Floats, average: float, groups: Iterable[Sequence[tuple[float, Weighed]]]) -> Found:
    """Score whatever has a term of any group; each term comes with its rarity."""
    scratch = _scratch
    scratch.reach(len(lengths))
    scores, matched = scratch.scores, scratch.groups
    touched: list[Numbers] = []
    number = 0
    for number, group in enumerate(groups, 1):
        for rare, (places, often) in group:
            norm = _K1 * (1 - _B + _B * lengths[places] / average)
            former = scores[places]
            touched.append(places[former == 0])
            scores[places] = former + rare * (often * (_K1 + 1) / (often + norm))
            before = matched[places]
            matched[places] = np.where(before == number - 1, number, before)
    numbers = np.concatenate(touched) if touched else np.zeros(0, dtype=np.int64)
    found = Found(numbers, scores[numbers], matched[numbers] == number)
    scores[numbers] = 0
    matched[numbers] = 0
    return found


def _united(size: int, one: Places, other: Places, weight: float) -> Weighed:
    scratch = _scratch
    scratch.reach(size)
    often = scratch.often
    often[one.numbers] = one.often
    fresh = other.numbers[often[other.numbers] == 0]
    often[other.numbers] += np.float32(weight) * other.often
    numbers = np.concatenate([one.numbers, fresh])
    found = often[numbers]
    often[numbers] = 0
    return Weighed(numbers, found)
