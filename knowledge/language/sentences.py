"""Sentences with exact places, never across blocks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

import nupunkt
import regex

from knowledge.model import Block, BlockKind, Sentence

_BREAK = re.compile("\n")
_ENDLESS = re.compile(r"\S{300,}")
"""A run of characters without a space in which nupunkt would look back over all of it at every point."""
_OPENING = regex.compile(r"[\s\"“‘'(\[]*+[\p{Lu}\d£$€#@“\"‘]")


def sentences(text: str, blocks: Iterable[Block]) -> tuple[Sentence, ...]:
    """Split every block, in the order of the text. A listing or headline is split at its line ends only.

    A dateline has no sentence.
    """
    found = []
    for index, block in enumerate(blocks):
        for start, end in () if block.kind is BlockKind.DATELINE else _of_block(text, block):
            found.append(Sentence(start, end, index))
    return tuple(found)


def _of_block(text: str, block: Block) -> Iterator[tuple[int, int]]:
    for start, end in _lines(text, block.start, block.end):
        if block.kind in {BlockKind.LISTING, BlockKind.HEADLINE}:
            yield start, end
        else:
            yield from _of_line(text, start, end)


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for found in _BREAK.finditer(text, start, end):
        yield from _trimmed(text, at, found.start())
        at = found.end()
    yield from _trimmed(text, at, end)


def _of_line(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentences of a line; what is no word for its length is one by itself."""
    at = start
    for run in _ENDLESS.finditer(text, start, end):
        if at < run.start():
            yield from _of_words(text, at, run.start())
        yield run.span()
        at = run.end()
    if at < end:
        yield from _of_words(text, at, end)


def _of_words(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    spans = [(start + a, start + b) for a, b in nupunkt.sent_spans(text[start:end])]
    began = start
    for (_, here), (there, _) in pairwise(spans):
        # A sentence does not end where the next one would open in lower case: `"Never!" said the coach.`
        if _OPENING.match(text, there, end):
            yield from _trimmed(text, began, here)
            began = there
    yield from _trimmed(text, began, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end
