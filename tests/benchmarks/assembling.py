"""Very many stories with all that is told in them: parts are extracted once, then put together anew each time."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import msgspec

from knowledge.extraction import extract
from knowledge.lexicon import Lexicon
from knowledge.model import Analysis, AnyFact, Block, Evidence, Mention, Name, Sentence, Story
from knowledge.store.protocol import Change
from tests.benchmarks.making import recombined

PARTS = 5_000
"""The most parts that are extracted: what more stories there are, are other combinations of the same."""
_HEAD = 2
"""Blocks at the head of a part: its title, and the line that tells of a match."""


class _Part(NamedTuple):
    story: Story
    analysis: Analysis


def assembled(
    count: int, lexicon: Lexicon, seed: int = 1, paragraphs: tuple[int, int] = (3, 6), most: int = PARTS
) -> Iterator[Change]:
    """So many stories of `most` parts: title, date and match from one, and so many paragraphs from several."""
    chance = random.Random(seed)
    made = recombined(min(count, most), seed, paragraphs=(1, 1))
    parts = [_Part(story, extract(story, lexicon)) for story in made]
    for number in range(count):
        yield _assembled(f"{number:07}.md", chance.sample(parts, min(len(parts), chance.randint(*paragraphs))))


def _assembled(key: str, parts: Sequence[_Part]) -> Change:
    """A story of the head of its first part and the paragraphs of all."""
    pieces = _Pieces(key)
    head = parts[0]
    pieces.add(head, head.story.blocks[:_HEAD])
    for part in parts:
        pieces.add(part, part.story.blocks[_HEAD:])
    return pieces.change(head.story)


class _Pieces:
    """A story as it grows piece by piece, with what is found in each moved to where it stands now."""

    def __init__(self, key: str) -> None:
        self._key = key
        self._text = ""
        self._blocks: list[Block] = []
        self._sentences: list[Sentence] = []
        self._names: dict[Name, int] = {}
        self._mentions: list[Mention] = []
        self._facts: list[AnyFact] = []

    def add(self, part: _Part, blocks: Sequence[Block]) -> None:
        """Add some blocks of a part that stand in a row."""
        start, end = blocks[0].start, blocks[-1].end
        by = len(self._text) - start
        inside = range(start, end)
        numbers = {part.story.blocks.index(block): len(self._blocks) + at for at, block in enumerate(blocks)}
        self._blocks += [msgspec.structs.replace(one, start=one.start + by, end=one.end + by) for one in blocks]
        self._text += part.story.text[start:end] + "\n\n"
        self._sentences += [
            Sentence(one.start + by, one.end + by, numbers[one.block])
            for one in part.analysis.sentences
            if one.start in inside
        ]
        self._mentions += [
            Mention(self._number(part.analysis.names[one.name]), one.start + by, one.end + by, one.form)
            for one in part.analysis.mentions
            if one.start in inside
        ]
        for fact in part.analysis.facts:
            if all(piece.start in inside for piece in fact.evidence):
                pieces = tuple(Evidence(self._key, piece.start + by, piece.end + by) for piece in fact.evidence)
                self._facts.append(msgspec.structs.replace(fact, evidence=pieces))

    def _number(self, name: Name) -> int:
        return self._names.setdefault(name, len(self._names))

    def change(self, head: Story) -> Change:
        """The story, with what is told in it."""
        story = msgspec.structs.replace(
            head, key=self._key, text=self._text.rstrip(), blocks=tuple(self._blocks), digest=self._key
        )
        analysis = Analysis(
            self._key, tuple(self._sentences), tuple(self._names), tuple(self._mentions), tuple(self._facts)
        )
        return Change(self._key, story, analysis)
