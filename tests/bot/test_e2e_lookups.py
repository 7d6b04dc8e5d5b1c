"""Teams, timelines, comparisons, stories and help through the stand-in; autocomplete that narrows."""

from __future__ import annotations

import re

import pytest

from tests.bot.stage import Stage
from tests.discord_standin import Interaction

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_the_opponents_offered_are_those_the_team_met_with_the_match(stage: Stage) -> None:
    offered = await stage.standin.autocomplete("match", "opponent", "", others={"team": "kenya"})
    assert {one["value"] for one in offered} == {"Malta", "Cuba"}
    cuba = next(one["name"] for one in offered if one["value"] == "Cuba")
    assert cuba == "Cuba · Kenya 2–0 Cuba · 6 May 2023 · 1 story"


@pytest.mark.parametrize("typed", ["mal", "MALTA", "maltta", "lta"])
async def test_opponents_are_found_however_they_are_typed(stage: Stage, typed: str) -> None:
    offered = await stage.standin.autocomplete("match", "opponent", typed, others={"team": "Kenya"})
    assert [one["value"] for one in offered] == ["Malta"]


async def test_the_team_is_narrowed_by_the_opponent_too(stage: Stage) -> None:
    offered = await stage.standin.autocomplete("match", "team", "", others={"opponent": "Cuba"})
    assert [one["value"] for one in offered] == ["Kenya"]


async def test_the_days_offered_are_those_of_the_two(stage: Stage) -> None:
    offered = await stage.standin.autocomplete("match", "date", "", others={"team": "Kenya", "opponent": "Cuba"})
    assert [one["value"] for one in offered] == ["2023-05-06"]
    assert "Kenya 2–0 Cuba" in offered[0]["name"]
    assert await stage.standin.autocomplete("match", "date", "2023", others={}) == []


async def test_a_day_that_was_picked_finds_its_match(stage: Stage) -> None:
    asked = await stage.standin.slash("match", {"team": "Kenya", "date": "2023-05-06"})
    assert "Kenya 2–0 Cuba" in asked.reply.text


async def test_team_tells_results_matches_and_people(stage: Stage) -> None:
    text = (await stage.standin.slash("team", {"team": "kenya"})).reply.text
    assert "2 won, 0 drawn, 0 lost" in text
    assert "Cuba" in text
    norway = (await stage.standin.slash("team", {"team": "Norway"})).reply.text
    assert "Solberg" in norway


async def test_a_team_nobody_tells_of_is_asked_back_or_unknown(stage: Stage) -> None:
    text = (await stage.standin.slash("team", {"team": "Qwertyuiop Rovers"})).reply.text
    assert "don't know" in text


async def test_timeline_goes_from_the_first_match_to_the_last(stage: Stage) -> None:
    text = (await stage.standin.slash("timeline", {"of": "Kenya"})).reply.text
    assert text.index("2 May 2023") < text.index("6 May 2023")


async def test_timeline_of_a_competition_has_only_its_matches(stage: Stage) -> None:
    offered = await stage.standin.autocomplete("timeline", "of", "coastal")
    assert "Coastal Cup" in [one["value"] for one in offered]
    text = (await stage.standin.slash("timeline", {"of": "Coastal Cup"})).reply.text
    assert "Norway" in text
    assert "Cuba" not in text


async def test_compare_shows_who_says_what_where_stories_differ(stage: Stage) -> None:
    text = (await stage.standin.slash("compare", {"team": "Kenya", "opponent": "Malta"})).reply.text
    assert "They differ on the score" in text
    assert "They agree on the result" in text
    assert "They agree on the date" in text
    assert "Quayside Courier" in text
    assert "Inland Echo" in text
    assert text.index("differ on the score") < text.index("agree on the result")


async def test_compare_says_so_where_there_is_no_such_match(stage: Stage) -> None:
    text = (await stage.standin.slash("compare", {"team": "Kenya", "opponent": "Norway"})).reply.text
    assert "no match like that" in text


@pytest.mark.parametrize("typed", ["Kenya see off Malta in Valletta", "kenya see off", "Kenya see of Malta in Valeta"])
async def test_story_shows_where_it_is_from_and_what_it_tells(stage: Stage, typed: str) -> None:
    text = (await stage.standin.slash("story", {"title": typed})).reply.text
    assert "Kenya beat Malta" in text
    assert "Quayside Courier" in text
    assert "Matches: 2" in text


