"""Candidates → the likeliest answers, each with the probability that it is right."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from knowledge.answering import spans
from knowledge.answering.candidates import Field, Offer, Row
from knowledge.answering.features import Features
from knowledge.answering.reranking import LOOKED_AT, Reranker
from knowledge.answering.weights import Weights
from knowledge.language.folding import fold
from knowledge.model import Candidate, Citation

SAYS = "says "
"""Begins the name of the feature of a word of the question: some ask for what stories seldom tell ("contract"), others
stand for what stories tell in words of their own ("skipper")."""
_SAID = 0.5
"""What such a word counts less where the sentence says it itself."""
LONGEST_SPEECH = 1_200
"""Letters of a quotation that is shown whole."""


class Chosen(NamedTuple):
    """A sentence with its score, and the best words in it (None where it has none of the kind asked for)."""

    row: Row
    score: float
    offer: Offer | None
    share: float
    """Of the best words, among all in the sentence that were weighed."""
    features: Features


class Weighed(NamedTuple):
    """A candidate with the probability that it answers the question.

    `completes` tells whether it stands beside the best one and has a word of the question that the best lacks,
    `matches` whether it has every word of the question that the best has, save those that name what is asked for.
    """

    candidate: Candidate
    probability: float
    completes: bool = False
    matches: bool = False


def choose(field: Field, weights: Weights, reranker: Reranker | None = None, question: str = "") -> list[Chosen]:
    """The sentences of a field, the best first; the first of them weighed again by a reranker if there is one."""
    group = field.sought.expected.group
    ranked = sorted((_chosen(row, group, weights) for row in field.rows), key=lambda one: -one.score)
    if reranker is None or not ranked:
        return ranked
    best = ranked[:LOOKED_AT]
    added = reranker.scores(question, [_text(one) for one in best])
    weighed = [one._replace(score=one.score + more) for one, more in zip(best, added, strict=True)]
    return sorted([*weighed, *ranked[LOOKED_AT:]], key=lambda one: -one.score)


def _text(one: Chosen) -> str:
    sentence = one.row.here.told.sentence
    return one.row.story.story.text[sentence.start : sentence.end]


def _chosen(row: Row, group: str, weights: Weights) -> Chosen:
    if not row.offers:
        features = {**row.features, "offered": 0.0}
        return Chosen(row, weights.sentence.score(features, group), None, 0.0, features)
    scores = [weights.span.score(offer.features, group) for offer in row.offers]
    top = max(scores)
    offer = row.offers[scores.index(top)]
    share = 1 / sum(math.exp(score - top) for score in scores)
    features = with_offer(row.features, offer, top)
    return Chosen(row, weights.sentence.score(features, group), offer, share, features)


def with_offer(features: Features, offer: Offer, score: float) -> Features:
    """The features of a sentence with those of the best words in it."""
    told = {f"span {name}": value for name, value in offer.features.items()}
    return {**features, "offered": 1.0, "span score": score, **told}


def sureness(ranked: Sequence[Chosen], field: Field) -> Features:
    """What tells how likely the first of the ranked sentences is right."""
    best = ranked[0]
    raised = [math.exp(one.score - best.score) for one in ranked]
    total = sum(raised)
    weighed = list(zip(raised, ranked, strict=True))
    story, said = best.row.story.story.key, _said(best)
    expected = field.sought.expected
    return {
        **best.features,
        "bias": 1.0,
        "score": best.score,
        "share": 1 / total,
        "story share": sum(value for value, one in weighed if one.row.story.story.key == story) / total,
        "answer share": sum(value for value, one in weighed if said and _said(one) == said) / total,
        "runner-up": raised[1] / total if len(raised) > 1 else 0.0,
        "span share": best.share,
        "terms": len(field.sought.terms) / 10,
        f"asks {expected.tiers[0] if expected.tiers else 'anything'}": 1.0,
        **{
            f"{SAYS}{term.stem}": 1.0 - _SAID * best.row.here.strength(term.stem)
            for term in field.sought.terms
            if not term.named
        },
    }


def _said(one: Chosen) -> str:
    return fold(one.offer.span.text) if one.offer else ""


def rank(
    field: Field, weights: Weights, limit: int = 5, *, reranker: Reranker | None = None, question: str = ""
) -> list[Weighed]:
    """The likeliest answers, the best first, whose probability is weighed; that of the others follows by score."""
    ranked = choose(field, weights, reranker, question)
    if not ranked:
        return []
    group = field.sought.expected.group
    first = weights.probability(sureness(ranked, field), group)
    heads = field.sought.expected.heads
    return [
        Weighed(
            _candidate(one, field, weights),
            first * math.exp(one.score - ranked[0].score),
            _completes(one, ranked[0]),
            ranked[0].row.here.met.keys() - heads <= one.row.here.met.keys(),
        )
        for one in ranked[:limit]
    ]


def _completes(one: Chosen, best: Chosen) -> bool:
    beside = abs(one.row.here.told.number - best.row.here.told.number) == 1
    return beside and one.row.story is best.row.story and not one.row.here.met.keys() <= best.row.here.met.keys()


def words_of(one: Chosen, field: Field, sure: float) -> tuple[str, tuple[int, int] | None]:
    """What to say: the words of the kind asked for if one stands out, else the sentence; and where they stand."""
    offer = one.offer
    if offer is not None and (one.share >= sure or field.sought.expected.group == "quote"):
        return offer.span.text, (offer.span.start, offer.span.end)
    sentence = one.row.here.told.sentence
    text = one.row.story.story.text[sentence.start : sentence.end]
    spots = sorted(spot for met in one.row.here.met.values() for spot in met.places)
    around = one.row.here.told.words[spots[len(spots) // 2]].start - sentence.start if spots else 0
    if offer is not None:
        around = offer.span.start - sentence.start
    return spans.cut(text, around), (offer.span.start, offer.span.end) if offer else None


def _spoken(one: Chosen, start: int, end: int) -> tuple[int, int]:
    """The sentence widened to all that is said in it, where that is no speech of its own length."""
    for speech in one.row.here.told.speech:
        if speech.end - speech.start <= LONGEST_SPEECH:
            start, end = min(start, speech.start), max(end, speech.end)
    return start, end


def _candidate(one: Chosen, field: Field, weights: Weights) -> Candidate:
    story, told = one.row.story.story, one.row.here.told
    text, place = words_of(one, field, weights.sure)
    start, end = told.sentence.start, told.sentence.end
    if field.sought.expected.group == "quote" and one.offer:
        start, end = _spoken(one, start, end)
    shown = (
        [place]
        if place
        else [(told.words[at].start, told.words[at].end) for met in one.row.here.met.values() for at in met.places[:1]]
    )
    marks = sorted({(max(0, a - start), min(b, end) - start) for a, b in shown if a < end})
    citation = Citation(story.key, start, end, story.text[start:end], tuple(marks))
    return Candidate(text, citation, one.score, one.features)
