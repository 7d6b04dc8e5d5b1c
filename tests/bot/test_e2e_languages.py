"""Other languages through the stand-in: commands, replies, buttons and messages."""

from __future__ import annotations

import pytest

from tests.bot.stage import Stage

pytestmark = pytest.mark.asyncio(loop_scope="session")

LOCALES = {"es-ES": "artículo", "fr": "article", "de": "Artikel", "pt-BR": "artigo", "ja": "件の記事"}


async def test_commands_and_options_are_registered_in_every_language(stage: Stage) -> None:
    for command in stage.standin.world.commands:
        assert set(command["name_localizations"]) >= set(LOCALES) | {"es-419"}
        if command["type"] == 1:
            assert set(command["description_localizations"]) >= set(LOCALES)
        for option in command["options"]:
            assert set(option["name_localizations"]) >= set(LOCALES)
            assert set(option["description_localizations"]) >= set(LOCALES)


@pytest.mark.parametrize("locale", LOCALES)
async def test_a_reply_is_in_the_members_language_and_its_evidence_in_its_own(stage: Stage, locale: str) -> None:
    asked = await stage.standin.slash("stories", locale=locale)
    assert LOCALES[locale] in asked.reply.text
    match = await stage.standin.slash("match", {"team": "Kenya", "opponent": "Cuba"}, locale=locale)
    assert "Kenya then beat Cuba 2-0 on 6 May 2023." in match.reply.text.replace("**", "")


async def test_teams_and_dates_are_written_as_there(stage: Stage) -> None:
    asked = await stage.standin.slash("match", {"team": "ケニア", "opponent": "キューバ"}, locale="ja")
    assert "ケニア 2–0 キューバ" in asked.reply.text
    assert "2023年5月6日" in asked.reply.text
    offered = await stage.standin.autocomplete("match", "opponent", "", others={"team": "Kenia"}, locale="de")
    assert "Kuba · Kenia 2–0 Kuba · 06.05.2023 · 1 Artikel" in [one["name"] for one in offered]


async def test_a_button_answers_in_the_language_of_whoever_presses(stage: Stage) -> None:
    asked = await stage.standin.slash("ask", {"question": "What was the score of Kenya v Cuba?"}, locale="fr")
    assert asked.reply.control("Inexact")
    told = await stage.standin.press(asked.reply, "Inexact", locale="de")
    assert "Moderation" in told.reply.text


async def test_a_message_is_answered_in_the_language_its_person_uses(stage: Stage) -> None:
    await stage.standin.slash("stories", by=stage.other, locale="es-ES")
    answer = await stage.standin.message("Who refereed Kenya v Cuba?", by=stage.other)
    assert "Los artículos no lo dicen" in answer.text
    await stage.standin.slash("stories", by=stage.other)


async def test_help_names_commands_as_they_are_shown_there(stage: Stage) -> None:
    text = (await stage.standin.slash("help", locale="es-ES")).reply.text
    assert "/partido" in text
    assert "por ejemplo: /partido equipo: " in text


async def test_a_question_with_names_in_another_language_is_understood(stage: Stage) -> None:
    asked = await stage.standin.slash("ask", {"question": "What was the score of Kenia v Kuba?"}, locale="de")
    assert asked.reply.text.startswith("Kenia 2–0 Kuba")


@pytest.mark.parametrize(
    ("question", "said"),
    [("Who won Kenya v Cuba?", "Quênia"), ("When did Kenya beat Cuba?", "6 de maio de 2023")],
)
async def test_short_answers_are_said_as_there(stage: Stage, question: str, said: str) -> None:
    asked = await stage.standin.slash("ask", {"question": question}, locale="pt-BR")
    assert asked.reply.text.startswith(said)


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("de", "Niemand: es endete 1–1 unentschieden"),
        ("es-ES", "Nadie: fue un empate 1–1"),
        ("fr", "Personne : match nul 1–1"),
        ("pt-BR", "Ninguém: foi empate por 1–1"),
        ("ja", "なし：1–1の引き分け"),
    ],
)
async def test_answers_in_words_of_ours_are_said_as_there(stage: Stage, locale: str, said: str) -> None:
    asked = await stage.standin.slash("ask", {"question": "Who won Peru v Egypt?"}, locale=locale)
    assert asked.reply.text.startswith(said)
    assert "Peru drew 1-1 with Egypt on Monday" in asked.reply.text.replace("**", "")


async def test_what_is_asked_back_can_be_read_there_and_answers(stage: Stage) -> None:
    asked = await stage.standin.slash("ask", {"question": "Who refereed Kenya v Cuba?"}, locale="de")
    assert asked.reply.text.startswith("Die Artikel sagen es nicht.")
    await stage.standin.choose(asked.reply, "Wähle", "Wie ging Kenia – Kuba aus?")
    assert "2–0" in asked.reply.text


async def test_two_questions_in_one_are_answered_as_there(stage: Stage) -> None:
    question = "Who scored in Kenya v Cuba and who won Kenya v Cuba?"
    asked = await stage.standin.slash("ask", {"question": question}, locale="ja")
    assert asked.reply.text.startswith("記載なし; ケニア")


async def test_a_missing_permission_is_named_as_there(stage: Stage) -> None:
    await stage.standin.slash("stories", by=stage.other, locale="ja")
    await stage.standin.say("Who won Kenya v Cuba?", where=stage.mute, mention=True, by=stage.other)
    where = stage.standin.world.conversation(stage.other)
    told = await stage.standin.until(
        lambda: next(
            (one for one in stage.standin.rest.posted if one.channel is where and "メッセージを送信" in one.text), None
        ),
        "a direct message",
    )
    assert "Send Messages" not in told.text
    await stage.standin.slash("stories", by=stage.other)


async def test_a_picture_comes_whatever_fonts_there_are_described_in_the_members_language(stage: Stage) -> None:
    asked = await stage.standin.slash("match", {"team": "Kenya", "opponent": "Cuba"}, locale="ja")
    (attachment,) = asked.reply.attachments
    assert attachment["description"].startswith("ケニア 2–0 キューバ")
