"""What somebody last asked, for a while: what the next question may follow up."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock

from bot.desk.asker import Asker
from knowledge.answering import Context
from knowledge.model import Answer

SECONDS = 600
"""How long a person's last question counts as what the next one follows up."""
ROOM = 10_000


class Memory:
    """Remembers the last question of a person in a channel. Safe to use from many threads."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._last: OrderedDict[tuple[str, str], tuple[float, Context]] = OrderedDict()
        self._lock = Lock()

    def recall(self, asker: Asker) -> Context | None:
        """What this person last asked here, None after `SECONDS`."""
        with self._lock:
            since, context = self._last.get((asker.person, asker.channel), (0.0, None))
        return context if context and self._clock() - since <= SECONDS else None

    def forget(self, person: str) -> None:
        """Remember nothing of a person any more, in any channel."""
        with self._lock:
            for key in [key for key in self._last if key[0] == person]:
                del self._last[key]

    def remember(self, asker: Asker, answer: Answer) -> None:
        """Keep what an answer leaves for the next question, a word of thanks nothing; the oldest of too many goes."""
        if answer.kind == "smalltalk":
            return
        with self._lock:
            key = (asker.person, asker.channel)
            self._last[key] = (self._clock(), Context.of(answer))
            self._last.move_to_end(key)
            while len(self._last) > ROOM:
                self._last.popitem(last=False)
