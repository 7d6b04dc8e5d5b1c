"""The bot as a process of its own, talking to the stand-in for Discord."""

from __future__ import annotations

import os
import warnings
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
import pytest_asyncio

from tests.bot.stage import Stage
from tests.knowledge.store.server import Server

with warnings.catch_warnings():
    # On Python 3.12 the library imports a module of the standard library that is to go.
    warnings.simplefilter("ignore", DeprecationWarning)
    import discord  # noqa: F401


@pytest.fixture(scope="session")
def new_database(request: pytest.FixtureRequest) -> Callable[[], str | None]:
    """Makes the store of a stage by the run's option `--store`; None for a file beside its stories."""
    if request.config.getoption("--store") == "sqlite":
        return lambda: None
    server: Server = request.getfixturevalue("server")
    return server.new_database


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def shared_stage(
    tmp_path_factory: pytest.TempPathFactory, new_database: Callable[[], str | None]
) -> AsyncIterator[Stage]:
    """One bot that has its content read and its commands registered, for all tests of a run."""
    if os.name != "posix":
        pytest.skip("stops the bot by a signal")
    async with Stage(tmp_path_factory.mktemp("stage"), new_database()) as stage:
        await stage.start()
        yield stage


@pytest_asyncio.fixture(loop_scope="session")
async def stage(shared_stage: Stage) -> AsyncIterator[Stage]:
    """That bot, with nothing broken before the test, and everything by the API's description after it."""
    await shared_stage.standin.until(lambda: shared_stage.standin.gateway.connected, "the bot to be connected")
    shared_stage.standin.faults.clear()
    yield shared_stage
    assert shared_stage.standin.violations == []
    assert shared_stage.pinged() == set()


@pytest_asyncio.fixture(loop_scope="session")
async def own_stage(tmp_path: Path, new_database: Callable[[], str | None]) -> AsyncIterator[Stage]:
    """A bot for one test alone, not started yet."""
    if os.name != "posix":
        pytest.skip("stops the bot by a signal")
    async with Stage(tmp_path, new_database()) as stage:
        yield stage
    assert stage.standin.violations == []
