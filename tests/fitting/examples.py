"""Annotated questions with the candidates that Pressbox weighs for them, as arrays that models are fitted on."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from knowledge import Knowledge
from knowledge.answering.candidates import Field, Row, gather
from knowledge.answering.prepared import Shelf
from knowledge.answering.understanding import understand
from tests.fitting.judging import is_brief, likeness, says
from tests.fitting.questions import Question

SAME = 0.5
"""Likeness from which a sentence is the one that the annotation names."""


class Example(NamedTuple):
    """A question with its candidates. Of each row: whether it says an answer, and whether it is the sentence annotated.

    `right_offers` are, row by row, whether each of the spans is a brief right answer.
    """

    question: Question
    set: str
    field: Field
    says: NDArray[np.bool_]
    told: NDArray[np.bool_]
    right_offers: tuple[tuple[bool, ...], ...]

    @property
    def group(self) -> str:
        """The group of the kind of answer expected."""
        return self.field.sought.expected.group


def examples(name: str, stories: Path, questions: Iterable[Question]) -> Iterator[Example]:
    """What Pressbox weighs for the questions, on a throw-away store of a folder of stories."""
    with (
        tempfile.TemporaryDirectory() as scratch,
        Knowledge.open(f"sqlite:///{scratch}/fitting.sqlite3", stories) as knowledge,
    ):
        knowledge.reload()
        lexicon, view, index = knowledge.opened()
        shelf = Shelf()
        for number, question in enumerate(questions):
            asked = understand(question.text, index, lexicon)
            field = gather(asked, view, shelf, lexicon)
            if field.rows:
                yield _example(question, name, field)
            if sys.stderr.isatty() and number % 50 == 0:
                print(f"\r{name}: {number} questions", end="", file=sys.stderr)


def _example(question: Question, name: str, field: Field) -> Example:
    rows = field.rows
    said = [_says(row, question) for row in rows]
    told = [here and _is_annotated(row, question) for row, here in zip(rows, said, strict=True)]
    offers = tuple(
        tuple(bool(question.answers) and is_brief(one.span.text, question.answers, question.kind) for one in row.offers)
        for row in rows
    )
    if field.sought.expected.group == "quote":  # A quotation is given whole: other sentences of it say the answer too.
        said = [
            here or (any(right) and row.story.story.key == question.story)
            for here, right, row in zip(said, offers, rows, strict=True)
        ]
    return Example(question, name, field, np.array(said, dtype=bool), np.array(told, dtype=bool), offers)


def text_of(row: Row) -> str:
    """The sentence of a candidate."""
    sentence = row.here.told.sentence
    return row.story.story.text[sentence.start : sentence.end]


def _says(row: Row, question: Question) -> bool:
    return bool(question.answers) and row.story.story.key == question.story and says(text_of(row), question.answers)


def _is_annotated(row: Row, question: Question) -> bool:
    if not question.evidence:
        return True
    text = text_of(row)
    return likeness(text, question.evidence) >= SAME or " ".join(text.split()) in " ".join(question.evidence.split())


def share(found: Sequence[bool]) -> float:
    """The share of a list that is true, 0 of an empty one."""
    return sum(found) / len(found) if found else 0.0
