"""`/content add`, and "Add as story" on a message: something handed in, shown, and published on a yes."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any

import discord
from discord import app_commands

from bot.commands.content.deciding import decisions, watched
from bot.commands.content.entities import Reason
from bot.commands.content.fetching import fetch
from bot.commands.content.forms import Field, Form, opened
from bot.commands.content.guard import collection_for
from bot.commands.content.showing import show
from bot.commands.entities import day_of
from bot.commands.errors import RefusedError, UnreadableError
from bot.commands.host import Interaction, asker
from bot.desk.moderating import Written
from bot.tongue import say

SUFFIXES = frozenset({".txt", ".md", ".markdown", ".html", ".htm", ".jsonl", ".zip"})
TITLE = 200


@app_commands.command()
@app_commands.describe(
    file="A story, or many: .txt, .md, .html, .jsonl, or a .zip of them; without one you paste a text",
    reason="Why, for the history",
    everywhere="For every server: only the operators of this bot may",
)
async def add(
    interaction: Interaction,
    file: discord.Attachment | None = None,
    reason: Reason | None = None,
    *,
    everywhere: bool = False,
) -> None:
    """Add stories: you see what was read before anything is published."""
    collection = await collection_for(interaction, everywhere=everywhere)
    if file is None:
        await interaction.response.send_modal(opened(PASTE, "everywhere" if everywhere else "here"))
        return
    await interaction.response.defer(thinking=True, ephemeral=True)
    files = await fetch([file], interaction.client.largest_file)
    await propose(interaction, files, collection, reason=reason or "")


@app_commands.context_menu(name="Add as story")
@app_commands.default_permissions(manage_guild=True)
@app_commands.guild_only()
@app_commands.allowed_installs(guilds=True, users=False)
async def add_as_story(interaction: Interaction, message: discord.Message) -> None:
    """Add the files of a message, or else what it says, to this server's stories."""
    collection = await collection_for(interaction, everywhere=False)
    attached = [one for one in message.attachments if PurePosixPath(one.filename).suffix.casefold() in SUFFIXES]
    written = _of_message(message)
    if not attached and not written.text:
        raise RefusedError(say("There are no words in this message."))
    await interaction.response.defer(thinking=True, ephemeral=True)
    files = await fetch(attached, interaction.client.largest_file) if attached else [written.file()]
    await propose(interaction, files, collection)


async def pasted(interaction: Interaction, match: re.Match[str], values: Mapping[str, str]) -> None:
    """Show what was typed into the form as it would be added."""
    everywhere = match["where"] == "everywhere"
    collection = await collection_for(interaction, everywhere=everywhere)
    notes, published = [], None
    try:
        typed = values["date"].strip()
        published = day_of(typed) if typed else None
    except UnreadableError as error:
        # What was typed is worth more than a date: it goes on without one.
        notes.append(str(error))
    written = Written(values["text"], values["title"].strip(), values["publisher"].strip(), published=published)
    await interaction.response.defer(thinking=True, ephemeral=True)
    await propose(interaction, [written.file()], collection, reason=values["reason"].strip(), notes=notes)


PASTE = Form(
    "paste",
    re.compile(r"paste:(?P<where>here|everywhere)"),
    lambda: say("Add a story"),
    lambda: (
        Field("title", say("Title"), longest=TITLE, required=False),
        Field("publisher", say("Publisher"), longest=TITLE, required=False),
        Field("date", say("Published on"), longest=100, required=False, hint="2018-07-02"),
        Field("text", say("Text"), longest=4000, long=True),
        Field("reason", say("Reason"), longest=300, required=False),
    ),
    pasted,
)


async def propose(
    interaction: Interaction,
    files: Sequence[tuple[str, bytes]],
    collection: str,
    *,
    reason: str = "",
    notes: Sequence[str] = (),
) -> None:
    """Read files beside everything else, showing how far it is, and show what they would bring."""
    host, who = interaction.client, asker(interaction)
    with host.answering():
        reply = await watched(
            interaction,
            lambda watch: host.desk.propose(files, collection, who, reason=reason, notes=notes, progress=watch),
        )
        await show(interaction, reply, decisions)


def _of_message(message: discord.Message) -> Written:
    """What stands in a message, its embeds included: by whom, and of when it is."""
    shown_in = [(one.title or "", one.description or "") for one in message.embeds]
    text = "\n\n".join(filter(None, (message.content, *(part for parts in shown_in for part in parts))))
    title = next((title for title, _ in shown_in if title), "")
    return Written(
        text.strip(),
        title[:TITLE],
        author=message.author.display_name,
        published=message.created_at.date(),
        url=message.jump_url,
    )


COMMANDS: tuple[app_commands.Command[Any, ..., None], ...] = (add,)
MENUS: tuple[app_commands.ContextMenu, ...] = (add_as_story,)
FORMS = (PASTE,)
