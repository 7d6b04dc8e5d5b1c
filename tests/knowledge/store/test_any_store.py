"""What every store promises, whatever is behind it: editions, collections, many programs, moving."""

from __future__ import annotations

import datetime as dt
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from knowledge.model import GLOBAL, Match, Name, NameKind
from knowledge.store import Store, open_store
from knowledge.store.protocol import Change, Deed, FactStore, StoreError
from tests.knowledge.store.making import JAPAN, ROSTOV, SARANSK, UNDATED, change, texts

# --- editions ---


def test_before_the_first_edition_there_is_nothing(store: FactStore) -> None:
    view = store.view([GLOBAL])
    assert store.edition(GLOBAL) is None
    assert store.digests(GLOBAL) == {}
    assert view.editions == ((GLOBAL, 0),)
    assert (view.keys(), view.stories(), view.facts(), view.names()) == ((), [], [], [])
    assert view.passages(["japan"], 3) == []
    assert view.rank(["japan"], 3) == []
    assert view.story("rostov.md") is None
    assert view.analysis("rostov.md") is None


def test_an_edition_gives_back_what_was_published(store: FactStore) -> None:
    edition = store.publish(GLOBAL, [ROSTOV, SARANSK], Deed("first"))
    view = store.view([GLOBAL])
    assert (edition.number, edition.collection, edition.note, edition.stories) == (1, GLOBAL, "first", 2)
    assert store.edition(GLOBAL) == edition
    assert view.story("rostov.md") == ROSTOV.story
    assert view.analysis("saransk.md") == SARANSK.analysis
    assert store.digests(GLOBAL) == {one.key: one.story.digest for one in (ROSTOV, SARANSK) if one.story}


def test_several_stories_are_read_together_with_facts_of_some_kinds(store: FactStore) -> None:
    store.publish(GLOBAL, [ROSTOV, SARANSK, UNDATED], Deed(""))
    view = store.view([GLOBAL])
    keys = ["saransk.md", "nowhere.md", "rostov.md"]
    assert view.several(keys) == {"saransk.md": SARANSK.story, "rostov.md": ROSTOV.story}
    assert view.several(["rostov.md"])["rostov.md"] is view.story("rostov.md")
    analyses = view.analyses(keys, (Match,))
    assert list(analyses) == ["saransk.md", "rostov.md"]
    assert [type(fact) for fact in analyses["saransk.md"].facts] == [Match]
    assert SARANSK.analysis is not None
    assert analyses["saransk.md"].sentences == SARANSK.analysis.sentences
    assert (view.several([]), view.analyses([], (Match,))) == ({}, {})


def test_stories_come_newest_first_and_undated_last(store: FactStore) -> None:
    store.publish(GLOBAL, [UNDATED, SARANSK, ROSTOV], Deed(""))
    view = store.view([GLOBAL])
    assert list(view.keys()) == ["rostov.md", "saransk.md", "a.md"]
    assert [story.key for story in view.stories()] == list(view.keys())


def test_changes_build_on_the_edition_before(store: FactStore) -> None:
    store.publish(GLOBAL, [ROSTOV, SARANSK], Deed(""))
    edition = store.publish(GLOBAL, [Change("rostov.md"), UNDATED, change("saransk.md", "Told anew.")], Deed(""))
    view = store.view([GLOBAL])
    assert (edition.number, edition.stories) == (2, 2)
    assert sorted(view.keys()) == ["a.md", "saransk.md"]
    assert [story.text for story in view.stories() if story.key == "saransk.md"] == ["Told anew."]
    assert texts(view, "Fellaini") == []
    assert view.facts(Match) == []


def test_a_view_keeps_reading_its_edition(store: FactStore) -> None:
    store.publish(GLOBAL, [ROSTOV], Deed(""))
    before = store.view([GLOBAL])
    store.publish(GLOBAL, [Change("rostov.md"), SARANSK], Deed(""))
    assert list(before.keys()) == ["rostov.md"]
    assert texts(before, "equaliser") == ["Fellaini headed the equaliser."]
    assert [row.name.canonical for row in before.names()] == ["Belgium", "Japan"]
    assert list(store.view([GLOBAL]).keys()) == ["saransk.md"]


def test_what_is_being_put_aside_is_seen_by_nobody(store: FactStore) -> None:
    store.publish(GLOBAL, [UNDATED], Deed(""))

    def slowly() -> Iterator[Change]:
        for number in range(200):
            yield change(f"{number}.md", "Japan again.", names=(JAPAN,))
            view = store.view([GLOBAL])
            assert view.editions == ((GLOBAL, 1),)
            assert list(view.keys()) == ["a.md"]
            assert view.passages(["japan"], 5) == []

    assert store.publish(GLOBAL, slowly(), Deed("")).stories == 201


def test_a_load_that_breaks_off_leaves_the_last_edition(store: FactStore) -> None:
    store.publish(GLOBAL, [UNDATED], Deed(""))

    def breaking() -> Iterator[Change]:
        for number in range(100):
            yield change(f"{number}.md", "Japan again.")
        raise RuntimeError("power cut")

    with pytest.raises(RuntimeError, match="power cut"):
        store.publish(GLOBAL, breaking(), Deed(""))
    edition = store.edition(GLOBAL)
    assert edition is not None
    assert edition.number == 1
    assert list(store.view([GLOBAL]).keys()) == ["a.md"]


