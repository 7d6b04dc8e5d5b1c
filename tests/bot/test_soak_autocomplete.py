"""Suggestions through the whole stack with very many names: a long run."""

from __future__ import annotations

import itertools
import json
import time

import pytest

from tests.bot.stage import Stage

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.soak]

NAMES = 100_000
HEADS = ["Bar", "Cul", "Dun", "Fen", "Gar", "Hol", "Kel", "Lan", "Mor", "Nor", "Pen", "Ros", "Sul", "Tor", "Wal", "Yor"]
MIDDLES = ["da", "fi", "go", "ka", "lo", "mi", "na", "pe", "ru", "sa", "to", "vi", "wa", "ze"]
TAILS = [
    "bury",
    "dale",
    "field",
    "ford",
    "ham",
    "ley",
    "mere",
    "ridge",
    "stead",
    "ton",
    "wick",
    "worth",
    "burgh",
    "cote",
]
RATIO = 12
"""How much longer the slowest of a hundred may take than suggestions before anything is typed."""
KINDS = ["United", "City", "Town", "Rovers", "Athletic", "Wanderers", "Albion", "County", "Rangers", "Harriers"]
TYPED = [
    "bar",
    "norda",
    "torviwick",
    "penru united",
    "kelgo",
    "yorzewort",
    "sulnamere rov",
    "lanpe",
    "m",
    "duntoham ct",
]


def teams() -> list[str]:
    parts = itertools.product(HEADS, MIDDLES, MIDDLES, TAILS, KINDS)
    return ["".join(one[:4]) + f" {one[4]}" for one in itertools.islice(parts, 0, None, 4)][:NAMES]


async def test_suggestions_come_about_as_fast_as_the_way_to_the_bot_and_back_at_100_000_names(own_stage: Stage) -> None:
    names = teams()
    lines = []
    for start in range(0, len(names), 40):
        some = names[start : start + 40]
        told = " ".join(f"{one} beat {two} 2-1." for one, two in zip(some[::2], some[1::2], strict=True))
        lines.append(json.dumps({"title": f"Round {start}", "content": told, "date": "2023-06-11"}))
    (own_stage.stories / "many.jsonl").write_text("\n".join(lines), "utf-8")
    await own_stage.start(wait=False)
    await own_stage.standin.until(lambda: own_stage.standin.world.commands, "a start", 500)
    await own_stage.standin.connected()
    plain = sorted([await timed(own_stage, "") for _ in range(30)])
    names_typed = sorted([await timed(own_stage, TYPED[number % len(TYPED)]) for number in range(200)])
    middle, worst = plain[len(plain) // 2], names_typed[int(len(names_typed) * 0.99)]
    print(f"round trip {middle * 1000:.1f} ms; typed: 99th of a hundred {worst * 1000:.1f} ms")
    assert worst < RATIO * middle


async def timed(stage: Stage, typed: str) -> float:
    began = time.perf_counter()
    await stage.standin.autocomplete("team", "team", typed)
    return time.perf_counter() - began
