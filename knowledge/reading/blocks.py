"""Canonical text → blocks: headline, paragraphs, embedded posts, captions, listings, promotion."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

import regex
from dateutil import parser as dates

from knowledge.language.folding import fold
from knowledge.language.tokens import words
from knowledge.model import Block, BlockKind, Post

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*"
_SIGNATURE = regex.compile(
    rf"[—–]\s(?P<author>[^@\n]{{1,80}}?)\s\((?P<handle>@\w{{1,30}})\),?\s(?P<date>{_MONTH}\s\d{{1,2}},\s\d{{4}})"
)
_PARAGRAPH = regex.compile(r"\S(?:[^\n]|\n(?!\s*\n))*+")
_CREDIT = regex.compile(r"\(Photo by [^()\n]{1,80}\)")
_POSTLIKE = regex.compile(r"[#@]\w|pic\.twitter\.com|\p{Extended_Pictographic}|\p{Regional_Indicator}")
_LISTED = regex.compile(r"(?<![^\s,;:])(?:[^\s,;:]++\s){0,3}+[^\s,;:]++[,;:](?!\d)\s?")
_PROMOTION = regex.compile(
    r"(?i)\b(?:find out how to|sign up|subscribe|newsletter|your inbox|free alerts|your hub for|download the app|"
    r"follow us)\b"
)
_ENDED = (".", "!", "?", '"', "”", "'", "’", ")")
_SPOKEN = regex.compile(r"[\"“”]")
_QUOTED = regex.compile(r"\"[^\"\n]{12,}\"|“[^”\n]{12,}”")
LONGEST_HEADLINE = 14
"""Words."""
REPEATED = 8
"""Words at the beginning of a paragraph that tell whether the prose quotes it."""
LOOK_BACK = 3_000
"""Characters of prose in which to look for that."""


SHORT_LINE = 5
"""Words of a paragraph up to which it may be a line of a post."""
LONGEST_LAST_LINE = 16
"""Words of the last line of a post up to which short paragraphs before it may be lines of it too."""
MOST_LINES = 8
"""Short paragraphs that one post may hold."""
_BEFORE_POST = frozenset({BlockKind.PARAGRAPH, BlockKind.HEADLINE, BlockKind.LISTING})


class _Part(NamedTuple):
    start: int
    end: int


def blocks(text: str) -> tuple[Block, ...]:
    """Divide a canonical text, in its order. A post's signature is behind its block."""
    parts = [_Part(found.start(), found.end()) for found in _PARAGRAPH.finditer(text)]
    found: list[Block] = []
    for number, part in enumerate(parts):
        signature = None
        at = part.start
        for signature in _SIGNATURE.finditer(text, part.start, part.end):
            found.append(_post(text, at, signature, found))
            at = signature.end()
        if text[at : part.end].strip():
            found += _rest(text, at, part.end, first=number == 0, alone=len(parts) == 1)
    return tuple(found)


def _rest(text: str, start: int, end: int, *, first: bool, alone: bool) -> list[Block]:
    start += len(text[start:end]) - len(text[start:end].lstrip())
    credited = list(_CREDIT.finditer(text, start, end))
    if credited:
        begin = _glued(text, start, credited[0].start())
        before = [Block(_kind(text[start:begin], first=False), start, begin)] if begin > start else []
        return [*before, Block(BlockKind.CAPTION, begin, end)]
    return [Block(_kind(text[start:end], first=first and not alone), start, end)]


def _glued(text: str, start: int, end: int) -> int:
    """Where a caption begins that a scraper has glued to the sentence before it (`sports.Japan fans`)."""
    glue = regex.search(r"(?<=\p{Ll}[.!?])(?=\p{Lu}\p{Ll})", text, pos=start, endpos=end)
    return glue.start() if glue else start


def _kind(part: str, *, first: bool) -> BlockKind:
    words = part.split()
    if first and len(words) <= LONGEST_HEADLINE and not part.rstrip().endswith(_ENDED):
        return BlockKind.HEADLINE
    if _PROMOTION.search(part) and len(words) <= 40:
        return BlockKind.PROMOTION
    listed = sum(len(found.split()) for found in _LISTED.findall(part))
    if len(words) >= 4 and listed >= 0.7 * len(words) and not _SPOKEN.search(part):
        return BlockKind.LISTING
    return BlockKind.PARAGRAPH


def _post(text: str, start: int, signature: regex.Match[str], found: list[Block]) -> Block:
    """The post that ends with a signature; paragraphs before that belong to it are taken out of `found`."""
    short = _short_lines(text, start, signature.start(), found)
    if not text[start : signature.start()].strip():
        short = max(short, 1)
    while found and found[-1].kind in _BEFORE_POST:
        if not short and not _belongs(text, found[-1], start):
            break
        short = max(0, short - 1)
        start = found.pop().start
    body = text[start : signature.start()]
    start += len(body) - len(body.lstrip())
    end = start + len(body.strip())
    author = Post(signature["author"].strip(), signature["handle"], _day(signature["date"]))
    return Block(BlockKind.POST, start, end, author, signature.end())


def _short_lines(text: str, start: int, end: int, found: list[Block]) -> int:
    """How many of the last paragraphs are short lines of the post: more than one in a row, or one that is no sentence.

    "Then the offers came." leads up to a post; "One hand." and "Full tiffin." are lines of it.
    """
    if len(text[start:end].split()) > LONGEST_LAST_LINE:
        return 0
    count = 0
    for block in reversed(found[-MOST_LINES:]):
        line = text[block.start : block.end]
        if block.kind not in _BEFORE_POST or len(line.split()) > SHORT_LINE or line.rstrip()[-1] in ':,"”':
            break
        count += 1
    if count == 1 and text[found[-1].start : found[-1].end].rstrip().endswith("."):
        return 0
    return count


def _belongs(text: str, block: Block, start: int) -> bool:
    """Whether a paragraph is the beginning of the post that goes on at `start`.

    It is where more than a blank line sets them apart, it is marked as posts are, or the prose before quotes it.
    """
    paragraph = text[block.start : block.end]
    if text.count("\n", block.end, start) > 2:
        return True
    opening = " ".join(words(fold(paragraph))[:REPEATED])
    if opening and opening in " ".join(words(fold(text[max(0, block.start - LOOK_BACK) : block.start]))):
        return True
    if _is_foreign(paragraph):
        return True
    return bool(_POSTLIKE.search(paragraph)) and not _QUOTED.search(paragraph)


def _is_foreign(paragraph: str) -> bool:
    """Whether most letters are of another script than the story's."""
    letters = [c for c in paragraph if c.isalpha()]
    return len(letters) > 3 and sum(c > "\u02ff" for c in letters) > len(letters) / 2


def _day(printed: str) -> dt.date | None:
    try:
        return dates.parse(printed).date()
    except (ValueError, OverflowError):
        return None
