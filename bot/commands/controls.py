"""The buttons and menus below a reply. They outlive the process: after a restart they say so, plainly."""

from __future__ import annotations

import io
import re
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any, Self, TypedDict

import discord

from bot.commands.host import Host, Interaction, asker
from bot.commands.shelf import Kept
from bot.commands.telling import own_up, please_wait, tell
from bot.desk import Asker
from bot.replies import Reply, Tone
from bot.show import embeds, limits, pictures
from bot.tongue import say, speaking


class Shown(TypedDict):
    """What a message of one page holds."""

    embed: discord.Embed
    view: discord.ui.View | None


class ShownFirst(Shown):
    """What a message that shows a reply for the first time holds: its picture, too."""

    attachments: list[discord.File]


class TurnPage(
    discord.ui.DynamicItem[discord.ui.Button[Any]], template=r"page:(?P<key>[0-9a-f]{12}):(?P<page>\d{1,3})"
):
    """Shows another page of a kept reply."""

    def __init__(self, key: str, page: int, label: str) -> None:
        super().__init__(discord.ui.Button(label=label[: limits.BUTTON], custom_id=f"page:{key}:{page}"))
        self.key = key
        self.page = page

    @classmethod
    async def from_custom_id(
        cls, _: discord.Interaction[Any], item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """Make the button again from what its id says."""
        label = item.label if isinstance(item, discord.ui.Button) else None
        return cls(match["key"], int(match["page"]), label or "")

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Turn to the page, for the person who asked."""
        async with _owning_up(interaction):
            kept = await _claim(interaction, self.key)
            if kept is not None and self.page < len(kept.pages):
                shown = page_of(kept, self.page)
                await interaction.response.edit_message(embed=shown["embed"], view=shown["view"])
                interaction.client.shelf.keep(kept, lambda: interaction.edit_original_response(view=None))


class Choose(discord.ui.DynamicItem[discord.ui.Select[Any]], template=r"choose:(?P<key>[0-9a-f]{12})"):
    """Asks the question that is chosen, in place of the one that was not clear."""

    def __init__(self, key: str, choices: tuple[str, ...]) -> None:
        options = [
            discord.SelectOption(label=limits.shorten(choice, limits.CHOICE), value=str(index))
            for index, choice in enumerate(choices[: limits.CHOICES])
        ]
        super().__init__(
            discord.ui.Select(custom_id=f"choose:{key}", placeholder=say("Choose what you meant"), options=options)
        )
        self.key = key

    @classmethod
    async def from_custom_id(
        cls, _: discord.Interaction[Any], item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """Make the menu again from what its id says and its message shows."""
        options = item.options if isinstance(item, discord.ui.Select) else []
        return cls(match["key"], tuple(option.label for option in options))

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Answer the chosen question in the same message, for the person who asked."""
        async with _owning_up(interaction):
            kept = await _claim(interaction, self.key)
            if kept is not None and await _may_ask(interaction):
                await _answer(interaction, kept, kept.reply.choices[int(self.item.values[0])])


class Act(
    discord.ui.DynamicItem[discord.ui.Button[Any]], template=r"act:(?P<act>story|related|doubt):(?P<key>[0-9a-f]{12})"
):
    """Something to do about a kept reply, by whoever likes to: what comes of it is for their eyes alone."""

    def __init__(self, act: str, key: str, label: str) -> None:
        super().__init__(discord.ui.Button(label=label[: limits.BUTTON], custom_id=f"act:{act}:{key}"))
        self.act = act
        self.key = key

    @classmethod
    async def from_custom_id(
        cls, _: discord.Interaction[Any], item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """Make the button again from what its id says."""
        label = item.label if isinstance(item, discord.ui.Button) else None
        return cls(match["act"], match["key"], label or "")

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Do it, and show what comes of it."""
        async with _owning_up(interaction):
            kept = interaction.client.shelf.get(self.key)
            if kept is None:
                await tell(interaction, gone())
                return
            if not await _may_ask(interaction):
                return
            host: Host = interaction.client
            reply, who = kept.reply, asker(interaction)
            ways: dict[str, Callable[[], Reply]] = {
                "story": lambda: host.desk.sources(reply.sources, who),
                "related": lambda: host.desk.related(reply.sources[0], who),
                "doubt": lambda: host.desk.doubt(reply.question, reply.heading, reply.sources, who),
            }
            await host.deliver(interaction, ways[self.act], ephemeral=True)


ITEMS = (TurnPage, Choose, Act)


def gone() -> str:
    """What is said where a reply is not kept any more."""
    return say("This answer is too old to turn its pages. Ask again, and I will look it up afresh.")


def kept_of(reply: Reply, asker: Asker, *, pictured: bool = True) -> Kept:
    """A reply laid out and drawn, ready to be shown to whoever asked: work for a thread, as replies can be long."""
    drawn = (pictures.draw(subject) for subject in reply.pictures if pictured)
    picture = next((one for one in drawn if one is not None), None)
    return Kept(embeds.pages(reply), reply, asker, picture)


def has_controls(kept: Kept) -> bool:
    """Whether there is anything to press."""
    reply = kept.reply
    return len(kept.pages) > 1 or kept.more is not None or bool(reply.choices or reply.sources or reply.question)


def page_of(kept: Kept, number: int) -> Shown:
    """The arguments that show a page with its controls; the picture stays the one the message has."""
    embed = embeds.embed(kept.pages[number])
    if kept.picture is not None:
        embed.set_image(url=f"attachment://{kept.picture.name}")
    return {"embed": embed, "view": view_of(kept, number)}


def first_of(kept: Kept) -> ShownFirst:
    """The arguments that show a reply's first page, in place of whatever the message had."""
    shown = page_of(kept, 0)
    return {"embed": shown["embed"], "view": shown["view"], "attachments": files_of(kept)}


def files_of(kept: Kept) -> list[discord.File]:
    """The picture of a reply as a file with its description, where it has one."""
    picture = kept.picture
    if picture is None:
        return []
    return [discord.File(io.BytesIO(picture.data), picture.name, description=picture.description)]


def may_attach(interaction: Interaction) -> bool:
    """Whether a picture can be sent here."""
    return interaction.app_permissions.attach_files


def view_of(kept: Kept, number: int) -> discord.ui.View | None:
    """The controls of a page; None where there is nothing to press."""
    if not has_controls(kept):
        return None
    reply = kept.reply
    view = discord.ui.View(timeout=None)
    if number > 0:
        view.add_item(TurnPage(kept.key, number - 1, say("Back")))
    if number + 1 < len(kept.pages):
        more = say("More evidence") if reply.tone is Tone.ANSWER else say("Next page")
        view.add_item(TurnPage(kept.key, number + 1, more))
    if reply.sources:
        view.add_item(Act("story", kept.key, say("The story") if len(reply.sources) == 1 else say("The stories")))
        view.add_item(Act("related", kept.key, say("Related")))
    if reply.question:
        view.add_item(Act("doubt", kept.key, say("Not right")))
    if reply.choices:
        view.add_item(Choose(kept.key, reply.choices))
    for item in kept.more() if kept.more is not None else ():
        view.add_item(item)
    return view


async def _answer(interaction: Interaction, kept: Kept, question: str) -> None:
    """Show the answer to a question in place of a reply."""
    host: Host = interaction.client
    with host.answering():
        await interaction.response.defer()
        pictured = may_attach(interaction)
        answer = await host.work(lambda: kept_of(host.desk.take(question, kept.asker), kept.asker, pictured=pictured))
        await interaction.edit_original_response(**first_of(answer))
    host.shelf.discard(kept.key)
    if has_controls(answer):
        host.shelf.keep(answer, lambda: interaction.edit_original_response(view=None))


def _not_yours() -> str:
    return say("Only the person who asked can use this. Ask me yourself, and you get your own.")


@asynccontextmanager
async def _owning_up(interaction: Interaction) -> AsyncIterator[None]:
    """Speak the person's language within, and tell them what went wrong: the library only logs it."""
    try:
        with speaking(str(interaction.locale)):
            yield
    except Exception as error:  # noqa: BLE001  whatever it is, somebody has pressed something
        await own_up(interaction, error)


async def _may_ask(interaction: Interaction) -> bool:
    """Count a use; False where this person has to wait, and has been told so."""
    seconds = interaction.client.cooldowns.wait(interaction.user.id)
    if seconds:
        await tell(interaction, please_wait(seconds))
    return not seconds


async def _claim(interaction: Interaction, key: str) -> Kept | None:
    """The reply, if it is still kept and this person's; otherwise they are told."""
    kept = interaction.client.shelf.get(key)
    if kept is None:
        await tell(interaction, gone())
    elif kept.asker.person != str(interaction.user.id):
        await tell(interaction, _not_yours())
        return None
    return kept
