"""What an edition did, taken back by an edition of its own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from knowledge.correcting import Correction, HoldFile, RemoveStory, replaced
from knowledge.editing.changing import Changing
from knowledge.editing.errors import EditingError
from knowledge.editing.rolling import RESTORE, ROLL_BACK, Rolling
from knowledge.lexicon import Lexicon
from knowledge.model import Report
from knowledge.publishing.overlaying import FOLLOW
from knowledge.publishing.reloading import RELOAD
from knowledge.publishing.sorting import file_of
from knowledge.store.protocol import Deed, Done, FactStore

UNDO = "undo"
_SYSTEM = frozenset({FOLLOW.what})
"""Deeds that nobody does: they follow from others."""
_WHOLE = frozenset({RELOAD.what, ROLL_BACK, RESTORE})
"""Deeds that are no corrections: they are taken back whole or not at all."""
_LOOKED_BACK = 1000


class Undone(NamedTuple):
    """What was undone, and what the edition that undid it brought."""

    what: Done
    report: Report


def undo(store: FactStore, lexicon: Lexicon, collection: str, edition: int | None, who: str, reason: str) -> Undone:
    """Take back what an edition did, by default the newest that can be. The caller holds the turn."""
    history = store.history(collection, _LOOKED_BACK)
    undone = _undone(history)
    what = next(
        (
            done
            for done in history
            if (done.edition == edition if edition else done.deed.what not in {UNDO, *_SYSTEM})
            and done.edition not in undone
        ),
        None,
    )
    if what is None:
        raise EditingError(f"edition {edition} did nothing that can be taken back" if edition else "nothing to undo")
    deed = Deed(UNDO, who, reason, what.edition)
    rolling = Rolling(store, lexicon, collection)
    newest = next(done.edition for done in history if done.deed.what not in _SYSTEM)
    if what.edition == newest and what.edition - 1 in store.editions(collection):
        return Undone(what, rolling.back(what.edition - 1, deed, hold=what.deed.what == RELOAD.what))
    return Undone(what, _piecemeal(store, lexicon, collection, what, deed))


def _undone(history: Sequence[Done]) -> set[int]:
    """The editions that are taken back, as things stand: what undid them was not undone itself."""
    undone: set[int] = set()
    for done in history:
        if done.deed.undoes and done.edition not in undone:
            undone.add(done.deed.undoes)
    return undone


def _piecemeal(store: FactStore, lexicon: Lexicon, collection: str, what: Done, deed: Deed) -> Report:
    """Take back one change among later ones: its corrections, and what it handed in."""
    begun, ended, files, left = store.exchanged(collection, what.edition)
    if what.deed.what in _WHOLE or left:
        raise EditingError(
            f"edition {what.edition} ({what.deed.what}) is not the newest change: roll back to edition"
            f" {what.edition - 1} instead, while that is kept"
        )
    standing = store.standing(collection)
    # Not by its number: what was taken back and put in force again has another.
    over = {one.number for one in standing if any(one.correction == other.correction for other in begun)}
    again: list[Correction] = [one.correction for one in ended if not isinstance(one.correction, HoldFile)]
    over.update(number for one in again for number in replaced(one, standing))
    removed = {one.correction.story for one in standing if isinstance(one.correction, RemoveStory)}
    handed = {key for key in store.digests(collection) if file_of(key) in files}
    again = list(dict.fromkeys((*again, *map(RemoveStory, sorted(handed - removed)))))
    if not over and not again:
        raise EditingError(f"what edition {what.edition} did ({what.deed.what}) has been changed since")
    return Changing(store, lexicon, collection).publish(again, over, deed)
