"""What a person is told when something goes wrong, and the tree that sees to it."""

from __future__ import annotations

import discord
from discord import app_commands

from bot.commands.host import Host
from bot.commands.telling import own_up, please_wait, tell
from bot.tongue import say, speak


class RefusedError(app_commands.CheckFailure):
    """Somebody may not do that; the message says why, to them alone."""


class UnreadableError(app_commands.AppCommandError):
    """Something typed could not be understood; the message says what would be."""


async def check_cooldown(interaction: discord.Interaction[Host]) -> None:
    """Count a use; RefusedError where this person has to wait."""
    seconds = interaction.client.cooldowns.wait(interaction.user.id)
    if seconds:
        raise RefusedError(please_wait(seconds))


class Tree(app_commands.CommandTree[Host]):
    """A command tree that leaves no failed command unanswered, and nobody without a limit."""

    def __init__(self, client: Host) -> None:
        super().__init__(
            client,
            allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=True),
            allowed_installs=app_commands.AppInstallationType(guild=True, user=True),
        )

    async def interaction_check(self, interaction: discord.Interaction[Host], /) -> bool:
        """Speak the person's language from here on. Who has asked very often has to wait; suggestions do not count."""
        speak(str(interaction.locale))
        interaction.client.heard(interaction.user.id, str(interaction.locale))
        if interaction.type is discord.InteractionType.autocomplete:
            return True
        await check_cooldown(interaction)
        return True

    async def on_error(self, interaction: discord.Interaction[Host], error: app_commands.AppCommandError, /) -> None:
        """Tell the person what went wrong. The first that fits.

        1. A refusal or something that could not be read: its own words.
        2. A command that Discord shows and we no longer have: that it has just changed.
        3. Nobody waits any more (expired, deleted, answered elsewhere): nothing, but for the log.
        4. Anything else: a sentence with a reference, under which the log holds the whole of it.
        """
        cause = error.original if isinstance(error, app_commands.CommandInvokeError) else error
        if isinstance(cause, RefusedError | UnreadableError):
            interaction.client.meter.refused()
            await tell(interaction, str(cause))
        elif isinstance(cause, app_commands.CommandNotFound | app_commands.CommandSignatureMismatch):
            await tell(
                interaction, say("This command has just changed. Wait a minute, or restart Discord, and try again.")
            )
        else:
            await own_up(interaction, cause)
