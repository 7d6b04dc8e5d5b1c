"""Kills changes of all kinds and looks at what they leave: run by test_crashes.py as a process of its own.

Every trial picks a change, makes it in a twin of the store, and has a child make it in the store, which is killed on the
way. Then the store must be like the twin before the change or after it, and after it where the child had confirmed it.
A JSON line a trial tells what was killed, how far it got, and what is wrong (nothing, it should be).
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from knowledge import publishing
from knowledge.correcting import AddAlias, HideFact, NameMark, RemoveStory, SetField
from knowledge.model import GLOBAL, Match
from knowledge.publishing import PublishingError, overlaying
from knowledge.store import open_store
from knowledge.store.sqlite import SCHEME
from tests.knowledge.crashing import child, damage, dying_at, statements
from tests.knowledge.editing.conftest import FINAL, LEAGUE, LEXICON, WIRE, House

SERVER = "111"
Change = Callable[[House], object]


class Bench:
    """A store and its twin, on one folder."""

    def __init__(self, folder: Path, url: str) -> None:
        self.folder = folder / "stories"
        self.url = url
        self.twin = folder / "twin.sqlite3"
        self.tried = folder / "tried.sqlite3"
        self.kept = folder / "kept.backup"

    def begin(self) -> None:
        """The first editions of both, and a backup of one of them."""
        self.folder.mkdir(exist_ok=True)
        for name, text in (("final.md", FINAL), ("league.md", LEAGUE)):
            (self.folder / name).write_text(text, encoding="utf-8")
        for url in (self.url, f"{SCHEME}{self.twin}"):
            self.on(url, started)
        self.on(f"{SCHEME}{self.twin}", lambda house: house.editing.backup(self.kept))

    def on(self, url: str, work: Callable[[House], object]) -> object:
        """Work at a store that is opened for it."""
        with closing(open_store(url)) as store:
            return work(House(store, self.folder))

    def working(self, url: str, change: Change) -> Callable[[], None]:
        """Work to be done elsewhere, or later."""

        def work() -> None:
            self.on(url, change)

        return work

    def expected(self, change: Change) -> object:
        """What the twin would be like after a change; `tried` is that twin."""
        shutil.copy(self.twin, self.tried)
        self.on(f"{SCHEME}{self.tried}", change)
        return self.on(f"{SCHEME}{self.tried}", state)


def started(house: House) -> None:
    house.reload()
    house.add("wire.md", WIRE)
    fact = house.match("final.md", SERVER)
    correction = house.editing.set_field(fact, "score", "9-1", collection=SERVER)
    house.editing.correct(correction, who="Ida", collection=SERVER)


def state(house: House) -> object:
    """All that must be as it was, or as it was to be."""
    history = [(done.edition, done.deed, done.brought, done.removed) for done in house.store.history(GLOBAL, 1000)]
    corrections = [one.correction for one in house.editing.corrections()]
    return house.told(), history, corrections, house.store.files(GLOBAL), house.store.editions(GLOBAL)


def settled(house: House) -> object:
    """What the server sees, once what was broken off has been made up for, as any reload does."""
    with publishing.turn(house.store, 0):
        overlaying.follow(house.store, LEXICON)
    return house.told(SERVER)


def changes(bench: Bench, chance: random.Random, number: int) -> dict[str, Change]:
    """A change of every kind; `number` makes it another than any before."""
    key = chance.choice(["final.md", "league.md", "wire.md"])
    score = f"{chance.randint(3, 90)}-{number % 90}"

    def correct(house: House) -> object:
        found = [fact for fact in house.view().facts(story=key) if isinstance(fact, Match)]
        if not found:
            return house.editing.undo(who="Ida")
        mark = house.editing.mark(found[0])
        other = chance_of(number, [SetField(mark, "score", score), SetField(mark, "venue", f"Hall {number}")])
        return house.editing.correct(HideFact(mark) if number % 7 == 0 else other, who="Ida")

    def remove(house: House) -> object:
        there = [one for one in house.keys() if house.store.given(GLOBAL, one)]  # noqa: SIM118  it is no dict
        if len(there) < 2:
            return restore_stories(house)
        return house.editing.correct(RemoveStory(there[number % len(there)]), who="Ida")

    def restore_stories(house: House) -> object:
        removed = [one.story for one in house.editing.removed()]
        return house.editing.restore_stories(removed, who="Ida") if removed else correct(house)

    def reload(house: House) -> object:
        return house.reload()

    def alias(house: House) -> object:
        rows = house.view().names()
        mark = NameMark.of(rows[number % len(rows)].name)
        return house.editing.correct(AddAlias(mark, f"The Number {number}"), who="Ida")

    return {
        "add": lambda house: house.add(f"new{number % 5}.md", WIRE.replace("slept", f"slept {number} times")),
        "correct": correct,
        "alias": alias,
        "remove": remove,
        "restore stories": restore_stories,
        "reload": reload,
        "undo": lambda house: house.editing.undo(who="Ida"),
        "roll back": lambda house: house.editing.roll_back(house.store.editions(GLOBAL)[-1], who="Ida"),
        "restore": lambda house: house.editing.restore(bench.kept, who="Ida"),
    }


def chance_of(number: int, among: list[SetField]) -> SetField:
    return among[number % len(among)]


def attempt(change: Change, said: int) -> Change:
    """A change that tells, through a pipe, once it is confirmed."""

    def work(house: House) -> None:
        try:
            change(house)
        except PublishingError:
            return
        os.write(said, b"confirmed")

    return work


def possible(change: Change) -> Change:
    """A change that may be refused, and then is none."""

    def work(house: House) -> None:
        try:
            change(house)
        except PublishingError:
            return

    return work


def trial(bench: Bench, chance: random.Random, number: int, lasting: dict[str, tuple[int, float]]) -> dict[str, object]:
    """Kill one change, and judge what is left."""
    kinds = changes(bench, chance, number)
    what = chance.choice(list(kinds))
    if what == "reload":
        extra = chance.choice(["", f"\nRound {number} was wet.\n"])
        (bench.folder / "league.md").write_text(LEAGUE + extra, encoding="utf-8")
    change = kinds[what]
    before = bench.on(f"{SCHEME}{bench.twin}", state)
    began = time.perf_counter()
    after = bench.expected(possible(change))
    taken = time.perf_counter() - began
    if what not in lasting:
        scratch = bench.folder.parent / "counted.sqlite3"
        shutil.copy(bench.twin, scratch)
        lasting[what] = (statements(bench.working(f"{SCHEME}{scratch}", possible(change))), taken)
    most, _ = lasting[what]
    heard, said = os.pipe()
    work = bench.working(bench.url, attempt(change, said))
    if number % 2:
        pid = child(dying_at(chance.randint(1, most), work))
    else:
        pid = child(work)
        time.sleep(chance.uniform(0, taken))
        os.kill(pid, signal.SIGKILL)
    _, status = os.waitpid(pid, 0)
    os.close(said)
    confirmed = os.read(heard, 64) == b"confirmed"
    os.close(heard)
    found = bench.on(bench.url, state)
    wrong = damage(bench.url.removeprefix(SCHEME)) if bench.url.startswith(SCHEME) else []
    if found not in (before, after):
        wrong.append("it is neither as before nor as after")
    if confirmed and found != after:
        wrong.append("what was confirmed is not there")
    went = found == after and after != before
    if went:
        shutil.copy(bench.tried, bench.twin)
    if bench.on(bench.url, settled) != bench.on(f"{SCHEME}{bench.twin}", settled):
        wrong.append("the server sees another thing")
    killed = os.WIFSIGNALED(status)
    return {"what": what, "killed": killed, "confirmed": confirmed, "went": went, "wrong": wrong}


def main(folder: Path, url: str, trials: int, seed: int) -> None:
    chance = random.Random(seed)
    bench = Bench(folder, url)
    bench.begin()
    lasting: dict[str, tuple[int, float]] = {}
    for number in range(1, trials + 1):
        told = trial(bench, chance, number, lasting)
        print(json.dumps(told), flush=True)
        if told["wrong"]:
            break


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
