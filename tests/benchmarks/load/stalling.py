"""How long a reload keeps an event loop from its work, without what the machine does to both of them.

On a busy machine most lateness is waiting for a processor. Linux tells how long each thread has waited for one: of a
lateness, that of the loop's own thread is left out at least, and that of all threads of the process at most (one that is
made to wait may hold the interpreter's lock).
"""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Coroutine
from pathlib import Path
from typing import Any

from knowledge import Knowledge
from knowledge.model import NameKind

PERIOD = 0.01
WORST = 0.05
_TASKS = Path("/proc/self/task")


async def stalls(knowledge: Knowledge, questions: list[str], names: list[str], seconds: float) -> None:
    """Print how late a loop is at rest and during a reload, while somebody asks and somebody types."""
    print(
        "                        late by more than 50 ms: in all, without own waiting, without any waiting; longest, ms"
    )
    await _told("at rest", asyncio.sleep(seconds), knowledge, questions, names)
    began = time.perf_counter()
    await _told("during the reload", asyncio.to_thread(knowledge.reload), knowledge, questions, names)
    print(f"the reload took {time.perf_counter() - began:.0f} s of the wall")


async def _told(
    name: str, job: Coroutine[Any, Any, object], knowledge: Knowledge, questions: list[str], names: list[str]
) -> None:
    task = asyncio.create_task(job)
    asking = asyncio.create_task(_ask(knowledge, questions, names))
    late: list[tuple[float, float, float]] = []
    own = threading.get_native_id()
    loop = asyncio.get_running_loop()
    before = _waited()
    while not task.done():
        due = loop.time() + PERIOD
        await asyncio.sleep(PERIOD)
        over = loop.time() - due
        after = _waited()
        alone = after.get(own, 0.0) - before.get(own, 0.0)
        together = sum(waited - before.get(thread, 0.0) for thread, waited in after.items())
        late.append((over, over - alone, over - together))
        before = after
    asking.cancel()
    await task
    counts = [sum(one[n] > WORST for one in late) for n in range(3)]
    longest = [1000 * max(one[n] for one in late) for n in range(3)]
    told = ", ".join(f"{count}" for count in counts), ", ".join(f"{one:.0f}" for one in longest)
    print(f"{name:<22}  of {len(late):,}: {told[0]}; longest {told[1]}", flush=True)


async def _ask(knowledge: Knowledge, questions: list[str], names: list[str]) -> None:
    number = 0
    while True:
        question, typed = questions[number % len(questions)], names[number % len(names)]
        await asyncio.to_thread(knowledge.ask, question)
        await asyncio.to_thread(knowledge.find_names, typed, (NameKind.TEAM,))
        await asyncio.sleep(0.2)
        number += 1


def _waited() -> dict[int, float]:
    """Seconds for which each thread has waited for a processor."""
    found = {}
    for task in _TASKS.iterdir():
        try:
            found[int(task.name)] = int((task / "schedstat").read_text("utf-8").split()[1]) / 1e9
        except OSError:
            continue
    return found
