"""What becomes of questions made by rule from annotated ones: `python -m tests.fitting.made`, with the weights that ship.

Each question of the annotated stories beside the project, else of our own, is asked as it is, with one or two typos in
every name, in other words, and of its story without the sentence that answers it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from pathlib import Path
from tempfile import TemporaryDirectory

from knowledge.answering.weights import shipped
from tests.fitting.crossing import PARTS, Outcome, asked
from tests.fitting.examples import share
from tests.fitting.making import Emptied, emptied, misspellings, reworded
from tests.fitting.questions import Question, QuestionSet, sets

_REWORDINGS = 1
"""Of each question."""
_TAKEN_OUT = 4
"""Questions of each story that are asked without their answer."""


def told(known: QuestionSet) -> list[Outcome]:
    """What people are told."""
    return list(asked(known, [shipped()] * PARTS))


def emptied_sets(known: QuestionSet, texts: dict[str, str]) -> Iterator[tuple[list[Question], dict[str, str]]]:
    """Questions, one a story, with the stories from each of which the answer is taken out."""
    by_story: dict[str, list[Emptied]] = {story: [] for story in texts}
    for question in known.questions:
        if len(by_story[question.story]) < _TAKEN_OUT and (made := emptied(question, texts[question.story])):
            by_story[question.story].append(made)
    for row in zip_longest(*by_story.values()):
        here = [one for one in row if one is not None]
        yield [one.question for one in here], texts | {one.question.story: one.text for one in here}


def told_without(known: QuestionSet, texts: dict[str, str]) -> Iterator[Outcome]:
    """What people are told where the answer is taken out."""
    for questions, changed in emptied_sets(known, texts):
        with TemporaryDirectory() as scratch:
            for name, text in changed.items():
                Path(scratch, name).write_text(text, encoding="utf-8")
            yield from told(known._replace(stories=Path(scratch), questions=questions))


def report(title: str, outcomes: Sequence[Outcome]) -> None:
    """Print the figures of answerable questions."""
    right, spoken = share([one.spoken and one.right for one in outcomes]), share([one.spoken for one in outcomes])
    print(f"{title:<26} {len(outcomes):>5} questions: right {right:.1%}, answered {spoken:.1%}")


def main() -> None:
    """Print the figures."""
    known = {one.name: one for one in sets()}
    chosen = known.get("wire", known["own"])
    can = chosen._replace(questions=[one for one in chosen.questions if one.answers])
    texts = {file.name: file.read_text(encoding="utf-8") for file in chosen.stories.iterdir()}
    wrong = {one.id.removesuffix("-typos"): one for one in misspellings(can.questions, texts)}
    report("as asked", told(can))
    report("with typos in names", told(can._replace(questions=[wrong.get(one.id, one) for one in can.questions])))
    report("in other words", told(can._replace(questions=list(reworded(can.questions, _REWORDINGS)))))
    report("with the answer taken out", list(told_without(can, texts)))


if __name__ == "__main__":
    main()
