"""Where quotation marks open and close."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate
from typing import NamedTuple

_CLOSER = {"“": "”", "‘": "’", "«": "»", "„": "“"}
_MARKS = re.compile("[\"“”„‘’'«»]")
_SINGLE = frozenset("'‘’")
_BEFORE = frozenset(" \n\t([—–-:;,/\"“'‘")
_ENDED = frozenset(".!?…,\"”’'")


class Quoted(NamedTuple):
    """Text between marks: `[start, end)` without them.

    `closed` is False where no mark ends it within its block; `reopens` is True where it goes on from the one before it
    (`"We tried. "We failed."`).
    """

    start: int
    end: int
    closed: bool
    reopens: bool = False


def quoted(text: str, start: int, end: int) -> list[Quoted]:
    """The outermost quotations of `text[start:end]`, in order, in linear time. A mark within one belongs to it."""
    return _Scan(text, start, end).run()


class _Scan:
    def __init__(self, text: str, start: int, end: int) -> None:
        self._text, self._start, self._end = text, start, end
        self._marks = [mark.start() for mark in _MARKS.finditer(text, start, end)]
        self._doubles = [0, *accumulate(text[at] not in _SINGLE for at in self._marks)]
        self._ends = [at for at in self._marks if text[at] in "'’" and self._closes_single(at)]
        self._found: list[Quoted] = []
        self._open = ""
        self._depth = 0
        self._began = start
        self._reopens = False

    def run(self) -> list[Quoted]:
        for number, at in enumerate(self._marks):
            mark = self._text[at]
            if not self._open:
                if self._opens(number, at, mark):
                    self._begin(at + 1, reopens=False)
                    self._open = _CLOSER.get(mark, mark)
            elif mark == self._open and not self._looks_open(at, mark):
                if not self._is_apostrophe(at, mark):
                    self._close(at)
            elif _CLOSER.get(mark, mark) == self._open and self._looks_open(at, mark):
                self._open_again(number, at)
        if self._open and self._open not in _SINGLE:
            self._add(self._end, closed=False)
        return self._found

    def _begin(self, at: int, *, reopens: bool) -> None:
        self._began, self._reopens, self._depth = at, reopens, 0

    def _add(self, end: int, *, closed: bool) -> None:
        if self._text[self._began : end].strip():
            self._found.append(Quoted(self._began, end, closed, self._reopens))

    def _close(self, at: int) -> None:
        if self._depth:
            self._depth -= 1
            return
        self._add(at, closed=True)
        self._open = ""

    def _open_again(self, number: int, at: int) -> None:
        """A mark that opens within an open quotation: it goes on after a pause, or holds another, or was left open."""
        pause = at
        while pause > self._began and self._text[pause - 1].isspace():
            pause -= 1
        ended = self._text[pause - 1] in _ENDED
        rest = len(self._marks) - number - 1
        if not ended and (self._open != '"' or rest % 2 == 0):
            self._depth += 1
            return
        if ended:
            self._add(pause, closed=False)
            self._begin(at + 1, reopens=True)
            return
        last = max(self._text.rfind(stop, self._began, at) for stop in (". ", "! ", "? ", ".\n"))
        self._add(last + 1 if last > 0 else pause, closed=False)
        self._begin(at + 1, reopens=False)

    def _opens(self, number: int, at: int, mark: str) -> bool:
        if mark in "”’»" or not self._looks_open(at, mark):
            return False
        if mark not in _SINGLE:
            return True
        place = bisect_right(self._ends, at)
        if place == len(self._ends):
            return False
        between = self._doubles[bisect_right(self._marks, self._ends[place])] - self._doubles[number]
        return between % 2 == 0

    def _looks_open(self, at: int, mark: str) -> bool:
        if mark in "“‘«„":
            return True
        if mark not in "\"'":
            return False
        before = self._text[at - 1] if at > self._start else " "
        after = self._text[at + 1] if at + 1 < self._end else " "
        if after.isspace() or before not in _BEFORE:
            return False
        return before not in "\"'“‘" or after.isalnum()

    def _is_apostrophe(self, at: int, mark: str) -> bool:
        """Whether a single mark stands within a word: "somebody's"."""
        inside = self._start < at < self._end - 1
        return mark in _SINGLE and inside and self._text[at - 1].isalnum() and self._text[at + 1].isalnum()

    def _closes_single(self, at: int) -> bool:
        after = self._text[at + 1] if at + 1 < self._end else " "
        return at > self._start and not after.isalnum() and self._text[at - 1] in ".,!?…"
