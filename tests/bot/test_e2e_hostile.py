"""Stories and people that try to misuse the bot: nobody is pinged, nothing is formatted, every limit holds."""

from __future__ import annotations

import pytest

from tests.bot.stage import TOPICS, Stage

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_a_story_pings_nobody_and_formats_nothing(stage: Stage) -> None:
    for where in (stage.standin.channel, stage.plain):
        answer = await stage.standin.message("What was the score between Peru and Egypt?", where=where)
        assert "@everyone" not in answer.text
        assert "<@1>" not in answer.text
        assert "[the fan page](" not in answer.text
        assert "discord.gg" not in answer.text
        assert answer.pinged == frozenset()
        assert not answer.mention_everyone


@pytest.mark.parametrize(
    "question",
    ["@everyone <@1> **who** won?", "`" * 400, "who " * 120, "\u202ewon\u0000 who", "' OR 1=1 --", "🏆" * 240],
    ids=["mentions", "ticks", "long", "controls", "sql", "emoji"],
)
async def test_any_question_gets_a_reply(stage: Stage, question: str) -> None:
    assert (await stage.standin.slash("ask", {"question": question})).reply.embeds
    assert (await stage.standin.message(question)).text


async def test_a_name_that_nobody_has_comes_back_as_it_was_typed(stage: Stage) -> None:
    asked = await stage.standin.slash("who", {"name": "**@everyone** [x](https://bad.example)"})
    assert "@everyone" not in asked.reply.text
    assert "[x](" not in asked.reply.text


async def test_long_quotations_come_in_pages_without_loss(stage: Stage) -> None:
    asked = await stage.standin.slash("quote", {"speaker": "Olafur Jonsson"})
    seen = asked.reply.text
    while any(control.get("label") == "Next page" for control in asked.reply.controls):
        await stage.standin.press(asked.reply, "Next page")
        seen += asked.reply.text
    for topic in TOPICS:
        assert f"Speech {topic} was long" in seen


async def test_long_texts_fit_where_embeds_are_not_allowed(stage: Stage) -> None:
    answer = await stage.standin.message("What did Olafur Jonsson say?", where=stage.plain)
    assert 0 < len(answer.content) <= 2000
