"""The context menus of a message through the stand-in."""

from __future__ import annotations

import pytest

from tests.bot.stage import Stage

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_ask_the_stories_answers_what_somebody_else_asked(stage: Stage) -> None:
    message = await stage.standin.say("what was the score between Norway and Ghana in the final?", by=stage.other)
    asked = await stage.standin.menu("Ask the stories", message)
    assert "2–1" in asked.reply.text


async def test_every_claim_is_marked_with_its_evidence(stage: Stage) -> None:
    message = await stage.standin.say(
        'kenya beat cuba 3-0. Sweden beat Denmark 1-0! "We never stopped believing," said Solberg', by=stage.other
    )
    asked = await stage.standin.menu("Check this claim", message)
    text = asked.reply.text
    while any(one.get("label") == "Next page" for one in asked.reply.controls):
        await stage.standin.press(asked.reply, "Next page")
        text += asked.reply.text
    assert "The stories say so: Kenya beat Cuba" in text
    assert "The stories say otherwise: Kenya 3–0 Cuba" in text
    assert "They say: Kenya 2–0 Cuba" in text
    assert "The stories don't say: Sweden beat Denmark" in text
    assert "The stories say so: “We never stopped believing" in text
    assert "Kenya then beat Cuba **2-0** on 6 May 2023" in text
    assert "Kenya see off Malta in Valletta" in text


async def test_a_claim_on_which_the_stories_differ_shows_both(stage: Stage) -> None:
    message = await stage.standin.say("Kenya beat Malta 3-1", by=stage.other)
    text = (await stage.standin.menu("Check this claim", message)).reply.text
    assert "The stories say so: Kenya 3–1 Malta" in text
    assert "another story says otherwise" in text
    assert "Malta lost **2-1** to Kenya" in text


async def test_a_message_that_claims_nothing_is_told_so(stage: Stage) -> None:
    message = await stage.standin.say("lovely weather", by=stage.other)
    text = (await stage.standin.menu("Check this claim", message)).reply.text
    assert "no claim" in text


async def test_a_message_without_words_is_told_so_for_ones_own_eyes(stage: Stage) -> None:
    message = await stage.standin.say("", by=stage.other)
    for name in ("Check this claim", "Ask the stories"):
        told = (await stage.standin.menu(name, message)).reply
        assert told.ephemeral
        assert "no words" in told.text


async def test_a_hostile_message_pings_nobody(stage: Stage) -> None:
    words = (
        '@everyone **Norway** beat Ghana 9-0 said "@here is where we never stopped believing" <@1> discord.gg/abcdef'
    )
    message = await stage.standin.say(words, by=stage.other)
    asked = await stage.standin.menu("Check this claim", message)
    assert asked.reply.pinged == frozenset()
    assert "discord.gg/abcdef" not in asked.reply.text


async def test_an_answer_of_the_bot_can_be_checked_too(stage: Stage) -> None:
    answer = await stage.standin.message("What was the score between Kenya and Cuba?")
    text = (await stage.standin.menu("Check this claim", answer)).reply.text
    assert "The stories say so" in text


async def test_help_tells_of_the_menus(stage: Stage) -> None:
    asked = await stage.standin.slash("help")
    text = asked.reply.text
    while any(one.get("label") == "Next page" for one in asked.reply.controls):
        await stage.standin.press(asked.reply, "Next page")
        text += asked.reply.text
    assert "Check this claim" in text
    assert "Ask the stories" in text


@pytest.mark.parametrize("own", [False, True])
async def test_the_menus_work_in_a_direct_conversation(stage: Stage, own: bool) -> None:
    where = stage.standin.world.conversation(stage.other)
    by = stage.other if own else stage.standin.world.bot
    message = await stage.standin.say("kenya beat cuba 2-0", by=by, where=where)
    text = (await stage.standin.menu("Check this claim", message, by=stage.other)).reply.text
    assert "The stories say so: Kenya 2–0 Cuba" in text
    text = (await stage.standin.menu("Ask the stories", message, by=stage.other)).reply.text
    assert "Kenya" in text
