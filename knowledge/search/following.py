"""Getting ready for editions as they come, whoever publishes them."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from threading import Event, Thread

from knowledge.store.protocol import FactStore, StoreError, View

_AT_ONCE = 1.0
"""Seconds waited for news in one go: the longest that ending takes."""
_AGAIN = 5.0
"""Seconds until another try where the store is away."""

logger = logging.getLogger(__name__)


class Following:
    """A thread that waits for editions, and tells of each with a way to make views; then says that it has."""

    def __init__(
        self, store: FactStore, tell: Callable[[Callable[[Sequence[str]], View]], None], told: Callable[[], object]
    ) -> None:
        self._store = store
        self._tell = tell
        self._told = told
        self.heard = 0
        """How often there was news."""
        self._ended = Event()
        self._thread = Thread(target=self._follow, daemon=True)
        self._thread.start()

    def end(self) -> None:
        """Wait for no more."""
        self._ended.set()
        self._thread.join()

    def _follow(self) -> None:
        known: dict[str, int] = {}
        while not self._ended.is_set():
            try:
                if news := self._store.wait(known, _AT_ONCE):
                    self._tell(self._store.view)
                    known |= news
                    self.heard += 1
                    self._told()
            except StoreError as error:
                logger.warning("news of editions will be late: %s", error)
                self._ended.wait(_AGAIN)
