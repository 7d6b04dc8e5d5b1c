"""Kills reloads and looks at what they leave: run by test_crashes.py as a process of its own.

Every trial writes the next round of the same stories, forks a child that reloads them, kills it, opens the store, and
prints a JSON line: what the child got to, and what is wrong with the store (nothing, it should be). `first` kills the
load of an empty store, `next` those that follow.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sqlite3
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from unittest.mock import patch

from knowledge import lexicon, publishing
from knowledge.model import GLOBAL
from knowledge.store import open_store
from knowledge.store.postgresql import connections as postgresql
from knowledge.store.protocol import View
from knowledge.store.sqlite import SCHEME
from knowledge.store.sqlite.connections import Connections
from knowledge.working.rules import rules

STORIES = 10
LEXICON = lexicon.load()
MARK = rules()


def write(folder: Path, number: int) -> None:
    """Write the stories of a round; some come and go from one to the next."""
    for story in range(STORIES):
        path = folder / f"{story}.md"
        text = f"Round {number} of the cup\n\nIn round {number} Oslo beat Bergen 2-1. “We ran,” said coach Anna Vik.\n"
        if story % 5 == 4 and number % 2:
            path.unlink(missing_ok=True)
        else:
            path.write_text(text * (1 + story), encoding="utf-8")


def expected(number: int) -> int:
    """How many stories a round has."""
    return sum(not (story % 5 == 4 and number % 2) for story in range(STORIES))


def reload(folder: Path, url: str) -> None:
    """What is to be killed."""
    store = open_store(url)
    publishing.reload(store, LEXICON, folder, GLOBAL, mark=MARK)
    store.close()


def child(work: Callable[[], None]) -> int:
    """Start work in a child of this process."""
    pid = os.fork()
    if not pid:
        try:
            work()
        finally:
            os._exit(0)
    return pid


def tracing(told: Callable[[str], object], work: Callable[[], None]) -> None:
    """Work, with every statement that the database begins told of."""
    real = Connections._connect
    marked = postgresql._marked

    def connect(self: Connections, pragma: str) -> sqlite3.Connection:
        connection = real(self, pragma)
        connection.set_trace_callback(told)
        return connection

    def mark(sql: str) -> bytes:
        told(sql)
        return marked(sql)

    with patch.object(Connections, "_connect", connect), patch.object(postgresql, "_marked", mark):
        work()


def dying_at(statement: int, work: Callable[[], None]) -> Callable[[], None]:
    """Work during which the process kills itself when the database begins its `statement`-th statement."""
    left = statement

    def count(_: str) -> None:
        nonlocal left
        left -= 1
        if not left:
            os.kill(os.getpid(), signal.SIGKILL)

    return lambda: tracing(count, work)


def statements(work: Callable[[], None]) -> int:
    """How many statements a piece of work has."""
    counted: list[str] = []
    tracing(counted.append, work)
    return len(counted)


def damage(file: str) -> list[str]:
    """What SQLite finds wrong with its file."""
    with closing(sqlite3.connect(file)) as connection:
        found = [text for (text,) in connection.execute("PRAGMA integrity_check") if text != "ok"]
        return found + [f"dangling: {row}" for row in connection.execute("PRAGMA foreign_key_check")]


def wrong(url: str, before: int, after: int) -> tuple[int, list[str]]:
    """The round that the store tells of, and what is wrong with it."""
    found = damage(url.removeprefix(SCHEME)) if url.startswith(SCHEME) else []
    store = open_store(url)
    with store._database.confirming() as session:
        rows = session.all("SELECT term FROM posting WHERE segment NOT IN (SELECT id FROM segment)")
        found += [f"a posting of no segment: {term}" for (term,) in rows]
    view = store.view([GLOBAL])
    rounds = {round_of(story.text) for story in view.stories()}
    if len(rounds) != 1 or not rounds <= {before, after}:
        found.append(f"rounds {rounds} between {before} and {after}")
    told = max(rounds, default=0)
    found += unlike(view, told)
    store.close()
    return told, found


def round_of(text: str) -> int:
    return int(text.split()[1])


def unlike(view: View, told: int) -> list[str]:
    """Where the view is not that of the round."""
    found = []
    if len(view.keys()) != expected(told):
        found.append(f"{len(view.keys())} stories instead of {expected(told)}")
    for passage in view.passages(["Bergen"], 500):
        story = view.story(passage.story)
        if story is None or f"round {told} " not in story.text[passage.sentence.start : passage.sentence.end]:
            found.append(f"a passage of another round: {passage}")
    if len({passage.story for passage in view.passages(["Bergen"], 500)}) != expected(told):
        found.append("a story without its passages")
    if {fact.evidence[0].story for fact in view.facts()} - set(view.keys()):
        found.append("facts of no story")
    return found


def first(folder: Path, url: str, trials: int, seed: int) -> None:
    """Kill the very first load, migrations and all; then load again, as a restart would."""
    chance = random.Random(seed)
    write(folder, 0)
    most = statements(lambda: reload(folder, url))
    file = Path(url.removeprefix(SCHEME))
    for _ in range(trials):
        for left in file.parent.glob(f"{file.name}*"):
            left.unlink()
        at = chance.randint(1, most)
        _, status = os.waitpid(child(dying_at(at, lambda: reload(folder, url))), 0)
        store = open_store(url)
        edition, seen = store.edition(GLOBAL), len(store.view([GLOBAL]).keys())
        store.close()
        problems = [] if seen == (expected(0) if edition else 0) else [f"{seen} stories in {edition}"]
        reload(folder, url)
        problems += wrong(url, 0, 0)[1]
        killed = os.WIFSIGNALED(status)
        told = {"killed": killed, "at": f"statement {at}", "went": int(edition is not None), "wrong": problems}
        print(json.dumps(told), flush=True)


def main(folder: Path, url: str, trials: int, seed: int) -> None:
    chance = random.Random(seed)
    write(folder, 0)
    reload(folder, url)
    write(folder, 1)
    most = statements(lambda: reload(folder, url))
    began = time.perf_counter()
    write(folder, 2)
    os.waitpid(child(lambda: reload(folder, url)), 0)
    lasting = time.perf_counter() - began
    told = 2
    for trial in range(trials):
        write(folder, told + 1)
        if trial % 2:
            at = f"statement {(statement := chance.randint(1, most))}"
            pid = child(dying_at(statement, lambda: reload(folder, url)))
        else:
            pid = child(lambda: reload(folder, url))
            time.sleep(delay := chance.uniform(0, lasting * 1.1))
            os.kill(pid, signal.SIGKILL)
            at = f"{delay * 1000:.1f} ms"
        _, status = os.waitpid(pid, 0)
        killed = os.WIFSIGNALED(status)
        after, problems = wrong(url, told, told + 1)
        print(json.dumps({"killed": killed, "at": at, "went": after - told, "wrong": problems}), flush=True)
        told = after


if __name__ == "__main__":
    of = {"first": first, "next": main}[sys.argv[1]]
    of(Path(sys.argv[2]), sys.argv[3], int(sys.argv[4]), int(sys.argv[5]))
