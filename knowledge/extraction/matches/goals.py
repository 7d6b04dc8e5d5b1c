"""Goals, tries and the like: who scored, for which side, in which minute, and where it is told."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from knowledge.extraction.context import SPOKEN_FOR, Context
from knowledge.extraction.matches.match_words import MatchWords
from knowledge.extraction.matches.sides import SideBook
from knowledge.extraction.words import POSSESSIVES
from knowledge.model import Goal, Mention, NameKind, Sentence

_MINUTE = re.compile(
    r"""\b(?:(\d{1,3}(?:st|nd|rd|th)[- ]minute) | (\d{1,3})\ minutes?\b |
    (?:in|on)\ the\ (\d{1,3}(?:st|nd|rd|th)\ minute) | (\d{1,3})(?:'|’))""",
    re.VERBOSE,
)
_LIST = re.compile(
    r"(?:(?:goals|scorers|tries):\s*)?"
    r"(?:[^\W\d][^\d,.;:()]{1,40}?\s\(?\d{1,3}['’]?\)?(?:\s?\(?(?:pen|og)\)?)?(?:,\s*(?:and\s)?|;\s*|\.?\s*$))+",
    re.IGNORECASE,
)
"""A line of names that all have a minute, which is how goals are listed: "Ronaldo 9, Rooney 87."."""
_LISTED = re.compile(r"\s\(?(\d{1,3})\b(?!['’]?\)?\s?\(?og)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_LOOK = 50
"""Characters around a scorer in which the minute is told."""
_BEFORE_VERB, _BEFORE_JOINT = 6, 14
"""Words between a scorer and the verb that says so ("Roos, on as a substitute, scored"), or a further verb."""
_OBJECT = 6
"""Words behind such a verb among which what was scored stands: "fired the ball into the net"."""
_OWNED = 4
"""Words behind "Hale's" up to the goal: "Hale's late and lucky goal"."""
_FROM = 4
"""Words from a goal to the "by" or "from" before its scorer: "a try in the corner from Rees"."""
_TITLE = 5
"""Words of a role before the name of a scorer: "from the Glasgow forward Hal Orr"."""
_IN_FRONT = frozenset({"front", "ahead", "level", "lead"})
_TELLING = ("goal_sure", "goal_objects", "goal_nouns", "goal_given", "goal_led")
"""Lists of words without which a sentence tells of no goal."""
_WITH = (("goal_verbs", "goal_objects"), ("goal_giving", "goal_given"), ("goal_getting", "goal_got"))
"""Lists of verbs, and of what must stand behind them."""
_OTHERS = ("staff", "officials")
"""Classes of roles whose people score nothing."""


class Scored(NamedTuple):
    """A goal where it is told: whose (a name's index), for which team of the story, in which minute."""

    scorer: int
    team: int | None
    minute: str | None
    listed: bool = False
    """Whether in a list, which names all of a match."""


class GoalBook:
    """The goals of one story, each sentence read once."""

    def __init__(self, context: Context, sides: SideBook, words: MatchWords) -> None:
        self._context = context
        self._sides = sides
        self._sets = words.sets
        self._telling = frozenset[str]().union(*(words.sets[name] for name in _TELLING))
        self._told: dict[int, list[Scored]] = {}
        classes = context.lexicon.role_classes
        self._others = frozenset[str]().union(*(classes.get(name, ()) for name in _OTHERS))

    def of(self, sentences: Collection[int], pair: tuple[int, int]) -> tuple[Goal, ...]:
        """The goals told in these sentences by persons of one of these sides, or of no known side."""
        told = [(sentence, each) for sentence in sorted(sentences) for each in self._in(sentence)]
        told = [(sentence, each) for sentence, each in told if each.listed] or told
        found: dict[tuple[str, str | None], Goal] = {}
        for sentence, each in told:
            if each.team is None or each.team in pair:
                side = None if each.team is None else pair.index(each.team)
                scorer = self._context.names[each.scorer].canonical
                goal = Goal(scorer, side, each.minute, self._context.evidence_of(sentence))
                found.setdefault((scorer, each.minute), goal)
        timed = {goal.scorer for goal in found.values() if goal.minute}
        return tuple(goal for goal in found.values() if goal.minute or goal.scorer not in timed)

    def _in(self, sentence: int) -> list[Scored]:
        if sentence not in self._told:
            self._told[sentence] = list(self._read(sentence))
        return self._told[sentence]

    def _read(self, sentence: int) -> Iterator[Scored]:
        context = self._context
        at, past = context.slices[sentence]
        whole = context.sentences[sentence]
        words = context.folded[at:past]
        if _LIST.fullmatch(context.text, whole.start, whole.end):
            yield from self._listed(context.mentions_in(whole.start, whole.end, (NameKind.PERSON,), SPOKEN_FOR))
        elif not self._telling.isdisjoint(words) and not self._is_of_old(words):
            persons = context.mentions_in(whole.start, whole.end, (NameKind.PERSON,), SPOKEN_FOR)
            for index, person in enumerate(persons):
                cue = self._cue(person, at, past)
                if cue is not None and not self._is_other(person.name):
                    start = person.start if index else whole.start
                    said = context.tokens[cue].end
                    end = next((other.start for other in persons[index + 1 :] if other.start > said), whole.end)
                    minute = self._minute(max(start, person.start - _LOOK), min(end, said + _LOOK))
                    team = self._sides.team_of(person.name)
                    yield Scored(person.name, self._team(cue, whole) if team is None else team, minute)

    def _team(self, cue: int, whole: Sentence) -> int | None:
        """The team that leads or draws level by a goal: "gave the Owls the lead", "the Owls levelled through".

        So is it where somebody "headed the Owls in front".
        """
        word, place = self._context.folded[cue], self._context.tokens[cue].start
        teams = self._context.mentions_in(whole.start, whole.end, (NameKind.TEAM,), SPOKEN_FOR)
        if word in self._sets["goal_giving"]:
            near = next((team for team in teams if team.start > place), None)
        elif word in self._sets["goal_led"]:
            near = next((team for team in reversed(teams) if team.start < place), None)
        else:
            behind = range(cue + 1, min(len(self._context.folded), cue + 1 + _OBJECT))
            led = next((at for at in behind if self._context.folded[at] in _IN_FRONT), cue)
            stop = self._context.tokens[led].start
            near = next((team for team in teams if place < team.start < stop), None)
        return None if near is None else self._sides.team_of(near.name)

    def _listed(self, persons: list[Mention]) -> Iterator[Scored]:
        """The names of a line such as "Goals: Orr 9, Hale 57.", where each has a minute."""
        for person in persons:
            minute = _LISTED.match(self._context.text, person.end)
            if minute:
                yield Scored(person.name, self._sides.team_of(person.name), f"{minute[1]}'", listed=True)

    def _is_of_old(self, words: Sequence[str]) -> bool:
        """Whether a sentence speaks of other years, or of what somebody has scored in all."""
        return not self._sets["goal_of_old"].isdisjoint(words) or any(map(_YEAR.fullmatch, words))

    def _is_other(self, person: int) -> bool:
        sketch = self._context.sketches.get(person)
        return sketch is not None and bool(sketch.heads & self._others)

    def _cue(self, person: Mention, at: int, past: int) -> int | None:
        """The token that says that a person scored: a verb behind, a goal owned, or a goal "by" or "from" them."""
        first, last = self._context.token_at(person.start), self._context.token_at(person.end)
        return (
            self._did(first, last, at, past) or self._owned(first, last, past) or self._came_from(first, last, at, past)
        )

    def _did(self, first: int, last: int, at: int, past: int) -> int | None:
        """The verb of which a person is the subject."""
        words, sets = self._context.folded, self._sets
        for here in range(last, min(past, last + _BEFORE_JOINT + 1)):
            word = words[here]
            if word in sets["goal_stops"]:
                return None
            joint = words[here - 1] in sets["goal_joints"]
            objects = self._objects(word)
            if objects is None or not (joint or here <= last + _BEFORE_VERB):
                continue
            behind = words[here + 1 : min(past, here + 1 + _OBJECT)]
            if word in sets["goal_sure"] or not objects.isdisjoint(behind) or self._is_made(here, past):
                doer = self._is_first(first, at) if joint else words[here - 1] not in sets["goal_helpers"]
                return here if doer and not sets["denied"] & {*words[last:here], *behind} else None
        return None

    def _objects(self, verb: str) -> frozenset[str] | None:
        """What must stand behind a verb for it to tell of a goal; None where it never does."""
        for verbs, objects in _WITH:
            if verb in self._sets[verbs]:
                return self._sets[objects]
        return None

    def _is_made(self, here: int, past: int) -> bool:
        """Whether a score is made: "made it 2-1"."""
        words = self._context.folded
        made = here + 2 < past and words[here] == "made" and words[here + 1] == "it"
        return made and any(one.start == self._context.tokens[here + 2].start for one in self._context.scores)

    def _is_first(self, first: int, at: int) -> bool:
        """Whether no person stands before this one: "and scored" tells of the first, "Orr rounded Bell and scored"."""
        start = self._context.tokens[at].start
        return self._context.before(self._context.tokens[first].start, (NameKind.PERSON,), (), start) is None

    def _owned(self, first: int, last: int, past: int) -> int | None:
        """The goal that is a person's: "Hale's late goal"."""
        words, sets = self._context.folded, self._sets
        if last >= past or words[last] not in POSSESSIVES or words[first - 1] in sets["goal_towards"]:
            return None
        for here in range(last + 1, min(past, last + 1 + _OWNED)):
            if words[here] in sets["goal_nouns"]:
                around = {*words[last:here], *words[here + 1 : min(past, here + 1 + _OBJECT)]}
                return None if around & sets["denied"] else here
        return None

    def _came_from(self, first: int, last: int, at: int, past: int) -> int | None:
        """The goal that came "by", "from" or "through" a person, perhaps behind others: "from Orr, Bell and Hale"."""
        context, sets = self._context, self._sets
        words = context.folded
        here = first - 1
        titled = 0
        while here > at and words[here] not in sets["goal_ways"]:
            mention = context.mention_of(here)
            if mention is not None and context.kind(mention) is NameKind.PERSON:
                here, titled = context.token_at(mention.start) - 1, 0
            elif words[here] in {",", "and"}:
                here, titled = here - 1, 0
            elif titled < _TITLE and words[here].isalpha() and words[here] not in sets["goal_stops"]:
                here, titled = here - 1, titled + 1
            else:
                return None
        behind = list(takewhile(lambda one: words[one] != ",", range(here - 1, max(at, here - 1 - _FROM) - 1, -1)))
        nouns = sets["goal_nouns"] | sets["goal_sure"] | (sets["goal_led"] if words[here] == "through" else set())
        told = next((one for one in behind if words[one] in nouns), None)
        if here <= at or told is None:
            return None
        between = words[told + 1 : here]
        undone = any(word.endswith("ed") and word not in sets["goal_verbs"] for word in between)
        denied = sets["denied"] & {*(words[one] for one in behind), *words[last : min(past, last + _OBJECT)]}
        return None if undone or denied else told

    def _minute(self, start: int, end: int) -> str | None:
        """The minute told in `[start, end)`, which lies between the persons before and behind a scorer."""
        found = _MINUTE.search(self._context.text, start, max(start, end))
        return found.group().strip() if found else None
