"""Evidence made ready to show."""

from __future__ import annotations

from collections.abc import Iterable

from knowledge.language.folding import fold
from knowledge.language.tokens import tokens
from knowledge.model import Citation, Evidence
from knowledge.store.protocol import View

MOST = 8
"""Citations of one answer."""


def cite(view: View, evidence: Iterable[Evidence], says: Iterable[str] = ()) -> tuple[Citation, ...]:
    """Citations of pieces of evidence, each once; the words of `says` are highlighted where they stand in a piece."""
    found = []
    wanted = [text for text in says if text]
    for piece in dict.fromkeys(evidence):
        story = view.story(piece.story)
        if story is not None:
            text = story.text[piece.start : piece.end]
            found.append(Citation(piece.story, piece.start, piece.end, text, _highlights(text, wanted)))
    # What says the answer comes first: a fact's evidence may open with another part of it.
    return tuple(sorted(found, key=lambda citation: not citation.highlights)[:MOST])


def _highlights(text: str, wanted: list[str]) -> tuple[tuple[int, int], ...]:
    words = [(fold(token.text), token.start, token.end) for token in tokens(text)]
    found: list[tuple[int, int]] = []
    for one in wanted:
        sought = [fold(token.text) for token in tokens(one)]
        for at in range(len(words) - len(sought) + 1):
            if sought and [word for word, _, _ in words[at : at + len(sought)]] == sought:
                start, end = words[at][1], words[at + len(sought) - 1][2]
                if not any(start < stop and begin < end for begin, stop in found):
                    found.append((start, end))
                break
    return tuple(sorted(found))
