"""How well articles or passages of one segment fit what is looked for: BM25, as SQLite's full text has it."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from knowledge.store.fulltext.segments import Floats, Numbers, Places, Segment

_K1, _B = 1.2, 0.75
_GROUP = 65_536.0
"""More than any score; a power of two, so that it takes nothing from their exactness."""
_LEAST = 1e-6
"""What a term that stands nearly everywhere still weighs."""


class Weighed(NamedTuple):
    """A term in one segment: where it stands, and how much it fits there, its rarity not counted in."""

    numbers: Numbers
    fit: Floats


class Found(NamedTuple):
    """What fits: numbers of passages or articles, their scores, and whether every group of terms stands there."""

    numbers: Numbers
    scores: npt.NDArray[np.float64]
    whole: npt.NDArray[np.bool_]


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


def weigh(size: int, groups: Sequence[Sequence[tuple[float, Weighed]]]) -> Found:
    """Score whatever of `size` passages or articles has a term of any group; each term comes with its rarity.

    While scores are summed up, every group that stands there adds `_GROUP`: so one array tells both.
    """
    _scratch.reach(size)
    scores, counted = _scratch.scores, _scratch.counted
    touched: list[Numbers] = []
    for number, group in enumerate(groups, 1):
        for rare, (places, fit) in group:
            former = scores[places]
            touched.append(places[former == 0])
            if len(group) == 1:
                scores[places] = former + _GROUP + rare * fit
            else:
                fresh = counted[places] != number
                counted[places] = number
                scores[places] = former + rare * fit + _GROUP * fresh
    numbers = np.concatenate(touched) if touched else np.zeros(0, dtype=np.int64)
    told = scores[numbers]
    scores[numbers] = 0
    counted[numbers] = 0
    stand = np.floor(told / _GROUP)
    return Found(numbers, told - stand * _GROUP, stand == len(groups))


def _weighed(places: Places, lengths: Floats, average: float) -> Weighed:
    norm = _K1 * (1 - _B + _B * lengths[places.numbers] / np.float32(average))
    return Weighed(places.numbers, (places.often * (_K1 + 1) / (places.often + norm)).astype(np.float32))


def _united(size: int, one: Places, other: Places, weight: float) -> Places:
    _scratch.reach(size)
    often = _scratch.often
    often[one.numbers] = one.often
    fresh = other.numbers[often[other.numbers] == 0]
    often[other.numbers] += np.float32(weight) * other.often
    numbers = np.concatenate([one.numbers, fresh])
    found = often[numbers]
    often[numbers] = 0
    return Places(numbers, found)
