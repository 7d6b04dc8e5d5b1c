"""Question → the stories nearest to it → their sentences, each with what speaks for it and for the words in it."""

from __future__ import annotations

from collections.abc import Sequence
from operator import mul
from typing import NamedTuple

from knowledge.answering import spans
from knowledge.answering.comparing import Compared, Rarity, compare
from knowledge.answering.features import Features, Weighing
from knowledge.answering.prepared import Prepared, Shelf
from knowledge.answering.sought import Sought, seek
from knowledge.answering.span_features import given, of_span
from knowledge.answering.spans import Scene, Span
from knowledge.answering.understanding import Asked
from knowledge.answering.weights import shipped
from knowledge.lexicon import Lexicon
from knowledge.model import BlockKind
from knowledge.store.protocol import View

STORIES = 8
"""Stories whose sentences are weighed."""
WEIGHED = 30
"""Sentences of a question that are weighed: those that meet it best."""


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


class Sentence(NamedTuple):
    """A sentence of a story that is weighed, by its number."""

    weighing: Weighing
    number: int

    @property
    def here(self) -> Compared:
        """The sentence as compared with the question."""
        return self.weighing.compared[self.number]


def gather(asked: Asked, view: View, shelf: Shelf, lexicon: Lexicon, glance: Sequence[float] | None = None) -> Field:
    """The candidates for a question; none where no story has any of its words.

    `glance` weighs what is seen of each sentence at a glance: as shipped, if not given.
    """
    worth = shipped().glance if glance is None else glance
    sought, rarity, sentences = nearest(asked, view, shelf, lexicon)
    seen = [sum(map(mul, worth, one.weighing.glance(one.number))) for one in sentences]
    best = sorted(zip(seen, sentences, strict=True), key=lambda one: -one[0])[:WEIGHED]
    return Field(sought, rarity, tuple(_row(one, sought, rarity, lexicon) for _, one in best))


def nearest(asked: Asked, view: View, shelf: Shelf, lexicon: Lexicon) -> tuple[Sought, Rarity, list[Sentence]]:
    """What a question seeks, how much each of its words tells, and all sentences of the stories nearest to it."""
    sought = seek(asked, lexicon)
    ranked = view.rank([term.folded for term in sought.terms], STORIES)
    ranks = {one.story: one.rank for one in ranked}
    top = max(ranks.values(), default=0.0)
    stories = shelf.take(list(ranks), view)
    compared = [compare(sought, story) for story in stories]
    rarity = Rarity(sought, [one for each in compared for one in each])
    found: list[Sentence] = []
    for story, each in zip(stories, compared, strict=True):
        share = ranks[story.story.key] / top if top > 0 else 0.0
        weighing = Weighing(sought, story, each, rarity, share)
        found += [Sentence(weighing, number) for number, here in enumerate(each) if _may_answer(here)]
    return sought, rarity, found


def _may_answer(here: Compared) -> bool:
    return here.told.kind is not BlockKind.PROMOTION and here.told.has_words


def _row(one: Sentence, sought: Sought, rarity: Rarity, lexicon: Lexicon) -> Row:
    row = Row(one.weighing.story, one.here, one.weighing.of_sentence(one.number), ())
    return row._replace(offers=offers(sought, row, rarity, lexicon))


def offers(sought: Sought, row: Row, rarity: Rarity, lexicon: Lexicon) -> tuple[Offer, ...]:
    """The spans of the expected sorts in a sentence."""
    scene = Scene(row.story, row.here.told, sought.expected, lexicon)
    return tuple(
        Offer(span, of_span(span, row.here, row.story, sought, rarity))
        for span in spans.offered(scene)
        if not given(span, row.here, sought)
    )
