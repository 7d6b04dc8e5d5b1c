"""What is kept of a person, said plainly, and its erasure."""

from __future__ import annotations

from bot.desk.asker import Asker
from bot.desk.counter import Counter
from bot.replies import Item, Reply, Tone
from bot.tongue import count, say


class Privacy(Counter):
    """Tells people what is kept of them."""

    def privacy(self, asker: Asker) -> Reply:
        """What is kept of somebody, why, and for how long."""
        traces = self._knowledge.traces(asker.person)
        items = (
            Item(
                say("Your last question"),
                say(
                    "In memory for ten minutes, so that you can follow it up and use the buttons. "
                    "It is never written down."
                ),
            ),
            Item(
                say("Your language, and how often you ask"),
                say("In memory: the language until I am restarted, the count for a minute."),
            ),
            Item(
                count(
                    traces.doubts,
                    "{number} answer that you called not right",
                    "{number} answers that you called not right",
                ),
                say("With your user id, your question and the answer, for the moderators, until you erase it."),
            ),
            Item(
                count(
                    traces.deeds,
                    "{number} change that you made to the stories",
                    "{number} changes that you made to the stories",
                ),
                say("With your user id in the history of the content, until you erase it. The change itself stays."),
            ),
        )
        return Reply(
            Tone.NOTICE,
            say("What I keep of you"),
            body=say(
                "I read only messages that mention me, answer me or are written to me directly. "
                "What you write stands in no log and goes to nobody else."
            ),
            items=items,
        )

    def forget_me(self, asker: Asker) -> Reply:
        """Erase what is kept of somebody."""
        found = self._knowledge.erase(asker.person)
        self._memory.forget(asker.person)
        erased = found.doubts + found.deeds
        body = count(erased, "{number} entry was erased.", "{number} entries were erased.") if erased else ""
        return Reply(Tone.NOTICE, say("Nothing is kept of you any more."), body=body)
