"""Thousands of uses of the real bot through the stand-in: how long people wait, and what an answer costs.

    python -m tests.benchmarks.load cost      processor time of a suggestion, beside a bot that answers a constant
    python -m tests.benchmarks.load letters   the same for names typed letter by letter, some much oftener than others
    python -m tests.benchmarks.load anew      the same for what nobody has typed before
    python -m tests.benchmarks.load mix       suggestions and questions together: how long they take
    python -m tests.benchmarks.load reload    how late the event loop is while 5,000 stories are reloaded, and asked about
    python -m tests.benchmarks.load stalls    the same of the content alone, without what a busy machine adds

`--stories` says how many (made from a seed), `--seconds` how long each measuring lasts, `--at-once` how many people use it.
"""

from __future__ import annotations

import argparse
import asyncio
import itertools
import json
import random
import re
import socket
import tempfile
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

import aiohttp

from bot.settling import settle
from knowledge import Knowledge
from tests.benchmarks.load.crowd import Crowded, Waits, asking, cpu, crowd, suggesting
from tests.benchmarks.load.stalling import stalls
from tests.benchmarks.making import is_typed_by_letter, recombined, typo
from tests.bot.stage import Stage

BARE = ("-m", "tests.benchmarks.load.bare")
ROUNDS = 5
ONCE = 60_000
"""Beginnings that are made to be typed once each."""
_STALL = re.compile(r'pressbox_event_loop_stall_seconds_bucket\{le="([^"]+)"\} (\S+)')
_CLUB = re.compile(r"^(.*?) \d+-\d+ (.*)$")


def write(folder: Path, count: int, seed: int = 1, paragraphs: tuple[int, int] = (6, 14)) -> list[str]:
    """Write so many stories into a folder, a file each; gives the names of the teams in their titles."""
    folder.mkdir(parents=True, exist_ok=True)
    teams: dict[str, None] = {}
    for number, story in enumerate(recombined(count, seed, paragraphs=paragraphs)):
        day = story.published.isoformat() if story.published else "2024-01-01"
        head = f"---\ntitle: {json.dumps(story.title)}\npublisher: Made\ndate: {day}\n---\n"
        (folder / f"made-{number:06}.md").write_text(head + story.text, "utf-8")
        if told := _CLUB.match(story.title or ""):
            teams |= dict.fromkeys(told.groups())
    return list(teams)


def typed_of(teams: Sequence[str], *, anew: bool = False) -> list[str]:
    """What people type on the way to a team: beginnings, with a slip now and then, that come again and again.

    Or what nobody has typed before: each once.
    """
    chance = random.Random(3)
    some = [team for team in teams if is_typed_by_letter(team)] or ["Norway United"]
    if not anew:
        return [typo(one[: chance.randint(3, len(one))], chance.choice((0, 0, 1)), chance) for one in some[:500]]
    found: dict[str, None] = {}
    while len(found) < ONCE:
        one = chance.choice(some)
        found[typo(one[: chance.randint(3, len(one))], chance.choice((1, 2)), chance)] = None
    return list(found)


