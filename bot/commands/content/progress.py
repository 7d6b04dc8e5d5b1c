"""What people see while something takes long, and how they stop it."""

from __future__ import annotations

import asyncio
import logging
import secrets
from collections.abc import Callable
from threading import Event

import discord

from bot.commands.host import Interaction
from bot.desk.moderating import StoppedError
from bot.tongue import say

EVERY = 2.0
"""Seconds between two edits of a message: Discord takes five in five seconds, for everything on it."""
_CELLS = 12

_log = logging.getLogger(__name__)


class Watch:
    """Counts what is done, in whatever thread does it, and stops that when it is told to."""

    def __init__(self, person: int) -> None:
        self.person = person
        self.key = secrets.token_hex(6)
        self.told = ""
        self._stopped = Event()

    def __call__(self, done: int, of: int) -> None:
        """Note how far it is; StoppedError where it is to stop."""
        if self._stopped.is_set():
            raise StoppedError
        filled = _CELLS * done // max(of, 1)
        self.told = f"{'▰' * filled}{'▱' * (_CELLS - filled)} {done} / {of}"

    def stop(self) -> None:
        """Let it stop at the next step."""
        self._stopped.set()

    @property
    def stopping(self) -> bool:
        """Whether it has been told to stop."""
        return self._stopped.is_set()


async def shown(interaction: Interaction, watch: Watch, view: Callable[[], discord.ui.View]) -> None:
    """Keep a message in step with what is done, until this is cancelled; at first only if it takes a while."""
    before = None
    while True:
        await asyncio.sleep(EVERY)
        if watch.stopping:
            return
        text = "\n".join(filter(None, (watch.told, say("Reading the stories …"))))
        if text == before:
            continue
        before = text
        try:
            await interaction.edit_original_response(content=text, view=view())
        except discord.HTTPException as error:
            # Deleted, or older than fifteen minutes: what is done goes on.
            _log.info("the progress of interaction %s is shown no more: %s", interaction.id, error.text)
            return
