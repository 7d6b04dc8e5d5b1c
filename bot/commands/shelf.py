"""Replies whose buttons and menus still work: kept in memory for a while, then let go."""

from __future__ import annotations

import asyncio
import logging
import secrets
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import discord

from bot.desk import Asker
from bot.replies import Reply
from bot.show.embeds import Page
from bot.show.pictures import Picture

LIFE = 600.0
"""Seconds from the last use; shorter than the fifteen minutes in which an answer to an interaction can be changed."""
ROOM = 2000

_log = logging.getLogger(__name__)

Retire = Callable[[], Awaitable[object]]
"""Take the controls off the message."""


@dataclass
class Kept:
    """A reply as shown: its pages, whose it is, and its picture."""

    pages: tuple[Page, ...]
    reply: Reply
    asker: Asker
    picture: Picture | None = None
    more: Callable[[], Sequence[discord.ui.Item[Any]]] | None = None
    """Makes further controls, those of moderators, for each page."""
    key: str = field(default_factory=lambda: secrets.token_hex(6))
    retire: Retire | None = None
    timer: asyncio.TimerHandle | None = None


class Shelf:
    """Keeps replies by key. What has lain unused for `LIFE` seconds, or is the oldest of too many, is let go."""

    def __init__(self, life: float = LIFE, room: int = ROOM) -> None:
        self._life = life
        self._room = room
        self._kept: OrderedDict[str, Kept] = OrderedDict()
        self._farewells: set[asyncio.Task[None]] = set()

    def keep(self, kept: Kept, retire: Retire) -> None:
        """Keep a reply for another while; `retire` takes its controls off when that is over."""
        if kept.timer is not None:
            kept.timer.cancel()
        kept.retire = retire
        kept.timer = asyncio.get_running_loop().call_later(self._life, self._let_go, kept.key)
        self._kept[kept.key] = kept
        self._kept.move_to_end(kept.key)
        if len(self._kept) > self._room:
            self._let_go(next(iter(self._kept)))

    def get(self, key: str) -> Kept | None:
        """The reply of that key, None once it is gone."""
        return self._kept.get(key)

    def discard(self, key: str) -> None:
        """Forget a reply whose message shows something else now."""
        kept = self._kept.pop(key, None)
        if kept is not None and kept.timer is not None:
            kept.timer.cancel()

    async def clear(self) -> None:
        """Take the controls off everything that is kept."""
        for key in list(self._kept):
            self._let_go(key)
        if self._farewells:
            await asyncio.wait(self._farewells, timeout=2)

    def _let_go(self, key: str) -> None:
        kept = self._kept.pop(key, None)
        if kept is None or kept.retire is None:
            return
        if kept.timer is not None:
            kept.timer.cancel()
        task = asyncio.get_running_loop().create_task(_retire(kept.retire))
        self._farewells.add(task)
        task.add_done_callback(self._farewells.discard)


async def _retire(retire: Retire) -> None:
    try:
        await retire()
    except discord.HTTPException as error:
        # Deleted, or too old to change: its buttons then say so when pressed.
        _log.debug("controls stay on an old answer: %s", error)
