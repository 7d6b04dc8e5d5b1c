"""Where a sentence puts a side: before a verb that tells of a match, behind it or its link, around a score."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from knowledge.extraction.context import Context
from knowledge.extraction.matches.match_words import Effect, Form, MatchWords, Trigger
from knowledge.extraction.words import POSSESSIVES

BRIDGES = frozenset({"de", "do", "da", "dos", "das", "del", "di", "du", "des", "la", "van", "of"})
"""Small words that join capitalised ones to a name."""
LONGEST = 4
"""Words of a name, at most."""
_TO_LINK = 4
"""Words, scores left out, between a trigger and its link, at most: "drew 1-1 at home with"."""
_TO_SUFFERED = 8
"""Words between a result that is suffered and its "by": "beaten 2-0 at home by"."""
_TWO = 2
"""Words of a verb from which on it is no loose one: "are at home to"."""
_NOTE = 40
"""Words in brackets behind a side's tally, at most."""
_TO_SUBJECT = 14
"""Words between a subject and its verb, at most."""
_TO_OPENING = 24
"""Words from a possessor that opens a sentence to what is theirs, at most."""
_TO_LED = 4
"""Words of a sentence up to the side that they lead to."""
_TO_RELATIVE = 5
"""Words from a relative to its verb, at most."""
_TO_OWNER = 4
"""The same where what is theirs is a mere match."""
_TO_POSSESSOR = 6
"""Words between a possessor and what is theirs, at most."""


class Slot(NamedTuple):
    """A place for a side: its name begins at token `at`, or, where `ends`, ends before it.

    `sure` where nothing but a side can stand there.
    """

    at: int
    sure: bool
    ends: bool = False
    scored: bool = False
    """Whether a score follows or leads: even a person's name is a side's there, where persons do not play."""


