"""Who would be notified by a message, by Discord's rules for allowed mentions."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tests.discord_standin.world import Json, Message, Permission, World

USER = re.compile(r"<@!?(\d{1,20})>")
ROLE = re.compile(r"<@&(\d{1,20})>")
EVERYONE = re.compile(r"@(?:everyone|here)\b")


def settle(message: Message, allowed: Json | None, world: World) -> None:
    """Fill in who the message mentions, and whom that notifies. Embeds never notify anybody."""
    may = world.permissions(message.author, message.channel)
    users = [int(found) for found in USER.findall(message.content)]
    roles = [int(found) for found in ROLE.findall(message.content)]
    parse = ["users", "roles", "everyone"] if allowed is None else allowed.get("parse") or []
    pinged: set[int | str] = set()
    pinged |= _among(users, "users", parse, allowed)
    if Permission.MENTION_EVERYONE in may:
        pinged |= _among(roles, "roles", parse, allowed)
        message.mention_everyone = "everyone" in parse and bool(EVERYONE.search(message.content))
    if message.mention_everyone:
        pinged.add("everyone")
    if message.reference and not message.reference.deleted:
        answered = message.reference.author
        if allowed is None or allowed.get("replied_user", False):
            pinged.add(answered.id)
            users.append(answered.id)
    known = (world.user(identity) for identity in dict.fromkeys(users))
    message.mentions = [user for user in known if user is not None]
    message.pinged = frozenset(pinged)


def _among(found: Iterable[int], kind: str, parse: list[str], allowed: Json | None) -> set[int | str]:
    if kind in parse:
        return set(found)
    listed = {int(identity) for identity in (allowed or {}).get(kind) or []}
    return {identity for identity in found if identity in listed}
