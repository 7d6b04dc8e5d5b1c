"""Who may do what with content: a row for every path there is, and the people who try it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from typing import NamedTuple

import discord
from discord import app_commands

from bot.client import Pressbox
from bot.commands.content import CONTENT, FORMS, MODERATING
from tests.bot.stage import Stage
from tests.discord_standin import Channel, Interaction, Message, User
from tests.discord_standin.world import Json

NOBODY: frozenset[str] = frozenset()
MODERATORS = frozenset({"moderator by permission", "moderator by role", "admin"})
OPERATORS = frozenset({"operator"})
ADMINS = frozenset({"admin"})
BEGINNER = frozenset({"moderator by permission"})
"""Who has begun a change."""

STORY = b"---\ntitle: Chile warm up in Lima\ndate: 2023-06-20\n---\nChile beat Peru 4-0 in Lima on Monday.\n"

Outcome = Interaction | list[Json]
Try = Callable[[Stage, User, Channel], Awaitable[Outcome]]


class Path(NamedTuple):
    """A way to get at content: for whom it is open, and how somebody tries it somewhere."""

    allowed: frozenset[str]
    attempt: Try


def people(stage: Stage) -> dict[str, tuple[User, Channel]]:
    """Everybody who may come along, and where they do."""
    here, standin = stage.standin.channel, stage.standin
    return {
        "member": (standin.member, here),
        "moderator by permission": (standin.moderator, here),
        "moderator by role": (stage.helper, here),
        "admin": (stage.admin, here),
        "operator": (stage.operator, here),
        "other server's moderator": (stage.neighbour, here),
        "bot": (stage.robot, here),
        "direct message": (standin.moderator, standin.world.conversation(standin.moderator)),
    }


def every_path(client: Pressbox) -> Iterator[str]:
    """The names of all paths that there are, from the commands, controls and forms themselves."""
    for command in CONTENT.walk_commands():
        if isinstance(command, app_commands.Group):
            continue
        yield command.qualified_name
        options = {option.name: option for option in command.parameters}
        if "everywhere" in options:
            yield f"{command.qualified_name} everywhere"
        yield from (f"{command.qualified_name} > {name}" for name, option in options.items() if option.autocomplete)
    for menu in client.tree.get_commands(type=discord.AppCommandType.message):
        if menu.default_permissions is not None:
            yield menu.name
    yield from (item.__name__ for item in MODERATING)
    yield from (f"form {form.name}" for form in FORMS)


def slash(name: str, options: Callable[[Stage], Json] = lambda _: {}) -> Try:
    """Use a command, past what Discord withholds."""

    async def attempt(stage: Stage, who: User, where: Channel) -> Outcome:
        return await stage.standin.slash(name, options(stage), by=who, where=where, forced=True)

    return attempt


def typing(name: str, option: str, typed: str = "", others: Callable[[Stage], Json] = lambda _: {}) -> Try:
    """Type into an option."""

    async def attempt(stage: Stage, who: User, where: Channel) -> Outcome:
        return await stage.standin.autocomplete(
            name, option, typed, others=others(stage), by=who, where=where, forced=True
        )

    return attempt


def attached(stage: Stage) -> Json:
    """A file of a story."""
    return {"file": stage.standin.world.store("chile.md", STORY)}


def reasoned(stage: Stage) -> Json:
    """The same, for every server."""
    return attached(stage) | {"everywhere": True}


async def menu(stage: Stage, who: User, where: Channel) -> Outcome:
    """Use the menu of a message."""
    message = Message(where, who, "Chile beat Peru 4-0 in Lima on Monday.")
    return await stage.standin.menu("Add as story", message, by=who, where=where, forced=True)


def form(name: str, options: Json, values: Json) -> Try:
    """Send the form that a moderator, or the operator where it is for all, has been shown by a command."""

    async def attempt(stage: Stage, who: User, where: Channel) -> Outcome:
        opener = stage.operator if options.get("everywhere") else stage.standin.moderator
        asked = await stage.standin.slash(name, options, by=opener, forced=True)
        return await stage.standin.submit(asked, values, by=who, where=where)

    return attempt


def pressed(label: str) -> Try:
    """Press a button of a preview that the moderator has been shown."""

    async def attempt(stage: Stage, who: User, where: Channel) -> Outcome:
        shown = await stage.standin.slash("content add", attached(stage), by=stage.standin.moderator)
        await stage.done(shown)
        return await stage.standin.press(shown.reply, label, by=who, where=where)

    return attempt


async def stopped(stage: Stage, who: User, where: Channel) -> Outcome:
    """Stop something that takes long."""
    shown = await stage.standin.slash("content add", attached(stage), by=stage.standin.moderator)
    await stage.done(shown)
    (button, *_) = shown.reply.controls
    shown.reply.components = [{"type": 1, "components": [button | {"custom_id": "stop:0123456789ab", "label": "Stop"}]}]
    return await stage.standin.press(shown.reply, "Stop", by=who, where=where)


PATHS: dict[str, Path] = {
    "content add": Path(MODERATORS, slash("content add", attached)),
    "content add everywhere": Path(OPERATORS, slash("content add", reasoned)),
    "content reload": Path(OPERATORS, slash("content reload")),
    "content role": Path(ADMINS, slash("content role", lambda stage: {"moderators": stage.crew})),
    "Add as story": Path(MODERATORS, menu),
    "Decide": Path(BEGINNER, pressed("Cancel")),
    "Stop": Path(MODERATORS | OPERATORS, stopped),
    "form paste": Path(MODERATORS, form("content add", {}, {"Text": "Chile beat Peru 4-0 in Lima on Monday."})),
}
