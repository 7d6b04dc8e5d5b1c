"""Evidence made ready to show."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from knowledge.language.folding import fold
from knowledge.language.tokens import tokens
from knowledge.model import Citation, Evidence
from knowledge.store.protocol import View

MOST = 8
"""Citations of one answer."""


def cite(view: View, evidence: Iterable[Evidence], says: Iterable[str] = ()) -> tuple[Citation, ...]:
    """Citations of pieces of evidence, each once; the words of `says` are highlighted where they stand in a piece."""
    found = []
    wanted = [phrase for text in dict.fromkeys(says) if (phrase := [fold(token.text) for token in tokens(text)])]
    telling = 0
    for piece in dict.fromkeys(evidence):
        story = view.story(piece.story)
        if story is not None:
            text = story.text[piece.start : piece.end]
            found.append(Citation(piece.story, piece.start, piece.end, text, _highlights(text, wanted)))
            telling += bool(found[-1].highlights)
        if telling == MOST:
            break
    # What says the answer comes first: a fact's evidence may open with another part of it.
    return tuple(sorted(found, key=lambda citation: not citation.highlights)[:MOST])


def _highlights(text: str, wanted: Sequence[Sequence[str]]) -> tuple[tuple[int, int], ...]:
    """Where the phrases wanted stand first in a text."""
    words = [(fold(token.text), token.start, token.end) for token in tokens(text)]
    folded = [word for word, _, _ in words]
    places: dict[str, list[int]] = {}
    for at, word in enumerate(folded):
        places.setdefault(word, []).append(at)
    found: list[tuple[int, int]] = []
    for sought in wanted:
        spots = [at for at in places.get(sought[0], ()) if folded[at : at + len(sought)] == sought]
        for at in spots[:1]:
            start, end = words[at][1], words[at + len(sought) - 1][2]
            if not any(start < stop and begin < end for begin, stop in found):
                found.append((start, end))
    return tuple(sorted(found))
