"""Files → stories → facts → the next edition."""

from knowledge.publishing.folders import check
from knowledge.publishing.handing import Draft, add, draft
from knowledge.publishing.reloading import RELOAD, reload, reload_servers
from knowledge.publishing.turns import Progress, PublishingError, turn

__all__ = [
    "RELOAD",
    "Draft",
    "Progress",
    "PublishingError",
    "add",
    "check",
    "draft",
    "reload",
    "reload_servers",
    "turn",
]
