"""The stand-in refuses what Discord refuses: without that, the tests of the bot would prove little."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest
import pytest_asyncio

from tests.discord_standin import Interaction, Message, Permission, Standin, events, payloads
from tests.discord_standin import interactions as kinds

Answer = tuple[int, Any]


class Client:
    """Plain requests with the bot's token."""

    def __init__(self, standin: Standin, session: aiohttp.ClientSession) -> None:
        self.standin = standin
        self.session = session

    async def __call__(self, method: str, path: str, body: object = None, by: str | None = None) -> Answer:
        headers = {"Authorization": f"Bot {by or self.standin.world.token}"}
        async with self.session.request(method, self.standin.url + path, json=body, headers=headers) as response:
            text = await response.text()
            return response.status, (await response.json() if text.startswith(("{", "[")) else text)

    async def send(self, body: object) -> Answer:
        return await self("POST", f"/channels/{self.standin.channel.id}/messages", body)

    async def respond(self, interaction: Interaction, body: object) -> Answer:
        return await self("POST", f"/interactions/{interaction.id}/{interaction.token}/callback", body)

    def interaction(self, kind: int = kinds.COMMAND, message: Message | None = None) -> Interaction:
        who, where = self.standin.member, self.standin.channel
        return self.standin.ledger.open(Interaction(kind, {}, who, where, message))


@pytest_asyncio.fixture
async def client() -> AsyncIterator[Client]:
    async with Standin(acknowledge_within=0.2, token_life=0.5) as standin, aiohttp.ClientSession() as session:
        yield Client(standin, session)


def code(answer: Answer) -> tuple[int, int]:
    return answer[0], answer[1]["code"]


@pytest.mark.parametrize(
    "body",
    [
        {"content": "x" * 2001},
        {"embeds": [{"title": "x" * 257}]},
        {"embeds": [{"description": "x" * 4097}]},
        {"embeds": [{"description": "x" * 4000}, {"description": "x" * 2001}]},
        {"embeds": [{"fields": [{"name": "n", "value": "v"}] * 26}]},
        {"embeds": [{"fields": [{"name": "n", "value": "x" * 1025}]}]},
        {"embeds": [{"title": "t"}] * 11},
        {"content": "x", "components": [{"type": 1, "components": [{"type": 2, "style": 1, "custom_id": "x" * 101}]}]},
        {"content": "x", "components": [{"type": 1, "components": []}]},
        {
            "content": "x",
            "components": [{"type": 1, "components": [{"type": 2, "style": 1, "custom_id": "a", "label": "x" * 81}]}],
        },
    ],
)
async def test_what_is_too_long_is_refused_whole(client: Client, body: object) -> None:
    assert code(await client.send(body)) == (400, 50035)
    assert client.standin.channel.messages == {}


async def test_an_empty_message_is_refused(client: Client) -> None:
    assert code(await client.send({"content": ""})) == (400, 50006)


async def test_an_interaction_is_acknowledged_once_and_in_time(client: Client) -> None:
    interaction = client.interaction()
    assert (await client.respond(interaction, {"type": 5}))[0] == 204
    assert code(await client.respond(interaction, {"type": 4, "data": {"content": "x"}})) == (400, 40060)
    late = client.interaction()
    late.born -= 1
    assert code(await client.respond(late, {"type": 5})) == (404, 10062)
    unknown = Interaction(kinds.COMMAND, {}, client.standin.member, client.standin.channel)
    assert code(await client.respond(unknown, {"type": 5})) == (404, 10062)


async def test_a_token_ends(client: Client) -> None:
    interaction = client.interaction()
    path = f"/webhooks/{client.standin.world.application}/{interaction.token}"
    assert code(await client("POST", path, {"content": "early"})) == (404, 10015)
    await client.respond(interaction, {"type": 5})
    assert (await client("PATCH", f"{path}/messages/@original", {"content": "in time"}))[0] == 200
    interaction.born -= 1
    assert code(await client("POST", path, {"content": "late"})) == (401, 50027)


async def test_choices_are_limited(client: Client) -> None:
    choices = [{"name": str(number), "value": str(number)} for number in range(26)]
    too_many = await client.respond(client.interaction(kinds.AUTOCOMPLETE), {"type": 8, "data": {"choices": choices}})
    assert code(too_many) == (400, 50035)
    long = [{"name": "x" * 101, "value": "x"}]
    too_long = await client.respond(client.interaction(kinds.AUTOCOMPLETE), {"type": 8, "data": {"choices": long}})
    assert code(too_long) == (400, 50035)
    wrong = await client.respond(client.interaction(kinds.AUTOCOMPLETE), {"type": 5})
    assert code(wrong) == (400, 50035)


