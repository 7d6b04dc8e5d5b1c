"""The gateway: sessions, heartbeats, compression, RESUME with replay, and faults."""

from __future__ import annotations

import asyncio
import json
import time
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field

from aiohttp import WSMsgType, web

from tests.discord_standin import events, payloads
from tests.discord_standin.schema import Description
from tests.discord_standin.world import Json, World

DISPATCH, HEARTBEAT, IDENTIFY, PRESENCE, RESUME, RECONNECT, INVALID, HELLO, ACK = 0, 1, 2, 3, 6, 7, 9, 10, 11
GUILDS, GUILD_MESSAGES, DIRECT_MESSAGES = 1 << 0, 1 << 9, 1 << 12
PRIVILEGED = (1 << 1) | (1 << 8) | (1 << 15)
PAYLOAD = 4096


class Link:
    """One connection: compresses where the client asked for it."""

    def __init__(self, socket: web.WebSocketResponse, compression: str | None) -> None:
        self.socket = socket
        self._deflate = zlib.compressobj() if compression == "zlib-stream" else None

    async def send(self, op: int, data: object, *, event: str | None = None, sequence: int | None = None) -> None:
        text = json.dumps({"op": op, "d": data, "t": event, "s": sequence})
        if self._deflate is None:
            await self.socket.send_str(text)
        else:
            await self.socket.send_bytes(self._deflate.compress(text.encode()) + self._deflate.flush(zlib.Z_SYNC_FLUSH))


@dataclass(eq=False)
class Session:
    """What survives a lost connection."""

    id: str
    intents: int
    shard: list[int]
    presence: Json | None = None
    sequence: int = 0
    sent: list[tuple[int, str, Json]] = field(default_factory=list)
    link: Link | None = None

    def serves(self, guild: int) -> bool:
        """Whether what happens in a server belongs to its shard; what happens in none (0) is the first shard's."""
        return (guild >> 22) % self.shard[1] == self.shard[0]


