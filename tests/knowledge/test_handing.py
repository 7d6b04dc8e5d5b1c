"""What is handed in is shown first, then kept in the store: it stays beside the folder's stories, reload or not."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from knowledge import Knowledge
from knowledge.model import GLOBAL, Status
from knowledge.publishing import PublishingError
from tests.knowledge.store.server import Server

OWN = b"Oslo beat Bergen\n\nOslo beat Bergen 2-1 on Saturday, with two late goals."
CUP = (
    "---\ntitle: Molde take the cup\ndate: 2024-05-04\n---\n\nMolde beat Brann 3-1 in the final on Saturday."
    " “We ran and ran,” said coach Kari Holm. The captain, Liv Dahl, is 31 and scored twice before the break."
).encode()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "stories"
    made.mkdir()
    (made / "own.txt").write_bytes(OWN)
    return made


@pytest.fixture(params=["file", "memory", "postgresql"])
def knowledge(request: pytest.FixtureRequest, tmp_path: Path, folder: Path) -> Iterator[Knowledge]:
    if request.param == "postgresql":
        server: Server = request.getfixturevalue("server")
        url = server.new_database()
    else:
        url = f"sqlite:///{tmp_path / 'facts.sqlite3' if request.param == 'file' else ':memory:'}"
    with Knowledge.open(url, folder) as opened:
        opened.reload()
        yield opened


def packed(**files: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return made.getvalue()


def keys(knowledge: Knowledge, *collections: str) -> list[str]:
    return sorted(story.key for story in knowledge.stories(collections=collections or (GLOBAL,)))


def rows(*contents: str) -> bytes:
    return "\n".join(json.dumps({"content": content}) for content in contents).encode()


def test_a_draft_shows_what_was_read_and_changes_nothing(knowledge: Knowledge) -> None:
    draft = knowledge.draft([("cup.md", CUP), ("bad.md", b"---\ndate: soon\n---\n\nText."), ("a.exe", b"MZ")])
    [(story, analysis)] = draft.stories
    assert (story.title, str(story.published)) == ("Molde take the cup", "2024-05-04")
    assert {type(fact).__name__ for fact in analysis.facts} >= {"Match", "Quote"}
    assert sorted(problem.file for problem in draft.report.problems) == ["a.exe", "bad.md"]
    assert draft.report.added == ("cup.md",)
    assert keys(knowledge) == ["own.txt"]
    assert len(knowledge.history()) == 1


def test_what_was_added_answers_and_stays_when_the_folder_is_read_again(knowledge: Knowledge, folder: Path) -> None:
    report = knowledge.add(knowledge.draft([("cup.md", CUP)]), who="Ida", reason="the final")
    assert (report.edition, report.added) == (2, ("cup.md",))
    assert knowledge.ask("Who beat Brann?").status is Status.ANSWERED
    assert knowledge.reload().unchanged == 2
    (folder / "own.txt").write_bytes(OWN.replace(b"2-1", b"4-1"))
    (folder / "more.txt").write_bytes(b"Bodo drew with Viking.")
    assert knowledge.reload().removed == ()
    assert keys(knowledge) == ["cup.md", "more.txt", "own.txt"]
    newest, added, _ = knowledge.history()
    assert (newest.deed.what, added.deed.what, added.deed.who, added.deed.reason) == (
        "reload",
        "add",
        "Ida",
        "the final",
    )
    assert added.keys == ("cup.md",)


def test_what_was_added_is_understood_again_by_better_rules(tmp_path: Path, folder: Path) -> None:
    url = f"sqlite:///{tmp_path / 'facts.sqlite3'}"
    with Knowledge.open(url, folder) as knowledge:
        knowledge.reload()
        knowledge.add(knowledge.draft([("cup.zip", packed(**{"cup/final.md": CUP}))]), who="Ida")
    own = tmp_path / "own.toml"
    own.write_text("[venues]", encoding="utf-8")
    with Knowledge.open(url, folder, [own]) as knowledge:
        assert knowledge.reload().changed == ("cup/final.md", "own.txt")


def test_a_file_added_again_takes_the_place_of_the_former(knowledge: Knowledge) -> None:
    knowledge.add(knowledge.draft([("rows.jsonl", rows("Oslo won.", "Molde drew.", "Bodo lost."))]), who="Ida")
    draft = knowledge.draft([("rows.jsonl", rows("Oslo won.", "Molde won."))])
    assert (draft.report.changed, draft.report.removed, draft.report.unchanged) == (
        ("rows.jsonl#2",),
        ("rows.jsonl#3",),
        1,
    )
    knowledge.add(draft, who="Ida")
    assert keys(knowledge) == ["own.txt", "rows.jsonl#1", "rows.jsonl#2"]
    assert knowledge.reload().unchanged == 3


def test_the_same_file_again_is_no_new_edition(knowledge: Knowledge) -> None:
    knowledge.add(knowledge.draft([("cup.md", CUP)]), who="Ida")
    draft = knowledge.draft([("cup.md", CUP)])
    assert draft.changes == ()
    assert knowledge.add(draft, who="Ida").edition == 2


@pytest.mark.parametrize("broken", [b"---\ndate: soon\n---\n\nText.", b"%PDF-1.7", b""])
def test_a_broken_file_takes_nothing_of_the_former_away(knowledge: Knowledge, broken: bytes) -> None:
    knowledge.add(knowledge.draft([("cup.md", CUP)]), who="Ida")
    draft = knowledge.draft([("cup.md", broken), ("more.txt", b"Bodo drew with Viking.")])
    assert draft.report.kept == ("cup.md",)
    knowledge.add(draft, who="Ida")
    assert keys(knowledge) == ["cup.md", "more.txt", "own.txt"]
    assert knowledge.reload().problems == ()


def test_a_name_that_the_folder_has_is_refused_and_what_was_added_counts_before_a_later_file(
    knowledge: Knowledge, folder: Path
) -> None:
    draft = knowledge.draft([("own.txt", b"Another story.")])
    assert [problem.reason for problem in draft.report.problems] == [
        "the folder has a story of that name already: give the file another"
    ]
    assert draft.changes == ()
    knowledge.add(knowledge.draft([("cup.md", CUP)]), who="Ida")
    (folder / "cup.md").write_bytes(b"Something else.")
    report = knowledge.reload()
    assert ["handed in" in problem.reason for problem in report.problems] == [True]
    story = knowledge.story("cup.md")
    assert story is not None
    assert "Molde" in story.text


def test_of_two_files_of_one_name_the_first_is_taken(knowledge: Knowledge) -> None:
    draft = knowledge.draft([("cup.md", CUP), ("cup.md", b"Another.")])
    assert draft.report.added == ("cup.md",)
    assert len(draft.report.problems) == 1
    knowledge.add(draft, who="Ida")
    assert keys(knowledge) == ["cup.md", "own.txt"]


def test_near_copies_are_shown(knowledge: Knowledge) -> None:
    knowledge.add(knowledge.draft([("cup.md", CUP)]), who="Ida")
    copy = CUP.replace(b"on Saturday", b"on Saturday evening")
    draft = knowledge.draft([("wire.md", copy), ("other.txt", b"Bodo drew with Viking in the snow, said nobody.")])
    assert draft.copies == {"wire.md": ("cup.md",)}


def test_a_draft_that_another_change_has_overtaken_is_refused(knowledge: Knowledge) -> None:
    one = knowledge.draft([("cup.md", CUP)])
    other = knowledge.draft([("cup.md", CUP.replace(b"3-1", b"3-0"))])
    apart = knowledge.draft([("more.txt", b"Bodo drew with Viking.")])
    knowledge.add(one, who="Ida")
    with pytest.raises(PublishingError, match="changed meanwhile"):
        knowledge.add(other, who="Per")
    knowledge.add(apart, who="Per")
    assert keys(knowledge) == ["cup.md", "more.txt", "own.txt"]


def test_what_one_server_adds_no_other_sees(knowledge: Knowledge) -> None:
    report = knowledge.add(knowledge.draft([("cup.md", CUP)], collection="111"), who="Ida")
    assert report.added == ("cup.md",)
    assert keys(knowledge, GLOBAL, "111") == ["cup.md", "own.txt"]
    assert keys(knowledge, GLOBAL, "222") == keys(knowledge) == ["own.txt"]
    assert len(knowledge.history(collection="111")) == 1
    assert list(knowledge.history(collection="222")) == []
    assert knowledge.draft([("wire.md", CUP)], collection="222").copies == {}
    assert knowledge.draft([("wire.md", CUP)], collection="111").copies == {"wire.md": ("cup.md",)}
    knowledge.reload()
    assert keys(knowledge, GLOBAL, "111") == ["cup.md", "own.txt"]
