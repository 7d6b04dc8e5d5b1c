"""A reload reads what changed, and no file, however broken, takes anything away that was there."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from knowledge import lexicon
from knowledge.limits import Limits
from knowledge.model import GLOBAL, Report, Story
from knowledge.publishing import PublishingError, check, reload
from knowledge.reading import read
from knowledge.store import open_store
from knowledge.store.protocol import FactStore
from knowledge.working import understanding
from knowledge.working.rules import rules

LEXICON = lexicon.load()
FIRST = "Oslo beat Bergen\n\nOslo beat Bergen 2-1 on Saturday, with two late goals."
SECOND = "Bergen sign keeper\n\nBergen have signed the keeper Tor Vik from Molde."


@pytest.fixture
def store() -> Iterator[FactStore]:
    opened = open_store("sqlite:///:memory:")
    yield opened
    opened.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "stories"
    (made / "cup").mkdir(parents=True)
    (made / "first.txt").write_text(FIRST, encoding="utf-8")
    (made / "cup" / "second.md").write_text(SECOND, encoding="utf-8")
    return made


def load(store: FactStore, folder: Path, mark: str | None = None) -> Report:
    return reload(store, LEXICON, folder, GLOBAL, mark=mark)


def keys(store: FactStore) -> list[str]:
    return sorted(store.view([GLOBAL]).keys())


def row(content: str, **more: str) -> str:
    return json.dumps({"content": content, **more})


# --- what changed ---


def test_the_first_load_adds_every_story(store: FactStore, folder: Path) -> None:
    report = load(store, folder)
    assert report == Report(edition=1, added=("cup/second.md", "first.txt"))
    assert keys(store) == ["cup/second.md", "first.txt"]


def test_nothing_changed_is_no_new_edition(store: FactStore, folder: Path) -> None:
    load(store, folder)
    assert load(store, folder) == Report(edition=1, unchanged=2)


def test_only_what_changed_is_read_again(store: FactStore, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    load(store, folder)
    (folder / "first.txt").write_text(FIRST.replace("2-1", "3-1"), encoding="utf-8")
    (folder / "third.txt").write_text("Molde drew.", encoding="utf-8")
    (folder / "cup" / "second.md").unlink()
    told: list[str] = []

    def telling(data: bytes, key: str, most: int) -> list[Story]:
        told.append(key)
        return read(data, key, most)

    monkeypatch.setattr(understanding, "read", telling)
    report = load(store, folder)
    assert report == Report(edition=2, added=("third.txt",), changed=("first.txt",), removed=("cup/second.md",))
    assert told == ["first.txt", "third.txt"]
    story = store.view([GLOBAL]).story("first.txt")
    assert story is not None
    assert "3-1" in story.text


def test_better_rules_read_everything_again(store: FactStore, folder: Path) -> None:
    load(store, folder, mark="rules of today")
    assert load(store, folder, mark="rules of tomorrow").changed == ("cup/second.md", "first.txt")
    assert load(store, folder, mark="rules of tomorrow").unchanged == 2


def test_the_mark_of_the_rules_changes_with_an_operators_lexicon(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text("[venues]", encoding="utf-8")
    venues = rules([own])
    own.write_text("[clubs]", encoding="utf-8")
    assert len({rules(), venues, rules([own])}) == 3
    assert rules() == rules()


def test_of_a_file_of_rows_only_those_that_differ_count(store: FactStore, folder: Path) -> None:
    rows = folder / "rows.jsonl"
    rows.write_text("\n".join([row("Oslo won."), row("Molde lost."), row("Bodo drew.")]), encoding="utf-8")
    assert len(load(store, folder).added) == 5
    rows.write_text("\n".join([row("Oslo won."), row("Molde won.")]), encoding="utf-8")
    report = load(store, folder)
    assert (report.changed, report.removed, report.unchanged) == (("rows.jsonl#2",), ("rows.jsonl#3",), 3)
    assert load(store, folder) == Report(edition=2, unchanged=4)


def test_progress_is_told_a_story_at_a_time_by_the_files_done(store: FactStore, folder: Path) -> None:
    told: list[tuple[int, int]] = []
    reload(store, LEXICON, folder, GLOBAL, lambda done, of: told.append((done, of)))
    assert told == [(0, 2), (1, 2), (1, 2), (2, 2)]


def test_collections_are_loaded_apart(store: FactStore, folder: Path) -> None:
    load(store, folder)
    (folder / "first.txt").unlink()
    assert reload(store, LEXICON, folder, "111").added == ("cup/second.md",)
    assert keys(store) == ["cup/second.md", "first.txt"]


# --- what is read ---


def test_hidden_files_and_files_that_are_no_text_are_left_alone(store: FactStore, folder: Path) -> None:
    (folder / ".draft.txt").write_text("Not yet.", encoding="utf-8")
    (folder / ".git").mkdir()
    (folder / ".git" / "notes.txt").write_text("Not a story.", encoding="utf-8")
    (folder / "photo.jpg").write_bytes(b"\xff\xd8\xff\x00\x10JFIF\x00")
    (folder / "empty.bak").write_bytes(b"")
    (folder / "REPORT").write_text("Bodo beat Molde in the snow.", encoding="utf-8")
    os.mkfifo(folder / "pipe.txt")
    assert load(store, folder).added == ("REPORT", "cup/second.md", "first.txt")


def test_links_are_followed_within_the_folder_only(store: FactStore, folder: Path, tmp_path: Path) -> None:
    outside = tmp_path / "secret.txt"
    outside.write_text("Not for everybody.", encoding="utf-8")
    (folder / "leak.txt").symlink_to(outside)
    (folder / "loop").symlink_to(folder, target_is_directory=True)
    (folder / "gone.txt").symlink_to(folder / "nowhere.txt")
    (folder / "again.txt").symlink_to(folder / "first.txt")
    assert load(store, folder).added == ("again.txt", "cup/second.md", "first.txt")


def test_a_name_in_any_bytes_can_be_stored_and_shown(store: FactStore, folder: Path) -> None:
    with open(os.fsencode(folder) + b"/\xff\xfe.txt", "wb") as file:  # noqa: PTH123  a Path holds no bytes
        file.write(b"Molde drew.")
    added = load(store, folder).added
    assert any(key.startswith("\\udc") for key in added)
    assert load(store, folder).unchanged == 3


# --- what is broken ---


def test_a_file_that_cannot_be_read_any_more_keeps_its_last_version(store: FactStore, folder: Path) -> None:
    rows = folder / "rows.jsonl"
    rows.write_text(row("Oslo won."), encoding="utf-8")
    load(store, folder)
    rows.write_text(row("Oslo won.") + "\n{broken", encoding="utf-8")
    report = load(store, folder)
    assert (report.edition, report.kept, report.removed, report.unchanged) == (1, ("rows.jsonl#1",), (), 2)
    (problem,) = report.problems
    assert (problem.file, problem.line) == ("rows.jsonl", 2)
    assert problem.reason
    rows.write_text(row("Oslo lost."), encoding="utf-8")
    assert load(store, folder).changed == ("rows.jsonl#1",)


def test_a_new_file_that_cannot_be_read_stops_no_other(store: FactStore, folder: Path) -> None:
    (folder / "a.md").write_text("---\ndate: tomorrow\n---\n\nText.", encoding="utf-8")
    report = load(store, folder)
    assert [problem.file for problem in report.problems] == ["a.md"]
    assert len(report.added) == 2


def test_a_mistake_in_the_rules_stops_no_other_file(
    store: FactStore, folder: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    load(store, folder)

    def mistaken(data: bytes, key: str, most: int) -> list[Story]:
        if key == "first.txt":
            raise RecursionError("too deep")
        return read(data, key, most)

    monkeypatch.setattr(understanding, "read", mistaken)
    (folder / "first.txt").write_text(FIRST + " More.", encoding="utf-8")
    (folder / "third.txt").write_text("Molde drew.", encoding="utf-8")
    report = load(store, folder)
    assert (report.added, report.kept) == (("third.txt",), ("first.txt",))
    assert "RecursionError" in report.problems[0].reason
    assert "too deep" in caplog.text


def test_a_file_too_large_is_reported(store: FactStore, folder: Path) -> None:
    (folder / "third.txt").write_text("Molde drew. " * 100_000, encoding="utf-8")
    (problem,) = reload(store, LEXICON, folder, GLOBAL, limits=Limits(file_megabytes=1)).problems
    assert problem.file == "third.txt"
    assert "split" in problem.reason


def test_two_files_that_give_one_story_are_reported(store: FactStore, folder: Path) -> None:
    (folder / "rows.jsonl").write_text(row("Oslo won."), encoding="utf-8")
    (folder / "rows.jsonl#1").write_text("Molde drew.", encoding="utf-8")
    report = load(store, folder)
    assert report.added.count("rows.jsonl#1") == 1
    assert ["already gave" in problem.reason for problem in report.problems] == [True]


def test_a_folder_that_is_missing_or_empty_takes_nothing_away(store: FactStore, folder: Path, tmp_path: Path) -> None:
    load(store, folder)
    empty = tmp_path / "empty"
    empty.mkdir()
    for wrong in (tmp_path / "nowhere", empty, folder / "first.txt"):
        with pytest.raises(PublishingError) as raised:
            load(store, wrong)
        assert str(wrong) in str(raised.value)
        assert "\n" not in str(raised.value)
    assert keys(store) == ["cup/second.md", "first.txt"]


def test_a_folder_of_nothing_but_broken_files_says_which(store: FactStore, tmp_path: Path) -> None:
    (tmp_path / "rows.jsonl").write_text('{"content": ', encoding="utf-8")
    with pytest.raises(PublishingError, match=r"rows\.jsonl:1"):
        load(store, tmp_path)
    assert store.edition(GLOBAL) is None


def test_check_tells_what_is_wrong_and_changes_nothing(folder: Path) -> None:
    assert check(folder) == []
    (folder / "rows.jsonl").write_text(row("Oslo won.") + "\nnot json", encoding="utf-8")
    (problem,) = check(folder)
    assert (problem.file, problem.line) == ("rows.jsonl", 2)


def test_a_folder_that_cannot_be_looked_into_keeps_its_stories_and_stops_no_other(
    store: FactStore, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load(store, folder)
    (folder / "first.txt").write_text(FIRST + " More.", encoding="utf-8")
    scan = os.scandir

    def closed(path: Path) -> Iterator[os.DirEntry[str]]:
        if Path(path).name == "cup":
            raise PermissionError(13, "Permission denied")
        return scan(path)

    monkeypatch.setattr(os, "scandir", closed)
    report = load(store, folder)
    assert (report.changed, report.kept, report.removed) == (("first.txt",), ("cup/second.md",), ())
    assert [(problem.file, problem.reason) for problem in report.problems] == [
        ("cup", "cannot be read: Permission denied")
    ]
    assert [problem.file for problem in check(folder)] == ["cup"]


def test_check_reports_a_folder_without_stories(tmp_path: Path) -> None:
    assert ["no story" in problem.reason for problem in check(tmp_path)] == [True]
