"""Goals and the like: who scored, for which side, in which minute."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import NamedTuple

from knowledge.extraction.context import SPOKEN_FOR, Context
from knowledge.extraction.match_sides import SideBook
from knowledge.extraction.match_words import MatchWords
from knowledge.model import Goal, Mention, NameKind

_MINUTE = re.compile(
    r"""\b(?:(\d{1,3}(?:st|nd|rd|th)[- ]minute) | (\d{1,3})\ minutes?\b |
    (?:in|on)\ the\ (\d{1,3}(?:st|nd|rd|th)\ minute) | (\d{1,3})(?:'|’))""",
    re.VERBOSE,
)
_NEAR = 5
"""Words between a scorer and the word that says so."""


_LOOK = 50
"""Characters around a scorer in which the minute is told."""


class Scored(NamedTuple):
    """A goal where it is told: whose (a name's index), for which team of the story, in which minute."""

    scorer: int
    team: int | None
    minute: str | None


class GoalBook:
    """The goals of one story, each sentence read once."""

    def __init__(self, context: Context, sides: SideBook, words: MatchWords) -> None:
        self._context = context
        self._sides = sides
        self._words = words
        self._told: dict[int, list[Scored]] = {}

    def of(self, sentences: Collection[int], pair: tuple[int, int]) -> tuple[Goal, ...]:
        """The goals told in these sentences by persons of one of these sides, or of no known side."""
        found: dict[tuple[str, str | None], Goal] = {}
        for sentence in sorted(sentences):
            for each in self._in(sentence):
                if each.team is None or each.team in pair:
                    side = None if each.team is None else pair.index(each.team)
                    scorer = self._context.names[each.scorer].canonical
                    found.setdefault((scorer, each.minute), Goal(scorer, side, each.minute))
        return tuple(found.values())

    def _in(self, sentence: int) -> list[Scored]:
        if sentence not in self._told:
            self._told[sentence] = self._read(sentence)
        return self._told[sentence]

    def _read(self, sentence: int) -> list[Scored]:
        context, sets = self._context, self._words.sets
        at, past = context.slices[sentence]
        cues = [here for here in range(at, past) if context.folded[here] in sets["scored"]]
        if not cues or sets["denied"] & set(context.folded[at:past]):
            return []
        whole = context.sentences[sentence]
        persons = context.mentions_in(whole.start, whole.end, (NameKind.PERSON,), SPOKEN_FOR)
        found = []
        for index, person in enumerate(persons):
            cue = self._cue(person, cues)
            if cue is not None:
                start = person.start if index else whole.start
                end = persons[index + 1].start if index + 1 < len(persons) else whole.end
                minute = self._minute(max(start, person.start - _LOOK), min(end, context.tokens[cue].end + _LOOK))
                found.append(Scored(person.name, self._sides.team_of(person.name), minute))
        return found

    def _cue(self, person: Mention, cues: list[int]) -> int | None:
        """The token that says that a person scored: right behind the name, or before it with "by" between."""
        context = self._context
        first, last = context.token_at(person.start), context.token_at(person.end)
        for cue in cues:
            if 0 <= cue - last <= _NEAR or (context.word(cue + 1) in {"by", "from"} and 0 < first - cue <= 3):
                return cue
        return None

    def _minute(self, start: int, end: int) -> str | None:
        """The minute told in `[start, end)`, which lies between the persons before and behind a scorer."""
        found = _MINUTE.search(self._context.text, start, max(start, end))
        return found.group().strip() if found else None
