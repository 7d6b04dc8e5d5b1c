"""Who and what there is: users, servers, channels, messages; and what each may do where."""

from __future__ import annotations

import datetime as dt
import itertools
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import IntFlag
from typing import Any

Json = dict[str, Any]

EPOCH = 1_420_070_400_000
"""Discord's first millisecond, from which its ids count."""


class Permission(IntFlag):
    """The permissions that matter here, with Discord's bits."""

    ADMINISTRATOR = 1 << 3
    MANAGE_GUILD = 1 << 5
    VIEW_CHANNEL = 1 << 10
    SEND_MESSAGES = 1 << 11
    MANAGE_MESSAGES = 1 << 13
    EMBED_LINKS = 1 << 14
    ATTACH_FILES = 1 << 15
    READ_MESSAGE_HISTORY = 1 << 16
    MENTION_EVERYONE = 1 << 17
    USE_APPLICATION_COMMANDS = 1 << 31
    SEND_MESSAGES_IN_THREADS = 1 << 38


ALL = Permission(0)
for _one in Permission:
    ALL |= _one
ORDINARY = ALL & ~(
    Permission.ADMINISTRATOR | Permission.MANAGE_GUILD | Permission.MANAGE_MESSAGES | Permission.MENTION_EVERYONE
)


class ChannelType:
    """Discord's numbers of the kinds of channel used here."""

    TEXT = 0
    DM = 1
    THREAD = 11


_sequence = itertools.count(1)


def snowflake() -> int:
    """A new id, with the time in it as in Discord's own."""
    return ((int(time.time() * 1000) - EPOCH) << 22) | (next(_sequence) & 0x3FFFFF)


def now() -> str:
    """The time as Discord writes it."""
    return dt.datetime.now(dt.UTC).isoformat()


@dataclass(eq=False)
class User:
    """A person, or a bot."""

    name: str
    bot: bool = False
    id: int = field(default_factory=snowflake)

    @property
    def mention(self) -> str:
        return f"<@{self.id}>"


@dataclass(eq=False)
class Role:
    """A role of a server."""

    name: str
    permissions: Permission
    id: int = field(default_factory=snowflake)


@dataclass(eq=False)
class Channel:
    """A channel, thread or direct conversation. `denied` holds what it takes from a user or role, by id."""

    name: str
    type: int = ChannelType.TEXT
    guild: Guild | None = None
    parent: Channel | None = None
    recipient: User | None = None
    denied: dict[int, Permission] = field(default_factory=dict)
    messages: dict[int, Message] = field(default_factory=dict)
    typing: int = 0
    id: int = field(default_factory=snowflake)


@dataclass(eq=False)
class Guild:
    """A server: its roles of members by user id, its channels by id."""

    name: str
    owner: User
    id: int = field(default_factory=snowflake)
    roles: dict[int, Role] = field(default_factory=dict)
    members: dict[int, tuple[User, list[Role]]] = field(default_factory=dict)
    channels: dict[int, Channel] = field(default_factory=dict)
    system_channel: Channel | None = None
    locale: str = "en-US"

    def __post_init__(self) -> None:
        self.roles[self.id] = Role("@everyone", ORDINARY, self.id)
        self.join(self.owner)

    def role(self, name: str, *permissions: Permission) -> Role:
        """Make a role."""
        role = Role(name, Permission(sum(permissions)))
        self.roles[role.id] = role
        return role

    def join(self, user: User, *permissions: Permission, roles: Sequence[Role] = ()) -> User:
        """Make somebody a member, with these roles, and one of their own for these permissions."""
        roles = list(roles)
        if permissions:
            roles.append(self.role(f"role of {user.name}", *permissions))
        self.members[user.id] = (user, roles)
        return user

    def channel(self, name: str, *, parent: Channel | None = None) -> Channel:
        """Open a text channel, or a thread of `parent`."""
        kind = ChannelType.THREAD if parent else ChannelType.TEXT
        channel = Channel(name, kind, guild=self, parent=parent)
        self.channels[channel.id] = channel
        return channel

    def permissions(self, user: User, channel: Channel) -> Permission:
        """What a member may do in a channel."""
        everyone = self.roles[self.id].permissions
        _, roles = self.members[user.id]
        held = everyone
        for role in roles:
            held |= role.permissions
        if user is self.owner or Permission.ADMINISTRATOR in held:
            return ALL
        where = channel.parent or channel
        for target in (self.id, *(role.id for role in roles), user.id):
            held &= ~where.denied.get(target, Permission(0))
        return held if Permission.VIEW_CHANNEL in held else Permission(0)


