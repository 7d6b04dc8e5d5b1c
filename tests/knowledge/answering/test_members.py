"""What members of a server type, over stories of many sports: answered rightly, or held back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from knowledge import Context, Knowledge
from knowledge.model import Status

STORIES = Path(__file__).parent / "members"


@pytest.fixture(scope="module")
def members() -> Iterator[Knowledge]:
    with Knowledge.open("sqlite:///:memory:", STORIES) as opened:
        assert not opened.reload().problems
        yield opened


SPELT = [
    ("wat was teh scroe plymoth v bolten", "Plymouth Argyle won 3–1"),
    ("waht was teh resutl of englnad v spian", "2–2 draw"),
    ("conacht glasgow scroe", "Connacht won 19–17"),
]
YES_AND_NO = [
    ("did verstappen retire", "Yes: Max Verstappen retired on lap 41 with a gearbox failure."),
    ("did leeds sign berge?", "Yes: Leeds United have signed the Norway midfielder Sander Berge from Fulham for £22m."),
    ("did mcilroy make the cut?", "No: Rory McIlroy missed the cut by two shots after rounds of 74 and 72."),
    ("did Bundee Aki feature?", "No: Bundee Aki did not feature because he is on international duty."),
    ("did lowry withdraw", "Yes: Shane Lowry withdrew on Friday with a back spasm."),
    ("Did Plymouth beat Bolton?", "Yes: Plymouth Argyle won 3–1"),
]
LISTS = [
    ("who scored for stockport?", "Kyle Wootton, Isaac Olaofe"),
    ("who scored for plymouth?", "Ryan Hardie, and perhaps others"),
    ("who scored against bolton?", "Ryan Hardie, and perhaps others"),
    ("which teams drew?", "Reading; Wigan Athletic; Brentford; Sunderland; England; Spain"),
    ("who was quoted in the connacht story?", "Stuart Lancaster, Franco Smith"),
    ("which batsmen did jayasuriya remove?", "Devon Conway, Rachin Ravindra and Kane Williamson"),
]
TWO_IN_ONE = [
    ("Where was Wally Pym born and how old was he?", "Oldham; aged 87"),
    ("what was the score of plymouth v bolton and where was it played", "Plymouth Argyle won 3–1; Home Park"),
]
OTHERS = [
    ("score in the lionesses game", "2–2 draw"),
    (
        "who is ross wilson?",
        "Newcastle United announced that head of recruitment Ross Wilson will leave in the summer.",
    ),
    ("who is sander berge?", "Sander Berge: Norway midfielder"),
]


@pytest.mark.parametrize(("question", "answer"), [*SPELT, *YES_AND_NO, *LISTS, *TWO_IN_ONE, *OTHERS])
def test_what_is_told_is_answered(members: Knowledge, question: str, answer: str) -> None:
    found = members.ask(question)
    assert (found.status, found.text) == (Status.ANSWERED, answer)
    assert found.citations


@pytest.mark.parametrize(
    ("question", "never"),
    [
        ("which teams lost?", "Linette"),
        ("which teams haven't lost?", "Bolton"),
        ("which teams didn't win?", "Plymouth"),
        ("which match was not played?", "3–1"),
        ("who didn't play for england?", "Ukraine"),
        ("who did not play for the chiefs?", "Denver"),
        ("who is tom mckibbin?", "turning point"),
        ("when did hemp score?", "2-1 in"),
        ("who was wally pym?", "tram"),
        ("when did norwich beat rochdale?", "2026"),
    ],
)
def test_what_is_not_so_is_not_said(members: Knowledge, question: str, never: str) -> None:
    assert never not in members.ask(question).text


@pytest.mark.parametrize(
    "question",
    [
        "where was issaka born?",  # Another was.
        "how did zidane do?",
        "who is mbappe?",
        "was leeds signed by berge?",  # It was the other way round.
        "was verstappen retired?",
        "did mahomes sack anyone?",
        "did hardie retire?",
        "did norris win?",
        "who didn't win?",
    ],
)
def test_what_is_not_told_is_held_back(members: Knowledge, question: str) -> None:
    assert members.ask(question).status is not Status.ANSWERED


@pytest.mark.parametrize(
    "text", ["hello there!", "cheers mate", "ta", "lol", "thanks a lot", "good bot", "nice one", "ok"]
)
def test_a_greeting_gets_a_word_and_an_example(members: Knowledge, text: str) -> None:
    found = members.ask(text)
    assert found.kind == "smalltalk"
    assert found.choices
    assert members.ask(found.choices[0]).status is Status.ANSWERED


@pytest.mark.parametrize("question", ["whats new", "any news?", "show me the headlines", "what's happening?"])
def test_news_are_the_headlines(members: Knowledge, question: str) -> None:
    assert members.ask(question).kind == "overview"


def test_one_of_the_choices_is_picked_by_its_place(members: Knowledge) -> None:
    asked_back = members.ask("who is tom?")
    assert asked_back.status is Status.CLARIFY
    for picked, place in (("the first one", 0), ("2", 1), ("the last one", -1)):
        found = members.ask(picked, context=Context.of(asked_back))
        assert found.text == members.ask(asked_back.choices[place]).text


def test_a_place_picks_nothing_where_nothing_was_offered(members: Knowledge) -> None:
    assert members.ask("the first one").status is not Status.ANSWERED


@pytest.mark.parametrize(
    ("first", "then", "never"),
    [
        ("What was the score of England v Spain?", "and who was captain?", "Prendergast"),
        ("Who won the Canadian Grand Prix?", "and who was second?", "Piastri"),
        ("What did Wiegman say?", "when?", "minutes"),
    ],
)
def test_what_follows_up_is_of_the_same(members: Knowledge, first: str, then: str, never: str) -> None:
    assert never not in members.ask(then, context=Context.of(members.ask(first))).text


def test_what_about_a_name_is_at_least_what_is_told_of_it(members: Knowledge) -> None:
    context = Context.of(members.ask("who saved a penalty for Reading?"))
    found = members.ask("what about Barnsley?", context=context)
    assert "Barnsley 4–3 Lincoln City" in found.text
