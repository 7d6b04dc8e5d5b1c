"""Very many people at once: the stand-in without its checks, and what they wait and the bot works for an answer."""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.discord_standin import Standin
from tests.discord_standin import interactions as kinds
from tests.discord_standin.interactions import Interaction
from tests.discord_standin.schema import Description
from tests.discord_standin.world import Json

BOUNDS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 3000)
"""Milliseconds up to which answers are counted together."""
_KEPT = 1000


class Crowded(Standin):
    """A stand-in that validates nothing, forgets what is over, and wakes only who waits for what was answered."""

    def __init__(self) -> None:
        super().__init__(heartbeat=20.0)
        self.description = Description(Path("none"))
        self.server.description = self.gateway._description = self.description
        self._waiting: dict[Interaction, asyncio.Future[None]] = {}

    def _changed(self) -> None:
        super()._changed()
        for interaction, future in list(self._waiting.items()):
            if interaction.settled and not future.done():
                future.set_result(None)

    async def use(self, kind: int, data: Json, patience: float) -> Interaction | None:
        """Have somebody use a command and wait for its answer; None where none comes."""
        interaction = Interaction(kind, data, self.member, self.channel)
        answered = self._waiting[interaction] = asyncio.get_running_loop().create_future()
        await self._interact(interaction)
        try:
            await asyncio.wait_for(answered, patience)
        except TimeoutError:
            return None
        finally:
            del self._waiting[interaction]
            self._forget(interaction)
        return interaction

    def _forget(self, interaction: Interaction) -> None:
        self.ledger.all.pop(interaction.token, None)
        for message in interaction.replies:
            self.channel.messages.pop(message.id, None)
        if len(self.server.records) > _KEPT:
            del self.server.records[:-_KEPT]
        for session in self.gateway.sessions.values():
            # A RESUME asks for what came last alone.
            if len(session.sent) > _KEPT:
                del session.sent[:-_KEPT]


@dataclass
class Waits:
    """How long answers took, in seconds, and how many never came."""

    took: list[float] = field(default_factory=list)
    lost: int = 0

    def at(self, share: float) -> float:
        """Milliseconds within which that share of the answers came."""
        ranked = sorted(self.took)
        return 1000 * ranked[min(len(ranked) - 1, int(share * len(ranked)))] if ranked else 0.0

    def histogram(self) -> Iterator[str]:
        """A line for each bound: how many came within it, and not within the one before."""
        counts = [0] * (len(BOUNDS) + 1)
        for one in self.took:
            counts[next((n for n, bound in enumerate(BOUNDS) if 1000 * one <= bound), len(BOUNDS))] += 1
        for bound, count in zip((*map(str, BOUNDS), "more"), counts, strict=True):
            bar = "█" * round(50 * count / max(1, len(self.took)))
            yield f"{bound:>8} ms {count:>8,} {bar}"


async def crowd(
    standin: Crowded,
    uses: Callable[[int], tuple[int, Json]],
    at_once: int,
    seconds: float,
    *,
    pause: float = 0.0,
    patience: float = 10.0,
) -> Waits:
    """So many people, each of whom uses the bot again a pause after it has answered, for so long.

    `uses` gives the kind and the data of the n-th use.
    """
    waits, number = Waits(), iter(range(10**9))
    end = time.monotonic() + seconds

    async def one() -> None:
        while time.monotonic() < end:
            kind, data = uses(next(number))
            began = time.perf_counter()
            if await standin.use(kind, data, patience) is None:
                waits.lost += 1
            else:
                waits.took.append(time.perf_counter() - began)
            await asyncio.sleep(pause)

    await asyncio.gather(*(one() for _ in range(at_once)))
    return waits


def suggesting(standin: Standin, typed: Iterator[str]) -> Callable[[int], tuple[int, Json]]:
    """Uses that type into the option of `/team`, what comes next of `typed` each."""

    def use(_: int) -> tuple[int, Json]:
        options = {"team": next(typed)}
        made = standin._command("team", options, standin.member, standin.channel, focused="team", forced=True)
        return kinds.AUTOCOMPLETE, made

    return use


def asking(standin: Standin, questions: Sequence[str]) -> Callable[[int], tuple[int, Json]]:
    """Uses that ask."""
    made = [
        standin._command("ask", {"question": one}, standin.member, standin.channel, forced=True) for one in questions
    ]
    return lambda number: (kinds.COMMAND, made[number % len(made)])


def cpu(process: int) -> float:
    """Seconds of processor time that a process has taken."""
    told = Path(f"/proc/{process}/stat").read_text("utf-8").rpartition(")")[2].split()
    return (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")


def resident(process: int) -> int:
    """Bytes of memory that a process holds."""
    return int(Path(f"/proc/{process}/statm").read_text("utf-8").split()[1]) * os.sysconf("SC_PAGE_SIZE")
