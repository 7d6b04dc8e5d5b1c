"""Suggestions found before: people type the same beginnings all day, and the next edition changes what fits them."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable

from discord import app_commands

ROOM = 4000
"""Beginnings that are remembered."""

Choices = list[app_commands.Choice[str]]


class Offered:
    """What was offered for what was typed, until there is news of the content. For the event loop alone.

    `news` is a number that grows with every edition; None where nobody tells of editions: then nothing is remembered.
    """

    def __init__(self, room: int = ROOM) -> None:
        self._room = room
        self._news: int | None = None
        self._kept: OrderedDict[Hashable, Choices] = OrderedDict()

    def get(self, news: int | None, key: Hashable) -> Choices | None:
        """What was offered for this, None where it was not yet, or there has been news."""
        if news is None or news != self._news or key not in self._kept:
            return None
        self._kept.move_to_end(key)
        return self._kept[key]

    def put(self, news: int | None, key: Hashable, choices: Choices) -> None:
        """Remember what was found when `news` was the newest; the longest unused of too many goes."""
        if news is None or (self._news is not None and news < self._news):
            return
        if news != self._news:
            self._kept.clear()
            self._news = news
        self._kept[key] = choices
        while len(self._kept) > self._room:
            self._kept.popitem(last=False)
