"""The learned weights: what each feature is worth, by the group of the kind asked for."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from itertools import repeat
from operator import mul
from typing import NamedTuple

import msgspec

from knowledge.answering.expecting import GROUPS
from knowledge.answering.features import GLANCE, Features

Rows = dict[str, list[float]]
"""Of each feature its weight for every kind, then what each of `GROUPS` adds to it."""


class WeightsFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the file holds. A probability of `threshold` and more is spoken; a span of `sure` and more is the answer.

    `glance` is what each number of `GLANCE` is worth, for all groups alike.
    """

    groups: tuple[str, ...]
    threshold: float
    sure: float
    glance: dict[str, float]
    span: Rows
    sentence: Rows
    confidence: Rows


class Table(NamedTuple):
    """The weights of one model, by group."""

    by_group: Mapping[str, Mapping[str, float]]

    def score(self, features: Features, group: str) -> float:
        """The weighted sum of the features; a feature without a weight is worth nothing."""
        weights = self.by_group[group]
        return float(sum(map(mul, features.values(), map(weights.get, features, repeat(0.0)))))


class Weights(NamedTuple):
    """The models: of the words in a sentence, of sentences (first at a glance), and of the answer's being right."""

    glance: tuple[float, ...]
    span: Table
    sentence: Table
    confidence: Table
    threshold: float
    sure: float

    def probability(self, features: Features, group: str) -> float:
        """How likely the answer is right."""
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, self.confidence.score(features, group)))))


def made(found: WeightsFile) -> Weights:
    """The weights that a file holds."""
    glance = tuple(found.glance[name] for name in GLANCE)
    tables = (_table(found.span), _table(found.sentence), _table(found.confidence))
    return Weights(glance, *tables, found.threshold, found.sure)


def shipped_file() -> WeightsFile:
    """The file that ships."""
    text = files(__package__).joinpath("weights.toml").read_text(encoding="utf-8")
    return msgspec.convert(tomllib.loads(text), WeightsFile)


@lru_cache(maxsize=1)
def shipped() -> Weights:
    """The weights that ship."""
    return made(shipped_file())


def _table(rows: Rows) -> Table:
    return Table(
        {group: {name: row[0] + row[1 + number] for name, row in rows.items()} for number, group in enumerate(GROUPS)}
    )
