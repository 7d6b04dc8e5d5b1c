"""The words around figures, from `figure_words.toml`."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any, NamedTuple


class FigureWords(NamedTuple):
    """Word lists, folded; `money` gives the unit of a sign.

    `smaller` names the unit in which what goes on a larger one is told, `share` how many of it make one of the larger.
    """

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
    hyphened: frozenset[str]
    spans: frozenset[str]
    others: frozenset[str]
    last: frozenset[str]
    about: frozenset[str]
    determiners: frozenset[str]
    money: dict[str, str]
    smaller: dict[str, str]
    share: dict[str, int]


@cache
def load() -> FigureWords:
    """The lists that ship."""
    text = resources.files(__package__).joinpath("figure_words.toml").read_text(encoding="utf-8")
    tables: dict[str, Any] = tomllib.loads(text)
    words = {name: frozenset(listed) for name, listed in tables["words"].items()}
    return FigureWords(**words, money=tables["money"], smaller=tables["smaller"], share=tables["share"])
