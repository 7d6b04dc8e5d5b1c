"""What has been read lately, kept as records; thread-safe."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Collection, Hashable
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
_LETTERS_KEPT = 8_000_000
"""Of the texts of stories, one to four bytes each, what goes with a story counted in."""
_WITH_A_STORY = 2_000
_ANALYSES_KEPT = 256
_FACTS_KEPT = 2_000_000
"""Places of facts by the names in them, 8 bytes each."""
_PLACES_KEPT = 2_000_000
"""Places of terms, 12 bytes each."""
_LEAST = 512
"""Places as which any name or term counts at least: of rare ones some thousand are kept, and no more."""
_WORDS_KEPT = 2_048
"""Words of which it is known whether they stand anywhere."""
_SEEN_KEPT = 8_000_000
"""Articles of which it is known whether they are in an edition, a byte each."""


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
        """Keep a value, unless it alone is more than is kept."""
        weight = self._weight(value)
        if weight > self._size:
            return
        with self._lock:
            former = self._values.pop(key, None)
            self._total += weight - (self._weight(former) if former is not None else 0)
            self._values[key] = value
            while self._total > self._size:
                _, dropped = self._values.popitem(last=False)
                self._total -= self._weight(dropped)

    def forget(self, gone: Callable[[K], bool]) -> None:
        """Let go of the values whose keys are of what has gone."""
        with self._lock:
            for key in [key for key in self._values if gone(key)]:
                self._total -= self._weight(self._values.pop(key))


class Caches:
    """What the views of one store share. Versions and segments never change, so nothing here goes stale.

    All of it is bounded by what it takes, not by what a store has: a process that answers for years takes no more than
    after some thousand questions. What is of former editions and of segments that were joined would not be asked for
    again, and goes as soon as later ones come.
    """

    def __init__(self) -> None:
        self.parts: Lately[Pin, Part] = Lately(_STORIES_LISTED, lambda part: 1 + len(part.versions))
        self.members: Lately[Pins, Members] = Lately(64)
        self.names: Lately[Pins, list[NameRow]] = Lately(_NAMES_LISTED, len)
        self.stories: Lately[int, Story] = Lately(_LETTERS_KEPT, lambda story: _WITH_A_STORY + len(story.text))
        self.analyses: Lately[int, Analysis] = Lately(_ANALYSES_KEPT)
        self.standing: Lately[tuple[Pins, str], bool] = Lately(_WORDS_KEPT)
        self.totals: Lately[Pins, Totals] = Lately(64)
        self.segments: Lately[int, Segment] = Lately(4096)
        self.weighed: Lately[tuple[int, str, str, float], Weighed] = Lately(
            _PLACES_KEPT, lambda weighed: max(_LEAST, len(weighed.numbers))
        )
        self.involved: Lately[tuple[Pin, str], dict[str, npt.NDArray[np.int64]]] = Lately(
            _FACTS_KEPT, lambda kinds: max(_LEAST, sum(map(len, kinds.values())))
        )
        self.seen: Lately[tuple[Pin, int], npt.NDArray[np.bool_]] = Lately(_SEEN_KEPT, len)

    def passed(self, pin: Pin) -> None:
        """Let go of what is of the editions of a collection before the last: this one has just come."""

        def is_former(other: Pin) -> bool:
            return other.collection == pin.collection and other.edition < pin.edition - 1

        self.parts.forget(is_former)
        self.involved.forget(lambda key: is_former(key[0]))
        self.seen.forget(lambda key: is_former(key[0]))
        for kept in (self.members, self.names, self.totals):
            kept.forget(lambda pins: any(map(is_former, pins)))
        self.standing.forget(lambda key: any(map(is_former, key[0])))

    def joined(self, segments: Collection[int]) -> None:
        """Let go of all segments but those that there are: some may have been joined."""
        self.segments.forget(lambda number: number not in segments)
        self.weighed.forget(lambda key: key[0] not in segments)
        self.seen.forget(lambda key: key[1] not in segments)
