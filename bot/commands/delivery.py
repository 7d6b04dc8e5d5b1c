"""Getting a reply to the person: acknowledged at once, worked out in a thread, shown with its controls."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

import discord

from bot.commands.controls import first_of, has_controls, kept_of, may_attach, no_files
from bot.commands.host import Interaction, asker
from bot.commands.shelf import Kept
from bot.commands.telling import GONE, stopped
from bot.replies import Reply
from bot.tongue import speaking

_log = logging.getLogger(__name__)


async def deliver(
    interaction: Interaction,
    job: Callable[[], Reply],
    *,
    ephemeral: bool = False,
    below: Callable[[], discord.ui.Item[Any]] | None = None,
) -> None:
    """Acknowledge, run the job off the event loop, and show what it gives, with the control `below` it, if any.

    An interaction that came too late to be acknowledged is let be; its person has been told by Discord.
    """
    who = asker(interaction)
    host = interaction.client
    with (
        host.answering(lambda: _excuse(interaction, who.locale)),
        host.meter.use(_what(interaction)),
        speaking(who.locale),
    ):
        pictured = may_attach(interaction)
        note = "" if pictured else no_files()
        if await _acknowledged(interaction, ephemeral=ephemeral):
            kept = await host.work(lambda: kept_of(job(), who, pictured=pictured, note=note))
            await _show(interaction, kept, below() if below else None)


def _what(interaction: Interaction) -> str:
    """What is used: a command by its name; whatever else is a control below an answer."""
    return interaction.command.qualified_name if interaction.command else "control"


async def _excuse(interaction: Interaction, locale: str) -> None:
    with speaking(locale):
        await interaction.edit_original_response(content=stopped())


async def _acknowledged(interaction: Interaction, *, ephemeral: bool) -> bool:
    try:
        await interaction.response.defer(thinking=True, ephemeral=ephemeral)
    except discord.HTTPException as error:
        if error.code not in GONE:
            raise
        _log.warning("interaction %s could not be acknowledged: %s", interaction.id, error.text)
        return False
    return True


async def _show(interaction: Interaction, kept: Kept, below: discord.ui.Item[Any] | None) -> None:
    shown = first_of(kept)
    if below is not None:
        shown["view"] = (shown["view"] or discord.ui.View(timeout=None)).add_item(below)
    try:
        await interaction.edit_original_response(**shown)
    except discord.NotFound:
        _log.info("the answer to interaction %s was deleted while it was being made", interaction.id)
        return
    if has_controls(kept):
        interaction.client.shelf.keep(kept, lambda: interaction.edit_original_response(view=None))
