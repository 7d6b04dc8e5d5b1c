"""How fast stories are extracted on one core, by stage, and that the cost grows with the length and no faster.

    python -m tests.benchmarks.test_extraction_speed

prints stories and words a second, over the real stories where they are at hand, else over those that ship.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from knowledge.extraction import extract, figures, matches, profiles, quotes, statements
from knowledge.extraction.names import find_names
from knowledge.extraction.words import Words
from knowledge.lexicon import load
from knowledge.model import Story
from knowledge.reading import read

PROJECT = Path(__file__).parents[2]
LENGTHS = (500, 5_000, 50_000)
"""Words."""


def corpus() -> list[Story]:
    """The real stories beside the project, else those that ship."""
    real = PROJECT.parent / "shared" / "eval" / "stories"
    files = sorted(real.rglob("*.txt")) if real.is_dir() else sorted((PROJECT / "knowledge" / "stories").glob("*.md"))
    return [story for file in files for story in read(file.read_bytes(), file.name)]


def of_length(stories: list[Story], words: int) -> Story:
    """One story of about so many words, strung together from others."""
    texts: list[str] = []
    count = 0
    while count < words:
        for story in stories:
            texts.append(story.text)
            count += len(story.text.split())
            if count >= words:
                break
    text = " ".join("\n\n".join(texts).split(" ")[:words])
    return read(text.encode(), "long.txt")[0]


def seconds(work: Callable[[], object]) -> float:
    """Processor time of one run."""
    began = time.process_time()
    work()
    return time.process_time() - began


@pytest.mark.benchmark
def test_words_a_second(benchmark: Callable[[Callable[[], object]], object]) -> None:
    stories, lexicon = corpus(), load()
    benchmark(lambda: [extract(story, lexicon) for story in stories[:20]])


def test_cost_grows_with_length_alone() -> None:
    lexicon = load()
    small, large = (of_length(corpus(), words) for words in (1_000, 8_000))
    extract(small, lexicon)
    once = min(seconds(lambda: extract(small, lexicon)) for _ in range(3))
    assert min(seconds(lambda: extract(large, lexicon)) for _ in range(2)) < 16 * max(once, 0.005)


def main() -> None:
    """Print the figures."""
    stories, lexicon = corpus(), load()
    total = sum(len(story.text.split()) for story in stories)
    for story in stories[:20]:
        extract(story, lexicon)
    words = [Words(story, lexicon) for story in stories]
    contexts = [find_names(found) for found in words]
    stages: dict[str, Callable[[], object]] = {
        "sentences, tokens": lambda: [Words(story, lexicon) for story in stories],
        "names, mentions": lambda: [find_names(found) for found in words],
        "quotes": lambda: [quotes.find(context) for context in contexts],
        "matches": lambda: [matches.find(context) for context in contexts],
        "profiles": lambda: [profiles.find(context) for context in contexts],
        "figures": lambda: [figures.find(context) for context in contexts],
        "statements": lambda: [statements.find(context) for context in contexts],
        "all": lambda: [extract(story, lexicon) for story in stories],
    }
    print(f"{len(stories)} stories, {total:,} words, one core")
    for name, work in stages.items():
        took = max(seconds(work), 1e-6)
        print(f"  {name:<18} {len(stories) / took:10,.0f} stories/s {total / took:12,.0f} words/s")
    for length in LENGTHS:
        story = of_length(stories, length)
        took = min(seconds(partial(extract, story, lexicon)) for _ in range(3))
        print(f"  one story of {length:>6,} words: {took * 1000:8.1f} ms, {length / took:10,.0f} words/s")


if __name__ == "__main__":
    main()
