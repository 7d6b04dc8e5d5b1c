"""The stories and questions that answering is fitted on are sound: each answer stands in its story."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.fitting.judging import LONGEST, QUOTATION, says
from tests.fitting.questions import of_lines

HERE = Path(__file__).parent
STORIES = {path.name: path.read_text(encoding="utf-8") for path in sorted((HERE / "stories").glob("*.txt"))}
ROWS: list[dict[str, Any]] = [
    json.loads(line) for line in (HERE / "questions.jsonl").read_text(encoding="utf-8").splitlines()
]
KINDS = {"who", "what", "when", "where", "why", "number", "score", "quote"}
TRAPS = {
    "detail not given",
    "false premise",
    "near number",
    "off topic quote",
    "other contest",
    "unquoted speaker",
    "wrong person",
}
ANSWERABLE = [row for row in ROWS if row["kind"] != "unanswerable"]
UNANSWERABLE = [row for row in ROWS if row["kind"] == "unanswerable"]


def test_no_question_comes_twice() -> None:
    assert not [id_ for id_, times in Counter(row["id"] for row in ROWS).items() if times > 1]
    assert not [text for text, times in Counter(row["q"].casefold() for row in ROWS).items() if times > 1]


def test_every_story_has_questions_of_both_sorts() -> None:
    for rows, least in ((ANSWERABLE, 8), (UNANSWERABLE, 5)):
        asked = Counter(row["stories"][0] for row in rows)
        assert set(asked) == set(STORIES)
        assert not [story for story, times in asked.items() if times < least]


@pytest.mark.parametrize("name", STORIES)
def test_a_story_is_as_long_as_news_is(name: str) -> None:
    assert 150 <= len(STORIES[name].split()) <= 450


@pytest.mark.parametrize("row", ANSWERABLE, ids=lambda row: row["id"])
def test_the_evidence_stands_in_the_story_and_says_an_answer(row: dict[str, Any]) -> None:
    assert row.keys() == {"id", "q", "kind", "answers", "stories", "evidence"}
    assert row["kind"] in KINDS
    assert all(answer == answer.strip() and answer for answer in row["answers"])
    assert row["evidence"] in STORIES[row["stories"][0]]
    assert says(row["evidence"], row["answers"])
    assert all(says(STORIES[story], row["answers"]) for story in row["stories"])
    assert len(min(row["answers"], key=len).split()) <= (QUOTATION if row["kind"] == "quote" else LONGEST)
    assert not all(says(row["q"], [answer]) for answer in row["answers"]), "the question gives its answer away"


@pytest.mark.parametrize("row", UNANSWERABLE, ids=lambda row: row["id"])
def test_a_trap_has_its_name_and_no_answer(row: dict[str, Any]) -> None:
    assert row.keys() == {"id", "q", "kind", "asks", "trap", "answers", "stories"}
    assert row["asks"] in KINDS
    assert row["trap"] in TRAPS
    assert row["answers"] == []
    assert set(row["stories"]) <= set(STORIES)


def test_the_kinds_are_balanced() -> None:
    kinds = Counter(row["kind"] for row in ANSWERABLE)
    assert set(kinds) == KINDS
    assert min(kinds.values()) > 0.05 * len(ANSWERABLE)
    assert max(kinds.values()) < 0.22 * len(ANSWERABLE)


WIRE: list[dict[str, Any]] = [
    json.loads(line) for line in (HERE / "wire.jsonl").read_text(encoding="utf-8").splitlines()
]


def test_questions_on_wire_stories_have_their_evidence_at_its_place(shared: Path) -> None:
    folder = shared / "eval" / "stories"
    names = {file.name for file in folder.iterdir()}
    found = {one.id: one for one in of_lines(HERE / "wire.jsonl", names, folder)}
    assert len(found) == len(WIRE)
    for one in found.values():
        assert bool(one.answers) == (one.kind != "unanswerable") == bool(one.evidence)
        assert not one.answers or says(one.evidence, one.answers), one.id


def test_questions_on_wire_stories_hold_none_of_their_prose() -> None:
    assert all(row["evidence"] is None or len(row["evidence"]) == 2 for row in WIRE)
    assert all(row["trap"] in TRAPS and row["asks"] in KINDS for row in WIRE if row["kind"] == "unanswerable")
    assert max(len(answer.split()) for row in WIRE for answer in row["answers"]) <= LONGEST
