"""Question → the stories nearest to it → their sentences, each with what speaks for it and for the words in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from knowledge.answering import features, sorts
from knowledge.answering.features import Compared, Features
from knowledge.answering.prepared import Prepared, Shelf
from knowledge.answering.sorts import Scene, Span
from knowledge.answering.sought import Sought, rarity, seek
from knowledge.answering.understanding import Asked
from knowledge.lexicon import Lexicon
from knowledge.model import BlockKind
from knowledge.store.protocol import View

STORIES = 5
"""Stories whose sentences are weighed."""
SPANNED = 40
"""Sentences of a question in which spans are looked for: those that meet it best."""


class Offer(NamedTuple):
    """Words that may be the answer, with what speaks for them."""

    span: Span
    features: Features


class Row(NamedTuple):
    """A sentence that may answer."""

    story: Prepared
    here: Compared
    features: Features
    offers: tuple[Offer, ...]


class Field(NamedTuple):
    """All that is weighed for one question."""

    sought: Sought
    weights: Mapping[str, float]
    rows: tuple[Row, ...]


def gather(asked: Asked, view: View, shelf: Shelf, lexicon: Lexicon) -> Field:
    """The candidates for a question; none where no story has any of its words."""
    sought = seek(asked, lexicon)
    ranked = view.rank([term.folded for term in sought.terms], STORIES)
    stories: list[tuple[Prepared, float]] = []
    top = max((one.rank for one in ranked), default=0.0)
    for one in ranked:
        story, analysis = view.story(one.story), view.analysis(one.story)
        if story and analysis:
            stories.append((shelf.get(story, analysis), one.rank / top if top > 0 else 0.0))
    weights = rarity([story for story, _ in stories], sought)
    rows: list[Row] = []
    for story, share in stories:
        rows += _rows(sought, story, share, weights)
    best = sorted(range(len(rows)), key=lambda at: -_promise(rows[at]))[:SPANNED]
    for at in best:
        rows[at] = rows[at]._replace(offers=offers(sought, rows[at], weights, lexicon))
    return Field(sought, weights, tuple(rows))


def _rows(sought: Sought, story: Prepared, share: float, weights: Mapping[str, float]) -> list[Row]:
    compared = features.compare(sought, story, weights)
    return [
        Row(story, here, features.of_sentence(number, compared, sought, weights, story, share), ())
        for number, here in enumerate(compared)
        if here.told.kind is not BlockKind.PROMOTION and here.told.words
    ]


def _promise(row: Row) -> float:
    told = row.features
    around = 0.3 * max(told["before"], told["after"])
    return told["overlap"] + around + 0.3 * (told["names"] + told["resolved"]) + 0.3 * told["story"]


def offers(sought: Sought, row: Row, weights: Mapping[str, float], lexicon: Lexicon) -> tuple[Offer, ...]:
    """The spans of the expected sorts in a sentence."""
    scene = Scene(row.story, row.here.told, sought.expected, lexicon)
    return tuple(Offer(span, features.of_span(span, row.here, sought, weights)) for span in sorts.offered(scene))


def windows(sought: Sought, row: Row, weights: Mapping[str, float], lexicon: Lexicon, longest: int) -> Sequence[Offer]:
    """Runs of words of a sentence, for questions that any words may answer."""
    scene = Scene(row.story, row.here.told, sought.expected, lexicon)
    return [Offer(span, features.of_span(span, row.here, sought, weights)) for span in sorts.windows(scene, longest)]
