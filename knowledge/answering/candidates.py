"""Question → the stories nearest to it → their sentences, each with what speaks for it and for the words in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from knowledge.answering import sorts
from knowledge.answering.comparing import Compared, Rarity, compare
from knowledge.answering.features import Features, Weighing
from knowledge.answering.prepared import Prepared, Shelf
from knowledge.answering.sorts import Scene, Span
from knowledge.answering.sought import Sought, seek
from knowledge.answering.span_features import given, of_span
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
    rarity: Rarity
    rows: tuple[Row, ...]


def gather(asked: Asked, view: View, shelf: Shelf, lexicon: Lexicon) -> Field:
    """The candidates for a question; none where no story has any of its words."""
    sought = seek(asked, lexicon)
    ranked = view.rank([term.folded for term in sought.terms], STORIES)
    stories: list[tuple[Prepared, float]] = []
    top = max((one.rank for one in ranked), default=0.0)
    for one in ranked:
        told, analysis = view.story(one.story), view.analysis(one.story)
        if told and analysis:
            stories.append((shelf.get(told, analysis), one.rank / top if top > 0 else 0.0))
    compared = [compare(sought, story) for story, _ in stories]
    rarity = Rarity(sought, [one for each in compared for one in each])
    rows: list[Row] = []
    for (story, share), each in zip(stories, compared, strict=True):
        rows += _rows(Weighing(sought, story, each, rarity, share), story)
    best = sorted(range(len(rows)), key=lambda at: -_promise(rows[at]))[:SPANNED]
    for at in best:
        rows[at] = rows[at]._replace(offers=offers(sought, rows[at], rarity, lexicon))
    return Field(sought, rarity, tuple(rows))


def _rows(weighing: Weighing, story: Prepared) -> list[Row]:
    return [
        Row(story, here, weighing.of_sentence(number), ())
        for number, here in enumerate(weighing.compared)
        if here.told.kind is not BlockKind.PROMOTION and here.told.words
    ]


def _promise(row: Row) -> float:
    told = row.features
    around = 0.3 * max(told["before"], told["after"])
    return told["overlap"] + around + 0.3 * (told["names"] + told["resolved"]) + 0.3 * told["story"]


def offers(sought: Sought, row: Row, rarity: Rarity, lexicon: Lexicon) -> tuple[Offer, ...]:
    """The spans of the expected sorts in a sentence."""
    scene = Scene(row.story, row.here.told, sought.expected, lexicon)
    return tuple(
        Offer(span, of_span(span, row.here, row.story, sought, rarity))
        for span in sorts.offered(scene)
        if not given(span, row.here, sought)
    )


def windows(sought: Sought, row: Row, rarity: Rarity, lexicon: Lexicon, longest: int) -> Sequence[Offer]:
    """Runs of words of a sentence, for questions that any words may answer."""
    scene = Scene(row.story, row.here.told, sought.expected, lexicon)
    return [Offer(span, of_span(span, row.here, row.story, sought, rarity)) for span in sorts.windows(scene, longest)]
