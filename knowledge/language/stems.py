"""The stem under which forms of a word meet."""

from __future__ import annotations

from functools import lru_cache

import Stemmer

from knowledge.language.folding import KEPT, fold

_ENGLISH = Stemmer.Stemmer("english")


@lru_cache(maxsize=KEPT)
def stem(word: str) -> str:
    """Snowball's English stem of a folded word: `penalties` → `penalti`."""
    return str(_ENGLISH.stemWord(fold(word)))
