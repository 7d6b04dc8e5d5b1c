"""Replies whose buttons still work: for a while, and not too many."""

from __future__ import annotations

import asyncio

from bot.commands.shelf import Kept, Shelf
from bot.desk import Asker
from bot.replies import Reply, Tone
from bot.show import embeds


def kept() -> Kept:
    reply = Reply(Tone.ANSWER, "2–1")
    return Kept(embeds.pages(reply), reply, Asker("1", "2"))


async def test_what_has_lain_unused_for_its_time_loses_its_controls() -> None:
    shelf, one, retired = Shelf(life=0.05), kept(), asyncio.Event()

    async def retire() -> None:
        retired.set()

    shelf.keep(one, retire)
    assert shelf.get(one.key) is one
    await asyncio.wait_for(retired.wait(), 5)
    assert shelf.get(one.key) is None


async def test_being_used_keeps_it_for_longer() -> None:
    shelf, one, calls = Shelf(life=60), kept(), list[str]()

    async def retire() -> None:
        calls.append("retired")

    shelf.keep(one, retire)
    first = one.timer
    await asyncio.sleep(0.01)
    shelf.keep(one, retire)
    assert first is not None
    assert one.timer is not None
    assert first.cancelled()
    assert one.timer.when() > first.when()
    assert shelf.get(one.key) is one
    await shelf.clear()
    assert calls == ["retired"]


async def test_the_oldest_makes_room() -> None:
    shelf, all_kept, retired = Shelf(room=2), [kept() for _ in range(3)], list[str]()

    for one in all_kept:

        async def retire(key: str = one.key) -> None:
            retired.append(key)

        shelf.keep(one, retire)
    await asyncio.sleep(0)
    assert retired == [all_kept[0].key]
    assert shelf.get(all_kept[0].key) is None
    await shelf.clear()


async def test_a_message_that_shows_something_else_now_is_left_alone() -> None:
    shelf, one, calls = Shelf(life=0.02), kept(), list[str]()

    async def retire() -> None:
        calls.append("retired")

    shelf.keep(one, retire)
    shelf.discard(one.key)
    await asyncio.sleep(0.05)
    assert not calls
    assert shelf.get(one.key) is None
