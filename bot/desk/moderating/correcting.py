"""Corrections, removals, restorings and roll backs: each shown before and after, made on a yes, and taken back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

import msgspec

from bot import wording
from bot.desk.asker import Asker
from bot.desk.library import report_reply
from bot.desk.moderating.adding import PATIENCE
from bot.desk.moderating.finding import Finding, UnclearError
from bot.desk.moderating.lines import deed_line, effect_item, stories, unchanged, whose
from bot.replies import Item, Reply, Tone
from bot.tongue import say
from knowledge.correcting import (
    AddAlias,
    Correction,
    FixStory,
    HideFact,
    MergeNames,
    NameMark,
    RemoveStory,
    SplitName,
)
from knowledge.editing import EditingError
from knowledge.model import Name, Record, Report
from knowledge.publishing import PublishingError
from knowledge.store.protocol import Done

SHOWN = 20
"""Effects that a preview shows."""


class Moderator(Record, frozen=True):
    """Who changes what, and why: the collection that the change is for, and the reason, empty for none."""

    asker: Asker
    collection: str
    reason: str = ""


class Correcting(Finding):
    """Previews what moderators want to change. UnclearError where what they typed is not clear."""

    def set_field(self, title: str, fact: str, field: str, value: str, by: Moderator) -> Reply:
        """Set a field of a fact; an empty value, or "-", for unknown."""
        meant = self.fact_meant(self.story_meant(title, by.collection), fact, by.collection)
        said = "" if value.strip() in {"", "-"} else value
        return self._proposed(
            lambda: [self._knowledge.editing.set_field(meant, field, said, collection=by.collection)], by
        )

    def hide(self, title: str, fact: str, by: Moderator) -> Reply:
        """Hide a fact that is none."""
        meant = self.fact_meant(self.story_meant(title, by.collection), fact, by.collection)
        return self._proposed(lambda: [HideFact(self._knowledge.editing.mark(meant, collection=by.collection))], by)

    def alias(self, name: str, alias: str, by: Moderator) -> Reply:
        """Let a name be found by another form."""
        meant = self.name_meant(name, by.collection)
        return self._proposed(lambda: [AddAlias(NameMark.of(meant), alias)], by)

    def merge(self, wrong: str, right: str, by: Moderator) -> Reply:
        """Make two names one."""
        names = self.name_meant(wrong, by.collection), self.name_meant(right, by.collection)
        return self._proposed(lambda: [MergeNames(*map(NameMark.of, names))], by)

    def split(self, name: str, form: str, called: str, title: str | None, by: Moderator) -> Reply:
        """Part from a name one of its forms, which means another: in all stories, or in one."""
        meant: Name = self.name_meant(name, by.collection)
        keys = (self.story_meant(title, by.collection).key,) if title else ()
        return self._proposed(lambda: [SplitName(NameMark.of(meant), form, called, keys)], by)

    def fix(self, title: str, new_title: str | None, published: dt.date | None, by: Moderator) -> Reply:
        """Give a story another title, or another date."""
        story = self.story_meant(title, by.collection)
        return self._proposed(lambda: [FixStory(story.key, new_title, published)], by)

    def remove(self, title: str, by: Moderator) -> Reply:
        """Take a story out of service."""
        story = self.story_meant(title, by.collection)
        return self._proposed(lambda: [RemoveStory(story.key)], by, say("Remove this story?"))

    def remove_import(self, edition: int, by: Moderator) -> Reply:
        """Take out of service what was handed in with an edition."""
        editing = self._knowledge.editing
        done = _of(editing.imports(collection=by.collection), edition)
        return self._deed(say("Remove what came with this change?"), [deed_line(done)], by, lambda who: (
            editing.remove_import(
                edition, who=who, reason=by.reason, collection=by.collection, patience=PATIENCE
            )
        ))  # fmt: skip

    def restore(self, key: str, by: Moderator) -> Reply:
        """Bring a removed story back."""
        editing = self._knowledge.editing
        removed = next((one for one in editing.removed(collection=by.collection) if one.story == key), None)
        if removed is None:
            raise UnclearError(say("This story is not among the removed ones: pick one of those offered."))
        return self._deed(say("Restore this story?"), [removed.title or key], by, lambda who: (
            editing.restore_stories(
                [key], who=who, reason=by.reason, collection=by.collection, patience=PATIENCE
            )
        ))  # fmt: skip

    def roll_back(self, edition: int, by: Moderator) -> Reply:
        """Make the content what it was in a former edition."""
        editing = self._knowledge.editing
        kept = editing.editions(collection=by.collection)
        done = _of(kept[1:], edition)
        newer = [deed_line(one) for one in kept if one.edition > done.edition]
        heading = say("Roll back to edition {number}?", number=edition)
        return self._deed(heading, [deed_line(done), say("This takes back:"), *newer], by, lambda who: (
            editing.roll_back(
                edition, who=who, reason=by.reason, collection=by.collection, patience=PATIENCE
            )
        ))  # fmt: skip

    def undo(self, edition: int | None, by: Moderator) -> Reply:
        """Take back a change, by default the newest that can be."""
        history = self._knowledge.history(1000, collection=by.collection)
        undone = {done.deed.undoes for done in history if done.deed.undoes}
        newest = (done for done in history if done.deed.what not in _NO_CHANGES and done.edition not in undone)
        done = _of(history, edition) if edition is not None else next(newest, None)
        if done is None:
            raise UnclearError(say("There is nothing to undo."))
        number = done.edition
        return self._deed(say("Undo this change?"), [deed_line(done), done.deed.reason], by, lambda who: (
            self._knowledge.editing.undo(
                number, who=who, reason=by.reason, collection=by.collection, patience=PATIENCE
            ).report
        ))  # fmt: skip

    def _proposed(self, make: Callable[[], Sequence[Correction]], by: Moderator, heading: str = "") -> Reply:
        """What corrections would do, to be confirmed."""
        editing = self._knowledge.editing
        try:
            corrections = make()
            previews = [editing.preview(one, collection=by.collection) for one in corrections]
        except EditingError as error:
            return unchanged(error)
        effects = [effect for preview in previews for effect in preview.effects]
        if not effects:
            return Reply(Tone.NOTICE, say("That would change nothing."))

        def made(who: str) -> Report:
            reports = [
                editing.correct(one, who=who, reason=by.reason, collection=by.collection, patience=PATIENCE)
                for one in corrections
            ]
            return reports[-1]

        items = [effect_item(effect) for effect in effects[:SHOWN]]
        touched = sum(preview.stories for preview in previews)
        lines = [wording.joined([whose(by.collection), stories(touched)])]
        return self._deed(heading or say("Make this correction?"), lines, by, made, items)

    def _deed(
        self,
        heading: str,
        lines: Sequence[str],
        by: Moderator,
        make: Callable[[str], Report],
        items: Sequence[Item] = (),
    ) -> Reply:
        """A change to be confirmed: what is told of it, and how it is made in somebody's name."""

        def apply(who: str) -> Reply:
            try:
                return _result(make(who))
            except PublishingError as error:
                return unchanged(error)

        why = say("why: {reason}", reason=by.reason) if by.reason else ""
        body = "\n".join(filter(None, (*lines, why, say("Nothing has been changed yet."))))
        key = self._keep(by.asker.person, by.collection, apply)
        return Reply(Tone.CLARIFY, heading, body=body, items=tuple(items), pending=key)


_NO_CHANGES = frozenset({"undo", "follow"})
"""Deeds that are not taken back unless somebody names them."""


def _of(history: Sequence[Done], edition: int) -> Done:
    done = next((one for one in history if one.edition == edition), None)
    if done is None:
        raise UnclearError(say("There is no such change: pick one of those offered."))
    return done


def _result(report: Report) -> Reply:
    """What a change has brought; one that only names are found by touches no story."""
    reply = report_reply(report)
    return reply if reply.items else msgspec.structs.replace(reply, body=say("Done."))
