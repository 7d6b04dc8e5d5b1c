"""What moderators type into options; offered to those alone who may moderate what it is about."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from discord import app_commands

from bot.commands.content.guard import collection_for
from bot.commands.entities import Suggesting
from bot.commands.errors import RefusedError, UnreadableError
from bot.commands.host import Interaction
from bot.desk import Asker, Desk
from bot.replies import Suggestion
from bot.tongue import say
from knowledge.model import GLOBAL

Offer = Callable[[Desk, Interaction, str, str], Sequence[Suggestion]]
"""What fits: from the desk, for an interaction, to what has been typed, in a collection."""


class Moderated(Suggesting):
    """An option about the content of one collection: the server's, or that of all where `everywhere` stands."""

    def __init__(self, offer: Offer) -> None:
        self._offer = offer

    async def autocomplete(  # type: ignore[override]
        self, interaction: Interaction, value: str, /
    ) -> list[app_commands.Choice[str]]:
        """What fits, for those who may know; nothing for anybody else."""
        try:
            await collection_for(interaction, everywhere=_everywhere(interaction))
        except RefusedError:
            return []
        return await super().autocomplete(interaction, value)

    def suggestions(self, interaction: Interaction, typed: str, who: Asker) -> Sequence[Suggestion]:
        """What fits; runs in a thread."""
        collection = GLOBAL if _everywhere(interaction) else who.server or GLOBAL
        return self._offer(interaction.client.desk, interaction, typed, collection)


class Numbered(Moderated):
    """The number of an edition."""

    async def transform(self, _: Interaction, value: str, /) -> int:  # type: ignore[override]
        """The number; UnreadableError for anything else."""
        if not value.strip().isdecimal() or len(value) > len("1000000000"):
            raise UnreadableError(say("There is no such change: pick one of those offered."))
        return int(value)


def _everywhere(interaction: Interaction) -> bool:
    return bool(getattr(interaction.namespace, "everywhere", False))


def _other(interaction: Interaction, option: str) -> str:
    value = getattr(interaction.namespace, option, None)
    return value if isinstance(value, str) else ""


Reason = app_commands.Range[str, 1, 300]
Text = app_commands.Range[str, 1, 200]
Story = app_commands.Transform[str, Moderated(lambda desk, _, typed, whose: desk.offer_stories(typed, whose))]
OwnStory = app_commands.Transform[
    str, Moderated(lambda desk, _, typed, whose: desk.offer_stories(typed, whose, own=True))
]
Fact = app_commands.Transform[
    str, Moderated(lambda desk, now, typed, whose: desk.offer_facts(typed, _other(now, "story"), whose))
]
Field = app_commands.Transform[
    str,
    Moderated(
        lambda desk, now, typed, whose: desk.offer_fields(typed, _other(now, "story"), _other(now, "fact"), whose)
    ),
]
Name = app_commands.Transform[str, Moderated(lambda desk, _, typed, whose: desk.offer_names(typed, whose))]
Removed = app_commands.Transform[str, Moderated(lambda desk, _, typed, whose: desk.offer_removed(typed, whose))]
Import = app_commands.Transform[int, Numbered(lambda desk, _, typed, whose: desk.offer_imports(typed, whose))]
Kept = app_commands.Transform[int, Numbered(lambda desk, _, typed, whose: desk.offer_editions(typed, whose))]
Change = app_commands.Transform[int, Numbered(lambda desk, _, typed, whose: desk.offer_changes(typed, whose))]
