"""Ways to find names and sentences, compared in one run on the same made lines: as a table.

    python -m tests.benchmarks.comparison names 1000 10000 100000 1000000
    python -m tests.benchmarks.comparison passages 1000 10000 100000 1000000

Accuracy is how often the line meant is among the first ten: a name typed with none, one and two slips in turn; a
sentence asked for by four of its words. Each way runs in a process of its own, one after the other; memory is what that
grew by while it built its index (PostgreSQL's server is not in it). Times of answers are of the wall. What is not
installed (tantivy, bm25s, a PostgreSQL server) is left out.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from knowledge.language.sentences import sentences
from knowledge.store.terms import terms
from tests.benchmarks.making import is_typed_by_letter, names, recombined, typo
from tests.benchmarks.rivals import Make, others, ours

WAYS: dict[str, dict[str, Make]] = {
    "names": {
        "Pressbox": ours.OurNames,
        "rapidfuzz process.extract": others.RapidfuzzExtract,
        "SQLite FTS5 trigram": others.Fts5Trigram,
        "PostgreSQL pg_trgm": others.PgTrgm,
        "tantivy fuzzy": others.TantivyFuzzy,
    },
    "passages": {
        "Pressbox": ours.OurPassages,
        "bm25s": others.Bm25s,
        "SQLite FTS5": others.Fts5Words,
        "tantivy": others.TantivyWords,
        "PostgreSQL tsvector": others.Tsvector,
    },
}
_ASKED = 150
_PATIENCE = 60.0
"""Seconds after which a slow way is asked no more."""
_WORDS = 4


def lines_of(what: str, count: int) -> Iterator[str]:
    """What is to be found."""
    if what == "names":
        return (row.name.canonical for row in names(count))
    found = (
        " ".join(story.text[one.start : one.end].split())
        for story in recombined(count)
        for one in sentences(story.text, story.blocks)
    )
    return islice((line for line in found if len(set(terms(line))) >= _WORDS), count)


def asked(what: str, lines: Sequence[str]) -> Iterator[tuple[str, str]]:
    """What is typed, and the line that is meant."""
    chance = random.Random(17)
    for number in range(_ASKED):
        line = chance.choice(lines)
        if what == "names":
            yield typo(line, number % 3, chance) if is_typed_by_letter(line) else line, line
        else:
            words = [word for word in line.split() if terms(word)]
            yield " ".join(chance.sample(words, min(len(words), _WORDS))), line


def measure(what: str, way: str, file: Path) -> dict[str, float]:
    """Build and ask one way, in this process."""
    lines = file.read_text(encoding="utf-8").split("\n")
    questions = list(asked(what, lines))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    rival = WAYS[what][way]()
    began = time.perf_counter()
    rival.build(lines)
    built = time.perf_counter() - began
    memory = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    took: list[float] = []
    right = 0
    end = time.perf_counter() + _PATIENCE
    rival.ask(questions[0][0])
    for typed, meant in questions:
        began = time.perf_counter()
        found = rival.ask(typed)
        took.append(1000 * (time.perf_counter() - began))
        right += meant in found
        if time.perf_counter() > end:
            break
    close = getattr(rival, "close", None)
    if close:
        close()
    took.sort()
    return {
        "accuracy": 100 * right / len(took),
        "p50": took[len(took) // 2],
        "p99": took[int(0.99 * len(took))],
        "memory": memory,
        "build": built,
    }


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=sorted(WAYS))
    parser.add_argument("counts", type=int, nargs="*", default=[1000])
    parser.add_argument("--way", help=argparse.SUPPRESS)
    parser.add_argument("--file", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args(arguments)
    if given.way:
        print(json.dumps(measure(given.what, given.way, given.file)))
        return
    print("| lines | way | in the first ten | p50 ms | p99 ms | memory MB | build s |")
    print("|---:|---|---:|---:|---:|---:|---:|")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "lines"
        for count in given.counts:
            file.write_text("\n".join(lines_of(given.what, count)), encoding="utf-8")
            for way in WAYS[given.what]:
                print(f"| {count:,} | {way} | {_row(given.what, way, file)} |", flush=True)


def _row(what: str, way: str, file: Path) -> str:
    command = [sys.executable, "-m", "tests.benchmarks.comparison", what, "--way", way, "--file", str(file)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        return f"left out: {done.stderr.strip().splitlines()[-1][:80]} | | | |"
    told = json.loads(done.stdout.splitlines()[-1])
    return (
        f"{told['accuracy']:.1f}% | {told['p50']:.2f} | {told['p99']:.2f} | {told['memory']:.0f} | {told['build']:.1f}"
    )


if __name__ == "__main__":
    main()
