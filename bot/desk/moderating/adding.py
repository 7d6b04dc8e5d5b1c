"""Files and texts handed in: read, shown, and published when whoever handed them in says so."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Sequence

from bot import wording
from bot.desk.asker import Asker
from bot.desk.library import origin, problem_items, report_reply
from bot.desk.moderating.lines import counted, unchanged, whose
from bot.desk.moderating.pending import Waiting
from bot.replies import Item, Reply, Tone
from bot.tongue import count, say
from knowledge import Draft
from knowledge.language.folding import fold
from knowledge.model import Analysis, Record, Story
from knowledge.publishing import Progress, PublishingError

PATIENCE = 60.0
"""Seconds to wait while another program changes the content."""
SHOWN = 100
"""Stories, and files removed, that a preview shows; of the rest it tells the number."""
_UNFIT = re.compile(r"[^a-z0-9]+")


class StoppedError(Exception):
    """Whoever waits for it has stopped it."""


class Written(Record, frozen=True):
    """A story as somebody has typed it in, or written it in a message. What is not known is empty."""

    text: str
    title: str = ""
    publisher: str = ""
    author: str = ""
    published: dt.date | None = None
    url: str = ""

    def file(self) -> tuple[str, bytes]:
        """The story as a file, named after its title, or how it begins."""
        told = {
            "title": self.title,
            "publisher": self.publisher,
            "author": self.author,
            "date": self.published.isoformat() if self.published else "",
            "url": self.url,
        }
        # A JSON string is a YAML one, too: whatever is in it stays in it.
        fields = [f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in told.items() if value]
        words = _UNFIT.sub("-", fold(self.title or self.text[:60])).strip("-")[:60].rstrip("-")
        day = self.published.isoformat() if self.published else ""
        name = "-".join(filter(None, (words or "story", day)))
        return f"{name}.md", "\n".join(("---", *fields, "---", self.text, "")).encode("utf-8", "replace")


class Adding(Waiting):
    """Takes in what people hand in."""

    def propose(
        self,
        files: Sequence[tuple[str, bytes]],
        collection: str,
        asker: Asker,
        *,
        reason: str = "",
        notes: Sequence[str] = (),
        progress: Progress | None = None,
    ) -> Reply:
        """Show what files (names and bytes) would bring to a collection; nothing is changed before it is confirmed.

        `notes` go on top. `progress` may raise StoppedError.
        """
        try:
            draft = self._knowledge.draft(files, collection=collection, progress=progress)
        except StoppedError:
            return stopped()
        except PublishingError as error:
            return unchanged(error)
        brings = draft.changes or draft.corrections
        key = self._keep(asker.person, collection, lambda who: self._add(draft, who, reason)) if brings else ""
        return _preview(draft, notes, key)

    def _add(self, draft: Draft, who: str, reason: str) -> Reply:
        try:
            return report_reply(self._knowledge.add(draft, who=who, reason=reason, patience=PATIENCE))
        except PublishingError as error:
            return unchanged(error)


def stopped() -> Reply:
    """What is told where something was stopped."""
    return Reply(Tone.NOTICE, say("Stopped. Nothing has been changed."))


def _preview(draft: Draft, notes: Sequence[str], key: str) -> Reply:
    stories, report = draft.stories, draft.report
    problems = problem_items(report.problems)
    if not key:
        told = [*notes, *([say("Everything in it is there already.")] if report.unchanged else [])]
        nothing = say("There is nothing to publish")
        return Reply(Tone.NOTICE, nothing, body="\n".join(told), items=tuple(problems))
    facts = [fact for _, analysis in stories for fact in analysis.facts]
    left = len(stories) - SHOWN
    body = [
        *notes,
        wording.joined([whose(draft.collection), counted(facts)]),
        say("{number} unchanged", number=report.unchanged) if report.unchanged else "",
        count(len(draft.corrections), "{number} correction", "{number} corrections") if draft.corrections else "",
        say("Nothing has been changed yet."),
    ]
    items = [_item(draft, story, analysis) for story, analysis in stories[:SHOWN]]
    if left > 0:
        items.append(Item(count(left, "and {number} more story", "and {number} more stories")))
    if report.removed:
        items.append(Item(f"{say('Removed')}: {len(report.removed)}", ", ".join(report.removed[:SHOWN])))
    heading = count(len(stories), "{number} story to publish", "{number} stories to publish")
    return Reply(Tone.LISTING, heading, body="\n".join(filter(None, body)), items=(*problems, *items), pending=key)


def _item(draft: Draft, story: Story, analysis: Analysis) -> Item:
    copies = draft.copies.get(story.key, ())
    parts = [
        say("changed") if story.key in draft.report.changed else say("new"),
        origin(story),
        counted(analysis.facts),
        say("much like {stories}", stories=", ".join(copies)) if copies else "",
    ]
    return Item(story.title or story.key, wording.joined(parts))
