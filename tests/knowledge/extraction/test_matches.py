"""What matches are read from texts: sides, scores, winners, days, goals, and what is concluded."""

from __future__ import annotations

import pytest

from knowledge.extraction.matches.match_words import JOINTS, PLACES, Effect, load
from knowledge.model import Match
from tests.knowledge.extraction import match_tables
from tests.knowledge.extraction.names_helper import analysed


def found(text: str) -> list[Match]:
    return [fact for fact in analysed(text)[1].facts if isinstance(fact, Match)]


def told(match: Match) -> str:
    """A match in a line: the winner first, without one the sides by the alphabet."""
    one, other = match.sides
    turned = match.winner == other if match.winner else one > other

    def pair(numbers: tuple[int, int]) -> str:
        first, second = reversed(numbers) if turned else numbers
        return f"{first}-{second}"

    if turned:
        one, other = other, one
    if match.sets:
        between = " ".join(pair(each) for each in match.sets)
    elif match.score is not None:
        between = pair(match.score)
    elif match.winner:
        between = "beat"
    elif match.drawn:
        between = "drew with"
    else:
        between = "played" if match.played else "to play"
    line = f"{one} {between} {other}"
    if match.shootout:
        line += f", {max(match.shootout)}-{min(match.shootout)} on penalties"
    return line + " (derived)" if match.derived else line


@pytest.mark.parametrize(("text", "expected"), match_tables.ALL)
def test_what_a_text_tells(text: str, expected: list[str]) -> None:
    assert sorted(told(match) for match in found(text)) == sorted(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Leeds face Hull on Saturday.", "2021-05-08"),
        ("Leeds lost to Hull on Saturday.", "2021-05-01"),
        ("On Friday Leeds play Hull.", "2021-05-07"),
        ("On Friday Leeds lost to Hull.", "2021-04-30"),
        ("Leeds, who beat Hull 2-0 yesterday, are top.", "2021-05-02"),
        ("Leeds go to Hull tomorrow.", "2021-05-04"),
        ("Leeds lost to Hull last Tuesday.", "2021-04-27"),
        ("Last night's 2-1 win over Hull put Leeds top.", "2021-05-02"),
        ("After beating Hull on Wednesday night, Leeds sang.", "2021-04-28"),
        ("Leeds meet Hull this Sunday.", "2021-05-09"),
        ("Leeds beat Hull a week ago.", "2021-04-26"),
        ("Leeds beat Hull on April 10.", "2021-04-10"),
        ("Leeds claimed a first win over Hull since 1997.", None),
        ("Leeds beat Hull.", None),
    ],
)
def test_the_day_of_a_match(text: str, expected: str | None) -> None:
    """Counted from the day of the story, backwards for a match played, forwards for one to come."""
    [match] = found(f"date 2021-05-03 {text}")
    first = match.when.first if match.when else None
    assert (str(first) if first else None) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "City play Leeds on 20 May, Burnley on 27 May and Everton on 3 June.",
            {"Leeds": "2021-05-20", "Burnley": "2021-05-27", "Everton": "2021-06-03"},
        ),
        (
            "England go into Tuesday's tie with Colombia having lost 1-0 to Belgium.",
            {"Colombia": "2021-05-04", "Belgium": None},
        ),
        (
            "Leeds - 24-10 winners over Hull - will host Wigan on 7 May.",
            {"Hull": None, "Wigan": "2021-05-07"},
        ),
        (
            "The match between Leeds and Hull was postponed. It will now be played on 30 May.",
            {"Hull": "2021-05-30"},
        ),
        ("Saturday's home game between Leeds and Hull was called off and is on May 21.", {"Hull": "2021-05-21"}),
        ("Leeds v Hull: kick-off 3pm Saturday", {"Hull": "2021-05-08"}),
        (
            "Leeds beat Hull 2-1 on Saturday, a week after a 4-0 defeat by Wigan.",
            {"Hull": "2021-05-01", "Wigan": "2021-04-24"},
        ),
        (
            "Leeds beat Hull 2-1 on Saturday. Three days earlier they had lost to Wigan.",
            {"Hull": "2021-05-01", "Wigan": "2021-04-28"},
        ),
        (
            "Leeds went down to Hull in Sunday's final, having squeezed past Wigan on Saturday.",
            {"Hull": "2021-05-02", "Wigan": "2021-05-01"},
        ),
        ("Leeds, who lost 2-0 to Hull, need a point from Tuesday's match with Wigan.", {"Wigan": "2021-05-04"}),
    ],
)
def test_the_days_of_several_matches(text: str, expected: dict[str, str | None]) -> None:
    matches = found(f"date 2021-05-03 {text}")
    days = {
        rival: next(str(m.when.first) if m.when else None for m in matches if rival in m.sides) for rival in expected
    }
    assert days == expected


