"""Text and what is told about it → Story, whatever the format was."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import regex
from dateutil import parser
from msgspec.structs import replace

from knowledge.language.folding import fold
from knowledge.model import Block, BlockKind, Story
from knowledge.reading.blocks import blocks
from knowledge.reading.cleaning import clean
from knowledge.reading.problems import ReadingError

LARGEST = 2_000_000
"""Characters of one story."""
LONGEST_TOLD = 500
"""Characters of a title, author and the like."""
_MOST_TOLD = 20
"""Authors and the like."""
_TOLD = ("title", "publisher", "author", "url", "language")
_ISO = regex.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ].*)?")
_WRITTEN = regex.compile(
    r"(?i)(?:[a-z]{3,9},? )?(?:\d{1,2}(?:st|nd|rd|th)? [a-z]{3,9}\.?|[a-z]{3,9}\.? \d{1,2}(?:st|nd|rd|th)?),? \d{4}"
)


def story(text: str, key: str, digest: str, about: Mapping[str, object], line: int | None = None) -> Story:
    """Make a story of clean text; ReadingError where there is none, or where its date cannot be read.

    `about` may hold `title, publisher, author, url, language, date`, of any type; what is no text is left out.
    """
    if not text:
        raise ReadingError("the story has no text: write it or remove the file", line)
    if len(text) > LARGEST:
        raise ReadingError(f"the story has more than {LARGEST:,} characters: split it", line)
    told = {name: worded for name in _TOLD if (worded := _worded(about.get(name)))}
    title = told.pop("title", None)
    if title:
        first, _, rest = text.partition("\n")
        body = rest.lstrip() if fold(first) == fold(title) else text
        text = f"{title}\n\n{body}" if body else title
    found = blocks(text)
    if title:
        found = (Block(BlockKind.HEADLINE, 0, len(title)), *(block for block in found if block.start >= len(title)))
    elif found and found[0].kind is BlockKind.HEADLINE:
        title = text[found[0].start : found[0].end]
    published = day(about.get("date"), line)
    return Story(key=key, text=text, blocks=found, digest=digest, title=title, published=published, **told)


def behind(dateline: str, told: Story) -> Story:
    """The story with the line that says its date before it, as the source has it."""
    shift = len(dateline)
    moved = tuple(
        replace(
            block,
            start=block.start + shift,
            end=block.end + shift,
            signature_end=block.signature_end + shift if block.signature_end is not None else None,
        )
        for block in told.blocks
    )
    first = Block(BlockKind.DATELINE, 0, len(dateline.rstrip()))
    return replace(told, text=dateline + told.text, blocks=(first, *moved))


def day(told: object, line: int | None = None) -> dt.date | None:
    """The day of a date as ISO or English writes it, None where there is none; ReadingError for anything else."""
    if told is None or not (text := " ".join(str(told).split())):
        return None
    try:
        if iso := _ISO.fullmatch(text):
            return dt.date.fromisoformat(iso[1])
        if _WRITTEN.fullmatch(text):
            return parser.parse(text).date()
    except (ValueError, OverflowError):
        pass
    raise ReadingError(f"the date {text[:30]!r} should read like 2018-07-03 or 3 July 2018", line)


def _worded(told: object, deep: int = 3) -> str:
    """What is told, on one line: text, or texts in a row; lists within lists only so deep."""
    if isinstance(told, str):
        return " ".join(clean(told[:LONGEST_TOLD]).split())
    if isinstance(told, list) and deep:
        return ", ".join(filter(None, (_worded(one, deep - 1) for one in told[:_MOST_TOLD])))
    return _worded(told.get("name"), deep - 1) if isinstance(told, dict) and deep else ""
