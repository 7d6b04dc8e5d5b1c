"""Numbers found by texts, of which only hashes are kept: eight bytes for each pair of the two."""

from __future__ import annotations

import hashlib
from bisect import bisect_left, bisect_right
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

_BITS = 64
_KEPT = 32
"""Bits of a hash that are kept beside those that tell the bucket."""
_IN_A_BUCKET = 8
"""Pairs in one bucket, about."""


Numbers = npt.NDArray[np.uint32]


class Buckets(NamedTuple):
    """The numbers of all texts, in buckets by the first bits of the hash.

    `starts` tells where each bucket begins, `rests` are the bits that follow, ascending in a bucket, `numbers` what
    belongs to each. Two texts are taken for one about once in 2**50 at a million names.
    """

    starts: Numbers
    rests: Numbers
    numbers: Numbers

    @classmethod
    def of(cls, hashes: npt.NDArray[np.uint64], numbers: Numbers) -> Buckets:
        """The numbers by the hashes of their texts; those of one text ascend."""
        bits = max(1, (len(hashes) // _IN_A_BUCKET).bit_length())
        order = np.lexsort((numbers, hashes))
        hashes = hashes[order]
        buckets = (hashes >> np.uint64(_BITS - bits)).astype(np.int64)
        starts = np.searchsorted(buckets, np.arange((1 << bits) + 1))
        rests = (hashes >> np.uint64(_BITS - bits - _KEPT)).astype(np.uint32)
        return cls(starts.astype(np.uint32), rests, numbers[order])


class Hashed:
    """Finds numbers in buckets: these are read one by one, at which memory views are three times as quick as numpy."""

    def __init__(self, buckets: Buckets) -> None:
        self._starts, self._rests, self._numbers = (memoryview(array.data) for array in buckets)
        self._bits = (len(buckets.starts) - 1).bit_length() - 1

    def find(self, text: str, most: int | None = None) -> list[int]:
        """The numbers of a text, ascending, the first so many."""
        wanted = hash_of(text)
        bucket = wanted >> (_BITS - self._bits)
        rest = wanted >> (_BITS - self._bits - _KEPT) & 0xFFFFFFFF
        first, past = self._starts[bucket], self._starts[bucket + 1]
        first = bisect_left(self._rests, rest, first, past)
        if first == past or self._rests[first] != rest:
            return []
        return self._numbers[first : bisect_right(self._rests, rest, first, past)][:most].tolist()


def hash_of(text: str) -> int:
    """The hash of a text, of 64 bits, the same in every process."""
    return int.from_bytes(hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=8).digest(), "little")
