"""Where the sentences of a story meet a question: which of its words and names, and how surely."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from knowledge.answering.prepared import Prepared, Told
from knowledge.answering.sought import Named, Sought, Term, kin
from knowledge.model import MentionForm

LIGHT = 0.5
"""What a word that tells little weighs beside another."""
SYNONYM = 0.5
"""What a word is worth that is met in a synonym (1 where it stands itself),"""
ALIKE = 0.4
"""and what is added, in proportion, where it shares more of the meanings that the word has."""
KIN = 0.6
"""What a word is worth that is met in another word of its family,"""
ROLE = 0.4
"""and one that is only met in what the story says of a person meant."""
_FORMS = (MentionForm.FULL, MentionForm.PART, MentionForm.ALIAS, MentionForm.ROLE, MentionForm.PRONOUN)
PRINTED = frozenset({MentionForm.FULL, MentionForm.PART, MentionForm.ALIAS})


class Met(NamedTuple):
    """Words of a sentence, by their places in it, that meet a term of the question, and how well (0 to 1)."""

    term: Term
    places: tuple[int, ...]
    strength: float


class Meeting(NamedTuple):
    """A name of the question meant in a sentence, in its surest form, at words of these places."""

    name: Named
    form: MentionForm
    places: tuple[int, ...]


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
                exact[stem] += met.strength == 1.0
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
        rare = self._exact if met.strength == 1.0 else self._anyhow
        return rare[met.term.stem] * met.strength


def _rare(having: int, count: int) -> float:
    return math.log(1 + (1 + count) / (1 + having))


def compare(sought: Sought, story: Prepared) -> list[Compared]:
    """All sentences of a story, compared with a question: only those are looked at that may meet it."""
    found = [Compared(told, {}, {}) for told in story.told]
    for term in sought.terms:
        for number in story.where.get(term.stem, ()):
            here = found[number]
            here.met[term.stem] = Met(term, here.told.places[term.stem], 1.0)
        _meet_others(term, found, story)
        _meet_roles(term, found, story)
    for name in sought.names:
        _meet_names(name, found, story)
    return found


def _meet_others(term: Term, found: Sequence[Compared], story: Prepared) -> None:
    """A term met in what may stand for it, else in another word of its family."""
    alike = term.alike.keys() & story.where
    phrases = term.phrases.keys() & story.where
    family = kin(term, story.stems)
    for number in {number for one in (*alike, *phrases, *family) for number in story.where[one]}:
        here = found[number]
        if term.stem not in here.met and (one := _meet(term, here.told, alike, phrases, family)):
            here.met[term.stem] = one


def _meet(term: Term, told: Told, alike: Iterable[str], phrases: Iterable[str], family: Iterable[str]) -> Met | None:
    found = [(term.alike[one], told.places[one]) for one in alike if one in told.places]
    for first in phrases:
        found += [
            (share, (at,))
            for at in told.places.get(first, ())
            for phrase, share in term.phrases[first]
            if _stands(phrase, told, at)
        ]
    if found:
        share, places = max(found)
        return Met(term, places, SYNONYM + ALIKE * share)
    near = next((told.places[other] for other in family if other in told.places), None)
    return Met(term, near, KIN) if near else None


def _stands(phrase: Sequence[str], told: Told, at: int) -> bool:
    words = told.words[at : at + len(phrase)]
    return len(words) == len(phrase) and all(word.stem == one for word, one in zip(words, phrase, strict=True))


def _meet_roles(term: Term, found: Sequence[Compared], story: Prepared) -> None:
    """A term met in how the story describes, anywhere, a person whom the sentence means."""
    stems = [term.stem, *(term.alike.keys() & story.described)]
    described = {name for one in stems for name in story.described.get(one, ())}
    for here in found if described else ():
        if term.stem not in here.met:
            meant = next((one for one in here.told.meant if one.canonical in described), None)
            if meant:
                here.met[term.stem] = Met(term, (meant.first,), ROLE)


def _meet_names(name: Named, found: Sequence[Compared], story: Prepared) -> None:
    """A name where it is meant itself, else where somebody is whom the story gives its team or country."""
    own = {keys for keys in story.names if not keys.isdisjoint(name.keys)}
    described = {one for one, about in story.roles.items() if not about.teams.isdisjoint(name.keys)}
    for told, _, names in found if own or described else ():
        here = [meant for meant in told.meant if meant.keys in own]
        if here:
            best = min((meant.form for meant in here), key=_FORMS.index)
            names[name] = Meeting(name, best, tuple(meant.first for meant in here))
        elif meant := next((one for one in told.meant if one.canonical in described), None):
            names[name] = Meeting(name, MentionForm.ROLE, (meant.first,))
