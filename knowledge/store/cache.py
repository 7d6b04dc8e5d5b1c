"""What has been read lately, kept as records; thread-safe."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar

import numpy as np
import numpy.typing as npt

from knowledge.model import Analysis, Story
from knowledge.store.fulltext.segments import Segment
from knowledge.store.fulltext.tables import Totals
from knowledge.store.fulltext.weighing import Weighed
from knowledge.store.members import Members, Part, Pin, Pins
from knowledge.store.protocol import NameRow

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")

_STORIES_LISTED = 1_000_000
_NAMES_LISTED = 50_000
_FACTS_KEPT = 2_000_000
"""Places of facts by the names in them, 8 bytes each."""
_PLACES_KEPT = 4_000_000
"""Places of terms, 12 bytes each."""


class Lately(Generic[K, V]):
    """The values used last, together of at most `size`, where each counts as much as `weight` says."""

    def __init__(self, size: int, weight: Callable[[V], int] = lambda _: 1) -> None:
        self._size = size
        self._weight = weight
        self._total = 0
        self._values: OrderedDict[K, V] = OrderedDict()
        self._lock = Lock()

    def get(self, key: K, make: Callable[[], V]) -> V:
        """The value of `key`, made if it is not at hand; two threads may make it at once, to the same effect."""
        value = self.peek(key)
        if value is None:
            value = make()
            self.put(key, value)
        return value

    def peek(self, key: K) -> V | None:
        """The value of `key` if it is at hand."""
        with self._lock:
            value = self._values.get(key)
            if value is not None:
                self._values.move_to_end(key)
            return value

    def put(self, key: K, value: V) -> None:
        """Keep a value."""
        with self._lock:
            former = self._values.pop(key, None)
            self._total += self._weight(value) - (self._weight(former) if former is not None else 0)
            self._values[key] = value
            while self._total > self._size and self._values:
                _, dropped = self._values.popitem(last=False)
                self._total -= self._weight(dropped)


def _places(weighed: Weighed) -> int:
    return 64 + len(weighed.numbers)


class Caches:
    """What the views of one store share. Versions and segments never change, so nothing here goes stale."""

    def __init__(self) -> None:
        self.parts: Lately[Pin, Part] = Lately(_STORIES_LISTED, lambda part: 1 + len(part.versions))
        self.members: Lately[Pins, Members] = Lately(64)
        self.names: Lately[Pins, list[NameRow]] = Lately(_NAMES_LISTED, len)
        self.stories: Lately[int, Story] = Lately(2048)
        self.analyses: Lately[int, Analysis] = Lately(512)
        self.standing: Lately[tuple[Pins, str], bool] = Lately(16384)
        self.totals: Lately[Pins, Totals] = Lately(64)
        self.segments: Lately[int, Segment] = Lately(4096)
        self.weighed: Lately[tuple[int, str, str, float], Weighed] = Lately(_PLACES_KEPT, _places)
        self.involved: Lately[tuple[Pin, str], dict[str, npt.NDArray[np.int64]]] = Lately(
            _FACTS_KEPT, lambda kinds: 64 + sum(map(len, kinds.values()))
        )
        self.seen: Lately[tuple[Pin, int], npt.NDArray[np.bool_]] = Lately(512)
