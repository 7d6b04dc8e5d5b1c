"""Replies to moderators, for their eyes alone, with a change to say yes or no to."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from typing import Any

import discord

from bot.commands.controls import first_of, has_controls, kept_of
from bot.commands.host import Interaction, asker
from bot.desk.moderating import UnclearError
from bot.replies import Reply, Tone

Controls = Callable[[Reply], Sequence[discord.ui.Item[Any]]]
"""Makes what is to be pressed below a reply."""

_log = logging.getLogger(__name__)


async def show(interaction: Interaction, reply: Reply, controls: Controls | None = None) -> None:
    """Show a reply in place of what the interaction shows so far."""
    who, host = asker(interaction), interaction.client
    kept = await host.work(lambda: kept_of(reply, who, pictured=False))
    if controls is not None and controls(reply):
        kept.more = lambda: controls(reply)
    try:
        await interaction.edit_original_response(content=None, **first_of(kept))
    except discord.NotFound:
        _log.info("what interaction %s was about is not there any more", interaction.id)
        return
    if has_controls(kept):
        host.shelf.keep(kept, lambda: interaction.edit_original_response(view=None))


async def answer(
    interaction: Interaction, job: Callable[[], Reply], controls: Controls | None = None, *, long: bool = False
) -> None:
    """Acknowledge, run the job off the event loop, and show what it gives; `long` for what must not hold up answers."""
    host = interaction.client
    with host.answering():
        await interaction.response.defer(thinking=True, ephemeral=True)
        await show(interaction, await made(interaction, job, long=long), controls)


async def made(interaction: Interaction, job: Callable[[], Reply], *, long: bool = False) -> Reply:
    """What a job gives, or what it says is not clear."""
    host = interaction.client
    try:
        return await (host.change(job) if long else host.work(job))
    except UnclearError as error:
        return Reply(Tone.UNKNOWN, str(error))


def named(interaction: Interaction) -> str:
    """Who somebody is, as history tells it: their name of the moment, and their id."""
    name = "".join(one for one in interaction.user.display_name if one.isprintable())[:80].strip()
    return f"{name} ({interaction.user.id})"
