"""What is looked for in stories: the words of a question with their weight, and the names in it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from itertools import islice, takewhile
from typing import NamedTuple

from knowledge.answering.expecting import Expected, expect
from knowledge.answering.understanding import Asked
from knowledge.language.folding import fold
from knowledge.language.stems import stem
from knowledge.language.tokens import Token, tokens
from knowledge.lexicon import Lexicon
from knowledge.model import NameKind
from knowledge.store.terms import STOP_WORDS

MOST_TERMS = 16
"""Words of a question that are looked for: no question in earnest has more that tell anything."""
_NEAR_KIN = 5
"""Letters that two stems must share at their beginning to be kin ("retir" and "retirement")."""


class Term(NamedTuple):
    """A word of the question that carries meaning; `named` tells whether it stands in a name.

    `alike` are the stems that may stand for it, `phrases` the runs of stems by their first, with how surely.

    What stands behind "when", "against" or the like is `aside`: it tells where to look more than what for.
    """

    folded: str
    stem: str
    alike: Mapping[str, float]
    phrases: Mapping[str, Sequence[tuple[tuple[str, ...], float]]]
    start: int
    end: int
    named: bool
    aside: bool
    light: bool


class Named(NamedTuple):
    """A name in the question: all the keys and folded forms that its possible owners have."""

    keys: frozenset[str]
    kinds: frozenset[NameKind]
    start: int
    end: int


class Sought(NamedTuple):
    """A question as sentences are compared with it. `speaker` is whose words are asked for, where it says so."""

    terms: tuple[Term, ...]
    names: tuple[Named, ...]
    expected: Expected
    stems: frozenset[str]
    speaker: Named | None
    reporting: frozenset[str]
    """Verbs that report what somebody said; `asks_report` tells whether the question has one."""
    asks_report: bool
    main: str | None
    """The stem of the word that most likely is the question's verb; `does` tells whether the answer is who does it."""
    does: bool


def seek(asked: Asked, lexicon: Lexicon) -> Sought:
    """What to look for, for a question."""
    names = _names(asked)
    terms: dict[str, Term] = {}
    found = [token for token in tokens(asked.question) if token.kind not in {"mark", "possessive", "link"}]
    stems = [stem(token.text) for token in found]
    words = [fold(token.text).lstrip("#@") for token in found]
    empty = _fillers(words, lexicon)
    phrases = _phrases(stems, lexicon)
    leads = lexicon.words["ask_aside"]
    light = lexicon.words["light"]
    aside = False
    for at, (token, folded) in enumerate(zip(found, words, strict=True)):
        aside = aside or (at > 1 and folded in leads)
        if len(terms) == MOST_TERMS:
            break
        if not folded or at in empty or not STOP_WORDS.isdisjoint((folded, folded.removesuffix("'s"))):
            continue
        own = lexicon.synonyms.groups(folded)
        named = any(name.start <= token.start < name.end for name in names)
        groups = () if named else tuple(dict.fromkeys((*own, *phrases.get(at, ()))))
        alike = lexicon.synonyms.alike(groups)
        term = Term(folded, stem(folded), *alike, token.start, token.end, named, aside, folded in light)
        terms.setdefault(term.stem, term)
    speaker = _speaker(found, names, lexicon)
    saying = lexicon.reporting | lexicon.words["ask_saying"]
    asks_report = any(fold(token.text) in saying for token in found)
    expected = expect(asked, lexicon)
    main = next((term.stem for term in terms.values() if _may_be_main(term, expected)), None)
    does = not any(fold(token.text) in lexicon.words["ask_helping"] for token in found)
    return Sought(tuple(terms.values()), names, expected, frozenset(terms), speaker, saying, asks_report, main, does)


def _may_be_main(term: Term, expected: Expected) -> bool:
    return not (term.named or term.aside or term.light or term.stem in expected.heads | expected.units)


def _fillers(words: Sequence[str], lexicon: Lexicon) -> frozenset[int]:
    """The places of the words that only fill a question: "in the first place"."""
    fillers = lexicon.words["ask_fillers"]
    longest = max(phrase.count(" ") + 1 for phrase in fillers)
    return frozenset(
        at
        for first in range(len(words))
        for behind in range(first + 1, min(first + longest, len(words)) + 1)
        if " ".join(words[first:behind]) in fillers
        for at in range(first, behind)
    )


def _phrases(stems: Sequence[str], lexicon: Lexicon) -> dict[int, tuple[int, ...]]:
    """Of the places of a question's words, the groups of the phrases they stand in: "hang up his boots"."""
    inside: dict[int, tuple[int, ...]] = {}
    for at in range(len(stems)):
        length, groups = lexicon.synonyms.find(stems, at)
        for place in range(at, at + length if length > 1 else at):
            inside[place] = (*inside.get(place, ()), *groups)
    return inside


def _speaker(found: Sequence[Token], names: Sequence[Named], lexicon: Lexicon) -> Named | None:
    """The name that says, thinks or feels, by its place before such a word, or behind "according to"."""
    saying = lexicon.words["ask_saying"] | lexicon.words["ask_telling"] | lexicon.words["ask_view"]
    for at, token in enumerate(found):
        folded = fold(token.text)
        if folded == "according":
            behind = [name for name in names if name.start > token.start]
            if behind:
                return min(behind, key=lambda name: name.start)
        if folded in saying or (folded == "make" and at + 1 < len(found) and fold(found[at + 1].text) == "of"):
            before = [name for name in names if name.end <= token.start]
            if before:
                return max(before, key=lambda name: name.end)
    return None


def kin(term: Term, stems: Sequence[str]) -> list[str]:
    """Of the stems of a story, in their order, those that begin like the term: other words of its family."""
    own = term.stem
    if term.named or len(own) < _NEAR_KIN or not own.isalpha():
        return []
    head = own[: max(_NEAR_KIN, len(own) - 2)]
    beginning = takewhile(lambda other: other.startswith(head), islice(stems, bisect_left(stems, head), None))
    return [other for other in beginning if other != own]


def _names(asked: Asked) -> tuple[Named, ...]:
    places: dict[tuple[int, int], set[str]] = {}
    kinds: dict[tuple[int, int], set[NameKind]] = {}
    for link in asked.links:
        place = (link.start, link.end)
        forms = {fold(link.name.canonical)} | {fold(alias) for alias in link.name.aliases}
        places.setdefault(place, set()).update(forms | ({link.name.entry} if link.name.entry else set()))
        kinds.setdefault(place, set()).add(link.name.kind)
    return tuple(Named(frozenset(keys), frozenset(kinds[place]), *place) for place, keys in places.items())
