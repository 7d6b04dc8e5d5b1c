"""Global stories that servers have corrected for themselves follow the global content."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from knowledge.lexicon import Lexicon
from knowledge.model import GLOBAL
from knowledge.publishing.correcting import Correcting
from knowledge.store.protocol import Change, Deed, FactStore, Told

FOLLOW = Deed("follow")


def follow(store: FactStore, lexicon: Lexicon, changed: Collection[str] | None = None, only: str | None = None) -> None:
    """Lay servers' corrections anew over the global stories that changed, by default over all they correct.

    The caller holds the turn.
    """
    for collection in [only] if only else store.correcting():
        if collection == GLOBAL:
            continue
        standing = store.standing(collection)
        correcting = Correcting(store, collection, lexicon, standing)
        keys = {*correcting.touched(one.correction for one in standing), *store.laid(collection)}
        keys -= store.digests(collection).keys()
        if changed is not None:
            keys.intersection_update(changed)
        if changes := list(differing(store, collection, correcting.anew(sorted(keys)))):
            store.publish(collection, changes, FOLLOW)


def differing(store: FactStore, collection: str, changes: Iterable[Change]) -> Iterator[Change]:
    """The changes that make a story in service another than it is."""
    view = store.view((collection,))
    for change in changes:
        served = Told(change.story, change.analysis) if change.served is None else change.served
        if served != Told(view.story(change.key), view.analysis(change.key)):
            yield change
