"""Who may do what, where: pure functions, checked whenever something is about to be done."""

from __future__ import annotations

from collections.abc import Collection

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


def may_change_content(person: int, *, manages_server: bool, operators: Collection[int]) -> str | None:
    """Whether somebody may change the content that every server sees: None, or why not.

    It takes the manage-server permission; where operators are named, it takes being one of them.
    """
    if operators:
        return None if person in operators else say("Only the operators of this bot may change what every server sees.")
    return None if manages_server else say("You need the Manage Server permission for that.")
