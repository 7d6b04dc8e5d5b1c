"""The buttons below an answer through the stand-in: who may press what, and what comes of it."""

from __future__ import annotations

import pytest

from tests.bot.stage import Stage

pytestmark = pytest.mark.asyncio(loop_scope="session")

QUESTION = {"question": "What was the score between Kenya and Cuba?"}


async def test_the_story_is_a_press_away_for_whoever_presses(stage: Stage) -> None:
    asked = await stage.standin.slash("ask", QUESTION)
    before = asked.reply.text
    shown = await stage.standin.press(asked.reply, "The story", by=stage.other)
    assert shown.reply.ephemeral
    assert "Kenya see off Malta in Valletta" in shown.reply.text
    assert asked.reply.text == before


async def test_of_several_stories_one_is_chosen(stage: Stage) -> None:
    asked = await stage.standin.slash("match", {"team": "Kenya", "opponent": "Malta"})
    shown = await stage.standin.press(asked.reply, "The stories")
    assert "2 stories" in shown.reply.text
    await stage.standin.choose(shown.reply, "Choose", "Malta fall short")
    assert "Inland Echo" in shown.reply.text
    assert "and went home" in shown.reply.text


async def test_related_stories_are_those_about_the_same(stage: Stage) -> None:
    asked = await stage.standin.slash("story", {"title": "Malta fall short against Kenya"})
    shown = await stage.standin.press(asked.reply, "Related")
    assert shown.reply.ephemeral
    assert "Kenya see off Malta in Valletta" in shown.reply.text


async def test_not_right_is_kept_for_the_moderators_of_this_server_once(stage: Stage) -> None:
    asked = await stage.standin.slash("ask", QUESTION)
    told = await stage.standin.press(asked.reply, "Not right", by=stage.other)
    assert told.reply.ephemeral
    assert "moderators will see it" in told.reply.text
    again = await stage.standin.press(asked.reply, "Not right", by=stage.other)
    assert "already" in again.reply.text
    assert stage.rows("SELECT collection, question, state FROM doubt") == [
        (str(stage.standin.guild.id), QUESTION["question"], "open")
    ]


async def test_what_the_stories_do_not_say_can_be_called_wrong_too(stage: Stage) -> None:
    asked = await stage.standin.slash("ask", {"question": "Who refereed Kenya v Cuba?"})
    assert any(one["label"] == "Not right" for one in asked.reply.controls)


async def test_after_a_restart_buttons_say_that_they_are_too_old(own_stage: Stage) -> None:
    await own_stage.start()
    asked = await own_stage.standin.slash("ask", QUESTION)
    controls = asked.reply.components
    await own_stage.stop()
    await own_stage.start()
    asked.reply.components = controls
    for label in ("The story", "Related", "Not right"):
        told = await own_stage.standin.press(asked.reply, label)
        assert told.reply.ephemeral
        assert "too old" in told.reply.text


async def test_a_stop_takes_the_buttons_off(own_stage: Stage) -> None:
    await own_stage.start()
    asked = await own_stage.standin.slash("ask", QUESTION)
    assert asked.reply.controls
    await own_stage.stop()
    assert not asked.reply.controls


async def test_a_mention_has_the_buttons_too(stage: Stage) -> None:
    answer = await stage.standin.message(QUESTION["question"])
    shown = await stage.standin.press(answer, "The story")
    assert "Quayside Courier" in shown.reply.text


async def test_who_uses_the_app_as_their_own_writes_nothing_for_the_server_they_are_in(own_stage: Stage) -> None:
    await own_stage.start()
    asked = await own_stage.standin.slash("ask", QUESTION, by_user_install=True)
    await own_stage.standin.press(asked.reply, "Not right", by_user_install=True)
    assert own_stage.rows("SELECT collection FROM doubt") == [("global",)]


SOON = "import functools; from bot.commands import host, shelf; host.Shelf = functools.partial(shelf.Shelf, life=4.0)"
"""Lets controls time out after seconds instead of ten minutes."""


async def test_paging_times_out_and_leaves_the_answer_without_dead_buttons(own_stage: Stage) -> None:
    await own_stage.start(before_it=SOON)
    standin = own_stage.standin
    listed = await standin.slash("quote", {"speaker": "Olafur Jonsson"})
    mentioned = await standin.message(QUESTION["question"])
    before, controls = listed.reply.text, listed.reply.components
    await standin.press(listed.reply, "Next page")
    turned = listed.reply.text
    assert turned != before
    await standin.until(lambda: not listed.reply.controls and not mentioned.controls, "the buttons to go")
    assert listed.reply.text == turned
    assert "2–0" in mentioned.text
    listed.reply.components = controls
    told = await standin.press(listed.reply, "Next page")
    assert told.reply.ephemeral
    assert "too old" in told.reply.text
    assert "Traceback" not in own_stage.log


async def test_a_story_has_no_button_to_itself(stage: Stage) -> None:
    asked = await stage.standin.slash("story", {"title": "Malta fall short against Kenya"})
    assert [one["label"] for one in asked.reply.controls] == ["Related", "Not right"]


async def test_nothing_is_related_to_a_story_about_something_else(stage: Stage) -> None:
    asked = await stage.standin.slash("story", {"title": "The longest speech"})
    shown = await stage.standin.press(asked.reply, "Related")
    assert "No other story is about this" in shown.reply.text


async def test_how_many_stories_agree_and_what_others_say_is_shown(stage: Stage) -> None:
    agreed = await stage.standin.slash("ask", {"question": "Who won Norway v Ghana in the final?"})
    assert "2 stories agree" in agreed.reply.text
    differing = await stage.standin.slash("ask", {"question": "What was the score of Kenya v Malta?"})
    text = differing.reply.text
    assert "Other stories say otherwise" in text
    assert "2-1" in text
    assert "3-1" in text
    assert "Inland Echo" in text
    assert "Quayside Courier" in text
