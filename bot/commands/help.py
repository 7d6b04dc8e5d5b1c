"""`/help`: what this person may use, each with an example that the stories answer; for their eyes alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from discord import app_commands

from bot import wording
from bot.commands.content.guard import permit_any
from bot.commands.delivery import deliver
from bot.commands.errors import RefusedError
from bot.commands.host import AnyCommand, Interaction, asker
from bot.replies import Item, Reply
from bot.tongue import label, say


@app_commands.command()
async def help(interaction: Interaction) -> None:  # noqa: A001  the command's name
    """See what you can ask, with examples."""
    host, who = interaction.client, asker(interaction)
    usable = [command for command in host.commands() if await may_use(command, interaction)]

    def made() -> Reply:
        reply, examples = host.desk.help(who), host.desk.examples(who)
        items = tuple(item for command in usable for item in _items(command, examples))
        return Reply(reply.tone, reply.heading, reply.body, items=items)

    await deliver(interaction, made, ephemeral=True)


async def may_use(command: AnyCommand, interaction: Interaction) -> bool:
    """Whether this person may use a command here, by what it declares and by what it checks."""
    here = interaction.guild_id is not None
    if not here and (command.guild_only or (command.allowed_contexts and not command.allowed_contexts.dm_channel)):
        return False
    if command.default_permissions is None:
        return True
    try:
        await permit_any(interaction)
    except RefusedError:
        return False
    return True


def _items(command: AnyCommand, examples: Mapping[str, Mapping[str, str]]) -> Iterator[Item]:
    if isinstance(command, app_commands.Group):
        for one in command.walk_commands():
            if isinstance(one, app_commands.Command):
                yield Item(f"/{' '.join(map(label, one.qualified_name.split()))}", say(one.description))
    elif isinstance(command, app_commands.ContextMenu):
        yield Item(say(command.name), say("press and hold or right-click a message, then Apps"))
    else:
        name = label(command.name)
        typed = " ".join(f"{label(option)}: {value}" for option, value in examples.get(command.name, {}).items())
        shown = say("for instance: /{command} {example}", command=name, example=typed) if typed else ""
        yield Item(f"/{name}", wording.joined([say(command.description), shown]))


COMMANDS: tuple[app_commands.Command[Any, ..., None], ...] = (help,)
