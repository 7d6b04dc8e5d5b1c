"""The Discord client: opens the content, keeps its commands in step, and answers."""

from __future__ import annotations

import asyncio
import hashlib
import json
import logging
import math
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import cast

import aiohttp
import discord
from discord import app_commands

from bot.commands import ask, delivery, help, lookups, menus, privacy  # noqa: A004  the command's name
from bot.commands.content import CONTENT, FORMS, MENUS, MODERATING
from bot.commands.content.deciding import WATCHES
from bot.commands.content.forms import submitted
from bot.commands.content.progress import Watch
from bot.commands.controls import ITEMS
from bot.commands.cooldowns import Cooldowns
from bot.commands.errors import Tree
from bot.commands.greeting import greet
from bot.commands.host import AnyCommand, Host, Interaction
from bot.commands.messages import Conversation
from bot.commands.translating import Translator
from bot.desk import Desk
from bot.meter import Meter, State
from bot.replies import Reply, Tone
from bot.settings import Settings
from bot.settling import settle
from bot.tongue import count
from bot.watching import Watched
from knowledge import Knowledge
from knowledge.limits import MEGABYTE
from knowledge.publishing import PublishingError
from knowledge.store.protocol import StoreError

PATIENCE = 5.0
"""Seconds that answers under way have to be finished when told to stop."""
COURTESY = 3.0
"""Seconds in which those whose answers are not are told so."""
QUEUE = 60.0
"""Seconds that a start waits while another program changes the content."""
SYNCED = "commands.json"

_log = logging.getLogger(__name__)


