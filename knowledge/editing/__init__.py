"""What moderators do to content: correct, remove, restore, roll back, export, back up, review."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from knowledge.correcting import Correction, Effect, FactMark, SetField, Standing
from knowledge.model import GLOBAL, AnyFact, Record, Report
from knowledge.publishing import Progress, PublishingError
from knowledge.store.protocol import Done, Doubt


class EditingError(PublishingError):
    """What was asked for cannot be done; the message says why in one line, and nothing has changed."""


class Preview(Record, frozen=True):
    """What a correction would do. `effects` are the first, of `stories` stories in all; no effect, nothing would."""

    correction: Correction
    effects: tuple[Effect, ...]
    stories: int


class Removed(Record, frozen=True):
    """A story that was taken out of service, and can be restored."""

    story: str
    title: str | None
    number: int
    """Of the correction that keeps it out."""
    done: Done | None
    """Who did it, when, why."""


class Undone(NamedTuple):
    """What was undone, and what the edition that undid it brought."""

    what: Done
    report: Report


class Restored(Record, frozen=True):
    """What a backup brought back, by collection; `kept` are collections that it does not know: they stay."""

    editions: dict[str, int]
    kept: tuple[str, ...] = ()


class Editing:
    """Changes to a collection's content. All that change something make an edition, with who did it and why.

    They hold the turn: PublishingError where another still does after `patience` seconds. EditingError where what was
    asked for makes no sense (any more). A server's collection may correct what it sees of the global content: the
    corrected story is the server's own from then on, and follows the global one.
    """

    # --- corrections ---

    def mark(self, fact: AnyFact, *, collection: str = GLOBAL) -> FactMark:
        """By what a correction knows a fact again; EditingError where its story is gone."""
        raise NotImplementedError

    def fields(self, fact: AnyFact) -> dict[str, str]:
        """What can be set in a fact: field → what it is now, as people write it, "" where unknown."""
        raise NotImplementedError

    def set_field(self, fact: AnyFact, field: str, value: str, *, collection: str = GLOBAL) -> SetField:
        """The correction that sets a field ("" for unknown); EditingError where there is no such field or value."""
        raise NotImplementedError

    def preview(self, correction: Correction, *, collection: str = GLOBAL) -> Preview:
        """What a correction would do, before and after; changes nothing. EditingError where what it corrects is not."""
        raise NotImplementedError

    def correct(
        self,
        correction: Correction,
        *,
        who: str,
        reason: str = "",
        collection: str = GLOBAL,
        patience: float = 0.0,
    ) -> Report:
        """Put a correction in force, in place of a former one of the same thing. EditingError as for `preview`.

        So a story is removed (`RemoveStory`), too. The report's `changed` and `removed` are the stories it touched.
        """
        raise NotImplementedError

    def corrections(self, *, collection: str = GLOBAL) -> Sequence[Standing]:
        """The corrections in force, the oldest first."""
        raise NotImplementedError

    def withdraw(
        self, numbers: Sequence[int], *, who: str, reason: str = "", collection: str = GLOBAL, patience: float = 0.0
    ) -> Report:
        """End corrections by their numbers: the stories say again what they say."""
        raise NotImplementedError

    def undo(
        self,
        edition: int | None = None,
        *,
        who: str,
        reason: str = "",
        collection: str = GLOBAL,
        patience: float = 0.0,
    ) -> Undone:
        """Take back what an edition did, by default the newest that was no undoing, in an edition of its own.

        Corrections, removals, restorings, withdrawals and what was added can be taken back however long ago; a reload,
        a roll back or a restored backup only while it is the newest change. EditingError says why where it cannot be.
        """
        raise NotImplementedError

    # --- removing and restoring ---

    def imports(self, *, collection: str = GLOBAL) -> Sequence[Done]:
        """The editions that brought files handed in which are still there, the newest first: imports to remove."""
        raise NotImplementedError

    def remove_import(
        self, edition: int, *, who: str, reason: str = "", collection: str = GLOBAL, patience: float = 0.0
    ) -> Report:
        """Take out of service every story of what was handed in with an edition."""
        raise NotImplementedError

    def removed(self, *, collection: str = GLOBAL) -> Sequence[Removed]:
        """The stories that are kept out of service, the last removed first."""
        raise NotImplementedError

    def restore_stories(
        self, keys: Sequence[str], *, who: str, reason: str = "", collection: str = GLOBAL, patience: float = 0.0
    ) -> Report:
        """Bring removed stories back into service; EditingError where one is not removed."""
        raise NotImplementedError

    # --- editions ---

    def editions(self, *, collection: str = GLOBAL) -> Sequence[Done]:
        """The editions that can be rolled back to, the newest (in service) first: ten at most."""
        raise NotImplementedError

    def roll_back(
        self, edition: int, *, who: str, reason: str = "", collection: str = GLOBAL, patience: float = 0.0
    ) -> Report:
        """Make the next edition like a former one: its stories, files handed in, and corrections.

        A file of the folder that says otherwise is held back, and reported at every reload, until it is changed or the
        roll back undone.
        """
        raise NotImplementedError

    # --- moving and keeping ---

    def export(self, file: Path, *, collection: str = GLOBAL) -> None:
        """Write the collection's own stories, facts and corrections to a zip that `draft` and `add` take back whole.

        OSError where it cannot be written; then there is no file.
        """
        raise NotImplementedError

    def backup(self, file: Path, progress: Progress | None = None) -> None:
        """Write everything of all collections to a file, while answers go on; StoreError where it cannot be."""
        raise NotImplementedError

    def restore(
        self, file: Path, *, who: str, reason: str = "", patience: float = 0.0, progress: Progress | None = None
    ) -> Restored:
        """Make the next edition of each collection what it was in a backup, while answers go on.

        StoreError where the file is no backup, or of a newer Pressbox.
        """
        raise NotImplementedError

    # --- the review list ---

    def doubts(self, state: str = "open", *, collection: str = GLOBAL) -> Sequence[Doubt]:
        """The answers called wrong, the oldest first: "open", "accepted", "corrected" or "dismissed"."""
        raise NotImplementedError

    def decide(self, number: int, state: str, *, who: str, reason: str = "", collection: str = GLOBAL) -> Doubt:
        """Decide on an open doubt: "accepted" (the answer is wrong), "corrected" or "dismissed"; "open" opens it again.

        EditingError where the collection has none of that number, or where another has decided meanwhile.
        """
        raise NotImplementedError
