"""Pressbox itself."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from knowledge.lexicon import load
from knowledge.model import GLOBAL, Analysis, Block, BlockKind, Name, NameKind, Sentence, Story
from knowledge.search.names import NameIndex
from knowledge.store import open_store
from knowledge.store.protocol import Change, Deed, NameRow
from tests.benchmarks.rivals import FOUND

_A_STORY = 20


class OurNames:
    """The index of names."""

    def build(self, lines: Sequence[str]) -> None:
        self._index = NameIndex([NameRow(Name(NameKind.PERSON, line), 1) for line in lines], load())

    def ask(self, typed: str) -> list[str]:
        return [hit.name.canonical for hit in self._index.find(typed, limit=FOUND)]


class OurPassages:
    """The store, in a file of SQLite; stories of twenty sentences."""

    def build(self, lines: Sequence[str]) -> None:
        self._folder = tempfile.TemporaryDirectory()
        self._store = open_store(f"sqlite:///{Path(self._folder.name) / 'facts.sqlite3'}")
        self._store.publish(GLOBAL, _stories(lines), Deed(""))
        self._view = self._store.view([GLOBAL])
        self._lines = lines

    def ask(self, typed: str) -> list[str]:
        found = self._view.passages(typed.split(), FOUND)
        return [self._lines[int(one.story) + one.sentence.block] for one in found]

    def close(self) -> None:
        """Close the store and drop its file."""
        self._store.close()
        self._folder.cleanup()


def _stories(lines: Sequence[str]) -> Iterator[Change]:
    for first in range(0, len(lines), _A_STORY):
        some = lines[first : first + _A_STORY]
        starts = [sum(len(line) + 1 for line in some[:n]) for n in range(len(some))]
        blocks = tuple(Block(BlockKind.PARAGRAPH, at, at + len(one)) for at, one in zip(starts, some, strict=True))
        story = Story(str(first), "\n".join(some), blocks, str(first))
        places = tuple(Sentence(block.start, block.end, number) for number, block in enumerate(blocks))
        yield Change(story.key, story, Analysis(story.key, places))
