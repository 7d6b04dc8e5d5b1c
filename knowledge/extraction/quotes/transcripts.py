"""Exchanges printed as in a play: `Smith: We lost.`, a line a speaker, without quotation marks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import regex

from knowledge.extraction.context import SPOKEN_FOR, Context
from knowledge.model import BlockKind, Mention, NameKind

_LABEL = regex.compile(r"(?P<name>\p{Lu}[^\n:\"“”]{1,40}):\s+(?P<said>[^\n]+)")
_SHORTEST = 4
"""Words of a line that stands alone."""


class Line(NamedTuple):
    """What somebody says at `[start, end)`; `speaker` is the name before it, or None for an unnamed part ("Q")."""

    start: int
    end: int
    speaker: Mention | None


def lines(context: Context) -> Iterator[Line]:
    """The lines of a story that begin with a person's name and a colon."""
    for block in context.story.blocks:
        if block.kind in {BlockKind.PARAGRAPH, BlockKind.LISTING}:
            yield from _of_block(context, block.start, block.end)


def _of_block(context: Context, start: int, end: int) -> Iterator[Line]:
    at = start
    while at < end:
        stop = context.text.find("\n", at, end)
        stop = end if stop < 0 else stop
        found = _LABEL.match(context.text, at, stop)
        if found:
            speaker = _speaker(context, found.start("name"), found.end("name"))
            said = found["said"].strip()
            if speaker and said[:1] not in "\"“‘'" and len(said.split()) >= _SHORTEST and said[:1].isupper():
                yield Line(found.start("said"), found.start("said") + len(found["said"].rstrip()), speaker)
        at = stop + 1


def _speaker(context: Context, start: int, end: int) -> Mention | None:
    """The person whose name makes up the whole label."""
    for mention in context.mentions_in(start, end, {NameKind.PERSON}, SPOKEN_FOR):
        if mention.start - start <= 1 and end - mention.end <= 1:
            return mention
    return None
