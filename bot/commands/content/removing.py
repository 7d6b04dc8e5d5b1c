"""`/content remove`, `restore`, `rollback`, `undo`: what is taken out, brought back, or taken back."""

from __future__ import annotations

from typing import Any

from discord import app_commands

from bot.commands.content.correcting import REASON, ask
from bot.commands.content.entities import Change, Import, Kept, OwnStory, Reason, Removed
from bot.commands.content.guard import collection_for
from bot.commands.content.seeing import EVERYWHERE
from bot.commands.errors import RefusedError
from bot.commands.host import Interaction
from bot.desk.moderating import Moderator
from bot.replies import Reply
from bot.tongue import say


@app_commands.command()
@app_commands.describe(
    story="Its title", added="Everything that came with this change", reason=REASON, everywhere=EVERYWHERE
)
async def remove(
    interaction: Interaction,
    story: OwnStory | None = None,
    added: Import | None = None,
    reason: Reason | None = None,
    *,
    everywhere: bool = False,
) -> None:
    """Take a story, or everything that was added at once, out of service."""
    await collection_for(interaction, everywhere=everywhere)
    if (story is None) == (added is None):
        raise RefusedError(say("Name a story, or what was added at once: one of the two."))
    desk = interaction.client.desk

    def job(by: Moderator) -> Reply:
        return desk.remove(story, by) if story is not None else desk.remove_import(added or 0, by)

    await ask(interaction, reason, job, everywhere=everywhere)


@app_commands.command()
@app_commands.describe(story="Its title", reason=REASON, everywhere=EVERYWHERE)
async def restore(
    interaction: Interaction,
    story: Removed,
    reason: Reason | None = None,
    *,
    everywhere: bool = False,
) -> None:
    """Bring a removed story back."""
    desk = interaction.client.desk
    await ask(interaction, reason, lambda by: desk.restore(story, by), everywhere=everywhere)


@app_commands.command()
@app_commands.describe(edition="The edition to go back to", reason=REASON, everywhere=EVERYWHERE)
async def rollback(
    interaction: Interaction,
    edition: Kept,
    reason: Reason | None = None,
    *,
    everywhere: bool = False,
) -> None:
    """Make the content what it was in one of the last ten editions."""
    desk = interaction.client.desk
    await ask(interaction, reason, lambda by: desk.roll_back(edition, by), everywhere=everywhere)


@app_commands.command()
@app_commands.describe(change="Which change; the newest, where you name none", reason=REASON, everywhere=EVERYWHERE)
async def undo(
    interaction: Interaction,
    change: Change | None = None,
    reason: Reason | None = None,
    *,
    everywhere: bool = False,
) -> None:
    """Take a change back."""
    desk = interaction.client.desk
    await ask(interaction, reason, lambda by: desk.undo(change, by), everywhere=everywhere)


COMMANDS: tuple[app_commands.Command[Any, ..., None], ...] = (remove, restore, rollback, undo)
