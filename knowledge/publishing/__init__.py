"""Files → stories → facts → the next edition."""

from knowledge.publishing.apart import Apart
from knowledge.publishing.folders import check
from knowledge.publishing.handing import Draft, add, draft
from knowledge.publishing.here import Here, Reloading
from knowledge.publishing.reloading import RELOAD, reload
from knowledge.publishing.turns import Progress, PublishingError, turn

__all__ = [
    "RELOAD",
    "Apart",
    "Draft",
    "Here",
    "Progress",
    "PublishingError",
    "Reloading",
    "add",
    "check",
    "draft",
    "reload",
    "turn",
]
