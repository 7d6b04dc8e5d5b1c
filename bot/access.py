"""Who may do what, where: pure functions, checked whenever something is about to be done."""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum

from bot.tongue import say
from knowledge.model import Record


class Addressed(Record, frozen=True):
    """What decides whether a message is meant for the bot."""

    by_bot: bool
    direct: bool
    mentions_bot: bool
    answers_bot: bool
    has_text: bool


def should_answer(message: Addressed) -> bool:
    """Answer people who write to the bot, mention it or reply to it; never bots, and never where nothing can be read.

    A reply that does not notify the bot arrives without its text: whoever turned that off was not asking.
    """
    if message.by_bot:
        return False
    if message.direct or message.mentions_bot:
        return True
    return message.answers_bot and message.has_text


class Power(StrEnum):
    """What it takes to do something about content."""

    MODERATE = "moderate"
    """To look after the content of one server."""
    GOVERN = "govern"
    """To change what every server sees."""
    REFRESH = "refresh"
    """To read the operator's own folder again."""
    APPOINT = "appoint"
    """To say who moderates the content of a server."""


class Actor(Record, frozen=True):
    """Who wants to do something, and where: as Discord tells it with this very interaction, never from before.

    `server` is the server that has added the bot and where this happens; None in direct messages, and where somebody
    uses the app as their own.
    """

    person: int
    server: str | None = None
    by_bot: bool = False
    administers: bool = False
    manages: bool = False
    roles: frozenset[int] = frozenset()


def refusal(power: Power, actor: Actor, *, role: int | None, operators: Collection[int]) -> str | None:
    """Why somebody may not do what takes this power; None where they may.

    `role` is the one that the admins of the server have given the right to moderate its content, None for none. It
    counts beside the Manage Server permission. What every server sees is for the operators alone; only the reading
    again of their folder is for whoever manages a server, too, where no operator is named.
    """
    if actor.by_bot:
        return say("Bots may not change the content.")
    if actor.server is None:
        return say("This works in a server that has added me.")
    match power:
        case Power.APPOINT:
            return None if actor.administers else say("You need the Administrator permission for that.")
        case Power.MODERATE:
            may = actor.manages or (role is not None and role in actor.roles)
            return None if may else _needed(role)
        case Power.GOVERN:
            may = actor.person in operators
        case Power.REFRESH:
            may = actor.person in operators or (not operators and actor.manages)
            if not operators and not may:
                return say("You need the Manage Server permission for that.")
    return None if may else say("Only the operators of this bot may change what every server sees.")


def _needed(role: int | None) -> str:
    if role is None:
        return say("You need the Manage Server permission for that.")
    return say("You need the Manage Server permission for that, or the role that this server's admins have named.")
