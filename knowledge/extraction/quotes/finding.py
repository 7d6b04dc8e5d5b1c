"""Quotations: what stands between marks, and posts, each with who said it where the story tells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec
import regex

from knowledge.extraction.context import Context
from knowledge.extraction.marks import Quoted
from knowledge.extraction.quotes import transcripts
from knowledge.extraction.quotes.speakers import Speakers
from knowledge.extraction.quotes.tags import Said
from knowledge.language.folding import fold
from knowledge.language.tokens import words
from knowledge.model import Block, BlockKind, Evidence, Post, Precision, Quote, When

SHORTEST = 5
"""Words from which what stands in marks is a quotation even where nobody is said to say it."""
LONGEST = 90
"""Words up to which the parts of a quotation that only pauses are kept together."""
_LINKS = regex.compile(r"\s*(?:pic\.twitter\.com/\S+|https?://\S+)")
_REOPENED = regex.compile(r"(?<=[.!?…,]['’”]?)\s+[\"“‘](?=\S)")
_REPEATED = 6
_SPOKEN = frozenset({BlockKind.PARAGRAPH, BlockKind.CAPTION, BlockKind.HEADLINE})


def find(context: Context) -> list[Quote]:
    """All quotations of a story, in the order of its text."""
    posts = list(_posts(context))
    runs = _runs(context)
    speakers = Speakers(context, runs)
    repeated = _Posts(posts)
    found = [*posts, *_transcribed(context)]
    for run in runs:
        said = speakers.of(run)
        found += [repeated.attribute(quote, said) for quote in _of_run(context, run, said)]
    return sorted(found, key=lambda quote: quote.evidence[0].start)


def _posts(context: Context) -> Iterator[Quote]:
    for block in context.story.blocks:
        if block.post:
            yield Quote(
                text=_unmarked(_LINKS.sub("", context.text[block.start : block.end]).strip()),
                speaker=block.post.author,
                handle=block.post.handle,
                when=_when(block.post, context.text[block.end : block.signature_end or block.end]),
                post=True,
                evidence=(context.evidence(block.start, block.signature_end or block.end),),
            )


def _unmarked(text: str) -> str:
    """A post that is nothing but a quotation, without its marks."""
    whole = len(text) > 2 and (text[0], text[-1]) in {("“", "”"), ('"', '"')}
    return text[1:-1].strip() if whole and not set('"“”') & set(text[1:-1]) else text


def _when(post: Post, signature: str) -> When | None:
    day = post.published
    printed = signature.rpartition(")")[2].strip(" ,\n")
    return When(printed or day.isoformat(), day, day, Precision.DAY) if day else None


def _transcribed(context: Context) -> Iterator[Quote]:
    for line in transcripts.lines(context):
        speaker = context.name(line.speaker).canonical if line.speaker else None
        start = line.speaker.start if line.speaker else line.start
        yield Quote(
            text=context.text[line.start : line.end],
            speaker=speaker,
            confidence=0.9,
            evidence=(context.evidence(start, line.end),),
        )


def _runs(context: Context) -> list[list[Quoted]]:
    """Quotations with no prose between them, together; one left open at the end of a paragraph goes on in the next."""
    runs: list[list[Quoted]] = []
    for index, block in enumerate(context.story.blocks):
        if block.kind not in _SPOKEN:
            continue
        for span in context.quoted(index):
            if runs and _goes_on(context, runs[-1][-1], span, block):
                runs[-1].append(span)
            else:
                runs.append([span])
    return runs


def _goes_on(context: Context, last: Quoted, span: Quoted, block: Block) -> bool:
    if span.reopens:
        return True
    if last.end < block.start:
        return not last.closed and span.start <= block.start + 2
    return not any(c.isalnum() for c in context.text[last.end : span.start])


def _of_run(context: Context, run: Sequence[Quoted], said: Said) -> Iterator[Quote]:
    """The quotations of a run: parts that only pause are one, unless that gets too long to show."""
    for start, end in _joined(context.text, run):
        text = _REOPENED.sub(" ", context.text[start:end].strip()).rstrip(",")
        length = len(words(text, SHORTEST))
        if length < 2 or (length < SHORTEST and not _is_said(context, start, end, said)):
            continue
        if said.told or not _is_title(text):
            yield _quote(context, start, end, text, said)


def _joined(text: str, run: Sequence[Quoted]) -> Iterator[tuple[int, int]]:
    start, end = run[0].start, run[0].end
    for span in run[1:]:
        if span.reopens and len(text[start : span.end].split()) <= LONGEST:
            end = span.end
        else:
            yield start, end
            start, end = span.start, span.end
    yield start, end


def _is_said(context: Context, start: int, end: int, said: Said) -> bool:
    """Whether a few words in marks are told to be said, or are a sentence of their own of somebody who speaks on."""
    text = context.text[start:end].strip()
    if not _is_speech(text):
        return False
    sentence = context.sentence_at(start)
    alone = sentence is not None and context.sentences[sentence].start >= start - 1 and not text.endswith(",")
    return said.told or (alone and said.speaker is not None and len(text.split()) >= _ALONE and text[0].isupper())


_ALONE = 3
"""Words of such a sentence."""


def _is_speech(text: str) -> bool:
    return text.endswith((",", ".", "!", "?", "…"))


def _is_title(text: str) -> bool:
    """Whether nearly all words are capitalised, as in the titles of books and shows."""
    longer = [word for word in text.split() if len(word) > 3]
    return bool(longer) and all(word[0].isupper() or not word[0].isalpha() for word in longer)


def _quote(context: Context, start: int, end: int, text: str, said: Said) -> Quote:
    first, last = context.sentence_at(start), context.sentence_at(end - 1)
    begin = start if first is None else min(start, context.sentences[first].start)
    stop = end if last is None else max(end, context.sentences[last].end)
    evidence: tuple[Evidence, ...] = (context.evidence(begin, stop),)
    if said.evidence and not begin <= said.evidence.start < stop:
        evidence = (*evidence, said.evidence)
    return Quote(text=text, speaker=said.speaker, confidence=1.0 if said.told else 0.8, evidence=evidence)


class _Posts:
    """Finds the post that a quotation in the prose repeats, by the words with which the quotation opens."""

    def __init__(self, posts: Sequence[Quote]) -> None:
        self._by_words: dict[tuple[str, ...], Quote] = {}
        for post in posts:
            said = words(fold(post.text))
            for length in range(2, _REPEATED + 1):
                for at in range(len(said) - length + 1):
                    self._by_words.setdefault(tuple(said[at : at + length]), post)

    def attribute(self, quote: Quote, said: Said) -> Quote:
        """A quotation from a post that the story embeds is that post's author's, on its day."""
        if not self._by_words:
            return quote
        post = self._by_words.get(tuple(words(fold(quote.text), _REPEATED)))
        if post is None:
            return quote
        speaker = quote.speaker if said.told and quote.speaker else post.speaker
        return msgspec.structs.replace(
            quote,
            speaker=speaker,
            handle=post.handle if speaker == post.speaker else None,
            when=post.when,
            evidence=(*quote.evidence, *post.evidence),
        )
