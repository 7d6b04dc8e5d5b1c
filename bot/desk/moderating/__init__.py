"""What moderators ask for: adding, seeing, correcting, removing and reviewing content, and who may do so."""

from bot.desk.moderating.adding import Adding, StoppedError, Written
from bot.desk.moderating.correcting import Moderator
from bot.desk.moderating.finding import UnclearError
from bot.desk.moderating.reviewing import Reviewing
from bot.desk.moderating.roles import Roles
from bot.desk.moderating.seeing import Seeing


class Moderating(Adding, Seeing, Reviewing, Roles):
    """All that moderators can ask for."""


__all__ = ["Moderating", "Moderator", "StoppedError", "UnclearError", "Written"]
