"""Whose account a post is signed with: that of one of the sides of a story."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from knowledge.extraction.matches.match_words import MatchWords
from knowledge.language.folding import fold
from knowledge.model import Block


def find(
    blocks: Sequence[Block], names: Mapping[str, int], first: int, words: MatchWords
) -> tuple[dict[int, int], list[str]]:
    """Of each post's block that a side signs, the side, of those in `names` or a club by the words of its signature.

    Clubs that the story names nowhere else get the keys from `first` on, and are given in that order.
    """
    known, fresh = _Names(names), list[str]()
    found: dict[int, int] = {}
    for index, block in enumerate(blocks):
        if block.post is None or not block.post.author:
            continue
        author = fold(block.post.author)
        key = known.owner(author, block.post.handle)
        if key is None and _is_club(author, words):
            key = first + len(fresh)
            known.add(author, key)
            fresh.append(block.post.author)
        if key is not None:
            found[index] = key
    return found, fresh


class _Names:
    """The folded names of the sides told of, by themselves, by their letters, and by the words within them."""

    def __init__(self, names: Mapping[str, int]) -> None:
        self._keys: dict[str, int] = {}
        self._places: dict[str, int] = {}
        self._by_letters: defaultdict[str, list[str]] = defaultdict(list)
        self._holding: defaultdict[str, set[int]] = defaultdict(set)
        for name, key in names.items():
            self.add(name, key)

    def add(self, name: str, key: int) -> None:
        """Another side."""
        self._keys[name], self._places[name] = key, len(self._places)
        self._by_letters[name.replace(" ", "")].append(name)
        for run in _runs(name):
            self._holding[run].add(key)

    def owner(self, author: str, handle: str | None) -> int | None:
        """The side that signs so: by its name, more or less, or by its handle.

        The longest name within the signature counts; of a shorter signature ("Falkenau") the only name that holds it.
        """
        account = "".join(letter for letter in (handle or "").casefold() if letter.isalnum())
        inside = [run for run in _runs(author) if run in self._keys]
        inside += self._by_letters.get(account, ()) if account else ()
        if inside:
            return self._keys[min(inside, key=lambda name: (-len(name), self._places[name]))]
        around = self._holding.get(author, set())
        return next(iter(around)) if len(around) == 1 else None


_LONGEST = 12
"""Words of a name that are looked at."""


def _runs(name: str) -> Iterator[str]:
    """The words of a name in a row, from one to all."""
    words = name.split(" ")[:_LONGEST]
    for at in range(len(words)):
        for past in range(at + 1, len(words) + 1):
            yield " ".join(words[at:past])


def _is_club(author: str, words: MatchWords) -> bool:
    """Whether a folded signature is a club's by its last word: "harrow town fc"."""
    first, _, last = author.rpartition(" ")
    return bool(first) and last in words.sets["club_forms"]
