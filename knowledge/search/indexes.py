"""The name indexes in use: one for each set of collections; brought up to its newest edition behind the scenes."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from threading import Lock, Thread
from typing import NamedTuple

from knowledge.lexicon import Lexicon
from knowledge.search.names import NameIndex
from knowledge.search.saving import Editions, Saving
from knowledge.search.yielding import yielding
from knowledge.store.protocol import StoreError, View

MANY = 1_000
"""Names from which on another process makes an index anew: fewer are made here before that has started."""
_KEPT = 64
"""Sets of collections whose indexes are kept."""

Collections = tuple[str, ...]


class _Made(NamedTuple):
    editions: Editions
    names: NameIndex


class Indexes:
    """Gives views their index. Safe to use from many threads.

    `save_apart` has an index made anew and saved by another process, and tells whether that has been done.
    """

    def __init__(
        self,
        lexicon: Lexicon,
        saving: Saving | None = None,
        save_apart: Callable[[Sequence[str]], bool] | None = None,
    ) -> None:
        self._lexicon = lexicon
        self._saving = saving
        self._save_apart = save_apart
        self._made: OrderedDict[Collections, _Made] = OrderedDict()
        self._making: dict[Collections, Thread] = {}
        self._lock = Lock()
        self.renewals = 0
        """How often an index has been put in service."""
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
            used = sorted(self._made, key=len)  # What all share comes first.
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
        Of that collection, what has changed too much is made anew by another process, where there may be one.
        """
        collections = tuple(name for name, _ in view.editions)
        names = self._changed(view, collections) or NameIndex(view.names(), self._lexicon, view.occurs)
        if self._saving and len(collections) == 1:
            self._saving.save(names, view.editions)
        return names

    def _changed(self, view: View, collections: Collections) -> NameIndex | None:
        for former in self._formers(collections):
            changes = view.names_since(former.editions)
            names = former.names.updated(changes, view.occurs) if changes is not None else None
            if names is not None:
                return names
        return None

    def _formers(self, collections: Collections) -> Iterator[_Made]:
        """The indexes that changes can be laid on, the likeliest first."""
        own, shared = self._made.get(collections), collections[:1]
        if own is not None:
            yield own
        if collections != shared:
            making = self._making.get(shared)
            if making is not None:
                making.join()
            if shared in self._made:
                yield self._made[shared]
        elif own is not None and not (len(own.names) >= MANY and self._save_apart and self._save_apart(shared)):
            return
        loaded = self._saving.load(shared) if self._saving else None
        if loaded is not None:
            yield _Made(loaded.editions, loaded.names)

    def _put(self, collections: Collections, editions: Editions, index: NameIndex) -> None:
        with self._lock:
            made = self._made.get(collections)
            if made is None or sum(n for _, n in made.editions) <= sum(n for _, n in editions):
                self._made[collections] = _Made(editions, index)
                self.renewals += 1
            while len(self._made) > _KEPT:
                dropped, _ = self._made.popitem(last=False)
                self._turns.pop(dropped, None)
