"""The languages: every text there in each, with its placeholders, fitting where Discord shows it."""

from __future__ import annotations

import datetime as dt
import re
import string
from importlib.resources import files
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from discord import app_commands

from bot import tongue, wording
from bot.client import Pressbox
from bot.settings import Settings
from bot.show import limits
from knowledge.model import Match
from tests.bot import texts

OTHERS = tongue.LANGUAGES[1:]
NAME = re.compile(r"[-_'\w]{1,32}")
FORMS = {"ja": 1}
MENUS = {"Ask the stories", "Check this claim", "Add as story"}
MENU = 32
"""Characters of the name of a menu's entry."""


def catalogue(language: str) -> Catalog:
    with files("bot.locales").joinpath(f"{language}.po").open("rb") as file:
        return read_po(file, locale=language)


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


@pytest.fixture
def all_texts(monkeypatch: pytest.MonkeyPatch) -> set[str | tuple[str, str]]:
    monkeypatch.chdir(Path(__file__).parents[2] / "docs")  # no .env here
    return {*texts.said(), *texts.commanded()}


@pytest.mark.parametrize("language", OTHERS)
async def test_every_text_is_there_and_none_that_nobody_says(
    language: str, all_texts: set[str | tuple[str, str]]
) -> None:
    kept = {message.id for message in catalogue(language) if message.id}
    assert kept == all_texts


@pytest.mark.parametrize("language", OTHERS)
def test_placeholders_are_those_of_the_english_text(language: str) -> None:
    for message in catalogue(language):
        if not message.id:
            continue
        if isinstance(message.id, str):
            assert isinstance(message.string, str)
            assert placeholders(message.string) == placeholders(message.id), message.id
            assert message.string.strip(), message.id
            continue
        assert isinstance(message.string, list | tuple)
        assert len(message.string) == FORMS.get(language, 2), message.id
        for form in message.string:
            assert placeholders(form) <= placeholders(message.id[1]), message.id
            assert form.strip(), message.id


@pytest.mark.parametrize("language", OTHERS)
async def test_what_discord_shows_of_commands_fits(language: str, all_texts: set[str | tuple[str, str]]) -> None:
    for text in all_texts & set(texts.commanded()):
        assert isinstance(text, str)
        said = tongue.say_in(language, text)
        assert said is not None
        if text.startswith(tongue.NAMED):
            assert NAME.fullmatch(said), said
            assert said == said.lower()
        else:
            assert limits.measure(said) <= (MENU if text in MENUS else 100), said


@pytest.mark.parametrize("language", OTHERS)
async def test_no_two_commands_have_one_name(language: str, all_texts: set[str | tuple[str, str]]) -> None:
    commands = [
        text.removeprefix(tongue.NAMED) for text in all_texts if isinstance(text, str) and text.startswith(tongue.NAMED)
    ]
    top = [name for name in commands if name in {"ask", "match", "team", "who", "quote", "timeline", "compare",
                                                 "story", "stories", "help", "content"}]  # fmt: skip
    with tongue.speaking(language):
        assert len({tongue.label(name) for name in top}) == len(top) == 11


@pytest.mark.parametrize("language", OTHERS)
async def test_no_two_commands_of_a_group_and_no_two_options_of_a_command_have_one_name(
    language: str, all_texts: set[str | tuple[str, str]]
) -> None:
    assert all_texts
    with tongue.speaking(language):
        for command in Pressbox(Settings()).tree.walk_commands():
            within = command.commands if isinstance(command, app_commands.Group) else command.parameters
            names = [tongue.label(one.name) for one in within]
            assert len(set(names)) == len(names), command.name


@pytest.mark.parametrize(
    ("locale", "language"),
    [
        ("en-GB", "en"), ("es-ES", "es"), ("es-419", "es"), ("pt-BR", "pt"), ("ja", "ja"), ("fr", "fr"), ("ko", "en"),
        (None, "en"), ("", "en"),
    ],
)  # fmt: skip
def test_a_locale_is_answered_in_the_nearest_language(locale: str | None, language: str) -> None:
    assert tongue.nearest(locale) == language


@pytest.mark.parametrize(
    ("language", "date", "line"),
    [
        ("en", "2 July 2018", "Belgium 3–2 Japan"),
        ("es", "2 de julio de 2018", "Bélgica 3–2 Japón"),
        ("fr", "2 juillet 2018", "Belgique 3–2 Japon"),
        ("de", "2. Juli 2018", "Belgien 3–2 Japan"),
        ("pt", "2 de julho de 2018", "Bélgica 3–2 Japão"),
        ("ja", "2018年7月2日", "ベルギー 3–2 日本"),
    ],
)
def test_dates_and_teams_are_written_as_there(language: str, date: str, line: str) -> None:
    match = Match(sides=("Japan", "Belgium"), score=(2, 3), winner="Belgium", evidence=())
    with tongue.speaking(language):
        assert wording.day(dt.date(2018, 7, 2)) == date
        assert wording.match_line(match) == line


@pytest.mark.parametrize(
    ("language", "number", "said"),
    [
        ("en", 1, "1 story"),
        ("en", 0, "0 stories"),
        ("fr", 0, "0 article"),
        ("fr", 2, "2 articles"),
        ("ja", 1, "1件の記事"),
    ],
)
def test_numbers_go_by_the_rules_of_the_language(language: str, number: int, said: str) -> None:
    with tongue.speaking(language):
        assert tongue.count(number, "{number} story", "{number} stories") == said


def test_what_stories_say_is_never_taken_for_a_placeholder() -> None:
    with tongue.speaking("es"):
        assert tongue.say("said by {name}", name="{x} {0}") == "dicho por {x} {0}"
