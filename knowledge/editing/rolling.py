"""Going back to a former edition, so that the next reload does not undo it unsaid."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from knowledge.correcting import HoldFile
from knowledge.editing.errors import EditingError
from knowledge.lexicon import Lexicon
from knowledge.model import GLOBAL, Report
from knowledge.publishing import overlaying
from knowledge.publishing.sorting import digest_of, file_of
from knowledge.store.protocol import Deed, FactStore

ROLL_BACK = "roll back"
RESTORE = "restore"


class Rolling:
    """Roll backs of one collection. The caller holds the turn."""

    def __init__(self, store: FactStore, lexicon: Lexicon, collection: str) -> None:
        self._store = store
        self._lexicon = lexicon
        self._collection = collection

    def roll_back(self, edition: int, deed: Deed) -> Report:
        """Make the next edition like a former one, and hold back the files of the folder that say otherwise."""
        kept = self._store.editions(self._collection)
        if edition not in kept:
            among = ", ".join(map(str, sorted(kept))) or "none"
            raise EditingError(f"edition {edition} is not kept: there are {among}")
        if edition == kept[0]:
            raise EditingError(f"edition {edition} is in service already")
        return self.back(edition, deed, hold=True)

    def back(self, edition: int, deed: Deed, *, hold: bool) -> Report:
        """Make the next edition like a former one, with or without holding back files of the folder."""
        before = self._versions()
        held = tuple(self._holds(edition)) if hold and self._collection == GLOBAL else ()
        made = self._store.set_back(self._collection, edition, deed, held)
        after = self._versions()
        only = None if self._collection == GLOBAL else self._collection
        overlaying.follow(self._store, self._lexicon, only=only)
        return Report(
            made.number,
            added=tuple(sorted(after.keys() - before.keys())),
            changed=tuple(sorted(key for key in after.keys() & before.keys() if after[key] != before[key])),
            removed=tuple(sorted(before.keys() - after.keys())),
            unchanged=sum(before.get(key) == version for key, version in after.items()),
        )

    def _versions(self) -> dict[str, int]:
        return dict(self._store.view((self._collection,)).versions())

    def _holds(self, edition: int) -> Iterator[HoldFile]:
        now, then = (self._store.digests(self._collection, at) for at in (None, edition))
        return holds(now, then, self._store.files(self._collection))


def holds(now: Mapping[str, str], then: Mapping[str, str], handed: Collection[str]) -> Iterator[HoldFile]:
    """Hold back the files of the folder that give now what they did not give then, or nothing where they did.

    `now` and `then` are stories with their digests, `handed` files that were handed in. Files of which not all was read
    are let be.
    """
    files_now, files_then = (
        {file_of(key): digest for key, kept in digests.items() if (digest := digest_of(kept))}
        for digests in (now, then)
    )
    for file in sorted({*files_now, *files_then} - set(handed)):
        if files_now.get(file) != files_then.get(file):
            yield HoldFile(file, files_now.get(file, ""))
