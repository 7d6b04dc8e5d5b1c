"""What a person is told outside an answer, for their eyes alone; and what is said when something went wrong."""

from __future__ import annotations

import logging
import secrets

import discord

from bot.commands.host import Interaction
from bot.tongue import count, say
from knowledge.store.protocol import StoreError

UNKNOWN_INTERACTION = 10062
ALREADY_ACKNOWLEDGED = 40060
GONE = frozenset({UNKNOWN_INTERACTION, ALREADY_ACKNOWLEDGED, 10015, 10008, 50027})
"""Codes that say that nobody waits for this answer any more, or that another process gives it."""

_log = logging.getLogger(__name__)


async def tell(interaction: Interaction, text: str) -> None:
    """Say something only this person sees, whatever has been said before; quiet where nobody waits any more."""
    try:
        if interaction.response.is_done():
            await interaction.followup.send(text, ephemeral=True)
        else:
            await interaction.response.send_message(text, ephemeral=True)
    except discord.HTTPException as error:
        _log.warning("interaction %s could not be told what it should: %s", interaction.id, error.text)


async def own_up(interaction: Interaction, error: BaseException) -> None:
    """Tell a person that something went wrong; nobody where nobody waits any more (expired, deleted, answered)."""
    if isinstance(error, discord.HTTPException) and error.code in GONE:
        _log.info("nobody waits for the answer to interaction %s any more: %s", interaction.id, error.text)
    else:
        await tell(interaction, apology(error))


def apology(error: BaseException) -> str:
    """Log an error in full, and give the sentence that a person is told instead; a store that is away in a line."""
    if isinstance(error, StoreError):
        _log.error("a question could not be answered: %s", error)
        return say("I can't reach my stories at the moment. Please try again in a minute.")
    reference = secrets.token_hex(3)
    _log.error("error %s", reference, exc_info=error)
    return say(
        "Something went wrong on my side. If it happens again, tell whoever runs me: error {reference}.",
        reference=reference,
    )


def stopped() -> str:
    """What somebody is told whose answer was under way when the bot had to stop."""
    return say("I was stopped before I was done. Please try again in a minute.")


def please_wait(seconds: int) -> str:
    """What somebody is told who has asked very often."""
    return count(
        seconds,
        "You have asked a lot just now. I will be glad to answer again in {number} second.",
        "You have asked a lot just now. I will be glad to answer again in {number} seconds.",
    )
