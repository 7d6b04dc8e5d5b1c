"""The first message in a server that has just added the bot."""

from __future__ import annotations

import logging

import discord

from bot.tongue import say, speaking

MOST = 25
"""Channels that are looked at for one to write in."""

_log = logging.getLogger(__name__)


async def greet(guild: discord.Guild) -> None:
    """Say what the bot can do, where it answers and how moderators set it up, where it may write; else log it."""
    channel = _channel(guild)
    if channel is None:
        _log.info("server %s has no channel where the bot may write its greeting", guild.id)
        return
    with speaking(str(guild.preferred_locale)):
        text = greeting()
    try:
        await channel.send(text)
    except discord.HTTPException as error:
        _log.info("no greeting in server %s: %s", guild.id, error.text)


def greeting() -> str:
    """The greeting, in the language of the moment."""
    content = say(
        "Moderators: `/content add` gives me stories of this server's own. It takes the Manage Server permission, or a "
        "role that admins name with `/content role`."
    )
    return "\n".join(
        (
            say("Hello! I answer questions about sports stories, and show the sentence each answer rests on."),
            say("- Type `/help` to see what you can ask, `/ask` to ask it, or mention me in a message."),
            say("- Right-click a message, then Apps, to check what it claims against the stories."),
            say(
                "- I answer wherever I may write. To keep me out of a channel, take the View Channel or Send Messages "
                "permission from me there; Server Settings, Integrations says who may use which command where."
            ),
            f"- {content}",
        )
    )


def _channel(guild: discord.Guild) -> discord.TextChannel | None:
    """The channel for system messages, else the first text channel, where the bot may write."""
    first = [guild.system_channel] if guild.system_channel else []
    for channel in [*first, *guild.text_channels[:MOST]]:
        may = channel.permissions_for(guild.me)
        if may.view_channel and may.send_messages:
            return channel
    return None
