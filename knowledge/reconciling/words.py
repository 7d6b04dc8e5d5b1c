"""How facts of different stories are compared: folded words, heads and tails, runs of words."""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence
from functools import lru_cache

from knowledge.language.folding import fold

_WORD = re.compile(r"\w+")


@lru_cache(maxsize=8_192)
def key(text: str) -> str:
    """The folded words of a text, single spaces between: equal for what differs in case, accents and marks only."""
    return " ".join(_WORD.findall(fold(text)))


def words(text: str) -> list[str]:
    """The folded words of a text, in order."""
    return _WORD.findall(fold(text))


def same_name(one: str, other: str) -> bool:
    """Whether two names are equal, or one is the head or the tail of the other ("Kagawa", "Shinji Kagawa")."""
    a, b = key(one), key(other)
    if not a or not b:
        return False
    longer, shorter = (a, b) if len(a) >= len(b) else (b, a)
    return longer == shorter or longer.startswith(shorter + " ") or longer.endswith(" " + shorter)


def shingles(text: str, size: int) -> frozenset[int]:
    """Hashes of all runs of `size` words; of a shorter text its one run."""
    return runs(words(text), size)


def runs(parts: Sequence[str], size: int) -> frozenset[int]:
    """Hashes of all runs of `size` of the words given; of fewer words their one run; stable between processes."""
    if not parts:
        return frozenset()
    last = max(1, len(parts) - size + 1)
    return frozenset(zlib.crc32(" ".join(parts[at : at + size]).encode()) for at in range(last))


def overlap(one: frozenset[int], other: frozenset[int]) -> float:
    """The share of the smaller set that the larger one holds, 0 to 1."""
    smaller = min(len(one), len(other))
    return len(one & other) / smaller if smaller else 0.0
