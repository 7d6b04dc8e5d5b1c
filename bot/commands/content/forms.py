"""Forms to fill in. What was opened is not remembered: a form that is sent after a restart is taken all the same."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import discord

from bot.commands.content.guard import minding
from bot.commands.errors import check_cooldown
from bot.commands.host import Interaction
from bot.show import limits

LIFE = 900.0
"""Seconds for which the library keeps a form it has opened."""


class Field(NamedTuple):
    """A field to type into: its name, what stands above it, and what it holds."""

    name: str
    label: str
    longest: int
    long: bool = False
    required: bool = True
    value: str = ""
    hint: str = ""


class Form(NamedTuple):
    """A kind of form: its id is `name:rest`, which `template` reads; `sent` is called with it and what was typed."""

    name: str
    template: re.Pattern[str]
    title: Callable[[], str]
    fields: Callable[[], Sequence[Field]]
    sent: Callable[[Interaction, re.Match[str], Mapping[str, str]], Awaitable[None]]


def opened(form: Form, rest: str, fields: Sequence[Field] | None = None) -> discord.ui.Modal:
    """A form to show somebody."""
    modal = discord.ui.Modal(
        title=limits.shorten(form.title(), limits.FORM), custom_id=f"{form.name}:{rest}", timeout=LIFE
    )
    for field in fields or form.fields():
        typed = discord.ui.TextInput[discord.ui.Modal](
            style=discord.TextStyle.paragraph if field.long else discord.TextStyle.short,
            custom_id=field.name,
            default=field.value[: field.longest] or None,
            placeholder=field.hint or None,
            required=field.required,
            max_length=field.longest,
        )
        modal.add_item(discord.ui.Label(text=limits.shorten(field.label, limits.FORM), component=typed))
    return modal


async def submitted(interaction: Interaction, forms: Sequence[Form]) -> None:
    """Take a form that somebody has sent, if it is one of these."""
    data: Mapping[str, Any] = interaction.data or {}
    for form in forms:
        match = form.template.fullmatch(str(data.get("custom_id", "")))
        if match is not None:
            async with minding(interaction):
                await check_cooldown(interaction)
                values = dict(_typed(data.get("components", ())))
                names = [field.name for field in form.fields()]
                await form.sent(interaction, match, {name: values.get(name, "") for name in names} | values)


def _typed(components: Sequence[Mapping[str, Any]]) -> Iterator[tuple[str, str]]:
    for one in components:
        for field in (one.get("component"), *one.get("components", ())):
            if field:
                yield str(field["custom_id"]), str(field.get("value") or "")
