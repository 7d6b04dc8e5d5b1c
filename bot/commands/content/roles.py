"""`/content role`: the server's admins say who moderates its content."""

from __future__ import annotations

from typing import Any

import discord
from discord import app_commands

from bot.access import Power
from bot.commands.content.guard import permit
from bot.commands.delivery import deliver
from bot.commands.host import Interaction


@app_commands.command()
@app_commands.describe(moderators="Who has this role may moderate, too; leave it out to take that back")
async def role(interaction: Interaction, moderators: discord.Role | None = None) -> None:
    """Say which role moderates this server's content."""
    await permit(interaction, Power.APPOINT)
    desk, server = interaction.client.desk, str(interaction.guild_id)
    identity = moderators.id if moderators is not None else None
    await deliver(interaction, lambda: desk.appoint(identity, server), ephemeral=True)


COMMANDS: tuple[app_commands.Command[Any, ..., None], ...] = (role,)
