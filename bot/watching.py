"""A folder that is looked at now and then: whether what is in it has changed, and has come to rest since."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

State = frozenset[tuple[str, int, int]]
"""Files with their sizes and the times of their last changes."""


class Watched:
    """Remembers how a folder was when it was last read."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._read = self._seen = _state(folder)

    def settled(self) -> bool:
        """Look again: whether there is something new that was just so at the last look, so that nobody is writing it.

        It counts as read then.
        """
        before, self._seen = self._seen, _state(self._folder)
        if self._seen == self._read or self._seen != before:
            return False
        self._read = self._seen
        return True

    def failed(self) -> None:
        """Let what was new count as unread: it could not be read now."""
        self._read = frozenset()


def _state(folder: Path) -> State:
    return frozenset(_files(folder))


def _files(folder: Path) -> Iterator[tuple[str, int, int]]:
    for where, _, names in os.walk(folder):
        for name in names:
            path = Path(where) / name
            try:
                told = path.stat()
            except OSError:
                continue
            yield str(path), told.st_size, told.st_mtime_ns
