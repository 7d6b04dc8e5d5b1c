"""What commands need of the client: the desk, threads to work in, and the replies whose controls still work."""

from __future__ import annotations

import asyncio
import itertools
import logging
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from contextvars import copy_context
from typing import Any, TypeVar

import discord
from discord import app_commands

from bot.access import Actor
from bot.commands.cooldowns import Cooldowns
from bot.commands.offering import Offered
from bot.commands.shelf import Shelf
from bot.commands.turnstile import Turnstile
from bot.desk import Asker, Desk
from bot.meter import Meter
from bot.replies import Reply
from bot.tongue import nearest

T = TypeVar("T")
Excuse = Callable[[], Awaitable[object]]

_log = logging.getLogger(__name__)

WORKERS = 4
LOCALES = 10_000
"""People whose language is remembered."""
SUGGESTERS = 1
"""Their own thread, so that suggestions never queue behind answers; two take the interpreter from each other."""
CHANGERS = 2
"""Their own threads, too: reading what is handed in takes long, and must not hold up an answer."""


class Host(discord.AutoShardedClient):
    """A client that commands can work with. `desk` is there once the content is open."""

    desk: Desk
    operators: frozenset[int]

    def __init__(
        self,
        *,
        intents: discord.Intents,
        shard_ids: Sequence[int] | None = None,
        shard_count: int | None = None,
        meter: Meter | None = None,
    ) -> None:
        super().__init__(intents=intents, allowed_mentions=discord.AllowedMentions.none(), shard_count=shard_count)
        self.shard_ids = list(shard_ids) if shard_ids is not None else None
        self.operators = frozenset()
        self.meter = meter or Meter()
        self.cooldowns = Cooldowns(0)
        self.shelf = Shelf()
        self.offered = Offered()
        self.turnstile = Turnstile()
        self.largest_file = 0
        """Bytes of the largest file that is taken in."""
        self.idle = asyncio.Event()
        """Set while no answer is being made: a stop waits for it."""
        self.idle.set()
        self._under_way: dict[int, Excuse | None] = {}
        self._numbers = itertools.count()
        self._locales: OrderedDict[int, str] = OrderedDict()
        self._workers = ThreadPoolExecutor(WORKERS, thread_name_prefix="desk")
        self._suggesters = ThreadPoolExecutor(SUGGESTERS, thread_name_prefix="suggest")
        self._changers = ThreadPoolExecutor(CHANGERS, thread_name_prefix="change")

    def heard(self, person: int, locale: str) -> None:
        """Keep in which language Discord speaks with somebody: their messages don't say."""
        self._locales[person] = locale
        self._locales.move_to_end(person)
        while len(self._locales) > LOCALES:
            self._locales.popitem(last=False)

    def forget(self, person: int) -> None:
        """Keep no language of somebody any more."""
        self._locales.pop(person, None)

    def locale_of(self, person: int, guild: discord.Guild | None) -> str:
        """The language to answer somebody's message in: their own where it is known, else their server's."""
        return self._locales.get(person) or (str(guild.preferred_locale) if guild else "en")

    @contextmanager
    def answering(self, excuse: Excuse | None = None) -> Iterator[None]:
        """Count as under way what happens within; `excuse` tells whoever waits that nothing will come of it."""
        number = next(self._numbers)
        self._under_way[number] = excuse
        self.idle.clear()
        try:
            yield
        finally:
            del self._under_way[number]
            if not self._under_way:
                self.idle.set()

    async def excuse(self) -> None:
        """Tell all who wait for what is under way that they should ask again."""
        excuses = (excuse() for excuse in self._under_way.values() if excuse)
        told = await asyncio.gather(*excuses, return_exceptions=True)
        for error in told:
            if isinstance(error, Exception):
                _log.warning("somebody waits in vain: %s", type(error).__name__)

    async def work(self, job: Callable[[], T]) -> T:
        """Run what reads or changes the content, off the event loop, in the language spoken here."""
        return await asyncio.get_running_loop().run_in_executor(self._workers, copy_context().run, job)

    def suggest(self, job: Callable[[], T]) -> asyncio.Future[T]:
        """Run what answers from memory, beside the work, in the language spoken here."""
        return asyncio.get_running_loop().run_in_executor(self._suggesters, copy_context().run, job)

    async def change(self, job: Callable[[], T]) -> T:
        """Run what reads files or changes the content, beside the work, in the language spoken here."""
        return await asyncio.get_running_loop().run_in_executor(self._changers, copy_context().run, job)

    def dismiss_workers(self) -> None:
        """Start nothing more."""
        self._changers.shutdown(wait=False, cancel_futures=True)
        self._workers.shutdown(wait=False, cancel_futures=True)
        self._suggesters.shutdown(wait=False, cancel_futures=True)

    async def deliver(self, interaction: Interaction, job: Callable[[], Reply], *, ephemeral: bool = False) -> None:
        """Acknowledge, run the job in a thread, and show what it gives."""
        raise NotImplementedError

    async def tell_presence(self) -> None:
        """Show how many stories there are now."""
        raise NotImplementedError

    def commands(self) -> list[AnyCommand]:
        """Every command there is."""
        raise NotImplementedError


AnyCommand = app_commands.Command[Any, ..., Any] | app_commands.Group | app_commands.ContextMenu
Interaction = discord.Interaction[Host]


def asker(interaction: Interaction) -> Asker:
    """Who asks, and where."""
    person, channel = str(interaction.user.id), str(interaction.channel_id)
    return Asker(person, channel, _server(interaction), nearest(str(interaction.locale)))


def actor(interaction: Interaction) -> Actor:
    """Who wants to do something, with what Discord says of their rights in this very interaction."""
    user, may = interaction.user, interaction.permissions
    return Actor(
        user.id,
        _server(interaction),
        by_bot=user.bot,
        administers=may.administrator,
        manages=may.manage_guild or may.administrator,
        roles=frozenset(role.id for role in user.roles) if isinstance(user, discord.Member) else frozenset(),
    )


def _server(interaction: Interaction) -> str | None:
    """The server that has part in it: where somebody uses the app as their own, there is none."""
    return str(interaction.guild_id) if interaction.guild_id and interaction.is_guild_integration() else None
