"""Where the words that may answer are looked for: a sentence, and how spans of it are made."""

from __future__ import annotations

from typing import NamedTuple

import regex

from knowledge.answering.expecting import Expected
from knowledge.answering.prepared import Prepared, Span, Told
from knowledge.lexicon import Lexicon

__all__ = ["LONGEST", "Scene", "Span", "after", "cut"]

LONGEST = 30
"""Words of an answer."""
_WORD = regex.compile(r"\S+")


class Scene(NamedTuple):
    """Where spans are looked for: a sentence, its story, and what is expected."""

    story: Prepared
    told: Told
    expected: Expected
    lexicon: Lexicon

    @property
    def text(self) -> str:
        """The text of the story."""
        return self.story.story.text

    def cover(self, start: int, end: int) -> tuple[int, int]:
        """The first and last word that `[start, end)` touches."""
        covered = [at for at, word in enumerate(self.told.words) if word.start < end and start < word.end]
        return (covered[0], covered[-1]) if covered else (0, 0)

    def span(self, start: int, end: int, sort: str, text: str | None = None) -> Span:
        """The span `[start, end)`, which says its own text where none is given."""
        said = " ".join((self.text[start:end] if text is None else text).split())
        return Span(start, end, said, sort, *self.cover(start, end))

    def of_words(self, first: int, last: int, sort: str) -> Span:
        """The span of these words."""
        words = self.told.words
        start, end = words[first].start, words[last].end
        return Span(start, end, " ".join(self.text[start:end].split()), sort, first, last)


def cut(text: str, around: int, longest: int = LONGEST) -> str:
    """A text in at most so many words, around a place in it."""
    found = list(_WORD.finditer(text))
    if len(found) <= longest:
        return " ".join(text.split())
    at = next((number for number, word in enumerate(found) if word.end() >= around), 0)
    first = max(0, min(at - longest // 2, len(found) - longest))
    return " ".join(word.group() for word in found[first : first + longest])


def after(scene: Scene, last: int, most: int, *stops: str) -> int:
    """The last of the words that belong to what stands at `last`, without a mark or a verb between.

    `stops` name further lists of words at which it ends. It ends with no word that only leads to another.
    """
    words = scene.told.words
    ends = frozenset[str]().union(*(scene.lexicon.words[name] for name in ("phrase_end", *stops)))
    end = last
    while end + 1 < len(words) and end - last < most:
        between = scene.text[words[end].end : words[end + 1].start]
        if between.strip() or words[end + 1].folded in ends:
            break
        end += 1
    while end > last and words[end].folded in scene.lexicon.words["phrase_tail"]:
        end -= 1
    return end
