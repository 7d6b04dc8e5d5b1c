"""The Discord client: starts, keeps its commands in step, answers until it is told to stop, and stops in order."""

from __future__ import annotations

import asyncio
import hashlib
import json
import logging
import signal
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import cast

import aiohttp
import discord
import yarl
from discord import app_commands

from bot import logs
from bot.commands import ask, delivery, help, lookups, menus  # noqa: A004  the command's name
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
from bot.replies import Reply, Tone
from bot.settings import Settings
from bot.settling import settle
from bot.tongue import count
from bot.watching import Watched
from knowledge import Knowledge
from knowledge.lexicon import LexiconError
from knowledge.limits import MEGABYTE
from knowledge.publishing import PublishingError
from knowledge.store.protocol import StoreError

STOPPED = 0
CANNOT_RUN = 3
PATIENCE = 10.0
"""Seconds that answers under way have to be finished when told to stop."""
QUEUE = 60.0
"""Seconds that a start waits while another program changes the content."""
SYNCED = "commands.json"

_log = logging.getLogger(__name__)


class Pressbox(Host):
    """Pressbox on Discord: slash commands, mentions, direct messages and replies, without a privileged intent."""

    def __init__(self, settings: Settings) -> None:
        super().__init__(intents=discord.Intents(guilds=True, guild_messages=True, dm_messages=True))
        self.operators = settings.operators
        self.largest_file = settings.limits.file_megabytes * MEGABYTE
        self.cooldowns = Cooldowns(settings.questions_a_minute)
        self._settings = settings
        self._knowledge: Knowledge | None = None
        self._conversation = Conversation(self)
        self._watching: asyncio.Task[None] | None = None
        self._unless_stopping = Watch(0)
        self.tree = Tree(self)
        for command in (*ask.COMMANDS, *lookups.COMMANDS, *help.COMMANDS):
            self.tree.add_command(command)
        for menu in (*menus.COMMANDS, *MENUS):
            self.tree.add_command(menu)
        self.tree.add_command(CONTENT)
        self.add_dynamic_items(*ITEMS, *MODERATING)

    async def setup_hook(self) -> None:
        """Open the content and register the commands, before the first event comes in."""
        self.desk = await self.work(self._open)
        self.activity = await self._reading()
        if self._settings.watch:
            self._watching = asyncio.create_task(self._watch(self._settings.watch))
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
        """Show how many stories there are now."""
        self.activity = await self._reading()
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

    async def finish(self) -> None:
        """Let what is under way be answered, and take the controls off what was."""
        self._unless_stopping.stop()
        for watch in WATCHES.values():
            watch.stop()
        if self._watching is not None:
            self._watching.cancel()
        with suppress(TimeoutError):
            await asyncio.wait_for(self.idle.wait(), PATIENCE)
        await self.shelf.clear()

    async def release(self) -> None:
        """Let go of threads and of the content."""
        self.dismiss_workers()
        if self._knowledge is not None:
            await asyncio.to_thread(self._knowledge.close)

    async def _reading(self) -> discord.CustomActivity:
        number = await self.work(self.desk.stories_read)
        return discord.CustomActivity(name=count(number, "Reading {number} story", "Reading {number} stories"))

    def _open(self) -> Desk:
        knowledge = self._settings.open(apart=True)
        desk = Desk(knowledge)
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
        knowledge.follow()
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
        except (discord.HTTPException, app_commands.CommandSyncFailure) as error:
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


def run(settings: Settings) -> int:
    """Run the bot until it is told to stop (SIGTERM, Ctrl-C); gives the exit code."""
    if settings.discord_token is None:
        raise ValueError("there is no token")
    logs.configure(settings.log_format)
    # The library warns that voice will not work, which nobody wants here.
    discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False
    if settings.discord_api_base:
        discord.http.Route.BASE = settings.discord_api_base.rstrip("/")
    if settings.discord_gateway_url:
        discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(settings.discord_gateway_url)
    try:
        asyncio.run(_run(settings, settings.discord_token.get_secret_value()))
    except discord.LoginFailure:
        _log.critical("Discord does not take the token: check DISCORD_TOKEN")
    except (StoreError, PublishingError, LexiconError) as error:
        _log.critical("%s", error)
    except (discord.DiscordException, aiohttp.ClientError, OSError) as error:
        _log.critical("cannot reach Discord: %s", error)
    else:
        return STOPPED
    return CANNOT_RUN


async def _run(settings: Settings, token: str) -> None:
    client = Pressbox(settings)
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for one in (signal.SIGTERM, signal.SIGINT):
        # Windows has no such handlers: there Ctrl-C ends the process at once.
        with suppress(NotImplementedError):
            loop.add_signal_handler(one, stop.set)
    try:
        async with client:
            started = asyncio.create_task(client.start(token))
            stopped = asyncio.create_task(stop.wait())
            await asyncio.wait((started, stopped), return_when=asyncio.FIRST_COMPLETED)
            stopped.cancel()
            if not started.done():
                _log.info("stopping")
                await client.finish()
                # Reading must end first: the library would answer its own goodbye with another code.
                started.cancel()
            with suppress(asyncio.CancelledError):
                await started
    finally:
        await client.release()