@dataclass(eq=False)
class Message:
    """A message. `pinged` is who would be notified: user ids, role ids, and "everyone"."""

    channel: Channel
    author: User
    content: str = ""
    embeds: list[Json] = field(default_factory=list)
    components: list[Json] = field(default_factory=list)
    attachments: list[Json] = field(default_factory=list)
    flags: int = 0
    reference: Message | None = None
    mentions: list[User] = field(default_factory=list)
    mention_everyone: bool = False
    pinged: frozenset[int | str] = frozenset()
    invoked_by: User | None = None
    invocation: tuple[int, int] | None = None
    """Id and type of the interaction that it answers."""
    edits: int = 0
    edited: str | None = None
    deleted: bool = False
    sent: str = field(default_factory=now)
    id: int = field(default_factory=snowflake)

    @property
    def ephemeral(self) -> bool:
        return bool(self.flags & 64)

    @property
    def loading(self) -> bool:
        return bool(self.flags & 128)

    @property
    def text(self) -> str:
        """Everything a person would read in it, in order."""
        parts = [self.content]
        for embed in self.embeds:
            parts += [embed.get("author", {}).get("name", ""), embed.get("title", ""), embed.get("description", "")]
            for one in embed.get("fields", []):
                parts += [one["name"], one["value"]]
            parts.append(embed.get("footer", {}).get("text", ""))
        return "\n".join(part for part in parts if part)

    @property
    def controls(self) -> list[Json]:
        """Its buttons and selects, in order."""
        return [control for row in self.components for control in row.get("components", [])]

    def control(self, label: str) -> Json:
        """The button whose label, or the select whose placeholder, holds these words."""
        for control in self.controls:
            if label.casefold() in (control.get("label") or control.get("placeholder") or "").casefold():
                return control
        raise AssertionError(f"no control {label!r} among {[c.get('label') for c in self.controls]}")


class World:
    """All of it: one application, whose bot is a member of the servers."""

    def __init__(self) -> None:
        self.bot = User("Pressbox", bot=True)
        self.application = self.bot.id
        self.maker = User("maker")
        self.token = "standin.token.of-the-bot"  # noqa: S105  it opens nothing but the stand-in
        self.guilds: dict[int, Guild] = {}
        self.direct: dict[int, Channel] = {}
        self.commands: list[Json] = []
        self.files: dict[int, bytes] = {}
        self.cdn = ""

    def store(self, name: str, content: bytes) -> Json:
        """Keep a file where the CDN serves it; gives the attachment."""
        identity = snowflake()
        self.files[identity] = content
        url = f"{self.cdn}/{identity}/{name}"
        return {"id": str(identity), "filename": name, "size": len(content), "url": url, "proxy_url": url}

    def guild(self, name: str, owner: User) -> Guild:
        """Open a server that the bot is in."""
        guild = Guild(name, owner)
        guild.join(self.bot)
        self.guilds[guild.id] = guild
        return guild

    def conversation(self, user: User) -> Channel:
        """The direct conversation between somebody and the bot."""
        if user.id not in self.direct:
            self.direct[user.id] = Channel("", ChannelType.DM, recipient=user)
        return self.direct[user.id]

    def channel(self, identity: int) -> Channel | None:
        """The channel of that id."""
        for guild in self.guilds.values():
            if identity in guild.channels:
                return guild.channels[identity]
        return next((channel for channel in self.direct.values() if channel.id == identity), None)

    def user(self, identity: int) -> User | None:
        """The user of that id."""
        if identity == self.bot.id:
            return self.bot
        known = [user for guild in self.guilds.values() for user, _ in guild.members.values()]
        known += [channel.recipient for channel in self.direct.values() if channel.recipient]
        return next((user for user in known if user.id == identity), None)

    def permissions(self, user: User, channel: Channel) -> Permission:
        """What somebody may do in a channel; in a direct conversation, everything."""
        return channel.guild.permissions(user, channel) if channel.guild else ALL
