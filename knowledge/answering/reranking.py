"""An optional second opinion on the best sentences: where an operator plugs in sentence embeddings or the like."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import Protocol

LOOKED_AT = 10
"""Sentences that the second opinion is asked about: the best ones."""


class Reranker(Protocol):
    """Tells how well sentences answer a question."""

    def scores(self, question: str, sentences: Sequence[str]) -> Sequence[float]:
        """A number for each sentence, higher where it answers better; it is added to the sentence's own score.

        Scores of sentences lie between some -5 and 15, and one point makes a sentence 2.7 times as likely.
        """


class RerankerError(Exception):
    """A reranker that cannot be had; the text says why."""


def load(name: str) -> Reranker:
    """The reranker that `module:callable` makes; RerankerError where there is none."""
    module, _, made = name.partition(":")
    try:
        found: Reranker = getattr(import_module(module), made)()
    except (ImportError, AttributeError, TypeError, ValueError) as error:
        raise RerankerError(f"the reranker {name!r} cannot be loaded: {error}") from None
    return found
