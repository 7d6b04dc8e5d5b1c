"""How the bot behaves, through the stand-in: greeting, cooldowns, presence, registering, being added by a person."""

from __future__ import annotations

import asyncio

import pytest

from tests.bot.stage import Stage
from tests.discord_standin import Permission, User

pytestmark = pytest.mark.asyncio(loop_scope="session")

ASK = {"question": "What was the score between Kenya and Cuba?"}


async def ready(stage: Stage) -> None:
    """Servers that come in before are those it was in already."""
    await stage.standin.until(lambda: "ready as" in stage.log, "the bot to be ready")


async def test_a_server_that_adds_it_is_greeted_in_its_channel_for_such(stage: Stage) -> None:
    await ready(stage)
    guild = stage.standin.world.guild("New club", User("new owner"))
    guild.channel("rules")
    guild.system_channel = guild.channel("hello")
    await stage.standin.invite(guild)
    posted = stage.standin.rest.posted
    greeting = await stage.standin.until(
        lambda: next((one for one in posted if one.channel is guild.system_channel), None), "a greeting"
    )
    for words in ("/help", "/ask", "Apps", "Send Messages", "/content add"):
        assert words in greeting.text
    assert sum(one.channel.guild is guild for one in posted) == 1


async def test_it_greets_where_it_may_write_and_nowhere_if_it_may_not(stage: Stage) -> None:
    await ready(stage)
    bot = stage.standin.world.bot.id
    closed = stage.standin.world.guild("Closed club", User("closed owner"))
    closed.channel("read-only").denied[bot] = Permission.SEND_MESSAGES
    half = stage.standin.world.guild("Half club", User("half owner"))
    half.channel("read-only").denied[bot] = Permission.SEND_MESSAGES
    open_one = half.channel("open")
    await stage.standin.invite(closed)
    await stage.standin.invite(half)
    posted = stage.standin.rest.posted
    await stage.standin.until(lambda: any(one.channel is open_one for one in posted), "a greeting")
    assert not any(one.channel.guild is closed for one in posted)


async def test_who_asks_too_often_is_asked_to_wait_for_their_eyes_only(own_stage: Stage) -> None:
    await own_stage.start(PRESSBOX_QUESTIONS_A_MINUTE="3")
    standin = own_stage.standin
    answers = [await standin.slash("ask", ASK) for _ in range(3)]
    assert all("2–0" in one.reply.text for one in answers)
    refused = await standin.slash("ask", ASK)
    assert refused.reply.ephemeral
    assert "second" in refused.reply.text
    pressed = await standin.press(answers[0].reply, "The story")
    assert pressed.reply.ephemeral
    assert "second" in pressed.reply.text
    assert await standin.autocomplete("match", "team", "ken")
    assert "2–0" in (await standin.slash("ask", ASK, by=own_stage.other)).reply.text


async def test_a_channel_is_told_once_that_somebody_has_to_wait(own_stage: Stage) -> None:
    await own_stage.start(PRESSBOX_QUESTIONS_A_MINUTE="1")
    standin = own_stage.standin
    await standin.message(ASK["question"])
    assert "second" in (await standin.message(ASK["question"])).text
    before = len(standin.rest.posted)
    await standin.say(ASK["question"], mention=True)
    await standin.message(ASK["question"], by=own_stage.other)
    assert len(standin.rest.posted) == before + 1


async def test_its_presence_shows_the_number_of_stories_and_follows_a_reload(own_stage: Stage) -> None:
    await own_stage.start()
    gateway = own_stage.standin.gateway

    def shown() -> str:
        (session,) = gateway.sessions.values()
        activities = (session.presence or {}).get("activities") or [{}]
        return str(activities[0].get("state") or "")

    number = len(list(own_stage.stories.iterdir()))
    await own_stage.standin.until(lambda: shown() == f"Reading {number} stories", "a presence")
    (own_stage.stories / "chile.md").write_text("---\ntitle: Chile win\n---\nChile beat Peru 4-0 in Lima.\n", "utf-8")
    await own_stage.reload()
    await own_stage.standin.until(lambda: shown() == f"Reading {number + 1} stories", "a new presence")


async def test_commands_are_registered_again_only_where_they_have_changed(own_stage: Stage) -> None:
    await own_stage.start()
    registered = own_stage.standin.world.commands
    await own_stage.stop()
    await own_stage.start()
    await own_stage.standin.slash("ask", ASK)
    assert own_stage.standin.world.commands is registered


async def test_somebody_who_added_it_for_themselves_can_use_it_anywhere(stage: Stage) -> None:
    for command in stage.standin.world.commands:
        moderating = command["name"] in {"content", "Add as story"}
        assert command["integration_types"] == ([0] if moderating else [0, 1])
        assert moderating or set(command["contexts"]) == {0, 1, 2}
    where = stage.standin.world.conversation(stage.other)
    asked = await stage.standin.slash("ask", ASK, by=stage.other, where=where, by_user_install=True)
    assert "2–0" in asked.reply.text


async def test_an_answer_that_was_deleted_does_not_come_again(stage: Stage) -> None:
    question = await stage.standin.say(ASK["question"], mention=True)
    answer = await stage.standin.replied(question)
    answer.deleted = True
    before = len(stage.standin.rest.posted)
    await asyncio.sleep(0.2)
    assert len(stage.standin.rest.posted) == before


async def test_commands_are_registered_again_where_their_definitions_have_changed(own_stage: Stage) -> None:
    await own_stage.start()
    registered = own_stage.standin.world.commands
    await own_stage.stop()
    renamed = "from bot.commands import ask; ask.ask.description = 'Ask the stories anything.'"
    await own_stage.start(before_it=renamed)
    await own_stage.standin.until(lambda: own_stage.standin.world.commands is not registered, "a registration")
    assert any(one["description"] == "Ask the stories anything." for one in own_stage.standin.world.commands)
