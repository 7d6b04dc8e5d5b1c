"""Full text, and what else is kept, in any store."""

from __future__ import annotations

import datetime as dt
import re

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from knowledge.model import GLOBAL
from knowledge.store import open_store, personal
from knowledge.store.protocol import Deed, Doubt, FactStore, StoreError, Traces
from knowledge.store.terms import STOP_WORDS
from tests.knowledge.store.making import ROSTOV, SARANSK, UNDATED, change, texts


@pytest.mark.parametrize(
    ("words", "first"),
    [
        (["equaliser"], "Fellaini headed the equaliser."),
        (["EQUALISERS", "heading"], "Fellaini headed the equaliser."),
        (["Who headed the equaliser?"], "Fellaini headed the equaliser."),
        (["comeback", "fellaini"], "Fellaini headed the equaliser."),
        (["praise", "forward", "zebra"], "Coach Nishino praised his forwards."),
    ],
)
def test_sentences_are_found_by_stems_and_by_the_title(store: FactStore, words: list[str], first: str) -> None:
    store.publish(GLOBAL, [SARANSK, ROSTOV, UNDATED], Deed(""))
    assert texts(store.view([GLOBAL]), *words)[0] == first


def test_all_words_come_before_any(store: FactStore) -> None:
    long = "Colombia and Japan met in Saransk, in front of a full and noisy house, on a warm evening in June."
    store.publish(GLOBAL, [change("long.md", "Colombia.", "Colombia!", long), SARANSK, UNDATED], Deed(""))
    passages = store.view([GLOBAL]).passages(["colombia", "saransk"], 10)
    assert texts(store.view([GLOBAL]), "colombia", "saransk")[0] == long
    assert [one.rank for one in passages] == sorted((one.rank for one in passages), reverse=True)


def test_synonyms_stand_in_for_words(store: FactStore) -> None:
    store.publish(GLOBAL, [ROSTOV, UNDATED], Deed(""))
    view = store.view([GLOBAL])
    assert view.passages(["leveller"], 3) == []
    assert [one.story for one in view.passages(["leveller"], 3, synonyms={"leveller": ["equaliser"]})] == ["rostov.md"]
    assert [one.story for one in view.rank(["leveller"], 3, synonyms={"leveller": ["equalisers"]})] == ["rostov.md"]


def test_the_search_can_be_kept_to_some_stories(store: FactStore) -> None:
    store.publish(GLOBAL, [ROSTOV, SARANSK], Deed(""))
    view = store.view([GLOBAL])
    assert {one.story for one in view.passages(["japan"], 9)} == {"rostov.md", "saransk.md"}
    assert {one.story for one in view.passages(["japan"], 9, stories=["saransk.md", "nowhere.md"])} == {"saransk.md"}
    assert view.passages(["japan"], 9, stories=[]) == []


def test_the_story_that_tells_most_of_it_ranks_first(store: FactStore) -> None:
    store.publish(GLOBAL, [SARANSK, ROSTOV, UNDATED], Deed(""))
    ranked = store.view([GLOBAL]).rank(["Japan", "Belgium", "comeback"], 5)
    assert [one.story for one in ranked] == ["rostov.md", "saransk.md"]
    assert ranked[0].rank >= ranked[1].rank
    assert len(store.view([GLOBAL]).rank(["Japan"], 1)) == 1


WORST = [
    '"',
    "'",
    "*",
    "NEAR(a b)",
    "a AND",
    "NOT",
    "words:japan",
    "{heading} : x",
    "^japan",
    "(",
    "\x00",
    "\ud800",
    "_",
]


@given(words=st.lists(st.one_of(st.text(max_size=40), st.sampled_from(WORST)), max_size=12), limit=st.integers(-1, 5))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_nothing_that_is_typed_is_syntax(words: list[str], limit: int) -> None:
    with_words = _hostile.view([GLOBAL])
    assert len(with_words.passages(words, limit)) <= max(0, limit)
    assert len(with_words.rank(words, limit, synonyms=dict.fromkeys(words, words))) <= max(0, limit)
    assert with_words.facts(name=words) == [] or "japan" in " ".join(words).casefold()


_hostile = open_store("sqlite:///:memory:")
_hostile.publish(GLOBAL, [ROSTOV, SARANSK, change("x", *WORST[:10])], Deed(""))


@given(text=st.text(alphabet=st.characters(codec="utf-8"), max_size=60))
@settings(max_examples=100, deadline=None)
def test_every_word_of_a_story_finds_it(text: str) -> None:
    opened = open_store("sqlite:///:memory:")
    opened.publish(GLOBAL, [change("it", text)], Deed(""))
    view = opened.view([GLOBAL])
    for word in text.split():
        stripped = "".join(c for c in word if c.isalnum())
        if stripped.isascii() and len(stripped) > 4 and stripped == word and word.lower() not in STOP_WORDS:
            assert [one.story for one in view.passages([word], 1)] == ["it"]
    opened.close()


def test_a_closed_store_says_so(store: FactStore) -> None:
    store.publish(GLOBAL, [ROSTOV], Deed(""))
    view = store.view([GLOBAL])
    store.close()
    with pytest.raises(StoreError, match="closed"):
        view.facts()
    with pytest.raises(StoreError, match="closed"):
        store.publish(GLOBAL, [], Deed(""))
    store.close()


def test_a_doubt_is_kept_once_for_its_collection_until_it_is_decided(store: FactStore) -> None:
    made = dt.datetime(2023, 6, 12, 9, tzinfo=dt.UTC)
    doubt = Doubt("1", "anna", "Who won?", "Norway \ud83d", ("a.md", "b.md"), 3, made)
    assert store.add_doubt(doubt)
    assert not store.add_doubt(doubt)
    assert store.add_doubt(msgspec.structs.replace(doubt, person="bo"))
    (first, second) = store.doubts("1")
    assert (first.person, second.person) == ("anna", "bo")
    assert (first.question, first.sources, first.edition, first.made) == ("Who won?", ("a.md", "b.md"), 3, made)
    assert store.doubts("2") == store.doubts("1", "dismissed") == []


def test_what_is_kept_of_a_person_is_erased_and_their_changes_stay(store: FactStore) -> None:
    made = dt.datetime(2023, 6, 12, 9, tzinfo=dt.UTC)
    for person in ("anna", "bo"):
        store.add_doubt(Doubt("1", person, "Who won?", "Norway", ("a.md",), 3, made))
    store.publish(GLOBAL, [UNDATED], Deed("add", "anna", "a reason"))
    store.publish(GLOBAL, [ROSTOV], Deed("add", "bo"))
    assert store.traces("anna") == store.erase("anna") == Traces(doubts=1, deeds=1)
    assert store.traces("anna") == store.erase("anna") == Traces(doubts=0, deeds=0)
    assert store.traces("bo") == Traces(doubts=1, deeds=1)
    assert [(done.deed.who, done.deed.reason) for done in store.history(GLOBAL, 5)] == [("bo", ""), ("", "a reason")]
    assert set(store.view([GLOBAL]).keys()) == {"a.md", "rostov.md"}


def test_every_column_that_tells_who_somebody_is_can_be_erased(url: str) -> None:
    store = open_store(url)
    with store._database.reading() as session:
        told = {
            (table, column)
            for table in store._database.tables(session)
            for column in store._database.columns(session, table)
            if re.search("who|person|user|member|author|_by$", column)
        }
    store.close()
    assert told - {*personal.OWN, *personal.ACCOUNTS} == set()
