"""Corrections put in force and ended: the stories they touch are worked out anew, in one edition."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import islice

from knowledge.correcting import (
    AddAlias,
    Correction,
    Effect,
    FixStory,
    HideFact,
    MergeNames,
    RemoveStory,
    SetField,
    SplitName,
    after,
    effects,
    find,
    joined_by,
    replaced,
    story_of,
)
from knowledge.editing.errors import EditingError
from knowledge.lexicon import Lexicon
from knowledge.model import GLOBAL, Analysis, Name, Record, Report, Story
from knowledge.publishing import overlaying
from knowledge.publishing.correcting import Correcting
from knowledge.reading.archives import printable
from knowledge.store.protocol import Along, Change, Deed, FactStore, NameRow, Told, View

MOST_EFFECTS = 50
"""Effects that a preview shows."""
_LONGEST = 200
"""Characters of a title or a name that people give."""


class Preview(Record, frozen=True):
    """What a correction would do. `effects` are the first, of `stories` stories in all; no effect, nothing would."""

    correction: Correction
    effects: tuple[Effect, ...]
    stories: int


class Changing:
    """Changes to the corrections of one collection. The caller holds the turn."""

    def __init__(self, store: FactStore, lexicon: Lexicon, collection: str) -> None:
        self._store = store
        self._lexicon = lexicon
        self._collection = collection
        self._standing = store.standing(collection)

    def preview(self, correction: Correction) -> Preview:
        """What a correction would do; EditingError where it makes no sense."""
        view = self._seen()
        self._examine(correction, view)
        if isinstance(correction, AddAlias):
            row = self._row(correction, view)
            renamed = Name(row.name.kind, row.name.canonical, (*row.name.aliases, correction.alias), row.name.entry)
            return Preview(correction, (Effect("", row.name, renamed),), row.stories)
        found: list[Effect] = []
        stories = 0
        for change in self._changes([correction], replaced(correction, self._standing)):
            before = (view.story(change.key), view.analysis(change.key))
            told = self._shown(change)
            stories += 1
            found += islice(effects(change.key, before, told), MOST_EFFECTS - len(found))
        return Preview(correction, tuple(found), stories)

    def correct(self, correction: Correction, deed: Deed) -> Report:
        """Put a correction in force, in place of those that say otherwise of the same."""
        self._examine(correction, self._seen())
        if any(one.correction == correction for one in self._standing):
            raise EditingError("that is in force already")
        return self.publish([correction], replaced(correction, self._standing), deed)

    def publish(self, begun: Sequence[Correction], ended: Collection[int], deed: Deed) -> Report:
        """Make an edition in which some corrections are in force, and others not."""
        view = self._store.view((self._collection,))
        there = set(view.keys())
        kept: dict[str, bool] = {}

        def noted() -> Iterator[Change]:
            for change in self._changes(begun, ended):
                kept[change.key] = (change.story if change.served is None else change.served.story) is not None
                yield change

        edition = self._store.publish(self._collection, noted(), deed, Along(corrections=begun, ended=ended))
        if self._collection == GLOBAL:
            overlaying.follow(self._store, self._lexicon, kept.keys())
        return Report(
            edition.number,
            added=tuple(key for key, here in kept.items() if here and key not in there),
            changed=tuple(key for key, here in kept.items() if here and key in there),
            removed=tuple(key for key, here in kept.items() if not here and key in there),
            unchanged=len(there) - sum(key in there for key in kept),
        )

    def _changes(self, begun: Sequence[Correction], ended: Collection[int]) -> Iterator[Change]:
        """The stories that are others once the corrections are."""
        over = [one.correction for one in self._standing if one.number in ended]
        coming = after(self._standing, begun, ended)
        correcting = Correcting(self._store, self._collection, self._lexicon, coming)
        touched = correcting.touched([*begun, *over])
        return overlaying.differing(self._store, self._collection, correcting.anew(touched))

    def _shown(self, change: Change) -> tuple[Story | None, Analysis | None]:
        """What moderators would see of a story after a change: where nothing of their own is left, the global one."""
        told = Told(change.story, change.analysis) if change.served is None else change.served
        if told.story is None and change.story is None and self._collection != GLOBAL:
            everybody = self._store.view((GLOBAL,))
            return everybody.story(change.key), everybody.analysis(change.key)
        return told.story, told.analysis

    def _seen(self) -> View:
        """What the moderators of the collection see: global content, too."""
        return self._store.view(tuple(dict.fromkeys((GLOBAL, self._collection))))

    def _examine(self, correction: Correction, view: View) -> None:
        """EditingError where there is nothing to correct, or what is to stand there cannot."""
        key = story_of(correction)
        if key is not None and view.story(key) is None:
            raise EditingError(f"there is no story {key} in service")
        match correction:
            case SetField() | HideFact():
                story, analysis = view.story(correction.fact.story), view.analysis(correction.fact.story)
                if story is None or analysis is None or find(correction.fact, analysis.facts, story) is None:
                    raise EditingError("that fact is not there any more: look at the story once more")
            case RemoveStory():
                own = self._store.given(self._collection, correction.story)
                if own is None:
                    raise EditingError(
                        "that story is of the content that every server sees: only its operator can remove it"
                    )
            case FixStory():
                if correction.title is None and correction.published is None:
                    raise EditingError("give another title or another date")
                _presentable(correction.title)
            case MergeNames():
                if joined_by(correction.wrong) == joined_by(correction.right):
                    raise EditingError("that is one name already")
                self._borne(correction.wrong.canonical, {joined_by(correction.wrong)})
                _presentable(correction.right.canonical)
            case SplitName():
                self._borne(correction.name.canonical, {joined_by(correction.name)})
                _presentable(correction.called)
            case AddAlias():
                _presentable(correction.alias)
                row = self._row(correction, view)
                if correction.alias in {row.name.canonical, *row.name.aliases}:
                    raise EditingError(f"{row.name.canonical} is found by that already")

    def _borne(self, called: str, names: set[str]) -> None:
        if not any(self._store.bearers(collection, names) for collection in {GLOBAL, self._collection}):
            raise EditingError(f"no story has the name {called}")

    def _row(self, correction: AddAlias, view: View) -> NameRow:
        wanted = joined_by(correction.name)
        row = next((row for row in view.names((correction.name.kind,)) if joined_by(row.name) == wanted), None)
        if row is None:
            raise EditingError(f"no story has the name {correction.name.canonical}")
        return row


def _presentable(text: str | None) -> None:
    """EditingError for a title or name that cannot be shown."""
    if text is None:
        return
    if not text.strip() or len(text) > _LONGEST or printable(text) != text:
        raise EditingError(f"give 1 to {_LONGEST} characters on one line, none of them invisible")
