"""A question that names a category ("which injury", "what part of the body") knows what belongs to it."""

from __future__ import annotations

import pytest

from knowledge import lexicon
from knowledge.answering.expecting import Expected, expect
from knowledge.answering.understanding import understand
from knowledge.lexicon import files
from knowledge.search.names import NameIndex

LEXICON = lexicon.load()
INDEX = NameIndex([], LEXICON)


def expected(question: str) -> Expected:
    return expect(understand(question, INDEX, LEXICON), LEXICON)


def test_every_list_of_members_has_heads_and_every_head_members() -> None:
    heads = {kind for table in files.shipped() for kind in table.heads}
    lists = {name.removeprefix("kind_") for name in LEXICON.words if name.startswith("kind_")}
    assert heads == lists
    assert all(len(members) >= 3 for members in LEXICON.categories.values())


def test_members_are_single_words() -> None:
    wrong = [word for name, words in LEXICON.words.items() if name.startswith("kind_") for word in words if " " in word]
    assert not wrong


@pytest.mark.parametrize(
    ("question", "member"),
    [
        ("what injury has the keeper got?", "hamstring"),
        ("what injuries do they have?", "ankle"),
        ("which body part did he hurt?", "elbow"),
        ("what part of his body did she break?", "wrist"),
        ("which drug did she test positive for?", "nandrolone"),
        ("what banned substance was found?", "thg"),
        ("what colour was the shirt?", "green"),
        ("what card did he get?", "red"),
        ("what surface is it played on?", "clay"),
        ("what language does the coach speak?", "portuguese"),
        ("which hand does he bat with?", "left"),
        ("what punishment did they get?", "suspended"),
        ("what's his day job?", "postman"),
        ("what job did he have before?", "baker"),
        ("what kind of car was he driving?", "ferrari"),
        ("what animal ran onto the pitch?", "squirrel"),
        ("what social media platform was it posted on?", "instagram"),
        ("what was the weather like?", "snow"),
        ("what instrument does the winger play?", "guitar"),
        ("what subject did he study?", "economics"),
        ("what illness did he have?", "malaria"),
        ("what medical condition does he have?", "asthma"),
        ("what relation is he to the captain?", "cousin"),
        ("what shot did she win it with?", "backhand"),
        ("what offence was he charged with?", "assault"),
        ("what religion is he?", "muslim"),
        ("which event did she win gold in?", "heptathlon"),
        ("what drink was thrown?", "beer"),
        ("what food was thrown?", "pizza"),
        ("what item of clothing did he lose?", "boots"),
        ("what trophies has he won?", "cup"),
        ("what formation did they play?", "4-4-2"),
        ("which day of the week was it?", "tuesday"),
    ],
)
def test_categories_know_their_members(question: str, member: str) -> None:
    found = expected(question)
    assert "member" in found.sorts
    assert member in found.members


def test_every_list_of_what_is_listed_names_a_table_or_a_branch() -> None:
    lists = {name.removeprefix("listed_") for name in LEXICON.words if name.startswith("listed_")}
    assert lists
    assert lists <= LEXICON.listings.keys()


@pytest.mark.parametrize(
    ("question", "listed", "other"),
    [
        ("which country did he leave Monza for?", "nation:japan", "club:arsenal"),
        ("what clubs has she played for?", "club:arsenal", "nation:japan"),
        ("which newspaper told the story?", "organisation:the-guardian", "organisation:fifa"),
        ("which team did he leave?", None, "nation:japan"),
    ],
)
def test_what_the_lexicon_has_a_table_of_is_listed(question: str, listed: str | None, other: str) -> None:
    found = expected(question).listed
    assert (listed in found) if listed else not found
    assert other not in found


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("which countries are bidding?", "team"),
        ("what newspapers reported it?", "organisation"),
        ("which former england captain resigned?", "person"),
        ("which sisters played?", "person"),
        ("what's the capacity of the ground?", "number"),
        ("which stand was closed?", "place"),
        ("what fee did they pay?", "money"),
        ("what score did they win by?", "score"),
        ("which tournament did he win?", "competition"),
        ("what is the name of the agent?", "person"),
    ],
)
def test_sorts_behind_which_and_what(question: str, first: str) -> None:
    assert expected(question).sorts[0] == first


@pytest.mark.parametrize(
    "question",
    [
        "what did the coach call the fans?",
        "what happened to the striker?",
        "what was wrong with the keeper?",
        "what does the owner want?",
        "what are the fans angry about?",
        "what was thrown at the bus?",
    ],
)
def test_words_that_only_stand_in_the_question_are_not_what_it_asks_for(question: str) -> None:
    assert "person" not in expected(question).sorts
