"""Who says a quotation: by a reporting verb beside it, in the sentence before, or the speaker of the last one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from knowledge.extraction.context import Context
from knowledge.extraction.marks import Quoted
from knowledge.model import Block, Evidence, Mention, NameKind

REACH = 14
"""Tokens beside a quotation in which its speaker is looked for."""
_SPEAKING = frozenset({NameKind.PERSON, NameKind.ORGANISATION, NameKind.TEAM})


class Said(NamedTuple):
    """Who said it, None where nobody is named. `told` where a reporting verb stands beside the quotation."""

    speaker: str | None
    told: bool
    evidence: Evidence | None = None


class Speakers:
    """Follows a story through its blocks, for a speaker carries on until another is named."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._reporting = context.lexicon.reporting
        self._indefinite = context.lexicon.words.get("indefinite_speakers", frozenset())
        self._last: Said | None = None
        self._open = False
        self._block: Block | None = None
        self._spans: Sequence[Quoted] = ()

    def enter(self, block: Block, spans: Sequence[Quoted]) -> None:
        """Begin a block whose quotations are `spans`."""
        self._block, self._spans = block, spans
        if not spans:
            self._last = None

    def remember(self, said: Said) -> None:
        """Let this speaker carry on."""
        self._last = said

    def of(self, span: Quoted) -> Said:
        """Who says this quotation of the block entered last."""
        return self._beside(span) or self._carried(span) or Said(None, told=False)

    def _beside(self, span: Quoted) -> Said | None:
        context = self._context
        block = self._block
        if block is None:
            return None
        after_limit = min((other.start for other in self._spans if other.start > span.end), default=block.end)
        before_limit = max((other.end for other in self._spans if other.end < span.start), default=block.start)
        sentence = context.sentence_at(min(span.end + 2, block.end - 1))
        stop = min(after_limit, context.sentences[sentence].end if sentence is not None else after_limit)
        after = self._speaker(span.end + 1, stop, nearest_first=True)
        if after:
            return after
        sentence = context.sentence_at(span.start)
        begin = max(before_limit, context.sentences[sentence].start if sentence is not None else before_limit)
        before = self._speaker(begin, span.start - 1, nearest_first=False)
        if before or begin <= before_limit:
            return before
        previous = context.sentence_at(max(block.start, begin - 2))
        if previous is None or context.text[begin - 2 : begin].strip() not in {":", ".", ""}:
            return None
        return self._speaker(max(before_limit, context.sentences[previous].start), begin, nearest_first=False)

    def _speaker(self, start: int, end: int, *, nearest_first: bool) -> Said | None:
        """The subject of a reporting verb within `[start, end)`, on the side of the quotation."""
        context = self._context
        indexes = list(context.tokens_in(start, end))
        indexes = indexes[:REACH] if nearest_first else indexes[-2 * REACH :]
        verbs = [index for index in indexes if context.word(index) in self._reporting]
        if not verbs:
            return None
        mentions = context.mentions_in(context.tokens[indexes[0]].start, context.tokens[indexes[-1]].end, _SPEAKING)
        verb = verbs[0] if nearest_first else verbs[-1]
        subject = self._subject(mentions, context.tokens[verb].start, inverted=nearest_first)
        if subject is None:
            return Said(None, told=True)
        name = context.name(subject)
        return Said(name.canonical, told=True, evidence=context.evidence(subject.start, subject.end))

    def _subject(self, mentions: list[Mention], verb: int, *, inverted: bool) -> Mention | None:
        """Before the verb, the first person not behind a preposition; behind it (`said Smith`), the first."""
        before = [mention for mention in mentions if mention.end <= verb and not self._behind_preposition(mention)]
        behind = [mention for mention in mentions if mention.start > verb]
        choices = (before[:1] + behind[:1]) if not inverted or before else behind[:1]
        if inverted and behind and not before:
            choices = behind[:2]
        people = [mention for mention in choices if self._context.kind(mention) is NameKind.PERSON]
        return next(iter(people or choices), None)

    def _behind_preposition(self, mention: Mention) -> bool:
        index = self._context.token_at(mention.start)
        return self._context.word(index - 1) in {"of", "for", "from", "with", "against", "by", "to", "at", "over"}

    def _carried(self, span: Quoted) -> Said | None:
        """The last speaker, where a block opens with a quotation or has had one before."""
        if self._last is None or self._block is None:
            return None
        opens = not self._context.text[self._block.start : span.start].strip(" \n\"“'‘")
        return self._last._replace(told=False) if opens or span is not self._spans[0] else None
