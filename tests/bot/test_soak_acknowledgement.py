"""How soon fifty people at once are acknowledged, and answered, whatever they do: a long run that prints it."""

from __future__ import annotations

import asyncio
import time

import pytest

from tests.bot.stage import Stage
from tests.discord_standin import Interaction

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.soak]

AT_ONCE = 50
ROUNDS = 10
PATIENCE = 60.0
"""Seconds for the answers, which are not what is measured here."""
USES: tuple[tuple[str, dict[str, object]], ...] = (
    ("ask", {"question": "What was the score between Norway and Ghana?"}),
    ("ask", {"question": "Who refereed Kenya v Cuba?"}),
    ("match", {"team": "Kenya", "opponent": "Malta"}),
    ("team", {"team": "Norway"}),
    ("timeline", {"of": "Kenya"}),
    ("compare", {"team": "Kenya", "opponent": "Malta"}),
    ("quote", {"speaker": "Olafur Jonsson"}),
    ("who", {"name": "Solberg"}),
    ("stories", {}),
    ("help", {}),
)


async def test_fifty_at_once_are_acknowledged_within_a_second(own_stage: Stage) -> None:
    await own_stage.start()
    acknowledged: list[float] = []
    answered: list[float] = []
    for turn in range(ROUNDS):
        begun = time.perf_counter()
        asked: list[Interaction] = await asyncio.gather(
            *(own_stage.standin.slash(*USES[(turn + number) % len(USES)], wait=False) for number in range(AT_ONCE))
        )
        await asyncio.gather(*(own_stage.standin.answered(one, PATIENCE) for one in asked))
        answered.append(time.perf_counter() - begun)
        acknowledged += [one.acknowledged or 9 for one in asked]
    ordered = sorted(acknowledged)
    middle, late = ordered[len(ordered) // 2], ordered[int(len(ordered) * 0.99)]
    print(
        f"{len(ordered)} interactions, {AT_ONCE} at once: acknowledged in {middle * 1000:.0f} ms (median), "
        f"{late * 1000:.0f} ms (99th of a hundred), {ordered[-1] * 1000:.0f} ms (slowest); "
        f"all {AT_ONCE} answered in {sorted(answered)[ROUNDS // 2] * 1000:.0f} ms (median)"
    )
    assert ordered[-1] < 1
