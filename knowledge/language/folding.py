"""The form in which words are compared. Imports nothing of the house, so that every room may use it."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import lru_cache

_KINDS = {
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


_SHORT = 64
"""Characters up to which a folded form is kept."""
KEPT = 16_384
"""Forms that are kept, of words, names and chunks of text: more would save hardly any work."""


def fold(text: str) -> str:
    """Casefolded, accent-free, one kind of dash and quote, single spaces: `Kråkhaug  Ødegård` → `krakhaug odegard`."""
    return _kept(text) if len(text) <= _SHORT else _fold(text)


def _fold(text: str) -> str:
    folded = _replaced(text.casefold(), _KINDS)
    if not folded.isascii():
        folded = unicodedata.normalize("NFKD", folded)
        folded = _replaced(folded, {c: "" for c in set(folded) if unicodedata.combining(c)})
    return " ".join(folded.split())


def _replaced(text: str, others: Mapping[str, str]) -> str:
    """A text with some of its characters replaced: they are few, so that this takes a fraction of `translate`."""
    for one in others.keys() & set(text):
        text = text.replace(one, others[one])
    return text


_kept = lru_cache(maxsize=KEPT)(_fold)
