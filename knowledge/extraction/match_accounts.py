"""Whose account a post is signed with: that of one of the sides of a story."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from knowledge.language.folding import fold
from knowledge.model import Block

_CLUBS = frozenset(
    {"fc", "afc", "rfc", "rlfc", "cfc", "cc", "sc", "hc", "bc", "rugby", "basketball", "hockey", "cricket", "netball"}
)
"""Words at the end of a signature that make it a club's."""


def find(blocks: Sequence[Block], names: Mapping[str, int], first: int) -> tuple[dict[int, int], list[str]]:
    """Of each post's block that a side signs, the side, of those in `names` or a club by the words of its signature.

    Clubs that the story names nowhere else get the keys from `first` on, and are given in that order.
    """
    known, fresh = dict(names), list[str]()
    found: dict[int, int] = {}
    for index, block in enumerate(blocks):
        if block.post is None or not block.post.author:
            continue
        author = fold(block.post.author)
        key = owner(author, block.post.handle, known)
        if key is None and is_side(author):
            key = known[author] = first + len(fresh)
            fresh.append(block.post.author)
        if key is not None:
            found[index] = key
    return found, fresh


def owner(author: str, handle: str | None, names: Mapping[str, int]) -> int | None:
    """The side, of those told of by their folded names, that signs so: by its name, more or less, or by its handle.

    The longest name within the signature counts; of a shorter signature ("Falkenau") the only name that holds it.
    """
    account = "".join(letter for letter in (handle or "").casefold() if letter.isalnum())
    inside = [name for name in names if f" {name} " in f" {author} " or (account and name.replace(" ", "") == account)]
    if inside:
        return names[max(inside, key=len)]
    around = {names[name] for name in names if author and f" {author} " in f" {name} "}
    return next(iter(around)) if len(around) == 1 else None


def is_side(author: str) -> bool:
    """Whether a folded signature is a club's by its last word: "harrow town fc"."""
    first, _, last = author.rpartition(" ")
    return bool(first) and last in _CLUBS
