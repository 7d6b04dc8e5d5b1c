"""Annotated questions: a folder of one JSON file an article, or rows of JSON Lines."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from tests.benchmarks.quality import EVAL, SHARED

HERE = Path(__file__).parent


class Question(NamedTuple):
    """A question about a story (the name of its file), its right answers, and the sentence that tells them."""

    id: str
    text: str
    kind: str
    answers: list[str]
    story: str
    evidence: str


class QuestionSet(NamedTuple):
    """Questions of one origin, and the folder of the stories that they are asked about."""

    name: str
    stories: Path
    questions: list[Question]


def sets(*, only_own: bool = False) -> Iterator[QuestionSet]:
    """All questions at hand: those of our own, and where the folder `shared` lies beside the project, those there."""
    yield QuestionSet("own", HERE / "stories", of_lines(HERE / "questions.jsonl", _files(HERE / "stories")))
    if EVAL.is_dir() and not only_own:
        stories = EVAL / "stories"
        wire = of_folder(EVAL / "gold")
        never = of_lines(EVAL / "unanswerable.jsonl", {one.story for one in wire})
        yield QuestionSet("wire", stories, [*wire, *never])
        yield QuestionSet("more wire", stories, of_lines(HERE / "wire.jsonl", _files(stories), stories))
        yield QuestionSet("web", EVAL / "web", of_folder(EVAL / "web"))
        two = SHARED / "stories"
        yield QuestionSet("two", two, of_lines(EVAL / "seeds.jsonl", _files(two)))


def _files(folder: Path) -> set[str]:
    return {file.name for file in folder.iterdir()}


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
