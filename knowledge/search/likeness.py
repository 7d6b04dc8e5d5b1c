"""How alike what was typed and a name are, 0 to 100: words apart, in any order, misspelt, begun or run together."""

from __future__ import annotations

from collections.abc import Sequence

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

    def like(self, names: Sequence[str]) -> list[float]:
        """The likeness of each name, folded as the query is."""
        if not self._words or not names:
            return [0.0] * len(names)
        split = [name.split() for name in names]
        vocabulary = list(dict.fromkeys(word for words in split for word in words))
        edits = cdist(self._words, vocabulary, scorer=OSA.distance).tolist()
        column = {word: number for number, word in enumerate(vocabulary)}
        alike = [
            [_alike(typed, word, int(edits[row][column[word]])) for word in vocabulary]
            for row, typed in enumerate(self._words)
        ]
        joined = ["".join(words) for words in split]
        together = cdist([self._joined], joined, scorer=OSA.distance).tolist()[0]
        return [
            max(
                self._by_words(words, [[row[column[word]] for word in words] for row in alike]),
                self._run_together(run, int(edits_of_all)) if len(words) > 1 or len(self._words) > 1 else 0.0,
            )
            for words, run, edits_of_all in zip(split, joined, together, strict=True)
        ]

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

    def _run_together(self, name: str, edits: int) -> float:
        longest = max(len(name), len(self._joined))
        return 100 - _PER_EDIT * edits / longest - _RUN_TOGETHER if edits <= longest // 4 else 0.0


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
