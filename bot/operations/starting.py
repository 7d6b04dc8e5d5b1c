"""Reaching Discord, however long that takes: it may be away when the bot starts."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterator

import aiohttp
import discord

LONGEST = 60.0
"""Seconds between two tries, at the most."""
AWAY = (discord.HTTPException, discord.GatewayNotFound, aiohttp.ClientError, OSError, TimeoutError)

_log = logging.getLogger(__name__)


async def start(client: discord.AutoShardedClient, token: str) -> None:
    """Log in and listen until the client is closed; LoginFailure where Discord does not take the token."""
    await _until_reached(client, lambda: client.login(token))
    await _until_reached(None, lambda: _count_shards(client))
    await client.connect()


async def _count_shards(client: discord.AutoShardedClient) -> None:
    """Ask how many shards there should be, where nobody has said so."""
    if client.shard_count is None:
        client.shard_count, _, _ = await client.http.get_bot_gateway()


async def _until_reached(client: discord.AutoShardedClient | None, reach: Callable[[], Awaitable[None]]) -> None:
    """Try until Discord answers; a client that logs in gets its connections anew."""
    for seconds in _waits():
        try:
            await reach()
        except AWAY as error:
            _log.warning("Discord cannot be reached (%s): trying again in %.0f s", _why(error), seconds)
        else:
            return
        if client is not None:
            await client.http.close()
            client.http.connector = discord.utils.MISSING
        await asyncio.sleep(seconds)


def _waits() -> Iterator[float]:
    seconds = 1.0
    while True:
        yield seconds
        seconds = min(2 * seconds, LONGEST)


def _why(error: BaseException) -> str:
    if isinstance(error, discord.HTTPException):
        return f"it answers {error.status}"
    return type(error).__name__ if isinstance(error, TimeoutError) else " ".join(str(error).split()) or repr(error)
