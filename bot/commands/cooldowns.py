"""How often somebody may ask: a window that slides, a person each."""

from __future__ import annotations

import time
from collections import OrderedDict, deque
from collections.abc import Callable

WINDOW = 60.0
"""Seconds in which the uses of a person are counted."""
ROOM = 10_000
"""People who are remembered."""


class Cooldowns:
    """Counts uses; 0 allowed in a window means without limit. For the event loop alone."""

    def __init__(self, allowed: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._allowed = allowed
        self._clock = clock
        self._uses: OrderedDict[int, deque[float]] = OrderedDict()
        self._warned: dict[int, float] = {}

    def wait(self, person: int) -> int:
        """Count a use; 0 where it is allowed, else the seconds, rounded up, until the next one will be."""
        if not self._allowed:
            return 0
        now = self._clock()
        uses = self._uses.setdefault(person, deque())
        self._uses.move_to_end(person)
        while uses and now - uses[0] >= WINDOW:
            uses.popleft()
        while len(self._uses) > ROOM:
            gone, _ = self._uses.popitem(last=False)
            self._warned.pop(gone, None)
        if len(uses) < self._allowed:
            uses.append(now)
            return 0
        return int(WINDOW - (now - uses[0])) + 1

    def warn(self, person: int) -> bool:
        """Whether to tell a person in an open channel that they have to wait: once in a window."""
        now = self._clock()
        if now - self._warned.get(person, -WINDOW) < WINDOW:
            return False
        self._warned[person] = now
        return True
