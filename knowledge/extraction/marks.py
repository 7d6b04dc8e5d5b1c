"""Where quotation marks open and close."""

from __future__ import annotations

from typing import NamedTuple

_OPENERS = {"“": "”", "‘": "’", "«": "»"}
_BEFORE = frozenset(" \n\t([—–-:;,/")


class Quoted(NamedTuple):
    """Text between marks: `[start, end)` without them. `closed` is False where no mark ends it within its block."""

    start: int
    end: int
    closed: bool


def quoted(text: str, start: int, end: int) -> list[Quoted]:
    """The outermost quotations of `text[start:end]`, in order, in one pass. A mark within one belongs to it."""
    found: list[Quoted] = []
    closers: list[str] = []
    began = start
    for at in range(start, end):
        mark = text[at]
        if mark not in "\"“”‘’'«»":
            continue
        before = text[at - 1] if at > start else " "
        after = text[at + 1] if at + 1 < end else " "
        if _opens(mark, before, after) and len(closers) < 2 and (mark not in "'‘" or not closers):
            if not closers:
                began = at + 1
            closers.append(_OPENERS.get(mark, mark))
        elif closers and mark in closers and _closes(mark, before, after):
            while closers.pop() != mark:
                pass
            if not closers:
                found.append(Quoted(began, at, closed=True))
    if closers and closers[0] != "'":
        found.append(Quoted(began, end, closed=False))
    return found


def _opens(mark: str, before: str, after: str) -> bool:
    return mark in "\"“‘'«" and (before in _BEFORE or before in "“\"'") and not after.isspace()


def _closes(mark: str, before: str, after: str) -> bool:
    if mark in "'’":
        return not after.isalnum() and before in ".,!?…"
    return not (before.isspace() and not after.isspace())
