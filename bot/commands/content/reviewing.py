"""`/content review`: answers that members called wrong, with buttons that decide on them, after a restart, too."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, Self

import discord
from discord import app_commands

from bot.commands.content.deciding import decisions
from bot.commands.content.forms import Field, Form, opened
from bot.commands.content.guard import collection_for, minding
from bot.commands.content.seeing import EVERYWHERE
from bot.commands.content.showing import Controls, answer, made, named, show
from bot.commands.errors import RefusedError
from bot.commands.host import Interaction, asker
from bot.desk.moderating import Moderator, UnclearError
from bot.replies import Reply, Suggestion, Tone
from bot.show import limits
from bot.tongue import say

LONGEST = 200


@app_commands.command()
@app_commands.describe(everywhere=EVERYWHERE)
async def review(interaction: Interaction, *, everywhere: bool = False) -> None:
    """Decide on answers that members have called wrong."""
    collection = await collection_for(interaction, everywhere=everywhere)
    desk = interaction.client.desk
    await answer(interaction, lambda: desk.review(0, collection), verdicts(everywhere=everywhere))


class Judge(
    discord.ui.DynamicItem[discord.ui.Button[Any]],
    template=r"judge:(?P<verdict>accepted|dismissed|correct|next):(?P<where>here|all):(?P<number>\d{1,12})",
):
    """Decides on an answer called wrong, goes on to the next, or begins to correct what it rested on."""

    def __init__(self, verdict: str, where: str, number: int) -> None:
        label = {
            "accepted": say("It is wrong"),
            "dismissed": say("It is right"),
            "correct": say("Correct it"),
            "next": say("Next"),
        }[verdict]
        super().__init__(discord.ui.Button(label=label, custom_id=f"judge:{verdict}:{where}:{number}", row=3))
        self.verdict = verdict
        self.everywhere = where == "all"
        self.number = number

    @classmethod
    async def from_custom_id(
        cls, _: discord.Interaction[Any], __: discord.ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """Make the button again from what its id says."""
        return cls(match["verdict"], match["where"], int(match["number"]))

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Decide, and show the next in its place."""
        async with minding(interaction):
            await self._judge(interaction)

    async def _judge(self, interaction: Interaction) -> None:
        collection = await collection_for(interaction, everywhere=self.everywhere)
        desk, who, number, verdict = interaction.client.desk, named(interaction), self.number, self.verdict
        await interaction.response.defer()
        if verdict == "correct":
            await self._choose(interaction, collection)
            return
        reply = await made(
            interaction,
            lambda: (
                desk.review(number, collection) if verdict == "next" else desk.decide(number, verdict, who, collection)
            ),
        )
        await show(interaction, reply, verdicts(everywhere=self.everywhere))

    async def _choose(self, interaction: Interaction, collection: str) -> None:
        desk, number = interaction.client.desk, self.number
        try:
            facts = await interaction.client.work(lambda: desk.suspects(number, collection))
        except UnclearError as error:
            await show(interaction, Reply(Tone.UNKNOWN, str(error)))
            return
        if not facts:
            await show(interaction, Reply(Tone.UNKNOWN, say("The stories behind this answer have no facts.")))
            return
        reply = Reply(Tone.CLARIFY, say("Which fact is wrong?"))
        await show(interaction, reply, lambda _: (Suspect(number, facts, everywhere=self.everywhere),))


class Suspect(
    discord.ui.DynamicItem[discord.ui.Select[Any]], template=r"suspect:(?P<where>here|all):(?P<number>\d{1,12})"
):
    """Opens a form with the fields of the fact that is chosen."""

    def __init__(self, number: int, facts: Sequence[Suggestion], *, everywhere: bool) -> None:
        options = [
            discord.SelectOption(label=limits.shorten(one.label, limits.CHOICE), value=one.value)
            for one in {one.value: one for one in facts}.values()
        ]
        where = "all" if everywhere else "here"
        select: discord.ui.Select[Any] = discord.ui.Select(
            custom_id=f"suspect:{where}:{number}", placeholder=say("Choose a fact"), options=options
        )
        super().__init__(select)
        self.everywhere = everywhere
        self.number = number

    @classmethod
    async def from_custom_id(
        cls, _: discord.Interaction[Any], item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """Make the menu again from what its id says and its message shows."""
        options = item.options if isinstance(item, discord.ui.Select) else []
        facts = [Suggestion(option.label, option.value) for option in options]
        return cls(int(match["number"]), facts, everywhere=match["where"] == "all")

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Show the form."""
        async with minding(interaction):
            collection = await collection_for(interaction, everywhere=self.everywhere)
            desk, number, fact = interaction.client.desk, self.number, self.item.values[0]
            try:
                fields = await interaction.client.suggest(lambda: desk.form_of(number, fact, collection))
            except UnclearError as error:
                raise RefusedError(str(error)) from None
            shown = [Field(name, name, longest=LONGEST, required=False, value=now) for name, now in fields.items()]
            reason = Field("reason", say("Reason"), longest=300, required=False)
            where = "all" if self.everywhere else "here"
            await interaction.response.send_modal(opened(AMEND, f"{where}:{number}:{fact}", (*shown, reason)))


async def amended(interaction: Interaction, match: re.Match[str], values: Mapping[str, str]) -> None:
    """Show what was typed into the form as it would stand, with yes and no below it."""
    collection = await collection_for(interaction, everywhere=match["where"] == "all")
    desk, number, fact = interaction.client.desk, int(match["number"]), match["fact"]
    by = Moderator(asker(interaction), collection, values["reason"].strip())
    await answer(interaction, lambda: desk.amend(number, fact, values, by), decisions)


AMEND = Form(
    "amend",
    re.compile(r"amend:(?P<where>here|all):(?P<number>\d{1,12}):(?P<fact>[0-9a-f]{10})"),
    lambda: say("Correct a fact"),
    lambda: (Field("reason", say("Reason"), longest=300, required=False),),
    amended,
)


def verdicts(*, everywhere: bool) -> Controls:
    """What can be decided on a doubt that is shown."""
    where = "all" if everywhere else "here"
    return lambda reply: (
        tuple(Judge(verdict, where, reply.review) for verdict in ("accepted", "correct", "dismissed", "next"))
        if reply.review
        else ()
    )


COMMANDS: tuple[app_commands.Command[Any, ..., None], ...] = (review,)
ITEMS = (Judge, Suspect)
FORMS = (AMEND,)
