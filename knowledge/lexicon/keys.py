"""The form under which the lexicon finds a name, however its marks are set."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from knowledge.language.folding import fold

_WORD = re.compile(r"[^\W_]+")


_SHORTEST = 3
"""Letters and marks of a name that is never told without its apostrophe: "U's" is not "us"."""


@lru_cache(maxsize=8_192)
def parts(text: str) -> tuple[str, ...]:
    """The bare words of a text: `Brighton & Hove Albion` → `brighton and hove albion`, `Lord's` → `lord s`."""
    return tuple(_WORD.findall(fold(text).replace("&", " and ")))


def key(text: str) -> str:
    """The bare words of a text, joined by single spaces."""
    return " ".join(parts(text))


def keys(name: str) -> Iterator[str]:
    """The keys of a name, as people write it: also without its apostrophes, and with Saint for St."""
    words = parts(name)
    yield " ".join(words)
    folded = fold(name)
    if "'" in folded and len(folded) > _SHORTEST:
        yield key(folded.replace("'", ""))
    if words and words[0] in {"st", "saint"}:
        yield " ".join(("saint" if words[0] == "st" else "st", *words[1:]))
