"""Linear models, fitted with numpy alone."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Indexes = NDArray[np.int64]
_STEPS = 400
_RATE = 0.05


class Choices(NamedTuple):
    """Candidates of many choices, those of one choice in a row. `choice` and `group` number each candidate's."""

    features: Array
    right: NDArray[np.bool_]
    choice: Indexes
    group: Indexes


class Weights(NamedTuple):
    """Weights that all groups share, and what each group adds to them."""

    shared: Array
    added: Array

    def score(self, features: Array, group: Indexes) -> Array:
        """The score of each candidate."""
        scores: Array = features @ self.shared + np.einsum("nd,nd->n", features, self.added[group])
        return scores


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
        self.value = self.value - _RATE * mean / (np.sqrt(square) + 1e-8)


def choose(data: Choices, groups: int, shared: float = 0.3, added: float = 3.0) -> Weights:
    """Weights under which the right candidates of each choice win: a softmax over it, with ridges on both parts."""
    useful = np.isin(data.choice, data.choice[data.right])
    features, right, group = data.features[useful], data.right[useful], data.group[useful]
    _, choice = np.unique(data.choice[useful], return_inverse=True)
    starts = np.flatnonzero(np.r_[True, np.diff(choice) > 0])
    members = [np.flatnonzero(group == number) for number in range(groups)]
    one, many = _Adam((features.shape[1],)), _Adam((groups, features.shape[1]))
    for number in range(1, _STEPS + 1):
        weights = Weights(one.value, many.value)
        scores = weights.score(features, group)
        push = _softmax(scores, choice, starts) - _softmax(np.where(right, scores, -np.inf), choice, starts)
        per_group = np.stack([features[here].T @ push[here] for here in members])
        one.step(features.T @ push + shared * one.value, number)
        many.step(per_group + added * many.value, number)
    return Weights(one.value, many.value)


def _softmax(scores: Array, choice: Indexes, starts: Indexes) -> Array:
    highest = np.maximum.reduceat(scores, starts)
    raised = np.exp(scores - highest[choice])
    shares: Array = raised / np.add.reduceat(raised, starts)[choice]
    return shares


class Logistic(NamedTuple):
    """A probability from features: weights and a bias."""

    weights: Array
    bias: float

    def probability(self, features: Array) -> Array:
        """How likely each row is right."""
        chances: Array = 1 / (1 + np.exp(-(features @ self.weights + self.bias)))
        return chances


def decide(features: Array, right: NDArray[np.bool_], ridge: float = 1.0) -> Logistic:
    """A logistic regression by Newton's method, with a ridge on the weights and none on the bias."""
    rows = np.c_[features, np.ones(len(features))]
    penalty = np.r_[np.full(features.shape[1], ridge), 1e-6]
    value: Array = np.zeros(rows.shape[1])
    for _ in range(30):
        chance = 1 / (1 + np.exp(-np.clip(rows @ value, -30, 30)))
        slope = rows.T @ (chance - right) + penalty * value
        curve = (rows * (chance * (1 - chance))[:, None]).T @ rows + np.diag(penalty)
        step = np.linalg.solve(curve, slope)
        value = value - step
        if float(np.abs(step).max()) < 1e-6:
            break
    return Logistic(value[:-1], float(value[-1]))
