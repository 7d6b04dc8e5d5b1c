"""The whole bot on PostgreSQL. `make soak` runs all tests end to end on it; here are those that hold the core."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from tests.bot.asking_health import fetch, free_port, until_ready
from tests.bot.stage import Stage
from tests.knowledge.store.server import NoServerError, Server, serving

pytestmark = pytest.mark.asyncio(loop_scope="session")

ASK = {"question": "What was the score between Norway and Ghana?"}


@pytest_asyncio.fixture(loop_scope="session")
async def settled(tmp_path: Path, server: Server) -> AsyncIterator[Stage]:
    """A bot of its own on a database of its own."""
    if os.name != "posix":
        pytest.skip("stops the bot by a signal")
    async with Stage(tmp_path, server.new_database()) as stage:
        await stage.start()
        yield stage
    assert stage.standin.violations == []


async def test_it_answers_suggests_keeps_doubts_and_reloads(settled: Stage) -> None:
    asked = await settled.standin.slash("ask", ASK)
    assert "2–1" in asked.reply.text
    assert "Norway" in str(await settled.standin.autocomplete("team", "team", "norwai"))
    await settled.standin.press(asked.reply, "Not right")
    assert settled.rows("SELECT question FROM doubt") == [(ASK["question"],)]
    (settled.stories / "kenya-morning.md").unlink()
    assert "Removed" in await settled.reload()


async def test_a_database_that_goes_away_and_comes_back_needs_no_restart(tmp_path: Path) -> None:
    try:
        serve = serving()
        own = serve.__enter__()
    except (NoServerError, OSError) as error:
        pytest.skip(f"needs a PostgreSQL server: {error}")
    try:
        async with Stage(tmp_path, own.new_database()) as stage:
            port = free_port()
            await stage.start(PRESSBOX_METRICS=str(port))
            assert "2–1" in (await stage.standin.slash("ask", ASK)).reply.text
            await until_ready(port)
            await asyncio.to_thread(own.stop)
            away = await stage.standin.slash("ask", ASK)
            assert "can't reach" in away.reply.text
            status, lacking = await fetch(port, "/readyz")
            assert status == 503
            assert "database" in lacking
            assert "pressbox_database_up 0.0" in (await fetch(port, "/metrics"))[1]
            assert (await fetch(port, "/healthz"))[0] == 200
            assert "Traceback" not in stage.log
            await asyncio.to_thread(own.start)
            back = await stage.standin.slash("ask", ASK)
            assert "2–1" in back.reply.text
            await until_ready(port)
            assert stage.process().returncode is None
            (stage.stories / "kenya-morning.md").unlink()
            assert "Removed" in await stage.reload()
    finally:
        serve.__exit__(None, None, None)
