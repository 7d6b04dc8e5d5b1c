"""Where, in what, at what stage a match was played: the names and words beside its tellings."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from knowledge.extraction.context import Context
from knowledge.extraction.matches.match_words import load as match_words
from knowledge.model import BlockKind, NameKind

_NEAR = 60
"""Characters between a match and its stage, in running text."""
Span = tuple[int, int]
"""Where something stands in the text."""


class Told(NamedTuple):
    """A sentence that tells of a match: where in it, and where it tells of others."""

    sentence: int
    here: Span
    others: tuple[Span, ...] = ()

    def owns(self, start: int, end: int) -> bool:
        """Whether what stands at `[start, end)` is of this match: no other one is told of nearer to it."""
        own = _gap(self.here, start, end)
        return all(own <= _gap(other, start, end) for other in self.others)


def _gap(span: Span, start: int, end: int) -> int:
    return max(0, start - span[1]) + max(0, span[0] - end)


def competition(context: Context, told: Iterable[Told]) -> str | None:
    """The competition named nearest to a telling, in its sentence: matches told together are often of one."""
    return _named(context, (one._replace(others=()) for one in told), NameKind.COMPETITION)


def venue(context: Context, told: Iterable[Told]) -> str | None:
    """The venue named nearest to a telling, in its sentence, unless another match is nearer to it."""
    return _named(context, told, NameKind.VENUE)


def _named(context: Context, told: Iterable[Told], kind: NameKind) -> str | None:
    for one in told:
        whole = context.sentences[one.sentence]
        own = [m for m in context.mentions_in(whole.start, whole.end, (kind,)) if one.owns(m.start, m.end)]
        if own:
            return context.name(min(own, key=lambda m: _gap(one.here, m.start, m.end))).canonical
    return None


def stage(context: Context, told: Iterable[Told]) -> str | None:
    """The stage told beside a telling, and beside no other: "semi-final", "Round of 16"; as the lexicon calls it."""
    stages = context.lexicon.stages
    heads = {name.partition(" ")[0] for name in stages}
    for one in told:
        at, past = context.slices[one.sentence]
        best: tuple[int, str] | None = None
        for here in range(at, past):
            token = context.tokens[here]
            if context.folded[here] not in heads or not one.owns(token.start, token.end):
                continue
            for size in (4, 3, 2, 1):
                name = stages.get(" ".join(context.folded[here : min(here + size, past)]))
                if name is not None and not _is_another(context, at, here, here + size):
                    gap = _gap(one.here, token.start, token.end)
                    if best is None or gap < best[0]:
                        best = (gap, name)
                    break
        if best is not None and (best[0] <= _NEAR or context.block_of(one.sentence).kind is BlockKind.CAPTION):
            return best[1]
    return None


def _is_another(context: Context, at: int, here: int, past: int) -> bool:
    """Whether a stage is the one that a match leads to, or "final" only says that it was the last."""
    sets = match_words().sets
    if sets["reaching"] & set(context.folded[max(at, here - _TO_STAGE) : here]):
        return True
    return context.folded[here:past] == ("final",) and context.word(past) in sets["last_of"]


_TO_STAGE = 4
"""Words before a stage in which it is told that it was reached, at most."""


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
