"""What people get from the desk, wherever they ask."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.desk import Asker, Desk, library, memory, report_reply
from bot.replies import Tone
from knowledge import Knowledge
from knowledge.model import NameKind, Problem, Report

CUP = """---
title: Norway win the cup
publisher: Quayside Courier
date: 2023-06-12
---
Norway beat Sweden 2-1 at Mill Lane on 10 June 2023.

"We never stopped running," said goalkeeper Pia Lund.

> What a night for #NOR
> — Harbour Fans (@harbourfans) June 10, 2023
"""
ANNA, BO = Asker("anna", "general", "1"), Asker("bo", "general", "1")


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def desk(tmp_path: Path, clock: Clock) -> Iterator[Desk]:
    (tmp_path / "cup.md").write_text(CUP, encoding="utf-8")
    with Knowledge.open("sqlite:///:memory:", tmp_path) as knowledge:
        knowledge.reload()
        yield Desk(knowledge, clock=clock)


def test_a_question_follows_up_on_the_same_persons_last_one_in_the_same_channel(desk: Desk, clock: Clock) -> None:
    follow_up = "And when was it?"
    desk.ask("Who won Norway v Sweden?", ANNA)
    assert "10" in desk.ask(follow_up, ANNA).heading
    for elsewhere in (BO, Asker("anna", "random", "1")):
        assert desk.ask(follow_up, elsewhere).tone is not Tone.ANSWER
    clock.now += memory.SECONDS + 1
    assert desk.ask(follow_up, ANNA).tone is not Tone.ANSWER


@pytest.mark.parametrize("typed", ["Pia Lund", "pia lund", "Lund", "Pia Lnud"])
def test_who_understands_names_as_typed(desk: Desk, typed: str) -> None:
    reply = desk.who(typed, ANNA)
    assert reply.tone is Tone.ANSWER
    assert "goalkeeper" in reply.heading


@pytest.mark.parametrize("typed", ["Pia Lundberg", "Nobody Atall", "", "🏆", "%"])
def test_who_picks_nobody_silently(desk: Desk, typed: str) -> None:
    reply = desk.who(typed, ANNA)
    assert reply.tone in {Tone.CLARIFY, Tone.UNKNOWN}
    assert "goalkeeper" not in reply.heading


@pytest.mark.parametrize("typed", ["@harbourfans", "harbourfans", "Harbour Fans"])
def test_quotes_are_found_by_handle_and_by_name(desk: Desk, typed: str) -> None:
    reply = desk.quote(typed, None, ANNA)
    assert "What a night" in reply.items[0].evidence[0].text


def test_quotes_are_narrowed_to_a_topic(desk: Desk) -> None:
    assert "never stopped running" in desk.quote(None, "running", ANNA).items[0].evidence[0].text
    assert desk.quote("Pia Lund", "geysers", ANNA).tone is Tone.UNKNOWN


@pytest.mark.parametrize(
    ("opponent", "on", "found"),
    [(None, None, True), ("sweden", "2023-06", True), ("Sweden", "2023-06-10", True), ("Sweden", "2022", False)],
)
def test_matches_are_narrowed_by_opponent_and_date(
    desk: Desk, opponent: str | None, on: str | None, *, found: bool
) -> None:
    reply = desk.match("#NOR", opponent, on, ANNA)
    assert ("2–1" in reply.heading) is found


def test_examples_are_questions_that_have_answers(desk: Desk) -> None:
    for hint in desk.help(ANNA).hints:
        assert desk.ask(hint, Asker("example", hint)).tone is Tone.ANSWER, hint


def test_long_lists_of_stories_are_cut_where_one_can_see_it(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(library, "SHELVED", 0)
    reply = desk.stories(ANNA)
    assert (reply.heading, reply.items) == ("1 story", ())
    assert "newest" in reply.body


def test_names_are_suggested_with_how_many_stories_tell_of_them(desk: Desk) -> None:
    first = desk.suggest_names("swed", (NameKind.TEAM,), ANNA)[0]
    assert (first.value, first.label) == ("Sweden", "Sweden · 1 story")


def test_a_report_tells_what_changed_and_what_could_not_be_read() -> None:
    problem = Problem("broken.jsonl", "the line is not a JSON object", 2)
    reply = report_reply(Report(7, ("a.md",), ("b.md",), ("c.md",), 4, ("broken.jsonl#1",), (problem,)))
    told = " ".join(f"{item.heading} {item.detail}" for item in reply.items)
    for words in ("Added: 1 a.md", "Changed: 1 b.md", "Removed: 1 c.md", "broken.jsonl, line 2 the line is not"):
        assert words in told
    assert "Edition 7" in reply.heading
