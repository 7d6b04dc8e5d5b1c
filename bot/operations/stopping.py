"""Being told to stop, and stopping in time whatever is under way."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import threading
from contextlib import suppress

WITHIN = 9.5
"""Seconds after which the process ends, come what may: supervisors kill after ten."""

_log = logging.getLogger(__name__)


class Stop:
    """Set once a signal (SIGTERM, Ctrl-C) tells to stop; a second one ends the process at once."""

    def __init__(self, within: float = WITHIN) -> None:
        self._within = within
        self._told = asyncio.Event()
        loop = asyncio.get_running_loop()
        for one in (signal.SIGTERM, signal.SIGINT):
            # Windows has no such handlers: there Ctrl-C ends the process at once.
            with suppress(NotImplementedError):
                loop.add_signal_handler(one, self._tell)

    async def wait(self) -> None:
        """Wait to be told."""
        await self._told.wait()

    def _tell(self) -> None:
        if self._told.is_set():
            os._exit(1)
        self._told.set()
        threading.Thread(target=_end, args=(self._within,), daemon=True).start()


def _end(seconds: float) -> None:
    """End the process where it has not ended by itself. Nothing is lost: what is published is published whole."""
    threading.Event().wait(seconds)
    _log.warning("what was under way did not end in %.1f s: it is broken off", seconds)
    logging.shutdown()
    os._exit(0)
