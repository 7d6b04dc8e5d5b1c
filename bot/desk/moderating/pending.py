"""Changes that have been shown to somebody and wait for their yes: in memory, for a while."""

from __future__ import annotations

import secrets
import time
from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import NamedTuple

from bot.desk.counter import Counter
from bot.replies import Reply, Tone
from bot.tongue import say
from knowledge import Knowledge

LIFE = 900.0
"""Seconds for which a change waits."""
ROOM = 20
"""Changes that wait at once: a large import is held in memory until it is decided on."""

Apply = Callable[[str], Reply]
"""Make the change, in the name of whoever says yes."""


class Pending(NamedTuple):
    """A change that waits: whose it is, of which collection, and how it is made."""

    person: str
    collection: str
    apply: Apply
    since: float


class Waiting(Counter):
    """Keeps changes until their people decide. One that nobody has decided on in time is let go."""

    def __init__(self, knowledge: Knowledge, *, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(knowledge, clock=clock)
        self._clock = clock
        self._pending: OrderedDict[str, Pending] = OrderedDict()
        self._deciding = Lock()

    def pending(self, key: str) -> Pending | None:
        """The change of that key, None once it is decided or too old."""
        with self._deciding:
            self._forget()
            return self._pending.get(key)

    def decided(self, key: str) -> Pending | None:
        """Take a change out to be made or dropped: of two who decide at once, one gets None."""
        with self._deciding:
            self._forget()
            return self._pending.pop(key, None)

    def _keep(self, person: str, collection: str, apply: Apply) -> str:
        key = secrets.token_hex(6)
        with self._deciding:
            self._pending[key] = Pending(person, collection, apply, self._clock())
            while len(self._pending) > ROOM:
                self._pending.popitem(last=False)
            self._forget()
        return key

    def _then(self, key: str, reply: Reply, more: Callable[[str], None]) -> Reply:
        """Let something more be done once a change has been made without an error; gives the reply back."""
        with self._deciding:
            change = self._pending.get(key)
            if change is not None:

                def apply(who: str) -> Reply:
                    made = change.apply(who)
                    if made.tone is not Tone.ERROR:
                        more(who)
                    return made

                self._pending[key] = change._replace(apply=apply)
        return reply

    def _forget(self) -> None:
        while self._pending:
            key, oldest = next(iter(self._pending.items()))
            if self._clock() - oldest.since <= LIFE:
                return
            del self._pending[key]


def gone() -> str:
    """What is told where a change does not wait any more."""
    return say(
        "This preview is not kept any more: it was decided, or is too old. Begin again to see it as it would be."
    )


def cancelled() -> Reply:
    """What is told where a change is let be."""
    return Reply(Tone.NOTICE, say("Cancelled. Nothing has been changed."))
