"""`/match`, `/team`, `/who`, `/quote`, `/timeline`, `/compare`, `/story`, `/stories`: looking things up."""

from __future__ import annotations

from typing import Any

from discord import app_commands

from bot.commands.delivery import deliver
from bot.commands.entities import Day, Opponent, Person, Played, Side, Speaker, Team, Title, Topic
from bot.commands.host import Interaction, asker


@app_commands.command()
@app_commands.describe(
    team="A team: its name, nickname, code or hashtag",
    opponent="The team it played",
    date="A day, a month or a year: 2018-07-02, July 2018, 2018",
)
async def match(
    interaction: Interaction, team: Side, opponent: Opponent | None = None, date: Day | None = None
) -> None:
    """Look up a team's matches."""
    desk, who = interaction.client.desk, asker(interaction)
    await deliver(interaction, lambda: desk.match(team, opponent, date, who))


@app_commands.command()
@app_commands.describe(team="A team: its name, nickname, code or hashtag")
async def team(interaction: Interaction, team: Team) -> None:
    """See what the stories know of a team."""
    desk, who = interaction.client.desk, asker(interaction)
    await deliver(interaction, lambda: desk.team(team, who))


@app_commands.command()
@app_commands.describe(name="A person's name, or a part of it")
async def who(interaction: Interaction, name: Person) -> None:
    """Look up who somebody is."""
    desk, person = interaction.client.desk, asker(interaction)
    await deliver(interaction, lambda: desk.who(name, person))


@app_commands.command()
@app_commands.describe(
    speaker="Who said or posted it", about="What it is about", random="One of them, whichever comes up"
)
async def quote(
    interaction: Interaction,
    speaker: Speaker | None = None,
    about: Topic | None = None,
    *,
    random: bool = False,
) -> None:
    """Look up what somebody said."""
    desk, who = interaction.client.desk, asker(interaction)
    await deliver(interaction, lambda: desk.quote(speaker, about, who, random=random))


@app_commands.command()
@app_commands.describe(of="A team or a competition")
async def timeline(interaction: Interaction, of: Played) -> None:
    """See the matches of a team or a competition in order."""
    desk, who = interaction.client.desk, asker(interaction)
    await deliver(interaction, lambda: desk.timeline(of, who))


@app_commands.command()
@app_commands.describe(
    team="A team: its name, nickname, code or hashtag",
    opponent="The team it played",
    date="A day, a month or a year, where the two met more than once",
)
async def compare(interaction: Interaction, team: Side, opponent: Opponent, date: Day | None = None) -> None:
    """See what the stories agree and differ on for one match."""
    desk, who = interaction.client.desk, asker(interaction)
    await deliver(interaction, lambda: desk.compare(team, opponent, date, who))


@app_commands.command()
@app_commands.describe(title="The story's title, or a part of it")
async def story(interaction: Interaction, title: Title) -> None:
    """See where a story is from and what it tells."""
    desk, who = interaction.client.desk, asker(interaction)
    await deliver(interaction, lambda: desk.story(title, who))


@app_commands.command()
async def stories(interaction: Interaction) -> None:
    """List the stories that have been read."""
    desk, who = interaction.client.desk, asker(interaction)
    await deliver(interaction, lambda: desk.stories(who))


COMMANDS: tuple[app_commands.Command[Any, ..., None], ...] = (
    match,
    team,
    who,
    quote,
    timeline,
    compare,
    story,
    stories,
)
