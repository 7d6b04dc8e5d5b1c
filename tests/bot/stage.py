"""A stand-in, a folder of stories, and the bot as a process on both, or as several."""

from __future__ import annotations

import asyncio
import os
import signal
import sqlite3
import sys
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import psycopg

from tests.discord_standin import Channel, Interaction, Message, Permission, Standin, User

ROOT = Path(__file__).parents[2]

TOPICS = ("rain", "boots", "buses", "geysers", "referees", "whistles", "mittens", "puffins", "lava", "nets", "soup")

STORIES = {
    "harbour-night.md": """\
---
title: Norway hold on at the harbour
publisher: Quayside Courier
date: 2023-06-11
---
Norway beat Ghana 2-1 at Harbour Park on Saturday to win the Coastal Cup.

Ingrid Solberg, the Norway captain, headed the winning goal five minutes from the end in front of 14,200 spectators.

"We never stopped believing, not for a minute," said Solberg.

"My team deserved more than this," said Ghana coach Kwame Asante.
""",
    "coastal-cup.md": """\
---
title: Solberg's header settles the Coastal Cup
publisher: Inland Echo
date: 2023-06-12
---
A late header gave Norway a 2-1 victory over Ghana in the final of the Coastal Cup on Saturday.

Solberg's team had lost 3-0 to Ghana in a friendly in March.

Norway will play Chile in Bergen on 2 July.
""",
    "hostile.md": """\
---
title: "@everyone come to [the fan page](https://bad.example/win) **now**"
publisher: The `Backtick`
date: 2023-06-13
---
Peru drew 1-1 with Egypt on Monday, and @everyone in the **stand** sang for <@1> at discord.gg/abcdef.

"Tell @here that ||nobody|| won, see https://bad.example/a_b_c and `run`," said Peru coach Marta_Lopez_ Quiroga.
""",
    "kenya-morning.md": """\
---
title: Kenya see off Malta in Valletta
publisher: Quayside Courier
date: 2023-05-03
---
Kenya beat Malta 3-1 in Valletta on 2 May 2023 in the semi-finals of the Coastal Cup.

Kenya then beat Cuba 2-0 on 6 May 2023.
""",
    "kenya-evening.md": """\
---
title: Malta fall short against Kenya
publisher: Inland Echo
date: 2023-05-03
---
Malta lost 2-1 to Kenya on 2 May 2023, and went home.
""",
    "long.md": "---\ntitle: The longest speech\npublisher: Quayside Courier\ndate: 2023-06-14\n---\n"
    + "\n".join(
        f'"Speech {word} was long: {f"we spoke of {word} and then of {word} again, " * 18}and then we rested," '
        "said Iceland manager Olafur Jonsson.\n"
        for word in TOPICS
    ),
}


