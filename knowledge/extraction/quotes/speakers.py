"""Who says each quotation: by the words beside it, else whom the sentence before is about, else the last speaker."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from knowledge.extraction.context import Context
from knowledge.extraction.marks import Quoted
from knowledge.extraction.quotes.prose import Prose
from knowledge.extraction.quotes.tags import Said, Tags
from knowledge.model import BlockKind

NOBODY = Said(None, told=False)
_LOOK_BACK = 1_000
"""Characters of one sentence beside a quotation that are read."""


class Speakers:
    """Goes through the quotations of a story in order, for a speaker carries on until another is named."""

    def __init__(self, context: Context, runs: Sequence[Sequence[Quoted]]) -> None:
        """`runs` are quotations with no prose between them, in the order of the story: one speaker each."""
        self._context = context
        spans = [span for run in runs for span in run]
        self._starts = [span.start for span in spans]
        self._ends = [span.end for span in spans]
        self._prose = Prose(context, spans)
        self._tags = Tags(self._prose)
        self._block_starts = [block.start for block in context.story.blocks]
        self._last: Said | None = None
        self._last_block = -1
        self._said_until = 0
        """Where the words that tell the last speaker end."""

    def of(self, run: Sequence[Quoted]) -> Said:
        """Who says the quotations of this run."""
        first, last = run[0], run[-1]
        block = self._block(first.start)
        said = self._told(first, last, block)
        if said is None:
            said = self._untold(first, block)
        self._last, self._last_block = said, self._block(last.end - 1)
        return said

    # --- told beside the quotation ---

    def _told(self, first: Quoted, last: Quoted, block: int) -> Said | None:
        start, end = self._before(first, block)
        said = self._tags.before(start, end) if start < end else None
        if said is not None:
            return said
        for start, end, ended in self._behind(last):
            said = self._tags.pointing(start, end) if ended else None
            if said is None and (not ended or start < self._context.story.blocks[block].end):
                said = self._tags.after(start, end, ended=ended)
            if said is not None:
                self._said_until = end
                return said
        return self._signed(first, last, block)

    def _signed(self, first: Quoted, last: Quoted, block: int) -> Said | None:
        """Who signs, in the line below, a quotation that makes up its block."""
        text, whole = self._context.text, self._context.story.blocks[block]
        if not last.closed or text[whole.start : first.start - 1].strip() or text[last.end + 1 : whole.end].strip():
            return None
        following = self._prose_block(self._block(last.end - 1), +1)
        if following is None:
            return None
        line = self._context.story.blocks[following]
        said = self._tags.signed(line.start, line.end)
        if said is not None:
            self._said_until = line.end
        return said

    def _before(self, span: Quoted, block: int) -> tuple[int, int]:
        """The prose of its sentence before a quotation; of a quotation that opens its block, what leads up to it."""
        context = self._context
        whole = context.story.blocks[block]
        start = max(whole.start, span.start - _LOOK_BACK)
        sentence = context.sentence_at(span.start - 1)
        if sentence is None:
            sentence = context.sentence_at(span.start)
        if sentence is not None:
            start = max(start, min(context.sentences[sentence].start, span.start - 1))
        place = bisect_left(self._ends, span.start)
        if place:
            start = max(start, self._ends[place - 1] + 1)
        if context.text[start : span.start - 1].strip() or start > whole.start:
            return start, span.start - 1
        before = self._prose_block(block, -1)
        if before is None or context.text[whole.start - 40 : whole.start].rstrip()[-1:] != ":":
            return start, start
        end = context.story.blocks[before].end
        sentence = context.sentence_at(end - 1)
        return (start, start) if sentence is None else (max(context.sentences[sentence].start, end - _LOOK_BACK), end)

    def _behind(self, span: Quoted) -> list[tuple[int, int, bool]]:
        """The stretches of prose behind a quotation in which its speaker may stand, each within one sentence."""
        context = self._context
        if not span.closed:
            return []
        block = self._block(span.end - 1)
        whole = context.story.blocks[block]
        start = span.end + 1
        while start < whole.end and not context.text[start].isalnum():
            start += 1
        if start >= whole.end:
            return self._in_next_block(block)
        limit = self._next_quotation(start, whole.end)
        sentence = context.sentence_at(start)
        if sentence is None:
            return []
        ended = context.sentences[sentence].start >= span.end and context.text[start].isupper()
        ended = ended or (context.text[span.end - 1] == "." and context.text[start].isupper())
        return [(start, min(limit, context.sentences[sentence].end, start + _LOOK_BACK), ended)]

    def _in_next_block(self, block: int) -> list[tuple[int, int, bool]]:
        following = self._prose_block(block, +1)
        if following is None:
            return []
        start = self._context.story.blocks[following].start
        sentence = self._context.sentence_at(start)
        if sentence is None:
            return []
        end = self._next_quotation(start, min(self._context.sentences[sentence].end, start + _LOOK_BACK))
        return [(start, end, self._context.text[start].isupper())]

    def _next_quotation(self, start: int, end: int) -> int:
        place = bisect_left(self._starts, start)
        return min(end, self._starts[place] - 1) if place < len(self._starts) else end

    # --- not told ---

    def _untold(self, span: Quoted, block: int) -> Said:
        context = self._context
        if self._prose.tokens(*self._before(span, block)):
            return NOBODY
        sentence = context.sentence_at(span.start)
        before = None if sentence is None else sentence - 1
        own_block = before is not None and before >= 0 and context.sentences[before].block == block
        if not own_block:
            previous = self._prose_block(block, -1)
            before = None if previous is None else context.sentence_at(context.story.blocks[previous].end - 1)
        if (
            before is not None
            and context.sentences[before].start >= self._said_until
            and not self._has_quotation(before)
        ):
            person = self._prose.subject_of(before)
            if person is not None:
                return Said(context.names[person].canonical, told=False, name=person)
            if not own_block:
                return NOBODY
        if self._last is not None and (self._last_block == block or not own_block):
            return self._last._replace(told=False)
        return NOBODY

    def _has_quotation(self, sentence: int) -> bool:
        whole = self._context.sentences[sentence]
        place = bisect_left(self._ends, whole.start)
        return place < len(self._starts) and self._starts[place] < whole.end

    # --- places ---

    def _block(self, position: int) -> int:
        return bisect_right(self._block_starts, position) - 1

    def _prose_block(self, block: int, step: int) -> int | None:
        """The next paragraph before (-1) or behind (+1) a block, posts and captions between them passed over."""
        blocks = self._context.story.blocks
        at = block + step
        while 0 <= at < len(blocks) and blocks[at].kind in {BlockKind.POST, BlockKind.CAPTION}:
            at += step
        return at if 0 <= at < len(blocks) and blocks[at].kind is BlockKind.PARAGRAPH else None
