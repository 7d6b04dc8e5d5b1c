"""Where the sentences of a story meet a question: which of its words and names, and how surely."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import reduce
from operator import and_, or_
from typing import NamedTuple

import msgspec

from knowledge.answering.prepared import Prepared, Told, numbers_of
from knowledge.answering.sought import Named, Sought, Term, kin
from knowledge.model import MentionForm

EXACT = 1.0
"""What a word is worth that stands itself in a sentence,"""
LIGHT = 0.5
"""and what one that tells little weighs beside another."""
SYNONYM = 0.5
"""What a word is worth that is met in a synonym,"""
ALIKE = 0.4
"""and what is added, in proportion, where it shares more of the meanings that the word has."""
KIN = 0.6
"""What a word is worth that is met in another word of its family,"""
ROLE = 0.4
"""and one that is only met in what the story says of a person meant."""
_FORMS = (MentionForm.FULL, MentionForm.PART, MentionForm.ALIAS, MentionForm.ROLE, MentionForm.PRONOUN)
PRINTED = frozenset({MentionForm.FULL, MentionForm.PART, MentionForm.ALIAS})


class Met(msgspec.Struct, eq=False, gc=False):
    """Words of a sentence that meet a term of the question, and how well (0 to 1).

    Which words these are is looked up when it is asked for: those of `stems`, of several the last.
    """

    term: Term
    strength: float
    told: Told
    stems: tuple[str, ...]
    found: tuple[int, ...] = ()

    @property
    def places(self) -> tuple[int, ...]:
        """The places of these words in the sentence."""
        if not self.found:
            self.found = max(self.told.places[one] for one in self.stems)
        return self.found


class Meeting(NamedTuple):
    """A name of the question meant in a sentence, in its surest form, by these of its mentions."""

    form: MentionForm
    told: Told
    mentions: tuple[int, ...]

    @property
    def places(self) -> tuple[int, ...]:
        """The places in the sentence of the first words of the mentions."""
        return tuple(self.told.meant[one].first for one in self.mentions)


class Compared(NamedTuple):
    """A sentence compared with a question."""

    told: Told
    met: dict[str, Met]
    """By the stem of the question's term."""
    names: dict[Named, Meeting]

    def strength(self, stem: str) -> float:
        """How well a term is met here."""
        met = self.met.get(stem)
        return met.strength if met else 0.0


class Rarity:
    """How much each term of a question tells, from how few of the sentences compared meet it; light words tell less.

    A term that stands itself tells by how few sentences have it; one met in other words by how few meet it at all.
    """

    def __init__(self, sought: Sought, compared: Sequence[Compared]) -> None:
        exact: Counter[str] = Counter()
        anyhow: Counter[str] = Counter()
        for here in compared:
            for stem, met in here.met.items():
                anyhow[stem] += 1
                exact[stem] += met.strength == EXACT
        count = len(compared)
        named = Counter(name for here in compared for name in here.names)
        self.of_name = {name: _rare(named[name], count) for name in sought.names}
        self._factor = {term.stem: LIGHT if term.light else 1.0 for term in sought.terms}
        self._exact = {stem: factor * _rare(exact[stem], count) for stem, factor in self._factor.items()}
        self._anyhow = {stem: factor * _rare(anyhow[stem], count) for stem, factor in self._factor.items()}

    def __getitem__(self, stem: str) -> float:
        """What the term could tell at most, as the stories go."""
        return self._anyhow[stem]

    def of(self, met: Met) -> float:
        """What a meeting tells."""
        rare = self._exact if met.strength == EXACT else self._anyhow
        return rare[met.term.stem] * met.strength


def _rare(having: int, count: int) -> float:
    return math.log(1 + (1 + count) / (1 + having))


def compare(sought: Sought, story: Prepared) -> list[Compared]:
    """All sentences of a story, compared with a question: only those are looked at that may meet it."""
    found = [Compared(told, {}, {}) for told in story.told]
    for term in sought.terms:
        for number in numbers_of(story.where.get(term.stem, 0)):
            here = found[number]
            here.met[term.stem] = Met(term, EXACT, here.told, (term.stem,))
        _meet_others(term, found, story)
        _meet_roles(term, found, story)
    for name in sought.names:
        _meet_names(name, found, story)
    return found


