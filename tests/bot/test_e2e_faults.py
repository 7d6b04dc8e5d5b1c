"""What goes wrong on the way to Discord and back, and what people notice of it: an answer."""

from __future__ import annotations

import asyncio
import signal

import pytest

from tests.bot.stage import Stage

pytestmark = pytest.mark.asyncio(loop_scope="session")

ASK = {"question": "What was the score between Norway and Ghana?"}


@pytest.mark.parametrize("code", [None, 4000, 1001])
async def test_after_a_dropped_gateway_it_resumes_and_misses_nothing(stage: Stage, code: int | None) -> None:
    gateway = stage.standin.gateway
    resumes, identifies = gateway.resumes, gateway.identifies
    await gateway.drop(code)
    meanwhile = await stage.standin.say("Who beat Ghana?", mention=True)
    assert (await stage.standin.replied(meanwhile)).embeds
    assert gateway.resumes == resumes + 1
    assert gateway.identifies == identifies


async def test_told_to_reconnect_it_resumes(stage: Stage) -> None:
    resumes = stage.standin.gateway.resumes
    await stage.standin.gateway.ask_to_reconnect()
    await stage.standin.until(lambda: stage.standin.gateway.resumes == resumes + 1, "a RESUME")
    assert (await stage.standin.slash("ask", ASK)).reply.embeds


async def test_with_its_session_gone_it_starts_a_new_one(stage: Stage) -> None:
    identifies = stage.standin.gateway.identifies
    await stage.standin.gateway.invalidate()
    await stage.standin.until(
        lambda: stage.standin.gateway.identifies == identifies + 1 and stage.standin.gateway.connected, "an IDENTIFY"
    )
    assert (await stage.standin.slash("ask", ASK)).reply.embeds


@pytest.mark.parametrize("path", ["/callback$", "/messages/@original$"])
@pytest.mark.parametrize("status", [429, 502])
async def test_a_command_is_answered_after_a_refused_request(stage: Stage, path: str, status: int) -> None:
    method = "POST" if path == "/callback$" else "PATCH"
    if status == 429:
        fault = stage.standin.faults.rate_limit(path, method=method)
    else:
        fault = stage.standin.faults.fail(path, status, method=method)
    assert (await stage.standin.slash("ask", ASK)).reply.embeds
    assert fault.met == 1


@pytest.mark.parametrize("status", [429, 502])
async def test_a_mention_is_answered_after_a_refused_request(stage: Stage, status: int) -> None:
    lay = stage.standin.faults
    fault = lay.rate_limit(r"/messages$") if status == 429 else lay.fail(r"/messages$", status)
    assert (await stage.standin.message("Who beat Ghana?")).embeds
    assert fault.met == 1


async def test_an_interaction_that_came_too_late_harms_nobody(stage: Stage) -> None:
    late = await stage.standin.slash("ask", ASK, late=True, wait=False)
    await stage.standin.until(lambda: late.refusals, "the bot to try")
    assert late.refusals[0]["code"] == 10062
    assert (await stage.standin.slash("ask", ASK)).reply.embeds


async def test_an_answer_dismissed_while_it_was_being_made_harms_nobody(stage: Stage) -> None:
    stage.standin.faults.slow("/messages/@original$", 0.3, method="PATCH")
    asked = await stage.standin.slash("ask", ASK, wait=False)
    message = await stage.standin.until(lambda: asked.original, "a deferral")
    message.deleted = True
    await asyncio.sleep(0.5)
    assert (await stage.standin.slash("ask", ASK)).reply.embeds
    assert "Traceback" not in stage.log


async def test_a_command_that_has_been_renamed_is_explained(stage: Stage) -> None:
    stage.standin.world.commands.append(stage.standin.world.commands[0] | {"name": "former"})
    try:
        told = await stage.standin.slash("former", forced=True, options=ASK)
    finally:
        stage.standin.world.commands.pop()
    assert told.reply.ephemeral
    assert "just changed" in told.reply.text


async def test_told_to_stop_it_says_goodbye_and_leaves_no_dead_buttons(own_stage: Stage) -> None:
    await own_stage.start()
    listed = await own_stage.standin.slash("quote", {"speaker": "Olafur Jonsson"})
    assert listed.reply.controls
    under_way = [await own_stage.standin.slash("ask", ASK, wait=False) for _ in range(3)]
    await own_stage.standin.until(lambda: all(one.original for one in under_way), "deferrals")
    assert await own_stage.stop(signal.SIGTERM) == 0
    assert all(one.settled for one in under_way)
    assert listed.reply.controls == []
    assert own_stage.standin.gateway.closes[-1] == 1000
    assert "Traceback" not in own_stage.log


async def test_after_a_crash_old_buttons_say_so_and_commands_are_not_registered_again(own_stage: Stage) -> None:
    await own_stage.start()
    listed = await own_stage.standin.slash("quote", {"speaker": "Olafur Jonsson"})
    await own_stage.stop(signal.SIGKILL)
    await own_stage.start()
    pressed = await own_stage.standin.press(listed.reply, "Next page")
    assert pressed.reply.ephemeral
    assert "too old" in pressed.reply.text
    registrations = [one for one in own_stage.standin.server.records if one.method == "PUT"]
    assert len(registrations) == 1


async def test_a_wrong_token_ends_it_with_one_line_why(own_stage: Stage) -> None:
    typed = "wrong.token.nobody-should-see"
    await own_stage.start(wait=False, DISCORD_TOKEN=typed)
    assert await own_stage.exit_code() == 3
    assert "DISCORD_TOKEN" in own_stage.log
    assert typed not in own_stage.log


async def test_the_token_is_in_no_log_and_the_heart_never_stalled(stage: Stage) -> None:
    assert stage.standin.world.token not in stage.log
    assert stage.standin.gateway.longest_silence < 3 * stage.standin.gateway.heartbeat


async def test_a_press_that_goes_wrong_is_owned_up_to(stage: Stage) -> None:
    listed = await stage.standin.slash("quote", {"speaker": "Olafur Jonsson"})
    before = listed.reply.text
    fault = stage.standin.faults.fail("/callback$", 403)
    pressed = await stage.standin.press(listed.reply, "Next page")
    assert fault.met == 1
    assert pressed.reply.ephemeral
    assert "Something went wrong" in pressed.reply.text
    assert listed.reply.text == before
