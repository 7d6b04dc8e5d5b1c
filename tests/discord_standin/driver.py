"""What a test holds: the stand-in, running, and the people who use the bot through it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from types import TracebackType
from typing import Self, TypeVar

from aiohttp import web

from tests.discord_standin import forms, payloads, pings
from tests.discord_standin import interactions as kinds
from tests.discord_standin.faults import Faults
from tests.discord_standin.gateway import DIRECT_MESSAGES, GUILD_MESSAGES, GUILDS, Gateway
from tests.discord_standin.interactions import Interaction, Ledger
from tests.discord_standin.rest import Rest
from tests.discord_standin.schema import Description
from tests.discord_standin.server import Server
from tests.discord_standin.world import Channel, Guild, Json, Message, Permission, User, World

T = TypeVar("T")

PATIENCE = 30.0
"""Seconds that a test waits before it fails."""
SUBCOMMAND, SUBCOMMAND_GROUP = 1, 2
MESSAGE_MENU = 3
INTERACTIONS = (1 << 32) - 1
"""Interactions reach every session, whatever its intents."""


class Standin:
    """Discord on loopback, with one server ("Press club"), its channel #general, a moderator and a member."""

    def __init__(
        self, *, acknowledge_within: float = 3.0, token_life: float = 900.0, heartbeat: float = 5.0, port: int = 0
    ) -> None:
        self.world = World()
        self.description = Description()
        self.faults = Faults()
        self.gateway = Gateway(self.world, self.description, self._changed, heartbeat)
        self.ledger = Ledger(acknowledge_within, token_life)
        self.server = Server(self.world, self.description, self.faults, self._changed)
        self.rest = Rest(self.world, self.gateway, self.ledger)
        self.guild, self.channel, self.moderator, self.member = self._people()
        self.url = ""
        self._port = port
        self._runner: web.AppRunner | None = None
        self._wake = asyncio.Event()

    def _people(self) -> tuple[Guild, Channel, User, User]:
        guild = self.world.guild("Press club", User("owner"))
        moderator = guild.join(User("moderator"), Permission.MANAGE_GUILD)
        return guild, guild.channel("general"), moderator, guild.join(User("member"))

    async def __aenter__(self) -> Self:
        app = web.Application(client_max_size=30 * 2**20)
        self.rest.install(app, self.server)
        app.router.add_get("/gateway/", self.gateway.serve)
        self._runner = web.AppRunner(app, shutdown_timeout=0.5)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", self._port)
        await site.start()
        host, port = self._runner.addresses[0][:2]
        self.url = f"http://{host}:{port}/api/v10"
        self.gateway.url = f"ws://{host}:{port}/gateway/"
        self.world.cdn = f"http://{host}:{port}/attachments"
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.gateway.drop()
        if self._runner is not None:
            await self._runner.cleanup()

    @property
    def violations(self) -> list[str]:
        """Where a request, a response or an event is not as Discord's description has it."""
        return self.server.violations + self.gateway.violations

    # --- waiting ---

    async def until(self, found: Callable[[], T | None], what: str, patience: float = PATIENCE) -> T:
        """Wait until `found` gives something true, and return that."""
        loop = asyncio.get_running_loop()
        end = loop.time() + patience
        while not (result := found()):
            left = end - loop.time()
            if left <= 0:
                raise AssertionError(f"waited {patience} s for {what}")
            self._wake.clear()
            try:
                await asyncio.wait_for(self._wake.wait(), min(left, 0.25))
            except TimeoutError:
                continue
        return result

    async def connected(self, patience: float = 30.0) -> None:
        """Wait until the bot listens and its commands are registered."""
        await self.until(lambda: self.gateway.connected, "the bot to connect", patience)

    async def answered(self, interaction: Interaction, patience: float = PATIENCE) -> Interaction:
        """Wait until a person would see the answer."""
        await self.until(lambda: interaction.settled, f"an answer to {interaction.data}", patience)
        return interaction

    async def replied(self, message: Message, patience: float = PATIENCE) -> Message:
        """Wait for the bot's reply to a message."""
        return await self.until(
            lambda: next((one for one in self.rest.posted if one.reference is message), None),
            f"a reply to {message.content!r}",
            patience,
        )

    # --- what people do ---

    async def slash(
        self,
        name: str,
        options: Json | None = None,
        *,
        by: User | None = None,
        where: Channel | None = None,
        forced: bool = False,
        late: bool = False,
        wait: bool = True,
        locale: str = "en-US",
        by_user_install: bool = False,
    ) -> Interaction:
        """Use a command ("content reload" is a subcommand) and wait for its answer.

        `forced` goes past what Discord itself withholds from somebody without the permission; `late` makes an
        interaction that can no longer be acknowledged when the bot gets it.
        """
        by, where = by or self.member, where or self.channel
        data = self._command(name, options or {}, by, where, forced=forced)
        interaction = Interaction(kinds.COMMAND, data, by, where, locale=locale, by_user_install=by_user_install)
        if late:
            interaction.born -= self.ledger.acknowledge_within + 1
        await self._interact(interaction)
        return await self.answered(interaction) if wait else interaction

    async def autocomplete(
        self,
        name: str,
        option: str,
        typed: str,
        *,
        others: Json | None = None,
        by: User | None = None,
        where: Channel | None = None,
        locale: str = "en-US",
        forced: bool = False,
    ) -> list[Json]:
        """What is offered while somebody types into an option."""
        by, where = by or self.member, where or self.channel
        data = self._command(name, (others or {}) | {option: typed}, by, where, focused=option, forced=forced)
        interaction = await self._interact(Interaction(kinds.AUTOCOMPLETE, data, by, where, locale=locale))
        await self.answered(interaction)
        return interaction.choices or []

    async def menu(
        self,
        name: str,
        message: Message,
        *,
        by: User | None = None,
        where: Channel | None = None,
        forced: bool = False,
        wait: bool = True,
    ) -> Interaction:
        """Use a command of a message's context menu and wait for its answer; its target arrives with its words."""
        by, where = by or self.member, where or message.channel
        command = next(
            (one for one in self.world.commands if one["name"] == name and one["type"] == MESSAGE_MENU), None
        )
        assert command is not None, f"no such menu: {[one['name'] for one in self.world.commands]}"
        if not forced:
            _assert_offered(command, self.world, by, where)
        resolved = {"messages": {str(message.id): payloads.message(message)}}
        data = {"id": command["id"], "name": name, "type": MESSAGE_MENU} | {
            "target_id": str(message.id),
            "resolved": resolved,
        }
        interaction = await self._interact(Interaction(kinds.COMMAND, data, by, where))
        return await self.answered(interaction) if wait else interaction

    async def submit(
        self, asked: Interaction, values: Json, *, by: User | None = None, where: Channel | None = None
    ) -> Interaction:
        """Fill in the form that an interaction opened, by its labels, send it, and wait for the answer."""
        assert asked.modal is not None, f"no form came of {asked.data}"
        data = {"custom_id": asked.modal["custom_id"], "components": forms.filled(asked.modal, values)}
        where = where or asked.channel
        interaction = Interaction(kinds.MODAL, data, by or asked.user, where, asked.message, locale=asked.locale)
        return await self.answered(await self._interact(interaction))

    async def press(
        self,
        message: Message,
        label: str,
        *,
        by: User | None = None,
        where: Channel | None = None,
        wait: bool = True,
        locale: str = "en-US",
        by_user_install: bool = False,
    ) -> Interaction:
        """Press the button with this label; `where` is another place than its message's only for what nobody can do."""
        control, own = message.control(label), by_user_install
        return await self._use(message, control, {}, by, where, wait=wait, locale=locale, by_user_install=own)

    async def choose(
        self,
        message: Message,
        placeholder: str,
        option: str,
        *,
        by: User | None = None,
        where: Channel | None = None,
        wait: bool = True,
    ) -> Interaction:
        """Choose, in the select with this placeholder, the option whose label holds these words."""
        control = message.control(placeholder)
        value = next(one["value"] for one in control["options"] if option.casefold() in one["label"].casefold())
        return await self._use(message, control, {"values": [value]}, by, where, wait=wait)

    async def say(
        self,
        content: str,
        *,
        by: User | None = None,
        where: Channel | None = None,
        mention: bool = False,
        reply_to: Message | None = None,
        ping: bool = True,
    ) -> Message:
        """Write in a channel, and do not wait."""
        content = f"{self.world.bot.mention} {content}" if mention else content
        message = Message(where or self.channel, by or self.member, content, reference=reply_to)
        pings.settle(message, {"parse": ["users"], "replied_user": ping}, self.world)
        message.channel.messages[message.id] = message
        direct = message.channel.guild is None
        event = payloads.message_event(message, readable=direct or self.world.bot in message.mentions)
        await self.gateway.dispatch("MESSAGE_CREATE", event, needs=DIRECT_MESSAGES if direct else GUILD_MESSAGES)
        return message

    async def message(
        self,
        content: str,
        *,
        by: User | None = None,
        where: Channel | None = None,
        mention: bool = True,
        reply_to: Message | None = None,
    ) -> Message:
        """Write in a channel, to the bot unless told otherwise, and wait for its reply."""
        asked = await self.say(content, by=by, where=where, mention=mention, reply_to=reply_to)
        return await self.replied(asked)

    async def dm(self, content: str, *, by: User | None = None) -> Message:
        """Write to the bot directly, and wait for its reply."""
        return await self.message(content, by=by, where=self.world.conversation(by or self.member), mention=False)

    async def invite(self, guild: Guild) -> None:
        """Add the bot to a server while it is running."""
        event = payloads.guild_create(guild, self.world.bot)
        # Where a server has not just come back but is new, nothing is said of that.
        del event["unavailable"]
        await self.gateway.dispatch("GUILD_CREATE", event, needs=GUILDS)

    # --- within ---

    def _changed(self) -> None:
        self._wake.set()

    async def _interact(self, interaction: Interaction) -> Interaction:
        self.ledger.open(interaction)
        facts: Json = {
            "id": str(interaction.id),
            "application_id": str(self.world.application),
            "type": interaction.type,
            "token": interaction.token,
            "data": interaction.data,
            "locale": interaction.locale,
        }
        if interaction.by_user_install:
            facts["authorizing_integration_owners"] = {"1": str(interaction.user.id)}
        if interaction.message is not None:
            facts["message"] = payloads.message(interaction.message)
        event = payloads.interaction(facts, interaction.user, interaction.channel)
        await self.gateway.dispatch("INTERACTION_CREATE", event, needs=INTERACTIONS)
        return interaction

    async def _use(
        self,
        message: Message,
        control: Json,
        extra: Json,
        by: User | None,
        where: Channel | None = None,
        *,
        wait: bool,
        locale: str = "en-US",
        by_user_install: bool = False,
    ) -> Interaction:
        assert not control.get("disabled"), f"{control} is disabled"
        data = {"custom_id": control["custom_id"], "component_type": control["type"], "id": 1} | extra
        interaction = Interaction(
            kinds.COMPONENT,
            data,
            by or self.member,
            where or message.channel,
            message,
            locale=locale,
            by_user_install=by_user_install,
        )
        await self._interact(interaction)
        return await self.answered(interaction) if wait else interaction

    def _command(
        self, name: str, options: Json, by: User, where: Channel, *, focused: str = "", forced: bool = False
    ) -> Json:
        """The data of a command, as Discord makes it from the registered definition; what it withholds fails."""
        top, *below = name.split()
        command = next((one for one in self.world.commands if one["name"] == top), None)
        assert command is not None, f"/{top} is not registered: {[one['name'] for one in self.world.commands]}"
        if not forced:
            _assert_offered(command, self.world, by, where)
        definition = command
        for part in below:
            definition = next(one for one in definition["options"] if one["name"] == part)
        filled, resolved = forms.options(definition, options, focused)
        for part in reversed(below):
            kind = SUBCOMMAND_GROUP if part != below[-1] else SUBCOMMAND
            filled = [{"type": kind, "name": part, "options": filled}]
        data: Json = {"id": command["id"], "name": top, "type": 1, "options": filled}
        return data | ({"resolved": resolved} if resolved else {})


def _assert_offered(command: Json, world: World, by: User, where: Channel) -> None:
    needed = Permission(int(command["default_member_permissions"] or 0))
    assert needed in world.permissions(by, where), f"/{command['name']} is not offered to {by.name}"
    contexts = command["contexts"]
    assert contexts is None or (0 if where.guild else 1) in contexts, f"/{command['name']} is not offered here"
    assert where.guild or command["dm_permission"], f"/{command['name']} is not offered in direct messages"
