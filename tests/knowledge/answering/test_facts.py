"""What facts answer by themselves: question → answer, with evidence that stands in the story."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge import Knowledge
from knowledge.model import Status

RESULTS = [
    ("Who won Norway v Sweden?", "Norway"),
    ("who lost, Norway or Sweden?", "Sweden"),
    ("Who won Finland v Denmark?", "Nobody: it was a 2–2 draw"),
    ("What was the score of Norway against Sweden?", "Norway won 3–1"),
    ("what was the final scor of Norway v Sweden", "Norway won 3–1"),
    ("final result Norway Sweden", "Norway won 3–1"),
    ("norwya sweeden result", "Norway won 3–1"),
    ("What was the score between Finland and Denmark?", "2–2 draw"),
    ("When did Norway play Iceland?", "27 May 2021 (May 27)"),
    ("Where did Iceland play Denmark?", "Harbour Park"),
    ("what stage was Norway v Sweden?", "semi-final"),
    ("what was the half-time score in Norway v Sweden?", "1–0 to Sweden"),
    ("by how many goals did Norway beat Iceland?", "2: Norway won 4–2"),
    ("how many goals did Norway score against Iceland?", "4"),
    ("who scored for Norway against Sweden?", "Pia Marie Lund (in the 52nd minute), Tove Aas, and perhaps others"),
    ("what minute did Norway score against Sweden?", "Pia Marie Lund (in the 52nd minute)"),
    ("what was the shootout score in Arbroath v Morton?", "Greenock Morton won 5–4 on penalties"),
    ("Who beat Denmark on May 30?", "Iceland"),
    ("who beat Norway 2-0?", "Finland"),
    ("who beat Norway?", "Finland"),
    ("who was Norway beaten by?", "Finland"),
    ("who did Norway lose to?", "Finland"),
    ("who did Denmark draw with?", "Finland"),
    ("who didn't Norway beat?", "Finland"),
    ("who do Norway play next?", "Estonia"),
    ("who knocked out Sweden?", "Norway"),
    ("who plays Estonia?", "Norway"),
    ("what is Norway's next match?", "Estonia"),
    ("when do Norway play next?", "2 June 2021 (Wednesday)"),
    ("when will Norway play Estonia?", "2 June 2021 (Wednesday)"),
    ("what day were Sweden knocked out?", "5 June 2021 (Saturday)"),
    ("which round did Sweden go out in?", "semi-final"),
    ("which stadium hosted Norway against Sweden?", "Mill Lane"),
]
PLAYERS = [
    ("who won Marchetti v Oyelaran?", "Luca Marchetti"),
    ("what was the score between Marchetti and Oyelaran?", "6-4 3-6 7-5"),
    ("who did Femi Oyelaran beat?", "Joris Maes"),
    ("who beat Maes?", "Femi Oyelaran"),
    ("did Oyelaran beat Marchetti?", "No: Luca Marchetti won"),
    ("what did Marchetti say?", "“My legs were gone”"),
]
YES_AND_NO = [
    ("Did Norway beat Sweden?", "Yes: Norway won 3–1"),
    ("Didn't Norway beat Sweden?", "Yes: Norway won 3–1"),
    ("Did Sweden beat Norway?", "No: Norway won 3–1"),
    ("Was Sweden beaten by Norway?", "Yes: Norway won 3–1"),
    ("Was Norway beaten by Sweden?", "No: Norway won 3–1"),
    ("Did Sweden lose to Norway?", "Yes: Norway won 3–1"),
    ("Did Finland beat Denmark?", "No: it was a 2–2 draw"),
    ("Did Finland draw with Denmark?", "Yes: it was a 2–2 draw"),
    ("Did Denmark fail to beat Finland?", "Yes: it was a 2–2 draw"),
    ("is it true that Sweden did not beat Norway?", "Yes: Norway won 3–1"),
    ("Did Norway beat Sweden 3-1?", "Yes: Norway won 3–1"),
    ("Did Norway beat Sweden 4-1?", "No: Norway won 3–1"),
    ("Did Norway play Finland?", "Yes: Finland won 2–0"),
    ("Did Norway lose any games?", "Yes: Finland 2–0 Norway"),
    ("Did Sweden win any games?", "No, in none of the 1 told of"),
]
LISTS = [
    ("which teams did Norway beat?", "Sweden, Iceland"),
    ("who plays for Norway?", "Pia Marie Lund"),
    ("list Norway's players", "Pia Marie Lund"),
    ("Which games did Norway win?", "Norway 3–1 Sweden; Norway 4–2 Iceland"),
    ("which matches did Norway not win?", "Finland 2–0 Norway"),
    ("how many games did Norway win?", "2: Sweden (3–1); Iceland (4–2)"),
    ("how many games did Norway lose?", "1: Finland (0–2)"),
    ("how many matches did Sweden win?", "None of the 1 told of"),
    ("how many times did Norway play Iceland?", "1: Norway 4–2 Iceland"),
    ("who was quoted?", "Rory Martin, Lena Doig, Luca Marchetti, Pia Marie Lund, Mika Salo, Jon Orn"),
]
DIGESTS = [
    (
        "what happened between Iceland and Denmark?",
        "Iceland won 1–0, in the Lakes Cup, at Harbour Park, on 30 May 2021 (May 30)",
    ),
    ("Iceland v Denmark", "Iceland won 1–0, in the Lakes Cup, at Harbour Park, on 30 May 2021 (May 30)"),
    ("tell me about Iceland", "Iceland 1–0 Denmark; Norway 4–2 Iceland"),
    ("Iceland news", "Iceland 1–0 Denmark; Norway 4–2 Iceland"),
    ("what's the latest on Iceland?", "Iceland 1–0 Denmark; Norway 4–2 Iceland"),
    ("any news about Tove Aas?", "Norway come from behind to beat Sweden in the Lakes Cup"),
    ("which stories mention Tove Aas?", "Norway come from behind to beat Sweden in the Lakes Cup"),
    ("what do you know about Jon Orn?", "Jon Orn: Iceland manager; said “Small island, big heart”"),
]
PEOPLE_AND_WORDS = [
    ("Who is Pia Marie Lund?", "Pia Marie Lund: Norway captain"),
    ("what did Jon Orn tweet?", "“Small island, big heart”"),
    ('who said "small island, big heart"?', "Jon Orn"),
    ("who took the photo of the Iceland fans?", "Anna Berg"),
    ("When was the article about Iceland published?", "1 June 2021"),
    ("what does takk mean?", "Thank you"),
    ("What's Norwegian for thank you?", "Takk"),
    ("what language was the note in?", "Norwegian"),
    ("what did the note in the dressing room say?", "Takk"),
    ("what was written on the banner in the away end?", "Never again"),
]
NO_FACTS = [
    ("who carried the cup into the ground?", "a retired ferry captain"),
    ("which countries' supporters swept the terraces?", "Finland and Estonia"),
]
TWO_IN_ONE = [
    ("Who won Norway v Sweden and where was it played?", "Norway; Mill Lane"),
    ("Where and when did Norway play Sweden?", "Mill Lane; 5 June 2021 (Saturday)"),
    ("Who won Norway v Sweden? When was it?", "Norway; 5 June 2021 (Saturday)"),
    ("Who won Norway v Sweden, and who refereed it?", "Norway; not told"),
]


@pytest.mark.parametrize(
    ("question", "answer"),
    [*RESULTS, *PLAYERS, *YES_AND_NO, *LISTS, *DIGESTS, *PEOPLE_AND_WORDS, *NO_FACTS, *TWO_IN_ONE],
)
def test_facts_answer(knowledge: Knowledge, question: str, answer: str) -> None:
    found = knowledge.ask(question)
    assert (found.status, found.text) == (Status.ANSWERED, answer)
    assert len(found.text.split()) <= 30
    assert found.citations
    for citation in found.citations:
        story = knowledge.story(citation.story)
        assert story is not None
        assert story.text[citation.start : citation.end] == citation.text


def test_all_stories_are_told_by_their_headlines(knowledge: Knowledge) -> None:
    found = knowledge.ask("what are the stories about?")
    assert found.kind == "overview"
    assert "Nerves of steel in the Thistle Trophy" in found.text
    assert len(found.citations) == 3


@pytest.mark.parametrize(
    "question",
    [
        "Did Norway beat Brazil?",
        "Who refereed Norway v Sweden?",
        "Who won Norway v Estonia?",
        "Who won the Lakes Cup?",
        "who scored for Sweden?",
        "when do Sweden play next?",
        "who plays for Denmark?",
        "What was the score of Norway v Denmark?",
        "What was the attendance of Norway v Sweden?",
        "how many shots did Norway have against Sweden?",
        "what minute did Norway score against Iceland?",
        "who won Norway v Sweden in 2017?",
        "what's the nickname of Norway?",
        "what does tusen mean?",
        "who found the flare under the seat?",
        pytest.param(
            "who carried the flag into the ground?",
            marks=pytest.mark.xfail(strict=True, reason="the sentence about the cup has all but one of these words"),
        ),
        "which newspaper reported the price of the tickets?",
        "who took the photo of the note in the dressing room?",
        "who scored the winner for Finland?",
        "who did Iceland beat on May 27?",
    ],
)
def test_what_no_fact_tells_is_not_answered_with_another_fact(knowledge: Knowledge, question: str) -> None:
    assert knowledge.ask(question).status is not Status.ANSWERED


@pytest.mark.parametrize(
    ("question", "says"),
    [("When did Sweden beat Norway?", "Norway won 3–1"), ("Where did Finland beat Denmark?", "it was a 2–2 draw")],
)
def test_a_false_premise_is_told(knowledge: Knowledge, question: str, says: str) -> None:
    found = knowledge.ask(question)
    assert found.status is Status.UNKNOWN
    assert found.text == f"The stories say otherwise: {says}"


@pytest.mark.parametrize(
    ("question", "not_this"),
    [
        ("when in Norway v Sweden did Lund equalise?", "5 June 2021 (Saturday)"),
        ("what did Norway leave behind after they beat Sweden?", "Norway"),
        ("who took the first kick when Morton beat Arbroath?", "Greenock Morton"),
        ("who is Pia Marie Lund's doctor?", "Pia Marie Lund: Norway captain"),
        ("what did Pia Marie Lund say about the referee?", "“We never stopped believing”"),
    ],
)
def test_a_question_that_asks_for_more_is_not_answered_with_the_bare_fact(
    knowledge: Knowledge, question: str, not_this: str
) -> None:
    assert knowledge.ask(question).text != not_this


def test_of_stories_as_near_the_one_whose_day_is_known_tells_when_it_came_out(tmp_path: Path) -> None:
    said = "The visitors left the dressing room spotless after the match."
    (tmp_path / "undated.txt").write_text(f"A spotless dressing room\n\n{said} The dressing room shone.\n", "utf-8")
    (tmp_path / "dated.txt").write_text(f"date 2021-06-08\n\nThe guests who cleaned\n\n{said}\n", "utf-8")
    with Knowledge.open(f"sqlite:///{tmp_path}/store.sqlite3", tmp_path) as opened:
        opened.reload()
        assert opened.ask("When was the article about the dressing room published?").text == "8 June 2021"
        assert opened.ask("When was the article about the referee published?").status is not Status.ANSWERED
