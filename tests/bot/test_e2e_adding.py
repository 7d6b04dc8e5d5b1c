"""Adding stories through the stand-in: by file, by pasting, from a message; seen before they are published."""

from __future__ import annotations

import asyncio
import io
import zipfile

import pytest

from tests.bot.stage import Stage
from tests.bot.wires import SUCRE
from tests.discord_standin import Interaction, Message
from tests.discord_standin.world import Json

pytestmark = pytest.mark.asyncio(loop_scope="session")

QUESTION = {"question": "What was the score between Bolivia and Paraguay?"}


def file(stage: Stage, name: str, text: str | bytes) -> Json:
    content = text if isinstance(text, bytes) else text.encode()
    return {"file": stage.standin.world.store(name, content)}


def archive(files: dict[str, str]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as into:
        for name, text in files.items():
            into.writestr(name, text)
    return packed.getvalue()


async def add(stage: Stage, options: Json) -> Interaction:
    asked = await stage.standin.slash("content add", options, by=stage.standin.moderator)
    await stage.done(asked)
    return asked


async def publish(stage: Stage, shown: Message) -> Message:
    return await stage.done(await stage.standin.press(shown, "Publish", by=stage.standin.moderator))


def labels(message: Message) -> list[str]:
    return [one["label"] for one in message.controls]


async def test_what_was_read_is_shown_before_it_is_published_and_then_answers_here_and_nowhere_else(
    stage: Stage,
) -> None:
    added = await add(stage, file(stage, "sucre.md", SUCRE))
    shown = added.reply
    assert shown.ephemeral
    for words in ("1 story to publish", "For this server alone", "Bolivia surprise Paraguay", "20 July 2023"):
        assert words in shown.text
    assert "Matches: 1" in shown.text
    assert "Quotations: 1" in shown.text
    assert "4–0" not in (await stage.standin.slash("ask", QUESTION)).reply.text
    told = await publish(stage, shown)
    assert "Added: 1" in told.text
    assert not labels(told)
    assert "4–0" in (await stage.standin.slash("ask", QUESTION)).reply.text
    elsewhere = await stage.standin.slash("ask", QUESTION, by=stage.neighbour, where=stage.elsewhere_general)
    assert "4–0" not in elsewhere.reply.text
    direct = await stage.standin.dm(QUESTION["question"])
    assert "4–0" not in direct.text
    again = await add(stage, file(stage, "sucre.md", SUCRE))
    assert "nothing to publish" in again.reply.text
    assert "there already" in again.reply.text
    copy = await add(stage, file(stage, "sucre-copy.md", SUCRE))
    assert "much like sucre.md" in copy.reply.text


async def test_a_cancelled_preview_leaves_everything_as_it_was(stage: Stage) -> None:
    added = await add(stage, file(stage, "nepal.md", "Nepal beat Bhutan 7-0 on 5 May 2023."))
    told = await stage.standin.press(added.reply, "Cancel", by=stage.standin.moderator)
    assert "Nothing has been changed" in told.reply.text
    answer = await stage.standin.slash("ask", {"question": "What was the score between Nepal and Bhutan?"})
    assert "7–0" not in answer.reply.text


async def test_an_archive_tells_of_every_file_that_could_not_be_read(stage: Stage) -> None:
    packed = archive(
        {"a.md": SUCRE.replace("4-0", "5-0"), "../b.md": "x", "c.exe": "x", "d.jsonl": '{"title": "no end'}
    )
    shown = (await add(stage, file(stage, "many.zip", packed))).reply
    assert "1 story to publish" in shown.text
    for words in ("many.zip/../b.md", "leads out of the archive", "c.exe", "d.jsonl"):
        assert words in shown.text


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("virus.exe", b"MZ", "only files ending in"),
        ("broken.zip", b"PK\x03\x04nothing", "damaged"),
        ("empty.md", b"", "empty"),
        ("noise.txt", bytes(range(256)) * 40, "Problem"),
    ],
)
async def test_what_is_no_story_is_refused_in_a_line(stage: Stage, name: str, content: bytes, told: str) -> None:
    shown = (await add(stage, file(stage, name, content))).reply
    assert "nothing to publish" in shown.text
    assert told in shown.text
    assert not labels(shown)


async def test_a_file_too_large_is_not_even_fetched(stage: Stage) -> None:
    options = file(stage, "huge.txt", "x")
    options["file"]["size"] = 65 << 20
    shown = (await add(stage, options)).replies[-1]
    assert "more than 64 megabytes" in shown.text


@pytest.mark.parametrize("url", ["http://169.254.169.254/latest", "https://cdn.discordapp.com.bad.example/a.md"])
async def test_nothing_is_fetched_from_anywhere_but_discord(stage: Stage, url: str) -> None:
    options = file(stage, "a.md", "x")
    options["file"]["url"] = url
    assert "did not give me" in (await add(stage, options)).replies[-1].text


async def test_a_file_that_discord_does_not_give_is_told(stage: Stage) -> None:
    stage.standin.faults.fail("/attachments", 500, method="GET")
    assert "did not give me" in (await add(stage, file(stage, "a.md", SUCRE))).replies[-1].text


async def test_a_text_can_be_pasted_and_nothing_typed_is_lost_to_an_odd_date(stage: Stage) -> None:
    opened = await stage.standin.slash("content add", by=stage.standin.moderator)
    values = {"Title": 'Oman: "a win"', "Text": "Oman beat Qatar 6-2.\n\n---\nfoo: [", "Published on": "some day"}
    shown = await stage.done(await stage.standin.submit(opened, values))
    assert "I can't read “some day” as a date" in shown.text
    assert 'Oman: "a win"' in shown.text
    assert "undated" in shown.text
    await publish(stage, shown)
    answer = await stage.standin.slash("ask", {"question": "What was the score between Oman and Qatar?"})
    assert "6–2" in answer.reply.text


