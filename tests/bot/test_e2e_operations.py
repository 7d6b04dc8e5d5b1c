"""Running the bot: what it tells of itself, when it starts, and how it stops."""

from __future__ import annotations

import json
import signal
import socket
import time

import pytest

from tests.bot.asking_health import fetch, free_port, until_ready, until_serving
from tests.bot.stage import Stage
from tests.discord_standin import Interaction

pytestmark = pytest.mark.asyncio(loop_scope="session")

ASK = {"question": "What was the score between Norway and Ghana?"}
CURIOUS = "zyzzogeton"
"""A word that nothing but a question holds."""


async def test_it_starts_while_discord_is_away_and_says_so(own_stage: Stage) -> None:
    port = free_port()
    away = own_stage.standin.faults.fail("/users/@me$", 521, method="GET", times=2)
    nowhere = own_stage.standin.faults.fail("/gateway/bot$", 521, method="GET")
    await own_stage.start(wait=False, PRESSBOX_METRICS=str(port))
    status, told = await until_serving(own_stage, port)
    assert status == 503
    assert json.loads(told)["lacking"]
    assert (await fetch(port, "/healthz"))[0] == 200
    await own_stage.standin.connected()
    await until_ready(port)
    assert (away.met, nowhere.met) == (2, 1)
    assert own_stage.log.count("Discord cannot be reached") == 3
    assert "Traceback" not in own_stage.log
    assert (await own_stage.standin.slash("ask", ASK)).reply.embeds


async def test_metrics_count_and_time_without_a_word_of_what_was_asked(own_stage: Stage) -> None:
    port, standin = free_port(), own_stage.standin
    await own_stage.start(
        PRESSBOX_METRICS=f"127.0.0.1:{port}", PRESSBOX_LOG_FORMAT="json", PRESSBOX_QUESTIONS_A_MINUTE="5"
    )
    await until_ready(port)
    await standin.slash("ask", ASK)
    await standin.slash("ask", {"question": f"Who is {CURIOUS}?"})
    await standin.message(f"What did {CURIOUS} say?")
    await standin.slash("match", {"team": CURIOUS, "date": f"on {CURIOUS}day"})
    await standin.autocomplete("team", "team", CURIOUS)
    standin.faults.fail("/callback$", 403)
    await standin.slash("who", {"name": CURIOUS})
    await own_stage.reload()
    _, told = await fetch(port, "/metrics")
    for line in (
        'pressbox_questions_total{kind="score",outcome="answered"} 1.0',
        'pressbox_questions_total{kind="who",outcome="unknown"} 1.0',
        'pressbox_uses_total{outcome="answered",what="ask"} 2.0',
        'pressbox_uses_total{outcome="answered",what="message"} 1.0',
        'pressbox_uses_total{outcome="failed",what="who"} 1.0',
        'pressbox_use_seconds_count{what="ask"} 2.0',
        "pressbox_suggestion_seconds_count 1.0",
        'pressbox_reloads_total{outcome="published"} 1.0',
        "pressbox_edition 1.0",
        "pressbox_stories 6.0",
        "pressbox_database_up 1.0",
        'pressbox_gateway_up{shard="0"} 1.0',
        "pressbox_refused_total 1.0",
    ):
        assert line in told.splitlines()
    assert "pressbox_event_loop_stall_seconds_bucket" in told
    assert CURIOUS not in told
    assert await own_stage.stop() == 0
    rows = [json.loads(line) for line in own_stage.log.splitlines()]
    assert {"event", "level", "logger", "timestamp"} <= set(rows[0])
    assert CURIOUS not in own_stage.log
    assert standin.world.token not in own_stage.log


async def test_an_address_that_is_taken_is_told_in_one_line(own_stage: Stage) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        await own_stage.start(wait=False, PRESSBOX_METRICS=str(taken.getsockname()[1]))
        assert await own_stage.exit_code() == 3
    assert "PRESSBOX_METRICS: cannot listen at 127.0.0.1:" in own_stage.log
    assert "Traceback" not in own_stage.log


async def test_told_to_stop_it_ends_in_time_whatever_is_under_way(own_stage: Stage) -> None:
    await own_stage.start()
    began = time.monotonic()
    await own_stage.standin.slash("ask", ASK)
    ordinary = time.monotonic() - began
    for number in range(4000):
        told = f"Town {number} beat City {number} 2-1 at Mill Lane on Saturday.\n"
        (own_stage.stories / f"many-{number}.txt").write_text(told, "utf-8")
    reloading: Interaction = await own_stage.standin.slash("content reload", by=own_stage.standin.moderator, wait=False)
    await own_stage.standin.until(lambda: reloading.original, "a deferral")
    asked = await own_stage.standin.slash("ask", ASK, wait=False)
    began = time.monotonic()
    assert await own_stage.stop(signal.SIGTERM) == 0
    assert time.monotonic() - began < 10 + ordinary
    assert asked.settled
    assert "2–1" in asked.reply.text
    assert "Stopped. Nothing has been changed." in reloading.reply.text
    assert "Traceback" not in own_stage.log
