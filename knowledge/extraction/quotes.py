"""Quotations: what stands between marks, and posts, each with who said it where the story tells."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from knowledge.extraction.context import Context
from knowledge.extraction.marks import Quoted, quoted
from knowledge.extraction.speakers import Said, Speakers
from knowledge.language.folding import fold
from knowledge.language.tokens import words
from knowledge.model import Block, BlockKind, Evidence, Post, Precision, Quote, When

SHORTEST = 5
"""Words from which what stands in marks is a quotation even where nobody is said to say it."""
_LINKS = regex.compile(r"\s*(?:pic\.twitter\.com/\S+|https?://\S+)")
_REPEATED = 6


def find(context: Context) -> list[Quote]:
    """All quotations of a story, in the order of its text."""
    posts = list(_posts(context))
    speakers = Speakers(context)
    found = [*posts]
    for block in context.story.blocks:
        if block.kind in {BlockKind.PARAGRAPH, BlockKind.CAPTION, BlockKind.HEADLINE}:
            found += _of_block(context, block, speakers, posts)
    return sorted(found, key=lambda quote: quote.evidence[0].start)


def _posts(context: Context) -> Iterator[Quote]:
    for block in context.story.blocks:
        if block.post:
            yield Quote(
                text=_LINKS.sub("", context.text[block.start : block.end]).strip(),
                speaker=block.post.author,
                handle=block.post.handle,
                when=_when(block.post, context.text[block.end : block.signature_end or block.end]),
                post=True,
                evidence=(context.evidence(block.start, block.signature_end or block.end),),
            )


def _when(post: Post, signature: str) -> When | None:
    day = post.published
    printed = signature.rpartition(")")[2].strip(" ,\n")
    return When(printed or day.isoformat(), day, day, Precision.DAY) if day else None


def _of_block(context: Context, block: Block, speakers: Speakers, posts: list[Quote]) -> Iterator[Quote]:
    spans = quoted(context.text, block.start, block.end)
    speakers.enter(block, spans)
    for span in spans:
        text = context.text[span.start : span.end].strip()
        said = speakers.of(span)
        length = len(words(text))
        if length < 2 or (length < SHORTEST and not (said.told and _is_speech(text))):
            continue
        speakers.remember(said)
        yield _with_post(_quote(context, span, text.rstrip(","), said), posts)


def _is_speech(text: str) -> bool:
    return text.endswith((",", ".", "!", "?", "…"))


def _quote(context: Context, span: Quoted, text: str, said: Said) -> Quote:
    evidence: tuple[Evidence, ...] = (context.evidence(span.start, span.end),)
    sentence = context.sentence_at(span.start)
    if sentence is not None:
        whole = context.sentences[sentence]
        evidence = (context.evidence(min(whole.start, span.start), max(whole.end, span.end)),)
    if said.evidence and said.evidence not in evidence:
        evidence = (*evidence, said.evidence)
    return Quote(text=text, speaker=said.speaker, confidence=1.0 if said.told else 0.8, evidence=evidence)


def _with_post(quote: Quote, posts: list[Quote]) -> Quote:
    """A quotation from a post that the story embeds is that post's author's, on its day."""
    opening = " ".join(words(fold(quote.text))[:_REPEATED])
    for post in posts:
        if opening and opening in " ".join(words(fold(post.text))):
            return Quote(
                text=quote.text,
                speaker=quote.speaker or post.speaker,
                handle=post.handle if quote.speaker in {None, post.speaker} else None,
                when=post.when,
                confidence=quote.confidence,
                evidence=(*quote.evidence, *post.evidence),
            )
    return quote
