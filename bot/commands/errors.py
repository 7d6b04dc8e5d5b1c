"""What a person is told when something goes wrong, and the tree that sees to it."""

from __future__ import annotations

import discord
from discord import app_commands

from bot.commands.host import Host
from bot.commands.telling import own_up, tell


class RefusedError(app_commands.CheckFailure):
    """Somebody may not do that; the message says why, to them alone."""


class UnreadableError(app_commands.AppCommandError):
    """Something typed could not be understood; the message says what would be."""


class Tree(app_commands.CommandTree[Host]):
    """A command tree that leaves no failed command unanswered."""

    async def on_error(self, interaction: discord.Interaction[Host], error: app_commands.AppCommandError, /) -> None:
        """Tell the person what went wrong. The first that fits.

        1. A refusal or something that could not be read: its own words.
        2. A command that Discord shows and we no longer have: that it has just changed.
        3. Nobody waits any more (expired, deleted, answered elsewhere): nothing, but for the log.
        4. Anything else: a sentence with a reference, under which the log holds the whole of it.
        """
        cause = error.original if isinstance(error, app_commands.CommandInvokeError) else error
        if isinstance(cause, RefusedError | UnreadableError):
            await tell(interaction, str(cause))
        elif isinstance(cause, app_commands.CommandNotFound | app_commands.CommandSignatureMismatch):
            await tell(interaction, "This command has just changed. Wait a minute, or restart Discord, and try again.")
        else:
            await own_up(interaction, cause)
