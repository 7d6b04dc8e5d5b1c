"""Who scored: read from reports and from lists of scorers; not those who keep, coach, judge, or scored in other years."""

from __future__ import annotations

import pytest

from knowledge.model import Match
from tests.knowledge.extraction.names_helper import analysed

RESULT = "Leeds beat Hull 3-1 at Elland Road on Saturday.\n\n"

TOLD = [
    ("Jan Roos scored after ten minutes and Ben Ward equalised.", ["Jan Roos", "Ben Ward"]),
    ("Jan Roos, on as a substitute for Ben Ward, scored in the 70th minute.", ["Jan Roos (in the 70th minute)"]),
    ("Jan Roos rounded Ben Ward in the closing minutes of the match and slotted into an empty net.", ["Jan Roos"]),
    ("Jan Roos headed past keeper Ben Ward.", ["Jan Roos"]),
    ("Jan Roos fired home the winner on 88 minutes.", ["Jan Roos (88 minutes)"]),
    ("Tom Hale's late header made sure.", ["Tom Hale"]),
    ("Goals from Jan Roos, the Dutch striker Piet Vos and Tom Hale settled it.", ["Jan Roos", "Piet Vos", "Tom Hale"]),
    ("A second-half try from captain Owen Rees settled it.", ["Owen Rees"]),
    ("The opener was scored by Jan Roos.", ["Jan Roos"]),
    ("Hull scored first through Ben Ward.", ["Ben Ward"]),
    (
        "Jan Roos was early on the ball. Piet Vos and Tom Hale ran. Roos headed home.\n\nRoos 9, Vos 44 (pen), Hale 57.",
        ["Jan Roos (9')", "Piet Vos (44')", "Tom Hale (57')"],
    ),
    ("Jan Roos shot, Piet Vos ran.\n\nGoals: Roos 9, Vos 87.", ["Jan Roos (9')", "Piet Vos (87')"]),
]
NOT_TOLD = [
    "Jan Roos had a goal disallowed.",
    "Ben Ward missed a penalty in the 85th minute.",
    "Jan Roos headed wide of Ben Ward's goal.",
    "Tom Hale had a strike blocked by Ben Ward.",
    "Leeds coach Jan Roos said the goal was offside.",
    "Referee Jan Roos awarded a penalty.",
    "Jan Roos has scored 12 goals for the club.",
    "Jan Roos scored in the 1976 final.",
    "Jan Roos could have scored a second goal.",
    "Jan Roos headed into his own net.",
    "Jan Roos was unlucky. Ben Ward was not.\n\nRoos 12 (og), Ward 44 og.",
    "Ward, Roos (Vos 70), Hale (Berg 81), Rees.",
]


def scorers(text: str) -> list[str]:
    [match] = [fact for fact in analysed(RESULT + text)[1].facts if isinstance(fact, Match)]
    return [f"{goal.scorer} ({goal.minute})" if goal.minute else goal.scorer for goal in match.goals]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_those_who_scored_are_told(text: str, expected: list[str]) -> None:
    assert scorers(text)[: len(expected)] == expected


@pytest.mark.parametrize("text", NOT_TOLD)
def test_nobody_else_is(text: str) -> None:
    assert scorers(text) == []


def test_every_goal_has_the_sentence_that_tells_of_it() -> None:
    story, analysis = analysed(RESULT + "Jan Roos was lively. Jan Roos scored twice in the rain. Tom Hale added a try.")
    [match] = [fact for fact in analysis.facts if isinstance(fact, Match)]
    told = [goal.evidence and story.text[goal.evidence.start : goal.evidence.end] for goal in match.goals]
    assert told == ["Jan Roos scored twice in the rain.", "Tom Hale added a try."]


def test_a_tie_of_sets_has_no_goals() -> None:
    text = "Spain beat France 3-0 in the final.\n\nRafa Roos beat Ben Ward 6-4 6-3. Roos hit back to level the match."
    assert not any(match.goals for match in analysed(text)[1].facts if isinstance(match, Match))
