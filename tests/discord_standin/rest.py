"""The REST routes that a bot uses, on the world and the ledger of interactions."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from aiohttp import web

from tests.discord_standin import interactions as kinds
from tests.discord_standin import limits, payloads, pings
from tests.discord_standin.gateway import DIRECT_MESSAGES, GUILD_MESSAGES, Gateway
from tests.discord_standin.interactions import Interaction, Ledger
from tests.discord_standin.limits import RefusedError
from tests.discord_standin.server import Answer, Call, Server
from tests.discord_standin.world import Channel, ChannelType, Json, Message, Permission, World, now, snowflake

EPHEMERAL, LOADING, KEPT_FLAGS = 64, 128, 4 | 64 | 4096
KEYS = ("content", "embeds", "components")


class Rest:
    """Answers requests."""

    def __init__(self, world: World, gateway: Gateway, ledger: Ledger) -> None:
        self.world = world
        self.gateway = gateway
        self.ledger = ledger
        self.posted: list[Message] = []
        """Messages that the bot has sent to channels, not counting answers to interactions."""

    def install(self, app: web.Application, server: Server) -> None:
        """Serve every route on the application."""
        routes: list[tuple[str, str, Callable[[Call], Awaitable[Answer]]]] = [
            ("GET", "/users/@me", self.me),
            ("GET", "/oauth2/applications/@me", self.application),
            ("GET", "/applications/@me", self.application),
            ("GET", "/gateway", self.where),
            ("GET", "/gateway/bot", self.where),
            ("GET", "/applications/{application}/commands", self.commands),
            ("PUT", "/applications/{application}/commands", self.set_commands),
            ("POST", "/users/@me/channels", self.open_conversation),
            ("GET", "/channels/{channel}", self.get_channel),
            ("POST", "/channels/{channel}/typing", self.typing),
            ("POST", "/channels/{channel}/messages", self.send),
            ("GET", "/channels/{channel}/messages/{message}", self.get_message),
            ("PATCH", "/channels/{channel}/messages/{message}", self.edit),
            ("DELETE", "/channels/{channel}/messages/{message}", self.delete),
            ("POST", "/interactions/{interaction}/{token}/callback", self.callback),
            ("POST", "/webhooks/{application}/{token}", self.follow_up),
            ("GET", "/webhooks/{application}/{token}/messages/{message}", self.get_reply),
            ("PATCH", "/webhooks/{application}/{token}/messages/{message}", self.edit_reply),
            ("DELETE", "/webhooks/{application}/{token}/messages/{message}", self.delete_reply),
        ]
        for method, template, handler in routes:
            server.route(app, method, template, handler)
        app.router.add_get("/attachments/{file}/{name}", server.download)
        app.router.add_route("*", "/api/{rest:.*}", server.unknown)

    # --- the bot itself ---

    async def me(self, _: Call) -> Answer:
        return 200, payloads.own_user(self.world.bot)

    async def application(self, _: Call) -> Answer:
        return 200, payloads.application(self.world)

    async def where(self, _: Call) -> Answer:
        limit = {"total": 1000, "remaining": 999, "reset_after": 86_400_000, "max_concurrency": 1}
        return 200, {"url": self.gateway.url, "shards": 1, "session_start_limit": limit}

    async def commands(self, _: Call) -> Answer:
        return 200, self.world.commands

    async def set_commands(self, call: Call) -> Answer:
        limits.check_commands(call.body)
        self.world.commands = [payloads.command(body, self.world.application, snowflake()) for body in call.body]
        return 200, self.world.commands

    # --- channels ---

    async def open_conversation(self, call: Call) -> Answer:
        user = self.world.user(int(call.body["recipient_id"]))
        if user is None:
            raise RefusedError(400, 50033, "Invalid Recipient(s)")
        return 200, payloads.channel(self.world.conversation(user))

    async def get_channel(self, call: Call) -> Answer:
        return 200, payloads.channel(self._channel(call))

    async def typing(self, call: Call) -> Answer:
        channel = self._channel(call)
        self._need(channel, _sending(channel))
        channel.typing += 1
        return 204, None

    async def send(self, call: Call) -> Answer:
        channel, body = self._channel(call), call.body
        self._need(channel, _sending(channel))
        if body.get("embeds"):
            self._need(channel, Permission.EMBED_LINKS)
        if call.files:
            self._need(channel, Permission.ATTACH_FILES)
        limits.check_not_empty(body, len(call.files))
        limits.check_message(body)
        message = Message(channel, self.world.bot, reference=self._reference(channel, body))
        self._write(message, body, call.files)
        channel.messages[message.id] = message
        self.posted.append(message)
        await self._announce(message)
        return 200, payloads.message(message)

    async def get_message(self, call: Call) -> Answer:
        channel = self._channel(call)
        self._need(channel, Permission.READ_MESSAGE_HISTORY)
        return 200, payloads.message(self._message(channel, call))

    async def edit(self, call: Call) -> Answer:
        message = self._message(self._channel(call), call)
        if message.author is not self.world.bot:
            raise RefusedError(403, 50005, "Cannot edit a message authored by another user")
        self._rewrite(message, call.body, call.files)
        return 200, payloads.message(message)

    async def delete(self, call: Call) -> Answer:
        channel = self._channel(call)
        message = self._message(channel, call)
        if message.author is not self.world.bot:
            self._need(channel, Permission.MANAGE_MESSAGES)
        _remove(message)
        return 204, None

    # --- interactions ---

    async def callback(self, call: Call) -> Answer:
        kind, data = call.body["type"], call.body.get("data") or {}
        token = call.parts["token"]
        known = self.ledger.all.get(token)
        try:
            self._check_response(kind, data, call.files)
            interaction = self.ledger.acknowledge(int(call.parts["interaction"]), token, kind)
        except RefusedError as refused:
            if known is not None:
                known.refusals.append(refused.body)
            raise
        message = self._respond(interaction, kind, data, call.files)
        if message is not None and not message.ephemeral and kind == kinds.MESSAGE:
            await self._announce(message)
        if call.query.get("with_response") not in {"true", "1"}:
            return 204, None
        return 200, self._receipt(interaction, message)

    async def follow_up(self, call: Call) -> Answer:
        interaction = self.ledger.follow(call.parts["token"])
        limits.check_not_empty(call.body, len(call.files))
        limits.check_message(call.body)
        original = interaction.original
        if interaction.response == kinds.DEFERRED_MESSAGE and original is not None and original.loading:
            message = original
        else:
            message = self._reply(interaction, call.body.get("flags") or 0)
        self._write(message, call.body, call.files)
        if not message.ephemeral:
            await self._announce(message)
        return 200, payloads.message(message)

    async def get_reply(self, call: Call) -> Answer:
        return 200, payloads.message(self._replied(self.ledger.follow(call.parts["token"]), call))

    async def edit_reply(self, call: Call) -> Answer:
        interaction = self.ledger.follow(call.parts["token"])
        message = self._replied(interaction, call)
        self._rewrite(message, call.body, call.files)
        interaction.updates += 1
        return 200, payloads.message(message)

    async def delete_reply(self, call: Call) -> Answer:
        _remove(self._replied(self.ledger.follow(call.parts["token"]), call))
        return 204, None

    # --- within ---

    def _check_response(self, kind: int, data: Json, files: list[Json]) -> None:
        if kind == kinds.CHOICES:
            limits.check_choices(data.get("choices") or [])
        elif kind == kinds.OPEN_MODAL:
            limits.check_modal(data)
        elif kind == kinds.MESSAGE:
            limits.check_not_empty(data, len(files))
        if kind in {kinds.MESSAGE, kinds.UPDATE}:
            limits.check_message(data)

    def _respond(self, interaction: Interaction, kind: int, data: Json, files: list[Json]) -> Message | None:
        if kind == kinds.CHOICES:
            interaction.choices = data.get("choices") or []
        elif kind == kinds.OPEN_MODAL:
            interaction.modal = data
        elif kind == kinds.UPDATE and interaction.message is not None:
            self._rewrite(interaction.message, data, files)
            interaction.original = interaction.message
        elif kind == kinds.DEFERRED_UPDATE:
            interaction.original = interaction.message
        elif kind in {kinds.MESSAGE, kinds.DEFERRED_MESSAGE}:
            flags = (data.get("flags") or 0) | (LOADING if kind == kinds.DEFERRED_MESSAGE else 0)
            interaction.original = self._reply(interaction, flags)
            if kind == kinds.MESSAGE:
                self._write(interaction.original, data, files)
        return interaction.original

    def _reply(self, interaction: Interaction, flags: int) -> Message:
        message = Message(interaction.channel, self.world.bot, flags=flags & (KEPT_FLAGS | LOADING))
        message.invoked_by, message.invocation = interaction.user, (interaction.id, interaction.type)
        if interaction.type != kinds.COMMAND:
            message.reference = interaction.message
        interaction.channel.messages[message.id] = message
        interaction.replies.append(message)
        return message

    def _receipt(self, interaction: Interaction, message: Message | None) -> Json:
        facts: Json = {"id": str(interaction.id), "type": interaction.type, "channel_id": str(interaction.channel.id)}
        if message is not None:
            facts |= {"response_message_id": str(message.id), "response_message_loading": message.loading}
            facts["response_message_ephemeral"] = message.ephemeral
        body: Json = {"interaction": facts}
        if message is not None and interaction.response in {kinds.MESSAGE, kinds.UPDATE}:
            body["resource"] = {"type": interaction.response, "message": payloads.message(message)}
        return body

    def _write(self, message: Message, body: Json, files: list[Json]) -> None:
        for key in KEYS:
            if body.get(key) is not None:
                setattr(message, key, body[key])
        message.flags = (message.flags | (body.get("flags") or 0)) & KEPT_FLAGS
        message.attachments = [_attachment(self.world, file, body) for file in files]
        pings.settle(message, body.get("allowed_mentions"), self.world)

    def _rewrite(self, message: Message, body: Json, files: list[Json]) -> None:
        after = {key: body[key] if key in body else getattr(message, key) for key in KEYS}
        limits.check_message(body)
        limits.check_not_empty(after, len(files))
        for key in KEYS:
            setattr(message, key, after[key] or ("" if key == "content" else []))
        if files or "attachments" in body:
            message.attachments = [_attachment(self.world, file, body) for file in files]
        message.flags &= ~LOADING
        message.edits += 1
        message.edited = now()
        pings.settle(message, body.get("allowed_mentions"), self.world)

    def _channel(self, call: Call) -> Channel:
        channel = self.world.channel(int(call.parts["channel"]))
        if channel is None:
            raise RefusedError(404, 10003, "Unknown Channel")
        if not self.world.permissions(self.world.bot, channel):
            raise RefusedError(403, 50001, "Missing Access")
        return channel

    def _message(self, channel: Channel, call: Call) -> Message:
        message = channel.messages.get(int(call.parts["message"]))
        if message is None or message.deleted or message.ephemeral:
            raise RefusedError(404, 10008, "Unknown Message")
        return message

    def _replied(self, interaction: Interaction, call: Call) -> Message:
        wanted = call.parts["message"]
        message = (
            interaction.original
            if wanted == "@original"
            else next((one for one in interaction.replies if str(one.id) == wanted), None)
        )
        if message is None or message.deleted:
            raise RefusedError(404, 10008, "Unknown Message")
        return message

    def _reference(self, channel: Channel, body: Json) -> Message | None:
        asked = body.get("message_reference")
        if not asked:
            return None
        if Permission.READ_MESSAGE_HISTORY not in self.world.permissions(self.world.bot, channel):
            raise RefusedError(403, 160002, "Cannot reply without permission to read message history")
        message = channel.messages.get(int(asked["message_id"]))
        if (message is None or message.deleted) and asked.get("fail_if_not_exists", True):
            errors = {
                "message_reference": {"_errors": [{"code": "REPLIES_UNKNOWN_MESSAGE", "message": "Unknown message"}]}
            }
            raise RefusedError(400, 50035, "Invalid Form Body", errors)
        return message

    def _need(self, channel: Channel, permission: Permission) -> None:
        if permission not in self.world.permissions(self.world.bot, channel):
            raise RefusedError(403, 50013, "Missing Permissions")

    async def _announce(self, message: Message) -> None:
        needs = GUILD_MESSAGES if message.channel.guild else DIRECT_MESSAGES
        await self.gateway.dispatch("MESSAGE_CREATE", payloads.message_event(message, readable=True), needs=needs)


def _sending(channel: Channel) -> Permission:
    return Permission.SEND_MESSAGES_IN_THREADS if channel.type == ChannelType.THREAD else Permission.SEND_MESSAGES


def _remove(message: Message) -> None:
    message.deleted = True


def _attachment(world: World, file: Json, body: Json) -> Json:
    described = {str(one.get("id")): one for one in body.get("attachments") or []}
    about = described.get(file["name"].removeprefix("files[").removesuffix("]"), {})
    kept = {"description": about["description"]} if about.get("description") else {}
    return world.store(file["filename"], file["content"]) | kept
