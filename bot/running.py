"""The bot as a process: opens the content, reaches Discord, answers until it is told to stop, and stops in order."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterator
from contextlib import suppress
from importlib.metadata import version
from urllib.parse import parse_qs, unquote, urlsplit

import aiohttp
import discord
import yarl

from bot import logs
from bot.client import Pressbox
from bot.meter import Meter
from bot.operations.endpoint import EndpointError, serving
from bot.operations.starting import start
from bot.operations.stopping import Stop
from bot.settings import Settings
from knowledge.lexicon import LexiconError
from knowledge.publishing import PublishingError
from knowledge.store.protocol import StoreError

STOPPED = 0
CANNOT_RUN = 3
_HARMLESS = (discord.DiscordException, aiohttp.ClientError, StoreError, PublishingError, LexiconError)
"""Exceptions that quote nobody."""

_log = logging.getLogger(__name__)


def run(settings: Settings) -> int:
    """Run the bot until it is told to stop (SIGTERM, Ctrl-C); gives the exit code."""
    if settings.discord_token is None:
        raise ValueError("there is no token")
    token = settings.discord_token.get_secret_value()
    logs.configure(settings.log_format, secrets=_secrets(settings, token), harmless=_HARMLESS)
    # The library warns that voice will not work, which nobody wants here.
    discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False
    if settings.discord_api_base:
        discord.http.Route.BASE = settings.discord_api_base.rstrip("/")
    if settings.discord_gateway_url:
        discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(settings.discord_gateway_url)
    try:
        asyncio.run(_run(settings, token))
    except discord.LoginFailure:
        _log.critical("Discord does not take the token: check DISCORD_TOKEN")
    except (StoreError, PublishingError, LexiconError, EndpointError) as error:
        _log.critical("%s", error)
    except (discord.DiscordException, aiohttp.ClientError) as error:
        _log.critical("cannot reach Discord: %s", error)
    except OSError as error:
        _log.critical("cannot run: %s", error)
    else:
        return STOPPED
    return CANNOT_RUN


async def _run(settings: Settings, token: str) -> None:
    meter = Meter(version("pressbox"))
    client = Pressbox(settings, meter)
    stop = Stop()
    try:
        async with client, serving(settings.metrics, meter, client.state):
            started = asyncio.create_task(_started(client, token))
            stopped = asyncio.create_task(stop.wait())
            await asyncio.wait((started, stopped), return_when=asyncio.FIRST_COMPLETED)
            stopped.cancel()
            if not started.done():
                _log.info("stopping")
                await client.finish()
                # Reading must end first: the library would answer its own goodbye with another code.
                started.cancel()
            with suppress(asyncio.CancelledError):
                await started
    finally:
        await client.release()


async def _started(client: Pressbox, token: str) -> None:
    await client.open()
    await start(client, token)


def _secrets(settings: Settings, token: str) -> Iterator[str]:
    """What no log may hold: the token, and the database's URLs and passwords."""
    yield token
    if settings.database:
        for url in settings.database.get_secret_value().split():
            if url.startswith("postgresql:"):
                parts = urlsplit(url)
                yield from (url, parts.password or "", unquote(parts.password or ""))
                yield from parse_qs(parts.query).get("password", [])
