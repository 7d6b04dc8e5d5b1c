"""Sentences that share most with what a question asks about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from knowledge.language.folding import fold
from knowledge.language.stems import stem
from knowledge.language.tokens import words
from knowledge.lexicon import Lexicon
from knowledge.model import Evidence, Story
from knowledge.store.protocol import View


class Nearby(NamedTuple):
    """A sentence, and the share of the words asked about that it has, or words that mean the same."""

    story: Story
    start: int
    end: int
    text: str
    share: float

    @property
    def evidence(self) -> Evidence:
        """The sentence as evidence."""
        return Evidence(self.story.key, self.start, self.end)


def nearby(view: View, topic: Sequence[str], lexicon: Lexicon, limit: int = 12) -> list[Nearby]:
    """The sentences nearest to the words of a topic, those that have most of it first."""
    return sorted(_nearby(view, topic, lexicon, limit), key=lambda one: -one.share)


def _nearby(view: View, topic: Sequence[str], lexicon: Lexicon, limit: int) -> Iterator[Nearby]:
    alike = {word: {stem(word)} | lexicon.synonyms_of(word) for word in topic}
    for passage in view.passages(list(topic), limit):
        story = view.story(passage.story)
        if story is not None and topic:
            text = story.text[passage.sentence.start : passage.sentence.end]
            there = {stem(word) for word in words(fold(text))}
            share = sum(bool(one & there) for one in alike.values()) / len(alike)
            yield Nearby(story, passage.sentence.start, passage.sentence.end, text, share)