def _meet_others(term: Term, found: Sequence[Compared], story: Prepared) -> None:
    """A term met in what may stand for it, else in another word of its family."""
    shares: dict[int, tuple[float, tuple[str, ...]]] = {}
    for one in term.alike.keys() & story.where.keys():
        share = term.alike[one]
        for number in numbers_of(story.where[one]):
            best, stems = shares.get(number, (-1.0, ()))
            if share >= best:
                shares[number] = (share, (*stems, one) if share == best else (one,))
    for number, (share, stems) in shares.items():
        here = found[number]
        if term.stem not in here.met:
            here.met[term.stem] = Met(term, SYNONYM + ALIKE * share, here.told, stems)
    if term.phrases:
        _meet_phrases(term, found, story, shares)
    for one in kin(term, story.stems):
        for number in numbers_of(story.where[one]):
            here = found[number]
            if term.stem not in here.met:
                here.met[term.stem] = Met(term, KIN, here.told, (one,))


def _meet_phrases(
    term: Term, found: Sequence[Compared], story: Prepared, shares: Mapping[int, tuple[float, tuple[str, ...]]]
) -> None:
    """A term met in several words that may stand for it, where these are nearer to it than any single word."""
    standing: dict[int, list[tuple[float, tuple[int, ...]]]] = {}
    for first in term.phrases.keys() & story.where.keys():
        for phrase, share in term.phrases[first]:
            for number in _with_all(phrase, story):
                here = found[number]
                if here.strength(term.stem) != EXACT:
                    places = here.told.places[first]
                    standing.setdefault(number, []).extend(
                        (share, (at,)) for at in places if _stands(phrase, here.told, at)
                    )
    for number, spots in standing.items():
        told = found[number].told
        if number in shares:
            share, stems = shares[number]
            spots += [(share, told.places[one]) for one in stems]
        if spots:
            share, places = max(spots)
            found[number].met[term.stem] = Met(term, SYNONYM + ALIKE * share, told, (), places)


def _with_all(phrase: Sequence[str], story: Prepared) -> tuple[int, ...]:
    """The numbers of the sentences that have all stems of a phrase, in whatever order."""
    return numbers_of(reduce(and_, (story.where.get(one, 0) for one in phrase)))


def _stands(phrase: Sequence[str], told: Told, at: int) -> bool:
    words = told.words[at : at + len(phrase)]
    return len(words) == len(phrase) and all(word.stem == one for word, one in zip(words, phrase, strict=True))


def _meet_roles(term: Term, found: Sequence[Compared], story: Prepared) -> None:
    """A term met in how the story describes, anywhere, a person whom the sentence means."""
    stems = [term.stem, *(term.alike.keys() & story.described.keys())]
    described = {name for one in stems for name in story.described.get(one, ())}
    if not described:
        return
    numbers = _numbers(story, described)
    for here in _meaning(numbers, found, story):
        if term.stem not in here.met:
            at = next(at for at, mention in enumerate(here.told.mentions) if mention.name in numbers)
            here.met[term.stem] = Met(term, ROLE, here.told, (), (here.told.meant[at].first,))


def _meet_names(name: Named, found: Sequence[Compared], story: Prepared) -> None:
    """A name where it is meant itself, else where somebody is whom the story gives its team or country."""
    own = {number for number, keys in enumerate(story.keys) if not keys.isdisjoint(name.keys)}
    described = _numbers(story, {one for one, about in story.roles.items() if not about.teams.isdisjoint(name.keys)})
    for here in _meaning(own | described, found, story):
        mentions = here.told.mentions
        meant = tuple(at for at, mention in enumerate(mentions) if mention.name in own)
        if meant:
            best = min((mentions[at].form for at in meant), key=_FORMS.index)
            here.names[name] = Meeting(best, here.told, meant)
        else:
            first = next(at for at, mention in enumerate(mentions) if mention.name in described)
            here.names[name] = Meeting(MentionForm.ROLE, here.told, (first,))


def _numbers(story: Prepared, names: Collection[str]) -> set[int]:
    """The numbers of the story's names that are written like some in full."""
    return {number for number, name in enumerate(story.analysis.names) if name.canonical in names} if names else set()


def _meaning(names: Iterable[int], found: Sequence[Compared], story: Prepared) -> list[Compared]:
    """The sentences that mean any of the story's names of some numbers."""
    return [found[at] for at in numbers_of(reduce(or_, (story.mentioned[number] for number in names), 0))]
