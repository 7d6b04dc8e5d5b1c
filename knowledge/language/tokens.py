"""Words, numbers and marks of a text, with their places."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

import regex


def _pattern(letter: str, upper: str, inner: str, any_: str) -> str:
    """The forms of tokens, written with these classes: letters, capitals, what words hold inside, all of these.

    What begins with a letter comes first, as most do.

    No group is repeated possessively: the `re` of Python before 3.11.5 takes such a group for less than it matches.
    """
    return rf"""
    (?=[{letter}])(?:
        (?P<link>(?:https?://|www\.|pic\.twitter\.com/)\S++)
      | (?P<initials>(?:[{upper}]\.)+(?![{upper}]\.)(?=\s|[{upper}]|$|,))
      | (?P<word>[{letter}][{inner}]*+(?:['’](?!s\b)[{letter}][{inner}]*+|-[{letter}\d][{inner}]*+|&[{upper}]\b)*)
    )
  | (?P<handle>[@\#][{any_}]+)
  | (?P<compound>\d++(?:-[{letter}]++)+)
  | (?P<number>[£$€]?\d++(?:[.,:]\d++)*(?![.,:]\d)(?:st|nd|rd|th|m|bn|k|kg|km|cm|s|p|pm|am|min)?(?![{any_}]))
  | (?P<possessive>['’]s\b)
  | (?P<figure>[{any_}]++)
  | (?P<mark>\S)
    """


def _latin(*categories: str) -> str:
    """The Latin characters of these Unicode categories, as members of a class."""
    return "".join(chr(code) for code in range(_LATIN) if unicodedata.category(chr(code)) in categories)


_LATIN = 0x250
_LETTERS = _latin("Lu", "Ll", "Lt", "Lm", "Lo")
_TOKEN = regex.compile(_pattern(r"\p{L}", r"\p{Lu}", r"\p{L}\p{M}\d", r"\w"), regex.VERBOSE)
_IN_LATIN = re.compile(_pattern(_LETTERS, _latin("Lu"), _LETTERS + r"\d", _LETTERS + r"\d_"), re.VERBOSE)
"""The same for text in Latin letters alone, at a third of the time."""
_BEYOND = re.compile(
    f"[^\\t\\n\\r\\x20-\\x7e\\xa0-\\xb1\\xb4-\\xb8\\xba\\xbb\\xbf-{chr(_LATIN - 1)}"
    "\\u2010-\\u2027\\u2030-\\u203e\\u20a0-\\u20bf\\u2600-\\u26ff\\u2700-\\u2775\\U0001f1e6-\\U0001f9ff]"
)
"""What the quick pattern cannot judge: other letters, and marks that are set upon letters."""


class Token(NamedTuple):
    """A token and its place: `text == source[start:end]`. `kind` names the pattern it fits."""

    text: str
    start: int
    end: int
    kind: str


def tokens(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """Split `text[start:end]`, in time linear in its length. A possessive `'s` is a token of its own."""
    make = tuple.__new__  # half the time of Token(...), which counts as every word of a story is one
    return [
        make(Token, (found[0], found.start(), found.end(), found.lastgroup))
        for found in _found(text, start, len(text) if end is None else end)
    ]


def words(text: str, most: int | None = None) -> list[str]:
    """The words and numbers of a text, as written; of a long one no more than `most` need be looked for."""
    found = (each[0] for each in _found(text, 0, len(text)) if each.lastgroup not in _NO_WORDS)
    return list(islice(found, most))


_NO_WORDS = frozenset({"mark", "possessive", "link"})


def _found(text: str, start: int, stop: int) -> Iterator[re.Match[str]] | Iterator[regex.Match[str]]:
    pattern = _TOKEN if _BEYOND.search(text, start, stop) else _IN_LATIN
    return pattern.finditer(text, start, stop)
