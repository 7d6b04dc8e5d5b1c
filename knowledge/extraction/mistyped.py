"""Names that a story mistypes: `Belgion` where it writes `Belgium` elsewhere."""

from __future__ import annotations

from collections import Counter

from rapidfuzz.distance import Levenshtein

from knowledge.extraction.pieces import Piece
from knowledge.extraction.words import Words
from knowledge.model import NameKind

SHORTEST = 7
"""Letters of a word that is compared: shorter ones are too often another word."""
SAME = 4
"""Letters at the beginning that have to be right."""
FURTHEST = 2
"""Letters that may be wrong."""


def corrected(words: Words, pieces: list[Piece]) -> list[Piece]:
    """The pieces, where a word that stands once and is nearly a known team of the story is that team's."""
    told = Counter(words.folded[piece.first] for piece in pieces if piece.last - piece.first == 1)
    known: dict[tuple[str, int], list[Piece]] = {}
    for piece in pieces:
        word = words.folded[piece.first]
        if piece.entries and piece.kind is NameKind.TEAM and piece.last - piece.first == 1:
            known.setdefault((word[:SAME], len(word)), []).append(piece)
    return [_corrected(words, piece, known) if told[words.folded[piece.first]] == 1 else piece for piece in pieces]


def _corrected(words: Words, piece: Piece, known: dict[tuple[str, int], list[Piece]]) -> Piece:
    word = words.folded[piece.first]
    if piece.entries or piece.last - piece.first > 1 or len(word) < SHORTEST:
        return piece
    for other in known.get((word[:SAME], len(word)), ()):
        if Levenshtein.distance(word, words.folded[other.first], score_cutoff=FURTHEST) <= FURTHEST:
            return piece._replace(kind=NameKind.TEAM, entries=other.entries)
    return piece
