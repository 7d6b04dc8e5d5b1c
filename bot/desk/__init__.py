"""One function for each thing a person can ask for, from plain values to a Reply: the only door to knowledge.

Every method may read the store, so callers with an event loop run them in a thread; `suggest_*` answer from memory.
Replies come in the language of the moment (`bot.tongue.speaking`).
"""

from __future__ import annotations

from collections.abc import Callable

from bot.desk.asker import Asker
from bot.desk.claims import Claims
from bot.desk.library import Library, report_reply
from bot.desk.matches import Matches
from bot.desk.moderating import Moderating
from bot.desk.people import People
from bot.desk.questions import Questions, explanation
from bot.desk.suggesting import Suggestions
from bot.replies import Reply

__all__ = ["Asker", "Desk", "explanation", "report_reply"]


class Desk(Questions, Matches, People, Claims, Library, Suggestions, Moderating):
    """All that can be asked for, from one `Knowledge`. Safe to call from many threads."""

    def take(self, choice: str, asker: Asker) -> Reply:
        """Reply to what a reply offered to ask instead: a question, or a command with what it is about."""
        command, _, rest = choice.partition(" ")
        ways: dict[str, Callable[[], Reply]] = {
            "/match": lambda: self.match(rest, None, None, asker),
            "/team": lambda: self.team(rest, asker),
            "/timeline": lambda: self.timeline(rest, asker),
            "/story": lambda: self.story(rest, asker),
        }
        return ways[command]() if command in ways else self.ask(choice, asker)
