"""`pressbox correct`, `remove`, `undo`, `rollback`, `backup` and the like, run in this process, which is faster."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from typer.testing import CliRunner

from bot.__main__ import app
from knowledge import Knowledge

FINAL = (
    "# Molde take the cup\n\nMolde beat Brann 3-1 in the final on Friday. “We ran and ran,” said coach Kari Holm."
    " Captain Liv Dahl, 31, scored twice before the break.\n"
)
UNASKED = ": nobody could be asked here, and --yes was not given.\n"
"""Behind what was not done."""


class Ran(NamedTuple):
    """What a command came to."""

    returncode: int
    stdout: str
    stderr: str


def pressbox(*words: object) -> Ran:
    done = CliRunner().invoke(app, [str(word) for word in words], prog_name="pressbox")
    return Ran(done.exit_code, done.stdout, done.stderr)


def rows(done: Ran) -> list[dict[str, Any]]:
    return [json.loads(line) for line in done.stdout.splitlines()]


pytestmark = pytest.mark.usefixtures("ready")


@pytest.fixture
def ready(own_home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = own_home / "stories"
    folder.mkdir()
    (folder / "final.md").write_text(FINAL, encoding="utf-8")
    monkeypatch.setenv("PRESSBOX_STORIES", str(folder))
    monkeypatch.setenv("PRESSBOX_DATABASE", f"sqlite:///{own_home / 'facts.sqlite3'}")
    assert pressbox("reload").returncode == 0
    return own_home


def score() -> object:
    return rows(pressbox("facts", "--json", "--kind", "match"))[0]["score"]


def match_number() -> str:
    table = pressbox("correct", "facts", "final.md").stdout
    return next(line.split("│")[1].strip() for line in table.splitlines() if "score: 3-1" in line)


def test_a_correction_is_shown_made_listed_and_undone() -> None:
    number = match_number()
    shown = pressbox("correct", "set", "final.md", number, "score", "3-2")
    assert (shown.returncode, shown.stderr) == (0, f"Nothing was changed{UNASKED}")
    assert "3–1" in shown.stdout
    assert "3–2" in shown.stdout
    assert score() == [3, 1]
    made = pressbox("correct", "set", "final.md", number, "score", "3-2", "--yes", "--reason", "a misprint")
    assert (made.returncode, made.stderr) == (0, "Edition 2 is in service (changed: 1).\n")
    [row] = rows(pressbox("facts", "--json", "--kind", "match"))
    assert (row["score"], row["corrected"]) == ([3, 2], ["score"])
    [listed] = rows(pressbox("correct", "list", "--json"))
    assert (listed["number"], listed["edition"], listed["correction"]["value"]) == (1, 2, "3-2")
    assert "a misprint" in pressbox("history").stdout
    undone = pressbox("undo")
    assert undone.stderr.splitlines() == ["Undone: correct of edition 2.", "Edition 3 is in service (changed: 1)."]
    assert score() == [3, 1]


def test_names_and_stories_are_corrected() -> None:
    for words in (
        ("alias", "team", "molde", "the Blue Roses"),
        ("merge", "person", "Kari Holm", "Liv Dahl"),
        ("split", "person", "Liv Dahl", "Liv Dahl", "Liv Dahl (captain)"),
        ("story", "final.md", "--title", "Another", "--date", "2024-05-04"),
    ):
        done = pressbox("correct", *words, "--yes")
        assert done.returncode == 0, done.stderr
    assert rows(pressbox("stories", "--json"))[0]["published"] == "2024-05-04"
    assert rows(pressbox("ask", "Who did the Blue Roses beat?", "--json"))[0]["answer"] == "Brann"
    people = [row["name"] for row in rows(pressbox("facts", "--json", "--kind", "person"))]
    assert set(people) == {"Liv Dahl (captain)"}
    assert "Liv Dahl (captain)" in pressbox("correct", "list").stdout
    assert pressbox("correct", "withdraw", "3", "2").returncode == 0
    assert len(rows(pressbox("correct", "list", "--json"))) == 2


def test_stories_are_removed_and_restored(ready: Path) -> None:
    wire = ready / "wire.md"
    wire.write_text("# From the wire\n\nBrann beat Molde 2-0 in Bergen.\n", encoding="utf-8")
    pressbox("add", wire, "--yes")
    assert pressbox("remove", "final.md").stderr == f"Nothing was changed{UNASKED}"
    assert pressbox("remove", "final.md", "--yes", "--reason", "a fake").returncode == 0
    pressbox("reload")
    assert [row["key"] for row in rows(pressbox("stories", "--json"))] == ["wire.md"]
    assert "a fake" in pressbox("restore-story").stdout
    assert pressbox("restore-story", "final.md").returncode == 0
    assert pressbox("remove", "--import", "2", "--yes").returncode == 0
    assert [row["key"] for row in rows(pressbox("stories", "--json"))] == ["final.md"]
    assert pressbox("remove").returncode == 2


def test_a_roll_back_holds_against_reloads(ready: Path) -> None:
    (ready / "stories" / "final.md").write_text(FINAL.replace("3-1", "9-9"), encoding="utf-8")
    pressbox("reload")
    assert "reload" in pressbox("rollback").stdout
    assert pressbox("rollback", "1", "--yes").stderr == "Edition 3 is in service (changed: 1).\n"
    again = pressbox("reload")
    assert (again.returncode, "held back" in again.stdout) == (1, True)
    asked = pressbox("ask", "What was the score of Molde v Brann?", "--json")
    assert "3–1" in rows(asked)[0]["answer"]


def test_a_backup_is_taken_back_and_an_export_too(ready: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pressbox("correct", "set", "final.md", match_number(), "score", "3-2", "--yes")
    kept, packed = ready / "pressbox.backup", ready / "out.zip"
    assert pressbox("backup", kept).returncode == 0
    assert pressbox("export", packed).returncode == 0
    pressbox("undo")
    assert pressbox("restore", kept).stderr == f"Nothing was changed{UNASKED}"
    restored = pressbox("restore", kept, "--yes")
    assert (restored.returncode, restored.stderr) == (0, "global: edition 4 is in service.\n")
    assert score() == [3, 2]
    (ready / "empty").mkdir()
    (ready / "empty" / "own.md").write_text("# Own\n\nLyn won.\n", encoding="utf-8")
    monkeypatch.setenv("PRESSBOX_STORIES", str(ready / "empty"))
    monkeypatch.setenv("PRESSBOX_DATABASE", f"sqlite:///{ready / 'other.sqlite3'}")
    added = pressbox("add", packed, "--yes")
    assert "With them come 1 corrections." in added.stderr
    assert score() == [3, 2]


def test_doubts_are_listed_and_decided(ready: Path) -> None:
    with Knowledge.open(f"sqlite:///{ready / 'facts.sqlite3'}") as knowledge:
        knowledge.doubt("Who won?", "Molde", ["final.md"], "7", "global")
    [doubt] = rows(pressbox("doubts", "--json"))
    assert (doubt["question"], "7" in json.dumps(doubt["decided_by"])) == ("Who won?", False)
    assert "person" not in doubt
    assert pressbox("review", doubt["number"], "dismissed", "--reason", "it is right").returncode == 0
    assert rows(pressbox("doubts", "--json")) == []
    assert "it is right" in pressbox("doubts", "--state", "dismissed").stdout


REFUSED: list[tuple[tuple[str, ...], int, str]] = [
    (("correct", "set", "none.md", "1", "score", "3-2"), 3, "no story none.md"),
    (("correct", "set", "final.md", "99", "score", "3-2"), 3, "facts: give the number of one"),
    (("correct", "set", "final.md", "1", "colour", "red"), 3, "there is no field"),
    (("correct", "alias", "team", "Lyn", "x"), 3, "no story has a team called Lyn"),
    (("correct", "alias", "ghost", "Lyn", "x"), 2, "ghost"),
    (("correct", "story", "final.md", "--date", "soon"), 2, "2024-05-04"),
    (("correct", "withdraw", "7"), 3, "no correction in force has the number 7"),
    (("remove", "none.md", "--yes"), 3, "no story none.md"),
    (("restore-story", "final.md"), 3, "is not removed"),
    (("rollback", "7", "--yes"), 3, "edition 7 is not kept"),
    (("undo", "7"), 3, "edition 7 did nothing"),
    (("restore", "none.backup", "--yes"), 3, "none.backup"),
    (("backup", "none/none.backup"), 3, "cannot be written"),
    (("review", "7", "dismissed"), 3, "no open doubt"),
    (("doubts", "--state", "eaten"), 2, "dismissed"),
    (("review", "7", "eaten"), 2, "dismissed"),
]


def test_what_cannot_be_done_is_told_in_one_line() -> None:
    for words, code, why in REFUSED:
        done = pressbox(*words)
        assert (done.returncode, why in done.stderr) == (code, True), (words, done)
        assert len(done.stderr.splitlines()) == 1 or code == 2