class Pressbox(Host):
    """Pressbox on Discord: slash commands, mentions, direct messages and replies, without a privileged intent."""

    def __init__(self, settings: Settings, meter: Meter | None = None) -> None:
        super().__init__(
            intents=discord.Intents(guilds=True, guild_messages=True, dm_messages=True),
            shard_ids=settings.shard_ids,
            shard_count=settings.shard_count,
            meter=meter,
        )
        self.operators = settings.operators
        self.largest_file = settings.limits.file_megabytes * MEGABYTE
        self.cooldowns = Cooldowns(settings.questions_a_minute)
        self._settings = settings
        self._knowledge: Knowledge | None = None
        self._conversation = Conversation(self)
        self._telling: asyncio.Task[None] | None = None
        self._watching: asyncio.Task[None] | None = None
        self._unless_stopping = Watch(0)
        self.tree = Tree(self)
        for command in (*ask.COMMANDS, *lookups.COMMANDS, *help.COMMANDS, *privacy.COMMANDS):
            self.tree.add_command(command)
        for menu in (*menus.COMMANDS, *MENUS):
            self.tree.add_command(menu)
        self.tree.add_command(CONTENT)
        self.add_dynamic_items(*ITEMS, *MODERATING, *privacy.ITEMS)

    async def open(self) -> None:
        """Open the content and read what has changed, before Discord is reached.

        StoreError, LexiconError or PublishingError where there is nothing to answer from.
        """
        self.desk = await self.work(self._open)
        self.activity = await self._reading()
        if self._knowledge is not None:
            loop = asyncio.get_running_loop()
            self._knowledge.follow(lambda: loop.call_soon_threadsafe(self._renew_presence))
        if self._settings.watch:
            self._watching = asyncio.create_task(self._watch(self._settings.watch))

    async def setup_hook(self) -> None:
        """Register the commands, before the first event comes in."""
        if 0 in (self.shard_ids or (0,)):  # One process is enough to register the commands of all.
            await self._sync(self._settings.data_folder / SYNCED)

    async def _watch(self, every: float) -> None:
        """Look at the folder of stories now and then, and read it again where it has changed."""
        watched = await self.change(lambda: Watched(self._settings.stories))
        while True:
            await asyncio.sleep(every)
            try:
                if await self.change(watched.settled):
                    await self._take_up(watched)
            except (StoreError, OSError) as error:
                _log.warning("the folder of stories could not be looked at: %s", error)

    async def _take_up(self, watched: Watched) -> None:
        async with self.turnstile.turn("", _wait):
            reply = await self.change(lambda: self.desk.reload("", self._unless_stopping))
        if reply.tone is Tone.ERROR:
            watched.failed()
            _log.warning("the folder of stories has changed: %s", reply.body)
        else:
            _log.info("the folder of stories has changed: %s", reply.heading)
            await self.tell_presence()

    def commands(self) -> list[AnyCommand]:
        """Every command there is, in the order in which they were made."""
        return list(self.tree.get_commands())

    async def deliver(self, interaction: Interaction, job: Callable[[], Reply], *, ephemeral: bool = False) -> None:
        """Acknowledge, run the job in a thread, and show what it gives."""
        await delivery.deliver(interaction, job, ephemeral=ephemeral)

    async def on_message(self, message: discord.Message) -> None:
        """Answer messages that are for us."""
        await self._conversation.hear(message)

    async def on_interaction(self, interaction: discord.Interaction[discord.Client]) -> None:
        """Take forms that people send: the library knows those alone that it has opened since it was started."""
        if interaction.type is discord.InteractionType.modal_submit:
            await submitted(cast("Interaction", interaction), FORMS)

    async def tell_presence(self) -> None:
        """Show how many stories there are now; where the database does not answer, what was shown last stays."""
        if self._unless_stopping.stopping:
            return
        try:
            self.activity = await self._reading()
        except StoreError as error:
            _log.warning("the number of stories is not shown: %s", error)
            return
        # Without a connection nobody sees it, and the next one begins with it.
        with suppress(ConnectionError):
            await self.change_presence(activity=self.activity)

    async def on_guild_join(self, guild: discord.Guild) -> None:
        """Introduce ourselves to a server."""
        await greet(guild)

    async def on_ready(self) -> None:
        """Say where we are; this can come more than once."""
        _log.info("ready as %s in %d servers", self.user, len(self.guilds))
        await self.tell_presence()

    async def on_error(self, event: str, /, *_: object, **__: object) -> None:
        """Log what no handler has caught."""
        _log.exception("unhandled error in %s", event)

    async def state(self) -> State:
        """How things stand: of the shards this process serves, and of the content."""
        known = self.shards
        shards = {
            one: (one in known and not known[one].is_closed(), known[one].latency if one in known else math.inf)
            for one in self.shard_ids or range(self.shard_count or 0)
        }
        edition, stories = await asyncio.to_thread(self._content)
        return State(shards, len(self.guilds), edition, stories)

    async def finish(self) -> None:
        """Let what is under way be answered, and take the controls off what was."""
        self._unless_stopping.stop()
        for watch in WATCHES.values():
            watch.stop()
        if self._watching is not None:
            self._watching.cancel()
        try:
            await asyncio.wait_for(self.idle.wait(), PATIENCE)
        except TimeoutError:
            with suppress(TimeoutError):
                await asyncio.wait_for(self.excuse(), COURTESY)
        await self.shelf.clear()

    async def release(self) -> None:
        """Let go of threads and of the content."""
        self.dismiss_workers()
        if self._knowledge is not None:
            await asyncio.to_thread(self._knowledge.close)

    def _renew_presence(self) -> None:
        """Show how many stories an edition has that came from elsewhere; before we are ready, `on_ready` will."""
        if self.is_ready():
            self._telling = asyncio.create_task(self.tell_presence())

    async def _reading(self) -> discord.CustomActivity:
        number = await self.work(self.desk.stories_read)
        return discord.CustomActivity(name=count(number, "Reading {number} story", "Reading {number} stories"))

    def _content(self) -> tuple[int | None, int]:
        """The edition in service and how many stories it has; no edition where the database does not answer."""
        try:
            return (self._knowledge.edition, self._knowledge.story_count()) if self._knowledge else (None, 0)
        except StoreError:
            return None, 0

    def _open(self) -> Desk:
        knowledge = self._settings.open(apart=True)
        desk = Desk(knowledge, watch=self.meter)
        try:
            for problem in desk.note(knowledge.reload(patience=QUEUE, here=True)).problems:
                _log.warning(
                    "%s: %s", f"{problem.file}:{problem.line}" if problem.line else problem.file, problem.reason
                )
        except PublishingError as error:
            if knowledge.edition is None:
                knowledge.close()
                raise
            _log.error("the last edition stays in service: %s", error)
        knowledge.get_ready()
        settle()
        self._knowledge = knowledge
        return desk

    async def _sync(self, record: Path) -> None:
        """Register the commands where their definitions have changed since the last time for this application."""
        translator = Translator()
        await self.tree.set_translator(translator)
        commands = self.tree.get_commands()
        definitions = [await command.get_translated_payload(self.tree, translator) for command in commands]
        digest = hashlib.sha256(json.dumps(definitions, sort_keys=True).encode()).hexdigest()
        synced = await asyncio.to_thread(_read, record)
        if synced.get(str(self.application_id)) == digest:
            return
        try:
            await self.tree.sync()
        except (discord.HTTPException, app_commands.CommandSyncFailure, aiohttp.ClientError, OSError) as error:
            _log.error("the commands could not be registered; those of before stay: %s", error)
            return
        try:
            await asyncio.to_thread(record.write_text, json.dumps(synced | {str(self.application_id): digest}), "utf-8")
        except OSError as error:
            _log.warning("the commands will be registered again at the next start: %s", error)
        _log.info("registered %d commands", len(definitions))


async def _wait(_: str, __: int) -> None:
    """Nobody has to be told that the folder waits for its turn."""


def _read(record: Path) -> dict[str, str]:
    try:
        synced = json.loads(record.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return synced if isinstance(synced, dict) else {}