async def test_titles_are_offered_with_where_they_are_from(stage: Stage) -> None:
    offered = await stage.standin.autocomplete("story", "title", "malta fall")
    assert offered[0]["name"] == "Malta fall short against Kenya · Inland Echo · 2023-05-03"
    assert await stage.standin.autocomplete("story", "title", "")


async def test_a_title_in_doubt_is_asked_back(stage: Stage) -> None:
    asked = await stage.standin.slash("story", {"title": "malta"})
    await stage.standin.choose(asked.reply, "Choose", "Malta fall short")
    assert "Malta lost 2-1" in asked.reply.text


async def test_a_random_quotation_is_one(stage: Stage) -> None:
    text = (await stage.standin.slash("quote", {"random": True})).reply.text
    assert text.startswith("A quotation")


async def whole(stage: Stage, asked: Interaction) -> str:
    """All pages of a reply."""
    text = asked.reply.text
    while any(one.get("label") == "Next page" for one in asked.reply.controls):
        await stage.standin.press(asked.reply, "Next page")
        text += asked.reply.text
    return text


async def test_help_has_an_example_of_every_command_that_takes_something_and_they_work(stage: Stage) -> None:
    text = await whole(stage, await stage.standin.slash("help"))
    examples = re.findall(r"for instance: /(\w+) (.+)", text)
    assert {name for name, _ in examples} == {"ask", "match", "team", "who", "quote", "timeline", "compare", "story"}
    for name, typed in examples:
        options = dict(re.findall(r"(\w+): (.+?)(?= \w+: |$)", typed))
        reply = (await stage.standin.slash(name, options)).reply
        assert "don't" not in reply.text.split("\n")[0], (name, options)
        assert "no match" not in reply.text, (name, options)
    assert "/stories" in text
    assert "/content" not in text


async def test_help_says_how_to_ask_without_a_command(stage: Stage) -> None:
    text = (await stage.standin.slash("help")).reply.text
    assert "mention me, reply to me, or write to me directly" in text
    assert "“Not right” tells the moderators" in text


async def test_quotations_about_something_have_its_words_with_the_speaker(stage: Stage) -> None:
    text = (await stage.standin.slash("quote", {"about": "believing"})).reply.text
    assert "**We never stopped believing, not for a minute**" in text
    assert "Ingrid Solberg" in text
    assert "deserved" not in text


async def test_where_two_never_met_the_matches_of_each_are_a_choice_away(stage: Stage) -> None:
    asked = await stage.standin.slash("match", {"team": "Cuba", "opponent": "Malta"})
    assert "no match like that" in asked.reply.text
    await stage.standin.choose(asked.reply, "Choose what the stories do tell", "Cuba · 1 match")
    assert "Kenya 2–0 Cuba" in asked.reply.text


async def test_a_day_without_a_match_offers_the_other_days(stage: Stage) -> None:
    asked = await stage.standin.slash("match", {"team": "Kenya", "opponent": "Cuba", "date": "1999"})
    await stage.standin.choose(asked.reply, "Choose", "Kenya v Cuba")
    assert "6 May 2023" in asked.reply.text


async def test_an_opponent_nobody_knows_is_asked_back_for_the_same_team(stage: Stage) -> None:
    asked = await stage.standin.slash("match", {"team": "Kenya", "opponent": "Maltaa C"})
    assert "don't know of" in asked.reply.text
    await stage.standin.choose(asked.reply, "Choose", "Malta")
    assert asked.reply.text.startswith("Kenya")
    assert "Malta" in asked.reply.text.split("\n")[0]


@pytest.mark.parametrize("typed", ["6. Mai 2023", "6 de mayo de 2023", "2023年5月6日", "6 mai 2023", "6.5.2023"])
async def test_dates_are_read_as_members_write_them(stage: Stage, typed: str) -> None:
    asked = await stage.standin.slash("match", {"team": "Kenya", "date": typed})
    assert "Kenya 2–0 Cuba" in asked.reply.text


async def test_help_in_a_direct_conversation_names_nothing_of_servers(stage: Stage) -> None:
    where = stage.standin.world.conversation(stage.standin.moderator)
    asked = await stage.standin.slash("help", by=stage.standin.moderator, where=where)
    assert "/content" not in asked.reply.text
