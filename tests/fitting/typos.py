"""What typos in names cost: `python -m tests.fitting.typos`, with the weights that ship.

Each question of the annotated stories beside the project, else of our own, is asked as it is, and with one or two typos in
every name. "Right" counts questions whose best candidate is right and likely enough to be spoken.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

from knowledge.answering import weights
from tests.benchmarks.quality import EVAL
from tests.fitting import models, questions
from tests.fitting.examples import examples, share
from tests.fitting.making import misspelt
from tests.fitting.questions import Question

HERE = Path(__file__).parent


def figures(stories: Path, asked: Sequence[Question]) -> tuple[float, float]:
    """The shares of questions answered right, and whose best candidate is right whether or not it is spoken."""
    shipped = weights.shipped()
    spoken, right = [], []
    for example in examples("typos", stories, asked):
        best, told = models.best_of(example, shipped)
        outcome = models.verdict(example, best, shipped.sure)
        right.append(outcome["right"])
        spoken.append(outcome["right"] and shipped.probability(told, example.group) >= shipped.threshold)
    return share(spoken), share(right)


def main() -> None:
    """Print the figures without and with typos."""
    stories = EVAL / "stories" if EVAL.is_dir() else HERE / "stories"
    names = {file.name for file in stories.iterdir()}
    known = questions.of_folder(EVAL / "gold") if EVAL.is_dir() else questions.of_lines(HERE / "questions.jsonl", names)
    asked = [one for one in known if one.answers]
    wrong = []
    for one in asked:
        text = (stories / one.story).read_text(encoding="utf-8")
        wrong.append(one._replace(text=misspelt(one.text, text, random.Random(one.id))))
    for title, some in (("as asked", asked), ("with typos in names", wrong)):
        spoken, right = figures(stories, some)
        print(f"{title:<22} {len(some)} questions: right {spoken:.1%}, without holding back {right:.1%}")


if __name__ == "__main__":
    main()
