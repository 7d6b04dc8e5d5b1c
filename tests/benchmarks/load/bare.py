"""A bot that answers a constant, with nothing but the library: what Pressbox costs beside it is Pressbox's own.

    python -m tests.benchmarks.load.bare

Its command has the name and the option of one of Pressbox's, and its suggestions the size of Pressbox's.
"""

from __future__ import annotations

import os
import warnings

with warnings.catch_warnings():
    warnings.simplefilter("ignore", DeprecationWarning)
    import discord
    import yarl
    from discord import app_commands

CHOICES = [
    app_commands.Choice(name=f"Norway United {number} · {number} stories", value=f"Norway United {number}")
    for number in range(25)
]


class Bare(discord.AutoShardedClient):
    """The least that answers `/team`."""

    def __init__(self) -> None:
        super().__init__(intents=discord.Intents(guilds=True, guild_messages=True, dm_messages=True))
        self.tree = app_commands.CommandTree(self)
        self.tree.add_command(team)

    async def setup_hook(self) -> None:
        await self.tree.sync()


@app_commands.command()
async def team(interaction: discord.Interaction[Bare], team: str) -> None:
    """See what the stories know of a team."""
    await interaction.response.defer(thinking=True)
    await interaction.edit_original_response(embed=discord.Embed(title=team, description="Always the same."))


@team.autocomplete("team")
async def suggest(_: discord.Interaction[Bare], __: str) -> list[app_commands.Choice[str]]:
    return CHOICES


if __name__ == "__main__":
    discord.http.Route.BASE = os.environ["DISCORD_API_BASE"]
    discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(os.environ["DISCORD_GATEWAY_URL"])
    Bare().run(os.environ["DISCORD_TOKEN"], log_handler=None)
