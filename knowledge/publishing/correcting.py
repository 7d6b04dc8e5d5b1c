"""Corrections at work when stories are published: what files give → what is in service."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from knowledge.correcting import Correction, Corrections, RemoveStory, SplitName, Standing, names_of, story_of
from knowledge.lexicon import Lexicon
from knowledge.model import GLOBAL, Analysis, Problem, Story
from knowledge.store.protocol import Change, FactStore, Told
from knowledge.working.understanding import RulesError, understood

GONE = "correction {number} finds nothing to correct any more: withdraw it, or make it anew"


class Correcting:
    """What the corrections in force make of a collection's stories.

    A server's collection corrects what it sees of the global content, too: such a story is laid over the global one, as
    a story in service that no file of the server's gives.
    """

    def __init__(
        self, store: FactStore, collection: str, lexicon: Lexicon, standing: Iterable[Standing] | None = None
    ) -> None:
        self._store = store
        self._collection = collection
        self._lexicon = lexicon
        self._corrections = Corrections(store.standing(collection) if standing is None else standing)

    def served(self, change: Change) -> Change:
        """A change as files bring it, with what is to be in service."""
        if not self._corrections or change.story is None or change.analysis is None:
            return change
        told = self._corrected(change.story, change.analysis)
        return Change(change.key, change.story, change.analysis, told)

    def anew(self, keys: Iterable[str]) -> Iterator[Change]:
        """Some stories, worked out again from what files give."""
        for key in keys:
            own = self._store.given(self._collection, key)
            if own is not None:
                yield self.served(Change(key, own.story, own.analysis))
            elif self._collection != GLOBAL:
                base = self._of_all(key)
                told = self._corrected(base.story, base.analysis) if base.story and base.analysis else None
                yield Change(key, served=told if told != base else None)

    def touched(self, corrections: Iterable[Correction]) -> list[str]:
        """The keys of the stories that some corrections may change."""
        found: dict[str, None] = {}
        for one in corrections:
            key = story_of(one)
            if key is not None:
                found[key] = None
            elif isinstance(one, SplitName) and one.stories:
                found.update(dict.fromkeys(one.stories))
            elif names := names_of(one):
                for collection in dict.fromkeys((self._collection, GLOBAL)):
                    found.update(dict.fromkeys(self._store.bearers(collection, names)))
        return list(found)

    def gone(self) -> Iterator[Problem]:
        """The corrections of single stories that find nothing to correct."""
        for key in self._corrections.stories():
            base = self._store.given(self._collection, key) or self._of_all(key)
            if base.story is None or base.analysis is None:
                missed: Collection[int] = self._numbers(key)
            else:
                made = self._corrections.apply(base.story, base.analysis, self._again)
                missed = made.missed if made else ()
            yield from (Problem(key, GONE.format(number=number)) for number in missed)

    def _of_all(self, key: str) -> Told:
        """A story of the global content as a server sees it."""
        if self._collection == GLOBAL:
            return Told()
        view = self._store.view((GLOBAL,))
        return Told(view.story(key), view.analysis(key))

    def _corrected(self, story: Story, analysis: Analysis) -> Told | None:
        made = self._corrections.apply(story, analysis, self._again)
        return None if made is None else Told(made.story, made.analysis)

    def _again(self, story: Story) -> Analysis | None:
        try:
            return understood(story, self._lexicon, {}).analysis
        except RulesError:
            return None

    def _numbers(self, key: str) -> list[int]:
        """Those of a story; that one removed is not there anyway is no problem."""
        return [
            one.number
            for one in self._corrections.standing
            if story_of(one.correction) == key and not isinstance(one.correction, RemoveStory)
        ]
