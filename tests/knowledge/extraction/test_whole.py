"""Extraction as a whole: its evidence, its purity, and what hostile text does to it."""

from __future__ import annotations

import gc
import time
from pathlib import Path

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


def test_evidence_stands_in_the_story(shared: Path) -> None:
    files = [*sorted((shared / "eval" / "stories").rglob("*.txt")), *sorted((shared / "stories").glob("*.txt"))]
    for file in files:
        for story in read(file.read_bytes(), file.name):
            analysis = extract(story, load())
            assert analysis.story == story.key
            _check(story, analysis)


def test_evidence_stands_in_the_stories_that_ship() -> None:
    folder = Path(__file__).parents[3] / "knowledge" / "stories"
    for file in sorted(folder.glob("*.md")):
        for story in read(file.read_bytes(), file.name):
            analysis = extract(story, load())
            assert analysis.facts
            _check(story, analysis)


def test_the_same_in_gives_the_same_out() -> None:
    story = _story('Haugvoll boss Geir Stenberg said: "We won 2-1." Nordvik lost on Friday.')
    assert extract(story, load()) == extract(story, load())


def test_an_empty_story() -> None:
    assert extract(_story(""), load()) == Analysis(story="s.txt")


_PIECES = st.sampled_from(
    [
        "Anna", "Friis", "the", "said", "2-1", "(", ")", '"', "“", "”", "'", "’s", ",", ";", ":", ".", "-", "\n",
        "\n\n", "Wales", "#JPN", "@a", "coach", "he", "and", "of", "van", "J", "J.", "12", "19-year-old", "number",
        "six", "Cup", "Subs", "Photo", "by", "\u00e9", "🦊", "ﬁ", "İ", "\u200b", "Ǆ", "ß", "beat", "on", "Friday",
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


HOSTILE = [
    '"', "“", "'", "(", ")", "A ", "Anna Friis, ", "1", "1 ", "2-1 ", "-", "Subs: ", "the ", "and ", "He said ", "\n",
    "#A ", "Wales beat France ", "van ", "J. ", "’s", "the coach ", "of ", "Coach Anna Friis 2-1 ", "@", "A:",
    "Friday ", "six ", "½",
]  # fmt: skip


@pytest.mark.parametrize("unit", HOSTILE)
def test_cost_is_linear(unit: str) -> None:
    """Eight times the text may cost at most some sixteen times the time, with a floor for noise."""
    lexicon = load()

    def cost(characters: int) -> float:
        story = _story((unit * (characters // len(unit) + 1))[:characters].strip() or unit)
        gc.collect()
        gc.disable()  # what other tests keep in memory would be walked through in the middle
        try:
            began = time.process_time()
            extract(story, lexicon)
            return time.process_time() - began
        finally:
            gc.enable()

    cost(2_000)
    small = min(cost(4_000) for _ in range(2))
    assert min(cost(32_000) for _ in range(2)) < 16 * max(small, 0.01)
