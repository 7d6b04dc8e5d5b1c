"""One at a time changes a store."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager

from knowledge.store.protocol import BusyError, FactStore

BUSY = "somebody else is changing the content at this moment: try again when that is done"
_LOOK = 0.1
"""Seconds between looks whether another is done."""

Progress = Callable[[int, int], None]
"""Called with the number of files done, and of all."""


class PublishingError(Exception):
    """Nothing can be published; the message says why, and the last edition stays in service."""


@contextmanager
def turn(store: FactStore, patience: float) -> Iterator[None]:
    """Hold the right to change the store; PublishingError where another still holds it after `patience` seconds."""
    end = time.monotonic() + patience
    with ExitStack() as stack:
        while True:
            try:
                stack.enter_context(store.importing())
                break
            except BusyError:
                if time.monotonic() >= end:
                    raise PublishingError(BUSY) from None
                time.sleep(_LOOK)
        yield
