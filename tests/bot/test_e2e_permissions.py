"""Who may do what with content: every path tried by everybody, through the stand-in."""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path

import pytest
import pytest_asyncio

from bot.client import Pressbox
from bot.settings import Settings
from tests.bot import permissions
from tests.bot.permissions import PATHS, Outcome
from tests.bot.stage import Stage

pytestmark = pytest.mark.asyncio(loop_scope="module")

REFUSALS = (
    "You need the ",
    "Only the operators ",
    "Only the person who began ",
    "Bots may not ",
    "This works in a server ",
    "That belongs to another server",
)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def stage(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Stage]:
    """A bot with an operator, in a server whose admin has named a role."""
    async with Stage(tmp_path_factory.mktemp("permissions")) as stage:
        await stage.start(PRESSBOX_OPERATORS=str(stage.operator.id))
        await stage.standin.slash("content role", {"moderators": stage.crew}, by=stage.admin)
        await permissions.prepare(stage)
        yield stage
    assert stage.standin.violations == []


async def test_every_path_has_a_row(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert sorted(permissions.every_path(Pressbox(Settings()))) == sorted(PATHS)


@pytest.mark.parametrize("path", PATHS)
async def test_a_path_is_open_to_whom_it_should_be_and_changes_nothing_for_anybody_else(
    stage: Stage, path: str
) -> None:
    allowed, attempt = PATHS[path]
    let_in = set()
    for name, (who, where) in permissions.people(stage).items():
        before = changes(stage)
        if not refused(await attempt(stage, who, where)):
            let_in.add(name)
        elif name not in allowed:
            assert changes(stage) == before, name
    assert let_in == allowed


def refused(outcome: Outcome) -> bool:
    """Whether somebody got nothing; a refusal is for their eyes alone."""
    if isinstance(outcome, list):
        return not outcome
    if outcome.modal is not None:
        return False
    answer = outcome.replies[0] if outcome.replies else outcome.reply
    told = answer.text.startswith(REFUSALS)
    assert answer.ephemeral or not told
    return told


def changes(stage: Stage) -> list[object]:
    """All that moderators can change."""
    with closing(sqlite3.connect(stage.folder / "store.sqlite3")) as store:
        return [
            store.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall()  # noqa: S608
            for table in ("history", "setting", "doubt")
        ]
