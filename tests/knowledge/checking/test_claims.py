"""What a message claims and what the stories say to it: tables of text → verdicts, negatives included."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge import Knowledge
from knowledge.checking.claims import Claim

SENT = dt.date(2023, 6, 15)
STORIES = {
    "harbour.md": """---
title: Norway hold on at the harbour
publisher: Quayside Courier
date: 2023-06-11
---
Norway beat Ghana 2-1 at Harbour Park on 10 June 2023 in the final of the Coastal Cup.

"We never stopped believing, not for a single minute of this long summer," said captain Ingrid Solberg.

"My team deserved more than this," said Ghana coach Kwame Asante.
""",
    "friendly.md": """---
title: Ghana warm up well
publisher: Inland Echo
date: 2023-03-05
---
Ghana beat Norway 3-0 in a friendly on 4 March 2023.

Chile and Peru drew 1-1 in the semi-final on 1 March 2023.

Norway will play Chile in Bergen on 2 July 2023.
""",
    "malta-one.md": """---
title: Kenya see off Malta
date: 2023-05-03
---
Kenya beat Malta 3-1 on 2 May 2023.
""",
    "malta-two.md": """---
title: Malta fall short
date: 2023-05-03
---
Malta lost 2-1 to Kenya on 2 May 2023, and went home.
""",
}


@pytest.fixture(scope="module")
def knowledge(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Knowledge]:
    folder = tmp_path_factory.mktemp("stories")
    for name, text in STORIES.items():
        (folder / name).write_text(text, "utf-8")
    with Knowledge.open("sqlite:///:memory:", folder) as opened:
        opened.reload()
        yield opened


def verdicts(claims: tuple[Claim, ...]) -> dict[str, str]:
    return {claim.kind.value: claim.verdict.value for claim in claims}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norway beat Ghana 2-1", {"result": "said", "score": "said"}),
        ("norway beat ghana 2-1 lol", {"result": "said", "score": "said"}),
        ("norwya beat ghana 2-1", {"result": "said", "score": "said"}),
        ("Ghana lost 2-1 to Norway on 10 June 2023", {"result": "said", "score": "said", "date": "said"}),
        ("Norway beat Ghana 2:1", {"result": "said", "score": "said"}),
        ("Norway beat Ghana at 9:05, 12:30 or 7:45", {"result": "said"}),
        ("norway lost 3-0 to ghana on 4 march", {"result": "said", "score": "said", "date": "said"}),
        ("#NOR beat #GHA 3-1", {"result": "said", "score": "otherwise"}),
        ("Norway drew with Ghana 1-1", {"result": "otherwise", "score": "otherwise"}),
        ("Ghana were beaten by Norway", {"result": "said"}),
        ("Norway 2 Ghana 1", {"result": "said", "score": "said"}),
        ("Norway beat Ghana 4-1", {"result": "said", "score": "otherwise"}),
        ("Ghana beat Norway 3-0", {"result": "said", "score": "said"}),
        ("Norway beat Ghana on 11 June 2023", {"result": "said", "date": "otherwise"}),
        ("Norway beat Ghana on June 10", {"result": "said", "date": "said"}),
        ("Norway beat Ghana on June 12", {"result": "said", "date": "otherwise"}),
        ("Norway beat Ghana in June 2023", {"result": "said", "date": "said"}),
        ("Norway beat Ghana in the final", {"result": "said", "stage": "said"}),
        ("Norway beat Ghana in the semi-final", {"result": "said", "stage": "otherwise"}),
        ("Chile beat Peru", {"result": "otherwise"}),
        ("Chile and Peru drew 1-1", {"result": "said", "score": "said"}),
        ("Chile and Peru drew 2-2", {"result": "said", "score": "otherwise"}),
        ("Norway beat Chile 1-0", {"result": "untold", "score": "untold"}),
        ("Sweden beat Denmark 1-0", {"result": "untold", "score": "untold"}),
        ("Fairford Rovers beat Ostwick Town 3-0", {"result": "untold", "score": "untold"}),
        ("Norway will play Chile on 2 July 2023", {"fixture": "said", "date": "said"}),
        ("Norway will play Chile on 3 July 2023", {"fixture": "said", "date": "otherwise"}),
    ],
)
def test_results_scores_dates_and_stages_are_held_against_the_stories(
    knowledge: Knowledge, text: str, expected: dict[str, str]
) -> None:
    assert verdicts(knowledge.check(text, SENT)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            '"We never stopped believing, not for a single minute of this long summer," said Ingrid Solberg',
            {"words": "said", "speaker": "said"},
        ),
        ('Solberg said "we never stopped believing"', {"words": "said", "speaker": "said"}),
        (
            '"My team deserved more than this," said Ingrid Solberg.',
            {"words": "said", "speaker": "otherwise"},
        ),
        (
            '"We always stopped believing, not for one minute of this long summer," said Ingrid Solberg',
            {"words": "otherwise"},
        ),
        ('"The geysers were full of soup that night," said Ingrid Solberg', {"words": "untold"}),
        ('they wrote "my team deserved more than this"', {"words": "said"}),
    ],
)
def test_quotations_are_held_against_the_stories(knowledge: Knowledge, text: str, expected: dict[str, str]) -> None:
    assert verdicts(knowledge.check(text, SENT)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "hello there",
        "I like Norway",
        "Who scored?",
        "🏆",
        "Norway and Ghana, eh",
        "Norway didn't beat Ghana",
        "I hope Norway beat Ghana",
        "If Norway beat Ghana, I sing",
    ],
)
def test_what_claims_nothing_is_not_marked(knowledge: Knowledge, text: str) -> None:
    assert knowledge.check(text, SENT) == ()


def test_where_stories_differ_a_claim_is_said_with_what_speaks_against_it(knowledge: Knowledge) -> None:
    for score in ("3-1", "2-1"):
        claims = {claim.kind.value: claim for claim in knowledge.check(f"Kenya beat Malta {score}", SENT)}
        assert claims["score"].verdict == "said"
        assert claims["score"].against
        assert not claims["result"].against


def test_every_verdict_but_untold_has_its_evidence_and_the_words_it_is_about(knowledge: Knowledge) -> None:
    text = "so norway beat ghana 4-1 you say. And then Chile beat Peru!"
    for claim in knowledge.check(text, SENT):
        assert claim.verdict == "untold" or claim.evidence
        assert claim.said in text


def test_a_day_that_counts_from_the_message_is_never_held_against_it(knowledge: Knowledge) -> None:
    assert verdicts(knowledge.check("Norway beat Ghana yesterday", SENT))["date"] == "untold"
    assert verdicts(knowledge.check("Norway beat Ghana yesterday", dt.date(2023, 6, 11)))["date"] == "said"


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.sampled_from('Norway beat Ghana 2-1 "said" 10 June\n@#<>🏆é'), max_size=200))
def test_any_text_is_checked_without_harm(knowledge: Knowledge, text: str) -> None:
    for claim in knowledge.check(text, SENT):
        assert claim.start >= 0


def test_evidence_has_the_words_that_tell_the_point_marked(knowledge: Knowledge) -> None:
    text = "Norway beat Ghana 2-1 on 11 June 2023 in the semi-final"
    claims = {claim.kind.value: claim for claim in knowledge.check(text, SENT)}
    for kind, words in (("score", "2-1"), ("date", "10 June 2023"), ("stage", "final")):
        citation = claims[kind].evidence[0]
        assert words in [citation.text[start:end] for start, end in citation.highlights]
