"""Files that people attach, from Discord's own servers and from nowhere else."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlsplit

import aiohttp
import discord

from bot.commands.errors import RefusedError
from bot.tongue import say

HOSTS = frozenset({"cdn.discordapp.com", "media.discordapp.net"})
MEGABYTE = 1 << 20


async def fetch(attachments: Sequence[discord.Attachment], largest: int) -> list[tuple[str, bytes]]:
    """The names and bytes of attachments; RefusedError for one that is too large, or that Discord does not give.

    `largest` is in bytes.
    """
    for one in attachments:
        if one.size > largest:
            raise RefusedError(
                say(
                    "“{file}” has more than {number} megabytes: split it.",
                    file=one.filename,
                    number=largest // MEGABYTE,
                )
            )
        if not is_discords(one.url):
            raise RefusedError(_not_given(one))
    return [(one.filename, await _read(one)) for one in attachments]


def is_discords(url: str) -> bool:
    """Whether an address is of the servers from which Discord gives files: of the stand-in's, where that is used."""
    parts, api = urlsplit(url), urlsplit(discord.http.Route.BASE)
    if api.hostname != "discord.com" and (parts.scheme, parts.netloc) == (api.scheme, api.netloc):
        return True
    return parts.scheme == "https" and parts.hostname in HOSTS and parts.port is None


async def _read(attachment: discord.Attachment) -> bytes:
    try:
        return await attachment.read()
    except (TimeoutError, discord.HTTPException, aiohttp.ClientError):
        raise RefusedError(_not_given(attachment)) from None


def _not_given(attachment: discord.Attachment) -> str:
    return say("Discord did not give me “{file}”: attach it once more.", file=attachment.filename)
