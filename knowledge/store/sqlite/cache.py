"""What has been read lately, kept as records; thread-safe."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar

from knowledge.model import Analysis, Story
from knowledge.store.sqlite.members import Members, Pins

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Lately(Generic[K, V]):
    """The values used last, at most `size` of them."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._values: OrderedDict[K, V] = OrderedDict()
        self._lock = Lock()

    def get(self, key: K, make: Callable[[], V]) -> V:
        """The value of `key`, made if it is not at hand; two threads may make it at once, to the same effect."""
        with self._lock:
            if key in self._values:
                self._values.move_to_end(key)
                return self._values[key]
        value = make()
        with self._lock:
            self._values[key] = value
            while len(self._values) > self._size:
                self._values.popitem(last=False)
        return value


class Caches:
    """What the views of one store share. Versions never change, so nothing here goes stale."""

    def __init__(self) -> None:
        self.members: Lately[Pins, Members] = Lately(8)
        self.stories: Lately[int, Story] = Lately(2048)
        self.analyses: Lately[int, Analysis] = Lately(512)
        self.frequencies: Lately[tuple[Pins, str, str], int] = Lately(16384)
