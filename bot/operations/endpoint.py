"""Where supervisors and Prometheus ask how the bot is: `/healthz`, `/readyz` and `/metrics`, by HTTP."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress

from aiohttp import web
from prometheus_client import CONTENT_TYPE_LATEST

from bot.meter import Meter, State
from bot.settings import Address

PERIOD = 0.02
"""Seconds between looks how late the event loop is."""


class EndpointError(Exception):
    """Nothing can be served there; the message says why."""


@asynccontextmanager
async def serving(address: Address | None, meter: Meter, look: Callable[[], Awaitable[State]]) -> AsyncIterator[None]:
    """Answer at the address for the length of the block; EndpointError where that is not to be had.

    `look` tells how things stand. Without an address nothing is served, and nothing watched.
    """
    if address is None:
        yield
        return
    app = web.Application()
    app.add_routes(
        [
            web.get("/healthz", _alive),
            web.get("/readyz", lambda _: _ready(look)),
            web.get("/metrics", lambda _: _metrics(meter, look)),
        ]
    )
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.5)
    await runner.setup()
    watching = asyncio.create_task(_watch(meter))
    try:
        try:
            await web.TCPSite(runner, address.host, address.port).start()
        except OSError as error:
            raise EndpointError(f"PRESSBOX_METRICS: cannot listen at {address}: {error.strerror or error}") from error
        yield
    finally:
        watching.cancel()
        with suppress(asyncio.CancelledError):
            await watching
        await runner.cleanup()


def lacking(state: State) -> list[str]:
    """What keeps the bot from answering: nothing where it is ready."""
    away = [f"shard {shard} is not connected" for shard, (connected, _) in state.shards.items() if not connected]
    if not state.shards:
        away.append("Discord has not been reached yet")
    if state.edition is None:
        away.append("the content is not there: it is being read, or the database does not answer")
    return away


async def _alive(_: web.Request) -> web.Response:
    """The event loop turns: there is no more to being alive."""
    return web.json_response({"alive": True})


async def _ready(look: Callable[[], Awaitable[State]]) -> web.Response:
    found = lacking(await look())
    return web.json_response({"ready": not found, "lacking": found}, status=503 if found else 200)


async def _metrics(meter: Meter, look: Callable[[], Awaitable[State]]) -> web.Response:
    state = await look()
    told = await asyncio.to_thread(meter.exposed, state)
    return web.Response(body=told, headers={"Content-Type": CONTENT_TYPE_LATEST})


async def _watch(meter: Meter) -> None:
    """Note how late the event loop is, again and again."""
    loop = asyncio.get_running_loop()
    while True:
        due = loop.time() + PERIOD
        await asyncio.sleep(PERIOD)
        meter.stalled(max(0.0, loop.time() - due))
