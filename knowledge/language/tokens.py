"""Words, numbers and marks of a text, with their places."""

from __future__ import annotations

import re
from typing import NamedTuple

import regex

_PATTERN = r"""
    (?P<handle>[@\#]\w+)
  | (?P<link>(?:https?://|www\.|pic\.twitter\.com/)\S++)
  | (?P<compound>\d++(?:-{L}++)++)
  | (?P<number>[£$€]?\d++(?:[.,:]\d++)*+(?:st|nd|rd|th|m|bn|k|kg|km|cm|s|p|pm|am|min)?(?![\w]))
  | (?P<initials>(?:{Lu}\.)++(?=\s|{Lu}|$|,))
  | (?P<word>{L}{within}*+(?:['’](?!s\b){L}{within}*+|-[{l}\d]{within}*+|&{Lu}\b)*+)
  | (?P<possessive>['’]s\b)
  | (?P<figure>[\w]++)
  | (?P<mark>\S)
"""
_TOKEN = regex.compile(
    _PATTERN.replace("{within}", r"[\p{L}\p{M}\d]")
    .replace("{Lu}", r"\p{Lu}")
    .replace("{L}", r"\p{L}")
    .replace("{l}", r"\p{L}"),
    regex.VERBOSE,
)
_PLAIN = re.compile(r"[\x00-\x7f‘’“”–—…£€]*+")
"""What most English is written with: in it letters are those of ASCII, which takes a third of the time."""
_PLAIN_TOKEN = re.compile(
    _PATTERN.replace("{within}", r"[A-Za-z\d]")
    .replace("{Lu}", "[A-Z]")
    .replace("{L}", "[A-Za-z]")
    .replace("{l}", "A-Za-z"),
    re.VERBOSE | re.ASCII,
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
    plain = _PLAIN.match(text, start, stop)
    pattern = _PLAIN_TOKEN if plain and plain.end() >= stop else _TOKEN
    make = tuple.__new__  # half the time of Token(...), which counts as every word of a story is one
    return [
        make(Token, (found.group(), *found.span(), found.lastgroup or "mark"))
        for found in pattern.finditer(text, start, stop)
    ]


def words(text: str) -> list[str]:
    """The words and numbers of a text, as written."""
    return [token.text for token in tokens(text) if token.kind not in {"mark", "possessive", "link"}]