def test_competition_stage_venue_and_goals_stand_beside_the_match() -> None:
    [match] = found(
        "Leeds beat Hull 3-1 in the FA Cup semi-final at Wembley on Saturday.\n\n"
        "Jan Roos headed Leeds ahead in the 12th minute. Ben Ward equalised with a free-kick, but Roos scored again "
        "after 70 minutes and Tom Hale's late goal made sure. Ward missed a penalty in the 85th minute."
    )
    assert (match.competition, match.stage, match.venue) == ("FA Cup", "semi-final", "Wembley Stadium")
    assert [(goal.scorer, goal.minute) for goal in match.goals] == [
        ("Jan Roos", "in the 12th minute"),
        ("Ben Ward", None),
        ("Jan Roos", "70 minutes"),
        ("Tom Hale", None),
    ]


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("Leeds reached the last 16 of the Uefa Cup with a 1-1 draw at Hull.", None),
        ("Hull went into the semi-finals by beating Leeds 2-0.", None),
        ("Tolley's final game in charge was the 1-1 draw between Leeds and Hull.", None),
        ("Leeds beat Hull 2-0 in the final.", "final"),
        ("Leeds beat Hull 2-0 in the last 16.", "Round of 16"),
    ],
)
def test_a_stage_that_a_match_leads_to_is_not_its_own(text: str, stage: str | None) -> None:
    assert [match.stage for match in found(text)] == [stage]


def test_a_venue_or_stage_is_of_the_match_told_nearest_to_it() -> None:
    matches = found(
        "Leeds lost 1-0 to Hull last week and will face Derby at Pride Park on Saturday. "
        "Barnsley meet Sunderland if they come through their replay against Fulham."
    )
    told = {frozenset(match.sides): (match.venue, match.stage) for match in matches}
    assert told[frozenset(("Leeds", "Hull"))] == (None, None)
    assert told[frozenset(("Leeds", "Derby"))] == ("Pride Park", None)
    assert told[frozenset(("Barnsley", "Sunderland"))] == (None, None)
    assert told[frozenset(("Barnsley", "Fulham"))] == (None, "replay")


@pytest.mark.parametrize(
    ("text", "half_time", "leads"),
    [
        ("Leeds led 2-0 at half-time and beat Hull 3-2.", (2, 0), ()),
        ("Leeds 2-1 Hull (half-time 1-1)", (1, 1), ()),
        ("Leeds beat Hull 3-2.", None, ()),
    ],
)
def test_scores_on_the_way(text: str, half_time: tuple[int, int] | None, leads: tuple[tuple[int, int], ...]) -> None:
    [match] = found(text)
    assert (match.half_time, match.leads) == (half_time, leads)


def test_what_is_concluded_carries_its_steps_and_all_its_sentences() -> None:
    text = (
        "Leeds were 2-0 up against Hull with ten minutes left. It looked over. "
        "Hull scored three times and went home singing."
    )
    [match] = found(text)
    assert match.derived == (
        "Leeds led 2–0.",
        "After that Hull scored 3 goals.",
        "So Hull won 3–2 against Leeds.",
    )
    shown = " ".join(text[each.start : each.end] for each in match.evidence)
    assert "2-0 up" in shown
    assert "three times" in shown


def test_a_hope_a_doubt_and_a_denial_are_no_result() -> None:
    for text in (
        "Leeds could beat Hull.",
        "Leeds did not beat Hull.",
        "Leeds would have beaten Hull.",
        "Leeds hope to beat Hull.",
    ):
        assert all(match.winner is None for match in found(text)), text


def test_the_words_of_matches_are_whole() -> None:
    """Every set that the rules name is there; no word opens a phrase twice with the same meaning."""
    words = load()
    assert words.sets.keys() >= {*JOINTS, *PLACES, "passing", "future", "unreal", "goal_verbs", "denied", "racing"}
    assert all(word == word.casefold() for name in words.sets for word in words.sets[name])
    for rows in words.phrases.values():
        for _, triggers in rows:
            assert len({(each.effect, each.form) for each in triggers}) == len(triggers)
    effects = {each.effect for rows in words.phrases.values() for _, triggers in rows for each in triggers}
    assert effects == set(Effect)