class Gateway:
    """Serves the websocket and dispatches events to every session that asked for them."""

    def __init__(self, world: World, description: Description, changed: Callable[[], None], heartbeat: float) -> None:
        self.world = world
        self.violations: list[str] = []
        """Where an event is not as Discord describes what it is made of."""
        self.url = ""
        self.heartbeat = heartbeat
        self.recommended = 1
        """How many shards are recommended to a bot that asks."""
        self.identify_every = 0.0
        """Seconds in which one IDENTIFY is taken; Discord's are five."""
        self.sessions: dict[str, Session] = {}
        self.allow_privileged = False
        self.identifies = 0
        self.resumes = 0
        self.heartbeats = 0
        self.longest_silence = 0.0
        """The most seconds between two heartbeats of a connection: a stalled event loop shows here."""
        self.closes: list[int | None] = []
        self._identified = float("-inf")
        self._description = description
        self._changed = changed
        self._lock = asyncio.Lock()

    @property
    def connected(self) -> bool:
        return any(session.link for session in self.sessions.values())

    def shards(self) -> set[int]:
        """The shards that are connected."""
        return {session.shard[0] for session in self.sessions.values() if session.link}

    async def serve(self, request: web.Request) -> web.WebSocketResponse:
        """Handle one connection, from HELLO to its end."""
        socket = web.WebSocketResponse(autoclose=True)
        await socket.prepare(request)
        if request.query.get("v") != "10" or request.query.get("encoding") != "json":
            await socket.close(code=4012)
            return socket
        link = Link(socket, request.query.get("compress"))
        await link.send(HELLO, {"heartbeat_interval": int(self.heartbeat * 1000), "_trace": []})
        session: Session | None = None
        beat = time.monotonic()
        async for message in socket:
            if message.type is not WSMsgType.TEXT:
                continue
            if len(message.data.encode()) > PAYLOAD:
                await socket.close(code=4002)
                break
            body = json.loads(message.data)
            if body["op"] == HEARTBEAT:
                self.heartbeats += 1
                self.longest_silence = max(self.longest_silence, time.monotonic() - beat)
                beat = time.monotonic()
                await link.send(ACK, None)
            else:
                session = await self._handle(body, link, session)
            self._changed()
        self._ended(session, link)
        return socket

    async def dispatch(self, event: str, data: Json, *, needs: int) -> None:
        """Send an event to every session of its shard with one of these intents, or keep it for its RESUME."""
        guild = int((data["id"] if event == "GUILD_CREATE" else data.get("guild_id")) or 0)
        async with self._lock:
            for session in self.sessions.values():
                if session.intents & needs and session.serves(guild):
                    await self._event(session, event, data)

    async def drop(self, code: int | None = None) -> None:
        """Lose every connection: with a close code, or as if the line was cut."""
        for session in list(self.sessions.values()):
            if session.link is None:
                continue
            socket, session.link = session.link.socket, None
            if code is not None:
                await socket.close(code=code)
            elif socket._req is not None and socket._req.transport is not None:
                socket._req.transport.abort()

    async def ask_to_reconnect(self) -> None:
        """Tell every client to connect again and RESUME."""
        for session in list(self.sessions.values()):
            if session.link is not None:
                await session.link.send(RECONNECT, None)

    async def invalidate(self) -> None:
        """Forget every session: its client must identify again."""
        for session in list(self.sessions.values()):
            del self.sessions[session.id]
            if session.link is not None:
                await session.link.send(INVALID, data=False)

    async def _handle(self, body: Json, link: Link, session: Session | None) -> Session | None:
        op, data = body["op"], body["d"]
        if op == IDENTIFY:
            return await self._identify(data, link)
        if op == RESUME:
            return await self._resume(data, link)
        if session is None:
            await link.socket.close(code=4003)
        elif op == PRESENCE:
            session.presence = data
        elif op not in {3, 4, 8}:
            await link.socket.close(code=4001)
        return session

    async def _identify(self, data: Json, link: Link) -> Session | None:
        if data.get("token") != self.world.token:
            await link.socket.close(code=4004)
            return None
        if data["intents"] & PRIVILEGED and not self.allow_privileged:
            await link.socket.close(code=4014)
            return None
        shard = data.get("shard", [0, 1])
        if not 0 <= shard[0] < shard[1]:
            await link.socket.close(code=4010)
            return None
        if time.monotonic() - self._identified < self.identify_every:
            await link.send(INVALID, data=False)
            return None
        self._identified = time.monotonic()
        self.identifies += 1
        session = Session(f"session-{self.identifies}", data["intents"], shard, data.get("presence"))
        session.link = link
        guilds = [guild for guild in self.world.guilds.values() if session.serves(guild.id)]
        async with self._lock:
            self.sessions[session.id] = session
            await self._event(session, "READY", self._ready(session, [guild.id for guild in guilds]))
            for guild in guilds:
                if session.intents & GUILDS:
                    await self._event(session, "GUILD_CREATE", payloads.guild_create(guild, self.world.bot))
        return session

    def _ready(self, session: Session, guilds: list[int]) -> Json:
        return {
            "v": 10,
            "user": payloads.own_user(self.world.bot),
            "guilds": [{"id": str(identity), "unavailable": True} for identity in guilds],
            "session_id": session.id,
            "resume_gateway_url": self.url,
            "shard": session.shard,
            "application": {"id": str(self.world.application), "flags": 0},
            "private_channels": [],
            "relationships": [],
            "_trace": [],
        }

    async def _resume(self, data: Json, link: Link) -> Session | None:
        session = self.sessions.get(data["session_id"])
        if data.get("token") != self.world.token:
            await link.socket.close(code=4004)
            return None
        if session is None or data["seq"] > session.sequence:
            await link.send(INVALID, data=False)
            return None
        self.resumes += 1
        async with self._lock:
            session.link = link
            for sequence, event, body in session.sent:
                if sequence > data["seq"]:
                    await link.send(DISPATCH, body, event=event, sequence=sequence)
            await self._event(session, "RESUMED", {"_trace": []})
        return session

    async def _event(self, session: Session, event: str, data: Json) -> None:
        self.violations += events.problems(self._description, event, data)
        session.sequence += 1
        session.sent.append((session.sequence, event, data))
        if session.link is not None:
            try:
                await session.link.send(DISPATCH, data, event=event, sequence=session.sequence)
            except ConnectionError:
                session.link = None

    def _ended(self, session: Session | None, link: Link) -> None:
        self.closes.append(link.socket.close_code)
        if session is not None and session.link is link:
            session.link = None
            # A client that says goodbye with 1000 or 1001 ends its session.
            if link.socket.close_code in {1000, 1001}:
                self.sessions.pop(session.id, None)
        self._changed()
