"""`/help`: what can be asked, for this person's eyes."""

from __future__ import annotations

from typing import Any

from discord import app_commands

from bot.access import may_change_content
from bot.commands.delivery import deliver
from bot.commands.host import Interaction, asker
from bot.replies import Item, Reply

MODERATING = Item("/content reload", "read the folder of stories again")


@app_commands.command()
async def help(interaction: Interaction) -> None:  # noqa: A001  the command's name
    """See what you can ask, with examples."""
    host, who = interaction.client, asker(interaction)
    refusal = may_change_content(
        interaction.user.id, manages_server=interaction.permissions.manage_guild, operators=host.operators
    )
    moderates = interaction.guild_id is not None and refusal is None
    await deliver(interaction, lambda: _with(host.desk.help(who), MODERATING if moderates else None), ephemeral=True)


def _with(reply: Reply, item: Item | None) -> Reply:
    return Reply(
        reply.tone, reply.heading, reply.body, items=(*reply.items, *([item] if item else [])), hints=reply.hints
    )


COMMANDS: tuple[app_commands.Command[Any, ..., None], ...] = (help,)
