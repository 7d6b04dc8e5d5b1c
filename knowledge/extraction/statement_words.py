"""The words that shape statements, from `statement_words.toml`."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any, NamedTuple


class StatementWords(NamedTuple):
    """Word lists, folded."""

    auxiliaries: frozenset[str]
    adverbs: frozenset[str]
    modals: frozenset[str]
    determiners: frozenset[str]
    verbs: frozenset[str]
    no_verbs: frozenset[str]
    ends: frozenset[str]
    relatives: frozenset[str]
    subjects: frozenset[str]
    empty: frozenset[str]
    infinite: frozenset[str]
    being: frozenset[str]
    particles: frozenset[str]
    participles: frozenset[str]
    people: frozenset[str]
    prepositions: frozenset[str]
    joining: frozenset[str]

    def is_verb(self, word: str) -> bool:
        """Whether a folded word can be the verb of a clause."""
        if word in self.verbs:
            return True
        return len(word) > 4 and word.endswith("ed") and word not in self.no_verbs and word.isalpha()


@cache
def load() -> StatementWords:
    """The lists that ship."""
    text = resources.files(__package__).joinpath("statement_words.toml").read_text(encoding="utf-8")
    tables: dict[str, Any] = tomllib.loads(text)
    return StatementWords(**{name: frozenset(words) for name, words in tables["words"].items()})
