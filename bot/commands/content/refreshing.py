"""`/content reload`: the folder of stories read again."""

from __future__ import annotations

from typing import Any

from discord import app_commands

from bot.access import Power
from bot.commands.content.deciding import take_turn, watched
from bot.commands.content.guard import permit
from bot.commands.content.showing import named
from bot.commands.host import Interaction


@app_commands.command()
async def reload(interaction: Interaction) -> None:
    """Read the folder of stories again, and report what changed."""
    await permit(interaction, Power.REFRESH)
    host = interaction.client
    with host.answering():
        await interaction.response.defer(thinking=True, ephemeral=True)
        who = named(interaction)
        await take_turn(interaction, lambda: watched(interaction, lambda watch: host.desk.reload(who, watch)))
    await host.tell_presence()


COMMANDS: tuple[app_commands.Command[Any, ..., None], ...] = (reload,)
