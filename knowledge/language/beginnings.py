"""Costly patterns, tried only where a cheap look says that they can begin."""

from __future__ import annotations

import re
from collections.abc import Iterator

import regex


def beginning(forms: str) -> re.Pattern[str]:
    """A look for the places where one of these forms begins, at the start of a word or at a sign; in small letters."""
    return re.compile(rf"[^a-z\d](?={forms})")


def matches(
    pattern: regex.Pattern[str], first: re.Pattern[str], text: str, start: int, stop: int
) -> Iterator[regex.Match[str]]:
    """All matches of a pattern in `text[start:stop]`, as its `finditer` gives them, where each has such a beginning."""
    small = text[start:stop].replace("İ", "i").lower()  # the one letter that becomes two in small letters
    past = start
    for found in first.finditer(" " + small):
        at = start + found.end() - 1
        match = pattern.match(text, at, stop) if at >= past else None
        if match:
            past = match.end()
            yield match
