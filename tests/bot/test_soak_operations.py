"""Half an hour of people, dropped connections, refused requests and reloads: nobody unanswered, memory flat.

`--minutes` sets another time.
"""

from __future__ import annotations

import asyncio
import itertools
import random
import statistics
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from tests.benchmarks.load.__main__ import bot, questions_of, typed_of, write
from tests.benchmarks.load.crowd import Crowded, Waits, asking, crowd, resident, suggesting
from tests.bot.stage import Stage

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.soak]

ROUND = 10.0
"""Seconds of use in a round; in each, something goes wrong."""
STORIES = 300
GROWTH = 1.15
"""How much more memory may be held in the end than when all was warm."""

Trouble = Callable[[Stage], Awaitable[object]]


async def drop(stage: Stage) -> None:
    await stage.standin.gateway.drop(random.choice([None, 1001, 4000]))


async def reconnect(stage: Stage) -> None:
    await stage.standin.gateway.ask_to_reconnect()


async def rate_limit(stage: Stage) -> None:
    for path, method in (("/callback$", "POST"), ("/messages/@original$", "PATCH")):
        stage.standin.faults.rate_limit(path, method=method, times=3, retry_after=0.3)


async def fail(stage: Stage) -> None:
    for path, method in (("/callback$", "POST"), ("/messages/@original$", "PATCH")):
        stage.standin.faults.fail(path, 502, method=method, times=2)


async def reload(stage: Stage) -> None:
    number = random.randrange(20)
    told = f"---\ntitle: Round {number}\ndate: 2024-02-03\n---\nFarview beat Nearby {number}-1 on {time.time_ns()}.\n"
    await asyncio.to_thread((stage.stories / f"round-{number}.md").write_text, told, "utf-8")
    asked = await stage.standin.slash("content reload", by=stage.standin.moderator, wait=False)
    await stage.standin.answered(asked, 120)


TROUBLES: tuple[Trouble, ...] = (drop, reload, rate_limit, reload, reconnect, fail)


async def test_through_all_that_goes_wrong_everybody_is_answered_and_memory_stays_flat(
    tmp_path: Path, request: pytest.FixtureRequest, new_database: Callable[[], str | None]
) -> None:
    minutes = request.config.getoption("--minutes")
    teams = write(tmp_path / "own" / "stories", STORIES)
    waits, held = {"suggestions": Waits(), "questions": Waits()}, []
    async with bot(tmp_path / "own", database=new_database()) as stage:
        standin = stage.standin
        assert isinstance(standin, Crowded)
        standin.ledger.acknowledge_within = 15.0
        end = time.monotonic() + 60 * minutes
        typed = itertools.cycle(typed_of(teams) + typed_of(teams, anew=True)[:5000])
        for number in itertools.count():
            if time.monotonic() > end and number >= len(TROUBLES):
                break
            trouble = TROUBLES[number % len(TROUBLES)]
            some = await asyncio.gather(
                crowd(standin, suggesting(standin, typed), 8, ROUND, pause=0.05, patience=60),
                crowd(standin, asking(standin, questions_of(teams)), 3, ROUND, pause=0.2, patience=60),
                _after(ROUND / 3, trouble(stage)),
            )
            for name, one in zip(waits, some, strict=False):
                assert isinstance(one, Waits)
                waits[name].took += one.took
                waits[name].lost += one.lost
            standin.faults.clear()
            held.append(resident(stage.process().pid))
            assert stage.process().returncode is None, stage.log
    for name, told in waits.items():
        print(
            f"{name}: {len(told.took):,} answered, {told.lost} not; p50 {told.at(0.5):.0f} ms, p99 {told.at(0.99):.0f}"
        )
    warm, last = statistics.median(held[len(held) // 4 : len(held) // 2]), statistics.median(held[-len(held) // 4 :])
    print("memory, MB:", *(round(one / 2**20) for one in held[:: max(1, len(held) // 20)]))
    print(f"memory: {warm / 2**20:.0f} MB when warm, {last / 2**20:.0f} MB in the end")
    assert [told.lost for told in waits.values()] == [0, 0]
    assert last < GROWTH * warm
    assert standin.world.token not in stage.log
    assert "Traceback" not in stage.log


async def _after(seconds: float, job: Awaitable[object]) -> None:
    await asyncio.sleep(seconds)
    await job
