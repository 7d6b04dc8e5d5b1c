"""What is kept in few bytes comes back as it was: lists as gaps between their numbers, numbers by hashes of texts."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from knowledge.search.gaps import written
from knowledge.search.hashed import Buckets, Hashed, hash_of

_LISTS = st.dictionaries(
    st.integers(0, 2**32 - 1),
    st.sets(st.one_of(st.integers(0, 600), st.integers(0, 2**22), st.integers(0, 3).map((255).__mul__)), min_size=1),
)


@given(_LISTS)
def test_lists_come_back_from_their_gaps(lists: dict[int, set[int]]) -> None:
    keys = np.array(sorted(lists), dtype=np.uint32)
    sizes = [len(lists[key]) for key in sorted(lists)]
    starts = np.cumsum([0, *sizes], dtype=np.int64)[:-1]
    numbers = np.array([number for key in sorted(lists) for number in sorted(lists[key])], dtype=np.uint32)
    near, far = written(keys, starts, numbers)
    found = {int(key): [*near.stretches(np.array([key])), *far.stretches(np.array([key]))] for key in keys}
    assert {key: [stretch.read().tolist() for stretch in here] for key, here in found.items()} == {
        key: [sorted(numbers)] for key, numbers in lists.items()
    }
    strange = np.array([key + 1 for key in lists if key + 1 not in lists and key + 1 < 2**32], dtype=np.uint32)
    assert not [*near.stretches(strange), *far.stretches(strange)]


@given(st.dictionaries(st.text(max_size=3), st.sets(st.integers(0, 2**32 - 1), max_size=4)), st.text(max_size=3))
def test_numbers_are_found_by_their_texts_alone(texts: dict[str, set[int]], other: str) -> None:
    pairs = [(text, number) for text, numbers in texts.items() for number in numbers]
    hashes = np.array([hash_of(text) for text, _ in pairs], dtype=np.uint64)
    found = Hashed(Buckets.of(hashes, np.array([number for _, number in pairs], dtype=np.uint32)))
    assert {text: found.find(text) for text in (*texts, other)} == {
        text: sorted(texts.get(text, ())) for text in (*texts, other)
    }
