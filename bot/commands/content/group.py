"""The group of commands itself, closed to those who have no power over content."""

from __future__ import annotations

import discord
from discord import app_commands

from bot.commands.content import adding, correcting, refreshing, removing, reviewing, roles, seeing
from bot.commands.content.guard import permit_any
from bot.commands.host import Interaction


class Guarded(app_commands.Group):
    """A group for moderators. What Discord shows to whom can be overridden by a server, so it is not relied on."""

    async def interaction_check(self, interaction: Interaction, /) -> bool:  # type: ignore[override]
        """Refuse those who may do nothing here; each command asks for its own power besides."""
        await permit_any(interaction)
        return True


def _made() -> Guarded:
    group = Guarded(
        name="content",
        description="Change what the bot answers from",
        guild_only=True,
        default_permissions=discord.Permissions(manage_guild=True),
        allowed_installs=app_commands.AppInstallationType(guild=True, user=False),
    )
    families = (adding, seeing, removing, reviewing, refreshing, roles)
    for command in (command for family in families for command in family.COMMANDS):
        group.add_command(command)
    corrections = Guarded(name="correct", description="Set right what was read wrong", parent=group)
    for command in correcting.COMMANDS:
        corrections.add_command(command)
    return group


CONTENT = _made()
