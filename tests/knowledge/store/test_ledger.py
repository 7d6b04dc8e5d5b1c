"""What any store keeps beside editions: the files people handed in, and who did what, when and why."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest

from knowledge.model import GLOBAL
from knowledge.store import move_store, open_store
from knowledge.store.protocol import Along, Change, Deed, FactStore
from tests.knowledge.store.making import change

ADDED = Deed("add", "Ida", "the wire was down")


def test_files_handed_in_stay_as_they_came_until_others_take_their_names(store: FactStore) -> None:
    assert store.files(GLOBAL) == {}
    store.publish(GLOBAL, [change("a.txt", "Oslo won.")], ADDED, Along({"a.txt": b"Oslo won.\x00\xff", "b.txt": b""}))
    first = store.files(GLOBAL)
    assert list(first) == ["a.txt", "b.txt"]
    store.publish(GLOBAL, [change("a.txt", "Oslo lost.")], ADDED, Along({"a.txt": b"Oslo lost."}))
    assert store.file(GLOBAL, "a.txt") == b"Oslo lost."
    assert store.files(GLOBAL)["a.txt"] != first["a.txt"]
    assert (store.file(GLOBAL, "b.txt"), store.file(GLOBAL, "c.txt")) == (b"", None)
    for number in range(20):
        store.publish(GLOBAL, [change("c.txt", f"Round {number}.")], Deed("reload"))
    assert store.file(GLOBAL, "a.txt") == b"Oslo lost."


def test_files_and_history_are_of_one_collection(store: FactStore) -> None:
    store.publish("111", [change("a.txt", "Oslo won.")], ADDED, Along({"a.txt": b"Oslo won."}))
    for other in (GLOBAL, "222"):
        assert store.files(other) == {}
        assert store.file(other, "a.txt") is None
        assert list(store.history(other, 10)) == []


def test_history_tells_who_did_what_when_and_why_the_newest_first(store: FactStore) -> None:
    began = dt.datetime.now(dt.UTC)
    store.publish(GLOBAL, [change("a.txt", "Oslo won."), change("b.txt", "Oslo drew.")], ADDED)
    store.publish(GLOBAL, [Change("a.txt"), change("c.txt", "Oslo lost.")], Deed("reload"))
    newest, first = store.history(GLOBAL, 10)
    assert (newest.edition, newest.deed, newest.brought, newest.removed) == (2, Deed("reload"), 1, 1)
    assert (first.edition, first.deed, first.brought, first.removed) == (1, ADDED, 2, 0)
    assert first.keys == ("a.txt", "b.txt")
    assert began <= first.at <= newest.at
    assert [done.edition for done in store.history(GLOBAL, 1)] == [2]


def test_history_outlives_the_editions_it_tells_of(store: FactStore) -> None:
    for number in range(15):
        store.publish(GLOBAL, [change("a.txt", f"Round {number}.")], Deed("reload"))
    assert [done.edition for done in store.history(GLOBAL, 100)] == list(range(15, 0, -1))


def test_an_edition_that_fails_keeps_no_file_and_is_no_history(store: FactStore) -> None:
    store.publish(GLOBAL, [change("a.txt", "Oslo won.")], ADDED, Along({"a.txt": b"Oslo won."}))

    def breaking() -> Iterator[Change]:
        yield change("a.txt", "Oslo lost.")
        raise RuntimeError("the power went")

    with pytest.raises(RuntimeError):
        store.publish(GLOBAL, breaking(), ADDED, Along({"a.txt": b"Oslo lost."}))
    assert store.file(GLOBAL, "a.txt") == b"Oslo won."
    assert len(store.history(GLOBAL, 10)) == 1


def test_files_and_history_move_with_the_store(url: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    if ":memory:" in url:
        pytest.skip("a store in memory goes with whoever opened it")
    giving = open_store(url)
    giving.publish(GLOBAL, [change("a.txt", "Oslo won.")], ADDED, Along({"a.txt": b"Oslo won."}))
    told = giving.history(GLOBAL, 10)
    giving.close()
    target = f"sqlite:///{tmp_path_factory.mktemp('moved') / 'facts.sqlite3'}"
    move_store(url, target)
    taken = open_store(target)
    assert taken.file(GLOBAL, "a.txt") == b"Oslo won."
    assert taken.history(GLOBAL, 10) == told
    taken.close()
