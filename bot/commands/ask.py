"""`/ask`: a question in one's own words."""

from __future__ import annotations

from typing import Any

from discord import app_commands

from bot.commands.delivery import deliver
from bot.commands.entities import Question
from bot.commands.host import Interaction, asker


@app_commands.command()
@app_commands.describe(question="Who, what, when, where, how many, what score, who said it: in your own words")
async def ask(interaction: Interaction, question: Question) -> None:
    """Ask the stories a question."""
    desk, who = interaction.client.desk, asker(interaction)
    await deliver(interaction, lambda: desk.ask(question, who))


COMMANDS: tuple[app_commands.Command[Any, ..., None], ...] = (ask,)
