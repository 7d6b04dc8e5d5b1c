"""What every part of the desk works with: the knowledge, names as typed, and evidence made ready to show."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence

from bot import wording
from bot.desk.asker import Asker
from bot.desk.keeping import Keeper
from bot.desk.memory import Memory
from bot.desk.titles import Titles
from bot.replies import Reply, Shown, Tone
from bot.tongue import say
from knowledge import Knowledge
from knowledge.model import Citation, Evidence, Merged, Name, NameKind

SURE = 88
"""From this score (of 100) on, a name as typed is taken to be the one found."""
LISTED = 25
COLLECTIONS = 16
"""Sets of collections whose titles are kept in memory."""
TEAMS = 256
"""Teams whose matches are kept in memory."""


class Counter:
    """Where people are served from one `Knowledge`. Safe to call from many threads."""

    def __init__(self, knowledge: Knowledge, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._knowledge = knowledge
        self._memory = Memory(clock)
        self._shelves: Keeper[Titles] = Keeper(COLLECTIONS)
        self._met: Keeper[list[Merged]] = Keeper(TEAMS)

    def _resolve(self, typed: str, kinds: Sequence[NameKind], asker: Asker) -> Name | None:
        hits = self._knowledge.find_names(typed, tuple(kinds), 1, collections=asker.collections)
        return hits[0].name if hits and hits[0].score >= SURE else None

    def _unknown_name(self, typed: str, kinds: Sequence[NameKind], asker: Asker, question: str) -> Reply:
        """The names that may be meant, each as a question to ask instead; `question` has a place `{}` for the name."""
        hits = self._knowledge.find_names(typed, tuple(kinds), 5, collections=asker.collections)
        heading = say("The stories don't know of “{name}”.", name=typed)
        if not hits:
            return Reply(Tone.UNKNOWN, heading)
        choices = tuple(question.format(hit.name.canonical) for hit in hits)
        return Reply(Tone.CLARIFY, f"{heading} {say('Did you mean one of these?')}", choices=choices)

    def _titles(self, asker: Asker) -> Titles:
        """The titles of the stories somebody sees."""
        edition = self._knowledge.editions(collections=asker.collections)
        return self._shelves.get(edition, lambda: Titles(self._knowledge.stories(collections=asker.collections)))

    def _matches_of(self, team: str, asker: Asker) -> list[Merged]:
        """The matches of a team, newest first, as suggestions need them: at every key."""
        edition = self._knowledge.editions(collections=asker.collections)
        return self._met.get((edition, team), lambda: self._knowledge.find_matches(team, collections=asker.collections))

    def _shown(self, citation: Citation, asker: Asker) -> Shown:
        return self._shown_of(citation, asker.collections)

    def _shown_of(self, citation: Citation, collections: Sequence[str]) -> Shown:
        story = self._knowledge.story(citation.story, collections=collections)
        return Shown(citation.text, wording.source(story, citation.story), citation.highlights)

    def _evidence(self, evidence: Iterable[Evidence], asker: Asker, says: Iterable[str] = ()) -> tuple[Shown, ...]:
        """Evidence with the words of `says` marked, pieces that have them first."""
        cited = self._knowledge.cite(evidence, says, collections=asker.collections)
        return tuple(self._shown(citation, asker) for citation in cited)
