"""Nations' names in other languages: Babel's by ISO 3166 code, and those of the lexicon where there is none."""

from __future__ import annotations

from collections.abc import Iterable

from babel import Locale, UnknownLocaleError

from knowledge.language.folding import fold
from knowledge.lexicon.entries import Entry

LANGUAGES = ("es", "fr", "de", "pt", "it", "nl", "ja")
"""The languages in which a nation is looked for."""


def names(nations: Iterable[Entry], language: str) -> dict[str, Entry]:
    """Of the folded names of nations in a language, the entries; empty where Babel doesn't know the language."""
    try:
        territories = Locale.parse(language.replace("-", "_")).territories
    except (UnknownLocaleError, ValueError):
        return {}
    found: dict[str, Entry] = {}
    for nation in nations:
        name = nation.translations.get(language) or territories.get(nation.iso2 or "")
        if name:
            found[fold(name)] = nation
    return found
