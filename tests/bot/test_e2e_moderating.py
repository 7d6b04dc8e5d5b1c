"""Looking after content through the stand-in: seeing, correcting, removing, restoring, rolling back, exporting."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import pytest_asyncio

from tests.bot.permissions import confirm
from tests.bot.stage import Stage
from tests.bot.wires import SUCRE
from tests.discord_standin import Channel, Interaction, Message, Permission, User
from tests.discord_standin.world import Json

pytestmark = pytest.mark.asyncio(loop_scope="module")

SCORE = {"question": "What was the score between Bolivia and Paraguay?"}
FACT = {"story": "sucre.md", "fact": "Bolivia 4-0 Paraguay"}


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def shared(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Stage]:
    """A bot with an operator."""
    async with Stage(tmp_path_factory.mktemp("moderating")) as stage:
        await stage.start(PRESSBOX_OPERATORS=str(stage.operator.id))
        await stage.standin.until(lambda: "ready as" in stage.log, "the bot to be ready")
        yield stage
    assert stage.standin.violations == []
    assert stage.pinged() == set()


@pytest_asyncio.fixture(loop_scope="module")
async def club(shared: Stage) -> Club:
    """A server that has just added the bot, and has a story of its own."""
    club = await founded(shared)
    await club.add("sucre.md", SUCRE, "from the wire")
    return club


@pytest_asyncio.fixture(loop_scope="module")
async def other(shared: Stage) -> Club:
    """Another server, without stories."""
    return await founded(shared)


async def founded(stage: Stage) -> Club:
    guild = stage.standin.world.guild("Club", User("club owner"))
    club = Club(stage, guild.channel("general"), guild.join(User("moderator"), Permission.MANAGE_GUILD))
    for who in (stage.operator, stage.other, stage.standin.member):
        guild.join(who)
    guild.join(club.admin, Permission.ADMINISTRATOR)
    await stage.standin.invite(guild)
    return club


@dataclass
class Club:
    """A server of its own for a test."""

    stage: Stage
    channel: Channel
    moderator: User
    admin: User = field(default_factory=lambda: User("admin"))

    async def add(self, name: str, text: str | bytes, reason: str = "") -> Message:
        data = text.encode() if isinstance(text, str) else text
        file: Json = {"file": self.stage.standin.world.store(name, data)}
        return await self.change("add", file | ({"reason": reason} if reason else {}))

    async def do(self, name: str, options: Json | None = None, by: User | None = None) -> Message:
        who = by or self.moderator
        asked = await self.stage.standin.slash(f"content {name}", options, by=who, where=self.channel, forced=True)
        return await self.stage.done(asked)

    async def change(self, name: str, options: Json | None = None, by: User | None = None) -> Message:
        return await confirm(self.stage, f"content {name}", options or {}, by or self.moderator, self.channel)

    async def press(self, message: Message, label: str, by: User | None = None) -> Interaction:
        return await self.stage.standin.press(message, label, by=by or self.moderator)

    async def offered(self, name: str, option: str, typed: str = "", others: Json | None = None) -> list[Json]:
        return await self.stage.standin.autocomplete(
            name, option, typed, others=others, by=self.moderator, where=self.channel
        )

    async def ask(self, question: Json) -> Interaction:
        return await self.stage.standin.slash("ask", question, where=self.channel)

    async def score(self) -> str:
        return (await self.ask(SCORE)).reply.text


async def test_a_server_sees_its_own_stories_and_what_each_says_with_how_sure_it_is(club: Club) -> None:
    listed = await club.do("stories")
    assert "1 story" in listed.text
    assert "sucre.md" in listed.text
    assert "what every server sees: 6 stories" in listed.text
    assert "Bolivia surprise" in (await club.do("stories", {"search": "surprise"})).text
    told = (await club.do("facts", {"story": "sucre.md"})).text
    for words in ("Bolivia 4–0 Paraguay", "Matches · 90% sure", "> Bolivia beat Paraguay 4-0", "Quotations: 1"):
        assert words in told
    quotes = (await club.do("facts", {"story": "sucre.md", "kind": "quote"})).text
    assert "Tomas Quispe Rada" in quotes
    assert "Matches · " not in quotes
    assert "Norway 2–1 Ghana" in (await club.do("facts", {"story": "harbour-night.md"})).text
    assert "no story called" in (await club.do("facts", {"story": "nothing.md"})).text


async def test_a_field_is_set_after_both_have_been_seen_and_outlives_a_reload_and_can_be_undone(club: Club) -> None:
    stage = club.stage
    offered = await club.offered("content correct field", "fact", "para", {"story": "sucre.md"})
    fact = next(one["value"] for one in offered if "4–0" in one["name"])
    fields = await club.offered("content correct field", "field", "sc", {"story": "sucre.md", "fact": fact})
    assert [one["name"] for one in fields] == ["score · 4-0"]
    options = {"story": "sucre.md", "fact": fact, "field": "score", "value": "5-0", "reason": "the wire was wrong"}
    shown = await club.do("correct field", options)
    for words in ("Before: Bolivia 4–0 Paraguay", "After: Bolivia 5–0 Paraguay", "why: the wire was wrong"):
        assert words in shown.text
    assert "4–0" in await club.score()
    await stage.done(await club.press(shown, "Confirm"))
    assert "5–0" in await club.score()
    await club.do("reload", by=stage.operator)
    await club.add("sucre.md", SUCRE.replace("on Thursday", "on Thursday night"))
    assert "5–0" in await club.score()
    assert "set by moderators: score" in (await club.do("facts", {"story": "sucre.md"})).text
    history = (await club.do("history")).text
    assert re.search(r"2 · corrected · .* UTC · Moderator · 1 story\*\*\nwhy: the wire was wrong · sucre.md", history)
    await club.change("undo", {"change": "2"})
    assert "4–0" in await club.score()


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
async def test_what_cannot_be_set_is_told_in_a_line(club: Club, options: Json, told: str) -> None:
    shown = await club.do("correct field", FACT | options)
    assert told in shown.text
    assert not shown.controls


async def test_a_fact_that_is_none_is_hidden(club: Club) -> None:
    await club.change("correct hide", FACT)
    assert "Bolivia 4–0 Paraguay" not in (await club.do("facts", {"story": "sucre.md"})).text


async def test_a_nickname_finds_a_team_here_and_nowhere_else(club: Club, other: Club) -> None:
    stage = club.stage
    await club.change("correct alias", {"name": "Bolivia", "alias": "Los Farolitos"})
    found = await club.offered("match", "team", "farolitos")
    assert "Bolivia" in [one["value"] for one in found]
    elsewhere = await stage.standin.autocomplete("match", "team", "farolitos", by=other.moderator, where=other.channel)
    assert "Bolivia" not in [one["value"] for one in elsewhere]


async def test_names_are_merged_and_parted(club: Club) -> None:
    who = {"story": "sucre.md", "kind": "person"}
    await club.change("correct split", {"name": "Tomas Quispe Rada", "form": "Tomas Quispe Rada", "called": "T. Paz"})
    assert "T. Paz" in (await club.do("facts", who)).text
    await club.change("undo")
    await club.add("more.md", "Bolivia captain Tomas Kispe, 29, smiled. Bolivia beat Peru 1-0 on 5 May 2023.")
    await club.change("correct merge", {"wrong": "Tomas Kispe", "right": "Tomas Quispe Rada"})
    assert "Tomas Quispe Rada" in (await club.do("facts", {"story": "more.md", "kind": "person"})).text


async def test_a_title_and_a_date_are_set_right(club: Club) -> None:
    await club.change("correct story", {"story": "sucre.md", "title": "Lamps out in Sucre", "date": "27 July 2023"})
    listed = (await club.do("stories")).text
    assert "Lamps out in Sucre" in listed
    assert "27 July 2023" in listed
    refused = await club.do("correct story", {"story": "sucre.md", "date": "one day"})
    assert "I can't read" in refused.text


async def test_what_a_server_corrects_of_the_global_content_stays_there(club: Club, other: Club) -> None:
    stage = club.stage
    fact = {"story": "kenya-morning.md", "fact": "Kenya 2-0 Cuba", "field": "score", "value": "6-0"}
    await club.change("correct field", fact)
    asked = {"question": "What was the score between Kenya and Cuba?"}
    assert "6–0" in (await club.ask(asked)).reply.text
    for where in (other.channel, stage.standin.world.conversation(other.moderator)):
        there = await stage.standin.slash("ask", asked, by=other.moderator, where=where)
        assert "2–0" in there.reply.text


async def test_a_story_is_removed_and_restored(club: Club) -> None:
    told = await club.change("remove", {"story": "sucre.md", "reason": "a hoax"})
    assert "Removed: 1" in told.text
    assert "4–0" not in await club.score()
    offered = await club.offered("content restore", "story")
    assert [one["value"] for one in offered] == ["sucre.md"]
    await club.change("restore", {"story": "sucre.md"})
    assert "4–0" in await club.score()


async def test_what_was_added_at_once_is_removed_at_once(club: Club) -> None:
    offered = await club.offered("content remove", "added")
    (came,) = offered
    assert "added" in came["name"]
    await club.change("remove", {"added": came["value"]})
    assert "4–0" not in await club.score()
    both = await club.do("remove", {"story": "sucre.md", "added": came["value"]})
    assert "one of the two" in both.text


async def test_no_moderator_of_a_server_removes_what_every_server_sees(club: Club) -> None:
    stage = club.stage
    shown = await club.do("remove", {"story": "coastal-cup.md"})
    assert "only its operator can remove it" in shown.text
    told = await club.change("remove", {"story": "coastal-cup.md", "everywhere": True}, by=stage.operator)
    assert "Removed: 1" in told.text
    await club.change("undo", {"everywhere": True}, by=stage.operator)


async def test_the_content_goes_back_to_a_former_edition(club: Club) -> None:
    stage = club.stage
    await club.change("correct hide", FACT)
    await club.add("laos.md", "Laos beat Palau 9-0 on 5 May 2023.")
    shown = await club.do("rollback", {"edition": "1"})
    assert "This takes back:" in shown.text
    assert "3 · added" in shown.text
    await stage.done(await club.press(shown, "Confirm"))
    assert "4–0" in await club.score()
    assert "laos.md" not in (await club.do("stories")).text
    assert "no such change" in (await club.do("rollback", {"edition": "77"})).text


async def test_an_export_is_taken_back_whole_with_its_corrections(club: Club, other: Club) -> None:
    stage = club.stage
    await club.change("correct field", FACT | {"field": "score", "value": "5-0"})
    (attachment,) = (await club.do("export")).attachments
    assert attachment["filename"].endswith(".zip")
    packed = stage.standin.world.files[int(attachment["id"])]
    for one in (await other.do("export")).attachments:
        assert b"sucre" not in stage.standin.world.files[int(one["id"])]
    shown = await other.do("add", {"file": stage.standin.world.store("again.zip", packed)})
    assert "1 correction" in shown.text
    await stage.done(await other.press(shown, "Publish"))
    assert "5–0" in await other.score()


async def test_problems_tell_of_corrections_that_meet_nothing_any_more(club: Club) -> None:
    stage = club.stage
    assert "No problems" in (await club.do("problems")).text
    await club.change("correct field", FACT | {"field": "score", "value": "5-0"})
    await club.add("sucre.md", "Nothing was played.")
    told = (await club.do("problems")).text
    assert "1 problem" in told
    assert "sucre.md" in told
    (stage.stories / "broken.jsonl").write_text('{"title": "no end\n', "utf-8")
    await club.do("reload", by=stage.operator)
    assert "broken.jsonl" in (await club.do("problems", {"everywhere": True}, by=stage.operator)).text
    assert "broken.jsonl" not in (await club.do("problems")).text
    (stage.stories / "broken.jsonl").unlink()
    await club.do("reload", by=stage.operator)


async def test_history_export_and_lists_of_one_server_say_nothing_of_another(club: Club, other: Club) -> None:
    stage = club.stage
    for name in ("stories", "history", "problems", "review"):
        there = await stage.standin.slash(f"content {name}", by=other.moderator, where=other.channel)
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
            f"content {name}", option, "", others=others, by=other.moderator, where=other.channel
        )
        assert not re.search("sucre|Bolivia|Moderator|wire", str(offered)), (name, option)


async def test_a_folder_that_changes_is_read_by_itself_once_it_has_come_to_rest(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        await stage.start(PRESSBOX_WATCH="0.3")
        (stage.stories / "sucre.md").write_text(SUCRE, "utf-8")
        await stage.standin.until(lambda: "has changed: Edition 2" in stage.log, "a reload", 120)
        asked = await stage.standin.slash("ask", SCORE)
        assert "4–0" in asked.reply.text


async def test_what_moderators_write_pings_nobody_and_formats_nothing(club: Club) -> None:
    hostile = "@everyone **now** <@1> discord.gg/abcdef"
    story = f"---\ntitle: '{hostile}'\ndate: 2023-07-21\n---\nPeru beat Chile 2-1 on Friday.\n"
    await club.add("odd.md", story, hostile)
    shown = await club.do("correct story", {"story": "odd.md", "title": f"{hostile}!", "reason": hostile})
    for message in (
        shown,
        await club.do("history"),
        await club.do("stories"),
        await club.do("facts", {"story": "odd.md"}),
    ):
        for words in ("@everyone", "**now**", "<@1>", "discord.gg"):
            assert words not in message.text.replace("\\*", "_").replace("\\<", "_")
        assert not message.pinged


# --- the review list ---


async def doubted(club: Club) -> None:
    asked = await club.ask(SCORE)
    await club.press(asked.reply, "Not right", by=club.stage.other)


async def test_an_answer_called_wrong_is_accepted_or_dismissed_once(club: Club) -> None:
    assert "Nothing is waiting" in (await club.do("review")).text
    await doubted(club)
    shown = await club.do("review")
    for words in ("1 answer called wrong", "What was the score", "4–0", "Bolivia surprise"):
        assert words in shown.text
    theirs = await club.do("review", by=club.admin)
    await club.press(shown, "It is right")
    assert "Nothing is waiting" in shown.text
    late = await club.press(theirs, "It is wrong", by=club.admin)
    assert "somebody may have decided" in late.reply.text


async def test_an_answer_called_wrong_is_corrected_from_the_list(club: Club) -> None:
    stage = club.stage
    await doubted(club)
    shown = await club.do("review")
    moderator = club.moderator
    await club.press(shown, "Correct it")
    opened = await stage.standin.choose(shown, "Choose a fact", "4–0", by=moderator)
    preview = await stage.done(await stage.standin.submit(opened, {"score": "5-0", "Reason": "seen it"}))
    assert "After: Bolivia 5–0 Paraguay" in preview.text
    await stage.done(await club.press(preview, "Confirm"))
    assert "5–0" in await club.score()
    assert "Nothing is waiting" in (await club.do("review")).text


async def test_the_list_can_be_gone_through_after_a_restart_but_not_by_members(club: Club) -> None:
    stage = club.stage
    await doubted(club)
    shown = await club.do("review")
    controls = shown.components
    await stage.stop()
    await stage.start(PRESSBOX_OPERATORS=str(stage.operator.id))
    shown.components = controls
    refused = await stage.standin.press(shown, "It is wrong", by=stage.other)
    assert "Manage Server" in refused.replies[0].text
    await club.press(shown, "Next")
    await club.press(shown, "It is wrong")
    assert "Nothing is waiting" in shown.text