def test_what_comes_back_is_found_again(store: FactStore) -> None:
    for _ in range(3):
        store.publish(GLOBAL, [ROSTOV], Deed(""))
        assert texts(store.view([GLOBAL]), "equaliser") == ["Fellaini headed the equaliser."]
        store.publish(GLOBAL, [Change("rostov.md")], Deed(""))
        assert texts(store.view([GLOBAL]), "equaliser") == []


def test_ten_editions_are_kept_and_no_more(store: FactStore) -> None:
    store.publish(GLOBAL, [ROSTOV, UNDATED], Deed(""))
    kept = store.view([GLOBAL])
    for number in range(9):
        store.publish(GLOBAL, [change("rostov.md", f"Version {number} of the comeback.")], Deed(""))
    assert texts(kept, "equaliser") == ["Fellaini headed the equaliser."]
    store.publish(GLOBAL, [change("rostov.md", "The last word on the comeback.")], Deed(""))
    assert kept.passages(["equaliser"], 5) == []
    assert texts(store.view([GLOBAL]), "comeback") == ["The last word on the comeback."]
    assert texts(store.view([GLOBAL]), "snow") == ["Snow stopped the ski jumping."]


def test_two_who_publish_at_once_both_get_their_way(store: FactStore) -> None:
    def load(part: int) -> None:
        for number in range(5):
            store.publish(GLOBAL, [change(f"{part}-{number}.md", "Japan again.")], Deed(""))

    threads = [threading.Thread(target=load, args=(part,)) for part in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    edition = store.edition(GLOBAL)
    assert edition is not None
    assert (edition.number, edition.stories) == (20, 20)


def test_readers_never_see_half_an_edition(store: FactStore) -> None:
    store.publish(GLOBAL, [change(f"{key}.md", "Round 0 of the cup.") for key in range(8)], Deed(""))
    failures: list[object] = []
    done = threading.Event()

    def watch() -> None:
        while not done.is_set():
            view = store.view([GLOBAL])
            rounds = {story.text for story in view.stories()}
            if len(rounds) != 1 or len(view.passages(["cup"], 20)) != 8:
                failures.append((view.editions, rounds))

    threads = [threading.Thread(target=watch) for _ in range(3)]
    for thread in threads:
        thread.start()
    for number in range(1, 9):
        store.publish(GLOBAL, [change(f"{key}.md", f"Round {number} of the cup.") for key in range(8)], Deed(""))
    done.set()
    for thread in threads:
        thread.join()
    assert not failures


# --- collections ---


def test_a_server_sees_its_own_and_the_global_and_no_others(store: FactStore) -> None:
    store.publish(GLOBAL, [ROSTOV], Deed(""))
    store.publish("111", [SARANSK], Deed(""))
    store.publish("222", [UNDATED], Deed(""))
    view = store.view([GLOBAL, "111"])
    assert view.editions == ((GLOBAL, 1), ("111", 1))
    assert sorted(view.keys()) == ["rostov.md", "saransk.md"]
    assert texts(view, "snow") == []
    assert {row.name.canonical for row in store.view([GLOBAL]).names()} == {"Japan", "Belgium"}
    assert store.view(["333"]).keys() == ()


def test_of_two_stories_with_one_key_the_later_collection_is_read(store: FactStore) -> None:
    store.publish(GLOBAL, [ROSTOV], Deed(""))
    store.publish("111", [change("rostov.md", "Our own report from Rostov.")], Deed(""))
    view = store.view([GLOBAL, "111"])
    assert [story.text for story in view.stories()] == ["Our own report from Rostov."]
    assert texts(view, "equaliser") == []
    assert view.facts() == []


def test_what_a_server_hides_and_shows_again_is_found_accordingly(store: FactStore) -> None:
    store.publish(GLOBAL, [ROSTOV, SARANSK], Deed(""))
    store.publish("111", [change("rostov.md", "Our own equaliser.", published=dt.date(2018, 6, 1)), UNDATED], Deed(""))
    both = store.view([GLOBAL, "111"])
    assert list(both.keys()) == ["saransk.md", "rostov.md", "a.md"]
    assert texts(both, "equaliser") == ["Our own equaliser."]
    assert [one.story for one in both.passages(["japan"], 5, stories=["rostov.md", "saransk.md"])] == ["saransk.md"]
    assert both.analysis("saransk.md") == SARANSK.analysis
    changed = both.names_since(store.view([GLOBAL]).editions)
    assert changed is not None
    assert {row.name.canonical: row.stories for row in changed} == {"Japan": 1, "Belgium": 0}
    store.publish("111", [Change("rostov.md")], Deed(""))
    both = store.view([GLOBAL, "111"])
    assert list(both.keys()) == ["rostov.md", "saransk.md", "a.md"]
    assert texts(both, "equaliser") == ["Fellaini headed the equaliser."]


# --- many programs on one store ---


def test_an_edition_is_told_to_who_waits(url: str) -> None:
    with closing(open_store(url)) as store, closing(another(url, store)) as other:
        assert store.wait({}, 0.01) == {}
        store.publish(GLOBAL, [UNDATED], Deed(""))
        assert other.wait({}, 5) == {GLOBAL: 1}
        assert other.wait({GLOBAL: 1}, 0.01) == {}
        told: list[tuple[dict[str, int], float]] = []

        def waiting() -> None:
            began = time.monotonic()
            told.append((other.wait({GLOBAL: 1}, 20), time.monotonic() - began))

        thread = threading.Thread(target=waiting)
        thread.start()
        time.sleep(0.3)
        store.publish("111", [ROSTOV], Deed(""))
        thread.join()
        ((found, took),) = told
        assert found == {"111": 1}
        assert took < 5


def test_one_imports_at_a_time(url: str) -> None:
    with closing(open_store(url)) as store, closing(another(url, store)) as other:
        with store.importing():
            store.publish(GLOBAL, [UNDATED], Deed(""))
            with pytest.raises(StoreError, match="imported into"), other.importing():
                pass
        with other.importing():
            pass


def another(url: str, store: Store) -> Store:
    """The same store opened again; one in memory is nobody else's."""
    return store if url.endswith(":memory:") else open_store(url)


def test_what_is_saved_beside_the_editions_is_there(store: FactStore) -> None:
    assert store.saved("index") is None
    data = bytes(range(256)) * 100_000
    for kept in (data, b"", b"small"):
        store.save("index", kept)
        assert store.saved("index") == kept
    assert store.saved("other") is None


def test_settings_are_those_of_their_collection(store: FactStore) -> None:
    store.put_setting("111", "moderators", "5")
    store.put_setting("222", "moderators", "7")
    store.put_setting("111", "moderators", "6")
    assert store.settings("111") == {"moderators": "6"}
    store.put_setting("111", "moderators", None)
    assert (store.settings("111"), store.settings("222")) == ({}, {"moderators": "7"})


def test_collections_are_listed(store: FactStore) -> None:
    assert list(store.collections()) == []
    store.publish("111", [UNDATED], Deed(""))
    store.publish(GLOBAL, [UNDATED], Deed(""))
    assert list(store.collections()) == ["111", GLOBAL]


def test_the_names_that_editions_changed_are_told(store: FactStore) -> None:
    store.publish(GLOBAL, [ROSTOV], Deed(""))
    before = store.view([GLOBAL])
    assert before.names_since(before.editions) == []
    store.publish(GLOBAL, [Change("rostov.md"), SARANSK], Deed(""))
    after = store.view([GLOBAL])
    changed = after.names_since(before.editions)
    assert changed is not None
    assert {row.name.canonical: row.stories for row in changed} == {"Japan": 1, "Akira Nishino": 1, "Belgium": 0}
    assert after.names_since(((GLOBAL, 7),)) is None
    assert after.names_since((("111", 1),)) is None


# --- moving ---


def test_everything_moves_from_store_to_store(store: FactStore, tmp_path: Path) -> None:
    assert isinstance(store, Store)
    store.publish(GLOBAL, [ROSTOV, UNDATED], Deed("first"))
    store.publish(GLOBAL, [SARANSK, change("rostov.md", "Told anew.")], Deed("second"))
    store.publish("111", [change("\x00odd.md", "Odd.", names=(Name(NameKind.TEAM, "Odd\x00 FK"),))], Deed("own"))
    done: list[tuple[int, int]] = []
    with closing(open_store(f"sqlite:///{tmp_path / 'moved.sqlite3'}")) as other:
        moved = store.move_to(other, lambda rows, total: done.append((rows, total)))
        assert done[-1] == (sum(moved.rows.values()), sum(moved.rows.values()))
        with pytest.raises(StoreError, match="has content"):
            store.move_to(other)
        for collections in ([GLOBAL], ["111"], [GLOBAL, "111"]):
            one, two = store.view(collections), other.view(collections)
            assert (one.editions, one.keys(), one.stories()) == (two.editions, two.keys(), two.stories())
            assert (one.names(), one.facts()) == (two.names(), two.facts())
            assert one.passages(["japan", "odd", "told"], 9) == two.passages(["japan", "odd", "told"], 9)
        assert store.edition(GLOBAL) == other.edition(GLOBAL)
        assert other.publish(GLOBAL, [Change("a.md")], Deed("third")).number == 3
        assert len(other.view([GLOBAL]).keys()) == 2


def test_everything_moves_to_any_store(store: FactStore) -> None:
    assert isinstance(store, Store)
    with closing(open_store("sqlite:///:memory:")) as source:
        source.publish(GLOBAL, [ROSTOV, SARANSK], Deed("first"))
        source.move_to(store)
        assert store.view([GLOBAL]).stories() == source.view([GLOBAL]).stories()
    store.publish(GLOBAL, [UNDATED], Deed("second"))
    assert texts(store.view([GLOBAL]), "snow") == ["Snow stopped the ski jumping."]
