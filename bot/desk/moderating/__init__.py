"""What moderators ask for: adding, seeing, correcting, removing and reviewing content, and who may do so."""

from bot.desk.moderating.adding import Adding, StoppedError, Written
from bot.desk.moderating.roles import Roles


class Moderating(Adding, Roles):
    """All that moderators can ask for."""


__all__ = ["Moderating", "StoppedError", "Written"]
