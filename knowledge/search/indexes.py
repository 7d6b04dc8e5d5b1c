"""The name indexes in use: one for each set of collections; brought up to its newest edition behind the scenes."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from threading import Lock, Thread
from typing import NamedTuple

from knowledge.lexicon import Lexicon
from knowledge.search.names import NameIndex
from knowledge.search.saving import Editions, Saving
from knowledge.search.yielding import yielding
from knowledge.store.protocol import StoreError, View

_KEPT = 64
"""Sets of collections whose indexes are kept."""

Collections = tuple[str, ...]


class _Made(NamedTuple):
    editions: Editions
    names: NameIndex


class Indexes:
    """Gives views their index. Safe to use from many threads."""

    def __init__(self, lexicon: Lexicon, saving: Saving | None = None) -> None:
        self._lexicon = lexicon
        self._saving = saving
        self._made: OrderedDict[Collections, _Made] = OrderedDict()
        self._making: dict[Collections, Thread] = {}
        self._lock = Lock()
        self._turns: dict[Collections, Lock] = {}

    def of(self, view: View) -> NameIndex:
        """The index of a view's names.

        For an edition that has just come the index of the one before serves until the new one is made, so that nobody
        waits; only the first of all is waited for.
        """
        collections = tuple(name for name, _ in view.editions)
        with self._lock:
            made = self._made.get(collections)
            if made is not None:
                self._made.move_to_end(collections)
                if made.editions != view.editions:
                    self._begin(view, collections)
                return made.names
        return self._first(view, collections)

    def renew(self, view: View) -> None:
        """Make the index of a view now and put it in service, unless it is there; who asks meanwhile has the former."""
        collections = tuple(name for name, _ in view.editions)
        with self._lock:
            made = self._made.get(collections)
            thread = None if made is None or made.editions == view.editions else self._begin(view, collections)
        if thread is not None:
            thread.join()
        made = self._made.get(collections)
        if made is None or made.editions != view.editions:
            self._put(collections, view.editions, self._make(view))

    def follow(self, view: Callable[[Sequence[str]], View]) -> None:
        """Bring every index in use up to its newest edition, behind the scenes."""
        with self._lock:
            used = list(self._made)
        for collections in used:
            self.of(view(collections))

    def wait(self) -> None:
        """Wait until nothing is being made any more."""
        for thread in list(self._making.values()):
            thread.join()

    def _first(self, view: View, collections: Collections) -> NameIndex:
        with self._lock:
            turn = self._turns.setdefault(collections, Lock())
        with turn:
            made = self._made.get(collections)
            if made is None:
                self._put(collections, view.editions, self._make(view))
            return self._made[collections].names

    def _begin(self, view: View, collections: Collections) -> Thread:
        """Have the index made behind the scenes, unless one is being made; whoever calls it has the lock."""
        thread = self._making.get(collections)
        if thread is None:
            thread = Thread(target=self._make_behind, args=(view, collections), daemon=True)
            self._making[collections] = thread
            thread.start()
        return thread

    def _make_behind(self, view: View, collections: Collections) -> None:
        try:
            self._put(collections, view.editions, self._make(view))
        except StoreError:
            pass  # it has been closed meanwhile: whoever asks next is told so
        finally:
            with self._lock:
                self._making.pop(collections, None)

    def _make(self, view: View) -> NameIndex:
        with yielding():
            return self._made_of(view)

    def _made_of(self, view: View) -> NameIndex:
        """The index of a view: from the one before with what has changed since, or else anew.

        In place of the one before stands that of the first collection alone, which all share, or the one saved of it.
        """
        collections = tuple(name for name, _ in view.editions)
        made = self._made.get(collections)
        former = made or self._made.get(collections[:1]) or self._loaded(collections[:1])
        changes = view.names_since(former.editions) if former else None
        names = former.names.updated(changes, view.occurs) if former and changes is not None else None
        if names is None:
            names = NameIndex(view.names(), self._lexicon, view.occurs)
        if self._saving and len(collections) == 1 and (made is not None or changes or former is None):
            self._saving.save(names, view.editions)
        return names

    def _loaded(self, collections: Collections) -> _Made | None:
        loaded = self._saving.load(collections) if self._saving else None
        return _Made(loaded.editions, loaded.names) if loaded else None

    def _put(self, collections: Collections, editions: Editions, index: NameIndex) -> None:
        with self._lock:
            made = self._made.get(collections)
            if made is None or sum(n for _, n in made.editions) <= sum(n for _, n in editions):
                self._made[collections] = _Made(editions, index)
            while len(self._made) > _KEPT:
                dropped, _ = self._made.popitem(last=False)
                self._turns.pop(dropped, None)
