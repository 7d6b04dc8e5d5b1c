"""`/privacy`: what is kept of a person, and a button that erases it; for their eyes alone."""

from __future__ import annotations

import re
from typing import Any, Self

import discord
from discord import app_commands

from bot.commands.controls import owning_up
from bot.commands.delivery import deliver
from bot.commands.host import Host, Interaction, asker
from bot.tongue import say


class Erase(discord.ui.DynamicItem[discord.ui.Button[Any]], template=r"privacy:erase"):
    """Erases what is kept of whoever presses it: only they can see it."""

    def __init__(self) -> None:
        label = say("Erase what is kept of me")
        super().__init__(
            discord.ui.Button(label=label, style=discord.ButtonStyle.danger, custom_id="privacy:erase"),
        )

    @classmethod
    async def from_custom_id(cls, _: discord.Interaction[Any], __: discord.ui.Item[Any], ___: re.Match[str], /) -> Self:
        """Make the button again: it works after a restart, too."""
        return cls()

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Erase it, and say so."""
        async with owning_up(interaction):
            host: Host = interaction.client
            who = asker(interaction)
            await deliver(interaction, lambda: host.desk.forget_me(who), ephemeral=True)
            host.forget(interaction.user.id)


@app_commands.command()
async def privacy(interaction: Interaction) -> None:
    """See what is kept of you, and erase it."""
    desk, who = interaction.client.desk, asker(interaction)
    await deliver(interaction, lambda: desk.privacy(who), ephemeral=True, below=Erase)


COMMANDS: tuple[app_commands.Command[Any, ..., None], ...] = (privacy,)
ITEMS = (Erase,)
