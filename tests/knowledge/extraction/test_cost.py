"""No input takes more than linear time."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from knowledge.extraction import extract
from knowledge.language import dates, numbers
from knowledge.lexicon import load
from knowledge.model import Block, BlockKind, Story
from knowledge.reading import read
from knowledge.reading.blocks import blocks

SMALL, LARGE = 1_500, 12_000
"""Characters. Eight times the text may cost sixteen times the time, with a floor for noise."""
PIECES = [
    '"', "“", "”", "'", "‘", "’", "(", ")", "A ", "Anna Friis, ", "1", "1 ", "2-1 ", "-", "Subs: ", "the ", "and ", "He said ", "\n", "#A ",
    "#JPNBEL ", "van ", "J. ", "’s", "the coach ", "of ", "@", "@a ", "A:", "Friday ", "six ", "½", "hundred and ", "12 July to ",
    "6-4 ", "of the ", "Sir ", "FC ", "Cup ", "said Anna, ", "— A (@a) July 3, 2018", "a.", "1.", "1,000,", "last ", "X, who was ",
]  # fmt: skip
HOSTILE = [*PIECES, "Wales beat France ", "Coach Anna Friis 2-1 "]


def repeated(unit: str, characters: int) -> str:
    return (unit * (characters // len(unit) + 1))[:characters].strip() or unit


def one_block(text: str) -> Story:
    return Story("s.txt", text, (Block(BlockKind.PARAGRAPH, 0, len(text)),), "")


def seconds(work: Callable[[], object]) -> float:
    """Processor time of one run."""
    began = time.process_time()
    work()
    return time.process_time() - began


def is_linear(work: Callable[[str], object], unit: str) -> bool:
    small, large = repeated(unit, SMALL), repeated(unit, LARGE)
    work(small[:500])
    once = min(seconds(lambda: work(small)) for _ in range(2))
    return any(seconds(lambda: work(large)) < 16 * max(once, 0.005) for _ in range(3))


def extracted(text: str) -> object:
    return extract(one_block(text), load())


@pytest.mark.parametrize("unit", HOSTILE)
def test_extraction_of_what_repeats(unit: str) -> None:
    assert is_linear(extracted, unit)


@pytest.mark.parametrize("unit", [*PIECES, "12-", "Monday, the ", "the 2 of ", "two and a half ", "in the ", "twenty "])
def test_reading_dates_and_numbers_of_what_repeats(unit: str) -> None:
    assert is_linear(blocks, unit)
    assert is_linear(dates.find, unit)
    assert is_linear(numbers.find, unit)


VARIED = [
    "\n\nWe won 2-1 at {a}.\n— {a} FC (@{a}) July 3, 2018\n\n",
    "{a} United beat {b} City 2-1 in Japan. They won in {a}. Wales lost 2-0 in Paris. ",
    "Tunisian Anna {a} beat Lea {b} 6-4 6-3 in the tennis. The Tunisian won. ",
    "Anna {a} Friis, {a} Park, lost. Friis won at {b}. ",
]


@pytest.mark.parametrize("unit", VARIED)
def test_extraction_of_ever_new_names(unit: str) -> None:
    """Names that no other place has make every list of a story long: a rule that goes through one shows."""
    small, large = (read("".join(_named(unit, n) for n in range(count)).encode(), "s.txt")[0] for count in (400, 2_400))
    once = min(seconds(lambda: extract(small, load())) for _ in range(2))
    assert any(seconds(lambda: extract(large, load())) < 9 * once for _ in range(3))


def _named(unit: str, number: int) -> str:
    one, other = ("".join(_SYLLABLES[int(digit)] for digit in f"{n:04}").title() for n in (number, number + 1))
    return unit.format(a=one, b=other)


_SYLLABLES = ("ba", "ce", "di", "fo", "gu", "ha", "ke", "li", "mo", "nu")


UNITS = st.lists(st.sampled_from(PIECES), min_size=2, max_size=5).map("".join)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(UNITS)
def test_extraction_of_any_mixture(unit: str) -> None:
    assert is_linear(extracted, unit)


@pytest.mark.soak
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(UNITS)
def test_extraction_of_many_mixtures(unit: str) -> None:
    assert is_linear(extracted, unit)
