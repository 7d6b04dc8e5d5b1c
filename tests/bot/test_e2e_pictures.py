"""Pictures through the stand-in: attached, described, shown in the embed, and left out where they may not be sent."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from tests.bot.stage import Stage

pytestmark = pytest.mark.asyncio(loop_scope="session")


def picture(stage: Stage, attachment: dict[str, object]) -> Image.Image:
    return Image.open(io.BytesIO(stage.standin.world.files[int(str(attachment["id"]))]))


async def test_a_match_comes_with_its_card_and_its_description(stage: Stage) -> None:
    asked = await stage.standin.slash("match", {"team": "Kenya", "opponent": "Cuba"})
    (attachment,) = asked.reply.attachments
    assert attachment["description"].startswith("Kenya 2–0 Cuba. 6 May 2023")
    assert asked.reply.embeds[0]["image"]["url"] == f"attachment://{attachment['filename']}"
    assert picture(stage, attachment).width == 1000


async def test_a_score_asked_in_ones_own_words_has_its_card(stage: Stage) -> None:
    answer = await stage.standin.message("What was the score between Kenya and Cuba?")
    assert len(answer.attachments) == 1
    assert answer.embeds[0]["image"]


async def test_a_timeline_is_drawn_and_told(stage: Stage) -> None:
    asked = await stage.standin.slash("timeline", {"of": "Kenya"})
    (attachment,) = asked.reply.attachments
    assert attachment["filename"] == "timeline.png"
    assert "6 May 2023: Kenya 2–0 Cuba" in attachment["description"]
    assert "Kenya 2–0 Cuba" in asked.reply.text


async def test_a_turned_page_keeps_the_picture(stage: Stage) -> None:
    asked = await stage.standin.slash("match", {"team": "Norway", "opponent": "Ghana", "date": "2023-06-10"})
    assert asked.reply.attachments
    await stage.standin.press(asked.reply, "More evidence")
    assert asked.reply.attachments
    assert asked.reply.embeds[0]["image"]


async def test_a_chosen_answer_replaces_the_picture(stage: Stage) -> None:
    asked = await stage.standin.slash("team", {"team": "Kenyaa Cubaa"})
    assert not asked.reply.attachments


async def test_where_files_may_not_be_attached_the_words_come_alone(stage: Stage) -> None:
    answer = await stage.standin.message("What was the score between Kenya and Cuba?", where=stage.fileless)
    assert not answer.attachments
    assert "2–0" in answer.text
    assert "image" not in answer.embeds[0]
    assert "No picture: I lack the Attach Files permission here." in answer.text
