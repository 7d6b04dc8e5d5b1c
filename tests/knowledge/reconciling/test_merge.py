"""One view of many stories: what is the same is joined, what is not is kept apart, what differs is kept."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.model import (
    AnyFact,
    Evidence,
    Figure,
    Match,
    Merged,
    Precision,
    Profile,
    Quote,
    Statement,
    Story,
    When,
)
from knowledge.reconciling import merge


def story(key: str, text: str = "", day: str | None = None) -> Story:
    return Story(key, text or f"Words of {key}.", (), "d", published=dt.date.fromisoformat(day) if day else None)


def on(day: str) -> When:
    date = dt.date.fromisoformat(day)
    return When(day, date, date, Precision.DAY)


def at(key: str, start: int = 0) -> tuple[Evidence, ...]:
    return (Evidence(key, start, start + 5),)


def match(key: str, sides: tuple[str, str], score: tuple[int, int] | None = None, **more: object) -> Match:
    winner = more.pop("winner", None)
    if winner is None and score is not None and score[0] != score[1]:
        winner = sides[0] if score[0] > score[1] else sides[1]
    return Match(evidence=at(key), sides=sides, score=score, winner=winner, **more)  # type: ignore[arg-type]


def matches(found: list[Merged]) -> list[Match]:
    return [merged.fact for merged in found if isinstance(merged.fact, Match)]


A, B, C = story("a.md", day="2018-07-03"), story("b.md", day="2018-07-03"), story("c.md", day="2018-07-04")


class TestMatches:
    def test_one_match_told_with_sides_in_either_order(self) -> None:
        found = merge(
            [
                match("a.md", ("Japan", "Belgium"), (2, 3), when=on("2018-07-02")),
                match("b.md", ("Belgium", "Japan"), (3, 2), when=on("2018-07-02"), venue="Rostov Arena"),
            ],
            [A, B],
        )
        assert len(found) == 1
        fact = matches(found)[0]
        assert dict(zip(fact.sides, fact.score or (), strict=True)) == {"Belgium": 3, "Japan": 2}
        assert (fact.winner, fact.venue) == ("Belgium", "Rostov Arena")
        assert {piece.story for piece in fact.evidence} == {"a.md", "b.md"}
        assert found[0].independent == 2

    def test_a_score_that_one_story_derives_fills_in_the_other(self) -> None:
        found = merge(
            [
                match("a.md", ("Japan", "Belgium"), winner="Belgium", when=on("2018-07-02")),
                match("b.md", ("Belgium", "Japan"), (3, 2), derived=("Japan led.", "Belgium scored three.")),
            ],
            [A, B],
        )
        assert [fact.score is not None and bool(fact.derived) for fact in matches(found)] == [True]

    def test_a_told_score_needs_no_steps(self) -> None:
        found = merge(
            [match("a.md", ("X", "Y"), (2, 1), derived=("X came back.",)), match("b.md", ("X", "Y"), (2, 1))], [A, B]
        )
        assert matches(found)[0].derived == ()

    def test_nicknames_and_codes_are_the_same_side(self) -> None:
        found = merge(
            [
                match("a.md", ("Samurai Blue", "#BEL"), (2, 3)),
                match("b.md", ("Japan", "Red Devils"), winner="Red Devils"),
            ],
            [A, B],
        )
        assert len(found) in {1, 2}  # "Red Devils" has several owners; "#BEL" has one
        assert len(merge([match("a.md", ("Samurai Blue", "#BEL")), match("b.md", ("Japan", "Belgium"))], [A, B])) == 1

    def test_a_short_name_is_the_long_one_against_the_same_opponent(self) -> None:
        found = merge([match("a.md", ("Trojans", "Castleby")), match("b.md", ("Wharfe Trojans", "Castleby"))], [A, B])
        assert [fact.sides for fact in matches(found)] == [("Wharfe Trojans", "Castleby")] or [
            set(fact.sides) for fact in matches(found)
        ] == [{"Wharfe Trojans", "Castleby"}]

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            (
                match("a.md", ("X", "Y"), (1, 0), when=on("2018-07-02")),
                match("b.md", ("X", "Y"), when=on("2018-06-02")),
            ),
            (match("a.md", ("X", "Y"), competition="FA Cup"), match("b.md", ("X", "Y"), competition="Serie A")),
            (match("a.md", ("X", "Y")), match("b.md", ("X", "Z"))),
            (match("a.md", ("X", "Y"), (1, 0)), match("a.md", ("X", "Y"), (2, 0))),
        ],
        ids=["other day", "other competition", "other side", "two in one story"],
    )
    def test_kept_apart(self, one: Match, other: Match) -> None:
        assert len(merge([one, other], [A, B])) == 2

    def test_without_a_day_it_joins_the_only_match_it_can_be(self) -> None:
        dated = [match("a.md", ("X", "Y"), (1, 0), when=on("2018-07-02"))]
        undated = match("b.md", ("Y", "X"))
        assert len(merge([*dated, undated], [A, B])) == 1
        dated.append(match("c.md", ("X", "Y"), (0, 0), when=on("2018-06-02")))
        assert len(merge([*dated, undated], [A, B, C])) == 3

    def test_disagreement_keeps_both_with_their_evidence(self) -> None:
        day = on("2018-07-02")
        found = merge(
            [
                match("a.md", ("X", "Y"), (2, 1), when=day),
                match("b.md", ("X", "Y"), (3, 1), when=day),
                match("c.md", ("Y", "X"), (1, 2), when=day),
            ],
            [A, B, C],
        )
        assert len(found) == 1
        assert matches(found)[0].score == (2, 1)
        assert [(fact.score, fact.evidence[0].story) for fact in found[0].differs if isinstance(fact, Match)] == [
            ((3, 1), "b.md")
        ]
        assert found[0].stories == ("a.md", "c.md")

    def test_an_announced_match_is_the_one_then_played(self) -> None:
        found = merge(
            [
                match("a.md", ("X", "Y"), played=False),
                match("c.md", ("X", "Y"), (1, 1), drawn=True, when=on("2018-07-04")),
            ],
            [A, C],
        )
        assert [(fact.played, fact.drawn) for fact in matches(found)] == [(True, True)]


LONG = " ".join(f"word{n}" for n in range(200))


class TestCorroboration:
    def test_near_copies_count_once(self) -> None:
        stories = [
            story("a.md", LONG),
            story("b.md", LONG.replace("word7 ", "seven ")),
            story("c.md", "Told afresh here."),
        ]
        found = merge([match(s.key, ("X", "Y"), (1, 0)) for s in stories], stories)
        assert [(len(each.stories), each.independent) for each in found] == [(3, 2)]

    def test_other_words_are_another_voice(self) -> None:
        stories = [story("a.md", LONG), story("b.md", " ".join(reversed(LONG.split())))]
        assert merge([match(s.key, ("X", "Y"), (1, 0)) for s in stories], stories)[0].independent == 2


class TestPeople:
    @pytest.mark.parametrize(
        ("one", "other", "people"),
        [
            (Profile(name="Ana Brkić", role="goalkeeper", evidence=at("a.md")), Profile(name="Ana Brkic", evidence=at("b.md")), 1),
            (
                Profile(name="Stephen Jones", role="fly-half", team="Wales", nationality="Wales", evidence=at("a.md")),
                Profile(name="Stephen Jones", role="reporter", nationality="England", evidence=at("b.md")),
                2,
            ),
            (Profile(name="Jo Hall", age=19, evidence=at("a.md")), Profile(name="Jo Hall", age=52, evidence=at("b.md")), 2),
            (Profile(name="Jo Hall", age=19, evidence=at("a.md")), Profile(name="Jo Hall", age=20, evidence=at("c.md")), 1),
            (Profile(name="Jones", evidence=at("a.md")), Profile(name="Jones", evidence=at("b.md")), 2),
            (Profile(name="Jones", team="Wales", evidence=at("a.md")), Profile(name="Jones", team="Wales", evidence=at("b.md")), 1),
        ],
    )  # fmt: skip
    def test_same_or_another(self, one: Profile, other: Profile, people: int) -> None:
        assert len(merge([one, other], [A, B, C])) == people

    def test_what_one_story_does_not_know_another_tells(self) -> None:
        found = merge(
            [
                Profile(name="Mia Reyes", role="striker", evidence=at("a.md")),
                Profile(name="Mia Reyes", team="Calder", age=22, evidence=at("b.md")),
            ],
            [A, B],
        )
        fact = found[0].fact
        assert isinstance(fact, Profile)
        assert (fact.role, fact.team, fact.age) == ("striker", "Calder", 22)


class TestQuotes:
    def test_prose_and_post_are_one(self) -> None:
        prose = Quote(text="Amazing from the team, they cleaned it all", speaker="Tan Pal", evidence=at("a.md"))
        post = Quote(
            text="Amazing from the team! They cleaned it all. And left a note",
            handle="@tanpal",
            post=True,
            evidence=at("a.md", 9),
        )
        found = merge([prose, post], [A])
        assert len(found) == 1
        fact = found[0].fact
        assert isinstance(fact, Quote)
        assert (fact.speaker, fact.handle, len(fact.evidence)) == ("Tan Pal", "@tanpal", 2)

    def test_few_words_of_different_people_are_two(self) -> None:
        found = merge(
            [
                Quote(text="We deserved it", speaker=who, evidence=at(key))
                for who, key in (("Ann", "a.md"), ("Bob", "b.md"))
            ],
            [A, B],
        )
        assert len(found) == 2

    def test_many_words_of_different_speakers_are_a_disagreement(self) -> None:
        words = "Nobody in this town will ever forget the night that we saw"
        found = merge(
            [Quote(text=words, speaker=who, evidence=at(key)) for who, key in (("Ann", "a.md"), ("Bob", "b.md"))],
            [A, B],
        )
        assert [len(each.differs) for each in found] == [1]


def test_figures_join_and_differ() -> None:
    def figure(key: str, number: float) -> Figure:
        return Figure(text=str(number), number=number, unit="fans", of="crowd at the city ground", evidence=at(key))

    found = merge([figure("a.md", 900), figure("b.md", 900), figure("c.md", 950)], [A, B, C])
    assert [(each.independent, len(each.differs)) for each in found] == [(2, 1)]


def test_statements_join_whatever_the_forms_of_their_words() -> None:
    found = merge(
        [
            Statement(subject="Japan", action="cleaned", object="the room", evidence=at("a.md")),
            Statement(subject="japan", action="clean", object="the rooms", place="Rostov", evidence=at("b.md")),
        ],
        [A, B],
    )
    assert [getattr(each.fact, "place", "") for each in found] == ["Rostov"]


SIDES = st.sampled_from(["X", "Y", "Japan", "Samurai Blue", "Belgium", "", "United", "Leeds United"])
FACTS = st.builds(
    lambda key, a, b, score, day: Match(
        evidence=at(key), sides=(a, b), score=score, when=on(day) if day else None, winner=a if score and score[0] > score[1] else None
    ),
    st.sampled_from(["a.md", "b.md", "c.md"]),
    SIDES,
    SIDES,
    st.none() | st.tuples(st.integers(0, 3), st.integers(0, 3)),
    st.none() | st.sampled_from(["2018-07-02", "2018-07-03"]),
)  # fmt: skip


@given(st.lists(FACTS, max_size=12))
def test_nothing_is_lost(facts: list[AnyFact]) -> None:
    found = merge(facts, [A, B, C])
    told = {piece for each in found for fact in (each.fact, *each.differs) for piece in fact.evidence}
    assert told == {piece for fact in facts for piece in fact.evidence}
    assert all(each.stories and each.independent >= 1 for each in found)


def test_a_side_that_was_set_leaves_the_winner_that_others_tell() -> None:
    told = match("a.md", ("Japan", "Belgium"), (3, 2), when=on("2018-07-02"))
    mended = match("b.md", ("Samurai Blue", "Belgium"), when=on("2018-07-02"), corrected=("side 1",))
    (fact,) = matches(merge([told, mended], [A, B]))
    assert dict(zip(fact.sides, fact.score or (), strict=True)) == {"Samurai Blue": 3, "Belgium": 2}
    assert fact.winner == "Samurai Blue"


def test_what_was_set_of_a_person_and_of_a_quotation_holds() -> None:
    words = "We ran and ran until it was over"
    facts: list[AnyFact] = [
        Profile(evidence=at("a.md"), name="Ana Brandt", role="goalkeeper and captain"),
        Profile(evidence=at("b.md"), name="Ana Brandt", role="coach", corrected=("role",)),
        Quote(evidence=at("a.md", 10), text=words, speaker="Ana Brandt"),
        Quote(evidence=at("b.md", 10), text=words, speaker="Lena Doig", corrected=("speaker",)),
    ]
    found = [merged.fact for merged in merge(facts, [A, B])]
    assert [fact.role for fact in found if isinstance(fact, Profile)] == ["coach"]
    assert [fact.speaker for fact in found if isinstance(fact, Quote)] == ["Lena Doig"]
