"""Who moderates the content of a server, as its admins have set it."""

from __future__ import annotations

from bot.desk.counter import Counter
from bot.replies import Reply, Tone
from bot.tongue import say

ROLE = "moderators"
"""The setting that holds the id of the role."""


class Roles(Counter):
    """Keeps which role may moderate the content of a server."""

    def moderators(self, server: str) -> int | None:
        """The id of the role that may moderate the content of a server, None where none is set."""
        kept = self._knowledge.settings(server).get(ROLE, "")
        return int(kept) if kept.isdecimal() else None

    def appoint(self, role: int | None, server: str) -> Reply:
        """Let a role moderate the content of a server; None takes that back."""
        self._knowledge.put_setting(server, ROLE, None if role is None else str(role))
        if role is None:
            return Reply(
                Tone.NOTICE,
                say("No role moderates the content any more"),
                body=say("It takes the Manage Server permission again."),
            )
        return Reply(
            Tone.NOTICE,
            say("This role moderates the content of this server now"),
            body=say(
                "Discord shows /content only to whom it is allowed: in Server Settings, Integrations, allow it for the "
                "role, too."
            ),
        )
