"""A process killed at any moment of any change leaves a store as it was before, or as it was to be."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.knowledge.store.server import Server

ROOT = Path(__file__).parents[3]
pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork and SIGKILL")


def killed(folder: Path, trials: int, seed: int, url: str | None = None) -> list[dict[str, Any]]:
    store = url or f"sqlite:///{folder / 'facts.sqlite3'}"
    done = subprocess.run(
        [sys.executable, "-m", "tests.knowledge.editing.crashing", str(folder), store, str(trials), str(seed)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=3600,
    )
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def judge(trials: list[dict[str, Any]]) -> None:
    assert [trial for trial in trials if trial["wrong"]] == []
    assert sum(trial["killed"] for trial in trials) > len(trials) / 3


def test_a_few_changes_killed(tmp_path: Path) -> None:
    judge(killed(tmp_path, 8, seed=1))


def test_a_few_changes_killed_in_postgresql(tmp_path: Path, server: Server) -> None:
    judge(killed(tmp_path, 6, seed=2, url=server.new_database()))


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(3))
def test_hundreds_of_changes_killed(tmp_path: Path, seed: int) -> None:
    trials = killed(tmp_path, 150, seed=300 + seed)
    judge(trials)
    assert {trial["went"] for trial in trials} == {True, False}
    assert len({trial["what"] for trial in trials}) == 9


@pytest.mark.soak
def test_a_hundred_changes_killed_in_postgresql(tmp_path: Path, server: Server) -> None:
    trials = killed(tmp_path, 150, seed=400, url=server.new_database())
    judge(trials)
    assert {trial["went"] for trial in trials} == {True, False}
