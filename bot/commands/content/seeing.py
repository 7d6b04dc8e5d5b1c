"""`/content stories`, `facts`, `problems`, `history`, `export`: what there is, and who made it so."""

from __future__ import annotations

import io
from typing import Any

import discord
from discord import app_commands

from bot.commands.content.entities import OwnStory, Story
from bot.commands.content.guard import collection_for
from bot.commands.content.showing import answer, show
from bot.commands.host import Interaction
from bot.replies import Reply, Tone
from bot.tongue import say

EVERYWHERE = "For every server: only the operators of this bot may"
KINDS = [
    app_commands.Choice(name=name, value=value)
    for name, value in (
        ("Matches", "match"),
        ("Quotations", "quote"),
        ("People", "person"),
        ("Figures", "figure"),
        ("Statements", "statement"),
    )
]


@app_commands.command()
@app_commands.describe(search="A part of a title", everywhere=EVERYWHERE)
async def stories(
    interaction: Interaction,
    search: OwnStory | None = None,
    *,
    everywhere: bool = False,
) -> None:
    """See the stories of this server's own."""
    collection = await collection_for(interaction, everywhere=everywhere)
    desk = interaction.client.desk
    await answer(interaction, lambda: desk.shelf(search or "", collection))


@app_commands.command()
@app_commands.describe(story="Its title", kind="Only facts of this kind", everywhere=EVERYWHERE)
@app_commands.choices(kind=KINDS)
async def facts(
    interaction: Interaction,
    story: Story,
    kind: app_commands.Choice[str] | None = None,
    *,
    everywhere: bool = False,
) -> None:
    """See what was read from a story, how sure it is, and what it rests on."""
    collection = await collection_for(interaction, everywhere=everywhere)
    desk, wanted = interaction.client.desk, kind.value if kind else None
    await answer(interaction, lambda: desk.told(story, wanted, collection))


@app_commands.command()
@app_commands.describe(everywhere=EVERYWHERE)
async def problems(interaction: Interaction, *, everywhere: bool = False) -> None:
    """See which files could not be read, and which corrections meet nothing any more."""
    collection = await collection_for(interaction, everywhere=everywhere)
    desk = interaction.client.desk
    await answer(interaction, lambda: desk.problems(collection), long=True)


@app_commands.command()
@app_commands.describe(everywhere=EVERYWHERE)
async def history(interaction: Interaction, *, everywhere: bool = False) -> None:
    """See who changed what, when, and why."""
    collection = await collection_for(interaction, everywhere=everywhere)
    desk = interaction.client.desk
    await answer(interaction, lambda: desk.deeds(collection))


@app_commands.command()
@app_commands.describe(everywhere=EVERYWHERE)
async def export(interaction: Interaction, *, everywhere: bool = False) -> None:
    """Get the content as a file that /content add takes back whole, corrections included."""
    collection = await collection_for(interaction, everywhere=everywhere)
    host = interaction.client
    with host.answering():
        await interaction.response.defer(thinking=True, ephemeral=True)
        packed = await host.change(lambda: host.desk.packed(collection))
        if isinstance(packed, bytes):
            most = interaction.filesize_limit
            if len(packed) <= most:
                file = discord.File(io.BytesIO(packed), "pressbox-export.zip")
                await interaction.edit_original_response(content=say("The content, as it is now."), attachments=[file])
                return
            packed = Reply(
                Tone.ERROR,
                say("The content could not be exported."),
                body=say("It has {number} bytes, and Discord takes {most} here.", number=len(packed), most=most),
            )
        await show(interaction, packed)


COMMANDS: tuple[app_commands.Command[Any, ..., None], ...] = (stories, facts, problems, history, export)
