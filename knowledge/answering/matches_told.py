"""The matches that the stories tell of, as a question narrows them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from knowledge.answering.premises import Premises
from knowledge.answering.sides import Side, is_between
from knowledge.lexicon import Lexicon
from knowledge.model import Match, Merged, Story
from knowledge.reconciling import merge
from knowledge.store.protocol import View

MOST = 60
"""Facts of one question that are joined: those of the newest stories."""


class Told(NamedTuple):
    """A match that stories tell of, with what they say otherwise."""

    merged: Merged
    match: Match
    stories: tuple[Story, ...]


class Matches(NamedTuple):
    """Matches, those with a result first; `whole` tells whether they are all that the stories have."""

    told: tuple[Told, ...]
    whole: bool


def matches_told(view: View, sides: Sequence[Side], premises: Premises, lexicon: Lexicon, most: int = MOST) -> Matches:
    """The matches of the sides (of none: all) that meet what a question says, from at most so many facts."""
    facts = _facts(view, sides, most)
    stories = view.several(_keys(facts))
    found = []
    for merged in merge(facts, list(stories.values()), lexicon):
        match = merged.fact
        if isinstance(match, Match) and is_between(match, tuple(sides)):
            told = tuple(stories[key] for key in merged.stories if key in stories)
            if premises.met(match, told):
                found.append(Told(merged, match, told))
    found.sort(key=lambda one: not (one.match.winner or one.match.drawn))
    return Matches(tuple(found), len(facts) < most)


def _facts(view: View, sides: Sequence[Side], most: int) -> list[Match]:
    if not sides:
        found = view.facts(Match, limit=most)
    else:
        also = sorted(sides[1].keys) if len(sides) > 1 else None
        found = view.facts(Match, name=sorted(sides[0].keys), also=also, limit=most)
    return [fact for fact in found if isinstance(fact, Match)]


def _keys(facts: Sequence[Match]) -> list[str]:
    return list(dict.fromkeys(piece.story for fact in facts for piece in fact.evidence))
