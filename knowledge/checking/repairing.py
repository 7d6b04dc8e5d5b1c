"""Text as people type it, with its team names written as the stories write them, so that extraction can read it."""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

import regex

from knowledge.model import NameKind
from knowledge.search.names import NameIndex

_SCORE = regex.compile(r"(?<=(?<![\d:.])\d):(?=\d(?![\d:.]\d|\d))")
"""The colon of a score: of a time one of the numbers has two digits."""
_MONTH = regex.compile(
    r"(?:(?<=\d(?:st|nd|rd|th)?\s(?:of\s)?)(?:{months})\b|\b(?:{months})(?=\s\d))".format(
        months="january|february|march|april|may|june|july|august|september|october|november|december"
    )
)


class Repaired(NamedTuple):
    """A repaired text, the one it was made of, and where stretches of it begin: in the one, and in the other."""

    text: str
    original: str
    starts: tuple[int, ...]
    original_starts: tuple[int, ...]

    def original_at(self, position: int) -> int:
        """The place in the original that a place in the repaired text was made of."""
        part = bisect_right(self.starts, position) - 1
        offset = position - self.starts[part]
        following = self.original_starts[part + 1] if part + 1 < len(self.starts) else len(self.original)
        return min(self.original_starts[part] + offset, following)

    def original_text(self, start: int, end: int) -> str:
        """The original's words between two places of the repaired text."""
        return self.original[self.original_at(start) : self.original_at(end)]


def repair(text: str, index: NameIndex) -> Repaired:
    """Write every team, score and month meant in the text as stories do; handles and hashtags stay as they are."""
    written, text = text, _tidied(text)
    pieces: list[str] = []
    starts, original_starts = [0], [0]
    done = length = 0
    for start, end, name in _misspelt(text, index):
        if start < done:
            continue
        for piece, original in ((text[done:start], done), (name, start)):
            starts.append(length)
            original_starts.append(original)
            pieces.append(piece)
            length += len(piece)
        done = end
    starts.append(length)
    original_starts.append(done)
    return Repaired("".join([*pieces, text[done:]]), written, tuple(starts), tuple(original_starts))


def _tidied(text: str) -> str:
    """`2:1` as a score and `4 march` as a day, each character in its place."""
    text = _SCORE.sub("-", text)
    return _MONTH.sub(lambda found: found.group().capitalize(), text)


def _misspelt(text: str, index: NameIndex) -> list[tuple[int, int, str]]:
    """Where a team is meant and not written in any of its known forms, with its name; of several the likeliest."""
    found: dict[tuple[int, int], str] = {}
    for link in index.link(text):
        written = text[link.start : link.end]
        known = (link.name.canonical, *link.name.aliases)
        if link.name.kind is NameKind.TEAM and written not in known and not written.startswith(("#", "@")):
            found.setdefault((link.start, link.end), link.name.canonical)
    return [(start, end, name) for (start, end), name in sorted(found.items())]
