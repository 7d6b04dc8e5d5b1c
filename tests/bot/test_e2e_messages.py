"""Free text through the stand-in: mentions, direct messages, replies, threads, and where permissions are few."""

from __future__ import annotations

import asyncio

import pytest

from tests.bot.stage import Stage

pytestmark = pytest.mark.asyncio(loop_scope="session")

QUESTION = "What was the score between Norway and Ghana in the final?"


async def test_a_mention_is_answered_with_a_reply_while_typing_shows(stage: Stage) -> None:
    before = stage.standin.channel.typing
    answer = await stage.standin.message(QUESTION)
    assert "1" in answer.text
    assert answer.embeds
    assert stage.standin.channel.typing == before + 1


async def test_a_direct_message_needs_no_mention(stage: Stage) -> None:
    assert "1" in (await stage.standin.dm(QUESTION)).text


async def test_a_reply_to_the_bot_is_answered(stage: Stage) -> None:
    first = await stage.standin.message(QUESTION)
    second = await stage.standin.message("Who is Ingrid Solberg?", mention=False, reply_to=first)
    assert "captain" in second.text.casefold()


async def test_a_mention_in_a_thread_is_answered_there(stage: Stage) -> None:
    answer = await stage.standin.message(QUESTION, where=stage.thread)
    assert answer.channel is stage.thread


async def test_a_mention_without_words_gets_help(stage: Stage) -> None:
    assert "/ask" in (await stage.standin.message("")).text


async def test_others_are_left_alone(stage: Stage) -> None:
    earlier = await stage.standin.message(QUESTION)
    count = len(stage.standin.rest.posted)
    await stage.standin.say("just talking about Norway")
    await stage.standin.say("@everyone look at this")
    await stage.standin.say("quietly answering", reply_to=earlier, ping=False)
    await stage.standin.say("beep", by=stage.standin.world.bot)
    await stage.standin.message(QUESTION)
    assert len(stage.standin.rest.posted) == count + 1


async def test_without_the_permission_to_embed_the_answer_is_plain_text(stage: Stage) -> None:
    answer = await stage.standin.message(QUESTION, where=stage.plain)
    assert not answer.embeds
    assert "1" in answer.content
    assert "I lack the Embed Links permission here" in answer.content


async def test_where_it_may_not_reply_it_writes(stage: Stage) -> None:
    posted = stage.standin.rest.posted
    before = len(posted)
    await stage.standin.say(QUESTION, where=stage.forgetful, mention=True)
    answer = await stage.standin.until(lambda: next(iter(posted[before:]), None), "an answer")
    assert answer.channel is stage.forgetful
    assert answer.reference is None
    assert "1" in answer.text
    assert answer.pinged == frozenset()


async def test_where_it_may_not_write_it_says_so_directly(stage: Stage) -> None:
    await stage.standin.say(QUESTION, where=stage.mute, mention=True, by=stage.other)
    where = stage.standin.world.conversation(stage.other)
    told = await stage.standin.until(
        lambda: next((one for one in stage.standin.rest.posted if one.channel is where and "lack" in one.text), None),
        "a direct message",
    )
    assert "Send Messages" in told.text
    assert not any(one.channel is stage.mute for one in stage.standin.rest.posted)
    assert stage.mute.typing == 0


async def test_an_answer_to_a_deleted_question_is_not_given(stage: Stage) -> None:
    stage.standin.faults.slow("typing", 0.0)
    question = await stage.standin.say(QUESTION, mention=True, by=stage.other)
    question.deleted = True
    await asyncio.sleep(0.5)
    assert not any(one.reference is question for one in stage.standin.rest.posted)


async def test_a_reply_does_not_notify_its_person(stage: Stage) -> None:
    assert (await stage.standin.message(QUESTION)).pinged == frozenset()


async def test_a_question_follows_up_on_the_last_of_the_same_person_there(stage: Stage) -> None:
    await stage.standin.message("Who won Kenya v Cuba?", by=stage.other)
    answer = await stage.standin.message("And when was it?", by=stage.other)
    assert "6 May" in answer.text
    elsewhere = await stage.standin.message("And when was it?", by=stage.other, where=stage.thread)
    assert "6 May" not in elsewhere.text.split("\n")[0]


async def test_a_conversation_goes_on_in_a_thread_by_replies(stage: Stage) -> None:
    first = await stage.standin.message("Who won Kenya v Cuba?", where=stage.thread)
    answer = await stage.standin.message("And when was it?", where=stage.thread, mention=False, reply_to=first)
    assert answer.channel is stage.thread
    assert "6 May" in answer.text


async def test_in_channels_where_it_may_not_write_it_is_quiet_for_those_who_do_not_ask(stage: Stage) -> None:
    before = len(stage.standin.rest.posted)
    await stage.standin.say("who won Norway v Ghana?", where=stage.mute, by=stage.other)
    await stage.standin.message(QUESTION)
    assert len(stage.standin.rest.posted) == before + 1


@pytest.mark.parametrize("words", ["hi", "thanks!", "help", "what can you do?", "?"])
async def test_small_talk_is_answered_with_a_question_to_ask(stage: Stage, words: str) -> None:
    answer = await stage.standin.message(words)
    assert "Ask me about the stories" in answer.text
    await stage.standin.choose(answer, "Choose", "?")
    assert "don't say" not in answer.text


async def test_a_team_alone_is_told_of(stage: Stage) -> None:
    answer = await stage.standin.message("kenya")
    assert "Kenya 2–0 Cuba" in answer.text
