"""What there is to see of content: its stories, their facts, what is wrong with it, and who did what to it."""

from __future__ import annotations

import tempfile
from pathlib import Path

from bot import wording
from bot.desk.library import origin, problem_items, report_reply
from bot.desk.moderating.adding import PATIENCE, StoppedError, stopped
from bot.desk.moderating.finding import Finding, UnclearError, seen_by
from bot.desk.moderating.lines import (
    counted,
    deed_line,
    fact_line,
    kind_names,
    kind_of,
    set_by_moderators,
    stories,
    unchanged,
    whose,
)
from bot.replies import Item, Reply, Tone
from bot.tongue import count, say
from knowledge.model import GLOBAL, AnyFact, Report
from knowledge.publishing import Progress, PublishingError
from knowledge.store.protocol import Done

LISTED = 500
"""Stories, facts or problems that are listed; of the rest the number is told."""
DEEDS = 50
NAMED = 5


class Seeing(Finding):
    """Shows moderators what they look after."""

    _last: Report | None = None

    def note(self, report: Report) -> Report:
        """Remember what the last reading of the operator's folder reported; gives it back."""
        self._last = report
        return report

    def reload(self, who: str = "", progress: Progress | None = None) -> Reply:
        """Read the operator's folder again and publish the next edition, or say why nothing changed.

        `progress` may raise StoppedError.
        """
        try:
            return report_reply(self.note(self._knowledge.reload(progress, who=who, patience=PATIENCE)))
        except StoppedError:
            return stopped()
        except PublishingError as error:
            return unchanged(error)

    def shelf(self, typed: str, collection: str) -> Reply:
        """The stories of a collection itself, by their titles, the newest first."""
        found = self._titles_seen(collection, own=True).find(typed, LISTED) if typed else None
        own = self._knowledge.stories(collections=(collection,))
        keys = [hit.key for hit in found] if found is not None else [story.key for story in own]
        by_key = {story.key: story for story in own}
        items = [
            Item(by_key[key].title or key, wording.joined([key, origin(by_key[key])]))
            for key in keys[:LISTED]
            if key in by_key
        ]
        body = whose(collection)
        if collection != GLOBAL:
            shared = stories(self._knowledge.story_count())
            body = wording.joined([body, say("what every server sees: {stories}", stories=shared)])
        return Reply(Tone.LISTING, stories(len(keys)), body=body, items=(*items, *_left(len(keys))))

    def told(self, title: str, kind: str | None, collection: str) -> Reply:
        """The facts of a story, of one kind or of all, each with how sure it is and what it rests on."""
        try:
            story = self.story_meant(title, collection)
        except UnclearError as error:
            return Reply(Tone.UNKNOWN, str(error))
        facts = self._knowledge.facts_of(story.key, collections=seen_by(collection))
        wanted = [fact for fact in facts if kind in {None, kind_of(fact)}]
        names = kind_names()
        items = [self._fact(fact, names, collection) for fact in wanted[:LISTED]]
        return Reply(
            Tone.LISTING,
            story.title or story.key,
            body="\n".join((wording.joined([story.key, origin(story)]), counted(facts))),
            items=(*items, *_left(len(wanted))),
        )

    def problems(self, collection: str) -> Reply:
        """What is wrong with a collection: files that cannot be read, corrections that meet nothing any more.

        What servers handed in is read again to tell; of the operator's folder it is what the last reload reported.
        """
        try:
            report = self._last if collection == GLOBAL else self._knowledge.reload(collection=collection, patience=10)
        except PublishingError as error:
            return unchanged(error)
        problems = report.problems if report else ()
        heading = count(len(problems), "{number} problem", "{number} problems") if problems else say("No problems")
        items = problem_items(problems[:LISTED])
        return Reply(Tone.NOTICE, heading, body=whose(collection), items=(*items, *_left(len(problems))))

    def deeds(self, collection: str) -> Reply:
        """Who changed a collection, when, how and why, the newest change first; and the corrections in force."""
        history = self._knowledge.history(DEEDS, collection=collection)
        items = [Item(deed_line(done), _why(done)) for done in history]
        return Reply(
            Tone.LISTING,
            count(len(history), "{number} change", "{number} changes"),
            body=whose(collection),
            items=tuple(items),
        )

    def packed(self, collection: str) -> bytes | Reply:
        """A collection's own content, corrections included, as an archive that `add` takes back whole."""
        try:
            with tempfile.TemporaryDirectory() as folder:
                file = Path(folder) / "export.zip"
                self._knowledge.editing.export(file, collection=collection)
                return file.read_bytes()
        except (OSError, PublishingError) as error:
            return Reply(Tone.ERROR, say("The content could not be exported."), body=str(error))

    def _fact(self, fact: AnyFact, names: dict[str, str], collection: str) -> Item:
        cited = self._knowledge.cite(fact.evidence[:1], collections=seen_by(collection))
        sure = say("{number}% sure", number=round(fact.confidence * 100))
        shown = tuple(self._shown_of(citation, seen_by(collection)) for citation in cited)
        return Item(fact_line(fact), wording.joined([names[kind_of(fact)], sure, set_by_moderators(fact)]), shown)


def _why(done: Done) -> str:
    left = done.brought + done.removed - min(len(done.keys), NAMED)
    more = count(left, "and {number} more story", "and {number} more stories") if left > 0 else ""
    reason = say("why: {reason}", reason=done.deed.reason) if done.deed.reason else ""
    return wording.joined([reason, ", ".join(done.keys[:NAMED]), more])


def _left(number: int) -> tuple[Item, ...]:
    return (Item(say("and {number} more", number=number - LISTED)),) if number > LISTED else ()
