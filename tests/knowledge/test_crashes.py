"""A process killed at any moment of a reload leaves a store that opens with a whole edition."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.knowledge.store.server import Server

ROOT = Path(__file__).parents[2]


def killed(tmp_path: Path, trials: int, seed: int, which: str = "next", url: str | None = None) -> list[dict[str, Any]]:
    folder = tmp_path / "stories"
    folder.mkdir()
    command = [
        sys.executable,
        "-m",
        "tests.knowledge.crashing",
        which,
        folder,
        url or in_a_file(tmp_path),
        trials,
        seed,
    ]
    done = subprocess.run(
        [str(part) for part in command], cwd=ROOT, capture_output=True, text=True, check=False, timeout=1200
    )
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def in_a_file(folder: Path) -> str:
    return f"sqlite:///{folder / 'facts.sqlite3'}"


def judge(trials: list[dict[str, Any]]) -> None:
    assert [trial for trial in trials if trial["wrong"]] == []
    assert sum(trial["killed"] for trial in trials) > len(trials) / 2
    assert {trial["went"] for trial in trials} == {0, 1}, "kills should fall before and after the commit"


pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork and SIGKILL")


def test_a_kill_at_any_moment_leaves_a_whole_edition(tmp_path: Path) -> None:
    judge(killed(tmp_path, 50, seed=1))


def test_a_kill_at_any_moment_leaves_a_whole_edition_in_postgresql(tmp_path: Path, server: Server) -> None:
    judge(killed(tmp_path, 30, seed=2, url=server.new_database()))


def test_a_kill_of_the_very_first_load_leaves_a_store_that_the_next_start_fills(tmp_path: Path) -> None:
    trials = killed(tmp_path, 20, seed=3, which="first")
    assert [trial for trial in trials if trial["wrong"]] == []
    assert all(trial["killed"] for trial in trials)


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(4))
def test_hundreds_of_kills_leave_whole_editions(tmp_path: Path, seed: int) -> None:
    judge(killed(tmp_path, 200, seed=100 + seed))
