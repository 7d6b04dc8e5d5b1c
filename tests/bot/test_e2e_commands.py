"""Slash commands through the stand-in: what people get, and how soon."""

from __future__ import annotations

import asyncio

import pytest

from tests.bot.stage import Stage

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_ask_gives_the_short_answer_with_its_evidence_in_bold_and_its_source(stage: Stage) -> None:
    asked = await stage.standin.slash("ask", {"question": "What was the score between Norway and Ghana?"})
    text = asked.reply.text
    assert "2–1" in text or "2-1" in text
    assert "**" in text
    assert "Norway hold on at the harbour" in text or "Solberg's header settles" in text.replace("’", "'")
    assert "June 2023" in text


async def test_every_command_is_answered(stage: Stage) -> None:
    for name, options in (
        ("ask", {"question": "Who is the captain of Norway?"}),
        ("match", {"team": "Norway"}),
        ("who", {"name": "Solberg"}),
        ("quote", {"speaker": "Solberg"}),
        ("stories", {}),
        ("help", {}),
    ):
        asked = await stage.standin.slash(name, options)
        assert asked.acknowledged is not None
        assert asked.reply.embeds, name


async def test_ask_says_so_where_the_stories_do_not_say(stage: Stage) -> None:
    asked = await stage.standin.slash("ask", {"question": "Who won the 1998 chess olympiad in Elista?"})
    assert "don't say" in asked.reply.text.replace("’", "'")


async def test_match_finds_the_one_between_two_teams(stage: Stage) -> None:
    asked = await stage.standin.slash("match", {"team": "norway", "opponent": "ghana", "date": "10 June 2023"})
    assert "Norway" in asked.reply.text
    assert "Ghana" in asked.reply.text
    assert "1" in asked.reply.text


async def test_match_says_which_dates_it_can_read(stage: Stage) -> None:
    asked = await stage.standin.slash("match", {"team": "Norway", "date": "the day after"})
    assert asked.reply.ephemeral
    assert "2 July 2018" in asked.reply.text


async def test_who_says_what_somebody_is(stage: Stage) -> None:
    asked = await stage.standin.slash("who", {"name": "Ingrid Solberg"})
    assert "captain" in asked.reply.text.casefold()


async def test_quote_shows_what_was_said(stage: Stage) -> None:
    asked = await stage.standin.slash("quote", {"speaker": "Ingrid Solberg"})
    assert "never stopped believing" in asked.reply.text


async def test_stories_lists_all_of_them(stage: Stage) -> None:
    asked = await stage.standin.slash("stories")
    assert "Norway hold on at the harbour" in asked.reply.text
    assert "Quayside Courier" in asked.reply.text


async def test_help_is_for_ones_own_eyes_and_names_only_what_one_may_use(stage: Stage) -> None:
    members = await stage.standin.slash("help")
    moderators = await stage.standin.slash("help", by=stage.standin.moderator)
    assert members.reply.ephemeral
    assert "/ask" in members.reply.text
    assert "/content" not in members.reply.text
    assert "/content" in moderators.reply.text


@pytest.mark.parametrize("typed", ["Norway", "norwya", "Norw", "NORWAY", "nórway"])
async def test_autocomplete_finds_a_team_however_it_is_typed(stage: Stage, typed: str) -> None:
    offered = await stage.standin.autocomplete("match", "team", typed)
    assert "Norway" in [one["value"] for one in offered]
    assert all(len(one["name"]) <= 100 for one in offered)


async def test_autocomplete_offers_something_before_anything_is_typed(stage: Stage) -> None:
    assert len(await stage.standin.autocomplete("who", "name", "")) <= 25


async def test_what_was_typed_counts_when_nothing_was_picked(stage: Stage) -> None:
    asked = await stage.standin.slash("match", {"team": "norwya", "opponent": "Ghana"})
    assert "Norway" in asked.reply.text


async def test_commands_work_in_a_direct_conversation(stage: Stage) -> None:
    where = stage.standin.world.conversation(stage.standin.member)
    asked = await stage.standin.slash("who", {"name": "Solberg"}, where=where)
    assert "Solberg" in asked.reply.text


async def test_pages_turn_for_the_person_who_asked_and_for_nobody_else(stage: Stage) -> None:
    asked = await stage.standin.slash("quote", {"speaker": "Olafur Jonsson"})
    first = asked.reply.text
    refused = await stage.standin.press(asked.reply, "Next page", by=stage.other)
    assert refused.reply.ephemeral
    assert "Only the person who asked" in refused.reply.text
    assert asked.reply.text == first
    await stage.standin.press(asked.reply, "Next page")
    second = asked.reply.text
    assert second != first
    await stage.standin.press(asked.reply, "Back")
    assert asked.reply.text == first


async def test_a_double_press_turns_one_page(stage: Stage) -> None:
    asked = await stage.standin.slash("quote", {"speaker": "Olafur Jonsson"})
    one, two = await asyncio.gather(
        stage.standin.press(asked.reply, "Next page"), stage.standin.press(asked.reply, "Next page")
    )
    assert one.refusals == two.refusals == []
    assert "Page 2 of" in asked.reply.text


async def test_more_evidence_is_a_press_away(stage: Stage) -> None:
    asked = await stage.standin.slash("match", {"team": "Norway", "opponent": "Ghana", "date": "2023-06-10"})
    before = asked.reply.text
    await stage.standin.press(asked.reply, "More evidence")
    assert asked.reply.text != before
    assert asked.reply.text.count("> ") >= 1


async def test_an_unknown_name_is_asked_back_and_a_choice_answers_in_place(stage: Stage) -> None:
    asked = await stage.standin.slash("who", {"name": "Ingrid Sundberg"})
    assert "captain" not in asked.reply.text.casefold()
    await stage.standin.choose(asked.reply, "Choose", "Solberg")
    assert "Solberg" in asked.reply.text
    assert not any("Choose" in (control.get("placeholder") or "") for control in asked.reply.controls)


async def test_fifty_at_once_are_acknowledged_before_any_work_for_them_is_waited_for(stage: Stage) -> None:
    """Within a second on any machine that runs nothing else; on a busy one in proportion to one alone."""
    alone = [(await stage.standin.slash("help")).acknowledged or 9 for _ in range(5)]
    asked = await asyncio.gather(
        *(stage.standin.slash("ask", {"question": f"Who beat Ghana, try {number}?"}) for number in range(50))
    )
    slowest = max(one.acknowledged or 9 for one in asked)
    assert not any(one.refusals for one in asked)
    assert slowest < max(1.0, 50 * 3 * sorted(alone)[2]), (slowest, alone)
