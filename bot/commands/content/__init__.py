"""`/content`: what moderators do with the stories, a module a family of commands."""

from bot.commands.content import adding, deciding
from bot.commands.content.group import CONTENT

MENUS = adding.MENUS
MODERATING = deciding.ITEMS
"""The buttons and menus of moderators."""
FORMS = adding.FORMS
"""The forms of moderators."""

__all__ = ["CONTENT", "FORMS", "MENUS", "MODERATING"]
