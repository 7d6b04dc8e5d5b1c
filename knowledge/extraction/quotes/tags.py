"""The words that tell who says a quotation: `said Smith`, `the captain told Sky:`, `according to the club`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from knowledge.extraction.name_words import name_words
from knowledge.extraction.quotes.prose import LOOK_BACK, Prose
from knowledge.extraction.words import POSSESSIVES
from knowledge.model import Evidence, Mention, MentionForm, NameKind

REACH = 30
"""Tokens on either side of a quotation in which its speaker is looked for."""
_RELATIVES = frozenset({"who", "whose", "which", "that", "when", "where"})
_PHRASE = 8
"""Tokens of a speaker's description: "the former Wales and Lions captain"."""


class Said(NamedTuple):
    """Who said it, None where nobody is named. `told` where words beside the quotation say that somebody says it."""

    speaker: str | None
    told: bool
    evidence: Evidence | None = None
    name: int | None = None
    """The index of the speaker among the names of the story."""


UNNAMED = Said(None, told=True)


class Tags:
    """Finds the speaker in a stretch of prose beside a quotation."""

    def __init__(self, prose: Prose) -> None:
        self._prose = prose
        self._context = prose.context
        self._words = prose.words
        self._lists = name_words()
        self._body: Said | None = None
        """The organisation or side, or its spokesman, that spoke last."""

    # --- stretches ---

    def after(self, start: int, end: int, *, ended: bool) -> Said | None:
        """The speaker in the prose right behind a quotation; `ended` where the quotation closes its sentence."""
        prose = self._prose
        indexes = prose.tokens(start, end)[:REACH]
        while indexes and not self._is_word(indexes[0]):
            indexes = indexes[1:]
        if not indexes:
            return None
        first, stop = indexes[0], indexes[-1] + 1
        said = self._according(indexes)
        if said:
            return said
        if self._words_is_light(first) and prose.is_verb(first + 1):
            first += 1
        if self._context.word(first) in self._words.arrived:
            return self._message(first, stop)
        if prose.is_verb(first) and not (ended and self._context.tokens[first].text[0].isupper()):
            return self._behind(first + 1, stop, first)
        verb = next((index for index in indexes if prose.is_verb(index)), None)
        if verb is None or (ended and not self._closes(verb, stop)):
            return None
        if not self._is_direct(first, verb):
            return None
        return self._ahead(verb, first, bare=False)

    def before(self, start: int, end: int) -> Said | None:
        """The speaker in the prose right before a quotation."""
        prose = self._prose
        indexes = prose.tokens(start, end)[-REACH:]
        if not indexes:
            return None
        said = self._according(indexes)
        if said:
            return said
        verb = next((index for index in reversed(indexes) if self._is_introducing(index, indexes[-1])), None)
        if verb is None:
            return self._by_colon(indexes)
        if verb == indexes[0]:
            return self._behind(verb + 1, indexes[-1] + 1, verb)
        return self._ahead(verb, indexes[0], bare=True)

    def pointing(self, start: int, end: int) -> Said | None:
        """The speaker in a sentence that points back to a quotation: "That was the message from Smith"."""
        indexes = self._prose.tokens(start, end)[:REACH]
        words = [self._context.word(index) for index in indexes]
        if len(words) < 3 or words[0] not in self._words.pointing or words[1] not in self._words.pointed:
            return None
        return self._message(indexes[1], indexes[-1] + 1) or self._behind(indexes[2], indexes[-1] + 1, indexes[1])

    def _is_introducing(self, index: int, last: int) -> bool:
        """Whether this is a reporting verb; words come or run only right before a colon."""
        if not self._prose.is_verb(index):
            return False
        return self._context.word(index) not in self._words.arrived or last - index <= 1

    # --- subjects ---

    def _according(self, indexes: Sequence[int]) -> Said | None:
        for index in indexes:
            if self._context.word(index) == "according" and self._context.word(index + 1) == "to":
                return self._behind(index + 2, indexes[-1] + 1, index)
        return None

    def _by_colon(self, indexes: Sequence[int]) -> Said | None:
        """Who is spoken of in a sentence without a reporting verb that ends in a colon."""
        if self._context.word(indexes[-1]) != ":":
            return None
        start, end = self._context.tokens[indexes[0]].start, self._context.tokens[indexes[-1]].end
        subject = next((m for m in self._prose.persons(start, end) if self._prose.is_subject(m)), None)
        if subject:
            return self._of(subject)
        pronoun = next((w for w in map(self._context.word, indexes) if w in self._words.persons), None)
        return self._person(indexes[0], pronoun) if pronoun else UNNAMED

    def _message(self, first: int, stop: int) -> Said | None:
        """Who the words came from: "came the reply from the bench"."""
        for index in range(first + 1, min(stop, first + REACH)):
            if self._context.word(index) in self._words.message_from:
                person = self._prose.person_at(index + 1) or self._named_within(index + 1, stop)
                return self._of(person) if person else UNNAMED
        return UNNAMED

    def _behind(self, first: int, stop: int, verb: int) -> Said:
        """The subject that follows its verb: `said the Malwa captain, Harsh Dongre`."""
        context = self._context
        last = first
        while last < min(stop, first + _PHRASE) and self._goes_on(last, first):
            person = self._prose.person_at(last)
            if person and self._is_own(person):
                return self._of(person)
            last += 1
        if context.word(last) == "," and (person := self._apposed(last + 1, stop)):
            return self._of(person)
        if last == first:
            return UNNAMED if first < stop else self._ahead(verb, verb, bare=True)
        return self._described(first, last)

    def _apposed(self, first: int, stop: int) -> Mention | None:
        """The person behind a comma, whose role may stand first: `its owner, retired fisherman Colm Shea`."""
        for index in range(first, min(stop, first + _PHRASE)):
            person = self._prose.person_at(index)
            if person:
                return person
            word = self._context.word(index)
            if not self._is_word(index) or self._prose.is_verb(index) or word in _RELATIVES | self._words.prepositions:
                return None
        return None

    def signed(self, start: int, end: int) -> Said | None:
        """Who signs a quotation in a line of its own: "Heike Ahrendt, landlady"."""
        indexes = self._prose.tokens(start, end)
        while indexes and not self._is_word(indexes[0]):
            indexes = indexes[1:]
        if not 0 < len(indexes) <= REACH // 2 or any(self._prose.is_verb(index) for index in indexes):
            return None
        person = self._prose.person_at(indexes[0])
        if person is None or self._context.word(indexes[-1]) in {".", "!", "?", ":"}:
            return None
        behind = self._context.token_at(person.end)
        return self._of(person) if behind > indexes[-1] or self._context.word(behind) in {",", "(", "-"} else None

    def _goes_on(self, index: int, first: int) -> bool:
        word = self._context.word(index)
        if not self._is_word(index) and word not in {"-", "'"}:
            return False
        if self._prose.is_verb(index) and index > first:
            return False
        return (
            word not in self._words.prepositions
            or word in {"and", "of", "for"}
            or self._prose.person_at(index) is not None
        )

    def _ahead(self, verb: int, first: int, *, bare: bool) -> Said:
        """The subject that stands before its verb; with none of its own (`bare`), the subject of its sentence."""
        prose, context = self._prose, self._context
        last = verb - 1
        while last >= first and (self._words_is_light(last) or prose.is_quoted(last)):
            last -= 1
        word = context.word(last) if last >= first else ""
        if word in self._words.persons:
            return self._person(last, word)
        if word in self._words.bodies:
            return self._of_body()
        if last < first or word in {",", "and", "but", "who", "which", ")", "-", "–", "—", '"', "”"}:
            apposed = word == "," and last > first and self._is_unknown(last - 1)
            return self._main(first, verb) or (self._carried_subject(verb) if bare and not apposed else UNNAMED)
        if prose.person_at(last):
            return self._adjacent(prose.person_at(last), first)
        return self._noun(last, first, verb)

    def _is_unknown(self, index: int) -> bool:
        """Whether a name stands here that the story says nothing else of: "their son, Peter, said"."""
        token = self._context.tokens[index]
        return token.kind == "word" and token.text[0].isupper() and self._context.mention_of(index) is None

    def _adjacent(self, mention: Mention | None, first: int) -> Said:
        if mention is None:
            return UNNAMED
        at = self._context.token_at(mention.start)
        if self._context.word(at - 1) in {"of", "for", "from", "with"} and at - 1 > first:
            opening = self._opening(at - 2, first)
            if self._context.word(at - 2) in self._words.spokespeople:
                return self._described(opening, self._context.token_at(mention.end))
            person = self._prose.person_at(at - 2)
            return self._of(person) if person else self._of(mention)
        return self._of(mention)

    def _noun(self, last: int, first: int, verb: int) -> Said:
        """A common noun or a body before its verb."""
        prose = self._prose
        opening = self._opening(last, first)
        person = next((p for p in map(prose.person_at, range(opening, last + 1)) if p and self._is_own(p)), None)
        if person:
            return self._of(person)
        before = self._context.word(opening - 1)
        if before in {"of", "for", "from", "at"} and opening - 1 > first:
            further = self._main(first, verb)
            if further:
                return further
            if self._context.word(opening - 2) in self._words.spokespeople:
                return self._described(self._opening(opening - 2, first), last + 1)
        return self._described(opening, last + 1)

    def _is_own(self, mention: Mention) -> bool:
        """Whether a name is no possessive: of "Juninho's father", Juninho does not speak."""
        return self._context.word(self._context.token_at(mention.end)) not in POSSESSIVES

    def _opening(self, last: int, first: int) -> int:
        """Where the phrase that ends with this token begins."""
        opening = last
        while opening > max(first, last - _PHRASE) and self._context.word(opening) not in self._lists.determiners:
            word = self._context.word(opening - 1)
            inside = self._prose.body_at(opening - 1) is not None and self._prose.body_at(
                opening - 1
            ) is self._prose.body_at(opening)
            if not inside and (not self._is_word(opening - 1) and word not in {"'", "-"}):
                break
            if word in self._words.prepositions or self._prose.is_verb(opening - 1) or word in {"that", "who", "but"}:
                break
            opening -= 1
        return opening

    def _main(self, first: int, verb: int) -> Said | None:
        """The first name of the stretch that may be a subject; a body where there is no person."""
        context = self._context
        earlier = next((index for index in range(first + 1, verb - 1) if self._prose.is_verb(index)), None)
        if earlier is not None and context.word(earlier) not in self._words.arrived:
            return self._ahead(earlier, first, bare=False)
        start, end = context.tokens[first].start, context.tokens[verb].start
        whole = context.sentence_at(start)
        for begin in (start, context.sentences[whole].start if whole is not None else start):
            named = self._prose.persons(max(begin, end - LOOK_BACK), end)
            person = next((m for m in named if self._prose.is_subject(m)), None)
            if person:
                return self._of(person)
        pronoun = next((w for w in map(context.word, range(first, verb)) if w in self._words.persons), None)
        if pronoun:
            return self._person(first, pronoun)
        body = next((b for b in map(self._prose.body_at, range(first, verb)) if b and self._is_speaker(b)), None)
        return self._of(body) if body else None

    def _carried_subject(self, verb: int) -> Said:
        person = self._prose.meant(self._context.tokens[verb].start)
        return self._by_index(person) if person is not None else UNNAMED

    def _described(self, first: int, last: int) -> Said:
        """Somebody by a description: the tokens `[first, last)`."""
        context = self._context
        head = context.word(last - 1)
        body = next((b for b in map(self._prose.body_at, range(first, last)) if b), None)
        if head in self._words.spokespeople or context.word(first + 1) in self._words.spokespeople:
            return self._by_words(first, last)
        if head in self._words.papers or head in self._words.groups:
            found = body or self._body_named(head, context.tokens[first].start)
            if found and self._is_speaker(found, anywhere=True):
                return self._of(found)
            return self._of_body() if head in self._words.papers or context.word(first) == "the" else UNNAMED
        if context.word(first) in self._words.indefinite:
            return UNNAMED
        if body and self._is_whole(body, first, last) and not self._is_people(body):
            return self._of(body)
        role = context.mention_of(last - 1)
        if role and role.form is MentionForm.ROLE and context.kind(role) is NameKind.PERSON:
            return self._of(role)
        return self._person(first, "") if context.word(first) in self._lists.determiners else UNNAMED

    # --- speakers ---

    def _of(self, mention: Mention) -> Said:
        evidence = self._context.evidence(mention.start, mention.end)
        said = Said(self._context.name(mention).canonical, told=True, evidence=evidence, name=mention.name)
        if self._context.kind(mention) is not NameKind.PERSON:
            self._body = said
        return said

    def _by_index(self, person: int) -> Said:
        return Said(self._context.names[person].canonical, told=True, name=person)

    def _by_words(self, first: int, last: int) -> Said:
        """Nobody named, but described well enough: "a Saints spokesman" is "Saints spokesman"."""
        tokens = self._context.tokens
        if self._context.word(first) in self._lists.determiners | self._words.indefinite:
            first += 1
        self._body = Said(self._context.text[tokens[first].start : tokens[last - 1].end], told=True)
        return self._body

    def _of_body(self) -> Said:
        return self._body or UNNAMED

    def _person(self, index: int, pronoun: str) -> Said:
        person = self._prose.meant(self._context.tokens[index].start, pronoun)
        return self._by_index(person) if person is not None else UNNAMED

    def _named_within(self, first: int, stop: int) -> Mention | None:
        return next((p for p in map(self._prose.person_at, range(first, min(stop, first + _PHRASE))) if p), None)

    def _body_named(self, head: str, position: int) -> Mention | None:
        """The body before this place whose name ends with this noun: "the arena" is the Zalgirio Arena."""
        context = self._context
        first = context.token_at(position)
        for index in range(first - 1, max(-1, first - 400), -1):
            if context.word(index) == head:
                body = self._prose.body_at(index)
                if body and context.kind(body) is not NameKind.COMPETITION:
                    return body
        return None

    def _is_speaker(self, mention: Mention, *, anywhere: bool = False) -> bool:
        kind = self._context.kind(mention)
        return kind in {NameKind.ORGANISATION, NameKind.TEAM} or (anywhere and kind is NameKind.VENUE)

    def _is_whole(self, mention: Mention, first: int, last: int) -> bool:
        """Whether a name makes up the tokens `[first, last)`, an article before it not counted."""
        tokens = self._context.tokens
        first += self._context.word(first) in self._lists.determiners
        return tokens[first].start >= mention.start and tokens[last - 1].end <= mention.end

    def _is_people(self, mention: Mention) -> bool:
        """Whether a side's name stands for one of its people: "the Scot"."""
        entry = self._context.lexicon.entries.get(self._context.name(mention).entry or "")
        return entry is not None and self._context.text[mention.start : mention.end] in entry.demonyms

    # --- words ---

    def _is_word(self, index: int) -> bool:
        return self._context.tokens[index].text[0].isalnum() or self._context.word(index) == "'s"

    def _words_is_light(self, index: int) -> bool:
        word = self._context.word(index)
        return word in self._words.light or (word.endswith("ly") and len(word) > 4)

    def _closes(self, verb: int, stop: int) -> bool:
        """Whether the sentence ends soon after the verb, so that it belongs to the quotation before it."""
        return stop - verb <= 4 and self._context.word(stop - 1) != ":"

    def _is_direct(self, first: int, verb: int) -> bool:
        """Whether nothing but a subject stands between: no further quotation, no end of a sentence."""
        return not any(self._context.word(index) in {":", ";"} for index in range(first, verb))
