"""What moderators do to content: correct, remove, restore, roll back, export, back up, review."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from msgspec.structs import replace

from knowledge import correcting, publishing
from knowledge.correcting import Correction, FactMark, FieldError, RemoveStory, SetField, Standing
from knowledge.editing import backups
from knowledge.editing.backups import Restored
from knowledge.editing.changing import Changing, Preview
from knowledge.editing.errors import EditingError
from knowledge.editing.rolling import RESTORE, ROLL_BACK, Rolling
from knowledge.editing.undoing import Undone, undo
from knowledge.lexicon import Lexicon
from knowledge.model import GLOBAL, AnyFact, Record, Report
from knowledge.publishing import Progress, exporting
from knowledge.publishing.handing import ADD
from knowledge.publishing.sorting import file_of
from knowledge.store.protocol import Deed, Done, Doubt, FactStore

MOST = 1000
"""Changes that are looked back upon."""
STATES = ("open", "accepted", "corrected", "dismissed")

__all__ = ["STATES", "Editing", "EditingError", "Preview", "Removed", "Restored", "Undone"]


class Removed(Record, frozen=True):
    """A story that was taken out of service, and can be restored."""

    story: str
    title: str | None
    number: int
    """Of the correction that keeps it out."""
    done: Done | None
    """Who did it, when, why."""


class Editing:
    """Changes to a collection's content. All that change something make an edition, with who did it and why.

    They hold the turn: PublishingError where another still does after `patience` seconds. EditingError where what was
    asked for makes no sense (any more). A server's collection may correct what it sees of the global content: the
    corrected story is the server's own from then on, and follows the global one.
    """

    def __init__(self, store: FactStore, lexicon: Lexicon, published: Callable[[str], None] = lambda _: None) -> None:
        self._store = store
        self._lexicon = lexicon
        self._published = published

    # --- corrections ---

    def mark(self, fact: AnyFact, *, collection: str = GLOBAL) -> FactMark:
        """By what a correction knows a fact again; EditingError where its story is gone."""
        key = fact.evidence[0].story
        story = self._store.view(tuple(dict.fromkeys((GLOBAL, collection)))).story(key)
        if story is None:
            raise EditingError(f"there is no story {key} in service")
        return correcting.mark(fact, story)

    def fields(self, fact: AnyFact) -> dict[str, str]:
        """What can be set in a fact: field → what it is now, as people write it, "" where unknown."""
        return correcting.fields(fact)

    def set_field(self, fact: AnyFact, field: str, value: str, *, collection: str = GLOBAL) -> SetField:
        """The correction that sets a field ("" for unknown); EditingError where there is no such field or value."""
        try:
            tidy = correcting.tidied(value)
            correcting.with_field(fact, field, tidy)
        except FieldError as error:
            raise EditingError(str(error)) from None
        return SetField(self.mark(fact, collection=collection), field, tidy)

    def preview(self, correction: Correction, *, collection: str = GLOBAL) -> Preview:
        """What a correction would do, before and after; changes nothing. EditingError where what it corrects is not."""
        return Changing(self._store, self._lexicon, collection).preview(correction)

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
        what = "remove" if isinstance(correction, RemoveStory) else "correct"
        with self._changing(collection, patience) as changing:
            return changing.correct(correction, Deed(what, who, reason))

    def corrections(self, *, collection: str = GLOBAL) -> Sequence[Standing]:
        """The corrections in force, the oldest first."""
        return self._store.standing(collection)

    def withdraw(
        self, numbers: Sequence[int], *, who: str, reason: str = "", collection: str = GLOBAL, patience: float = 0.0
    ) -> Report:
        """End corrections by their numbers: the stories say again what they say."""
        with self._changing(collection, patience) as changing:
            known = {one.number for one in self._store.standing(collection)}
            if not numbers or not known.issuperset(numbers):
                missing = ", ".join(map(str, sorted(set(numbers) - known))) or "none"
                raise EditingError(f"no correction in force has the number {missing}")
            return changing.publish((), set(numbers), Deed("withdraw", who, reason))

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
        with self._turn(collection, patience):
            return undo(self._store, self._lexicon, collection, edition, who, reason)

    # --- removing and restoring ---

    def imports(self, *, collection: str = GLOBAL) -> Sequence[Done]:
        """The editions that brought files handed in which are still there, the newest first: imports to remove."""
        added = (done for done in self._store.history(collection, MOST) if done.deed.what == ADD)
        return [done for done in added if self._imported(collection, done.edition)]

    def remove_import(
        self, edition: int, *, who: str, reason: str = "", collection: str = GLOBAL, patience: float = 0.0
    ) -> Report:
        """Take out of service every story of what was handed in with an edition."""
        with self._changing(collection, patience) as changing:
            keys = self._imported(collection, edition)
            if not keys:
                raise EditingError(f"nothing in service was handed in with edition {edition}")
            return changing.publish([*map(RemoveStory, keys)], (), Deed("remove", who, reason))

    def removed(self, *, collection: str = GLOBAL) -> Sequence[Removed]:
        """The stories that are kept out of service, the last removed first."""
        history = {done.edition: done for done in self._store.history(collection, MOST)}
        found = []
        for one in reversed(self._store.standing(collection)):
            if isinstance(one.correction, RemoveStory):
                told = self._store.given(collection, one.correction.story)
                title = told.story.title if told and told.story else None
                found.append(Removed(one.correction.story, title, one.number, history.get(one.since)))
        return found

    def restore_stories(
        self, keys: Sequence[str], *, who: str, reason: str = "", collection: str = GLOBAL, patience: float = 0.0
    ) -> Report:
        """Bring removed stories back into service; EditingError where one is not removed."""
        with self._changing(collection, patience) as changing:
            removed = {one.story: one.number for one in self.removed(collection=collection)}
            for key in keys:
                if key not in removed:
                    raise EditingError(f"the story {key} is not removed")
            return changing.publish((), {removed[key] for key in keys}, Deed("restore story", who, reason))

    # --- editions ---

    def editions(self, *, collection: str = GLOBAL) -> Sequence[Done]:
        """The editions that can be rolled back to, the newest (in service) first: ten at most."""
        kept = self._store.editions(collection)
        return [done for done in self._store.history(collection, len(kept)) if done.edition in kept]

    def roll_back(
        self, edition: int, *, who: str, reason: str = "", collection: str = GLOBAL, patience: float = 0.0
    ) -> Report:
        """Make the next edition like a former one: its stories, files handed in, and corrections.

        A file of the folder that says otherwise is held back, and reported at every reload, until it is changed or the
        roll back undone.
        """
        with self._turn(collection, patience):
            return Rolling(self._store, self._lexicon, collection).roll_back(edition, Deed(ROLL_BACK, who, reason))

    # --- moving and keeping ---

    def export(self, file: Path, *, collection: str = GLOBAL) -> None:
        """Write the collection's own stories, facts and corrections to a zip that `draft` and `add` take back whole.

        OSError where it cannot be written; then there is no file.
        """
        exporting.export(self._store, collection, file)

    def backup(self, file: Path, progress: Progress | None = None) -> None:
        """Write everything of all collections to a file, while answers go on; StoreError where it cannot be."""
        backups.backup(self._store, file, progress)

    def restore(
        self, file: Path, *, who: str, reason: str = "", patience: float = 0.0, progress: Progress | None = None
    ) -> Restored:
        """Make the next edition of each collection what it was in a backup, while answers go on.

        Into a store without content everything comes, history and all. StoreError where the file is no backup, or of a
        newer Pressbox.
        """
        with self._turn(GLOBAL, patience):
            return backups.restore(self._store, self._lexicon, file, Deed(RESTORE, who, reason), progress)

    # --- the review list ---

    def doubts(self, state: str = "open", *, collection: str = GLOBAL) -> Sequence[Doubt]:
        """The answers called wrong, the oldest first: "open", "accepted", "corrected" or "dismissed"."""
        return self._store.doubts(collection, state)

    def decide(self, number: int, state: str, *, who: str, reason: str = "", collection: str = GLOBAL) -> Doubt:
        """Decide on an open doubt: "accepted" (the answer is wrong), "corrected" or "dismissed"; "open" opens it again.

        EditingError where the collection has none of that number, or where another has decided meanwhile.
        """
        if state not in STATES:
            raise EditingError(f"a doubt is {', '.join(STATES)}")
        former = next(
            (one for one in STATES for doubt in self._store.doubts(collection, one) if doubt.number == number), None
        )
        doubt = next((one for one in self._store.doubts(collection, former or "") if one.number == number), None)
        if doubt is None or (former != "open" and state != "open"):
            raise EditingError(f"number {number} is no open doubt: somebody may have decided on it")
        decided = replace(doubt, state=state, decided_by=who if state != "open" else "", reason=reason)
        if not self._store.decide(decided, doubt.state):
            raise EditingError(f"somebody has decided on number {number} meanwhile")
        return decided

    @contextmanager
    def _turn(self, collection: str, patience: float) -> Iterator[None]:
        """Hold the turn, and have what comes of it made ready in the end."""
        with publishing.turn(self._store, patience):
            yield
        self._published(collection)

    @contextmanager
    def _changing(self, collection: str, patience: float) -> Iterator[Changing]:
        with self._turn(collection, patience):
            yield Changing(self._store, self._lexicon, collection)

    def _imported(self, collection: str, edition: int) -> list[str]:
        """The stories in service of the files that came with an edition."""
        files = set(self._store.exchanged(collection, edition).files)
        return [key for key, _ in self._store.view((collection,)).versions() if file_of(key) in files]
