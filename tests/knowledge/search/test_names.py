"""Whatever people type for a name finds who is meant; ordinary words find nobody."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge import lexicon
from knowledge.model import Name, NameKind
from knowledge.search.names import NameIndex
from knowledge.store.protocol import NameRow

LEXICON = lexicon.load()
PEOPLE = (
    "Shinji Kagawa",
    "Ruud van Nistelrooy",
    "Jesús Navas",
    "Brian O'Driscoll",
    "Maurice Greene",
    "Jason Williams",
    "Shane Williams",
    "Arsene Wenger",
    "Jermaine May",
    "Jordan Hale",
    "Pia Söderqvist",
)
TEAMS = (
    ("nation:japan", "Japan", 9),
    ("nation:belgium", "Belgium", 4),
    ("nation:germany", "Germany", 3),
    ("nation:jordan", "Jordan", 2),
    ("nation:peru", "Peru", 2),
    ("nation:canada", "Canada", 1),
    ("club:manchester-united", "Manchester United", 7),
    (None, "Harbour Rovers", 1),
)
ROWS = (
    *(NameRow(Name(NameKind.PERSON, name, (name.split()[-1],)), 2) for name in PEOPLE),
    *(NameRow(Name(NameKind.TEAM, name, (), entry), stories) for entry, name, stories in TEAMS),
    NameRow(Name(NameKind.VENUE, "Rostov Arena"), 2),
    NameRow(Name(NameKind.COMPETITION, "World Cup"), 5),
)
TOLD = {"barged", "equaliser", "linesman", "happened", "keeper"}
INDEX = NameIndex(ROWS, LEXICON, TOLD.__contains__)


def best(query: str, *kinds: NameKind) -> str | None:
    hits = INDEX.find(query, kinds, 1)
    return hits[0].name.canonical if hits and hits[0].score >= 80 else None


def linked(question: str) -> list[tuple[str, str]]:
    return [(question[link.start : link.end], link.name.canonical) for link in INDEX.link(question)]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Japan", "Japan"),
        ("japan", "Japan"),
        ("  JAPAN!  ", "Japan"),
        ("Japn", "Japan"),
        ("Jpaan", "Japan"),
        ("#JPN", "Japan"),
        ("jpn", "Japan"),
        ("Samurai Blue", "Japan"),
        ("samurai blu", "Japan"),
        ("samuraiblue", "Japan"),
        ("Alemania", "Germany"),
        ("Deutschland", "Germany"),
        ("man utd", "Manchester United"),
        ("manutd", "Manchester United"),
        ("Manchester Untied", "Manchester United"),
        ("United Manchester", "Manchester United"),
        ("kagawa", "Shinji Kagawa"),
        ("kagava", "Shinji Kagawa"),
        ("kagawa shinji", "Shinji Kagawa"),
        ("Shinji Kag", "Shinji Kagawa"),
        ("nistelroy", "Ruud van Nistelrooy"),
        ("van nistelroy", "Ruud van Nistelrooy"),
        ("Jesus Navas", "Jesús Navas"),
        ("odriscoll", "Brian O'Driscoll"),
        ("O’Driscoll", "Brian O'Driscoll"),
        ("soderqvist", "Pia Söderqvist"),
        ("harbor rovers", "Harbour Rovers"),
        ("rostov", "Rostov Arena"),
        ("worldcup", "World Cup"),
        ("zebra", None),
        ("coach", None),
        ("🦊", None),
        ("!!!", None),
        ("_", None),
        ("Brazil", None),
    ],
)
def test_what_is_typed_finds_who_is_meant(typed: str, meant: str | None) -> None:
    assert best(typed) == meant


def test_a_name_written_as_known_is_certain() -> None:
    hit = INDEX.find("Samurai Blue")[0]
    assert (hit.score, hit.stories, hit.matched) == (100, 9, "samurai blue")


def test_a_surname_of_two_people_finds_both() -> None:
    hits = INDEX.find("williams")
    assert {hit.name.canonical for hit in hits if hit.score >= 90} == {"Jason Williams", "Shane Williams"}
    assert hits[0].score < 100


def test_a_nickname_of_several_ranks_them_by_their_stories() -> None:
    assert [hit.name.canonical for hit in INDEX.find("red devils", limit=2)] == ["Manchester United", "Belgium"]


def test_too_little_is_never_certain() -> None:
    for typed in ("j", "ja", "the", "of the"):
        assert all(hit.score <= 80 for hit in INDEX.find(typed))


@pytest.mark.parametrize("word", ["Shinji Kagawa", "Manchester United", "Ruud van Nistelrooy", "Rostov Arena"])
def test_names_are_found_as_they_are_typed(word: str) -> None:
    for length in range(4, len(word) + 1):
        assert word in [hit.name.canonical for hit in INDEX.find(word[:length], limit=10)]


def test_hits_keep_to_the_kinds_wanted() -> None:
    assert best("jordan", NameKind.PERSON) == "Jordan Hale"
    assert best("jordan", NameKind.TEAM) == "Jordan"
    assert {hit.name.kind for hit in INDEX.find("a", (NameKind.PERSON, NameKind.VENUE))} <= {
        NameKind.PERSON,
        NameKind.VENUE,
    }


def test_nothing_typed_offers_the_names_of_most_stories() -> None:
    assert [hit.name.canonical for hit in INDEX.find("", limit=2)] == ["Japan", "Manchester United"]
    assert [hit.name.canonical for hit in INDEX.find(" ", (NameKind.VENUE,))] == ["Rostov Arena"]


def test_what_no_story_has_is_known_on_request() -> None:
    assert INDEX.find("Brazil", limit=1, known=True)[0].name.entry == "nation:brazil"
    assert INDEX.find("Brazil", limit=1, known=True)[0].stories == 0
    assert [hit.stories for hit in INDEX.find("Japan", limit=1, known=True)] == [9]
    (link,) = INDEX.link("Did Brazil win?", known=True)
    assert (link.name.canonical, link.stories) == ("Brazil", 0)
    assert INDEX.link("Did Brazil win?") == []


@pytest.mark.parametrize(
    ("question", "links"),
    [
        ("Who beat Japan?", [("Japan", "Japan")]),
        ("who beat japn", [("japn", "Japan")]),
        ("WHO BEAT JAPAN", [("JAPAN", "Japan")]),
        ("japan's keeper", [("japan", "Japan")]),
        ("What did Shinji Kagawa say?", [("Shinji Kagawa", "Shinji Kagawa")]),
        ("what did shinji kagava say", [("shinji kagava", "Shinji Kagawa")]),
        ("what did kagava say", [("kagava", "Shinji Kagawa")]),
        ("how did van nistelroy play", [("van nistelroy", "Ruud van Nistelrooy")]),
        ("did manchester untied lose", [("manchester untied", "Manchester United")]),
        ("#BELJPN result?", [("#BELJPN", "Japan"), ("#BELJPN", "Belgium")]),
        ("#JPN and #SamuraiBlue", [("#JPN", "Japan"), ("#SamuraiBlue", "Japan")]),
        ("what happened at the Rostov Arena", [("Rostov Arena", "Rostov Arena")]),
        ("O'Driscoll's injury", [("O'Driscoll", "Brian O'Driscoll")]),
        ("did jordan beat peru", [("jordan", "Jordan"), ("peru", "Peru")]),
        ("the red devils", [("red devils", "Manchester United"), ("red devils", "Belgium")]),
        ("Belgium, Japan", [("Belgium", "Belgium"), ("Japan", "Japan")]),
        ("world: cup final?", []),
        ("how many goals per game?", []),
        ("who can win in may", []),
        ("which linesman got barged", []),
        ("why did the keeper cry", []),
        ("and where was that?", []),
        ("", []),
        ("???", []),
    ],
)
def test_a_question_is_linked_to_the_names_in_it(question: str, links: list[tuple[str, str]]) -> None:
    assert linked(question) == links


def test_an_ordinary_word_is_a_name_only_where_it_is_written_as_one() -> None:
    assert linked("did May play") == [("May", "Jermaine May")]
    assert linked("May he play") == []
    assert linked("did he play in may") == []


@given(text=st.text(max_size=200))
@settings(max_examples=200, deadline=None)
def test_nothing_that_is_typed_breaks_it(text: str) -> None:
    for hit in INDEX.find(text, limit=5, known=True):
        assert 0 <= hit.score <= 100
    for link in INDEX.link(text, known=True):
        assert 0 <= link.start < link.end <= len(text)


@pytest.mark.parametrize("piece", ["kagava ", "#BELJPN", "japan ", "a ", "x", "manchester untied ", "'", "🦊"])
def test_a_question_as_long_as_discord_allows_is_linked(piece: str) -> None:
    INDEX.link((piece * 6000)[:6000])
    INDEX.find(piece * 1000)


def test_an_index_of_nothing_finds_nothing() -> None:
    empty = NameIndex([], LEXICON)
    assert (empty.find("Japan"), empty.link("Japan"), len(empty)) == ([], [], 0)
