"""Words, numbers and marks of a text, with their places."""

from __future__ import annotations

from typing import NamedTuple

import regex

_TOKEN = regex.compile(
    r"""
    (?P<handle>[@\#]\w+)
  | (?P<link>(?:https?://|www\.|pic\.twitter\.com/)\S++)
  | (?P<compound>\d++(?:-\p{L}++)++)
  | (?P<number>[£$€]?\d++(?:[.,:]\d++)*+(?:st|nd|rd|th|m|bn|k|kg|km|cm|s|p|pm|am|min)?(?![\w]))
  | (?P<initials>(?:\p{Lu}\.)++(?=\s|\p{Lu}|$|,))
  | (?P<word>\p{L}[\p{L}\p{M}\d]*+(?:['’](?!s\b)\p{L}[\p{L}\p{M}\d]*+|-[\p{L}\d][\p{L}\p{M}\d]*+|&\p{Lu}\b)*+)
  | (?P<possessive>['’]s\b)
  | (?P<figure>[\w]++)
  | (?P<mark>\S)
    """,
    regex.VERBOSE,
)


class Token(NamedTuple):
    """A token and its place: `text == source[start:end]`. `kind` names the pattern it fits."""

    text: str
    start: int
    end: int
    kind: str


def tokens(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """Split `text[start:end]`, in time linear in its length. A possessive `'s` is a token of its own."""
    stop = len(text) if end is None else end
    make = tuple.__new__  # half the time of Token(...), which counts as every word of a story is one
    return [
        make(Token, (found.group(), *found.span(), found.lastgroup or "mark"))
        for found in _TOKEN.finditer(text, start, stop)
    ]


def words(text: str) -> list[str]:
    """The words and numbers of a text, as written."""
    return [token.text for token in tokens(text) if token.kind not in {"mark", "possessive", "link"}]
