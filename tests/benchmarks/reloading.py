"""What askers notice of a reload: the same questions at the same rate, at rest and while every story is read anew.

    python -m tests.benchmarks.reloading [STORIES]

Prints, for both, how long answers took from when they were due, and what the second p99 is of the first.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from threading import Event, Thread
from typing import NamedTuple

from knowledge import Knowledge
from knowledge.model import Status, Story
from tests.benchmarks.making import recombined

STORIES = 5000
A_SECOND = 20.0
THREADS = 8
WARM, REST = 60, 300
"""Questions asked before it counts, and at rest."""
PROBED = 25
"""Stories looked at to see whether an edition is whole."""


class Asked(NamedTuple):
    """How long answers took, in seconds, and what went wrong."""

    took: list[float]
    unanswered: int
    mixed: int

    def at(self, share: float) -> float:
        """The time within which a share of the answers came."""
        return sorted(self.took)[int(share * (len(self.took) - 1))]


class Measured(NamedTuple):
    """The same questions at rest and during a reload, and how long the reload took."""

    rest: Asked
    reload: Asked
    lasted: float

    @property
    def ratio(self) -> float:
        """The p99 during the reload, as a multiple of that at rest."""
        return self.reload.at(0.99) / self.rest.at(0.99)


def write(folder: Path, stories: list[Story], number: int) -> None:
    """The stories as files, every one of them another in every round."""
    for story in stories:
        date = story.published.isoformat() if story.published else ""
        text = f"---\ntitle: {story.title}\ndate: {date}\n---\n\n{story.text}\n\nThis was written in round {number}.\n"
        (folder / story.key).write_text(text, encoding="utf-8")


def questions(stories: list[Story]) -> list[str]:
    """What the titles answer, and what only sentences do."""
    found = []
    for number, story in enumerate(stories):
        sides = (story.title or "").replace(" ", " ")
        words = [word for word in sides.split() if "-" not in word]
        asked = (
            f"What was the score of {' '.join(words[:2])} v {' '.join(words[-2:])}?",
            f"Who beat {' '.join(words[-2:])}?",
            f"What happened on the night {' '.join(words[:2])} won?",
        )
        found.append(asked[number % len(asked)])
    return found


def mixed(knowledge: Knowledge, keys: list[str]) -> bool:
    """Whether one view has stories of two rounds."""
    _, view, _ = knowledge.opened()
    return len({story.text.rstrip().rsplit(" ", 1)[1] for key in keys if (story := view.story(key))}) > 1


def asking(knowledge: Knowledge, asked: list[str], keys: list[str], until: Callable[[int], bool]) -> Asked:
    """Ask at the rate, whether the answers come or not, until told to stop."""
    took: list[float] = []
    failed: list[BaseException] = []

    def one(question: str, due: float) -> None:
        if knowledge.ask(question).status is Status.CLARIFY:
            failed.append(ValueError(question))
        took.append(time.perf_counter() - due)

    futures: list[Future[None]] = []
    torn = 0
    with ThreadPoolExecutor(THREADS) as pool:
        began, number = time.perf_counter(), 0
        while not until(number):
            due = began + number / A_SECOND
            time.sleep(max(0.0, due - time.perf_counter()))
            futures.append(pool.submit(one, asked[number % len(asked)], due))
            if number % A_SECOND == 0:
                torn += mixed(knowledge, keys[number % len(keys) :][:PROBED])
            number += 1
    failed += [error for future in futures if (error := future.exception()) is not None]
    return Asked(took, len(failed), torn)


def measure(folder: Path, count: int = STORIES, warm: int = WARM, rested: int = REST) -> Measured:
    """Load so many stories, ask at rest, and ask while they are all loaded anew."""
    stories = list(recombined(count, paragraphs=(4, 8)))
    place = folder / "stories"
    place.mkdir()
    write(place, stories, 1)
    keys = [story.key for story in stories]
    asked = questions(stories)
    database = f"sqlite:///{folder / 'facts.sqlite3'}"
    with Knowledge.open(database, place) as knowledge:
        knowledge.reload()
    with Knowledge.open(database, place, apart=True) as knowledge:
        knowledge.follow()
        asking(knowledge, asked, keys, lambda number: number >= warm)
        rest = asking(knowledge, asked, keys, lambda number: number >= rested)
        write(place, stories, 2)
        done = Event()
        lasted: list[float] = []

        def reload() -> None:
            began = time.perf_counter()
            try:
                knowledge.reload()
            finally:
                lasted.append(time.perf_counter() - began)
                done.set()

        thread = Thread(target=reload)
        thread.start()
        # And a while longer: what comes behind a reload is part of it.
        after = [0]

        def enough(number: int) -> bool:
            after[0] += done.is_set()
            return after[0] > 3 * A_SECOND or number > 100_000

        during = asking(knowledge, asked, keys, enough)
        thread.join()
        assert knowledge.edition == 2
    return Measured(rest, during, lasted[0])


def main() -> None:
    """Print what was measured."""
    with tempfile.TemporaryDirectory() as folder:
        found = measure(Path(folder), int(sys.argv[1]) if len(sys.argv) > 1 else STORIES)
    for name, one in (("at rest", found.rest), ("during the reload", found.reload)):
        print(
            f"{name:<18} asked {len(one.took):>6,}  p50 {1000 * one.at(0.5):8.1f} ms  p99 {1000 * one.at(0.99):8.1f} ms"
            f"  worst {1000 * max(one.took):8.1f} ms  unanswered {one.unanswered}  of two editions {one.mixed}"
        )
    print(f"the reload took {found.lasted:.1f} s; the p99 is {found.ratio:.2f} times that at rest")


if __name__ == "__main__":
    main()
