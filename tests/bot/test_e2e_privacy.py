"""`/privacy` through the stand-in: what is kept of a member, in their language, and its erasure."""

from __future__ import annotations

import pytest

from tests.bot.stage import Stage

pytestmark = pytest.mark.asyncio(loop_scope="session")

QUESTION = {"question": "What was the score of Kenya v Cuba?"}
SAID = {
    "en-US": ("Erase what is kept of me", "What I keep of you", "Nothing is kept of you any more"),
    "de": ("Löschen, was über mich gespeichert ist", "Was ich über dich speichere", "Über dich ist nichts mehr"),
    "es-ES": ("Borrar lo que se guarda de mí", "Lo que guardo de ti", "Ya no se guarda nada de ti"),
    "fr": ("Effacer ce qui est conservé sur moi", "Ce que je conserve à ton sujet", "Plus rien n'est conservé"),
    "pt-BR": ("Apagar o que é guardado sobre mim", "O que guardo sobre você", "Nada mais é guardado sobre você"),
    "ja": ("私の情報を削除する", "あなたについて保存している情報", "あなたの情報はすべて削除されました"),
}


async def test_a_member_sees_what_is_kept_and_erases_it(own_stage: Stage) -> None:
    stage = own_stage
    await stage.start()
    standin, member, other = stage.standin, stage.standin.member, stage.other
    for person in (member, other):
        asked = await standin.slash("ask", QUESTION, by=person)
        await standin.press(asked.reply, "Not right", by=person)
    told = await standin.slash("privacy")
    assert told.reply.ephemeral
    assert "1 answer that you called not right" in told.reply.text
    assert "for ten minutes" in told.reply.text
    erased = await standin.press(told.reply, "Erase what is kept of me")
    assert erased.reply.ephemeral
    assert "Nothing is kept of you any more." in erased.reply.text
    assert "1 entry was erased." in erased.reply.text
    kept = {person for (person,) in stage.rows("SELECT person FROM doubt")}
    assert str(member.id) not in kept
    assert str(other.id) in kept
    assert "0 answers" in (await standin.slash("privacy")).reply.text


async def test_what_was_asked_before_is_forgotten_with_it(stage: Stage) -> None:
    standin, person = stage.standin, stage.standin.moderator
    await standin.slash("ask", QUESTION, by=person)
    assert "6 May 2023" in (await standin.slash("ask", {"question": "And when was it?"}, by=person)).reply.text
    told = await standin.slash("privacy", by=person)
    await standin.press(told.reply, "Erase", by=person)
    assert "6 May 2023" not in (await standin.slash("ask", {"question": "And when was it?"}, by=person)).reply.text[:40]


@pytest.mark.parametrize("locale", SAID)
async def test_it_is_said_in_every_language(stage: Stage, locale: str) -> None:
    button, heading, erased = SAID[locale]
    told = await stage.standin.slash("privacy", by=stage.other, locale=locale)
    assert heading in told.reply.text
    pressed = await stage.standin.press(told.reply, button, by=stage.other, locale=locale)
    assert erased in pressed.reply.text
    await stage.standin.slash("privacy", by=stage.other)
