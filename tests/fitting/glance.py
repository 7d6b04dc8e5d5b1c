"""Fit what tells at a glance which sentences are worth weighing, and print how often the right one is among them.

    python -m tests.fitting.glance [--write] [--only-own]

With --write, the weights go to knowledge/answering/weights.toml; `python -m tests.fitting --write` should follow. So few
weights fitted on so many questions need no cross-validation: they are fitted on one half of the stories, told of the other.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from msgspec.structs import replace
from numpy.typing import NDArray

from knowledge.answering.candidates import WEIGHED, Row, nearest
from knowledge.answering.features import GLANCE
from knowledge.answering.prepared import Shelf
from knowledge.answering.understanding import understand
from knowledge.answering.weights import shipped, shipped_file
from tests.fitting import writing
from tests.fitting.crossing import part_of
from tests.fitting.examples import is_told, opened, share
from tests.fitting.learning import Array, Choices, prefer
from tests.fitting.questions import QuestionSet, sets


class Glance(NamedTuple):
    """The sentences of the stories nearest to an answerable question at a glance, and which of them are annotated."""

    set: str
    half: bool
    seen: Array
    told: NDArray[np.bool_]

    def is_found(self, worth: Array) -> bool:
        """Whether an annotated sentence is among those that are weighed."""
        return bool(self.told[np.argsort(-(self.seen @ worth), kind="stable")[:WEIGHED]].any())


def glances(asked: QuestionSet) -> Iterator[Glance]:
    """What is seen for each question that the stories answer."""
    with opened(asked.stories) as (lexicon, view, index):
        shelf = Shelf()
        for question in asked.questions:
            if question.answers:
                _, _, sentences = nearest(understand(question.text, index, lexicon), view, shelf, lexicon)
                rows = [Row(one.weighing.story, one.here, {}, ()) for one in sentences]
                yield Glance(
                    asked.name,
                    part_of(asked.name, question.story) % 2 == 0,
                    np.array([one.weighing.glance(one.number) for one in sentences]).reshape(-1, len(GLANCE)),
                    np.array([is_told(row, question) for row in rows], dtype=bool),
                )


def fitted(found: Sequence[Glance]) -> Array:
    """The worth of each number, that of the first being 1."""
    useful = [one for one in found if one.told.any()]
    choice = np.repeat(np.arange(len(useful)), [len(one.told) for one in useful])
    seen, told = np.concatenate([one.seen for one in useful]), np.concatenate([one.told for one in useful])
    worth = prefer(Choices(seen, told, choice, np.zeros_like(choice)), groups=1, shared=1.0, added=1e6).shared
    scaled: Array = worth / worth[0]
    return scaled


def report(title: str, found: Sequence[Glance], worth: Array) -> None:
    """Print how often an annotated sentence is among those that are weighed, set by set."""
    told = {
        name: share([one.is_found(worth) for one in found if one.set == name])
        for name in dict.fromkeys(one.set for one in found)
    }
    print(f"{title}: among {WEIGHED} sentences " + ", ".join(f"{name} {part:.1%}" for name, part in told.items()))


def main() -> None:
    """Fit, print, and write where asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="write the weights fitted on all questions")
    parser.add_argument("--only-own", action="store_true", help="leave the folder beside the project out")
    args = parser.parse_args()
    found = [one for asked in sets(only_own=args.only_own) for one in glances(asked)]
    other = [one for one in found if not one.half]
    report("as shipped", other, np.array(shipped().glance))
    report("fitted on the other half", other, fitted([one for one in found if one.half]))
    worth = fitted(found)
    print(", ".join(f"{name} {value:.2f}" for name, value in zip(GLANCE, worth, strict=True)))
    if args.write:
        table = {name: round(float(value), 2) for name, value in zip(GLANCE, worth, strict=True)}
        writing.write(replace(shipped_file(), glance=table))


if __name__ == "__main__":
    main()
