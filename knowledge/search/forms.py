"""Every form under which a name is typed, and how sure it is that this name is meant by it."""

from __future__ import annotations

from collections.abc import Iterator
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

from knowledge.lexicon import Entry, Lexicon
from knowledge.lexicon.keys import key, keys
from knowledge.lexicon.loading import forms
from knowledge.lexicon.translating import LANGUAGES
from knowledge.model import Name, NameKind


class Sure(IntEnum):
    """How sure a form is, of 100."""

    FULL = 100
    RUN_TOGETHER = 98
    ABROAD = 97
    TOWN = 96
    SURNAME = 95
    GIVEN_NAME = 90


class Form(NamedTuple):
    """A form as it is compared: folded words with single spaces between."""

    text: str
    sure: Sure


_PARTICLES = frozenset(
    {"al", "bin", "da", "de", "del", "den", "der", "di", "dos", "el", "la", "le", "ten", "van", "von"}
)


def forms_of(name: Name, lexicon: Lexicon) -> Iterator[Form]:
    """The forms of a name in the stories, the surest of each text."""
    found: dict[str, Sure] = {}
    for form in _all(name, lexicon):
        if form.text:
            found[form.text] = max(form.sure, found.get(form.text, form.sure))
    for text, sure in found.items():
        yield Form(text, sure)


def entry_of(name: Name, lexicon: Lexicon) -> Entry | None:
    """The lexicon's entry of a name, by its id, or as the only one of its kind that is called so."""
    if name.entry:
        return lexicon.entries.get(name.entry)
    if name.kind is NameKind.PERSON:
        return None
    owners = [entry for entry in lexicon.lookup(name.canonical) if entry.kind is name.kind]
    return owners[0] if len(owners) == 1 else None


def _all(name: Name, lexicon: Lexicon) -> Iterator[Form]:
    printed = [name.canonical, *name.aliases]
    entry = entry_of(name, lexicon)
    if entry:
        printed += forms(entry)
        if entry.city and key(entry.canonical).startswith(f"{key(entry.city)} "):
            yield Form(key(entry.city), Sure.TOWN)
        for translated in _abroad(lexicon).get(entry.id, ()):
            yield Form(key(translated), Sure.ABROAD)
    person = key(name.canonical).split() if name.kind is NameKind.PERSON else []
    for text in printed:
        for form in keys(text):
            yield Form(form, _sureness(form, person))
            if " " in form:
                yield Form(form.replace(" ", ""), Sure.RUN_TOGETHER)
    if len(person) > 1:
        yield from _parts(person)


def _sureness(form: str, person: list[str]) -> Sure:
    """A person's other forms of one word are no more than parts of the name."""
    if len(person) < 2 or " " in form:
        return Sure.FULL
    return Sure.GIVEN_NAME if form == person[0] else Sure.SURNAME


def _parts(words: list[str]) -> Iterator[Form]:
    """The surname, with its particles and without, and the given name."""
    start = len(words) - 1
    while start > 1 and words[start - 1] in _PARTICLES:
        start -= 1
        yield Form(" ".join(words[start:]), Sure.SURNAME)
    for word, sure in ((words[-1], Sure.SURNAME), (words[0], Sure.GIVEN_NAME)):
        if len(word) > 1 and word not in _PARTICLES:
            yield Form(word, sure)


@lru_cache(maxsize=4)
def _abroad(lexicon: Lexicon) -> dict[str, tuple[str, ...]]:
    """Of every nation, by its entry's id, what it is called in other languages."""
    found: dict[str, tuple[str, ...]] = {}
    for language in LANGUAGES:
        for translated, entry in lexicon.translations(language).items():
            found[entry.id] = (*found.get(entry.id, ()), translated)
    return found
