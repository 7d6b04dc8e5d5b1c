"""What stands between two spaces of a text, taken apart: alike in all stories, so that each is done once and kept."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from knowledge.language.folding import fold
from knowledge.language.stems import stem
from knowledge.language.tokens import tokens

KEPT = 16_384
"""Chunks that are kept, some hundred bytes each: all but the rare ones of many thousand stories."""
_MARKS = frozenset({"mark", "possessive"})
_BREAKS = frozenset({",", ";", ":", "(", ")", "-", "–", "—", '"', "“", "”", "|"})
_JOINTS = frozenset({"and", "but", "while", "who", "which", "when", "after", "before", "because", "although", "that"})
_SHORTEST = 3
"""Letters of a part of a word with hyphens that counts as a word too."""


class Piece(NamedTuple):
    """A word or number at `[start, end)` of its chunk.

    `breaks` are the clauses that begin with it or end before it, `parts` the stems of its parts, where it has hyphens.
    """

    folded: str
    stem: str
    start: int
    end: int
    kind: str
    breaks: int
    parts: tuple[str, ...]


class Chunk(NamedTuple):
    """The words of a chunk, all their stems and those of their parts, and the clauses that end behind the last."""

    pieces: tuple[Piece, ...]
    stems: tuple[str, ...]
    breaks: int


@lru_cache(maxsize=KEPT)
def chunk(said: str) -> Chunk:
    """Take a chunk apart: what has no space in it means the same wherever it stands."""
    pieces: list[Piece] = []
    breaks = 0
    for text, start, end, kind in tokens(said):
        if kind in _MARKS:
            breaks += text in _BREAKS
            continue
        folded = fold(text)
        breaks += folded in _JOINTS
        pieces.append(Piece(folded, stem(text), start, end, kind, breaks, _parts(folded)))
        breaks = 0
    stems = dict.fromkeys(one for piece in pieces for one in (piece.stem, *piece.parts))
    return Chunk(tuple(pieces), tuple(stems), breaks)


def _parts(folded: str) -> tuple[str, ...]:
    return tuple(stem(part) for part in folded.split("-") if len(part) >= _SHORTEST) if "-" in folded else ()


@lru_cache(maxsize=KEPT)
def stems_of(said: str) -> tuple[str, ...]:
    """The stems of all words in a chunk."""
    return chunk(said).stems
