"""Numbers found by texts, of which only hashes are kept: eight bytes for each pair of the two."""

from __future__ import annotations

import hashlib
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

_BITS = 64
_KEPT = 32
"""Bits of a hash that are kept beside those that tell the bucket."""
_IN_A_BUCKET = 8
"""Pairs in one bucket, about."""


class Hashed(NamedTuple):
    """The numbers of all texts, in buckets by the first bits of the hash.

    `starts` tells where each bucket begins, `rests` are the bits that follow, ascending in a bucket, `numbers` what
    belongs to each. Two texts are taken for one about once in 2**50 at a million names.
    """

    starts: npt.NDArray[np.uint32]
    rests: npt.NDArray[np.uint32]
    numbers: npt.NDArray[np.uint32]

    @classmethod
    def of(cls, hashes: npt.NDArray[np.uint64], numbers: npt.NDArray[np.uint32]) -> Hashed:
        """The numbers by the hashes of their texts; those of one text ascend."""
        bits = max(1, (len(hashes) // _IN_A_BUCKET).bit_length())
        order = np.lexsort((numbers, hashes))
        hashes = hashes[order]
        buckets = (hashes >> np.uint64(_BITS - bits)).astype(np.int64)
        starts = np.searchsorted(buckets, np.arange((1 << bits) + 1))
        rests = (hashes >> np.uint64(_BITS - bits - _KEPT)).astype(np.uint32)
        return cls(starts.astype(np.uint32), rests, numbers[order])

    def find(self, text: str) -> npt.NDArray[np.uint32]:
        """The numbers of a text, ascending."""
        bits = (len(self.starts) - 1).bit_length() - 1
        wanted = hash_of(text)
        bucket = wanted >> (_BITS - bits)
        rest = np.uint32(wanted >> (_BITS - bits - _KEPT) & 0xFFFFFFFF)
        first, past = int(self.starts[bucket]), int(self.starts[bucket + 1])
        here = self.rests[first:past]
        return self.numbers[first + here.searchsorted(rest) : first + here.searchsorted(rest, side="right")]


def hash_of(text: str) -> int:
    """The hash of a text, of 64 bits, the same in every process."""
    return int.from_bytes(hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=8).digest(), "little")
