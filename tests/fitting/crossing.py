"""Cross-validation by story: each question judged under models that were fitted without the story it is about."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeVar

from msgspec.structs import replace

from knowledge.answering import Answerer
from knowledge.answering.weights import Weights, WeightsFile, made
from knowledge.model import Answer, Status
from tests.fitting import models
from tests.fitting.examples import Example, opened
from tests.fitting.judging import is_brief, is_evidence, is_right, says
from tests.fitting.models import Judged
from tests.fitting.questions import Question, QuestionSet

T = TypeVar("T")
PARTS = 5
_EVIDENCE = 3
"""Sentences of an answer among which the one that says it must be."""


class Outcome(NamedTuple):
    """What became of a question. `group` is that of the kind of answer expected, empty where nothing was weighed."""

    set: str
    question: Question
    group: str
    spoken: bool
    right: bool
    brief: bool
    grounded: bool


class Crossed(NamedTuple):
    """The best candidates of all questions, with their probabilities; and the models of each part, fitted on the others."""

    judged: list[Judged]
    probabilities: list[float]
    fitted: list[WeightsFile]

    def outcomes(self, threshold: float) -> Iterator[Outcome]:
        """What becomes of the questions if a best candidate as likely as that is spoken."""
        for one, probability in zip(self.judged, self.probabilities, strict=True):
            told, example = one.verdict, one.example
            yield Outcome(example.set, example.question, example.group, probability >= threshold, *told)


def part_of(name: str, story: str) -> int:
    """The part that a story of a set belongs to, whoever asks about it."""
    return zlib.crc32(f"{name.removeprefix('more ')}/{story}".encode()) % PARTS


def crossed(found: Sequence[Example]) -> Crossed:
    """Fit and judge, part by part."""
    parts = [part_of(one.set, one.question.story) for one in found]
    rankings = [models.fit_ranking(_without(part, found, parts)) for part in range(PARTS)]
    ranked = [made(ranking) for ranking in rankings]
    judged = [models.judged(one, ranked[part]) for one, part in zip(found, parts, strict=True)]
    fitted = [
        replace(ranking, confidence=models.fit_confidence(_without(part, judged, parts)))
        for part, ranking in enumerate(rankings)
    ]
    whole = [made(one) for one in fitted]
    probabilities = [
        whole[part].probability(one.features, one.example.group) for one, part in zip(judged, parts, strict=True)
    ]
    return Crossed(judged, probabilities, fitted)


def _without(part: int, items: Sequence[T], parts: Sequence[int]) -> list[T]:
    return [item for item, its in zip(items, parts, strict=True) if its != part]


def asked(questions: QuestionSet, weights: Sequence[Weights]) -> Iterator[Outcome]:
    """What people would be told, from facts or from sentences, under the weights of each story's part."""
    with opened(questions.stories) as (lexicon, view, index):
        answerers = [Answerer(lexicon, models=one) for one in weights]
        for question in questions.questions:
            answer = answerers[part_of(questions.name, question.story)].answer(question.text, view, index)
            yield _outcome(questions.name, question, answer)


def _outcome(name: str, question: Question, answer: Answer) -> Outcome:
    wanted, kind = question.answers, question.kind
    spoken = answer.status is Status.ANSWERED
    shown = [one.text for one in answer.citations[:_EVIDENCE] if one.story == question.story]
    return Outcome(
        name,
        question,
        "",
        spoken,
        bool(wanted) and is_right(answer.text, wanted, kind),
        bool(wanted) and is_brief(answer.text, wanted, kind),
        bool(wanted) and any(says(text, wanted) or is_evidence(text, question.evidence) for text in shown),
    )
