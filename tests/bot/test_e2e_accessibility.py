"""What somebody gets who sees no colours or no pictures, or has everything read out: the same, in a good order."""

from __future__ import annotations

import emoji
import pytest

from bot.tongue import LANGUAGES, say_in
from tests.bot import texts
from tests.bot.stage import Stage

pytestmark = pytest.mark.asyncio(loop_scope="session")


@pytest.mark.parametrize(
    ("command", "options", "said"),
    [
        ("ask", {"question": "Who won Kenya v Cuba?"}, "Kenya"),
        ("ask", {"question": "Who refereed Kenya v Cuba?"}, "The stories don't say."),
        ("who", {"name": "Ingrid Sundberg"}, "The stories don't know of “Ingrid Sundberg”. Did you mean one of these?"),
    ],
)
async def test_what_sort_of_answer_it_is_stands_in_words_first(
    stage: Stage, command: str, options: dict[str, str], said: str
) -> None:
    asked = await stage.standin.slash(command, options)
    (embed,) = asked.reply.embeds
    assert embed["title"] == said


async def test_an_answer_is_read_out_before_its_evidence_and_its_source_behind_it(stage: Stage) -> None:
    asked = await stage.standin.slash("ask", {"question": "What was the score of Norway v Ghana in the final?"})
    (embed,) = asked.reply.embeds
    assert "2–1" in embed["title"]
    quoted, source, *_ = embed["description"].split("\n")
    assert quoted.startswith("> ")
    assert source.startswith("-# ")
    assert "2 stories agree" in embed["footer"]["text"]


async def test_a_picture_says_in_words_what_it_shows_and_the_text_does_so_too(stage: Stage) -> None:
    for name, options in (("match", {"team": "Kenya", "opponent": "Cuba"}), ("timeline", {"of": "Kenya"})):
        asked = await stage.standin.slash(name, options)
        (attachment,) = asked.reply.attachments
        for words in ("Kenya 2–0 Cuba", "6 May 2023"):
            assert words in attachment["description"]
            assert words in asked.reply.text


async def test_claims_are_marked_in_words(stage: Stage) -> None:
    message = await stage.standin.say("Kenya beat Cuba 3-0")
    text = (await stage.standin.menu("Check this claim", message)).reply.text
    assert "The stories say so: Kenya beat Cuba" in text
    assert "The stories say otherwise: Kenya 3–0 Cuba" in text


async def test_buttons_have_words_and_no_emoji(stage: Stage) -> None:
    asked = await stage.standin.slash("ask", {"question": "What was the score of Norway v Ghana in the final?"})
    assert asked.reply.controls
    assert all(one["label"].strip() and "emoji" not in one for one in asked.reply.controls)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_no_fixed_text_has_an_emoji(language: str) -> None:
    for text in texts.said():
        for one in [text] if isinstance(text, str) else text:
            assert not emoji.emoji_count(say_in(language, one) or one), one
