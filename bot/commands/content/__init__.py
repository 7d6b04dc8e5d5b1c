"""`/content`: what moderators do with the stories, a module a family of commands."""

from bot.commands.content import adding, deciding, reviewing
from bot.commands.content.group import CONTENT

MENUS = adding.MENUS
MODERATING = (*deciding.ITEMS, *reviewing.ITEMS)
"""The buttons and menus of moderators."""
FORMS = (*adding.FORMS, *reviewing.FORMS)
"""The forms of moderators."""

__all__ = ["CONTENT", "FORMS", "MENUS", "MODERATING"]
