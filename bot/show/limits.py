"""Discord's limits, each in one place, and how texts are made to fit: paged, or cut where one can see it.

Lengths count UTF-16 units, the strictest of the ways in which Discord's parts count characters.
"""

from __future__ import annotations

from collections.abc import Sequence

CONTENT = 2000
TITLE = 256
DESCRIPTION = 4096
FOOTER = 2048
EMBED = 6000
"""All texts of one message's embeds together."""
CHOICES = 25
"""Suggestions of an autocomplete, and options of a select menu."""
CHOICE = 100
BUTTON = 80
PLACEHOLDER = 150
CUSTOM_ID = 100
FORM = 45
"""The title of a form, and what stands above a field of it."""

PAGE = 1600
"""A page of text: readable on a phone, and with its title and footer within `CONTENT` where embeds are not allowed."""
PART = 600
"""Characters of a story in one piece of a page."""


def measure(text: str) -> int:
    """Length as Discord counts it at its strictest."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def shorten(text: str, limit: int) -> str:
    """Cut to the limit, at a word where there is one near, with "…" to show it."""
    text = " ".join(text.split())
    if measure(text) <= limit:
        return text
    kept = _head(text, limit - 1)
    word = kept.rfind(" ")
    return (kept[:word] if word > len(kept) // 2 else kept).rstrip() + "…"


def spans(text: str, limit: int) -> list[tuple[int, int]]:
    """Cover the text by stretches of at most `limit` characters, cut behind spaces where there are any."""
    found = []
    start = 0
    while len(text) - start > limit:
        cut = text.rfind(" ", start + limit // 2, start + limit)
        end = cut + 1 if cut > start else start + limit
        found.append((start, end))
        start = end
    return [*found, (start, len(text))]


def pages(blocks: Sequence[str], limit: int = PAGE) -> list[str]:
    """Blocks, each within the limit, on as few pages as their order allows."""
    filled: list[str] = []
    for block in blocks:
        joined = f"{filled[-1]}\n{block}" if filled else block
        if filled and measure(joined) <= limit:
            filled[-1] = joined
        else:
            filled.append(block)
    return filled


def _head(text: str, limit: int) -> str:
    raw = text.encode("utf-16-le", "surrogatepass")[: 2 * limit]
    return raw.decode("utf-16-le", "ignore")
