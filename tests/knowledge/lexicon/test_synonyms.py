"""Words that mean the same meet, in any form; the lists themselves are sound."""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from pathlib import Path

import pytest

from knowledge import lexicon
from knowledge.language.folding import fold
from knowledge.language.stems import stem
from knowledge.language.tokens import tokens
from knowledge.lexicon import files
from knowledge.lexicon.keys import parts
from knowledge.lexicon.synonyms import PLACEHOLDERS, Synonyms
from knowledge.store.terms import STOP_WORDS

LEXICON = lexicon.load()
TABLES = files.shipped()
GROUPS = [group for table in TABLES for group in table.synonyms]
MOST = 25


def stems_of(member: str) -> tuple[str, ...]:
    return tuple(stem(word) for word in parts(member))


def meet(one: str, other: str, words: Synonyms = LEXICON.synonyms) -> bool:
    """Whether a group has members in both texts."""
    found = [words.found([stem(token.text) for token in tokens(text)]) for text in (one, other)]
    return bool(found[0] & found[1])


def test_groups_are_sound() -> None:
    assert GROUPS
    wrong = []
    for group in GROUPS:
        members = [stems_of(member) for member in group]
        if len(set(members)) < 2:
            wrong.append(f"{group}: a group of one")
        if len(group) > MOST:
            wrong.append(f"{group[:3]}…: more than {MOST} members")
        wrong += [f"{group[:3]}…: twice {' '.join(one)}" for one, count in Counter(members).items() if count > 1]
        wrong += [f"{group[:3]}…: {one!r} is only stop words" for one in group if set(parts(one)) <= STOP_WORDS]
    assert not wrong


def test_no_group_stands_twice() -> None:
    found = Counter(frozenset(stems_of(member) for member in group) for group in GROUPS)
    assert [sorted(group) for group, count in found.items() if count > 1] == []


def test_inflections_are_needed() -> None:
    """No form is listed that the stem joins already, and none twice."""
    for table in TABLES:
        for word, listed in table.inflections.items():
            forms = listed.split() if isinstance(listed, str) else list(listed)
            stems = [stem(form) for form in (word, *forms)]
            assert len(set(stems)) == len(stems), word


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("which linesman got barged", "the assistant referee was shoved by the midfielder"),
        ("when is she hanging up her spikes", "she will retire after the games"),
        ("is he hanging up the boots", "he announced his retirement"),
        ("how many goals has he bagged", "he has scored 12 times"),
        ("who's the new gaffer", "the club named a new manager"),
        ("who got a breadstick", "she took the set 6-1"),
        ("who made a ton", "his century came off 90 balls"),
        ("are the club skint", "they have gone into administration and are broke"),
        ("who got the sack", "the coach was dismissed on Monday"),
        ("who was shown the door", "he was fired"),
        ("did they let him go", "the club released the winger"),
        ("when's kick-off", "the match will start at noon"),
        ("when does it kick off", "the start was delayed"),
        ("who won", "their victory was the third in a row"),
        ("who bought him", "the club signed the striker"),
        ("who went down", "they were relegated on the last day"),
        ("who chucked the bottle", "a bottle was thrown from the stand"),
        ("was he gutted", "I am bitterly disappointed, he said"),
        ("were they over the moon", "we are delighted with the draw"),
        ("what op did he have", "he underwent surgery on his knee"),
        ("who got nicked", "two men were arrested"),
        ("who was binned", "the lock was sin-binned after 20 minutes"),
        ("what did he cop for it", "he was handed a two-match ban"),
        ("who grassed him up about the bung", "the agent denied taking a bribe"),
        ("who's out of the cup", "they crashed out in the first round"),
        ("how big was the gate", "an attendance of 4,000"),
    ],
)
def test_questions_meet_what_stories_say_otherwise(asked: str, told: str) -> None:
    assert meet(asked, told)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("win", "lose"),
        ("victory", "loss"),
        ("wife", "husband"),
        ("father", "mother"),
        ("ankle", "shoulder"),
        ("signed", "sold"),
        ("promoted", "relegated"),
        ("happy", "angry"),
        ("guilty", "innocent"),
        ("fit", "injured"),
        ("referee", "goalkeeper"),
        ("rain", "sunshine"),
        ("try", "goal"),
        ("red card", "yellow card"),
        ("accepted", "rejected"),
        ("confirmed", "denied"),
        ("first", "last"),
        ("arrive", "depart"),
        ("praised", "criticised"),
        ("started", "finished"),
        ("hottest", "coldest"),
        ("monday", "tuesday"),
    ],
)
def test_opposites_and_neighbours_do_not_meet(one: str, other: str) -> None:
    assert not set(LEXICON.synonyms.groups(one)) & set(LEXICON.synonyms.groups(other))


def test_members_are_met_in_every_form() -> None:
    words = Synonyms([("go down", "spot-kick"), ("let someone go", "hang up one's boots")], {"go": ["went", "gone"]})
    for one, other in combinations(("went down", "gone down", "spot-kick", "spot-kicks", "spot kick"), 2):
        assert meet(one, other, words)
    for form in ("lets her go", "letting go", "let them go"):
        for boots in ("hang up his boots", "hung up", "hanging up boots", "hangs up the boots"):
            assert meet(form, boots, words) is (boots != "hung up")
    assert words.groups("went") == words.groups("gone") != ()
    assert not words.groups("someone")


def test_placeholders_are_folded_words() -> None:
    assert all(fold(word) == word and " " not in word for word in PLACEHOLDERS)


def test_an_operators_file_adds_groups(tmp_path: Path) -> None:
    file = tmp_path / "ours.toml"
    file.write_text('synonyms = [["blinder", "great game"]]\n[inflections]\nthwack = "thwuck"\n', encoding="utf-8")
    ours = lexicon.load([file])
    assert meet("who had a blinder", "it was a great game", ours.synonyms)
    assert meet("thwacked", "thwuck", ours.synonyms)
    assert meet("who won", "a victory", ours.synonyms)
