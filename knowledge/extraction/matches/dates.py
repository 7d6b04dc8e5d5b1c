"""When the matches of a story were played: the dates beside their tellings, resolved."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Literal

from knowledge.extraction.context import Context
from knowledge.extraction.matches import offsets
from knowledge.extraction.matches.grouping import Group
from knowledge.extraction.matches.items import Line
from knowledge.extraction.matches.match_words import MatchWords
from knowledge.extraction.matches.sides import SideBook
from knowledge.extraction.matches.telling import Telling
from knowledge.language import dates
from knowledge.model import BlockKind, Precision, When

_OPENING = 5
"""Sentences that open a story."""


def put_on(context: Context, line: Line, before: Sequence[Telling], words: MatchWords) -> None:
    """Take the new day of the match told right before that was not played: "It will now be played on 30 March"."""
    last = before[-1] if before else None
    if last is None or last.played is not False or not 0 < line.sentence - last.sentence <= 1:
        return
    whole = context.sentences[line.sentence]
    found = context.dates_in(whole.start, whole.end)
    told = set(context.folded[line.at : line.past])
    opening = {context.word(line.at), context.word(line.at + 1)}
    if found and told & words.sets["put_on"] and opening & (words.sets["whole"] | {"it", "they"}):
        last.date = found[-1]
        last.also = (*last.also, line.sentence)


class Calendar:
    """The days of one story's matches."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._groups: dict[int, Group] = {}
        self._anchor = None if context.story.published else _anchor(context)

    def date_main(self, groups: list[Group], sides: SideBook) -> None:
        """Give the story's own match, where no telling of it has a day, the first day of the story's opening."""
        context = self._context
        self._groups = {id(telling): each for each in groups for telling in each.tellings}
        told = [each for each in groups if each.played() and each.pair == frozenset(sides.main[:2])]
        if len(told) != 1 or any(t.date is not None for t in told[0].tellings):
            return
        if min(t.sentence for t in told[0].tellings) > _OPENING:
            return  # What only comes later may be of another year.
        taken = {t.date for each in groups for t in each.tellings if t.date is not None}
        for sentence in range(min(_OPENING, len(context.sentences))):
            whole = context.sentences[sentence]
            for date in context.dates_in(whole.start, whole.end):
                when = context.resolve(date, "past")
                if when.precision is Precision.DAY and date not in taken:
                    told[0].tellings[0].date = date
                    return

    def when(self, each: Group, *, played: bool) -> When | None:
        """The best known date of a match; of one whose result a post tells, else the day of the post."""
        context = self._context
        tense: Literal["past", "future"] = "past" if played else "future"
        found = [t.date for t in each.tellings if t.date is not None]
        known = [context.resolve(date, tense) for date in found]
        if self._anchor is not None:
            known = [
                when if when.first else dates.resolve(date, self._anchor, tense)
                for when, date in zip(known, found, strict=True)
            ]
        known += [when for t in each.tellings if (when := offsets.resolve(context, t, self._groups)) is not None]
        if not any(when.first for when in known) and played:
            known += [when for t in each.tellings if (when := self._posted(t)) is not None]
        known.sort(key=lambda w: (w.first is None, (w.last - w.first).days if w.first and w.last else 0))
        return known[0] if known else None

    def _posted(self, telling: Telling) -> When | None:
        """The day, as its signature prints it, of a post that tells a result."""
        context = self._context
        block = context.block_of(telling.sentence)
        if block.post is None or block.post.published is None or block.signature_end is None:
            return None
        printed = dates.find(context.text, block.end, block.signature_end)
        day = block.post.published
        return When(printed[-1].text if printed else day.isoformat(), day, day, Precision.DAY)


def _anchor(context: Context) -> dt.date | None:
    """The latest day that an undated story's posts and captions print in full: what its other dates count from."""
    days = [block.post.published for block in context.story.blocks if block.post and block.post.published]
    for date in context.dates:
        sentence = context.sentence_at(date.start)
        when = context.resolve(date, None)
        if (
            sentence is not None
            and context.is_kind(sentence, (BlockKind.CAPTION,))
            and when.precision is Precision.DAY
            and when.first
        ):
            days.append(when.first)
    return max(days, default=None)
