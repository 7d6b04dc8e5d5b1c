"""Discord's REST API (v10) and gateway on loopback, for tests: it enforces what Discord enforces.

`Standin` starts it and plays the people of its servers. Nothing here imports the bot or discord.py.
"""

from tests.discord_standin.driver import Standin
from tests.discord_standin.interactions import Interaction
from tests.discord_standin.world import Channel, Guild, Message, Permission, User

__all__ = ["Channel", "Guild", "Interaction", "Message", "Permission", "Standin", "User"]
