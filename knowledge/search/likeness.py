"""How alike what was typed and a name are, 0 to 100: words apart, in any order, misspelt, begun or run together."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

import numpy as np
from rapidfuzz.distance import OSA
from rapidfuzz.process import cdist

_PER_EDIT = 60.0
"""What an edit of every letter would cost: one in five letters costs 12."""
_OTHER_HEAD = 5.0
_UNTYPED = 10.0
"""What a name loses by its words that were not typed."""
_BEGUN, _WHOLE = 70.0, 25.0
"""What the beginning of a word is worth, and how much more the more of it is typed."""
_TURNED = 1.0
_SHORTEST = 4
"""Letters that a word needs to be taken for a misspelt one."""
_RUN_TOGETHER = 2.0


class Typed:
    """What was typed, ready to be compared with many names; folded words with single spaces between."""

    def __init__(self, query: str) -> None:
        self._words = query.split()
        self._letters = sum(map(len, self._words))
        self._joined = "".join(self._words)

    def like(self, names: Sequence[str], least: float = 0.0) -> list[float]:
        """The likeness of each name, folded as the query is; 0 for one that cannot reach the `least`."""
        if not self._words or not names:
            return [0.0] * len(names)
        split = [name.split() for name in names]
        columns: dict[str, int] = {}
        places = [[columns.setdefault(word, len(columns)) for word in words] for words in split]
        edits = cdist(self._words, list(columns), scorer=OSA.distance).tolist()
        alike = [
            [_alike(typed, word, int(count)) for word, count in zip(columns, row, strict=True)]
            for typed, row in zip(self._words, edits, strict=True)
        ]
        together = self._run_together(split)
        bound = self._at_most(alike, places)
        return [
            max(self._by_words(words, [[row[at] for at in own] for row in alike]), run) if most >= least else run
            for words, own, most, run in zip(split, places, bound, together, strict=True)
        ]

    def _at_most(self, alike: Sequence[Sequence[float]], places: Sequence[Sequence[int]]) -> list[float]:
        """What the words of each name could make at most, each word typed compared with the nearest of them."""
        starts = np.cumsum([0, *map(len, places[:-1])])
        nearest = np.maximum.reduceat(np.array(alike)[:, list(chain.from_iterable(places))], starts, axis=1)
        lengths = [len(word) for word in self._words]
        bound: list[float] = (np.dot(lengths, nearest) / self._letters).tolist()
        return bound

    def _by_words(self, words: Sequence[str], alike: Sequence[Sequence[float]]) -> float:
        free = dict.fromkeys(range(len(words)))
        found = total = 0.0
        last, turned = -1, False
        for row, typed in zip(alike, self._words, strict=True):
            at = max(free, key=row.__getitem__, default=None)
            if at is None or not row[at]:
                continue
            del free[at]
            total += row[at] * len(typed)
            found += len(words[at])
            turned, last = turned or at < last, at
        untold = 1 - found / sum(map(len, words))
        return max(0.0, total / self._letters - _UNTYPED * untold - _TURNED * turned)

    def _run_together(self, split: Sequence[Sequence[str]]) -> list[float]:
        """The likeness of all letters to those of each name, where either has spaces that could be wrong."""
        joined = ["".join(words) for words in split]
        edits = cdist([self._joined], joined, scorer=OSA.distance).tolist()[0]
        own = len(self._joined)
        return [
            100 - _PER_EDIT * count / longest - _RUN_TOGETHER
            if count <= (longest := max(len(name), own)) // 4 and (len(words) > 1 or len(self._words) > 1)
            else 0.0
            for words, name, count in zip(split, joined, edits, strict=True)
        ]


def _alike(typed: str, word: str, edits: int) -> float:
    if not edits:
        return 100.0
    longest = max(len(typed), len(word))
    likeness = 0.0
    if edits <= max(1, longest // 3) and min(len(typed), len(word)) >= _SHORTEST:
        likeness = 100 - _PER_EDIT * edits / longest - _OTHER_HEAD * (typed[0] != word[0])
    if word.startswith(typed):
        likeness = max(likeness, _BEGUN + _WHOLE * len(typed) / len(word))
    return likeness
