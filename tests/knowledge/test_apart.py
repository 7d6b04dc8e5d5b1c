"""Reloads in a process of their own are as reloads here: reports, refusals, progress, cancelling, and who did it."""

from __future__ import annotations

import os
import signal
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from knowledge import Knowledge
from knowledge.model import Status
from knowledge.publishing import PublishingError, apart
from knowledge.store import open_store
from knowledge.working.spawning import spawn

STORY = "# Molde take the cup\n\nMolde beat Brann 3-1 in the final.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "stories"
    made.mkdir()
    for number in range(3):
        (made / f"{number}.md").write_text(STORY + f"\nRound {number}.\n", encoding="utf-8")
    return made


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'facts.sqlite3'}"


@pytest.fixture
def knowledge(folder: Path, url: str) -> Iterator[Knowledge]:
    with Knowledge.open(url, folder, apart=True) as opened:
        yield opened


class CancelledError(Exception):
    """Somebody has had enough."""


def test_it_reports_and_answers_and_history_tells_who(knowledge: Knowledge, folder: Path) -> None:
    (folder / "bad.md").write_bytes(b"%PDF-1.7")
    seen: list[tuple[int, int]] = []
    report = knowledge.reload(lambda done, of: seen.append((done, of)), who="Ida", reason="news")
    assert (report.edition, report.added) == (1, ("0.md", "1.md", "2.md"))
    assert [problem.file for problem in report.problems] == ["bad.md"]
    assert seen[-1] == (4, 4)
    assert knowledge.ask("Who beat Brann?").status is Status.ANSWERED
    assert (knowledge.history()[0].deed.who, knowledge.history()[0].deed.reason) == ("Ida", "news")
    assert knowledge.reload().unchanged == 3
    assert knowledge.edition == 1


def test_it_refuses_as_reloads_here_do(knowledge: Knowledge, folder: Path, url: str) -> None:
    with (
        closing(open_store(url)) as other,
        other.importing(),
        pytest.raises(PublishingError, match="somebody else is changing"),
    ):
        knowledge.reload()
    for file in folder.iterdir():
        file.unlink()
    with pytest.raises(PublishingError, match="holds no story"):
        knowledge.reload()


def test_it_is_cancelled_by_whoever_hears_of_its_progress(knowledge: Knowledge) -> None:
    def enough(*_: int) -> None:
        raise CancelledError

    with pytest.raises(CancelledError):
        knowledge.reload(enough)
    assert knowledge.edition is None
    assert knowledge.reload(patience=30).edition == 1


def test_a_process_that_is_killed_leaves_the_edition_and_says_so(
    knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch
) -> None:

    def killing(module: str) -> subprocess.Popen[bytes]:
        process = spawn(module)
        threading.Timer(0.05, lambda: os.kill(process.pid, signal.SIGKILL)).start()
        return process

    monkeypatch.setattr(apart, "spawn", killing)
    with pytest.raises(PublishingError, match="has ended before it was done"):
        knowledge.reload()
    assert knowledge.edition is None


def test_the_process_ends_when_nobody_hears_it() -> None:
    process = spawn(apart.MODULE)
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.close()
    began = time.monotonic()
    process.wait(60)
    process.stdout.close()
    assert time.monotonic() - began < 60


def test_a_database_in_memory_is_reloaded_here(folder: Path) -> None:
    with Knowledge.open("sqlite:///:memory:", folder, apart=True) as knowledge:
        assert knowledge.reload().edition == 1


@pytest.mark.parametrize("ends", [False, True])
def test_names_that_nearly_all_change_are_made_apart_else_here(
    knowledge: Knowledge, folder: Path, monkeypatch: pytest.MonkeyPatch, ends: bool
) -> None:
    made: list[str] = []

    def counting(module: str) -> subprocess.Popen[bytes]:
        process = spawn(module)
        made.append(module)
        if ends and len(made) > 2:
            process.kill()
        return process

    monkeypatch.setattr(apart, "spawn", counting)
    for beaten in ("Brann", "Lyn"):
        for number in range(350):
            names = " and ".join(
                f"{first} {beaten.lower().title()}son{number}" for first in ("Liv", "Kari", "Ane", "Ida")
            )
            told = f"{STORY.replace('Brann', beaten)}\nCoaches {names} were there.\n"
            (folder / f"{number}.md").write_text(told, encoding="utf-8")
        knowledge.reload()
        assert knowledge.find_names(f"Liv {beaten}son7")[0].name.canonical == f"Liv {beaten}son7"
    assert len(made) == 3
    assert "Liv Brannson7" not in [hit.name.canonical for hit in knowledge.find_names("Liv Brannson7")]
