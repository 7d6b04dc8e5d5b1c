"""Messages to the bot: mentions, direct messages and replies to it, answered as replies."""

from __future__ import annotations

import asyncio
import logging
import re
from typing import TypedDict

import discord

from bot.access import Addressed, should_answer
from bot.commands.controls import files_of, has_controls, kept_of, no_files, page_of
from bot.commands.host import Host
from bot.commands.shelf import Kept
from bot.commands.telling import apology, please_wait, stopped
from bot.desk import Asker
from bot.meter import Use
from bot.show import embeds
from bot.tongue import say, speak, spoken

LONGEST = 500
KINDS = frozenset({discord.MessageType.default, discord.MessageType.reply})

_log = logging.getLogger(__name__)


class Sent(TypedDict, total=False):
    """The arguments that send a reply."""

    content: str
    embed: discord.Embed
    view: discord.ui.View
    files: list[discord.File]


class Conversation:
    """Answers messages that are meant for the bot."""

    def __init__(self, host: Host) -> None:
        self._host = host
        self._typing: set[asyncio.Task[None]] = set()

    async def hear(self, message: discord.Message) -> None:
        """Answer the message if it is for us. Whatever goes wrong, the person is told or the log knows."""
        if message.type not in KINDS or not should_answer(self._addressed(message)):
            return
        speak(self._host.locale_of(message.author.id, message.guild))
        missing = self._missing(message)
        if missing is not None:
            await _tell_privately(message, missing)
            return
        seconds = self._host.cooldowns.wait(message.author.id)
        if seconds:
            if self._host.cooldowns.warn(message.author.id):
                await _send(message, {"content": please_wait(seconds)})
            return
        with (
            self._host.answering(lambda: _send(message, {"content": stopped()})),
            self._host.meter.use("message") as use,
        ):
            self._show_typing(message)
            await self._answer(message, use)

    async def _answer(self, message: discord.Message, use: Use) -> None:
        asker = asker_of(message)
        question = self._question(message)
        desk = self._host.desk
        may = self._may(message)
        pictured = may.attach_files and may.embed_links
        note = "" if may.attach_files else no_files()
        try:
            kept = await self._host.work(
                lambda: kept_of(
                    desk.ask(question, asker) if question else desk.help(asker), asker, pictured=pictured, note=note
                )
            )
        except Exception as error:  # noqa: BLE001  whatever it is, somebody waits for an answer
            use.failed = True
            await _send(message, {"content": apology(error)})
            return
        await self._show(message, kept)

    async def _show(self, message: discord.Message, kept: Kept) -> None:
        if not self._may(message).embed_links:
            note = f"\n-# {_no_embeds()}" if has_controls(kept) else ""
            await _send(message, {"content": embeds.content(kept.pages[0])[: 2000 - len(note)] + note})
            return
        shown = page_of(kept, 0)
        arguments: Sent = {"embed": shown["embed"], "files": files_of(kept)}
        if shown["view"] is not None:
            arguments["view"] = shown["view"]
        sent = await _send(message, arguments)
        if sent is not None and has_controls(kept):
            self._host.shelf.keep(kept, lambda: sent.edit(view=None))

    def _addressed(self, message: discord.Message) -> Addressed:
        me = self._host.user
        answered = message.reference.resolved if message.reference else None
        return Addressed(
            by_bot=message.author.bot or message.webhook_id is not None,
            direct=message.guild is None,
            mentions_bot=me is not None and any(one.id == me.id for one in message.mentions),
            answers_bot=me is not None and isinstance(answered, discord.Message) and answered.author.id == me.id,
            has_text=bool(message.content.strip()),
        )

    def _question(self, message: discord.Message) -> str:
        me = self._host.user
        text = re.sub(rf"<@!?{me.id}>", " ", message.content) if me else message.content
        return " ".join(text.split())[:LONGEST]

    def _may(self, message: discord.Message) -> discord.Permissions:
        me = message.guild.me if message.guild else None
        if me is None or isinstance(message.channel, discord.PartialMessageable | discord.DMChannel):
            return discord.Permissions.all()
        return message.channel.permissions_for(me)

    def _missing(self, message: discord.Message) -> str | None:
        may = self._may(message)
        if isinstance(message.channel, discord.Thread):
            return None if may.send_messages_in_threads else say("Send Messages in Threads")
        return None if may.send_messages else say("Send Messages")

    def _show_typing(self, message: discord.Message) -> None:
        task = asyncio.get_running_loop().create_task(_type(message))
        self._typing.add(task)
        task.add_done_callback(self._typing.discard)


def asker_of(message: discord.Message) -> Asker:
    """Who wrote the message, and where; answered in the language of the moment."""
    server = str(message.guild.id) if message.guild else None
    return Asker(str(message.author.id), str(message.channel.id), server, spoken())


def _no_embeds() -> str:
    return say("I lack the Embed Links permission here, so this is plain text, without buttons for more.")


async def _send(message: discord.Message, arguments: Sent) -> discord.Message | None:
    """Reply, or where replying is not allowed, write; None where the question is gone or nothing may be sent."""
    try:
        return await message.reply(**arguments, mention_author=False)
    except discord.Forbidden:
        pass
    except discord.HTTPException as error:
        # The question was deleted meanwhile: its answer is not wanted any more.
        _log.info("no reply to message %s: %s", message.id, error.text)
        return None
    try:
        return await message.channel.send(**arguments)
    except discord.HTTPException as error:
        _log.warning("no answer to message %s in channel %s: %s", message.id, message.channel.id, error.text)
        return None


async def _type(message: discord.Message) -> None:
    try:
        await message.channel.typing()
    except discord.HTTPException as error:
        _log.debug("no typing indicator in channel %s: %s", message.channel.id, error.text)


async def _tell_privately(message: discord.Message, missing: str) -> None:
    """Say, directly, which permission is missing where somebody asked; people may not take direct messages."""
    try:
        await message.author.send(
            say(
                "I can't answer you in {channel}: I lack the {permission} permission there.",
                channel=f"<#{message.channel.id}>",
                permission=missing,
            )
        )
    except discord.HTTPException as error:
        _log.info(
            "channel %s lacks %s, and %s takes no messages: %s", message.channel.id, missing, message.author.id, error
        )
