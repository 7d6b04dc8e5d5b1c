"""One change of the content at a time: the others queue, and are told behind whom."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager


class Turnstile:
    """Lets one through at a time, in the order in which they came."""

    def __init__(self) -> None:
        self._lock = asyncio.Lock()
        self._names: list[str] = []

    @asynccontextmanager
    async def turn(self, name: str, queued: Callable[[str, int], Awaitable[None]]) -> AsyncIterator[None]:
        """Hold the turn; who has to wait for it is told, by `queued`, who holds it and how many come before them."""
        self._names.append(name)
        try:
            if len(self._names) > 1:
                await queued(self._names[0], len(self._names) - 1)
            async with self._lock:
                yield
        finally:
            self._names.remove(name)
