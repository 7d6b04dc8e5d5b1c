"""The buttons of moderators: yes or no to a change, and stop to what takes long."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from typing import Any, Self

import discord

from bot.commands.content.guard import minding, permit_any, permit_for
from bot.commands.content.progress import Watch, shown
from bot.commands.content.showing import named, show
from bot.commands.errors import RefusedError
from bot.commands.host import Interaction
from bot.desk.moderating.pending import cancelled, gone
from bot.replies import Reply, Tone
from bot.show.escaping import escape
from bot.tongue import say
from knowledge.model import GLOBAL

WATCHES: dict[str, Watch] = {}
"""What is under way and can be stopped, by its key."""


class Decide(discord.ui.DynamicItem[discord.ui.Button[Any]], template=r"decide:(?P<yes>[01]):(?P<key>[0-9a-f]{12})"):
    """Says yes or no to a change that has been shown, for the person to whom it was."""

    def __init__(self, key: str, *, yes: bool, label: str = "") -> None:
        style = discord.ButtonStyle.success if yes else discord.ButtonStyle.secondary
        label = label or (say("Confirm") if yes else say("Cancel"))
        super().__init__(discord.ui.Button(label=label, style=style, custom_id=f"decide:{int(yes)}:{key}", row=4))
        self.key = key
        self.yes = yes

    @classmethod
    async def from_custom_id(
        cls, _: discord.Interaction[Any], __: discord.ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """Make the button again from what its id says."""
        return cls(match["key"], yes=match["yes"] == "1")

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Make the change or let it be, and tell what came of it."""
        async with minding(interaction):
            await self._decide(interaction)

    async def _decide(self, interaction: Interaction) -> None:
        host = interaction.client
        change = host.desk.pending(self.key)
        if change is None:
            await permit_any(interaction)
            raise RefusedError(gone())
        await permit_for(interaction, change.collection)
        if change.person != str(interaction.user.id):
            raise RefusedError(say("Only the person who began this can decide on it."))
        if host.desk.decided(self.key) is None:
            raise RefusedError(gone())
        with host.answering():
            if not self.yes:
                await interaction.response.defer()
                await show(interaction, cancelled())
                return
            who = named(interaction)
            await take_turn(interaction, lambda: host.change(lambda: change.apply(who)))
        if change.collection == GLOBAL:
            await host.tell_presence()


class Stop(discord.ui.DynamicItem[discord.ui.Button[Any]], template=r"stop:(?P<key>[0-9a-f]{12})"):
    """Stops what is under way, for the person who began it."""

    def __init__(self, key: str) -> None:
        super().__init__(discord.ui.Button(label=say("Cancel"), custom_id=f"stop:{key}"))
        self.key = key

    @classmethod
    async def from_custom_id(
        cls, _: discord.Interaction[Any], __: discord.ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """Make the button again from what its id says."""
        return cls(match["key"])

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Let it stop at its next step, which then tells so itself."""
        async with minding(interaction):
            await permit_any(interaction)
            watch = WATCHES.get(self.key)
            if watch is None:
                raise RefusedError(say("That is done already, or was broken off by a restart."))
            if watch.person != interaction.user.id:
                raise RefusedError(say("Only the person who began this can decide on it."))
            watch.stop()
            await interaction.response.edit_message(content=say("Stopping …"), view=None)


ITEMS = (Decide, Stop)


def decisions(reply: Reply) -> Sequence[discord.ui.Item[Any]]:
    """Yes and no, where a change waits for one."""
    if not reply.pending:
        return ()
    label = say("Publish") if reply.tone is Tone.LISTING else say("Confirm")
    return Decide(reply.pending, yes=True, label=label), Decide(reply.pending, yes=False)


async def watched(interaction: Interaction, job: Callable[[Watch], Reply]) -> Reply:
    """Do what takes long beside everything else, showing how far it is, with a button that stops it."""
    watch = Watch(interaction.user.id)
    WATCHES[watch.key] = watch
    telling = asyncio.create_task(shown(interaction, watch, lambda: _stop(watch)))
    try:
        return await interaction.client.change(lambda: job(watch))
    finally:
        del WATCHES[watch.key]
        telling.cancel()
        with suppress(asyncio.CancelledError):
            await telling


async def take_turn(interaction: Interaction, change: Callable[[], Awaitable[Reply]]) -> None:
    """Change the content when it is this person's turn, and show what came of it; they see where they stand."""

    async def queued(other: str, before: int) -> None:
        name = escape(other.rpartition(" (")[0]) or say("The folder of stories")
        text = say(
            "You are in the queue: {name} is changing the content. Before you: {number} …", name=name, number=before
        )
        # Who has put the message away still gets what they said yes to.
        with suppress(discord.HTTPException):
            await interaction.edit_original_response(content=text, embeds=[], attachments=[], view=None)

    if not interaction.response.is_done():
        doing = say("Working on it …")
        await interaction.response.edit_message(content=doing, embeds=[], attachments=[], view=None)
    async with interaction.client.turnstile.turn(named(interaction), queued):
        reply = await change()
    await show(interaction, reply)


def _stop(watch: Watch) -> discord.ui.View:
    view = discord.ui.View(timeout=None)
    view.add_item(Stop(watch.key))
    return view
