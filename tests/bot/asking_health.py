"""Asking a bot how it is, as a supervisor does."""

from __future__ import annotations

import asyncio
import socket

import aiohttp

from tests.bot.stage import Stage


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return int(listening.getsockname()[1])


async def fetch(port: int, path: str) -> tuple[int, str]:
    async with aiohttp.ClientSession() as session, session.get(f"http://127.0.0.1:{port}{path}") as response:
        return response.status, await response.text()


async def until_serving(stage: Stage, port: int) -> tuple[int, str]:
    """Wait for the endpoint; what it says of being ready at first."""
    for _ in range(300):
        assert stage.process().returncode is None, stage.log
        try:
            return await fetch(port, "/readyz")
        except aiohttp.ClientConnectorError:
            await asyncio.sleep(0.05)
    raise AssertionError(stage.log)


async def until_ready(port: int) -> None:
    told = ""
    for _ in range(200):
        status, told = await fetch(port, "/readyz")
        if status == 200:
            return
        await asyncio.sleep(0.05)
    raise AssertionError(told)