async def test_a_message_becomes_a_story_dated_when_it_was_sent(stage: Stage) -> None:
    message = await stage.standin.say("Fiji beat Samoa 24-3 in **Suva**, @everyone!", by=stage.other)
    shown = await stage.done(await stage.standin.menu("Add as story", message, by=stage.standin.moderator))
    assert "1 story to publish" in shown.text
    assert "undated" not in shown.text
    await publish(stage, shown)
    answer = await stage.standin.slash("ask", {"question": "What was the score between Fiji and Samoa?"})
    assert "24–3" in answer.reply.text


async def test_the_files_of_a_message_are_taken_where_it_has_some(stage: Stage) -> None:
    message = await stage.standin.say("look at this")
    story = SUCRE.replace("4-0", "3-0").replace("Bolivia", "Uruguay")
    message.attachments = [stage.standin.world.store("montevideo.md", story.encode())]
    shown = await stage.done(await stage.standin.menu("Add as story", message, by=stage.standin.moderator))
    assert "Uruguay surprise Paraguay" in shown.text


async def test_a_double_press_publishes_once(stage: Stage) -> None:
    shown = (await add(stage, file(stage, "laos.md", "Laos beat Palau 9-0 on 5 May 2023."))).reply
    one, two = await asyncio.gather(
        *(stage.standin.press(shown, "Publish", by=stage.standin.moderator, wait=False) for _ in range(2))
    )
    await asyncio.gather(stage.standin.answered(one), stage.standin.answered(two))
    told = await stage.done(one)
    assert "Added: 1" in told.text


async def test_a_right_that_was_taken_back_meanwhile_counts_no_more(stage: Stage) -> None:
    await stage.standin.slash("content role", {"moderators": stage.crew}, by=stage.admin)
    shown = await stage.standin.slash("content add", file(stage, "guam.md", SUCRE), by=stage.helper, forced=True)
    await stage.done(shown)
    await stage.standin.slash("content role", by=stage.admin)
    told = await stage.standin.press(shown.reply, "Publish", by=stage.helper)
    assert "You need the Manage Server permission" in told.replies[0].text


async def test_what_belongs_to_one_server_is_out_of_reach_in_another(stage: Stage) -> None:
    shown = (await add(stage, file(stage, "tonga.md", "Tonga beat Niue 9-0 on 5 May 2023."))).reply
    told = await stage.standin.press(shown, "Publish", by=stage.neighbour, where=stage.elsewhere_general)
    assert "belongs to another server" in told.replies[0].text


async def test_after_a_restart_a_preview_says_so_and_a_form_is_still_taken(own_stage: Stage) -> None:
    await own_stage.start()
    shown = (await add(own_stage, file(own_stage, "sucre.md", SUCRE))).reply
    controls = shown.components
    opened = await own_stage.standin.slash("content add", by=own_stage.standin.moderator)
    await own_stage.stop()
    await own_stage.start()
    shown.components = controls
    told = await own_stage.standin.press(shown, "Publish", by=own_stage.standin.moderator)
    assert told.replies[0].ephemeral
    assert "not kept any more" in told.replies[0].text
    sent = await own_stage.standin.submit(opened, {"Text": "Oman beat Qatar 6-2 on 5 May 2023."})
    assert "1 story to publish" in (await own_stage.done(sent)).text


async def test_what_takes_long_shows_how_far_it_is_and_can_be_stopped(own_stage: Stage) -> None:
    await own_stage.start()
    packed = archive({f"{number}.md": SUCRE.replace("4-0", f"{number}-0") for number in range(2500)})
    standin = own_stage.standin
    added = await standin.slash("content add", file(own_stage, "m.zip", packed), by=standin.moderator, wait=False)
    message = await standin.until(
        lambda: next((one for one in added.replies if one.controls and "/ 2500" in one.text), None), "progress", 60
    )
    asked = await standin.slash("ask", {"question": "What was the score between Norway and Ghana?"})
    assert "2–1" in asked.reply.text
    refused = await standin.press(message, "Cancel", by=own_stage.admin)
    assert "Only the person who began" in refused.replies[0].text
    await standin.press(message, "Cancel", by=standin.moderator)
    await standin.until(lambda: "Nothing has been changed" in message.text, "an end")
    assert not message.controls
    assert message.edits <= 60
    added = await standin.slash("content add", file(own_stage, "m.zip", packed), by=standin.moderator, wait=False)
    await standin.until(lambda: any("/ 2500" in one.text for one in added.replies), "progress", 60)
    assert await own_stage.stop() == 0


async def test_two_moderators_at_once_queue_and_are_told_behind_whom(own_stage: Stage) -> None:
    await own_stage.start()
    standin = own_stage.standin
    for number in range(60):
        (own_stage.stories / f"{number}.md").write_text(SUCRE.replace("4-0", f"{number}-0"), "utf-8")
    first = await standin.slash("content reload", by=standin.moderator, wait=False)
    second = await standin.slash("content reload", by=own_stage.admin, wait=False)
    queued = await standin.until(
        lambda: next((one.text for one in second.replies if "queue" in one.text), ""), "a place in the queue"
    )
    assert "Moderator is changing the content" in queued
    await standin.until(lambda: "Added: 60" in first.reply.text, "the first", 120)
    await standin.until(lambda: "Nothing has changed" in second.reply.text, "the second", 120)
