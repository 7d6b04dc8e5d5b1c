"""Every fact's evidence is found in its story at its span, and says what the fact says."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import regex

from knowledge.extraction import extract
from knowledge.language.folding import fold
from knowledge.lexicon import load
from knowledge.model import Analysis, AnyFact, Figure, Match, Profile, Quote, Statement, Story
from knowledge.reading import read

TESTS = Path(__file__).parents[2]
OWN = [*sorted(file for file in (TESTS / "stories").iterdir() if file.suffix != ".toml"),
       *sorted((TESTS.parent / "knowledge" / "stories").glob("*.md"))]  # fmt: skip


def analysed(file: Path) -> Iterator[tuple[Story, Analysis]]:
    for story in read(file.read_bytes(), file.name):
        yield story, extract(story, load())


def told(story: Story, fact: AnyFact) -> list[str]:
    """The characters at each span of a fact's evidence."""
    return [story.text[piece.start : piece.end] for piece in fact.evidence]


def scored(story: Story, match: Match) -> Iterator[tuple[str, str]]:
    """Every scorer with the characters that tell of the goal."""
    for goal in match.goals:
        assert goal.evidence
        yield goal.scorer, story.text[goal.evidence.start : goal.evidence.end]


def flat(text: str) -> str:
    """Folded words alone, so that breaks of lines and marks between parts of a quotation don't count."""
    return " ".join(regex.findall(r"\w+", fold(text)))


def forms(analysis: Analysis, name: str) -> list[str]:
    return [form for known in analysis.names if known.canonical == name for form in (known.canonical, *known.aliases)]


def check(story: Story, analysis: Analysis) -> None:
    assert analysis.story == story.key
    for mention in analysis.mentions:
        assert 0 <= mention.start < mention.end <= len(story.text)
        assert 0 <= mention.name < len(analysis.names)
    for sentence in analysis.sentences:
        block = story.blocks[sentence.block]
        assert block.start <= sentence.start < sentence.end <= (block.signature_end or block.end)
    for fact in analysis.facts:
        assert fact.evidence
        assert 0 < fact.confidence <= 1
        for piece in fact.evidence:
            assert piece.story == story.key
            assert 0 <= piece.start < piece.end <= len(story.text)
        spans = told(story, fact)
        assert all(span.strip() for span in spans)
        assert says(analysis, fact, spans), (story.key, fact, spans)
        for scorer, span in scored(story, fact) if isinstance(fact, Match) else ():
            assert any(flat(form) in flat(span) for form in (scorer, *forms(analysis, scorer))), (story.key, scorer)


def says(analysis: Analysis, fact: AnyFact, spans: list[str]) -> bool:
    """Whether the evidence holds the words of the fact."""
    whole = flat(" ".join(spans))
    match fact:
        case Quote():
            return flat(fact.text) in whole
        case Figure():
            return any(fact.text in span for span in spans)
        case Profile():
            return any(flat(form) in whole for form in (fact.name, *forms(analysis, fact.name)))
        case Statement(action="is" | "nickname"):
            return flat(fact.object or "") in whole
        case Statement():
            return flat(fact.action) in whole and flat(fact.object or "") in whole
        case Match():
            return bool(whole)


@pytest.mark.parametrize("file", OWN, ids=lambda file: file.name)
def test_in_stories_of_our_own(file: Path) -> None:
    for story, analysis in analysed(file):
        check(story, analysis)


def test_in_real_stories(shared: Path) -> None:
    folders = (shared / "eval" / "stories", shared / "eval" / "web", shared / "stories")
    files = [file for folder in folders for file in sorted(folder.rglob("*.txt"))]
    assert len(files) > 200
    for file in files:
        for story, analysis in analysed(file):
            check(story, analysis)
