"""Annotated questions: a folder of one JSON file an article, or rows of JSON Lines."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple


class Question(NamedTuple):
    """A question about a story (the name of its file), its right answers, and the sentence that tells them."""

    id: str
    text: str
    kind: str
    answers: list[str]
    story: str
    evidence: str


def of_folder(folder: Path) -> list[Question]:
    """The questions of annotated articles."""
    found = []
    for file in sorted(folder.glob("*.json")):
        article = json.loads(file.read_text(encoding="utf-8"))
        story = Path(article["article"]).name
        found += [
            Question(f"{file.stem}-{n}", row["q"], row["kind"], row["answers"], story, row.get("evidence") or "")
            for n, row in enumerate(article["questions"])
        ]
    return found


def of_lines(file: Path, stories: set[str], folder: Path | None = None) -> list[Question]:
    """The questions of a JSON Lines file that are about one of the stories.

    Evidence may be given by its place: the first character and the one behind the last, in the story's file in `folder`.
    """
    rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
    return [
        Question(row["id"], row["q"], row["kind"], row["answers"], row["stories"][0], _evidence(row, folder))
        for row in rows
        if row["stories"] and row["stories"][0] in stories
    ]


def _evidence(row: Mapping[str, Any], folder: Path | None) -> str:
    evidence = row.get("evidence") or ""
    if folder is None or isinstance(evidence, str):
        return str(evidence)
    start, end = evidence
    text: str = (folder / row["stories"][0]).read_text(encoding="utf-8")
    return text[start:end]
