"""The word lists of the rules: rules compare folded words, so what is not in its folded form could never be met."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

import knowledge
from knowledge.language.folding import fold

ROOMS = Path(knowledge.__file__).parent
LISTS = sorted(file for room in ("extraction", "language") for file in (ROOMS / room).rglob("*_words.toml"))


def words(table: object) -> Iterator[str]:
    """All that stands in lists of words; what single words are mapped to may be names as they are written."""
    if isinstance(table, dict):
        yield from (word for value in table.values() if not isinstance(value, str) for word in words(value))
    elif isinstance(table, list):
        for value in table:
            yield from [value] if isinstance(value, str) else words(value)


@pytest.mark.parametrize("file", LISTS, ids=lambda file: file.name)
def test_every_word_is_in_its_folded_form(file: Path) -> None:
    listed = list(words(tomllib.loads(file.read_text(encoding="utf-8"))))
    assert listed
    assert [word for word in listed if fold(word) != word] == []


def test_every_set_of_match_words_is_asked_for_by_a_rule() -> None:
    folder = ROOMS / "extraction" / "matches"
    code = "".join(module.read_text(encoding="utf-8") for module in folder.glob("*.py"))
    sets = tomllib.loads((folder / "match_words.toml").read_text(encoding="utf-8"))["sets"]
    assert [name for name in sets if f'"{name}"' not in code] == []
