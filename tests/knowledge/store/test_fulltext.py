"""Full text kept in segments: however the stories came in, and whatever is joined meanwhile, the same is found."""

from __future__ import annotations

import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.model import GLOBAL
from knowledge.store import SQLiteStore, Store, migrations, open_store
from knowledge.store.fulltext.segments import Places, decode, encode
from knowledge.store.fulltext.weighing import Weighed, weigh
from knowledge.store.protocol import Change, Deed, FactStore
from knowledge.store.records import encode as encode_version
from tests.knowledge.store.making import JAPAN, NISHINO, change, match, texts

WORDS = (
    "snow",
    "rain",
    "goal",
    "keeper",
    "final",
    "captain",
    "penalty",
    "crowd",
    "whistle",
    "corner",
    "derby",
    "medal",
)


def told(number: int) -> Change:
    lines = [" ".join(WORDS[(number * 7 + line * k) % 12] for k in range(1, 5)) + "." for line in range(1 + number % 4)]
    return change(f"{number:03}.md", *lines, title=WORDS[number % 12] if number % 3 else None)


def test_stories_that_came_one_by_one_are_found_as_those_that_came_together(store: FactStore) -> None:
    with closing(open_store("sqlite:///:memory:")) as other:
        other.publish(GLOBAL, [told(number) for number in range(40)], Deed(""))
        for number in range(40):
            store.publish(GLOBAL, [told(number)], Deed(""))
        one, two = store.view([GLOBAL]), other.view([GLOBAL])
        for first in WORDS:
            for asked in ([first], [first, "derby"], [first, "zebra", "medal", "goal"]):
                synonyms = {first: ["corner", "snow"]}
                assert one.passages(asked, 12) == two.passages(asked, 12)
                assert one.rank(asked, 12, synonyms=synonyms) == two.rank(asked, 12, synonyms=synonyms)
                assert one.passages(asked, 3, stories=["003.md"]) == two.passages(asked, 3, stories=["003.md"])


def test_many_small_editions_leave_few_segments_and_nothing_of_what_is_gone(store: FactStore) -> None:
    assert isinstance(store, Store)
    for number in range(60):
        store.publish(GLOBAL, [change("a.md", f"Report {number} of unique{number}."), told(number % 5)], Deed(""))
    with store._database.confirming() as session:
        sizes = session.all("SELECT articles FROM segment")
        (orphans,) = session.all("SELECT count(*) FROM posting WHERE segment NOT IN (SELECT id FROM segment)")
    assert len(sizes) < 8
    assert sum(articles for (articles,) in sizes) < 45
    assert orphans == (0,)
    view = store.view([GLOBAL])
    assert texts(view, "unique59") == ["Report 59 of unique59."]
    assert texts(view, "unique58") == []


def test_who_searches_while_segments_are_joined_finds_it_all(store: FactStore) -> None:
    store.publish(GLOBAL, [change("here.md", "The lighthouse stands.")], Deed(""))
    missed: list[object] = []
    done = threading.Event()

    def search() -> None:
        while not done.is_set():
            found = store.view([GLOBAL]).passages(["lighthouse"], 5)
            if len(found) != 1:
                missed.append(found)

    threads = [threading.Thread(target=search) for _ in range(3)]
    for thread in threads:
        thread.start()
    for number in range(40):
        store.publish(GLOBAL, [told(number)], Deed(""))
    done.set()
    for thread in threads:
        thread.join()
    assert not missed


def test_a_word_without_end_is_found_by_its_beginning(store: FactStore) -> None:
    store.publish(GLOBAL, [change("a.md", f"A {'goal' * 5000} for all.", "Another sentence.")], Deed(""))
    assert len(store.view([GLOBAL]).passages(["goal" * 5000], 5)) == 1


def test_a_story_without_a_sentence_is_no_trouble(store: FactStore) -> None:
    store.publish(GLOBAL, [change("empty.md"), change("a.md", "Snow.")], Deed(""))
    store.publish(GLOBAL, [Change("a.md")], Deed(""))
    assert texts(store.view([GLOBAL]), "snow") == []
    assert list(store.view([GLOBAL]).rank(["empty"], 3)) == []


_SIZE = 60


