"""What people type into options: one transformer an entity, which suggests while they type and reads what they sent.

What was typed is taken as it is when nothing was picked; the desk finds what was meant.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import logging
import time
from collections.abc import Sequence
from typing import ClassVar

from discord import app_commands

from bot.commands.errors import UnreadableError
from bot.commands.host import Host, Interaction, asker
from bot.days import iso, unreadable
from bot.desk import Asker
from bot.replies import Suggestion
from bot.show import limits
from bot.tongue import speaking
from knowledge.model import NameKind
from knowledge.store.protocol import StoreError

LONGEST = 100
PATIENCE = 2.0
"""Seconds for suggestions: Discord shows none that come later than three."""

_log = logging.getLogger(__name__)


class Suggesting(app_commands.Transformer[Host]):
    """An option that suggests while somebody types, from memory, and takes what was typed when nothing was picked."""

    same_for_all: ClassVar[bool] = False
    """Whether everybody who sees the same content is offered the same: then it is remembered until that changes."""

    @property
    def max_value(self) -> int:
        """The most characters that can be typed."""
        return LONGEST

    async def transform(self, _: Interaction, value: str, /) -> str:
        """Take the text as typed or picked."""
        return " ".join(value.split())

    def suggestions(self, interaction: Interaction, typed: str, who: Asker) -> Sequence[Suggestion]:
        """What fits; runs in a thread."""
        raise NotImplementedError

    async def autocomplete(  # type: ignore[override]
        self, interaction: Interaction, value: str, /
    ) -> list[app_commands.Choice[str]]:
        """What fits what has been typed so far, with its context."""
        host, who, began = interaction.client, asker(interaction), time.perf_counter()
        news = host.desk.news() if self.same_for_all else None
        key = (self, who.collections, who.locale, *interaction.namespace.__dict__.items())
        if (offered := host.offered.get(news, key)) is not None:
            host.meter.suggested(time.perf_counter() - began)
            return offered
        with speaking(who.locale):
            job = host.suggest(lambda: self.suggestions(interaction, value[:LONGEST], who))
        try:
            found = await asyncio.wait_for(job, PATIENCE)
        except TimeoutError:
            _log.warning("suggestions took longer than %s s", PATIENCE)
            return []
        except StoreError as error:
            _log.warning("nothing is suggested: %s", error)
            return []
        host.meter.suggested(time.perf_counter() - began)
        choices = [
            app_commands.Choice(
                name=limits.shorten(one.label, limits.CHOICE), value=limits.shorten(one.value, limits.CHOICE)
            )
            for one in found[: limits.CHOICES]
            if one.label.strip() and one.value.strip()
        ]
        host.offered.put(news, key, choices)
        return choices


class NamedTransformer(Suggesting):
    """A name of some kinds: of none in particular where none is given."""

    same_for_all = True

    def __init__(self, *kinds: NameKind) -> None:
        self._kinds = kinds

    def suggestions(self, interaction: Interaction, typed: str, who: Asker) -> Sequence[Suggestion]:
        """Names, those in most stories first."""
        return interaction.client.desk.suggest_names(typed, self._kinds, who)


class SideTransformer(Suggesting):
    """A side of a match: where the other one stands already, those it met."""

    same_for_all = True

    def __init__(self, other: str) -> None:
        self._other = other

    def suggestions(self, interaction: Interaction, typed: str, who: Asker) -> Sequence[Suggestion]:
        """Teams, narrowed by the other option."""
        return interaction.client.desk.suggest_sides(typed, _typed(interaction, self._other), who)


class TitleTransformer(Suggesting):
    """A story, by its title."""

    same_for_all = True

    def suggestions(self, interaction: Interaction, typed: str, who: Asker) -> Sequence[Suggestion]:
        """Stories, the newest first."""
        return interaction.client.desk.suggest_stories(typed, who)


class DayTransformer(Suggesting):
    """A day, a month or a year, in any usual form; gives it as ISO writes it, or its beginning."""

    same_for_all = True

    async def transform(self, _: Interaction, value: str, /) -> str:
        """`2 July 2018` → `2018-07-02`, `July 2018` → `2018-07`; UnreadableError for anything else."""
        return date_of(value)

    def suggestions(self, interaction: Interaction, typed: str, who: Asker) -> Sequence[Suggestion]:
        """The days of the matches of the teams that stand already."""
        team, opponent = _typed(interaction, "team"), _typed(interaction, "opponent")
        return interaction.client.desk.suggest_days(typed, team, opponent, who)


def date_of(value: str) -> str:
    """A day, a month or a year as ISO writes it, or its beginning; UnreadableError for anything else."""
    found = iso(value)
    if found is None:
        raise _unreadable(value.strip())
    return found


def day_of(value: str) -> dt.date:
    """A whole day; UnreadableError for anything else."""
    try:
        return dt.date.fromisoformat(date_of(value))
    except ValueError:
        raise _unreadable(value) from None


def _unreadable(typed: str) -> UnreadableError:
    return UnreadableError(unreadable(typed))


def _typed(interaction: Interaction, option: str) -> str | None:
    """What stands in another option by now."""
    value = getattr(interaction.namespace, option, None)
    return value if isinstance(value, str) and value.strip() else None


Team = app_commands.Transform[str, NamedTransformer(NameKind.TEAM)]
Side = app_commands.Transform[str, SideTransformer("opponent")]
Opponent = app_commands.Transform[str, SideTransformer("team")]
Played = app_commands.Transform[str, NamedTransformer(NameKind.TEAM, NameKind.COMPETITION)]
Person = app_commands.Transform[str, NamedTransformer(NameKind.PERSON)]
Speaker = app_commands.Transform[str, NamedTransformer(NameKind.PERSON, NameKind.ORGANISATION)]
Title = app_commands.Transform[str, TitleTransformer]
Day = app_commands.Transform[str, DayTransformer]
Question = app_commands.Range[str, 1, 500]
Topic = app_commands.Range[str, 1, LONGEST]
