"""`/match`, `/who`, `/quote`, `/stories`: looking things up, with suggestions while typing."""

from __future__ import annotations

from typing import Any

from discord import app_commands

from bot.commands.delivery import deliver
from bot.commands.entities import Day, Person, Speaker, Team, Topic
from bot.commands.host import Interaction, asker


@app_commands.command()
@app_commands.describe(
    team="A team: its name, nickname, code or hashtag",
    opponent="The team it played",
    date="A day, a month or a year: 2018-07-02, July 2018, 2018",
)
async def match(interaction: Interaction, team: Team, opponent: Team | None = None, date: Day | None = None) -> None:
    """Look up a team's matches."""
    desk, who = interaction.client.desk, asker(interaction)
    await deliver(interaction, lambda: desk.match(team, opponent, date, who))


@app_commands.command()
@app_commands.describe(name="A person's name, or a part of it")
async def who(interaction: Interaction, name: Person) -> None:
    """Look up who somebody is."""
    desk, person = interaction.client.desk, asker(interaction)
    await deliver(interaction, lambda: desk.who(name, person))


@app_commands.command()
@app_commands.describe(speaker="Who said or posted it", about="What it is about")
async def quote(interaction: Interaction, speaker: Speaker | None = None, about: Topic | None = None) -> None:
    """Look up what somebody said."""
    desk, who = interaction.client.desk, asker(interaction)
    await deliver(interaction, lambda: desk.quote(speaker, about, who))


@app_commands.command()
async def stories(interaction: Interaction) -> None:
    """List the stories that have been read."""
    desk, who = interaction.client.desk, asker(interaction)
    await deliver(interaction, lambda: desk.stories(who))


COMMANDS: tuple[app_commands.Command[Any, ..., None], ...] = (match, who, quote, stories)
