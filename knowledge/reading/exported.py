"""Stories as Pressbox exports them: a JSON line each, whole with their blocks, so that they are read back unchanged."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterator

import msgspec
import regex

from knowledge.model import Block, Record, Story
from knowledge.reading.archives import printable
from knowledge.reading.cleaning import CONTROLS
from knowledge.reading.making import LARGEST, LONGEST_TOLD
from knowledge.reading.problems import ReadingError

BEGINNING = '{"pressbox":1,'
_ROW = regex.compile(r"#([1-9]\d{0,8})$")


class _Line(Record, frozen=True):
    """A story without its key, which its file gives; `row` is its number there, None where it is all of the file."""

    pressbox: int
    row: int | None
    text: str
    blocks: tuple[Block, ...]
    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    published: dt.date | None = None
    url: str | None = None
    language: str | None = None


_lines = msgspec.json.Decoder(_Line)


def line(story: Story, file: str) -> bytes:
    """A story of a file as it is exported."""
    found = _ROW.search(story.key)
    row = int(found[1]) if found and story.key != file else None
    told = {name: getattr(story, name) for name in _Line.__struct_fields__ if name not in {"pressbox", "row"}}
    return msgspec.json.encode(_Line(1, row, **told))


def lines(text: str, key: str, most: int) -> Iterator[Story]:
    """The stories of an exported file; ReadingError for a line that Pressbox cannot have written."""
    number = 0
    for at, one in enumerate(text.split("\n"), 1):
        if not one.strip():
            continue
        number += 1
        if number > most:
            raise ReadingError(f"the file holds more than {most:,} stories: split it")
        try:
            told = _lines.decode(one)
        except (msgspec.MsgspecError, RecursionError):
            raise ReadingError("the line is no story as Pressbox exports it", at) from None
        if not _sound(told):
            raise ReadingError("the line has been changed since Pressbox exported it", at)
        yield Story(
            key if told.row is None else f"{key}#{told.row}",
            told.text,
            told.blocks,
            hashlib.sha256(one.encode()).hexdigest(),
            **{name: getattr(told, name) for name in _Line.__struct_fields__[4:]},
        )


def _sound(told: _Line) -> bool:
    """Whether the text is clean, its blocks stand in it in their order, and what is told of it can be shown."""
    if not 0 < len(told.text) <= LARGEST or CONTROLS.search(told.text):
        return False
    at = 0
    for block in told.blocks:
        end = block.end if block.signature_end is None else block.signature_end
        if not at <= block.start <= block.end <= end <= len(told.text):
            return False
        at = end
    posts = (part for block in told.blocks if block.post for part in (block.post.author, block.post.handle))
    shown = (told.title, told.publisher, told.author, told.url, told.language, *posts)
    return all(part is None or (len(part) <= LONGEST_TOLD and printable(part) == part) for part in shown)
