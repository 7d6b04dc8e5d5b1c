"""Looking after content through the stand-in: seeing, correcting, removing, restoring, rolling back, exporting."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from tests.bot.permissions import confirm
from tests.bot.stage import Stage
from tests.discord_standin import Message, User
from tests.discord_standin.world import Json

pytestmark = pytest.mark.asyncio(loop_scope="module")

SUCRE = """\
---
title: Bolivia surprise Paraguay in Sucre
publisher: Quayside Courier
date: 2023-07-20
---
Bolivia beat Paraguay 4-0 in Sucre on Thursday.

"We ran until the lamps went out," said Bolivia captain Tomas Quispe Rada.
"""
SCORE = {"question": "What was the score between Bolivia and Paraguay?"}
FACT = {"story": "sucre.md", "fact": "Bolivia 4-0 Paraguay"}


@pytest_asyncio.fixture(loop_scope="module")
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """A bot whose server has a story of its own."""
    async with Stage(tmp_path) as stage:
        await stage.start(PRESSBOX_OPERATORS=str(stage.operator.id))
        await add(stage, "sucre.md", SUCRE, "from the wire")
        yield stage
    assert stage.standin.violations == []
    assert stage.pinged() == set()


async def add(stage: Stage, name: str, text: str, reason: str = "", options: Json | None = None) -> Message:
    file = stage.standin.world.store(name, text.encode())
    given = {"file": file} | ({"reason": reason} if reason else {}) | (options or {})
    who = stage.operator if options else stage.standin.moderator
    return await confirm(stage, "content add", given, who)


async def do(stage: Stage, name: str, options: Json | None = None, by: User | None = None) -> Message:
    who = by or stage.standin.moderator
    return await stage.done(await stage.standin.slash(f"content {name}", options, by=who, forced=True))


async def change(stage: Stage, name: str, options: Json | None = None, by: User | None = None) -> Message:
    return await confirm(stage, f"content {name}", options or {}, by or stage.standin.moderator)


async def score(stage: Stage) -> str:
    return (await stage.standin.slash("ask", SCORE)).reply.text


async def test_a_server_sees_its_own_stories_and_what_each_says_with_how_sure_it_is(stage: Stage) -> None:
    listed = await do(stage, "stories")
    assert "1 story" in listed.text
    assert "sucre.md" in listed.text
    assert "what every server sees: 6 stories" in listed.text
    assert "Bolivia surprise" in (await do(stage, "stories", {"search": "surprise"})).text
    told = (await do(stage, "facts", {"story": "sucre.md"})).text
    for words in ("Bolivia 4–0 Paraguay", "Matches · 90% sure", "> Bolivia beat Paraguay 4-0", "Quotations: 1"):
        assert words in told
    quotes = (await do(stage, "facts", {"story": "sucre.md", "kind": "quote"})).text
    assert "Tomas Quispe Rada" in quotes
    assert "Matches · " not in quotes
    assert "Norway 2–1 Ghana" in (await do(stage, "facts", {"story": "harbour-night.md"})).text
    assert "no story called" in (await do(stage, "facts", {"story": "nothing.md"})).text


async def test_a_field_is_set_after_both_have_been_seen_and_outlives_a_reload_and_can_be_undone(stage: Stage) -> None:
    offered = await stage.standin.autocomplete(
        "content correct field", "fact", "para", others={"story": "sucre.md"}, by=stage.standin.moderator
    )
    fact = next(one["value"] for one in offered if "4–0" in one["name"])
    fields = await stage.standin.autocomplete(
        "content correct field",
        "field",
        "sc",
        others={"story": "sucre.md", "fact": fact},
        by=stage.standin.moderator,
    )
    assert [one["name"] for one in fields] == ["score · 4-0"]
    options = {"story": "sucre.md", "fact": fact, "field": "score", "value": "5-0", "reason": "the wire was wrong"}
    shown = await do(stage, "correct field", options)
    for words in ("Before: Bolivia 4–0 Paraguay", "After: Bolivia 5–0 Paraguay", "why: the wire was wrong"):
        assert words in shown.text
    assert "4–0" in await score(stage)
    await stage.done(await stage.standin.press(shown, "Confirm", by=stage.standin.moderator))
    assert "5–0" in await score(stage)
    await do(stage, "reload", by=stage.operator)
    await add(stage, "sucre.md", SUCRE.replace("on Thursday", "on Thursday night"))
    assert "5–0" in await score(stage)
    assert "set by moderators: score" in (await do(stage, "facts", {"story": "sucre.md"})).text
    history = (await do(stage, "history")).text
    assert re.search(r"2 · corrected · .* UTC · Moderator · 1 story\*\*\nwhy: the wire was wrong · sucre.md", history)
    await change(stage, "undo", {"change": "2"})
    assert "4–0" in await score(stage)


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"field": "score", "value": "five nil"}, "should read like 3-1"),
        ({"field": "colour", "value": "red"}, "there is no field"),
        ({"fact": "Chile", "field": "score", "value": "5-0"}, "no such fact"),
        ({"fact": "Bolivia", "field": "score", "value": "5-0"}, "Several facts"),
        ({"story": "none.md", "field": "score", "value": "5-0"}, "no story called"),
    ],
)
async def test_what_cannot_be_set_is_told_in_a_line(stage: Stage, options: Json, told: str) -> None:
    shown = await do(stage, "correct field", FACT | options)
    assert told in shown.text
    assert not shown.controls


async def test_a_fact_that_is_none_is_hidden(stage: Stage) -> None:
    await change(stage, "correct hide", FACT)
    assert "Bolivia 4–0 Paraguay" not in (await do(stage, "facts", {"story": "sucre.md"})).text


async def test_a_nickname_finds_a_team_here_and_nowhere_else(stage: Stage) -> None:
    await change(stage, "correct alias", {"name": "Bolivia", "alias": "Los Farolitos"})
    found = await stage.standin.autocomplete("match", "team", "farolitos")
    assert "Bolivia" in [one["value"] for one in found]
    elsewhere = await stage.standin.autocomplete(
        "match", "team", "farolitos", by=stage.neighbour, where=stage.elsewhere_general
    )
    assert "Bolivia" not in [one["value"] for one in elsewhere]


async def test_names_are_merged_and_parted(stage: Stage) -> None:
    who = {"story": "sucre.md", "kind": "person"}
    await change(stage, "correct split", {"name": "Tomas Quispe Rada", "form": "Tomas Quispe Rada", "called": "T. Paz"})
    assert "T. Paz" in (await do(stage, "facts", who)).text
    await change(stage, "undo")
    await add(stage, "more.md", "Bolivia captain Tomas Kispe, 29, smiled. Bolivia beat Peru 1-0 on 5 May 2023.")
    await change(stage, "correct merge", {"wrong": "Tomas Kispe", "right": "Tomas Quispe Rada"})
    assert "Tomas Quispe Rada" in (await do(stage, "facts", {"story": "more.md", "kind": "person"})).text


async def test_a_title_and_a_date_are_set_right(stage: Stage) -> None:
    await change(stage, "correct story", {"story": "sucre.md", "title": "Lamps out in Sucre", "date": "27 July 2023"})
    listed = (await do(stage, "stories")).text
    assert "Lamps out in Sucre" in listed
    assert "27 July 2023" in listed
    refused = await stage.standin.slash(
        "content correct story", {"story": "sucre.md", "date": "one day"}, by=stage.standin.moderator
    )
    assert "I can't read" in refused.reply.text


async def test_what_a_server_corrects_of_the_global_content_stays_there(stage: Stage) -> None:
    fact = {"story": "kenya-morning.md", "fact": "Kenya 2-0 Cuba", "field": "score", "value": "6-0"}
    await change(stage, "correct field", fact)
    asked = {"question": "What was the score between Kenya and Cuba?"}
    assert "6–0" in (await stage.standin.slash("ask", asked)).reply.text
    for where in (stage.elsewhere_general, stage.standin.world.conversation(stage.neighbour)):
        there = await stage.standin.slash("ask", asked, by=stage.neighbour, where=where)
        assert "2–0" in there.reply.text


async def test_a_story_is_removed_and_restored(stage: Stage) -> None:
    told = await change(stage, "remove", {"story": "sucre.md", "reason": "a hoax"})
    assert "Removed: 1" in told.text
    assert "4–0" not in await score(stage)
    offered = await stage.standin.autocomplete("content restore", "story", "", by=stage.standin.moderator)
    assert [one["value"] for one in offered] == ["sucre.md"]
    await change(stage, "restore", {"story": "sucre.md"})
    assert "4–0" in await score(stage)


async def test_what_was_added_at_once_is_removed_at_once(stage: Stage) -> None:
    offered = await stage.standin.autocomplete("content remove", "added", "", by=stage.standin.moderator)
    (came,) = offered
    assert "added" in came["name"]
    await change(stage, "remove", {"added": came["value"]})
    assert "4–0" not in await score(stage)
    both = await do(stage, "remove", {"story": "sucre.md", "added": came["value"]})
    assert "one of the two" in both.text


async def test_no_moderator_of_a_server_removes_what_every_server_sees(stage: Stage) -> None:
    shown = await do(stage, "remove", {"story": "coastal-cup.md"})
    assert "only its operator can remove it" in shown.text
    told = await change(stage, "remove", {"story": "coastal-cup.md", "everywhere": True}, by=stage.operator)
    assert "Removed: 1" in told.text


async def test_the_content_goes_back_to_a_former_edition(stage: Stage) -> None:
    await change(stage, "correct hide", FACT)
    await add(stage, "laos.md", "Laos beat Palau 9-0 on 5 May 2023.")
    shown = await do(stage, "rollback", {"edition": "1"})
    assert "This takes back:" in shown.text
    assert "3 · added" in shown.text
    await stage.done(await stage.standin.press(shown, "Confirm", by=stage.standin.moderator))
    assert "4–0" in await score(stage)
    assert "laos.md" not in (await do(stage, "stories")).text
    assert "no such change" in (await do(stage, "rollback", {"edition": "77"})).text


async def test_an_export_is_taken_back_whole_with_its_corrections(stage: Stage) -> None:
    await change(stage, "correct field", FACT | {"field": "score", "value": "5-0"})
    (attachment,) = (await do(stage, "export")).attachments
    assert attachment["filename"].endswith(".zip")
    packed = stage.standin.world.files[int(attachment["id"])]
    none = await stage.standin.slash("content export", by=stage.neighbour, where=stage.elsewhere_general)
    for one in none.reply.attachments:
        assert b"sucre" not in stage.standin.world.files[int(one["id"])]
    options = {"file": stage.standin.world.store("again.zip", packed)}
    shown = await stage.standin.slash("content add", options, by=stage.neighbour, where=stage.elsewhere_general)
    assert "1 correction" in (await stage.done(shown)).text
    await stage.done(await stage.standin.press(shown.reply, "Publish", by=stage.neighbour))
    there = await stage.standin.slash("ask", SCORE, by=stage.neighbour, where=stage.elsewhere_general)
    assert "5–0" in there.reply.text


async def test_problems_tell_of_corrections_that_meet_nothing_any_more(stage: Stage) -> None:
    assert "No problems" in (await do(stage, "problems")).text
    await change(stage, "correct field", FACT | {"field": "score", "value": "5-0"})
    await add(stage, "sucre.md", "Nothing was played.")
    told = (await do(stage, "problems")).text
    assert "1 problem" in told
    assert "sucre.md" in told
    (stage.stories / "broken.jsonl").write_text('{"title": "no end\n', "utf-8")
    await do(stage, "reload", by=stage.operator)
    assert "broken.jsonl" in (await do(stage, "problems", {"everywhere": True}, by=stage.operator)).text
    assert "broken.jsonl" not in (await do(stage, "problems")).text


async def test_history_export_and_lists_of_one_server_say_nothing_of_another(stage: Stage) -> None:
    for name in ("stories", "history", "problems", "review"):
        there = await stage.standin.slash(f"content {name}", by=stage.neighbour, where=stage.elsewhere_general)
        text = (await stage.done(there)).text
        assert not re.search("sucre|Bolivia|Moderator|wire", text), name
    for name, option, others in (
        ("facts", "story", {}),
        ("remove", "story", {}),
        ("remove", "added", {}),
        ("restore", "story", {}),
        ("rollback", "edition", {}),
        ("undo", "change", {}),
        ("correct hide", "fact", {"story": "sucre.md"}),
        ("correct alias", "name", {}),
    ):
        offered = await stage.standin.autocomplete(
            f"content {name}", option, "", others=others, by=stage.neighbour, where=stage.elsewhere_general
        )
        assert not re.search("sucre|Bolivia|Moderator|wire", str(offered)), (name, option)


async def test_a_folder_that_changes_is_read_by_itself_once_it_has_come_to_rest(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        await stage.start(PRESSBOX_WATCH="0.3")
        (stage.stories / "sucre.md").write_text(SUCRE, "utf-8")
        await stage.standin.until(lambda: "has changed: Edition 2" in stage.log, "a reload", 30)
        assert "4–0" in await score(stage)


# --- the review list ---


async def doubted(stage: Stage) -> None:
    asked = await stage.standin.slash("ask", SCORE)
    await stage.standin.press(asked.reply, "Not right", by=stage.other)


async def test_an_answer_called_wrong_is_accepted_or_dismissed_once(stage: Stage) -> None:
    assert "Nothing is waiting" in (await do(stage, "review")).text
    await doubted(stage)
    shown = await do(stage, "review")
    for words in ("1 answer called wrong", "What was the score", "4–0", "Bolivia surprise"):
        assert words in shown.text
    other = await do(stage, "review", by=stage.admin)
    await stage.standin.press(shown, "It is right", by=stage.standin.moderator)
    assert "Nothing is waiting" in (await stage.standin.until(lambda: shown, "")).text
    late = await stage.standin.press(other, "It is wrong", by=stage.admin)
    assert "somebody may have decided" in late.reply.text


async def test_an_answer_called_wrong_is_corrected_from_the_list(stage: Stage) -> None:
    await doubted(stage)
    shown = await do(stage, "review")
    moderator = stage.standin.moderator
    await stage.standin.press(shown, "Correct it", by=moderator)
    opened = await stage.standin.choose(shown, "Choose a fact", "4–0", by=moderator)
    preview = await stage.done(await stage.standin.submit(opened, {"score": "5-0", "Reason": "seen it"}))
    assert "After: Bolivia 5–0 Paraguay" in preview.text
    await stage.done(await stage.standin.press(preview, "Confirm", by=moderator))
    assert "5–0" in await score(stage)
    assert "Nothing is waiting" in (await do(stage, "review")).text


async def test_the_list_can_be_gone_through_after_a_restart_but_not_by_members(stage: Stage) -> None:
    await doubted(stage)
    shown = await do(stage, "review")
    controls = shown.components
    await stage.stop()
    await stage.start(PRESSBOX_OPERATORS=str(stage.operator.id))
    shown.components = controls
    refused = await stage.standin.press(shown, "It is wrong", by=stage.other)
    assert "Manage Server" in refused.replies[0].text
    await stage.standin.press(shown, "Next", by=stage.standin.moderator)
    await stage.standin.press(shown, "It is wrong", by=stage.standin.moderator)
    assert "Nothing is waiting" in shown.text
