"""`/content`: what moderators do with the stories."""

from __future__ import annotations

import asyncio

from discord import app_commands

from bot.access import may_change_content
from bot.commands.delivery import deliver
from bot.commands.errors import RefusedError
from bot.commands.host import Interaction
from bot.tongue import say


@app_commands.guild_only()
@app_commands.default_permissions(manage_guild=True)
class Content(app_commands.Group):
    """Change what the bot answers from."""

    def __init__(self) -> None:
        super().__init__(
            name="content",
            description="Change what the bot answers from",
            allowed_installs=app_commands.AppInstallationType(guild=True, user=False),
        )
        self._reloading = asyncio.Lock()

    async def interaction_check(self, interaction: Interaction, /) -> bool:  # type: ignore[override]
        """Refuse those who may not; Discord's own setting can be overridden by a server, so it is not relied on."""
        refusal = may_change_content(
            interaction.user.id,
            manages_server=interaction.permissions.manage_guild,
            operators=interaction.client.operators,
        )
        if refusal is not None:
            raise RefusedError(refusal)
        return True

    @app_commands.command()
    async def reload(self, interaction: Interaction) -> None:
        """Read the folder of stories again, and report what changed."""
        if self._reloading.locked():
            raise RefusedError(say("A reload is under way already. Its report goes to whoever started it."))
        async with self._reloading:
            await deliver(interaction, interaction.client.desk.reload, ephemeral=True)
        await interaction.client.tell_presence()
