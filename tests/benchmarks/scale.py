"""What Pressbox takes as stories and names become many: each figure in a line.

    python -m tests.benchmarks.scale names [COUNT]       autocomplete, by typos; memory, loading, changing
    python -m tests.benchmarks.scale passages [COUNT]    full text over so many sentences
    python -m tests.benchmarks.scale start [COUNT]       opening a store of so many stories up to the first answer
    python -m tests.benchmarks.scale questions [COUNT]   free questions over so many stories, really extracted
    python -m tests.benchmarks.scale size [COUNT]        memory of a program that answers from them, and disk

`--database URL` names the store to fill and ask, else a file that is thrown away; one that has content is asked as it
is. Times are of the wall, and in brackets of the processor: on a busy machine only the second is to be trusted.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path

from knowledge.answering import Answerer
from knowledge.extraction import extract
from knowledge.lexicon import Lexicon, load
from knowledge.model import GLOBAL, NameKind
from knowledge.search.indexes import Indexes
from knowledge.search.names import NameIndex
from knowledge.search.passages import synonyms
from knowledge.search.saving import Saving
from knowledge.search.table import Table
from knowledge.store import Store, open_store
from knowledge.store.protocol import Change, Deed, NameRow, View
from knowledge.store.terms import STOP_WORDS
from tests.benchmarks.making import analysed, is_typed_by_letter, names, recombined, typo

_ASKED = 300
_WORD = re.compile(r"[a-z]{4,}")


def told(name: str, count: int, work: Callable[[int], object]) -> None:
    """Do a piece of work so many times, and print how long it took."""
    wall, busy = [], []
    for number in range(count):
        began, began_busy = time.perf_counter(), time.thread_time()
        work(number)
        wall.append(1000 * (time.perf_counter() - began))
        busy.append(1000 * (time.thread_time() - began_busy))
    wall.sort()
    busy.sort()
    half, last = count // 2, int(count * 0.99)
    print(
        f"  {name:<42} p50 {wall[half]:8.2f} ms ({busy[half]:.2f})   p99 {wall[last]:8.2f} ms ({busy[last]:.2f})",
        flush=True,
    )


def once(name: str, work: Callable[[], object]) -> None:
    """Do a piece of work, and print how long it took."""
    began, began_busy = time.perf_counter(), time.process_time()
    work()
    print(
        f"  {name:<42} {time.perf_counter() - began:8.2f} s ({time.process_time() - began_busy:.2f})",
        flush=True,
    )


# --- names ---


def of_names(count: int) -> None:
    """Autocomplete over so many names."""
    lexicon, rows = load(), names(count)
    print(f"{count:,} names")
    made: list[Table] = []
    once("made anew", lambda: made.append(Table.of(rows, lexicon)))
    data = made[0].encode()
    print(f"  {'in memory, and saved':<42} {len(data) / count:8.1f} bytes a name")
    once("loaded", lambda: made.append(Table.decode(data, lexicon)))
    index = NameIndex(made[-1], lexicon)
    chance = random.Random(7)
    changed = [NameRow(row.name, row.stories + 1) for row in chance.sample(rows, min(100, count))]
    once("100 names changed", lambda: index.updated(changed))
    for edits in (0, 1, 2):
        found = [0]

        def ask(_: int, edits: int = edits, found: list[int] = found) -> None:
            target = chance.choice(rows).name.canonical
            typed = typo(target, edits, chance) if is_typed_by_letter(target) else target
            found[0] += any(hit.name.canonical == target for hit in index.find(typed, limit=10))

        told(f"{edits} typos", _ASKED, ask)
        print(f"  {'':<42} the one meant among the first ten: {100 * found[0] / _ASKED:.1f}%")


# --- stories ---


def words_of(chance: random.Random) -> list[str]:
    """Content words as they stand in stories."""
    found = [word for story in recombined(60, seed=9) for word in _WORD.findall(story.text) if word not in STOP_WORDS]
    chance.shuffle(found)
    return found


def of_passages(count: int, store: Store) -> None:
    """Full text over so many sentences."""
    lexicon = load()
    if store.edition(GLOBAL) is None:
        once("published", lambda: store.publish(GLOBAL, _sentences(count), Deed("")))
    view = store.view([GLOBAL])
    print(f"{count:,} sentences in {len(view.keys()):,} stories")
    chance = random.Random(3)
    words = words_of(chance)
    asked = [chance.sample(words, chance.randint(1, 4)) for _ in range(2 * _ASKED)]
    told("sentences, words never asked for", _ASKED, lambda n: view.passages(asked[n], 10))
    told("sentences, others", _ASKED, lambda n: view.passages(asked[_ASKED + n], 10))
    told(
        "sentences, with synonyms", _ASKED, lambda n: view.passages(asked[n], 10, synonyms=synonyms(asked[n], lexicon))
    )
    told("stories, words never asked for", _ASKED, lambda n: view.rank(asked[n], 10))
    told("stories, others", _ASKED, lambda n: view.rank(asked[_ASKED + n], 10))


def _sentences(count: int) -> Iterator[Change]:
    for story in recombined(count):
        change = analysed(story)
        yield change
        count -= len(change.analysis.sentences) if change.analysis else 0
        if count <= 0:
            return


def of_starting(count: int, store: Store) -> None:
    """Opening a store of so many stories, up to the first answer."""
    lexicon = load()
    if store.edition(GLOBAL) is None:
        made = (analysed(story) for story in recombined(count, people=min(100_000, count), paragraphs=(2, 5)))
        once("published", lambda: store.publish(GLOBAL, made, Deed("")))
    once("names for the first time", lambda: Indexes(lexicon, Saving(store, lexicon, "bench")).of(store.view([GLOBAL])))
    print(f"{count:,} stories; after a start:")
    answerer = Answerer(lexicon)

    def start(url: str) -> None:
        with closing(open_store(url)) as opened:
            view = opened.view([GLOBAL])
            index = Indexes(lexicon, Saving(opened, lexicon, "bench")).of(view)
            answerer.answer("Who won the final on Saturday?", view, index)

    once("the first answer", lambda: start(_url_of(store)))


def of_questions(count: int, store: Store) -> None:
    """Free questions over so many stories."""
    lexicon = load()
    if store.edition(GLOBAL) is None:
        stories = recombined(count, paragraphs=(3, 6))
        made = (Change(story.key, story, extract(story, lexicon)) for story in stories)
        once("extracted and published", lambda: store.publish(GLOBAL, made, Deed("")))
    view = store.view([GLOBAL])
    print(f"{len(view.keys()):,} stories")
    index = Indexes(lexicon).of(view)
    answerer = Answerer(lexicon)
    asked = list(_questions(view, lexicon))
    told("questions, once each", len(asked), lambda n: answerer.answer(asked[n], view, index))
    told("stories ranked for them", len(asked), lambda n: view.rank(_WORD.findall(asked[n].lower()), 8))


def of_size(count: int, store: Store) -> None:
    """What a program holds in memory that has answered from so many stories, and what they take on a disk."""
    if store.edition(GLOBAL) is None:
        made = (analysed(story) for story in recombined(count, people=min(100_000, count), paragraphs=(2, 5)))
        once("published", lambda: store.publish(GLOBAL, made, Deed("")))
    url = _url_of(store)
    if url.startswith("sqlite:///"):
        print(f"  {'on disk':<42} {Path(url.removeprefix('sqlite:///')).stat().st_size / 2**20:8.0f} MB")
    print(f"  {'in memory, in a program of its own':<42}", flush=True)
    subprocess.run([sys.executable, "-m", "tests.benchmarks.scale", "held", "--database", url], check=True)


def of_held(_: int, store: Store) -> None:
    """The memory of this program when it has opened a store and answered from it."""
    lexicon, view = load(), store.view([GLOBAL])
    index = Indexes(lexicon, Saving(store, lexicon, "bench")).of(view)
    answerer = Answerer(lexicon)
    asked = list(_questions(view, lexicon))
    for name, some in (("opened", asked[:1]), (f"{len(asked)} questions later", asked)):
        for question in some:
            answerer.answer(question, view, index)
        pages = int(Path("/proc/self/statm").read_text("utf-8").split()[1])
        print(f"    {name}: {pages * os.sysconf('SC_PAGE_SIZE') / 2**20:.0f} MB, {len(index):,} names", flush=True)


def _questions(view: View, lexicon: Lexicon) -> Iterable[str]:
    chance = random.Random(11)
    people = [row.name.canonical for row in view.names((NameKind.PERSON,))[:2000]]
    teams = [row.name.canonical for row in view.names((NameKind.TEAM,))[:2000]]
    words = [word for word in words_of(chance) if word not in lexicon.words.get("common", ())]
    for _ in range(_ASKED // 5):
        yield f"Who is {chance.choice(people)}?"
        yield f"What did {chance.choice(people)} say about the {chance.choice(words)}?"
        yield f"Did {chance.choice(teams)} beat {chance.choice(teams)}?"
        yield f"Who {' '.join(chance.sample(words, 3))} the {chance.choice(words)}?"
        yield f"When was the {chance.choice(words)} {chance.choice(words)} of {chance.choice(teams)}?"


def _url_of(store: Store) -> str:
    return _urls[store]


_urls: dict[Store, str] = {}
_WHAT: dict[str, Callable[[int, Store], None]] = {
    "passages": of_passages,
    "start": of_starting,
    "questions": of_questions,
    "size": of_size,
    "held": of_held,
}
_COUNTS = {"names": 1_000_000, "passages": 1_000_000, "start": 100_000, "questions": 10_000, "size": 10_000, "held": 0}


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=sorted(_COUNTS))
    parser.add_argument("count", type=int, nargs="?")
    parser.add_argument("--database")
    given = parser.parse_args(arguments)
    count = given.count or _COUNTS[given.what]
    if given.what == "names":
        of_names(count)
        return
    with tempfile.TemporaryDirectory() as folder:
        url = given.database or f"sqlite:///{Path(folder) / 'facts.sqlite3'}"
        with closing(open_store(url)) as store:
            _urls[store] = url
            _WHAT[given.what](count, store)


if __name__ == "__main__":
    main()
