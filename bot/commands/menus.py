"""What can be done with somebody's message: ask the stories what it asks, and check what it claims."""

from __future__ import annotations

import discord
from discord import app_commands

from bot.commands.delivery import deliver
from bot.commands.errors import RefusedError
from bot.commands.host import Interaction, asker
from bot.tongue import say

LONGEST_QUESTION = 500


@app_commands.context_menu(name="Ask the stories")
async def ask_the_stories(interaction: Interaction, message: discord.Message) -> None:
    """Answer what the message asks."""
    desk, who, text = interaction.client.desk, asker(interaction), _text(interaction, message)
    await deliver(interaction, lambda: desk.ask(text[:LONGEST_QUESTION], who))


@app_commands.context_menu(name="Check this claim")
async def check_this_claim(interaction: Interaction, message: discord.Message) -> None:
    """Say of each claim in the message what the stories say to it."""
    desk, who, text = interaction.client.desk, asker(interaction), _text(interaction, message)
    sent = message.created_at.date()
    await deliver(interaction, lambda: desk.check(text, sent, who))


def _text(interaction: Interaction, message: discord.Message) -> str:
    """What stands in a message, its embeds included, without mentions; RefusedError where there are no words."""
    me = interaction.client.user
    parts = [message.content, *(f"{one.title or ''}\n{one.description or ''}" for one in message.embeds)]
    text = "\n".join(parts)
    if me is not None:
        text = text.replace(f"<@{me.id}>", " ").replace(f"<@!{me.id}>", " ")
    if not text.strip():
        raise RefusedError(say("There are no words in this message."))
    return text.strip()


COMMANDS: tuple[app_commands.ContextMenu, ...] = (ask_the_stories, check_this_claim)
"""In the order in which Discord shows them."""
