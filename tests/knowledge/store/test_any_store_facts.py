"""Facts and names, in any store."""

from __future__ import annotations

import datetime as dt

import pytest

from knowledge.model import GLOBAL, Match, Name, NameKind, Quote
from knowledge.store.protocol import Change, Deed, FactStore
from tests.knowledge.store.making import JAPAN, ROSTOV, SARANSK, change, match


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