class Slots:
    """The places of one story."""

    def __init__(self, context: Context, words: MatchWords) -> None:
        self._context = context
        self._words = words

    def at(self, at: int) -> Iterator[Slot]:
        """The places that the word at this token opens or closes; costs the same wherever it stands."""
        folded, sets = self._context.folded, self._words.sets
        word = folded[at]
        if word[:1].isdigit():
            yield from self._beside_score(at)
        elif word in sets["versus"] or word in sets["against"]:
            yield Slot(at + 1, word != "against")
            if word != "against":
                yield Slot(at, sure=True, ends=True)
        elif word in sets["called_so"]:
            yield Slot(at + 1 + (self._context.word(at + 1) == ","), sure=word in sets["guests"] | sets["hosts"])
        elif word == "between":
            yield Slot(at + 1, sure=True)
            yield from self._behind_and(at + 1)
        elif word in sets["takes_object"] and self._score_follows(at + 1):
            yield Slot(at + 1, sure=True, scored=True)
            yield Slot(at, sure=True, ends=True)
        elif word in sets["plural"]:
            yield from self._opening(at, apart=0)
        elif word in sets["introducing"] and self._opens(at):
            yield from self._behind_comma(at)
        elif word in sets["giving"] or word in sets["of_teams"]:
            yield from self._given(at) if word in sets["giving"] else self._of_team(at)
        elif word in self._words.split:
            yield Slot(at + 1, sure=self._context.word(self._past_name(at + 1)) in self._words.split[word][1])
        if word in self._words.phrases:
            found = self._words.trigger_at(folded, at, len(folded))
            if found is not None:
                yield from self._around(at, found[0], found[1])

    def _opens(self, at: int) -> bool:
        return self._first(at) == at

    def _first(self, at: int) -> int:
        """The first token of the sentence that this one stands in."""
        return self._context.slices[self._context.sentence_of[at]][0]

    def _behind_comma(self, at: int) -> Iterator[Slot]:
        """The subject behind an introduction: "After losing to Kerven, Malwa sang"."""
        folded = self._context.folded
        comma = next((here for here in range(at, min(at + _TO_OPENING, len(folded))) if folded[here] == ","), None)
        if comma is not None and any(word in self._words.phrases for word in folded[at:comma]):
            behind = self._context.word(self._past_name(comma + 1))
            yield Slot(comma + 1, sure=behind in self._words.phrases or behind in self._words.verbs)

    def _past_name(self, at: int) -> int:
        """The token past a name that begins here, or here where none does."""
        past = at + (self._context.word(at) == "the")
        while past - at <= LONGEST and self._goes_on(past):
            past += 1
        return past

    def _around(self, at: int, past: int, trigger: Trigger) -> Iterator[Slot]:
        if trigger.form is Form.NOUN:
            owners = list(self._possessor(at, _TO_POSSESSOR if trigger.effect is not Effect.MEET else _TO_OWNER))
            yield from owners
            if trigger.effect is not Effect.MEET and not owners:
                yield from self._opening(at)
            elif self._context.word(past) == "of":
                yield Slot(past + 1, sure=False)
        elif at:
            yield Slot(at, sure=True, ends=True)
            if trigger.effect is not Effect.MEET:
                yield from self._subject(at)
            yield from self._opening(at)
            if trigger.direct:
                yield from self._antecedent(at)
            if self._context.word(at - 1) == "who" and at > _TWO:
                scored = "-" in self._context.folded[past : past + _TO_LINK]
                yield Slot(at - 1 - (self._context.word(at - 2) == ","), sure=scored, ends=True)
        if trigger.direct:
            told = past - at > _TWO or self._context.folded[at] not in self._words.sets["loose_verbs"]
            yield Slot(past, told, scored=told and self._score_follows(past))
            if trigger.form is Form.PARTICIPLE:
                yield from self._suffered(past)
        yield from self._behind_link(past, trigger)

    def _suffered(self, past: int) -> Iterator[Slot]:
        """By whom: "eliminated by Kerven", "thumped 6-0 by Kerven"."""
        for here in range(past, min(past + _TO_SUFFERED, len(self._context.folded))):
            if self._context.folded[here] == "by":
                yield Slot(here + 1, sure=True)
                return

    def _behind_link(self, past: int, trigger: Trigger) -> Iterator[Slot]:
        folded, loose = self._context.folded, self._words.sets["loose_links"]
        here, passed = past, 0
        scored = trigger.form is Form.NOUN and "-" in folded[max(0, past - 6) : past]
        while here < len(folded) and passed <= _TO_LINK:
            size = trigger.link_at(folded, here, len(folded))
            if size:
                loose_verb = folded[past - 1] in self._words.sets["loose_verbs"] and not scored
                told = trigger.effect is not Effect.MEET and not loose_verb
                if folded[here + size - 1] not in loose or (scored and folded[here + size - 1] in {"at", "of"}):
                    yield Slot(here + size, trigger.form is Form.NOUN or told, scored=scored and told)
                return
            if folded[here].isdigit() or folded[here] == "-":
                scored = True
            elif (folded[here] == "," and folded[here - 1].isdigit()) or folded[here][:1].isalnum():
                passed += 1
            else:
                return
            here += 1

    def _score_follows(self, at: int) -> bool:
        """Whether a name at this token has a score right behind it."""
        here = at + (self._context.word(at) == "the")
        while here - at <= LONGEST and self._goes_on(here):
            here += 1
        here += self._context.word(here) == ","
        return self._context.word(here).isdigit() and self._context.word(here + 1) == "-"

    def _subject(self, at: int) -> Iterator[Slot]:
        """A name that opens the clause of a verb: "Kerven had already lost", "Kites were two sets up but lost"."""
        tokens, folded, sets = self._context.tokens, self._context.folded, self._words.sets
        for past in range(at - 1, max(0, at - _TO_SUBJECT), -1):
            if folded[past] in sets["stops"] or folded[past] in sets["marks"] or folded[past] == ".":
                return
            if tokens[past - 1].text[:1].isupper() and not tokens[past].text[:1].isupper():
                of_side = folded[past] == "'s" and folded[past + 1] in sets["sides"]
                if folded[past] in sets["verb_signs"] or of_side:
                    yield Slot(past, sure=True, ends=True)
                return

    def _opening(self, at: int, apart: int = _TO_OPENING) -> Iterator[Slot]:
        """A name that opens the sentence: "Kerven, coached by Ann Dole, beat Malwa"."""
        first = self._first(at)
        if at - first > _TO_OPENING:
            return
        past = first + self._leading(first, at)
        while past < at and past - first <= LONGEST and self._goes_on(past):
            past += 1
        if self._context.word(past) == "'s" and self._is_players(past, at):
            return
        if first < past <= at <= past + apart and (at == past or not self._is_name(past)):
            yield Slot(past, sure=apart == 0, ends=True)

    def _leading(self, first: int, end: int) -> int:
        """How many words only lead to a name that opens a sentence: "The", "Defending champions", "Bottom club"."""
        folded, sets = self._context.folded, self._words.sets
        if folded[first] in {"the", "but", "and", '"'}:
            return 1
        for here in range(first + 1, min(first + _TO_LED, end)):
            if self._is_name(here):
                return here - first
            if not folded[here].isalpha() or folded[here] in sets["prepositions"] or folded[here] in self._words.verbs:
                break
            if folded[here] in self._words.joints or folded[here] in self._words.phrases:
                break
        return 0

    def _antecedent(self, at: int) -> Iterator[Slot]:
        """The side of "Kerven, whom they beat": it stands before the relative."""
        folded, sets = self._context.folded, self._words.sets
        for here in range(at - 1, max(0, at - _TO_RELATIVE), -1):
            if folded[here] in sets["relatives"] and (folded[here] == "whom" or folded[here + 1] in sets["subjects"]):
                yield Slot(here - (folded[here - 1] == ","), sure=True, ends=True)
                return

    def _possessor(self, at: int, reach: int) -> Iterator[Slot]:
        """Whose win or loss it is: "Kerven's third defeat in a row", "the Bees' win"."""
        folded = self._context.folded
        for here in range(at - 1, max(0, at - reach), -1):
            if folded[here] in POSSESSIVES:
                if not self._is_players(here, at):
                    yield Slot(here, sure=True, ends=True)
                return
            if not folded[here][:1].isalnum() and folded[here] != "-":
                return
        if reach == _TO_POSSESSOR:
            yield from self._opening_possessor(at)

    def _opening_possessor(self, at: int) -> Iterator[Slot]:
        """A possessor that opens the sentence: "Kerven's unbeaten run ended with a 3-1 defeat"."""
        first = self._first(at)
        if at - first > _TO_OPENING:
            return
        for here in range(first + 1, min(first + LONGEST + 1, at)):
            if self._context.folded[here] in POSSESSIVES:
                if not self._is_players(here, at):
                    yield Slot(here, sure=True, ends=True)
                return

    def _is_players(self, at: int, past: int) -> bool:
        """Whether what is theirs is a player's: "Bell's late header gave Kerven victory"."""
        return bool(self._words.sets["strikes"] & set(self._context.folded[at:past]))

    def _of_team(self, at: int) -> Iterator[Slot]:
        """Whose people these are: "Kerven's fans", "Kerven's rugby players"."""
        folded = self._context.folded
        owner = next((here for here in (at - 1, at - 2) if here > 0 and folded[here] == "'s"), None)
        if owner is not None:
            yield Slot(owner, sure=True, ends=True)

    def _given(self, at: int) -> Iterator[Slot]:
        """To whom a win is given: "earned Kerven a 2-0 win", "helped Kerven to a 2-0 win"."""
        folded, sets = self._context.folded, self._words.sets
        for past in range(at + 2, min(at + 2 + LONGEST, len(folded))):
            if folded[past] in sets["given"] or folded[past] in self._words.counts:
                near = folded[max(0, at - 9) : past + 9]
                if not sets["telling"].isdisjoint(near):
                    yield Slot(at + 1, sure=True)
                return

    def _beside_score(self, at: int) -> Iterator[Slot]:
        """Around "2-1", and before the tallies of "Gulls 88, Terns 91"."""
        folded, tokens = self._context.folded, self._context.tokens
        past = at + 1
        if at + 2 < len(folded) and folded[at + 1] == "-" and folded[at + 2].isdigit():
            past = at + 3
            if self._is_name(past) and self._is_name(at - 1):
                yield Slot(past, sure=True)
                yield Slot(at, sure=True, ends=True)
            elif self._is_pair(at) and self._is_end(past):
                yield Slot(at, sure=True, ends=True)
                yield Slot(self._dash(at), sure=True, ends=True)
        elif folded[at].isdigit() and len(folded[at]) <= 3 and self._is_name(at - 1):
            start = self._past_brackets(past)
            start += self._context.word(start) in {",", "-"}
            end = start
            while end < min(len(tokens), start + LONGEST) and self._is_name(end):
                end += 1
            if end > start and end < len(folded) and folded[end].isdigit() and len(folded[end]) <= 3:
                yield Slot(at, sure=True, ends=True)
                yield Slot(start, sure=True)

    def _past_brackets(self, at: int) -> int:
        """The token behind brackets that open here: the scorers of a side."""
        if self._context.word(at) != "(":
            return at
        folded = self._context.folded
        return next((here + 1 for here in range(at, min(at + _NOTE, len(folded))) if folded[here] == ")"), at)

    def _dash(self, at: int) -> int:
        """The dash between two names before this token; -1 for none."""
        here = at - 1
        while here > 0 and at - here <= LONGEST and self._is_name(here):
            here -= 1
        return here if self._context.folded[here] == "-" and self._is_name(here - 1) else -1

    def _is_pair(self, at: int) -> bool:
        return self._is_name(at - 1) and self._dash(at) > 0

    def _is_end(self, at: int) -> bool:
        return not self._context.word(at)[:1].isalpha()

    def _is_name(self, at: int) -> bool:
        return 0 <= at < len(self._context.tokens) and self._context.tokens[at].text[:1].isupper()

    def _goes_on(self, at: int) -> bool:
        """Whether a name goes on at this token: "Estrela do Sul"."""
        bridge = self._context.word(at) in BRIDGES - {"of"} and self._is_name(at - 1) and self._is_name(at + 1)
        return bridge or self._is_name(at)

    def _behind_and(self, at: int) -> Iterator[Slot]:
        for here in range(at + 1, min(at + LONGEST + 2, len(self._context.folded))):
            if self._context.folded[here] == "and":
                yield Slot(here + 1, sure=True)
                return
