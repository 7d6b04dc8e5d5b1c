"""Long work in a thread that lets others through sooner."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

_SECONDS = 0.0005
"""After so long another thread gets its turn: those who answer let go of theirs many times an answer, and wait so long
each time."""


class _Yielding:
    """How many work so, and what the interval was before the first."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._working = 0
        self._usual = 0.0

    def begin(self) -> None:
        with self._lock:
            if not self._working:
                self._usual = sys.getswitchinterval()
                sys.setswitchinterval(min(_SECONDS, self._usual))
            self._working += 1

    def end(self) -> None:
        with self._lock:
            self._working -= 1
            if not self._working:
                sys.setswitchinterval(self._usual)


_here = _Yielding()


@contextmanager
def yielding() -> Iterator[None]:
    """Work of seconds that holds up nobody for long."""
    _here.begin()
    try:
        yield
    finally:
        _here.end()
