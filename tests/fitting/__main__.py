"""Fit the weights of answering, and print what they reach on stories that took no part in fitting them.

    python -m tests.fitting [--write] [--only-own]

Fitted on the questions in tests/fitting and, where the folder `shared` lies beside the project, on the annotated stories
there; cross-validated by story, in five parts: first the best sentences alone, then all that people are told, facts first.
With --write, the weights fitted on all go to knowledge/answering/weights.toml. What is worth weighing at a glance is fitted
by `python -m tests.fitting.glance`.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from msgspec.structs import replace

from knowledge.answering.expecting import GROUPS
from knowledge.answering.weights import made
from tests.benchmarks.quality import is_apart
from tests.fitting import models, writing
from tests.fitting.crossing import Crossed, Outcome, asked, crossed
from tests.fitting.examples import examples, share
from tests.fitting.questions import sets

HELD_BACK = 0.81
"""Share of unanswerable questions whose best sentence is below the threshold, on stories kept out of fitting.

With what rules hold back beside it, that is 80% with a margin.
"""


def threshold_of(found: Crossed) -> float:
    """The probability below which so many of the unanswerable questions lie, over the sets that are no work of ours."""
    pairs = list(zip(found.judged, found.probabilities, strict=True))
    never = [(one.example.set, probability) for one, probability in pairs if not one.example.question.answers]
    theirs = [probability for name, probability in never if name in {"wire", "web"}]
    return float(np.quantile(theirs or [probability for _, probability in never], HELD_BACK))


def report(title: str, outcomes: Sequence[Outcome]) -> None:
    """Print the figures of some questions."""
    can = [one for one in outcomes if one.question.answers]
    cannot = [one for one in outcomes if not one.question.answers]
    if not can:
        return
    right, brief, grounded = (
        share([one.spoken and told for one, told in zip(can, column, strict=True)])
        for column in zip(*((one.right, one.brief, one.grounded) for one in can), strict=True)
    )
    print(
        f"{title:<22} {len(can):>5} answerable, {len(cannot):>4} not: "
        f"right {right:.1%}{_raw(can)}, brief {brief:.1%}, grounded {grounded:.1%}, "
        f"held back {share([not one.spoken for one in cannot]):.1%}, "
        f"precision {share([one.right for one in outcomes if one.spoken]):.1%}"
    )


def _raw(can: Sequence[Outcome]) -> str:
    """The share that would be right without holding back, where there is always a best candidate."""
    return f" (without holding back {share([one.right for one in can]):.1%})" if can[0].group else ""


def report_sets(outcomes: Sequence[Outcome]) -> None:
    """Print the figures of each set, and of the wire stories kept apart."""
    for name in dict.fromkeys(one.set for one in outcomes):
        report(name, [one for one in outcomes if one.set == name])
    report(
        "wire, kept apart",
        [one for one in outcomes if one.set == "wire" and is_apart(Path(one.question.story).stem)],
    )


def main() -> None:
    """Fit, print, and write where asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="write the weights fitted on all questions")
    parser.add_argument("--only-own", action="store_true", help="leave the folder beside the project out")
    args = parser.parse_args()
    known = list(sets(only_own=args.only_own))
    found = [example for one in known for example in examples(one)]
    result = crossed(found)
    threshold = threshold_of(result)
    print(f"cross-validated by story, threshold {threshold:.3f}: sentences alone")
    outcomes = list(result.outcomes(threshold))
    report_sets(outcomes)
    for group in GROUPS:
        report(f"wire, {group}", [one for one in outcomes if one.set == "wire" and one.group == group])
    print("the same, all that people are told")
    weights = [made(replace(one, threshold=threshold)) for one in result.fitted]
    report_sets([outcome for one in known if one.name != "more wire" for outcome in asked(one, weights)])
    if args.write:
        file = models.fit_ranking(found)
        confidence = models.fit_confidence(result.judged)
        writing.write(replace(file, confidence=confidence, threshold=round(threshold, 3)))


if __name__ == "__main__":
    main()
