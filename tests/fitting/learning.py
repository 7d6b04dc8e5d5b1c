"""Linear models with weights that all groups share and what each group adds, fitted with numpy alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Indexes = NDArray[np.int64]
_STEPS = 100
_RATE = 0.1
_RARE = 0.2
"""Spread below which a feature is no further scaled up: what few candidates have is held by its ridge the more."""


class Choices(NamedTuple):
    """Candidates of many choices, those of one choice in a row. `choice` and `group` number each candidate's."""

    features: Array
    right: NDArray[np.bool_]
    choice: Indexes
    group: Indexes


class Fitted(NamedTuple):
    """Weights that all groups share, and what each group adds to them."""

    shared: Array
    added: Array

    def score(self, features: Array, group: Indexes) -> Array:
        """The score of each candidate."""
        scores: Array = features @ self.shared + np.einsum("nd,nd->n", features, self.added[group])
        return scores


def prefer(data: Choices, groups: int, shared: float = 10.0, added: float = 60.0) -> Fitted:
    """Weights under which the right candidates of each choice win: a softmax over it, with ridges on both parts."""
    useful = np.isin(data.choice, data.choice[data.right])
    right, group = data.right[useful], data.group[useful]
    _, choice = np.unique(data.choice[useful], return_inverse=True)
    starts = np.flatnonzero(np.r_[True, np.diff(choice) > 0])

    def push(scores: Array) -> Array:
        return _softmax(scores, choice, starts) - _softmax(np.where(right, scores, -np.inf), choice, starts)

    return _descend(data.features[useful], group, groups, push, shared, added)


def decide(
    features: Array,
    right: NDArray[np.bool_],
    group: Indexes,
    groups: int,
    weight: Array,
    shared: float = 60.0,
    added: float = 300.0,
) -> tuple[Fitted, Array]:
    """A logistic regression, and its bias: the shared one, then what each group adds. `weight` is what each row counts."""
    middle = features.mean(axis=0)
    rows = np.c_[features - middle, np.ones(len(features))]

    def push(scores: Array) -> Array:
        gap: Array = weight * (1 / (1 + np.exp(-np.clip(scores, -30, 30))) - right)
        return gap

    fitted = _descend(rows, group, groups, push, shared, added, free_last=True)
    weights = Fitted(fitted.shared[:-1], fitted.added[:, :-1])
    bias = np.r_[fitted.shared[-1] - middle @ weights.shared, fitted.added[:, -1] - weights.added @ middle]
    return weights, bias


def _descend(
    features: Array,
    group: Indexes,
    groups: int,
    push: Callable[[Array], Array],
    shared: float,
    added: float,
    *,
    free_last: bool = False,
) -> Fitted:
    """Adam on features brought to one spread; `push` is the slope of the loss by each candidate's score.

    The ridges do not hold the last feature where it is `free_last`.
    """
    ridge = np.ones(features.shape[1])
    ridge[-1] = 0.02 if free_last else 1.0
    spread = np.maximum(features.std(axis=0), _RARE)
    scaled = features / spread
    members = [np.flatnonzero(group == number) for number in range(groups)]
    parts = [scaled[here] for here in members]
    one, many = _Adam((scaled.shape[1],)), _Adam((groups, scaled.shape[1]))
    for number in range(1, _STEPS + 1):
        scores = scaled @ one.value
        for here, part, extra in zip(members, parts, many.value, strict=True):
            scores[here] += part @ extra
        slope = push(scores)
        per_group = np.stack([part.T @ slope[here] for here, part in zip(members, parts, strict=True)])
        one.step(per_group.sum(axis=0) + shared * ridge * one.value, number)
        many.step(per_group + added * ridge * many.value, number)
    return Fitted(one.value / spread, many.value / spread)


class _Adam:
    def __init__(self, shape: tuple[int, ...]) -> None:
        self.value: Array = np.zeros(shape)
        self._mean: Array = np.zeros(shape)
        self._square: Array = np.zeros(shape)

    def step(self, gradient: Array, number: int) -> None:
        self._mean = 0.9 * self._mean + 0.1 * gradient
        self._square = 0.999 * self._square + 0.001 * gradient**2
        mean = self._mean / (1 - 0.9**number)
        square = self._square / (1 - 0.999**number)
        rate = _RATE * (1 - number / (_STEPS + 1))
        self.value = self.value - rate * mean / (np.sqrt(square) + 1e-8)


def _softmax(scores: Array, choice: Indexes, starts: Indexes) -> Array:
    highest = np.maximum.reduceat(scores, starts)
    raised = np.exp(scores - highest[choice])
    shares: Array = raised / np.add.reduceat(raised, starts)[choice]
    return shares