@st.composite
def _term(draw: st.DrawFn) -> tuple[float, Weighed]:
    fits = draw(st.dictionaries(st.integers(0, _SIZE - 1), st.sampled_from([0.5, 0.75, 1.0, 1.5])))
    fit = np.array([fits[number] for number in sorted(fits)], dtype=np.float32)
    numbers = np.array(sorted(fits), dtype=np.int64)
    return draw(st.sampled_from([0.25, 1.0, 4.0])), Weighed(numbers, fit, max(fits.values(), default=0.0))


@given(
    st.lists(st.lists(_term(), max_size=3), max_size=4), st.integers(1, 12), st.none() | st.sets(st.integers(0, _SIZE))
)
@settings(deadline=None)
def test_the_best_are_found_as_if_every_place_had_been_read(
    groups: list[list[tuple[float, Weighed]]], limit: int, hidden: set[int] | None
) -> None:
    groups.sort(key=lambda group: sum(len(term.numbers) for _, term in group))
    seen = np.array([number not in (hidden or ()) for number in range(_SIZE)])
    found = weigh(_SIZE, groups, limit, None if hidden is None else lambda numbers: seen[numbers])
    scored = zip(found.whole.tolist(), found.scores.tolist(), strict=True)
    told = dict(zip(found.numbers.tolist(), scored, strict=True))
    expected = {}
    for number in np.flatnonzero(seen).tolist():
        fits = [[rare * float(one.fit[one.numbers == number].sum()) for rare, one in group] for group in groups]
        if any(map(any, fits)):
            expected[number] = (all(map(any, fits)), sum(map(sum, fits)))
    best = sorted(expected.values(), reverse=True)[:limit]
    assert sorted(told.values(), reverse=True)[: len(best)] == best
    assert all(expected[number] == one for number, one in told.items() if one >= best[-1])


@given(st.lists(st.tuples(st.integers(0, 2**32 - 1), st.integers(1, 300)), unique_by=lambda pair: pair[0]))
@settings(deadline=None)
def test_places_come_back_as_they_were_kept(pairs: list[tuple[int, int]]) -> None:
    pairs.sort()
    numbers = np.array([number for number, _ in pairs], dtype=np.int64)
    often = np.array([count for _, count in pairs], dtype=np.float32)
    kept = decode(encode(Places(numbers, often)))
    assert kept.numbers.tolist() == numbers.tolist()
    assert kept.often.tolist() == np.minimum(often, 255).tolist()


def test_content_of_the_schema_before_is_indexed_when_it_is_opened(tmp_path: Path) -> None:
    """What the first Pressbox wrote, with SQLite's own full text, is found by the next."""
    url = f"sqlite:///{tmp_path / 'old.sqlite3'}"
    SQLiteStore.open(url, migrations.shipped("sqlite")[:3]).close()
    with closing(sqlite3.connect(tmp_path / "old.sqlite3")) as connection:
        old = change(
            "old.md",
            "Japan won in the snow.",
            title="Thaw",
            names=(JAPAN, NISHINO),
            facts=(match("old.md", "Japan", "Peru"),),
        )
        assert old.story
        assert old.analysis
        written = encode_version(old.story, old.analysis)
        connection.execute("INSERT INTO collection VALUES (1, ?)", (GLOBAL,))
        connection.execute("INSERT INTO edition VALUES (1, 1, '2026-01-01T00:00:00+00:00', '', 1)")
        connection.execute(
            "INSERT INTO version VALUES (1, 1, 'old.md', ?, 'digest', '2018-07-03', '2026-01-01', ?, ?)",
            (written.fingerprint, written.story, written.analysis),
        )
        connection.execute("INSERT INTO member VALUES (1, 'old.md', 1, NULL, 1)")
        for position, name in enumerate(old.analysis.names):
            row = (position, str(name.kind), name.canonical, name.entry)
            connection.execute("INSERT INTO appearance VALUES (1, ?, ?, ?, ?, x'90')", row)
        connection.commit()
    with closing(open_store(url)) as store:
        view = store.view([GLOBAL])
        assert texts(view, "snow") == ["Japan won in the snow."]
        assert texts(view, "thaw") == ["Japan won in the snow."]
        assert {row.name.canonical for row in view.names()} == {"Japan", "Akira Nishino"}
        before = view.editions
        store.publish(GLOBAL, [Change("old.md")], Deed(""))
        changed = store.view([GLOBAL]).names_since(before)
        assert changed is not None
        assert {row.name.canonical for row in changed if not row.stories} == {"Japan", "Akira Nishino"}
