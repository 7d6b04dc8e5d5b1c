"""What people type into options: one transformer an entity, which suggests while they type and reads what they sent.

What was typed is taken as it is when nothing was picked; the desk finds what was meant.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import logging
import re

from dateutil import parser
from discord import app_commands

from bot.commands.errors import UnreadableError
from bot.commands.host import Host, Interaction, asker
from bot.show import limits
from knowledge.model import NameKind

LONGEST = 100
PATIENCE = 2.0
"""Seconds for suggestions: Discord shows none that come later than three."""

_log = logging.getLogger(__name__)
_ISO = re.compile(r"\d{4}(-\d{2}){0,2}")


class NamedTransformer(app_commands.Transformer[Host]):
    """A name of some kinds: of none in particular where none is given."""

    def __init__(self, *kinds: NameKind) -> None:
        self._kinds = kinds

    @property
    def max_value(self) -> int:
        """The most characters that can be typed."""
        return LONGEST

    async def transform(self, _: Interaction, value: str, /) -> str:
        """Take the name as typed or picked."""
        return " ".join(value.split())

    async def autocomplete(  # type: ignore[override]
        self, interaction: Interaction, value: str, /
    ) -> list[app_commands.Choice[str]]:
        """Names that fit what has been typed so far."""
        host, who = interaction.client, asker(interaction)
        job = host.suggest(lambda: host.desk.suggest_names(value[:LONGEST], self._kinds, who))
        try:
            found = await asyncio.wait_for(job, PATIENCE)
        except TimeoutError:
            _log.warning("suggestions for %r took longer than %s s", value, PATIENCE)
            return []
        return [
            app_commands.Choice(
                name=limits.shorten(one.label, limits.CHOICE), value=limits.shorten(one.value, limits.CHOICE)
            )
            for one in found[: limits.CHOICES]
            if one.label.strip() and one.value.strip()
        ]


class DayTransformer(app_commands.Transformer[Host]):
    """A day, a month or a year, in any usual form; gives it as ISO writes it, or its beginning."""

    async def transform(self, _: Interaction, value: str, /) -> str:
        """`2 July 2018` → `2018-07-02`, `July 2018` → `2018-07`; UnreadableError for anything else."""
        typed = value.strip()
        if _ISO.fullmatch(typed):
            return typed
        one, two = (_parsed(typed, default) for default in (dt.datetime(2000, 1, 1), dt.datetime(2001, 2, 2)))  # noqa: DTZ001
        if one is None or two is None or one.year != two.year:
            raise UnreadableError(
                f"I can't read “{typed[:LONGEST]}” as a date. Write it like 2018-07-02 or 2 July 2018."
            )
        digits = 4 if one.month != two.month else 7 if one.day != two.day else 10
        return one.date().isoformat()[:digits]


def _parsed(typed: str, default: dt.datetime) -> dt.datetime | None:
    try:
        return parser.parse(typed, default=default, dayfirst=True)
    except (parser.ParserError, OverflowError):
        return None


Team = app_commands.Transform[str, NamedTransformer(NameKind.TEAM)]
Person = app_commands.Transform[str, NamedTransformer(NameKind.PERSON)]
Speaker = app_commands.Transform[str, NamedTransformer(NameKind.PERSON, NameKind.ORGANISATION)]
Day = app_commands.Transform[str, DayTransformer]
Question = app_commands.Range[str, 1, 500]
Topic = app_commands.Range[str, 1, LONGEST]