class Stage:
    """Everything a test of the whole bot needs. The bot's home, store and stories live in one folder.

    `database` is the URL of another store. Several processes of the bot go by names.
    """

    def __init__(self, folder: Path, database: str | None = None, standin: Standin | None = None) -> None:
        self.folder = folder
        self.database = database or f"sqlite:///{folder / 'store.sqlite3'}"
        self.stories = folder / "stories"
        self.standin = standin or Standin()
        guild = self.standin.guild
        bot = self.standin.world.bot.id
        self.plain = guild.channel("no-embeds")
        self.plain.denied[bot] = Permission.EMBED_LINKS
        self.mute = guild.channel("read-only")
        self.mute.denied[bot] = Permission.SEND_MESSAGES
        self.forgetful = guild.channel("no-history")
        self.forgetful.denied[bot] = Permission.READ_MESSAGE_HISTORY
        self.fileless = guild.channel("no-files")
        self.fileless.denied[bot] = Permission.ATTACH_FILES
        self.thread: Channel = guild.channel("a thread", parent=self.standin.channel)
        self.other: User = guild.join(User("other"))
        self._processes: dict[str, asyncio.subprocess.Process] = {}
        self.crew = guild.role("content crew")
        self.helper: User = guild.join(User("helper"), roles=(self.crew,))
        self.admin: User = guild.join(User("admin"), Permission.ADMINISTRATOR)
        self.operator: User = guild.join(User("operator"))
        self.elsewhere = self.standin.world.guild("Another club", User("another owner"))
        self.elsewhere_general = self.elsewhere.channel("general")
        self.neighbour: User = self.elsewhere.join(User("neighbour"), Permission.MANAGE_GUILD)
        guild.join(self.neighbour)
        self.robot: User = guild.join(User("robot", bot=True), Permission.MANAGE_GUILD)

    async def __aenter__(self) -> Self:
        self.stories.mkdir(exist_ok=True)
        for name, text in STORIES.items():
            (self.stories / name).write_text(text, "utf-8")
        await self.standin.__aenter__()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is not None:
            sys.stderr.write(self.log)
        for name in list(self._processes):
            await self.stop(signal.SIGKILL, name=name)
        await self.standin.__aexit__(kind, error, trace)

    @property
    def log(self) -> str:
        """What the bot wrote to standard error, over all its starts."""
        path = self.folder / "log"
        return path.read_text("utf-8") if path.exists() else ""

    def process(self, name: str = "bot") -> asyncio.subprocess.Process:
        """A process that has been started and not been waited for."""
        return self._processes[name]

    async def start(
        self,
        *,
        wait: bool = True,
        name: str = "bot",
        before_it: str = "",
        program: Sequence[str] | None = None,
        **settings: str,
    ) -> None:
        """Start the bot, or another program of Python's, and wait until it is connected with its commands registered.

        `before_it` is run in the bot's process first: for what nobody would wait for in a test.
        """
        run = f"{before_it}\nimport runpy; runpy.run_module('bot', run_name='__main__')"
        before = self.standin.gateway.identifies
        with (self.folder / "log").open("ab") as log:
            process = self._processes[name] = await asyncio.create_subprocess_exec(
                sys.executable,
                *(program or ("-c", run, "discord")),
                cwd=self.folder,
                env=self._environment(settings),
                stderr=log,
            )
        if wait:
            await self.standin.until(
                lambda: (
                    process.returncode is not None
                    or (self.standin.gateway.identifies > before and self.standin.world.commands)
                ),
                f"a start: {self.log}",
                120,
            )
            assert process.returncode is None, self.log

    async def stop(self, how: signal.Signals = signal.SIGTERM, *, name: str = "bot") -> int | None:
        """Send the signal and give the exit code; None where nothing runs."""
        process = self._processes.get(name)
        if process is None:
            return None
        if process.returncode is None:
            process.send_signal(how)
        return await self.exit_code(name=name)

    async def exit_code(self, *, name: str = "bot") -> int:
        """Wait for the process to end."""
        return await asyncio.wait_for(self._processes.pop(name).wait(), 60)

    async def done(self, asked: Interaction) -> Message:
        """Wait until what somebody began has been done, and give the message that tells of it."""
        reply = asked.reply
        await self.standin.until(lambda: not _goes_on(reply.text), f"an end of {reply.text!r}", 120)
        return reply

    async def reload(self, by: User | None = None, where: Channel | None = None, *, forced: bool = False) -> str:
        """Reload as a moderator, and give what they are told once it has been done."""
        by = by or self.standin.moderator
        asked = await self.standin.slash("content reload", by=by, where=where, forced=forced)
        return (await self.done(asked)).text

    def pinged(self) -> set[int | str]:
        """Everybody whom any message of the bot has notified."""
        answers = [message for one in self.standin.ledger.all.values() for message in one.replies]
        return {who for message in (*answers, *self.standin.rest.posted) for who in message.pinged}

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """What the store has, whatever database it is."""
        if self.database.startswith("postgresql"):
            with psycopg.connect(self.database) as store:
                return store.execute(sql.encode()).fetchall()
        with closing(sqlite3.connect(self.database.removeprefix("sqlite:///"))) as store:
            return store.execute(sql).fetchall()

    def _environment(self, settings: dict[str, str]) -> dict[str, str]:
        inherited = os.environ.get("PYTHONPATH")
        return {
            "PATH": os.environ.get("PATH", ""),
            "HOME": str(self.folder),
            "XDG_DATA_HOME": str(self.folder / "data"),
            "PYTHONPATH": os.pathsep.join(filter(None, (inherited, str(ROOT)))),
            "PRESSBOX_STORIES": str(self.stories),
            "PRESSBOX_DATABASE": self.database,
            "PRESSBOX_QUESTIONS_A_MINUTE": "0",
            "PRESSBOX_WATCH": "0",
            "DISCORD_TOKEN": self.standin.world.token,
            "DISCORD_API_BASE": self.standin.url,
            "DISCORD_GATEWAY_URL": self.standin.gateway.url,
        } | settings


def _goes_on(text: str) -> bool:
    """Whether a text tells of something under way; evidence that is cut ends alike, but stands behind a mark."""
    last = text.rpartition("\n")[2]
    return last.endswith("…") and not last.startswith((">", "-#"))
