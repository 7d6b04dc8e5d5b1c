"""What every store promises, whatever is behind it."""

from __future__ import annotations

import datetime as dt
import re
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from knowledge.model import GLOBAL, Match, Name, NameKind, Quote
from knowledge.store import Store, open_store, personal
from knowledge.store.protocol import Change, Deed, Doubt, FactStore, StoreError, Traces
from knowledge.store.terms import STOP_WORDS
from tests.knowledge.store.making import BELGIUM, JAPAN, NISHINO, change, match, quote, texts

ROSTOV = change(
    "rostov.md",
    "Belgium came from two goals down to beat Japan.",
    "Fellaini headed the equaliser.",
    title="Comeback in Rostov",
    published=dt.date(2018, 7, 3),
    names=(JAPAN, BELGIUM),
    facts=(match("rostov.md", "Belgium", "Japan", (3, 2)),),
)
SARANSK = change(
    "saransk.md",
    "Japan opened with a win over Colombia.",
    "Coach Nishino praised his forwards.",
    published=dt.date(2018, 6, 20),
    names=(JAPAN, NISHINO),
    facts=(match("saransk.md", "Samurai Blue", "Colombia"), quote("saransk.md", "We ran.", "Nishino")),
)
UNDATED = change("a.md", "Snow stopped the ski jumping.")


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


# --- facts and names ---


def test_facts_are_narrowed_by_kind_story_and_name(store: FactStore) -> None:
    store.publish(GLOBAL, [SARANSK, ROSTOV], Deed(""))
    view = store.view([GLOBAL])
    assert len(view.facts()) == 3
    assert [fact.evidence[0].story for fact in view.facts(Match)] == ["rostov.md", "saransk.md"]
    assert [type(fact) for fact in view.facts(story="saransk.md")] == [Match, Quote]
    assert len(view.facts(Match, story="saransk.md")) == 1
    assert view.facts(story="nowhere.md") == []
    assert view.facts(Quote, name="colombia") == []


@pytest.mark.parametrize(
    ("name", "stories"),
    [
        ("Japan", ["rostov.md", "saransk.md"]),
        ("JAPAN", ["rostov.md", "saransk.md"]),
        ("nation:japan", ["rostov.md", "saransk.md"]),
        ("Samurai Blue", ["saransk.md"]),
        ("belgium", ["rostov.md"]),
        (["Belgium", "Colombia"], ["rostov.md", "saransk.md"]),
        ("Peru", []),
        ("", []),
        ("\ud800'; --", []),
    ],
)
def test_a_match_is_found_by_any_form_of_its_sides(store: FactStore, name: str | list[str], stories: list[str]) -> None:
    store.publish(GLOBAL, [SARANSK, ROSTOV], Deed(""))
    found = store.view([GLOBAL]).facts(Match, name=name)
    assert [fact.evidence[0].story for fact in found] == stories


def test_facts_are_narrowed_by_both_sides_and_to_the_newest(store: FactStore) -> None:
    store.publish(GLOBAL, [SARANSK, ROSTOV], Deed(""))
    view = store.view([GLOBAL])
    both = view.facts(Match, name=["Japan"], also=["nation:belgium", "Belgium"])
    assert [fact.evidence[0].story for fact in both] == ["rostov.md"]
    assert view.facts(Match, name="Japan", also=["Peru"]) == []
    assert [fact.evidence[0].story for fact in view.facts(Match, name="Japan", limit=1)] == ["rostov.md"]
    assert len(view.facts(limit=2)) == 2


def test_facts_of_a_name_come_from_all_collections_newest_first_and_as_the_later_one_has_them(store: FactStore) -> None:
    between = change(
        "kazan.md",
        "Japan met Poland.",
        published=dt.date(2018, 6, 28),
        names=(JAPAN,),
        facts=(match("kazan.md", "Japan", "Poland"),),
    )
    told_anew = change(
        "saransk.md",
        "Japan met Senegal.",
        published=dt.date(2018, 6, 24),
        names=(JAPAN,),
        facts=(match("saransk.md", "Japan", "Senegal"),),
    )
    store.publish(GLOBAL, [SARANSK, ROSTOV], Deed(""))
    store.publish("server", [between, told_anew], Deed(""))
    view = store.view([GLOBAL, "server"])

    def opponents(limit: int | None = None) -> list[str]:
        found = view.facts(Match, name="Japan", limit=limit)
        return [side for fact in found if isinstance(fact, Match) for side in fact.sides if side != "Japan"]

    assert opponents() == ["Belgium", "Poland", "Senegal"]
    assert opponents(2) == ["Belgium", "Poland"]
    assert [len(view.facts(Match, limit=limit)) for limit in (0, 1, 3, 9)] == [0, 1, 3, 3]
    assert len(store.view([GLOBAL]).facts(Match, name="Japan")) == 2


def test_facts_of_a_name_follow_the_edition(store: FactStore) -> None:
    store.publish(GLOBAL, [SARANSK, ROSTOV], Deed(""))
    former = store.view([GLOBAL])
    assert len(former.facts(Match, name="Japan")) == 2
    store.publish(GLOBAL, [Change("rostov.md")], Deed(""))
    assert len(store.view([GLOBAL]).facts(Match, name="Japan")) == 1
    assert len(former.facts(Match, name="Japan")) == 2


def test_a_quotation_is_found_by_the_full_name_of_its_speaker(store: FactStore) -> None:
    store.publish(GLOBAL, [SARANSK], Deed(""))
    assert len(store.view([GLOBAL]).facts(Quote, name="Akira Nishino")) == 1


def test_names_of_many_stories_are_joined_and_counted(store: FactStore) -> None:
    nippon = Name(NameKind.TEAM, "Nippon", ("Blue Samurai",), "nation:japan")
    third = change("third.md", "Nippon once more.", names=(nippon, Name(NameKind.PERSON, "AKIRA NISHINO")))
    store.publish(GLOBAL, [ROSTOV, SARANSK, third], Deed(""))
    rows = store.view([GLOBAL]).names()
    assert [(row.name.canonical, row.stories) for row in rows] == [("Japan", 3), ("AKIRA NISHINO", 2), ("Belgium", 1)]
    assert set(rows[0].name.aliases) == {"Nippon", "Samurai Blue", "Blue Samurai"}
    assert [row.name.kind for row in store.view([GLOBAL]).names([NameKind.PERSON])] == [NameKind.PERSON]


# --- full text ---


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
