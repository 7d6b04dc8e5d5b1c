"""What typos in names cost: `python -m tests.fitting.typos`, with the weights that ship.

Each question of the annotated stories beside the project, else of our own, is asked as it is, and with one or two typos in
every name.
"""

from __future__ import annotations

import random

from knowledge.answering.weights import shipped
from tests.fitting.crossing import PARTS, asked
from tests.fitting.examples import share
from tests.fitting.making import misspelt
from tests.fitting.questions import Question, sets


def main() -> None:
    """Print the figures without and with typos."""
    known = {one.name: one for one in sets()}
    chosen = known.get("wire", known["own"])
    can = [one for one in chosen.questions if one.answers]

    def mistyped(one: Question) -> Question:
        text = (chosen.stories / one.story).read_text(encoding="utf-8")
        return one._replace(text=misspelt(one.text, text, random.Random(one.id)))

    for title, some in (("as asked", can), ("with typos in names", [mistyped(one) for one in can])):
        outcomes = list(asked(chosen._replace(questions=some), [shipped()] * PARTS))
        right = share([one.spoken and one.right for one in outcomes])
        print(
            f"{title:<22} {len(some)} questions: right {right:.1%}, spoken {share([one.spoken for one in outcomes]):.1%}"
        )


if __name__ == "__main__":
    main()
