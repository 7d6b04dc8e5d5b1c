"""Annotated questions with the candidates that Pressbox weighs for them, as arrays that models are fitted on."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from knowledge import Knowledge
from knowledge.answering.candidates import Field, Row, gather
from knowledge.answering.prepared import Shelf
from knowledge.answering.understanding import understand
from knowledge.lexicon import Lexicon
from knowledge.search.names import NameIndex
from knowledge.store.protocol import View
from tests.fitting.judging import is_brief, is_evidence, says
from tests.fitting.questions import Question, QuestionSet


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


class Opened(NamedTuple):
    """What a question is answered with."""

    lexicon: Lexicon
    view: View
    names: NameIndex


@contextmanager
def opened(stories: Path) -> Iterator[Opened]:
    """A throw-away store of a folder of stories."""
    with (
        tempfile.TemporaryDirectory() as scratch,
        Knowledge.open(f"sqlite:///{scratch}/fitting.sqlite3", stories) as knowledge,
    ):
        knowledge.reload()
        yield Opened(*knowledge.opened())


def examples(asked: QuestionSet) -> Iterator[Example]:
    """What Pressbox weighs for the questions."""
    with opened(asked.stories) as (lexicon, view, index):
        shelf = Shelf()
        for number, question in enumerate(asked.questions):
            field = gather(understand(question.text, index, lexicon), view, shelf, lexicon)
            if field.rows:
                yield _example(question, asked.name, field)
            if sys.stderr.isatty() and number % 50 == 0:
                print(f"\r{asked.name}: {number} questions", end="", file=sys.stderr)


def _example(question: Question, name: str, field: Field) -> Example:
    rows = field.rows
    said = [_says(row, question) for row in rows]
    told = [is_told(row, question) for row in rows]
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


def is_told(row: Row, question: Question) -> bool:
    """Whether a candidate says an answer and is the sentence annotated, if one is."""
    return _says(row, question) and (not question.evidence or is_evidence(text_of(row), question.evidence))


def share(found: Sequence[bool]) -> float:
    """The share of a list that is true, 0 of an empty one."""
    return sum(found) / len(found) if found else 0.0
