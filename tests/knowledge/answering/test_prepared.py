"""Stories made ready: words as tokens tell them, and sentences found by their stems before their words are."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from knowledge.answering.prepared import Prepared, numbers_of, prepare
from knowledge.extraction import extract
from knowledge.language.folding import fold
from knowledge.language.stems import stem
from knowledge.language.tokens import tokens
from knowledge.lexicon import load
from knowledge.model import Block, BlockKind, Story
from knowledge.reading import read

TEXT = """Ostley keep faith with Brandt

Ostley's coach Nils Brandt, a well-known ex-keeper, has a new four-year deal (his third), the club said on Monday.

"We won 3-1, 2.5 points clear, at 7.45pm on 9 May," said Ruth Amery-Cole of the U.S. branch; "that's £2.3m."
"""
_PIECES = st.sampled_from(
    [
        "U.S.",
        "3-1",
        "(2.5m)",
        "don’t",
        "Ø'Neill’s",
        "well-known",
        "“Yes,”",
        "#JPNvSEN",
        "日本",
        "9.30pm",
        "—",
        "é",
        "x.y",
        "A&E",
    ]
)
_TEXTS = st.lists(_PIECES | st.text("ab'’-.,;:1 2\n£&é", max_size=8), max_size=12).map(" ".join)


def ready(text: str) -> Prepared:
    (story,) = read(text.encode(), "one.txt")
    return prepare(story, extract(story, load()))


def test_words_of_a_sentence_are_its_tokens_with_places_and_clauses() -> None:
    story = ready(TEXT)
    for told in story.told:
        found = tokens(story.story.text, told.sentence.start, told.sentence.end)
        expected = [(one.start, one.end, one.kind) for one in found if one.kind not in {"mark", "possessive"}]
        assert [(word.start, word.end, word.kind) for word in told.words] == expected
        assert [word.stem for word in told.words] == [stem(story.story.text[a:b]) for a, b, _ in expected]
    assert [word.clause for word in story.told[1].words][:8] == [0, 0, 0, 0, 1, 1, 1, 2]


@given(text=_TEXTS)
def test_a_sentence_is_found_by_every_stem_that_its_words_turn_out_to_have(text: str) -> None:
    whole = f"x {text}"
    story = Story("a", text=whole, blocks=(Block(BlockKind.PARAGRAPH, 0, len(whole)),), digest="")
    made = prepare(story, extract(story, load()))
    for told in made.told:
        assert {one for one, bits in made.where.items() if told.number in numbers_of(bits)} == set(told.places)
        assert told.has_words == bool(told.words)
        for word in told.words:
            assert word.folded == fold(whole[word.start : word.end])


def test_whom_a_sentence_means_stands_at_its_words() -> None:
    story = ready(TEXT)
    meant = story.told[1].meant[0]
    assert meant.canonical == "Nils Brandt"
    assert "nils brandt" in meant.keys
    assert [word.folded for word in story.told[1].words[meant.first : meant.last + 1]] == ["nils", "brandt"]
    number = story.told[1].mentions[0].name
    assert (story.analysis.names[number].canonical, numbers_of(story.mentioned[number])[:2]) == ("Nils Brandt", (0, 1))


def test_bits_tell_their_numbers() -> None:
    assert numbers_of(0) == ()
    assert numbers_of(0b1011 | 1 << 700) == (0, 1, 3, 700)
