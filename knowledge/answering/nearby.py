"""Sentences that share most with what a question asks about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import regex

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


class Around(NamedTuple):
    """What else is looked for than the topic alone, and where.

    `words` are found by full text (each also by what `synonyms` puts in its place), the topic in the sentence and so
    many letters around it. What `going_on` matches right behind the sentence belongs to it.
    """

    words: Sequence[str]
    synonyms: Mapping[str, Sequence[str]]
    letters: int = 0
    going_on: regex.Pattern[str] | None = None


def nearby(
    view: View, topic: Sequence[str], lexicon: Lexicon, limit: int = 12, around: Around | None = None
) -> list[Nearby]:
    """The sentences nearest to the words of a topic, those that have most of it first; of no topic each has all."""
    found = _nearby(view, topic, lexicon, limit, around or Around(topic, {}))
    return sorted(found, key=lambda one: -one.share)


def _nearby(view: View, topic: Sequence[str], lexicon: Lexicon, limit: int, around: Around) -> Iterator[Nearby]:
    alike = [{stem(word)} | lexicon.synonyms_of(word) for word in dict.fromkeys(topic)]
    for passage in view.passages(list(around.words), limit, synonyms=around.synonyms):
        story = view.story(passage.story)
        if story is None:
            continue
        start, end = passage.sentence.start, passage.sentence.end
        behind = around.going_on.match(story.text, end) if around.going_on else None
        end = behind.end() if behind else end
        wide = story.text[max(0, start - around.letters) : end + around.letters]
        there = {stem(word) for word in words(fold(wide))}
        share = sum(bool(one & there) for one in alike) / len(alike) if alike else 1.0
        yield Nearby(story, start, end, story.text[start:end], share)
