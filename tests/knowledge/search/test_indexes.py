"""Name indexes of a store: brought up to date by editions, saved when large, the same as if made anew."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import pytest

from knowledge.lexicon import load
from knowledge.model import GLOBAL, Name, NameKind
from knowledge.search import indexes, saving
from knowledge.search.indexes import Indexes
from knowledge.search.names import NameIndex
from knowledge.search.saving import Saving
from knowledge.search.table import Table
from knowledge.store import Store, open_store
from knowledge.store.protocol import Change, Deed, NameRow, View
from tests.knowledge.store.making import change

LEXICON = load()


def person(name: str, *aliases: str) -> Name:
    return Name(NameKind.PERSON, name, aliases)


def story(key: str, *told: Name) -> Change:
    return change(key, f"A story of {', '.join(name.canonical for name in told)}.", names=told)


KAGAWA, LUND, VIK = person("Shinji Kagawa", "Kagawa"), person("Pia Lund"), person("Anna Vik")
JAPAN = Name(NameKind.TEAM, "Japan", ("Samurai Blue",), "nation:japan")
NIPPON = Name(NameKind.TEAM, "Nippon", (), "nation:japan")
EDITIONS = (
    [story("a", KAGAWA, JAPAN), story("b", LUND, JAPAN)],
    [story("c", VIK, KAGAWA)],
    [Change("b")],
    [story("a", person("SHINJI KAGAWA"), NIPPON), story("d", NIPPON)],
    [story("b", LUND, VIK), Change("c")],
)
ASKED = ("kagava", "pia lnd", "anna vik", "japan", "nippon", "samurai blue", "lund", "", "vik")


@pytest.fixture
def store() -> Iterator[Store]:
    with closing(open_store("sqlite:///:memory:")) as opened:
        yield opened


@pytest.fixture
def saved_early(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(saving, "LARGE", 1)


def answers(index: NameIndex) -> list[object]:
    hits = [[(hit.name.canonical, hit.name.entry, hit.score, hit.stories) for hit in index.find(q)] for q in ASKED]
    links = index.link("Did Kagawa, Pia Lund and Nippon meet Anna Vikk?", known=True)
    return [len(index), hits, [(link.name.canonical, link.start, link.stories) for link in links]]


def anew(view: View) -> NameIndex:
    return NameIndex(view.names(), LEXICON, view.occurs)


def test_what_editions_change_is_laid_on_the_index(store: Store) -> None:
    kept = Indexes(LEXICON)
    for changes in EDITIONS:
        store.publish(GLOBAL, changes, Deed(""))
        view = store.view([GLOBAL])
        kept.renew(view)
        assert answers(kept.of(view)) == answers(anew(view))


def test_a_server_shares_the_index_of_what_all_see(store: Store) -> None:
    kept = Indexes(LEXICON)
    store.publish(GLOBAL, EDITIONS[0], Deed(""))
    everybody = kept.of(store.view([GLOBAL]))
    store.publish("111", [story("a", VIK), story("e", person("Tor Berg"))], Deed(""))
    for collections in ([GLOBAL, "111"], [GLOBAL, "222"]):
        view = store.view(collections)
        assert kept.of(view).base is everybody.base
        assert answers(kept.of(view)) == answers(anew(view))
    store.publish("111", [Change("a")], Deed(""))
    view = store.view([GLOBAL, "111"])
    kept.renew(view)
    assert answers(kept.of(view)) == answers(anew(view))


@pytest.mark.usefixtures("saved_early")
def test_a_saved_index_answers_as_one_made_anew(store: Store) -> None:
    store.publish(GLOBAL, EDITIONS[0], Deed(""))
    first = Indexes(LEXICON, Saving(store, LEXICON, "mark")).of(store.view([GLOBAL]))
    for changes in EDITIONS[1:]:
        store.publish(GLOBAL, changes, Deed(""))
        view = store.view([GLOBAL])
        index = Indexes(LEXICON, Saving(store, LEXICON, "mark")).of(view)
        assert index.base.encode() == first.base.encode()
        assert answers(index) == answers(anew(view))


@pytest.mark.usefixtures("saved_early")
@pytest.mark.parametrize("spoilt", ["other rules", "no table", "garbage", "another table"])
def test_a_saved_index_that_does_not_serve_is_made_anew(store: Store, spoilt: str) -> None:
    store.publish(GLOBAL, EDITIONS[0], Deed(""))
    view = store.view([GLOBAL])
    Indexes(LEXICON, Saving(store, LEXICON, "mark")).of(view)
    match spoilt:
        case "no table":
            store.save(f"names of {GLOBAL}", b"")
        case "garbage":
            store.save(f"names of {GLOBAL} changes", b"\xc1garbage")
        case "another table":
            store.save(f"names of {GLOBAL}", b"f" * 32 + Table.of([], LEXICON).encode())
    mark = "new mark" if spoilt == "other rules" else "mark"
    assert answers(Indexes(LEXICON, Saving(store, LEXICON, mark)).of(view)) == answers(anew(view))


def test_after_very_many_changes_the_table_is_made_anew() -> None:
    index = NameIndex([NameRow(person(f"Anna Vik{n}"), 1) for n in range(20)], LEXICON)
    assert index.updated([NameRow(person(f"Pia Lund{n}"), 1) for n in range(2000)]) is None


def test_another_edition_is_served_until_the_new_one_is_ready(store: Store) -> None:
    kept = Indexes(LEXICON)
    store.publish(GLOBAL, EDITIONS[0], Deed(""))
    before = kept.of(store.view([GLOBAL]))
    store.publish(GLOBAL, EDITIONS[1], Deed(""))
    view = store.view([GLOBAL])
    assert kept.of(view) is before
    kept.wait()
    assert answers(kept.of(view)) == answers(anew(view))
    assert indexes._KEPT > 1


@pytest.mark.parametrize("data", [b"", b"12345678", b"\xff" * 64, bytes(200)])
def test_what_is_no_table_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match="names"):
        Table.decode(data, LEXICON)
