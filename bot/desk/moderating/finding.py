"""What moderators point at: a story by its title or key, a fact of it, a name; and what is offered while they type."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator

import msgspec

from bot import wording
from bot.desk import titles
from bot.desk.counter import LISTED, SURE
from bot.desk.moderating.lines import deed_line, fact_line
from bot.desk.moderating.pending import Waiting
from bot.replies import Suggestion
from bot.tongue import say
from knowledge.correcting import mark
from knowledge.language.folding import fold
from knowledge.model import GLOBAL, AnyFact, Name, NameKind, Story

LONGEST = 100
"""Characters of a value that is picked."""
_REFERENCE = 10


class UnclearError(Exception):
    """What was typed means nothing there is, or several things; the message says so."""


class Finding(Waiting):
    """Finds what moderators point at in the content that one collection's people see."""

    def story_meant(self, typed: str, collection: str) -> Story:
        """The story of a title or key; UnclearError where there is none, or where it may be another."""
        hits = self._titles_seen(collection).find(typed, 2)
        if not hits:
            raise UnclearError(say("There is no story called “{name}”.", name=typed))
        if hits[0].score < titles.SURE:
            raise UnclearError(say("Which story do you mean?"))
        story = self._knowledge.story(hits[0].key, collections=seen_by(collection))
        if story is None:
            raise UnclearError(say("This story is not kept any more."))
        return story

    def fact_meant(self, story: Story, typed: str, collection: str) -> AnyFact:
        """The fact of a story that was picked, or that alone has these words; UnclearError otherwise."""
        facts = self._knowledge.facts_of(story.key, collections=seen_by(collection))
        picked = [fact for fact in facts if reference(fact, story) == typed]
        found = picked or [fact for fact in facts if fold(typed) in fold(fact_line(fact))]
        if picked or len(found) == 1:
            return found[0]
        raise UnclearError(
            say("Several facts of this story have these words: pick one of those offered.")
            if found
            else say("This story has no such fact: pick one of those offered.")
        )

    def name_meant(self, typed: str, collection: str) -> Name:
        """The name that was typed; UnclearError where no story has it."""
        hits = self._knowledge.find_names(typed, (), 1, collections=seen_by(collection))
        if not hits or hits[0].score < SURE:
            raise UnclearError(say("The stories don't know of “{name}”.", name=typed))
        return hits[0].name

    def offer_stories(self, typed: str, collection: str, *, own: bool = False) -> list[Suggestion]:
        """Stories by their titles: those seen, or those of the collection itself alone."""
        found = self._titles_seen(collection, own=own).find(typed, LISTED)
        return [
            Suggestion(wording.joined([hit.title, hit.source]), hit.key if len(hit.key) <= LONGEST else hit.title)
            for hit in found
        ]

    def offer_facts(self, typed: str, title: str, collection: str) -> list[Suggestion]:
        """The facts of the story that stands in another option."""
        try:
            story = self.story_meant(title, collection)
        except UnclearError:
            return []
        facts = self._knowledge.facts_of(story.key, collections=seen_by(collection))
        lines = ((fact_line(fact), fact) for fact in facts)
        return [Suggestion(line, reference(fact, story)) for line, fact in lines if fold(typed) in fold(line)][:LISTED]

    def offer_fields(self, typed: str, title: str, fact: str, collection: str) -> list[Suggestion]:
        """What can be set in the fact that stands in another option, with what it is now."""
        try:
            meant = self.fact_meant(self.story_meant(title, collection), fact, collection)
        except UnclearError:
            return []
        fields = self._knowledge.editing.fields(meant).items()
        return [Suggestion(wording.joined([name, value]), name) for name, value in fields if fold(typed) in fold(name)][
            :LISTED
        ]

    def offer_names(self, typed: str, collection: str) -> list[Suggestion]:
        """Names of any kind."""
        hits = self._knowledge.find_names(typed, tuple(NameKind), LISTED, collections=seen_by(collection))
        return [Suggestion(wording.joined([hit.name.canonical, hit.name.kind]), hit.name.canonical) for hit in hits]

    def offer_removed(self, typed: str, collection: str) -> list[Suggestion]:
        """Stories that can be restored."""
        removed = self._knowledge.editing.removed(collection=collection)
        offered = (Suggestion(wording.joined([one.title or "", one.story]), one.story) for one in removed)
        return list(_fitting(typed, (one for one in offered if len(one.value) <= LONGEST)))

    def offer_imports(self, typed: str, collection: str) -> list[Suggestion]:
        """Editions that brought what was handed in."""
        imports = self._knowledge.editing.imports(collection=collection)
        return list(_fitting(typed, (Suggestion(deed_line(one), str(one.edition)) for one in imports)))

    def offer_editions(self, typed: str, collection: str) -> list[Suggestion]:
        """Editions that can be rolled back to: all kept but the one in service."""
        kept = self._knowledge.editing.editions(collection=collection)[1:]
        return list(_fitting(typed, (Suggestion(deed_line(one), str(one.edition)) for one in kept)))

    def offer_changes(self, typed: str, collection: str) -> list[Suggestion]:
        """Changes of the content, the newest first."""
        history = self._knowledge.history(LISTED, collection=collection)
        return list(_fitting(typed, (Suggestion(deed_line(one), str(one.edition)) for one in history)))

    def _titles_seen(self, collection: str, *, own: bool = False) -> titles.Titles:
        seen = (collection,) if own else seen_by(collection)
        edition = (own, self._knowledge.editions(collections=seen))
        return self._shelves.get(edition, lambda: titles.Titles(self._knowledge.stories(collections=seen)))


def seen_by(collection: str) -> tuple[str, ...]:
    """The collections that the people of one see."""
    return tuple(dict.fromkeys((GLOBAL, collection)))


def reference(fact: AnyFact, story: Story) -> str:
    """A short mark by which a fact of a story is picked."""
    return hashlib.sha256(msgspec.msgpack.encode(mark(fact, story))).hexdigest()[:_REFERENCE]


def _fitting(typed: str, offered: Iterable[Suggestion]) -> Iterator[Suggestion]:
    sought = fold(typed)
    for number, one in enumerate(one for one in offered if sought in fold(one.label) or sought == one.value):
        if number == LISTED:
            return
        yield one
