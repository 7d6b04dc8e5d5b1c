"""The three models of answering, fitted on examples: spans in a sentence, sentences, and being right."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np
from msgspec.structs import replace

from knowledge.answering.expecting import GROUPS
from knowledge.answering.features import GLANCE, Features
from knowledge.answering.ranking import SAYS, Chosen, choose, sureness, words_of
from knowledge.answering.weights import Rows, Weights, WeightsFile, made, shipped
from tests.fitting.examples import Example
from tests.fitting.judging import is_brief, is_right
from tests.fitting.learning import Array, Choices, decide, prefer

SURE = 0.7
"""Share of the words of a sentence that one span must have to be the answer by itself."""
NOTHING = WeightsFile(GROUPS, 0.5, SURE, dict(zip(GLANCE, shipped().glance, strict=True)), {}, {}, {})
SPREAD = 5
"""Stories about which a word of questions must be asked for it to have a weight of its own."""
THEIRS = 3.0
"""What a question counts for being right beside one of our own writing, where it is no work of ours,"""
MISTAKEN = 0.3
"""and one that has an answer of which the best candidate is none: to hold back what has none matters more."""


def fit_ranking(train: Sequence[Example]) -> WeightsFile:
    """The weights of spans and of sentences; those of being right stay empty."""
    span = _preferred(_span_choices(train))
    half = replace(NOTHING, span=span)
    sentence = _preferred(_sentence_choices(train, made(half)))
    return replace(half, sentence=sentence)


def _span_choices(train: Sequence[Example]) -> Iterable[tuple[str, list[Features], list[bool]]]:
    for example in train:
        for row, told, right in zip(example.field.rows, example.told, example.right_offers, strict=True):
            if told and any(right):
                yield example.group, [offer.features for offer in row.offers], list(right)


def _sentence_choices(train: Sequence[Example], weights: Weights) -> Iterable[tuple[str, list[Features], list[bool]]]:
    """A sentence that says an answer, but is not the one annotated, is neither right nor wrong: it is left out."""
    for example in train:
        if example.told.any():
            features = {id(one.row): one.features for one in choose(example.field, weights)}
            kept = [at for at in range(len(example.told)) if example.told[at] or not example.says[at]]
            rows = example.field.rows
            yield example.group, [features[id(rows[at])] for at in kept], [bool(example.told[at]) for at in kept]


def _preferred(found: Iterable[tuple[str, list[Features], list[bool]]]) -> Rows:
    listed = list(found)
    names = sorted({name for _, rows, _ in listed for features in rows for name in features})
    data = Choices(
        np.array([vector(features, names) for _, rows, _ in listed for features in rows]),
        np.array([one for _, _, right in listed for one in right]),
        np.repeat(np.arange(len(listed)), [len(rows) for _, rows, _ in listed]),
        np.repeat([GROUPS.index(group) for group, _, _ in listed], [len(rows) for _, rows, _ in listed]),
    )
    fitted = prefer(data, len(GROUPS))
    return rows_of(names, fitted.shared, fitted.added)


class Verdict(NamedTuple):
    """What the scorer would say of an answer."""

    right: bool
    brief: bool
    grounded: bool


class Judged(NamedTuple):
    """The best candidate of a question that took no part in ranking it, and what became of it."""

    example: Example
    features: Features
    verdict: Verdict

    @property
    def weight(self) -> float:
        """What it counts."""
        mistaken = bool(self.example.question.answers) and not self.verdict.right
        return (THEIRS if self.example.set in {"wire", "web", "two"} else 1.0) * (MISTAKEN if mistaken else 1.0)


def judged(example: Example, weights: Weights) -> Judged:
    """The best candidate of a question under these weights."""
    ranked = choose(example.field, weights)
    return Judged(example, sureness(ranked, example.field), verdict(example, ranked[0]))


def fit_confidence(train: Sequence[Judged]) -> Rows:
    """The weights of being right, from the best candidates of questions that took no part in ranking them."""
    names = sorted({name for one in train for name in one.features} - {"bias"} - _seldom(train))
    fitted, bias = decide(
        np.array([vector(one.features, names) for one in train]),
        np.array([one.verdict.right for one in train]),
        np.array([GROUPS.index(one.example.group) for one in train]),
        len(GROUPS),
        np.array([one.weight for one in train]),
    )
    return {"bias": [round(float(value), 3) for value in bias], **rows_of(names, fitted.shared, fitted.added)}


def _seldom(train: Iterable[Judged]) -> set[str]:
    """The features of words that are asked about too few stories."""
    stories: dict[str, set[tuple[str, str]]] = {}
    for one in train:
        story = (one.example.set.removeprefix("more "), one.example.question.story)
        for name in one.features:
            if name.startswith(SAYS):
                stories.setdefault(name, set()).add(story)
    return {name for name, found in stories.items() if len(found) < SPREAD}


def vector(features: Features, names: Sequence[str]) -> list[float]:
    """The features in the order of their names, 0 for one that is not there."""
    return [features.get(name, 0.0) for name in names]


def rows_of(names: Sequence[str], shared: Array, added: Array) -> Rows:
    """Weights as the file holds them."""
    return {name: [round(float(value), 3) for value in (shared[at], *added[:, at])] for at, name in enumerate(names)}


def verdict(example: Example, best: Chosen) -> Verdict:
    """What the scorer would say of a candidate."""
    question = example.question
    text, _ = words_of(best, example.field, SURE)
    number = next(at for at, row in enumerate(example.field.rows) if row is best.row)
    return Verdict(
        bool(question.answers) and is_right(text, question.answers, question.kind),
        bool(question.answers) and is_brief(text, question.answers, question.kind),
        bool(example.says[number]),
    )
