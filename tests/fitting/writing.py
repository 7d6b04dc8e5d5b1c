"""Writes the file of weights."""

from __future__ import annotations

from pathlib import Path

import msgspec

import knowledge.answering
from knowledge.answering.weights import WeightsFile

FILE = Path(knowledge.answering.__file__).with_name("weights.toml")


def write(file: WeightsFile, path: Path = FILE) -> None:
    """Write all weights, a feature a line, so that a person can read them."""
    lines = [
        "# Fitted by `python -m tests.fitting --write`, `glance` by `python -m tests.fitting.glance --write`: do not edit by hand.",
        "# What is seen of a sentence at a glance has one weight. Each other row: the weight of a feature for every kind of",
        "# answer, then what each of the groups adds to it.",
        "",
        f"groups = {msgspec.json.encode(file.groups).decode()}",
        f"threshold = {file.threshold}",
        f"sure = {file.sure}",
    ]
    for table in ("glance", "span", "sentence", "confidence"):
        lines += ["", f"[{table}]"]
        lines += [f'"{name}" = {row}' for name, row in getattr(file, table).items()]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"written: {path.name}")
