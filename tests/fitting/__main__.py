"""Fit the weights of answering, and print what they reach on stories that took no part in fitting them.

    python -m tests.fitting [--write] [--only-own]

Fitted on the questions in tests/fitting and, where the folder `shared` lies beside the project, on the annotated stories
there; cross-validated by story, in five parts. With --write, the weights fitted on all go to knowledge/answering/weights.toml.
"""

from __future__ import annotations

import argparse
import zlib
from collections.abc import Sequence
from pathlib import Path

import msgspec
import numpy as np
from msgspec.structs import replace

import knowledge.answering
from knowledge.answering.expecting import GROUPS
from knowledge.answering.features import Features
from knowledge.answering.weights import made
from tests.benchmarks.quality import EVAL, SHARED, is_apart
from tests.fitting import models, questions
from tests.fitting.examples import Example, examples, share

PARTS = 5
HELD_BACK = 0.83
"""Share of unanswerable questions that the threshold holds back on stories kept out of fitting: 80% with a margin."""
SURE = 0.7
HERE = Path(__file__).parent
FILE = Path(knowledge.answering.__file__).with_name("weights.toml")


class Outcome(dict[str, float]):
    """What became of one question: its probability, and 0 or 1 for right, brief, grounded."""


def gathered(*, only_own: bool) -> list[Example]:
    """All examples at hand."""
    stories = HERE / "stories"
    names = {file.name for file in stories.iterdir()}
    found = list(examples("own", stories, questions.of_lines(HERE / "questions.jsonl", names)))
    if EVAL.is_dir() and not only_own:
        wire = [*questions.of_folder(EVAL / "gold")]
        wire += questions.of_lines(EVAL / "unanswerable.jsonl", {one.story for one in wire})
        found += examples("wire", EVAL / "stories", wire)
        names = {file.name for file in (EVAL / "stories").iterdir()}
        more = questions.of_lines(HERE / "wire.jsonl", names, EVAL / "stories")
        found += examples("more wire", EVAL / "stories", more)
        found += examples("web", EVAL / "web", questions.of_folder(EVAL / "web"))
        names = {file.name for file in (SHARED / "stories").iterdir()}
        found += examples("two", SHARED / "stories", questions.of_lines(EVAL / "seeds.jsonl", names))
    return found


def part_of(example: Example, salt: str = "") -> int:
    """The part of the cross-validation that a story belongs to, whoever asks about it."""
    name = example.set.partition(",")[0].removeprefix("more ")
    return zlib.crc32(f"{salt}{name}/{example.question.story}".encode()) % PARTS


def validated(found: Sequence[Example]) -> list[tuple[Example, str, Features, Outcome]]:
    """Each question's best candidate under weights fitted without its story."""
    rows: list[tuple[Example, str, Features, Outcome]] = []
    for part in range(PARTS):
        weights = made(models.fit_ranking([one for one in found if part_of(one) != part]))
        for example in found:
            if part_of(example) == part:
                best, told = models.best_of(example, weights)
                rows.append((example, example.group, told, Outcome(models.verdict(example, best, SURE))))
    for part in range(PARTS):
        train = [
            models.Judged(one, told, bool(out["right"])) for one, _, told, out in rows if part_of(one, "c") != part
        ]
        weights = made(replace(models.NOTHING, confidence=models.fit_confidence(train)))
        for example, group, told, out in rows:
            if part_of(example, "c") == part:
                out["probability"] = weights.probability(told, group)
    return rows


def threshold_of(rows: Sequence[tuple[Example, str, Features, Outcome]]) -> float:
    """The probability below which so many of the unanswerable questions lie, over the sets that are no work of ours."""
    never = [out["probability"] for example, _, _, out in rows if not example.question.answers]
    return float(np.quantile(never, HELD_BACK))


def report(title: str, rows: Sequence[tuple[Example, str, Features, Outcome]], threshold: float) -> None:
    """Print the figures of some questions."""
    can = [out for example, _, _, out in rows if example.question.answers]
    cannot = [out for example, _, _, out in rows if not example.question.answers]
    spoken = [out for out in (*can, *cannot) if out["probability"] >= threshold]
    if not can:
        return
    told = {
        name: share([bool(out[name]) and out["probability"] >= threshold for out in can])
        for name in ("right", "brief", "grounded")
    }
    print(
        f"{title:<22} {len(can):>5} answerable, {len(cannot):>4} not: "
        f"right {told['right']:.1%} (without holding back {share([bool(out['right']) for out in can]):.1%}), "
        f"brief {told['brief']:.1%}, grounded {told['grounded']:.1%}, "
        f"held back {share([out['probability'] < threshold for out in cannot]):.1%}, "
        f"precision {share([bool(out['right']) for out in spoken]):.1%}"
    )


def main() -> None:
    """Fit, print, and write where asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="write the weights fitted on all questions")
    parser.add_argument("--only-own", action="store_true", help="leave the folder beside the project out")
    args = parser.parse_args()
    found = gathered(only_own=args.only_own)
    rows = validated(found)
    threshold = threshold_of([row for row in rows if row[0].set in {"wire", "web"}] or rows)
    print(f"cross-validated by story, threshold {threshold:.3f}")
    for name in ("wire", "more wire", "web", "two", "own"):
        report(name, [row for row in rows if row[0].set == name], threshold)
    report(
        "wire, kept apart",
        [row for row in rows if row[0].set == "wire" and is_apart(Path(row[0].question.story).stem)],
        threshold,
    )
    for group in GROUPS:
        report(f"wire, {group}", [row for row in rows if row[0].set == "wire" and row[1] == group], threshold)
    if args.write:
        write(found, rows, threshold)


def write(found: Sequence[Example], rows: Sequence[tuple[Example, str, Features, Outcome]], threshold: float) -> None:
    """Fit on everything and write the file."""
    file = models.fit_ranking(found)
    confidence = models.fit_confidence([models.Judged(one, told, bool(out["right"])) for one, _, told, out in rows])
    file = replace(file, confidence=confidence, threshold=round(threshold, 3), sure=SURE)
    lines = [
        "# Fitted by `python -m tests.fitting --write`: do not edit by hand.",
        "# Each row: the weight of a feature for every kind of answer, then what each of the groups adds to it.",
        "",
        f"groups = {msgspec.json.encode(GROUPS).decode()}",
        f"threshold = {file.threshold}",
        f"sure = {file.sure}",
    ]
    for table in ("span", "sentence", "confidence"):
        lines += ["", f"[{table}]"]
        lines += [f'"{name}" = {row}' for name, row in getattr(file, table).items()]
    FILE.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"written: {FILE.name}")


if __name__ == "__main__":
    main()
