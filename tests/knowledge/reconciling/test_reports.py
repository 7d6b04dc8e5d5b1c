"""Many reports, one view, from the stories to what a user finds: matches, people, copies, disagreement."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from knowledge import Knowledge
from knowledge.model import Match, Merged, Profile, Quote

FIRST = """date 2021-03-07 Norway 2-1 Iceland

Norway came from behind to beat Iceland 2-1 on Saturday and leave the bottom place of the group, with a late header by striker Kofi Barrow.

"I told them it was not over," said coach Lena Marsh after the final whistle. Iceland stay fourth and have the second-best
defence in the group, though it did not look like it in the last half an hour, when they lost every ball in the air.
"""
COPY = FIRST.replace("came from behind", "fought back from a goal down").replace("every ball", "each ball")
OTHER = """date 2021-03-08 Late blow for Iceland

Coach Piet Anker blamed the wind after Iceland lost 2-1 to Norway on Saturday. "I have never seen a ball turn like that," he said.
"""
WRONG = """date 2021-03-08 Weekend round-up

There was drama in the group, where Norway beat Iceland 3-1 on Saturday.
"""
LATER = """date 2021-09-12 Norway 0-0 Iceland

Norway and Iceland played out a goalless draw on Saturday.
"""
PREVIEW = """date 2021-03-04 Barrow fit for Iceland

Norway will have striker Kofi Barrow back when they face Iceland on Saturday.
"""


@pytest.fixture
def known(tmp_path: Path) -> Callable[..., Knowledge]:
    def open_with(**stories: str) -> Knowledge:
        folder = tmp_path / "stories"
        folder.mkdir()
        for name, text in stories.items():
            (folder / f"{name}.txt").write_text(text, encoding="utf-8")
        knowledge = Knowledge.open("sqlite:///:memory:", folder)
        assert not knowledge.reload().problems
        return knowledge

    return open_with


def told(found: list[Merged]) -> list[tuple[tuple[int, int] | None, str | None, int]]:
    """Score, day and independent tellers of each match, Norway's goals first."""
    result = []
    for merged in found:
        fact = merged.fact
        assert isinstance(fact, Match)
        score = fact.score if fact.score is None or fact.sides[0] == "Norway" else fact.score[::-1]
        result.append((score, str(fact.when.first) if fact.when else None, merged.independent))
    return result


CASES = {
    "one match of two reports": (
        {"first": FIRST, "other": OTHER},
        [((2, 1), "2021-03-06", 2)],
    ),
    "a near copy counts once": (
        {"first": FIRST, "copy": COPY},
        [((2, 1), "2021-03-06", 1)],
    ),
    "an announced match and its report are one": (
        {"first": FIRST, "preview": PREVIEW},
        [((2, 1), "2021-03-06", 2)],
    ),
    "another day is another match": (
        {"first": FIRST, "later": LATER},
        [((0, 0), "2021-09-11", 1), ((2, 1), "2021-03-06", 1)],
    ),
    "what most say comes first": (
        {"first": FIRST, "other": OTHER, "wrong": WRONG},
        [((2, 1), "2021-03-06", 2)],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("stories", "wanted"), CASES.values(), ids=CASES.keys())
def test_matches(
    known: Callable[..., Knowledge],
    stories: dict[str, str],
    wanted: list[tuple[tuple[int, int] | None, str | None, int]],
) -> None:
    with known(**stories) as knowledge:
        assert told(knowledge.find_matches("Norway", "Iceland")) == wanted


def test_disagreement_shows_both_sides_evidence(known: Callable[..., Knowledge]) -> None:
    with known(first=FIRST, other=OTHER, wrong=WRONG) as knowledge:
        (merged,) = knowledge.find_matches("Norway", "Iceland")
        assert {piece.story for piece in merged.fact.evidence} == {"first.txt", "other.txt"}
        (differing,) = merged.differs
        assert isinstance(differing, Match)
        assert sorted(differing.score or ()) == [1, 3]
        assert "3-1" in knowledge.text_of(differing.evidence[0])
        assert all(knowledge.text_of(piece) for piece in merged.fact.evidence)


def test_a_quotation_printed_twice_is_one(known: Callable[..., Knowledge]) -> None:
    with known(first=FIRST, copy=COPY) as knowledge:
        found = [m for m in knowledge.find_quotes("Lena Marsh") if isinstance(m.fact, Quote)]
        assert [(m.stories, m.independent) for m in found] == [(("copy.txt", "first.txt"), 1)]


PEOPLE = {
    "one person in two stories": (
        "Striker Jo Hall, 19, has joined Redbrook Rovers.",
        "Redbrook Rovers striker Jo Hall scored on her debut.",
        1,
    ),
    "two of one name, by age": (
        "Striker Jo Hall, 19, has joined Redbrook Rovers.",
        "Historian Jo Hall, 71, has written a book on the club.",
        2,
    ),
    "what one story doesn't know the other tells": (
        "Keeper Ana Brandt was hurt in training.",
        "Ana Brandt, 31, has signed until June.",
        1,
    ),
    "two of one name, by nation and role": (
        "Wales fly-half Stephen Jones kicked 17 points.",
        "England's Stephen Jones, the umpire, called it off.",
        2,
    ),
}


@pytest.mark.parametrize(("one", "other", "people"), PEOPLE.values(), ids=PEOPLE.keys())
def test_people(known: Callable[..., Knowledge], one: str, other: str, people: int) -> None:
    with known(one="date 2020-05-02 " + one, other="date 2020-05-09 " + other) as knowledge:
        name = next(fact.name for fact in knowledge.facts(Profile) if isinstance(fact, Profile) and " " in fact.name)
        found = knowledge.find_people(name)
        assert len(found) == people
        assert sum(len(merged.stories) for merged in found) == 2


def test_a_person_has_what_all_stories_know(known: Callable[..., Knowledge]) -> None:
    one, other, _ = PEOPLE["what one story doesn't know the other tells"]
    with known(one="date 2020-05-02 " + one, other="date 2020-05-09 " + other) as knowledge:
        (merged,) = knowledge.find_people("Ana Brandt")
        assert isinstance(merged.fact, Profile)
        assert (merged.fact.role, merged.fact.age) == ("Keeper", 31)


def test_what_moderators_set_holds_however_many_say_otherwise(known: Callable[..., Knowledge]) -> None:
    with known(first=FIRST, other=OTHER, wrong=WRONG) as knowledge:
        (reported,) = (one for one in knowledge.facts_of("wrong.txt") if isinstance(one, Match))
        editing = knowledge.editing
        for field, value in (("score", "4-1"), ("venue", "Mill Lane")):
            editing.correct(editing.set_field(reported, field, value), who="Ida")
        (merged,) = knowledge.find_matches("Norway", "Iceland")
        assert told([merged]) == [((4, 1), "2021-03-06", 1)]
        assert isinstance(merged.fact, Match)
        assert (merged.fact.winner, merged.fact.venue) == ("Norway", "Mill Lane")
        assert {other.evidence[0].story for other in merged.differs} == {"first.txt", "other.txt"}
        assert knowledge.ask("What was the score of Norway v Iceland?").text == "Norway won 4–1"
