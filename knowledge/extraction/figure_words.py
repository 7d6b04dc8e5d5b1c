"""The words around figures, from `figure_words.toml` and the lexicon's units."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any, NamedTuple


class FigureWords(NamedTuple):
    """Word lists, folded; `money` gives the unit of a sign."""

    units: frozenset[str]
    final: frozenset[str]
    ends: frozenset[str]
    not_before: frozenset[str]
    never: frozenset[str]
    of: frozenset[str]
    things: frozenset[str]
    joining: frozenset[str]
    aged: frozenset[str]
    rounds: frozenset[str]
    money: dict[str, str]


@cache
def load() -> FigureWords:
    """The lists that ship."""
    text = resources.files(__package__).joinpath("figure_words.toml").read_text(encoding="utf-8")
    tables: dict[str, Any] = tomllib.loads(text)
    return FigureWords(**{name: frozenset(words) for name, words in tables["words"].items()}, money=tables["money"])
