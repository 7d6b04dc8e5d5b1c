"""What the gateway sends, held against Discord's description: it has no events, but what they are made of."""

from __future__ import annotations

from collections.abc import Iterator

from tests.discord_standin.schema import Description
from tests.discord_standin.world import Json

PARTS: dict[str, tuple[tuple[str, str], ...]] = {
    "READY": (("user", "UserPIIResponse"),),
    "GUILD_CREATE": (
        ("roles", "GuildRoleResponse"),
        ("channels", "GuildChannelResponse"),
        ("threads", "ThreadResponse"),
        ("members", "GuildMemberResponse"),
    ),
    "MESSAGE_CREATE": (("", "MessageResponse"),),
    "INTERACTION_CREATE": (
        ("message", "MessageResponse"),
        ("user", "UserResponse"),
        ("member", "GuildMemberResponse"),
    ),
}
"""Of an event: the key of a part ("" is all of it), and the schema of it or of each of them."""


def problems(description: Description, event: str, data: Json) -> list[str]:
    """What is wrong with the parts of an event."""
    return [
        f"{event} {key}: {problem}"
        for key, schema in PARTS.get(event, ())
        for part in _parts(data, key)
        for problem in description.named(schema, part)
    ]


def _parts(data: Json, key: str) -> Iterator[Json]:
    found = data.get(key, []) if key else data
    yield from found if isinstance(found, list) else [found]
