"""Interactions: what a person did, and how the bot answered, by Discord's rules of time and order."""

from __future__ import annotations

import time
from dataclasses import dataclass, field

from tests.discord_standin.limits import RefusedError
from tests.discord_standin.world import Channel, Json, Message, User, snowflake

COMMAND = 2
COMPONENT = 3
AUTOCOMPLETE = 4
MODAL = 5

MESSAGE = 4
DEFERRED_MESSAGE = 5
DEFERRED_UPDATE = 6
UPDATE = 7
CHOICES = 8
OPEN_MODAL = 9

ALLOWED = {
    COMMAND: {MESSAGE, DEFERRED_MESSAGE, OPEN_MODAL},
    COMPONENT: {MESSAGE, DEFERRED_MESSAGE, DEFERRED_UPDATE, UPDATE, OPEN_MODAL},
    AUTOCOMPLETE: {CHOICES},
    MODAL: {MESSAGE, DEFERRED_MESSAGE, DEFERRED_UPDATE, UPDATE},
}


@dataclass(eq=False)
class Interaction:
    """One interaction and all that came of it.

    `acknowledged` is how many seconds the first response took; None while there is none. `replies` are the messages
    made for it, the original response first.
    """

    type: int
    data: Json
    user: User
    channel: Channel
    message: Message | None = None
    locale: str = "en-US"
    by_user_install: bool = False
    """Whether it comes through the app as somebody has added it to their account, not a server."""
    born: float = field(default_factory=time.monotonic)
    acknowledged: float | None = None
    response: int | None = None
    ephemeral: bool = False
    original: Message | None = None
    replies: list[Message] = field(default_factory=list)
    choices: list[Json] | None = None
    modal: Json | None = None
    updates: int = 0
    refusals: list[Json] = field(default_factory=list)
    """Errors that the bot was answered with while responding."""
    id: int = field(default_factory=snowflake)
    token: str = field(default_factory=lambda: f"interaction-token-{snowflake()}")

    @property
    def age(self) -> float:
        return time.monotonic() - self.born

    @property
    def settled(self) -> bool:
        """Whether a person no longer waits: an answer is there, and it is not "thinking"."""
        if self.response in {CHOICES, OPEN_MODAL}:
            return True
        if self.response in {MESSAGE, DEFERRED_MESSAGE}:
            return self.original is not None and not self.original.loading
        return self.response == UPDATE or (
            self.response == DEFERRED_UPDATE and (self.updates > 0 or bool(self.replies))
        )

    @property
    def reply(self) -> Message:
        """The message that answers it."""
        if self.original is None:
            raise AssertionError(f"no answer to {self.data}")
        return self.original


class Ledger:
    """All interactions, by token; says which response may still be given."""

    def __init__(self, acknowledge_within: float, token_life: float) -> None:
        self.acknowledge_within = acknowledge_within
        self.token_life = token_life
        self.all: dict[str, Interaction] = {}

    def open(self, interaction: Interaction) -> Interaction:
        self.all[interaction.token] = interaction
        return interaction

    def acknowledge(self, identity: int, token: str, response: int) -> Interaction:
        """Take the first response to an interaction; RefusedError says why not."""
        interaction = self.all.get(token)
        if interaction is None or interaction.id != identity:
            raise RefusedError(404, 10062, "Unknown interaction")
        if interaction.acknowledged is not None:
            raise RefusedError(400, 40060, "Interaction has already been acknowledged.")
        if interaction.age > self.acknowledge_within:
            raise RefusedError(404, 10062, "Unknown interaction")
        if response not in ALLOWED[interaction.type]:
            raise RefusedError(
                400, 50035, "Invalid Form Body", {"type": {"_errors": [{"code": "INTERACTION_TYPE_INVALID"}]}}
            )
        interaction.acknowledged = interaction.age
        interaction.response = response
        return interaction

    def follow(self, token: str) -> Interaction:
        """The interaction that a follow-up belongs to."""
        interaction = self.all.get(token)
        if interaction is None or interaction.acknowledged is None:
            raise RefusedError(404, 10015, "Unknown Webhook")
        if interaction.age > self.token_life:
            raise RefusedError(401, 50027, "Invalid Webhook Token")
        return interaction
