"""Where names stand in a question: exact forms first, the longest; then close misspellings of what is no known word."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from importlib.resources import files
from itertools import islice
from typing import NamedTuple

from knowledge.language.tokens import Token, tokens
from knowledge.lexicon import Lexicon
from knowledge.lexicon.keys import key, parts
from knowledge.search.forms import Sure
from knowledge.store.terms import STOP_WORDS

CLOSE = 86.0
"""From this likeness (of 100) on, words are taken for a misspelt name."""
SHORTEST = 4
"""Letters that a word needs to be taken for a misspelt name."""
_STRANGE = 6
"""Words of one question that are taken for parts of misspelt names,"""
FOREIGN = 8
"""and from how many on that nobody knows none is: it is in another language, or in none."""
TYPED = 40
"""Words up to which a question is looked through for misspellings: a longer one is copied from somewhere, not typed."""
_WINDOWS = 12
"""Stretches of one question that are compared with all names."""
_PARTS = 8
"""Bare words up to which what stands without a space may be a name, or have one in it."""
_LONGEST = 3
_JOINTS = frozenset("'’.-&")
_ORDINARY = frozenset(files("knowledge.search").joinpath("ordinary_words.txt").read_text(encoding="utf-8").split())

Place = tuple[int, int, int, float]
"""Start and end in the question, the number of the name, the score."""


class _Word(NamedTuple):
    """A bare word of the question; `joined` where nothing but a joint parts it from the one before."""

    text: str
    token: Token
    joined: bool


class _Close(NamedTuple):
    """A stretch of words, first to last, and the names it may mean with their scores."""

    first: int
    last: int
    owners: list[tuple[int, float]]


class Linker:
    """Finds names by their exact forms, of at most `longest` words, or by a misspelling.

    `misspelt` gives, of a stretch of words, the names it may mean, with scores.
    """

    def __init__(
        self,
        owners: Callable[[str], Sequence[tuple[int, Sure]]],
        longest: int,
        of_entry: Callable[[str], int | None],
        lexicon: Lexicon,
        occurs: Callable[[str], bool] | None,
        misspelt: Callable[[str], list[tuple[int, float]]],
    ) -> None:
        self._owners = owners
        self._longest_form = longest
        self._lexicon = lexicon
        self._occurs = occurs
        self._misspelt = misspelt
        self._of_entry = of_entry

    def link(self, text: str) -> Iterator[Place]:
        """The names in a text, in no order."""
        words = list(_words(text))
        close = list(self._close(words))
        taken = [False] * len(words)
        for found in close:
            taken[found.first : found.last + 1] = [True] * (found.last + 1 - found.first)
            for number, score in found.owners:
                yield words[found.first].token.start, words[found.last].token.end, number, score
        yield from self._exactly(words, taken, shouted=not any(c.islower() for c in text))

    def _exactly(self, words: Sequence[_Word], taken: Sequence[bool], *, shouted: bool) -> Iterator[Place]:
        at = 0
        while at < len(words):
            length, owners = (0, []) if taken[at] else self._longest(words, at, shouted=shouted)
            if not owners and words[at].token.text.startswith("#"):
                length, owners = 1, self._paired(words[at].token.text)
            if not any(taken[at : at + length]):
                for number, sure in owners:
                    yield words[at].token.start, words[at + length - 1].token.end, number, float(sure)
            at += max(1, length)

    def _longest(self, words: Sequence[_Word], at: int, *, shouted: bool) -> tuple[int, list[tuple[int, Sure]]]:
        texts = [words[at].text]
        for word in words[at + 1 : at + self._longest_form]:
            if not word.joined:
                break
            texts.append(word.text)
        for length in range(len(texts), 0, -1):
            owners = self._owners(" ".join(texts[:length]))
            if owners:
                if length == 1 and not self._may_be_name(words, at, shouted=shouted):
                    continue
                top = max(sure for _, sure in owners)
                whole = [owner for owner in owners if owner[1] >= Sure.TOWN]
                return length, [owner for owner in whole or owners if owner[1] == top or whole]
        return 0, []

    def _paired(self, hashtag: str) -> list[tuple[int, Sure]]:
        """The two sides of a match's hashtag."""
        found = [self._of_entry(entry.id) for entry in self._lexicon.paired(hashtag) or ()]
        return [(number, Sure.FULL) for number in found if number is not None]

    def _may_be_name(self, words: Sequence[_Word], at: int, *, shouted: bool) -> bool:
        """Whether a single word can be a name here: an ordinary word must be written as one."""
        word = words[at]
        if word.token.kind == "handle":
            return True
        if not self._is_ordinary(word.text):
            return True
        return word.token.text[:1].isupper() and not shouted and (at > 0 or word.token.text.isupper())

    def _is_ordinary(self, word: str) -> bool:
        return word in STOP_WORDS or word in _ORDINARY or word in self._lexicon.words.get("common", ())

    def _close(self, words: Sequence[_Word]) -> Iterator[_Close]:
        """Stretches that misspell a name: those with a word that is neither known nor in the stories, longest first."""
        if len(words) > TYPED:
            return
        may = [not self._is_ordinary(word.text) and word.token.kind in {"word", "handle"} for word in words]
        unknown = (at for at, word in enumerate(words) if may[at] and self.is_strange(word.text))
        found = list(islice(unknown, FOREIGN))
        if len(found) == FOREIGN:
            return
        strange = frozenset(found[:_STRANGE])
        left = _WINDOWS
        for length in range(_LONGEST, 0, -1):
            for first in range(len(words) - length + 1):
                stretch = words[first : first + length]
                if not (strange & {*range(first, first + length)} and all(may[first : first + length])):
                    continue
                if not left:
                    return
                left -= 1
                owners = self._meant(stretch)
                if owners:
                    yield _Close(first, first + length - 1, owners)
                    may[first : first + length] = [False] * length

    def is_strange(self, word: str) -> bool:
        """Whether a bare word is long enough to be a misspelt name, and neither a known name nor a known word."""
        return len(word) >= SHORTEST and not self.knows(word)

    def knows(self, word: str) -> bool:
        """Whether a bare word is a name, or one that everybody or the stories use."""
        if self._is_ordinary(word) or self._owners(word):
            return True
        return self._occurs is not None and self._occurs(word)

    def _meant(self, stretch: Sequence[_Word]) -> list[tuple[int, float]]:
        if not all(word.joined for word in stretch[1:]):
            return []
        typed = " ".join(word.text for word in stretch)
        return [(number, score) for number, score in self._misspelt(typed) if score >= CLOSE]


def _words(text: str) -> Iterator[_Word]:
    joined = True
    for token in tokens(text):
        if token.kind == "possessive":
            continue
        found = parts(token.text)
        if not found:
            joined = joined and token.text in _JOINTS
            continue
        if len(found) > _PARTS:
            joined = False
            continue
        if token.kind == "handle":
            yield _Word(key(token.text), token, joined=False)
            joined = True
            continue
        for part in found:
            yield _Word(part, token, joined)
            joined = True
