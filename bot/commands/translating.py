"""Names and descriptions of commands and their options in the languages of Discord's clients."""

from __future__ import annotations

import discord
from discord import app_commands

from bot.tongue import LANGUAGES, NAMED, nearest, say_in

_NAMES = frozenset(
    {
        app_commands.TranslationContextLocation.command_name,
        app_commands.TranslationContextLocation.group_name,
        app_commands.TranslationContextLocation.parameter_name,
    }
)


class Translator(app_commands.Translator):
    """Translates by the catalogues; what they don't have stays English."""

    async def translate(
        self,
        string: app_commands.locale_str,
        locale: discord.Locale,
        context: app_commands.TranslationContextTypes,
    ) -> str | None:
        """The name or description in a locale; None where Discord is to show the English one."""
        language = nearest(str(locale))
        if language == LANGUAGES[0]:
            return None
        menu = isinstance(context.data, app_commands.ContextMenu)
        named = context.location in _NAMES and not menu
        return say_in(language, f"{NAMED if named else ''}{string.message}")
