"""A reload from end to end, in this process."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from knowledge.limits import Limits
from knowledge.model import GLOBAL, Report
from knowledge.publishing.reloading import reload, reload_servers
from knowledge.publishing.turns import Progress, turn
from knowledge.store.protocol import Deed, FactStore
from knowledge.working import Rules, Worker


class Reloading(Protocol):
    """Reads a collection again: the global one's folder and what was handed in, or what was handed in to a server."""

    def __call__(self, collection: str, deed: Deed, patience: float, progress: Progress | None) -> Report:
        """Publish what changed; PublishingError or StoreError where nothing can be."""


class Here:
    """Reloads in this process, and only understands stories in another."""

    def __init__(self, store: FactStore, folder: Path, rules: Rules, limits: Limits) -> None:
        self._store = store
        self._folder = folder
        self._rules = rules
        self._limits = limits

    def __call__(self, collection: str, deed: Deed, patience: float, progress: Progress | None) -> Report:
        """Publish what changed; with the global content, what servers handed in is understood by today's rules."""
        lexicon, mark = self._rules.lexicon, self._rules.mark
        with turn(self._store, patience), Worker(self._limits, self._rules.lexicon_files, mark) as worker:
            report = reload(
                self._store,
                lexicon,
                self._folder if collection == GLOBAL else None,
                collection,
                progress,
                mark=mark,
                understand=worker,
                limits=self._limits,
                deed=deed,
            )
            if collection == GLOBAL:
                reload_servers(self._store, lexicon, mark, worker)
        return report
