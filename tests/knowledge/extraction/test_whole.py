"""Extraction as a whole: its evidence, its purity, and what hostile text does to it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.extraction import extract
from knowledge.lexicon import load
from knowledge.model import Analysis, Block, BlockKind, Story
from knowledge.reading import ReadingError, read


def _story(text: str) -> Story:
    return Story("s.txt", text, (Block(BlockKind.PARAGRAPH, 0, len(text)),) if text else (), "")


def _check(story: Story, analysis: Analysis) -> None:
    for sentence in analysis.sentences:
        assert 0 <= sentence.start < sentence.end <= len(story.text)
    for mention in analysis.mentions:
        assert 0 <= mention.name < len(analysis.names)
        assert 0 <= mention.start < mention.end <= len(story.text)
    for fact in analysis.facts:
        assert fact.evidence
        assert 0 < fact.confidence <= 1
        for evidence in fact.evidence:
            assert evidence.story == story.key
            assert 0 <= evidence.start < evidence.end <= len(story.text)
            assert story.text[evidence.start : evidence.end].strip()


def test_the_same_in_gives_the_same_out() -> None:
    story = _story('Haugvoll boss Geir Stenberg said: "We won 2-1." Nordvik lost on Friday.')
    assert extract(story, load()) == extract(story, load())


def test_an_empty_story() -> None:
    assert extract(_story(""), load()) == Analysis(story="s.txt")


@pytest.mark.parametrize(
    "end", ["lost to", "were beaten by", "drew 1-1 with", "win over", "were at home to", "met", "v", "2-", "who"]
)
def test_a_story_may_break_off_anywhere(end: str) -> None:
    for text in (f"Wales {end}", f"Haugvoll beat Nes 2-1. Haugvoll {end}", end):
        story = _story(text)
        _check(story, extract(story, load()))


_PIECES = st.sampled_from(
    [
        "Anna", "Friis", "the", "said", "2-1", "(", ")", '"', "“", "”", "'", "’s", ",", ";", ":", ".", "-", "\n",
        "\n\n", "Wales", "#JPN", "@a", "coach", "he", "and", "of", "van", "J", "J.", "12", "19-year-old", "number",
        "six", "Cup", "Subs", "Photo", "by", "\u00e9", "🦊", "ﬁ", "İ", "\u200b", "Ǆ", "ß", "beat", "lost", "to", "draw", "with", "on", "Friday",
        "A" * 40,
    ]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(_PIECES, st.sampled_from([" ", ""])), max_size=60))
def test_no_text_breaks_it(parts: list[tuple[str, str]]) -> None:
    text = "".join(piece + gap for piece, gap in parts)
    story = _story(text)
    _check(story, extract(story, load()))


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=200))
def test_no_characters_break_it(text: str) -> None:
    try:
        stories = read(text.encode("utf-8", "surrogatepass"), "s.txt")
    except ReadingError:
        return
    for story in stories:
        _check(story, extract(story, load()))
