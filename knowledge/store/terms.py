"""The words a text is found by: folded, stemmed, without stop words; the same for stories and questions."""

from __future__ import annotations

import re
from collections.abc import Iterable
from importlib.resources import files

from knowledge.language.folding import fold
from knowledge.language.stems import stem

_WORD = re.compile(r"[^\W_]+")
_LONGEST = 64
"""Letters of a word that count: databases index no endless ones."""
STOP_WORDS = frozenset(files(__package__).joinpath("stop_words.txt").read_text(encoding="utf-8").split())


def terms(text: str) -> list[str]:
    """The terms of a text, in its order, repetitions included."""
    return [stem(word[:_LONGEST]) for word in _WORD.findall(fold(text)) if word not in STOP_WORDS]


def distinct(words: Iterable[str]) -> list[str]:
    """The terms of some words, each once, in their order; of nothing but stop words, these."""
    given = list(words)
    found = list(dict.fromkeys(term for word in given for term in terms(word)))
    return found or list(dict.fromkeys(stem(word[:_LONGEST]) for text in given for word in _WORD.findall(fold(text))))