def letters_of(teams: Sequence[str]) -> list[str]:
    """What many people type one after the other: names letter by letter till they see theirs, one in seven with a slip.

    The most popular team is looked for a hundred times as often as the hundredth.
    """
    chance = random.Random(5)
    some = [team for team in teams if is_typed_by_letter(team)] or ["Norway United"]
    chosen = chance.choices(some, [1 / rank for rank in range(1, len(some) + 1)], k=ONCE // 10)
    found: list[str] = []
    for name in chosen:
        written = typo(name, 1, chance) if chance.random() < 1 / 7 else name
        found += [written[:letters] for letters in range(1, chance.randint(3, max(4, len(written))))]
    return found


def questions_of(teams: Sequence[str]) -> list[str]:
    """Questions about pairs of teams and one alone."""
    pairs = zip(teams[::2], teams[1::2], strict=False)
    return [text for one, two in pairs for text in (f"What was the score of {one} v {two}?", f"Who beat {two}?")][:500]


@asynccontextmanager
async def bot(
    folder: Path, *program: str, stories: Path | None = None, database: str | None = None, **settings: str
) -> AsyncIterator[Stage]:
    """A bot on a stand-in of its own, connected."""
    await asyncio.to_thread(folder.mkdir, parents=True, exist_ok=True)
    own = {"PRESSBOX_STORIES": str(stories)} if stories else {}
    async with Stage(folder, database, Crowded()) as stage:
        await stage.start(wait=False, program=program or None, **own, **settings)
        await stage.standin.until(
            lambda: (
                stage.process().returncode is not None
                or (stage.standin.gateway.connected and stage.standin.world.commands)
            ),
            "a start",
            1800,
        )
        assert stage.process().returncode is None, stage.log
        yield stage


async def anew(folder: Path, count: int, seconds: float, at_once: int) -> None:
    """What a suggestion costs for what nobody has typed before."""
    await _beside_constant(folder, typed_of(write(folder / "made", count), anew=True), seconds, at_once)


async def letters(folder: Path, count: int, seconds: float, at_once: int) -> None:
    """What a suggestion costs where people type names letter by letter."""
    await _beside_constant(folder, letters_of(write(folder / "made", count)), seconds, at_once)


async def cost(folder: Path, count: int, seconds: float, at_once: int) -> None:
    """What a suggestion costs."""
    await _beside_constant(folder, typed_of(write(folder / "made", count)), seconds, at_once, before=True)


async def _beside_constant(
    folder: Path, typed: Sequence[str], seconds: float, at_once: int, *, before: bool = False
) -> None:
    """Suggestions of both bots in turn: what one costs each of them. All of it has come `before` once, if so."""
    uses = itertools.cycle(typed)
    async with bot(folder / "bare", *BARE) as bare, bot(folder / "own", stories=folder / "made") as own:
        spent: dict[str, list[float]] = {"constant": [], "Pressbox": []}
        waited = {"constant": Waits(), "Pressbox": Waits()}
        if before:
            for start in range(0, len(typed), at_once):
                some = typed[start : start + at_once]
                await asyncio.gather(*(own.standin.autocomplete("team", "team", one) for one in some))
        for _ in range(ROUNDS):
            for name, stage in (("constant", bare), ("Pressbox", own)):
                standin, process = _crowded(stage), stage.process().pid
                typing = suggesting(standin, uses)
                await crowd(standin, typing, at_once, 1)
                began, used = time.perf_counter(), cpu(process)
                waits = await crowd(standin, typing, at_once, seconds)
                spent[name].append(1000 * (cpu(process) - used) / max(1, len(waits.took)))
                waited[name].took += waits.took
                waited[name].lost += waits.lost
                rate = len(waits.took) / (time.perf_counter() - began)
                print(f"{name:>9}: {rate:7,.0f} a second, {spent[name][-1]:.3f} ms of processor time each", flush=True)
    for name, waits in waited.items():
        middle = sorted(spent[name])[ROUNDS // 2]
        print(
            f"\n{name}: {middle:.3f} ms each (median of {ROUNDS}), p50 {waits.at(0.5):.1f} ms, p99 {waits.at(0.99):.1f}"
        )
        print(*waits.histogram(), sep="\n")
    pairs = zip(spent["Pressbox"], spent["constant"], strict=True)
    print(f"\nPressbox takes {sorted(one / other for one, other in pairs)[ROUNDS // 2]:.2f} times as much")


async def mix(folder: Path, count: int, seconds: float, at_once: int) -> None:
    """Suggestions, and among ten of them a question, together."""
    teams = write(folder / "made", count)
    async with bot(folder / "own", stories=folder / "made") as stage:
        standin, process = _crowded(stage), stage.process().pid
        few = max(1, at_once // 10)
        before = cpu(process)
        suggested, asked = await asyncio.gather(
            crowd(standin, suggesting(standin, itertools.cycle(typed_of(teams))), at_once - few, seconds),
            crowd(standin, asking(standin, questions_of(teams)), few, seconds),
        )
        spent = cpu(process) - before
    for name, waits in (("suggestions", suggested), ("questions", asked)):
        rate = len(waits.took) / seconds
        print(
            f"\n{name}: {rate:,.0f} a second, {waits.lost} lost, p50 {waits.at(0.5):.0f} ms, p99 {waits.at(0.99):.0f} ms"
        )
        print(*waits.histogram(), sep="\n")
    print(f"\n{100 * spent / seconds:.0f}% of a core")


async def reload(folder: Path, count: int, seconds: float, at_once: int) -> None:
    """What a reload of everything does to the event loop, beside the same time at rest."""
    teams = write(folder / "made", 50)
    port = _free_port()
    async with bot(folder / "own", stories=folder / "made", PRESSBOX_METRICS=str(port)) as stage:
        standin = _crowded(stage)

        async def use(until: asyncio.Event) -> Waits:
            waits = Waits()
            while not until.is_set():
                some = await crowd(standin, asking(standin, questions_of(teams)), at_once, 1, pause=0.2)
                waits.took += some.took
                waits.lost += some.lost
            return waits

        async def measure(name: str, job: asyncio.Task[object]) -> None:
            before, over = await _stalls(port), asyncio.Event()
            job.add_done_callback(lambda _: over.set())
            waits = await use(over)
            await job
            after = await _stalls(port)
            late = {bound: after[bound] - before[bound] for bound in after}
            print(f"{name}: questions p50 {waits.at(0.5):.0f} ms, p99 {waits.at(0.99):.0f} ms, {waits.lost} lost")
            print("  late by at most: " + ", ".join(f"{1000 * b:g} ms {n:,.0f}" for b, n in late.items()), flush=True)

        await measure("at rest", asyncio.create_task(asyncio.sleep(seconds)))
        write(folder / "made", count, seed=2)
        began = time.perf_counter()
        await measure(f"reloading {count:,} stories", asyncio.create_task(_reload(stage)))
        print(f"the reload took {time.perf_counter() - began:.0f} s")


async def without_waiting(folder: Path, count: int, seconds: float, _: int) -> None:
    """What a reload itself does to an event loop, whatever else the machine has to do."""
    teams = write(folder / "made", 50, paragraphs=(2, 5))
    with Knowledge.open(f"sqlite:///{folder / 'store.sqlite3'}", folder / "made") as knowledge:
        knowledge.reload()
        knowledge.follow()
        write(folder / "made", count, seed=2, paragraphs=(2, 5))
        settle()
        await stalls(knowledge, questions_of(teams), typed_of(teams), seconds)


async def _reload(stage: Stage) -> None:
    asked = await stage.standin.slash("content reload", by=stage.standin.moderator, wait=False)
    await stage.standin.answered(asked, 3000)


async def _stalls(port: int) -> dict[float, float]:
    """How often the event loop has been late by no more than so many seconds."""
    async with aiohttp.ClientSession() as session, session.get(f"http://127.0.0.1:{port}/metrics") as answer:
        told = await answer.text()
    counted = {float(bound): float(count) for bound, count in _STALL.findall(told)}
    below = 0.0
    alone = {}
    for bound, count in counted.items():
        alone[bound] = count - below
        below = count
    return alone


def _crowded(stage: Stage) -> Crowded:
    assert isinstance(stage.standin, Crowded)
    return stage.standin


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return int(listening.getsockname()[1])


WAYS = {"cost": cost, "letters": letters, "anew": anew, "mix": mix, "reload": reload, "stalls": without_waiting}


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=WAYS)
    parser.add_argument("--stories", type=int, default=5000)
    parser.add_argument("--seconds", type=float, default=10)
    parser.add_argument("--at-once", type=int, default=20)
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(WAYS[given.what](Path(folder), given.stories, given.seconds, given.at_once))


if __name__ == "__main__":
    main()
