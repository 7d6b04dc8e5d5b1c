"""Where, in what, at what stage a match was played: the names and words beside its tellings."""

from __future__ import annotations

from collections.abc import Iterable

from knowledge.extraction.context import Context
from knowledge.extraction.match_words import load as match_words
from knowledge.model import BlockKind, NameKind


def competition(context: Context, sentences: Iterable[int], spans: dict[int, tuple[int, int]]) -> str | None:
    """The competition named nearest to a telling, in its sentence."""
    return _named(context, sentences, spans, NameKind.COMPETITION)


def venue(context: Context, sentences: Iterable[int], spans: dict[int, tuple[int, int]]) -> str | None:
    """The venue named nearest to a telling, in its sentence."""
    return _named(context, sentences, spans, NameKind.VENUE)


def _named(context: Context, sentences: Iterable[int], spans: dict[int, tuple[int, int]], kind: NameKind) -> str | None:
    for sentence in sentences:
        whole = context.sentences[sentence]
        mentions = context.mentions_in(whole.start, whole.end, (kind,))
        if mentions:
            start, end = spans.get(sentence, (whole.start, whole.start))
            nearest = min(mentions, key=lambda m: max(0, m.start - end) + max(0, start - m.end))
            return context.name(nearest).canonical
    return None


def stage(context: Context, sentences: Iterable[int], spans: dict[int, tuple[int, int]]) -> str | None:
    """The stage told beside a telling: "semi-final", "Round of 16"; as the lexicon calls it."""
    stages = context.lexicon.stages
    heads = {name.partition(" ")[0] for name in stages}
    for sentence in sentences:
        at, past = context.slices[sentence]
        best: tuple[int, str] | None = None
        start, end = spans.get(sentence, (0, 0))
        for here in range(at, past):
            if context.folded[here] not in heads:
                continue
            for size in (4, 3, 2, 1):
                name = stages.get(" ".join(context.folded[here : min(here + size, past)]))
                if name is not None:
                    token = context.tokens[here]
                    gap = max(0, token.start - end) + max(0, start - token.end)
                    if best is None or gap < best[0]:
                        best = (gap, name)
                    break
        if best is not None and (best[0] <= 60 or context.block_of(sentence).kind is BlockKind.CAPTION):
            return best[1]
    return None


def favourite(context: Context, sentences: Iterable[int]) -> int | None:
    """The index of the team called the favourite: "the heavily favored Belgium team", "favourites Brazil"."""
    words = match_words().sets["favourite"]
    for sentence in sentences:
        at, past = context.slices[sentence]
        for here in range(at, past):
            if context.folded[here] in words:
                end = context.tokens[min(here + 3, past - 1)].end
                found = context.mentions_in(context.tokens[here].end, end, (NameKind.TEAM,))
                if found:
                    return found[0].name
    return None
