"""The language a person is answered in: fixed texts by gettext catalogues, read once, and the locale of the moment.

Evidence is never translated; it stays as the story has it.
"""

from __future__ import annotations

import gettext
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

from babel.messages.pofile import read_po

LANGUAGES = ("en", "es", "fr", "de", "pt", "ja")
"""What fixed texts are kept in; the first is the one they are written in."""
NAMED = "name:"
"""What stands before the name of a command or an option in a catalogue."""
_FORMATS = {"en": "en_GB", "pt": "pt_BR"}
"""Where dates are written as in one country of several."""
_spoken: ContextVar[str] = ContextVar("spoken", default=LANGUAGES[0])


class _Catalogue(NamedTuple):
    texts: dict[str, tuple[str, ...]]
    form: Callable[[int], int]


def nearest(locale: str | None) -> str:
    """The language kept for a locale as Discord writes it (`pt-BR`, `en-US`); English where there is none."""
    language = (locale or "").replace("_", "-").partition("-")[0]
    return language if language in LANGUAGES else LANGUAGES[0]


def of_environment(variables: Mapping[str, str]) -> str:
    """The locale that the variables of a process name for messages; empty where they name none."""
    return next(filter(None, (variables.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))), "")


@contextmanager
def speaking(locale: str | None) -> Iterator[None]:
    """Say everything within in the language nearest to the locale."""
    token = _spoken.set(nearest(locale))
    try:
        yield
    finally:
        _spoken.reset(token)


def speak(locale: str | None) -> None:
    """Say everything that this task still has to say in the language nearest to the locale."""
    _spoken.set(nearest(locale))


def spoken() -> str:
    """The language of the moment."""
    return _spoken.get()


def date_locale() -> str:
    """The locale by which dates are written at the moment."""
    return _FORMATS.get(spoken(), spoken())


def say(text: str, /, **values: object) -> str:
    """A fixed text in the language of the moment, with its placeholders filled."""
    known = _catalogue(spoken()).texts.get(text)
    return (known[0] if known else text).format(**values)


def say_in(language: str, text: str) -> str | None:
    """A fixed text in a language, unfilled; None where it is not kept in it."""
    known = _catalogue(language).texts.get(text)
    return known[0] if known else None


def label(name: str) -> str:
    """What a command or an option is called in the language of the moment."""
    return say_in(spoken(), NAMED + name) or name


def count(number: int, one: str, many: str, /, **values: object) -> str:
    """A fixed text that goes by a number, which is also its placeholder `{number}`."""
    return form_of(number, one, many).format(number=number, **values)


def form_of(number: int, one: str, many: str = "") -> str:
    """The form of a fixed text that goes with a number, unfilled; `many` is empty where there is but one."""
    catalogue = _catalogue(spoken())
    forms = catalogue.texts.get(one) or (one, many or one)
    return forms[min(catalogue.form(number), len(forms) - 1)]


@lru_cache(maxsize=len(LANGUAGES))
def _catalogue(language: str) -> _Catalogue:
    if language == LANGUAGES[0]:
        return _Catalogue({}, lambda number: int(number != 1))
    with files("bot.locales").joinpath(f"{language}.po").open("rb") as file:
        read = read_po(file, locale=language)
    texts: dict[str, tuple[str, ...]] = {}
    for message in read:
        said = message.string
        forms = tuple(form or "" for form in said) if isinstance(said, list | tuple) else (said or "",)
        if message.id and all(forms):
            texts[message.id if isinstance(message.id, str) else message.id[0]] = forms
    return _Catalogue(texts, gettext.c2py(read.plural_expr))
