"""`/content correct …`: what the stories got wrong, or was read wrong, set right for good; seen before it is done."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from discord import app_commands

from bot.commands.content.deciding import decisions
from bot.commands.content.entities import Fact, Field, Name, Reason, Story, Text
from bot.commands.content.guard import collection_for
from bot.commands.content.seeing import EVERYWHERE
from bot.commands.content.showing import answer
from bot.commands.entities import day_of
from bot.commands.host import Interaction, asker
from bot.desk.moderating import Moderator
from bot.replies import Reply

REASON = "Why, for the history"


async def ask(
    interaction: Interaction,
    reason: str | None,
    job: Callable[[Moderator], Reply],
    *,
    everywhere: bool,
) -> None:
    """Show what a change would do, with yes and no below it, to those who may make it."""
    collection = await collection_for(interaction, everywhere=everywhere)
    by = Moderator(asker(interaction), collection, reason or "")
    await answer(interaction, lambda: job(by), decisions)


@app_commands.command()
@app_commands.describe(
    story="Its title",
    fact="Which fact of the story",
    field="What of the fact is wrong",
    value="What it should be; - for unknown",
    reason=REASON,
    everywhere=EVERYWHERE,
)
async def field(
    interaction: Interaction,
    story: Story,
    fact: Fact,
    field: Field,
    value: Text,
    reason: Reason | None = None,
    *,
    everywhere: bool = False,
) -> None:
    """Set a part of a fact: a score, a speaker, a role."""
    desk = interaction.client.desk
    await ask(interaction, reason, lambda by: desk.set_field(story, fact, field, value, by), everywhere=everywhere)


@app_commands.command()
@app_commands.describe(story="Its title", fact="Which fact of the story", reason=REASON, everywhere=EVERYWHERE)
async def hide(
    interaction: Interaction,
    story: Story,
    fact: Fact,
    reason: Reason | None = None,
    *,
    everywhere: bool = False,
) -> None:
    """Hide a fact that is none."""
    desk = interaction.client.desk
    await ask(interaction, reason, lambda by: desk.hide(story, fact, by), everywhere=everywhere)


@app_commands.command()
@app_commands.describe(
    name="A name in the stories", alias="Another form it is known by", reason=REASON, everywhere=EVERYWHERE
)
async def alias(
    interaction: Interaction,
    name: Name,
    alias: Text,
    reason: Reason | None = None,
    *,
    everywhere: bool = False,
) -> None:
    """Let a name be found by a nickname."""
    desk = interaction.client.desk
    await ask(interaction, reason, lambda by: desk.alias(name, alias, by), everywhere=everywhere)


@app_commands.command()
@app_commands.describe(
    wrong="The name that is no other", right="The name that is meant", reason=REASON, everywhere=EVERYWHERE
)
async def merge(
    interaction: Interaction,
    wrong: Name,
    right: Name,
    reason: Reason | None = None,
    *,
    everywhere: bool = False,
) -> None:
    """Make two names one."""
    desk = interaction.client.desk
    await ask(interaction, reason, lambda by: desk.merge(wrong, right, by), everywhere=everywhere)


@app_commands.command()
@app_commands.describe(
    name="A name in the stories",
    form="The form of it that means somebody else",
    called="Who or what that form means",
    story="Only in this story",
    reason=REASON,
    everywhere=EVERYWHERE,
)
async def split(
    interaction: Interaction,
    name: Name,
    form: Text,
    called: Text,
    story: Story | None = None,
    reason: Reason | None = None,
    *,
    everywhere: bool = False,
) -> None:
    """Part one name into two."""
    desk = interaction.client.desk
    await ask(interaction, reason, lambda by: desk.split(name, form, called, story, by), everywhere=everywhere)


@app_commands.command()
@app_commands.describe(
    story="Its title", title="The right title", date="When it was published", reason=REASON, everywhere=EVERYWHERE
)
async def story(
    interaction: Interaction,
    story: Story,
    title: Text | None = None,
    date: Text | None = None,
    reason: Reason | None = None,
    *,
    everywhere: bool = False,
) -> None:
    """Set the title or the date of a story."""
    desk = interaction.client.desk
    published: dt.date | None = day_of(date) if date else None
    await ask(interaction, reason, lambda by: desk.fix(story, title, published, by), everywhere=everywhere)


COMMANDS: tuple[app_commands.Command[Any, ..., None], ...] = (field, hide, alias, merge, split, story)
