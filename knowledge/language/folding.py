"""The form in which words are compared. Imports nothing of the house, so that every room may use it."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_KINDS = str.maketrans(
    {
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **dict.fromkeys("‘’‚‛′`´", "'"),
        **dict.fromkeys("“”„‟″«»", '"'),
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "ł": "l",
        "ı": "i",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
    }
)


_SHORT = 64
"""Characters up to which a folded form is kept."""


def fold(text: str) -> str:
    """Casefolded, accent-free, one kind of dash and quote, single spaces: `Kråkhaug  Ødegård` → `krakhaug odegard`."""
    return _kept(text) if len(text) <= _SHORT else _fold(text)


def _fold(text: str) -> str:
    folded = text.casefold().translate(_KINDS)
    if not folded.isascii():
        folded = "".join(c for c in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(c))
    return " ".join(folded.split())


_kept = lru_cache(maxsize=65_536)(_fold)
