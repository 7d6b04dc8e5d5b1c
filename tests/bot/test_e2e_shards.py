"""The bot in several processes on one PostgreSQL, each serving its shards: what one reads, the others answer from."""

from __future__ import annotations

import asyncio
import os
import signal
import time
from collections.abc import AsyncIterator
from pathlib import Path

import psycopg
import pytest
import pytest_asyncio

from tests.bot.stage import Stage
from tests.bot.wires import CHILE
from tests.discord_standin import Channel, User
from tests.knowledge.store.server import Server

pytestmark = pytest.mark.asyncio(loop_scope="session")

SHARDS = 4
SHARES = {"one": "0,1", "two": "2-3"}
ASK = {"question": "What was the score between Chile and Peru?"}
NORWAY = {"question": "What was the score between Norway and Ghana?"}


class Apart(Stage):
    """Two processes of two shards each; a server with a moderator on every shard."""

    def __init__(self, folder: Path, database: str) -> None:
        super().__init__(folder, database)
        self.rooms: list[Channel] = []
        self.moderators: list[User] = []
        for shard in range(SHARDS):
            guild = self.standin.world.guild(f"Server {shard}", User("owner"), shard=(shard, SHARDS))
            self.rooms.append(guild.channel("general"))
            self.moderators.append(guild.owner)

    async def begin(self, name: str) -> None:
        """Start a process and wait until its shards are connected."""
        await self.start(name=name, wait=False, PRESSBOX_SHARD_IDS=SHARES[name], PRESSBOX_SHARD_COUNT=str(SHARDS))
        own = {"one": {0, 1}, "two": {2, 3}}[name]
        await self.standin.until(
            lambda: self.process(name).returncode is not None or self.standin.gateway.shards() >= own,
            f"{name}: {self.log}",
            60,
        )
        assert self.process(name).returncode is None, self.log

    async def read(self, shard: int, question: dict[str, str]) -> str:
        """What somebody on a shard is answered."""
        return (
            await self.standin.slash("ask", question, by=self.moderators[shard], where=self.rooms[shard])
        ).reply.text

    async def reload_in(self, shard: int) -> str:
        """What a moderator on a shard is told of a reload."""
        return await self.reload(self.moderators[shard], self.rooms[shard])


@pytest_asyncio.fixture(loop_scope="session")
async def apart(tmp_path: Path, server: Server) -> AsyncIterator[Apart]:
    if os.name != "posix":
        pytest.skip("stops the bot by a signal")
    async with Apart(tmp_path, server.new_database()) as stage:
        await asyncio.gather(stage.begin("one"), stage.begin("two"))
        await stage.standin.until(lambda: stage.standin.world.commands, "commands")
        yield stage
    assert stage.standin.violations == []


async def test_two_processes_of_two_shards_each_serve_one_database(apart: Apart) -> None:
    for shard in range(SHARDS):
        assert "2–1" in await apart.read(shard, NORWAY)
    assert len([one for one in apart.standin.server.records if one.method == "PUT"]) == 1

    # A reload in one is answered from in the other within a second.
    (apart.stories / "chile.md").write_text(CHILE, "utf-8")
    began = time.monotonic()
    assert "4" not in await apart.read(3, ASK)
    ordinary = time.monotonic() - began
    assert "Added" in await apart.reload_in(0)
    published = time.monotonic()
    while "4–0" not in await apart.read(3, ASK):
        assert time.monotonic() - published < 1 + ordinary
    await apart.standin.until(lambda: presences(apart) == {"Reading 7 stories"}, f"presence: {presences(apart)}")

    # Killing one, in the middle of an import, leaves the other serving and the lock free.
    for number in range(150):
        (apart.stories / f"more-{number}.md").write_text(CHILE.replace("Chile warm", f"{number} Chile warm"), "utf-8")
    importing = await apart.standin.slash("content reload", by=apart.moderators[0], where=apart.rooms[0], wait=False)
    await apart.standin.until(lambda: importing.original, "the import to begin")
    await until_locked(apart.database)
    await apart.stop(signal.SIGKILL, name="one")
    assert "2–1" in await apart.read(2, NORWAY)
    assert "Added" in await apart.reload_in(2)
    assert apart.standin.gateway.shards() == {2, 3}

    await apart.begin("one")
    assert "4–0" in await apart.read(1, ASK)


def presences(apart: Apart) -> set[str]:
    """What the connected shards show of what they read."""
    sessions = (one for one in apart.standin.gateway.sessions.values() if one.link)
    shown = (one.presence.get("activities") or [{}] for one in sessions if one.presence)
    return {str(activities[0].get("state")) for activities in shown}


async def until_locked(database: str) -> None:
    """Wait until some program imports."""
    async with await psycopg.AsyncConnection.connect(database) as connection:
        while True:
            rows = await connection.execute("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND granted")
            if (await rows.fetchone() or (0,))[0]:
                return
            await asyncio.sleep(0.01)
