"""Whether somebody may do what they are about to do: asked on every path, of what Discord says with it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.access import Power, refusal
from bot.commands.errors import RefusedError, UnreadableError
from bot.commands.host import Interaction, actor
from bot.commands.telling import own_up, tell
from bot.tongue import say, speaking
from knowledge.model import GLOBAL


async def refused(interaction: Interaction, power: Power) -> str | None:
    """Why this person may not do here what takes this power; None where they may."""
    who, host = actor(interaction), interaction.client
    server = who.server
    role = None
    # The store is asked only where its word counts.
    if server is not None and power is Power.MODERATE and not who.manages and not who.by_bot:
        role = await host.suggest(lambda: host.desk.moderators(server))
    return refusal(power, who, role=role, operators=host.operators)


async def permit(interaction: Interaction, power: Power) -> None:
    """Let who may pass; RefusedError for anybody else."""
    why = await refused(interaction, power)
    if why is not None:
        raise RefusedError(why)


async def permit_any(interaction: Interaction) -> None:
    """Let pass who has some power over content here; RefusedError, in the words of the least, for anybody else."""
    least = await refused(interaction, Power.MODERATE)
    if least is None:
        return
    for power in (Power.GOVERN, Power.REFRESH, Power.APPOINT):
        if await refused(interaction, power) is None:
            return
    raise RefusedError(least)


async def collection_for(interaction: Interaction, *, everywhere: bool) -> str:
    """The collection that somebody means, where they may change it: their server's, or that of all."""
    await permit(interaction, Power.GOVERN if everywhere else Power.MODERATE)
    return GLOBAL if everywhere else str(interaction.guild_id)


async def permit_for(interaction: Interaction, collection: str) -> None:
    """Let pass who may change a collection from here; RefusedError for anybody else.

    What belongs to one server is out of reach in every other.
    """
    await permit(interaction, Power.GOVERN if collection == GLOBAL else Power.MODERATE)
    if collection not in {GLOBAL, str(interaction.guild_id)}:
        raise RefusedError(foreign())


@asynccontextmanager
async def minding(interaction: Interaction) -> AsyncIterator[None]:
    """Speak the person's language within, and tell them of a refusal or of what went wrong."""
    try:
        with speaking(str(interaction.locale)):
            yield
    except (RefusedError, UnreadableError) as told:
        await tell(interaction, str(told))
    except Exception as error:  # noqa: BLE001  whatever it is, somebody has pressed something
        await own_up(interaction, error)


def foreign() -> str:
    """What is said where something belongs to another server."""
    return say("That belongs to another server.")
