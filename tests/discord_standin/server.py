"""The web server: authorisation, faults, recording and validation around every REST request."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from tests.discord_standin.faults import Fault, Faults
from tests.discord_standin.limits import RefusedError
from tests.discord_standin.schema import Description
from tests.discord_standin.world import Json, World

PREFIX = "/api/v10"
TOKENED = ("/interactions/", "/webhooks/")
"""Paths that carry their own token."""


@dataclass
class Call:
    """A request as a handler wants it."""

    method: str
    path: str
    parts: dict[str, str]
    query: dict[str, str]
    body: Any
    files: list[Json] = field(default_factory=list)


@dataclass
class Record:
    """A request and how it was answered, in the order of their ends."""

    method: str
    path: str
    body: Any
    status: int
    answer: Any
    at: float = field(default_factory=time.monotonic)


Answer = tuple[int, Any]
Handler = Callable[[Call], Awaitable[Answer]]


class Server:
    """Wraps handlers; keeps what was asked, what broke the API's description, and what was refused."""

    def __init__(self, world: World, description: Description, faults: Faults, changed: Callable[[], None]) -> None:
        self.world = world
        self.description = description
        self.faults = faults
        self.records: list[Record] = []
        self.violations: list[str] = []
        self._changed = changed

    def route(self, app: web.Application, method: str, template: str, handler: Handler) -> None:
        """Serve a path of the API."""

        async def serve(request: web.Request) -> web.StreamResponse:
            return await self._serve(request, handler)

        app.router.add_route(method, PREFIX + template, serve)

    async def unknown(self, request: web.Request) -> web.StreamResponse:
        """Refuse what is not there, and remember it: the stand-in may lack it."""
        self.violations.append(f"{request.method} {request.path}: the stand-in does not know this")
        return _respond(404, {"code": 0, "message": "404: Not Found"})

    async def download(self, request: web.Request) -> web.StreamResponse:
        """Serve a file as the CDN does, slowly or not at all where that was asked for."""
        fault = self.faults.next("GET", request.path)
        if fault is not None:
            await asyncio.sleep(fault.delay)
            if not fault.passes:
                return self._fail(request, fault, request.path, None)
        content = self.world.files.get(int(request.match_info["file"]))
        return web.Response(status=404) if content is None else web.Response(body=content)

    async def _serve(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        path = request.path.removeprefix(PREFIX)
        body, files = await _read(request)
        fault = self.faults.next(request.method, path)
        if fault is not None:
            await asyncio.sleep(fault.delay)
            if not fault.passes:
                return self._fail(request, fault, path, body)
        if not path.startswith(TOKENED) and request.headers.get("Authorization") != f"Bot {self.world.token}":
            return self._answer(request.method, path, body, 401, {"code": 0, "message": "401: Unauthorized"})
        self._validate_request(request.method, path, body)
        call = Call(request.method, path, dict(request.match_info), dict(request.query), body, files)
        try:
            status, answer = await handler(call)
        except RefusedError as refused:
            status, answer = refused.status, refused.body
        return self._answer(request.method, path, body, status, answer)

    def _fail(self, request: web.Request, fault: Fault, path: str, body: object) -> web.StreamResponse:
        if fault.status is None:
            if request.transport is not None:
                request.transport.abort()
            return web.Response(status=500)
        if fault.status == 429:
            limited = {
                "message": "You are being rate limited.",
                "retry_after": fault.retry_after,
                "global": fault.everywhere,
                "code": 0,
            }
            return self._answer(request.method, path, body, 429, limited)
        self.records.append(Record(request.method, path, body, fault.status, None))
        return web.Response(status=fault.status, text="<html>upstream</html>", content_type="text/html")

    def _answer(self, method: str, path: str, body: object, status: int, answer: object) -> web.StreamResponse:
        self.records.append(Record(method, path, body, status, answer))
        if answer is not None:
            self.violations += [
                f"response to {method} {path} ({status}): {problem}"
                for problem in self.description.response(method, path, status, answer)
            ]
        self._changed()
        return _respond(status, answer)

    def _validate_request(self, method: str, path: str, body: object) -> None:
        if body is not None:
            self.violations += [
                f"request {method} {path}: {problem}" for problem in self.description.request(method, path, body)
            ]


def _respond(status: int, answer: object) -> web.Response:
    # The library compares Content-Type with exactly application/json, and trusts a 429 only with a Via header.
    headers = {"Via": "1.1 standin", "X-RateLimit-Limit": "50", "X-RateLimit-Remaining": "49"}
    headers |= {"X-RateLimit-Reset-After": "1.000", "X-RateLimit-Reset": f"{time.time() + 1:.3f}"}
    if status == 429 and isinstance(answer, dict):
        headers |= {"Retry-After": str(answer["retry_after"]), "X-RateLimit-Remaining": "0"}
    if answer is None:
        return web.Response(status=status, headers=headers)
    return web.Response(
        status=status, body=json.dumps(answer).encode(), headers=headers | {"Content-Type": "application/json"}
    )


async def _read(request: web.Request) -> tuple[Any, list[Json]]:
    if request.content_type == "multipart/form-data":
        form = await request.post()
        files = []
        for name, value in form.items():
            if isinstance(value, web.FileField):
                content = value.file.read()
                files.append({"name": name, "filename": value.filename, "content": content, "type": value.content_type})
        payload = form.get("payload_json")
        return json.loads(payload) if isinstance(payload, str) else None, files
    raw = await request.read()
    return (json.loads(raw) if raw else None), []
