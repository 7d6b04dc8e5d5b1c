"""Who may do what with content: a row for every path there is, and the people who try it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from typing import NamedTuple

import discord
from discord import app_commands

from bot.client import Pressbox
from bot.commands.content import CONTENT, FORMS, MODERATING
from bot.commands.content.reviewing import ITEMS as REVIEWING
from tests.bot.stage import Stage
from tests.discord_standin import Channel, Interaction, Message, User
from tests.discord_standin.world import Json

MODERATORS = frozenset({"moderator by permission", "moderator by role", "admin"})
OPERATORS = frozenset({"operator"})
ADMINS = frozenset({"admin"})
BEGINNER = frozenset({"moderator by permission"})
"""Who has begun a change."""
ALL = " everywhere"
"""What stands behind the name of a path that leads to the content of every server."""

STORY = "---\ntitle: {title}\ndate: 2023-06-20\n---\nChile beat Peru 4-0 in Lima on Monday.\n"

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
        options = {option.name: option for option in command.parameters}
        names = [command.qualified_name]
        names += [f"{command.qualified_name} > {name}" for name, option in options.items() if option.autocomplete]
        yield from names
        if "everywhere" in options:
            yield from (name + ALL for name in names)
    for menu in client.tree.get_commands(type=discord.AppCommandType.message):
        if menu.default_permissions is not None:
            yield menu.name
    yield from (item.__name__ for item in MODERATING)
    yield from (item.__name__ + ALL for item in REVIEWING)
    for form in FORMS:
        yield from (f"form {form.name}", f"form {form.name}{ALL}")


async def prepare(stage: Stage) -> None:
    """Content of the server's own and of all, some of it removed, and an answer of each called wrong."""
    standin = stage.standin
    for who, options in ((standin.moderator, {}), (stage.operator, {"everywhere": True})):
        place = "all" if options else "own"
        for name in (f"{place}.md", f"{place}-gone.md"):
            file = standin.world.store(name, STORY.format(title=f"Story {name}").encode())
            await confirm(stage, "content add", {"file": file} | options, who)
        await confirm(stage, "content remove", {"story": f"{place}-gone.md"} | options, who)
    for where in (standin.channel, standin.world.conversation(standin.member)):
        asked = await standin.slash("ask", {"question": "What was the score between Kenya and Cuba?"}, where=where)
        await standin.press(asked.reply, "Not right")


async def confirm(stage: Stage, name: str, options: Json, who: User, where: Channel | None = None) -> Message:
    """Do something all the way."""
    shown = await stage.done(await stage.standin.slash(name, options, by=who, where=where, forced=True))
    yes = next(one["label"] for one in shown.controls if one["label"] in {"Publish", "Confirm"})
    return await stage.done(await stage.standin.press(shown, yes, by=who))


def slash(name: str, options: Json | Callable[[Stage], Json]) -> Try:
    """Use a command, past what Discord withholds."""

    async def attempt(stage: Stage, who: User, where: Channel) -> Outcome:
        given = options(stage) if callable(options) else options
        asked = await stage.standin.slash(name, given, by=who, where=where, forced=True)
        if asked.original is not None:
            await stage.done(asked)
        return asked

    return attempt


def typing(name: str, option: str, others: Json) -> Try:
    """Type into an option."""

    async def attempt(stage: Stage, who: User, where: Channel) -> Outcome:
        return await stage.standin.autocomplete(name, option, "", others=others, by=who, where=where, forced=True)

    return attempt


def command(name: str, options: Json, typed: Json) -> Iterator[tuple[str, Path]]:
    """The rows of a command for the server's own content, and for that of all.

    `typed` gives, for each option that suggests, what stands in the others. A name of a story of the server's own is
    that of one of all, for all.
    """
    for allowed, suffix in ((MODERATORS, ""), (OPERATORS, ALL)):

        def given(told: Json, suffix: str = suffix) -> Json:
            if not suffix:
                return told
            return {key: str(value).replace("own", "all") for key, value in told.items()} | {"everywhere": True}

        yield name + suffix, Path(allowed, slash(name, given(options)))
        for option, others in typed.items():
            yield f"{name} > {option}{suffix}", Path(allowed, typing(name, option, given(others)))


def attached(stage: Stage) -> Json:
    """A file of a story."""
    return {"file": stage.standin.world.store("more.md", STORY.format(title="More").encode())}


async def menu(stage: Stage, who: User, where: Channel) -> Outcome:
    """Use the menu of a message."""
    message = Message(where, who, "Chile beat Peru 4-0 in Lima on Monday.")
    return await stage.standin.menu("Add as story", message, by=who, where=where, forced=True)


def form(options: Json) -> Try:
    """Send the form for pasting that a moderator, or the operator where it is for all, has been shown."""

    async def attempt(stage: Stage, who: User, where: Channel) -> Outcome:
        asked = await stage.standin.slash("content add", options, by=_opener(stage, options), forced=True)
        return await stage.standin.submit(asked, {"Text": "Chile beat Peru 4-0 on Monday."}, by=who, where=where)

    return attempt


