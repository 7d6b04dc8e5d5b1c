"""Changing the content through the stand-in: by whom, and what they are told."""

from __future__ import annotations

import pytest

from tests.bot.stage import Stage
from tests.bot.wires import CHILE

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_a_moderator_reloads_and_reads_what_changed(stage: Stage) -> None:
    (stage.stories / "chile.md").write_text(CHILE, "utf-8")
    (stage.stories / "broken.jsonl").write_text('{"title": "no end\n', "utf-8")
    try:
        told = await stage.standin.slash("content reload", by=stage.standin.moderator)
        assert told.reply.ephemeral
        report = (await stage.done(told)).text
        assert "chile.md" in report
        assert "broken.jsonl" in report
        answer = await stage.standin.slash("ask", {"question": "What was the score between Chile and Peru?"})
        assert "4" in answer.reply.text
    finally:
        (stage.stories / "chile.md").unlink()
        (stage.stories / "broken.jsonl").unlink()
    assert "Removed" in await stage.reload()


async def test_discord_does_not_offer_it_to_a_member(stage: Stage) -> None:
    with pytest.raises(AssertionError, match="not offered"):
        await stage.standin.slash("content reload")


async def test_a_member_who_gets_to_it_is_refused_for_their_eyes_only(stage: Stage) -> None:
    told = await stage.standin.slash("content reload", forced=True)
    assert told.reply.ephemeral
    assert "Manage Server" in told.reply.text


async def test_where_operators_are_named_only_they_may(own_stage: Stage) -> None:
    operator = own_stage.standin.guild.join(own_stage.other)
    await own_stage.start(PRESSBOX_OPERATORS=f"1, {operator.id}")
    refused = await own_stage.standin.slash("content reload", by=own_stage.standin.moderator)
    assert "operators" in refused.reply.text
    assert "in service" in await own_stage.reload(operator, forced=True)