async def test_permissions_count(client: Client) -> None:
    standin = client.standin
    standin.channel.denied[standin.world.bot.id] = Permission.SEND_MESSAGES
    assert code(await client.send({"content": "x"})) == (403, 50013)
    standin.channel.denied[standin.world.bot.id] = Permission.EMBED_LINKS
    assert code(await client.send({"embeds": [{"title": "x"}]})) == (403, 50013)
    assert (await client.send({"content": "x"}))[0] == 200
    standin.channel.denied[standin.guild.id] = Permission.VIEW_CHANNEL
    assert code(await client.send({"content": "x"})) == (403, 50001)


async def test_a_wrong_token_is_refused(client: Client) -> None:
    assert (await client("GET", "/users/@me", by="other"))[0] == 401


async def test_who_is_pinged_follows_allowed_mentions(client: Client) -> None:
    standin = client.standin
    text = f"{standin.member.mention} @everyone"
    standin.guild.roles[standin.guild.id].permissions |= Permission.MENTION_EVERYONE
    for allowed, pinged in (
        (None, {standin.member.id, "everyone"}),
        ({"parse": []}, set()),
        ({"parse": ["users"]}, {standin.member.id}),
        ({"parse": [], "users": [standin.member.id]}, {standin.member.id}),
    ):
        await client.send({"content": text} | ({} if allowed is None else {"allowed_mentions": allowed}))
        assert standin.rest.posted[-1].pinged == frozenset(pinged)


async def test_faults_come_as_ordered(client: Client) -> None:
    client.standin.faults.rate_limit("/users/@me", method="GET", retry_after=0.5)
    client.standin.faults.fail("/users/@me", 502, method="GET")
    status, body = await client("GET", "/users/@me")
    assert (status, body["retry_after"]) == (429, 0.5)
    assert (await client("GET", "/users/@me"))[0] == 502
    assert (await client("GET", "/users/@me"))[0] == 200


async def test_files_come_from_the_cdn_as_slowly_as_ordered(client: Client) -> None:
    kept = client.standin.world.store("story.md", b"text")
    client.standin.faults.slow("/attachments/", 0.3, method="GET")
    began = time.monotonic()
    async with client.session.get(kept["url"]) as response:
        assert await response.read() == b"text"
    assert time.monotonic() - began >= 0.3


@pytest.fixture
def described(client: Client) -> Client:
    if not client.standin.description.at_hand:
        pytest.skip("needs Discord's description of its API")
    return client


async def test_its_own_answers_match_the_official_description(described: Client) -> None:
    for path in ("/users/@me", "/oauth2/applications/@me", "/gateway/bot"):
        await described("GET", path)
    mention = described.standin.member.mention
    await described.send({"embeds": [{"title": "x", "footer": {"text": "y"}}], "content": mention})
    await described.send({"content": "x" * 2001})
    await described("GET", "/channels/1")
    described.standin.faults.rate_limit("/messages$")
    await described.send({"content": "x"})
    assert described.standin.violations == []
    message = await described.standin.say("hello", mention=True)
    assert message.mentions == [described.standin.world.bot]


@pytest.mark.parametrize(
    "body",
    [
        {"content": 5},
        {"embeds": [{"title": "x", "color": "red"}]},
        {"content": "x", "allowed_mentions": {"parse": ["nobody"]}},
        {"content": "x", "components": [{"type": 1, "components": [{"type": 2, "style": 99, "custom_id": "a"}]}]},
    ],
)
async def test_a_request_unlike_the_description_is_noticed(described: Client, body: object) -> None:
    description = described.standin.description
    assert description.request("POST", "/channels/1/messages", {"content": "x"}) == []
    assert description.request("POST", "/channels/1/messages", body)
    assert description.request("POST", "/channels/1/no-such-thing", {"content": "x"})


@pytest.mark.parametrize("lost", ["username", "discriminator", "avatar"])
async def test_an_answer_or_event_unlike_the_description_is_noticed(
    described: Client, monkeypatch: pytest.MonkeyPatch, lost: str
) -> None:
    whole = payloads.user
    monkeypatch.setattr(payloads, "user", lambda one: {k: v for k, v in whole(one).items() if k != lost})
    standin = described.standin
    await described("GET", "/users/@me")
    assert any(lost in problem for problem in standin.server.violations)
    for event, data in (
        ("READY", {"user": payloads.own_user(standin.world.bot)}),
        ("GUILD_CREATE", payloads.guild_create(standin.guild, standin.world.bot)),
        ("MESSAGE_CREATE", payloads.message_event(Message(standin.channel, standin.member, "x"), readable=True)),
        ("INTERACTION_CREATE", payloads.interaction({}, standin.member, standin.channel)),
    ):
        assert any(lost in problem for problem in events.problems(standin.description, event, data)), event


async def test_an_error_unlike_the_description_is_noticed(described: Client) -> None:
    description = described.standin.description
    assert description.response("POST", "/channels/1/messages", 403, {"code": 50013, "message": "No"}) == []
    assert description.response("POST", "/channels/1/messages", 403, {"reason": "No"})
    assert description.response("POST", "/channels/1/messages", 429, {"message": "Slow"})
