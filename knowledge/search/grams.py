"""Which strings share most runs of three letters with a query: found fast among very many."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.int64]

POSTINGS = 24_000
"""How many places of its grams one query reads; its rarest grams come first."""
_BUCKETS = 1 << 20
_END = 10
"""The line feed, which stands in no string."""


class Grams:
    """An index over strings of folded words with single spaces between. `weights` decide among equally near ones."""

    def __init__(self, strings: Sequence[str], weights: Sequence[int]) -> None:
        text = np.frombuffer("\n".join(map(_padded, strings)).encode("utf-32-le"), dtype="<u4").astype(np.int64)
        owners = np.cumsum(text == _END)
        grams, kept = _grams(text)
        pairs = np.unique(grams * (len(strings) + 1) + owners[kept]) if len(grams) else grams
        self._owners = (pairs % (len(strings) + 1)).astype(np.int32)
        self._starts = np.searchsorted(pairs // (len(strings) + 1), np.arange(_BUCKETS + 1)).astype(np.int64)
        self._sizes = np.bincount(self._owners, minlength=len(strings)).astype(np.float32)
        self._weights = np.minimum(np.asarray(weights, dtype=np.float32), 1000) / 1e5

    def nearest(self, query: str, limit: int, only: npt.NDArray[np.bool_] | None = None) -> list[int]:
        """Up to `limit` numbers of strings that share most grams with the query, in no order; `only` narrows them."""
        grams, _ = _grams(np.frombuffer(_padded(query).encode("utf-32-le"), dtype="<u4").astype(np.int64))
        if not len(grams) or not len(self._owners):
            return []
        shared = np.zeros(len(self._sizes), dtype=np.float32)
        left, read = POSTINGS, 0
        grams = np.unique(grams)
        lengths = self._starts[grams + 1] - self._starts[grams]
        for at in np.argsort(lengths, kind="stable"):
            length = int(lengths[at])
            if not length:
                continue
            if read and length > left:
                break
            shared[self._owners[self._starts[grams[at]] : self._starts[grams[at]] + length]] += 1
            left -= length
            read += 1
        if only is not None:
            shared[~only] = 0
        found = np.flatnonzero(shared)
        likeness = shared[found] - 0.5 * shared[found] * (1 - shared[found] / self._sizes[found]) + self._weights[found]
        if len(found) > limit:
            found = found[np.argpartition(-likeness, limit)[:limit]]
        return [int(number) for number in found]


def _padded(string: str) -> str:
    """Two spaces before every word and one behind: its beginning counts more than its end."""
    return f"  {string.replace(' ', '   ')} "


def _grams(text: Numbers) -> tuple[Numbers, Numbers]:
    """The gram that begins at each place, as a bucket's number, and these places; none across strings or words."""
    if len(text) < 3:
        return text[:0], text[:0]
    one, two, three = text[:-2], text[1:-1], text[2:]
    within = (one != _END) & (two != _END) & (three != _END) & (three != 32) | (one != 32) & (two != 32) & (three == 32)
    kept = np.flatnonzero(within & (one != _END) & (two != _END))
    mixed = (one[kept] * 1_000_003 + two[kept]) * 1_000_003 + three[kept]
    mixed ^= mixed >> 21
    return (mixed * 0x9E3779B1 >> 7) & (_BUCKETS - 1), kept
