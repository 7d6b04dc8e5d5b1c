"""Stories are understood in a process of their own: it may hang, swell or die, and only one story is lost."""

from __future__ import annotations

import json
import os
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from knowledge import Knowledge, lexicon
from knowledge.limits import Limits
from knowledge.model import Problem, Status
from knowledge.publishing import PublishingError
from knowledge.reading import ReadingError
from knowledge.store import open_store
from knowledge.working import InProcess, Understood, Worker, WorkerError, process
from knowledge.working.rules import rules

STORY = b"Oslo beat Bergen\n\nOslo beat Bergen 2-1 on Saturday. \xe2\x80\x9cWe ran,\xe2\x80\x9d said coach Anna Vik."
LONG = "Oslo beat Bergen 2-1 on Saturday, said coach Anna Vik of Oslo, who is 41. " * 5_000
"""Takes two seconds or more."""


def rows(*contents: str) -> bytes:
    return "\n".join(json.dumps({"content": content}) for content in contents).encode()


def worker(**limits: float) -> Worker:
    return Worker(Limits(**limits), (), rules())  # type: ignore[arg-type]


@pytest.fixture
def hasty() -> Iterator[Worker]:
    """Gives no story more than 0.4 seconds."""
    with worker(story_seconds=0.4) as made:
        yield made


def told(found: Iterator[Understood | Problem]) -> list[str]:
    return [f"! {one.file}: {one.reason}" if isinstance(one, Problem) else one.story.key for one in found]


def test_the_worker_finds_what_this_process_finds(hasty: Worker) -> None:
    data = rows("Oslo won.", "Bergen drew 1-1 with Molde.")
    here = InProcess(lexicon.load())
    for file, known in ((STORY, {}), (data, {}), (data, {"a#1": next(here(data, "a", {})).story.digest})):  # type: ignore[union-attr]
        assert list(hasty(file, "a", known)) == list(here(file, "a", known))


def test_what_cannot_be_read_is_told_as_here(hasty: Worker) -> None:
    with pytest.raises(ReadingError) as raised:
        list(hasty(b'{"content": "x"}\n{"content"', "a.jsonl", {}))
    assert raised.value.line == 2


def test_a_story_that_takes_too_long_is_reported_and_the_next_is_read(hasty: Worker) -> None:
    first, second, third = told(hasty(rows("Oslo won.", LONG, "Molde drew."), "a", {}))
    assert (first, third) == ("a#1", "a#3")
    assert second == "! a#2: takes longer than 0.4 s to read: split or shorten it"


def test_a_file_of_too_many_costly_stories_is_left(hasty: Worker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "MOST_COSTLY", 1)
    found = hasty(rows(LONG, "Oslo won."), "a", {})
    assert isinstance(next(found), Problem)
    with pytest.raises(ReadingError, match="1 of its stories"):
        next(found)
    assert told(hasty(STORY, "b", {})) == ["b"]


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="needs a system that bounds memory")
def test_a_file_that_takes_too_much_memory_is_reported_and_the_next_is_read() -> None:
    with worker(story_megabytes=64) as narrow:
        with pytest.raises(ReadingError, match="more than 64 megabytes"):
            list(narrow(rows(*[LONG] * 4), "a", {}))
        assert told(narrow(STORY, "b", {})) == ["b"]


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs SIGKILL")
def test_a_worker_that_dies_costs_one_story_at_most() -> None:
    with worker() as made:
        found = made(rows("Oslo won.", LONG, "Molde drew."), "a", {})
        next(found)
        assert made._process is not None
        os.kill(made._process._process.pid, signal.SIGKILL)
        left = told(found)
        assert left[0].removeprefix("! ").startswith("a#2")
        assert left[1:] == ["a#3"]


def test_a_worker_of_other_rules_is_not_believed() -> None:
    with Worker(Limits(), (), "rules of yesterday") as made, pytest.raises(WorkerError, match="start it again"):
        list(made(STORY, "a", {}))


def test_a_worker_that_cannot_start_is_told_of(tmp_path: Path) -> None:
    missing = tmp_path / "missing.toml"
    with Worker(Limits(), (missing,), rules()) as made, pytest.raises(WorkerError, match="cannot be started"):
        list(made(STORY, "a", {}))


# --- through the face ---


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "stories"
    made.mkdir()
    (made / "first.txt").write_bytes(STORY)
    return made


def test_a_reload_reports_what_took_too_long_and_tries_it_again(folder: Path) -> None:
    (folder / "rows.jsonl").write_bytes(rows("Molde drew.", LONG))
    with Knowledge.open("sqlite:///:memory:", folder, limits=Limits(story_seconds=0.4)) as knowledge:
        report = knowledge.reload()
        assert report.added == ("first.txt", "rows.jsonl#1")
        assert [problem.file for problem in report.problems] == ["rows.jsonl#2"]
        again = knowledge.reload()
        assert (again.edition, again.unchanged) == (1, 2)
        assert [problem.file for problem in again.problems] == ["rows.jsonl#2"]
        (folder / "rows.jsonl").write_bytes(rows("Molde drew.", "Bergen lost."))
        assert knowledge.reload().added == ("rows.jsonl#2",)


def test_a_story_that_takes_too_long_keeps_its_last_version(folder: Path) -> None:
    with Knowledge.open("sqlite:///:memory:", folder, limits=Limits(story_seconds=0.4)) as knowledge:
        knowledge.reload()
        (folder / "first.txt").write_text(LONG, encoding="utf-8")
        report = knowledge.reload()
        assert (report.edition, report.kept, len(report.problems)) == (1, ("first.txt",), 1)


def test_the_second_who_changes_the_content_is_told_to_wait(folder: Path, tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'facts.sqlite3'}"
    other = open_store(url)
    with Knowledge.open(url, folder) as knowledge:
        with other.importing():
            with pytest.raises(PublishingError, match="somebody else is changing"):
                knowledge.reload()
            waiting = threading.Thread(target=lambda: knowledge.reload(patience=30))
            waiting.start()
            time.sleep(0.3)
            assert waiting.is_alive()
        waiting.join()
        assert knowledge.edition == 1
    other.close()


def test_questions_are_answered_while_stories_are_read(folder: Path, tmp_path: Path) -> None:
    with Knowledge.open(f"sqlite:///{tmp_path / 'facts.sqlite3'}", folder) as knowledge:
        knowledge.reload()
        (folder / "rows.jsonl").write_bytes(rows(*(f"Molde beat Bodo {n}-1 in the cup." for n in range(300))))
        reloading = threading.Thread(target=knowledge.reload)
        reloading.start()
        answered = 0
        while reloading.is_alive():
            assert knowledge.ask("Who beat Bergen?").status is Status.ANSWERED
            answered += 1
        reloading.join()
        assert answered
        assert len(knowledge.stories()) == 301


def test_names_of_an_edition_that_another_program_publishes_are_found_without_asking(
    folder: Path, tmp_path: Path
) -> None:
    url = f"sqlite:///{tmp_path / 'facts.sqlite3'}"
    with Knowledge.open(url, folder) as knowledge, Knowledge.open(url, folder) as other:
        knowledge.reload()
        knowledge.follow()
        (folder / "second.txt").write_text("Kari Holm coaches Molde.\n\nMolde lost, said Kari Holm.", encoding="utf-8")
        other.reload()
        end = time.monotonic() + 20
        while not any(made.editions[0][1] == 2 for made in knowledge._indexes._made.values()):
            assert time.monotonic() < end
            time.sleep(0.05)
        assert knowledge.find_names("kari holm")[0].name.canonical == "Kari Holm"
