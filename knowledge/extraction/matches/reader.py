"""What reads matches that a sentence tells without a verb for both sides works with."""

from __future__ import annotations

from knowledge.extraction.context import Context
from knowledge.extraction.matches.clauses import Clauses, Memory
from knowledge.extraction.matches.match_words import MatchWords
from knowledge.extraction.matches.opponents import Opponents
from knowledge.extraction.matches.sides import SideBook
from knowledge.extraction.matches.subjects import Subjects


class Reader:
    """Reads sentence by sentence, with what all readers of a story share."""

    def __init__(
        self,
        context: Context,
        sides: SideBook,
        words: MatchWords,
        clauses: Clauses,
        subjects: Subjects,
        opponents: Opponents,
        memory: Memory,
    ) -> None:
        self._context = context
        self._sides = sides
        self._words = words
        self._clauses = clauses
        self._subjects = subjects
        self._opponents = opponents
        self._memory = memory