def decided(label: str) -> Try:
    """Press a button of a preview that the moderator has been shown."""

    async def attempt(stage: Stage, who: User, where: Channel) -> Outcome:
        alias = {"name": "Chile", "alias": "La Rojita"}
        shown = await stage.standin.slash("content correct alias", alias, by=stage.standin.moderator)
        return await stage.standin.press(shown.reply, label, by=who, where=where)

    return attempt


async def stopped(stage: Stage, who: User, where: Channel) -> Outcome:
    """Stop something that takes long."""
    shown = await stage.standin.slash("content review", by=stage.standin.moderator)
    (button, *_) = shown.reply.controls
    shown.reply.components = [{"type": 1, "components": [button | {"custom_id": "stop:0123456789ab", "label": "Stop"}]}]
    return await stage.standin.press(shown.reply, "Stop", by=who, where=where)


def judged(label: str, options: Json) -> Try:
    """Press a button of the review list that somebody else has before them."""

    async def attempt(stage: Stage, who: User, where: Channel) -> Outcome:
        shown = await stage.standin.slash("content review", options, by=_opener(stage, options), forced=True)
        return await stage.standin.press(shown.reply, label, by=who, where=where)

    return attempt


def suspected(options: Json) -> Try:
    """Choose a fact that somebody else has been offered."""

    async def attempt(stage: Stage, who: User, where: Channel) -> Outcome:
        return await stage.standin.choose(await _suspects(stage, options), "fact", "Cuba", by=who, where=where)

    return attempt


def amended(options: Json) -> Try:
    """Send a form that somebody else has been shown."""

    async def attempt(stage: Stage, who: User, where: Channel) -> Outcome:
        opener = _opener(stage, options)
        asked = await stage.standin.choose(await _suspects(stage, options), "fact", "Cuba", by=opener)
        return await stage.standin.submit(asked, {"score": "9-0"}, by=who, where=where)

    return attempt


async def _suspects(stage: Stage, options: Json) -> Message:
    opener = _opener(stage, options)
    shown = await stage.standin.slash("content review", options, by=opener, forced=True)
    await stage.standin.press(shown.reply, "Correct it", by=opener)
    return shown.reply


def _opener(stage: Stage, options: Json) -> User:
    return stage.operator if options.get("everywhere") else stage.standin.moderator


FACT = {"story": "own.md", "fact": "Chile 4-0 Peru"}
HERE: Json = {}
THERE: Json = {"everywhere": True}

PATHS: dict[str, Path] = {
    "content add": Path(MODERATORS, slash("content add", attached)),
    "content add everywhere": Path(OPERATORS, slash("content add", lambda stage: attached(stage) | THERE)),
    "content reload": Path(OPERATORS, slash("content reload", {})),
    "content role": Path(ADMINS, slash("content role", lambda stage: {"moderators": stage.crew})),
    "Add as story": Path(MODERATORS, menu),
    "Decide": Path(BEGINNER, decided("Cancel")),
    "Stop": Path(MODERATORS | OPERATORS, stopped),
    "Judge": Path(MODERATORS, judged("Next", HERE)),
    "Judge everywhere": Path(OPERATORS, judged("Next", THERE)),
    "Suspect": Path(MODERATORS, suspected(HERE)),
    "Suspect everywhere": Path(OPERATORS, suspected(THERE)),
    "form paste": Path(MODERATORS, form(HERE)),
    "form paste everywhere": Path(OPERATORS, form(THERE)),
    "form amend": Path(MODERATORS, amended(HERE)),
    "form amend everywhere": Path(OPERATORS, amended(THERE)),
    **dict(command("content stories", {}, {"search": {}})),
    **dict(command("content facts", {"story": "own.md"}, {"story": {}})),
    **dict(command("content problems", {}, {})),
    **dict(command("content history", {}, {})),
    **dict(command("content export", {}, {})),
    **dict(command("content review", {}, {})),
    **dict(command("content remove", {"story": "own.md"}, {"story": {}, "added": {}})),
    **dict(command("content restore", {"story": "own-gone.md"}, {"story": {}})),
    **dict(command("content rollback", {"edition": "1"}, {"edition": {}})),
    **dict(command("content undo", {}, {"change": {}})),
    **dict(command("content correct hide", FACT, {"story": {}, "fact": {"story": "own.md"}})),
    **dict(
        command(
            "content correct field",
            FACT | {"field": "score", "value": "5-0"},
            {"story": {}, "fact": {"story": "own.md"}, "field": FACT},
        )
    ),
    **dict(command("content correct alias", {"name": "Chile", "alias": "La Rojita"}, {"name": {}})),
    **dict(command("content correct merge", {"wrong": "Peru", "right": "Chile"}, {"wrong": {}, "right": {}})),
    **dict(
        command(
            "content correct split",
            {"name": "Chile", "form": "Chile", "called": "Chile B", "story": "own.md"},
            {"name": {}, "story": {}},
        )
    ),
    **dict(command("content correct story", {"story": "own.md", "title": "Better"}, {"story": {}})),
}
