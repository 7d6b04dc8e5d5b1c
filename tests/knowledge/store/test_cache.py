"""What stores keep at hand: bounded by what it takes, and nothing of what has passed."""

from __future__ import annotations

from contextlib import closing

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from knowledge.model import GLOBAL
from knowledge.store import open_store
from knowledge.store.cache import Caches, Lately
from knowledge.store.fulltext.weighing import Weighed
from knowledge.store.members import Part, Pin
from knowledge.store.protocol import Deed
from tests.knowledge.store.making import change


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(0, 12))))
def test_the_values_used_last_are_kept_as_far_as_their_weights_go(puts: list[tuple[int, int]]) -> None:
    kept: Lately[int, int] = Lately(10, lambda weight: weight)
    for key, weight in puts:
        kept.forget(lambda other, key=key: other == key)  # type: ignore[misc]
        kept.put(key, weight)
        assert kept.peek(key) == (weight if weight <= 10 else None)
        assert sum(kept.peek(key) or 0 for key in range(21)) <= 10


def test_however_rare_terms_are_only_some_thousand_are_kept() -> None:
    caches = Caches()
    for number in range(10_000):
        caches.weighed.put((1, str(number), "PASSAGES", 1.0), Weighed(np.arange(1), np.ones(1, np.float32), 1.0))
    assert sum(caches.weighed.peek((1, str(number), "PASSAGES", 1.0)) is not None for number in range(10_000)) < 5_000


def test_what_is_of_former_editions_goes_when_the_next_is_read() -> None:
    caches = Caches()
    pins = [Pin(GLOBAL, 1, edition) for edition in range(1, 5)]
    other = Pin("server:1", 2, 1)
    for pin in (*pins, other):
        caches.parts.put(pin, Part([]))
        caches.standing.put(((pin, other), "japan"), value=True)
        caches.seen.put((pin, 7), np.ones(3, np.bool_))
    caches.passed(pins[-1])
    assert [caches.parts.peek(pin) is not None for pin in (*pins, other)] == [False, False, True, True, True]
    assert [caches.standing.peek(((pin, other), "japan")) for pin in pins] == [None, None, True, True]
    assert [caches.seen.peek((pin, 7)) is not None for pin in pins] == [False, False, True, True]


def test_segments_that_were_joined_are_not_kept() -> None:
    with closing(open_store("sqlite:///:memory:")) as store:
        for number in range(12):
            changes = [change(f"{one}.md", f"Japan met Peru {one} times in spring") for one in range(number + 1)]
            store.publish(GLOBAL, changes, Deed(""))
            assert store.view([GLOBAL]).passages(["Japan"], 20)
        with store._database.reading() as session:
            there = {number for (number,) in session.all("SELECT id FROM segment")}
        assert set(store._caches.segments._values) <= there
        assert {segment for segment, *_ in store._caches.weighed._values} <= there
        assert len(store._caches.parts._values) <= 2
