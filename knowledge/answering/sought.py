"""What is looked for in stories: the words of a question with their weight, and the names in it."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from knowledge.answering.expecting import Expected, expect
from knowledge.answering.prepared import Prepared
from knowledge.answering.understanding import Asked
from knowledge.language.folding import fold
from knowledge.language.stems import stem
from knowledge.language.tokens import tokens
from knowledge.lexicon import Lexicon
from knowledge.model import NameKind
from knowledge.store.terms import STOP_WORDS

_ASKING = frozenset(
    ["wat", "whats", "whos", "wheres", "whens", "whys", "whereabouts", "many", "much", "according", "please", "tell"]
)
_NEAR_KIN = 5
"""Letters that two stems must share at their beginning to be kin ("retir" and "retirement")."""


class Term(NamedTuple):
    """A word of the question that carries meaning; `groups` are those of its synonyms, `named` whether in a name."""

    folded: str
    stem: str
    groups: tuple[int, ...]
    start: int
    end: int
    named: bool


class Named(NamedTuple):
    """A name in the question: all the keys and folded forms that its possible owners have."""

    keys: frozenset[str]
    kinds: frozenset[NameKind]
    start: int
    end: int


class Sought(NamedTuple):
    """A question as sentences are compared with it."""

    terms: tuple[Term, ...]
    names: tuple[Named, ...]
    expected: Expected
    stems: frozenset[str]


def seek(asked: Asked, lexicon: Lexicon) -> Sought:
    """What to look for, for a question."""
    names = _names(asked)
    terms: dict[str, Term] = {}
    found = [token for token in tokens(asked.question) if token.kind not in {"mark", "possessive", "link"}]
    stems = [stem(token.text) for token in found]
    phrases = _phrases(stems, lexicon)
    for at, token in enumerate(found):
        folded = fold(token.text).lstrip("#@")
        if not folded or folded in STOP_WORDS or folded in _ASKING or folded.removesuffix("'s") in STOP_WORDS | _ASKING:
            continue
        own = lexicon.synonyms.groups(folded)
        named = any(name.start <= token.start < name.end for name in names)
        groups = () if named else tuple(dict.fromkeys((*own, *phrases.get(at, ()))))
        terms.setdefault(stem(folded), Term(folded, stem(folded), groups, token.start, token.end, named))
    return Sought(tuple(terms.values()), names, expect(asked, lexicon), frozenset(terms))


def _phrases(stems: Sequence[str], lexicon: Lexicon) -> dict[int, tuple[int, ...]]:
    """Of the places of a question's words, the groups of the phrases they stand in: "hang up his boots"."""
    inside: dict[int, tuple[int, ...]] = {}
    for at in range(len(stems)):
        length, groups = lexicon.synonyms.find(stems, at)
        for place in range(at, at + length if length > 1 else at):
            inside[place] = (*inside.get(place, ()), *groups)
    return inside


def rarity(stories: Sequence[Prepared], sought: Sought) -> dict[str, float]:
    """How much each term of the question tells, from how few sentences of the stories have it."""
    sentences = sum(len(one.told) for one in stories)
    return {
        term.stem: math.log(1 + (1 + sentences) / (1 + sum(one.spread.get(term.stem, 0) for one in stories)))
        for term in sought.terms
    }


def kin(term: Term, spread: Mapping[str, int]) -> frozenset[str]:
    """Stems of a story that begin like the term: other words of its family."""
    own = term.stem
    if term.named or len(own) < _NEAR_KIN or not own.isalpha():
        return frozenset()
    head = own[: max(_NEAR_KIN, len(own) - 2)]
    return frozenset(other for other in spread if other.startswith(head) and other != own)


def _names(asked: Asked) -> tuple[Named, ...]:
    places: dict[tuple[int, int], set[str]] = {}
    kinds: dict[tuple[int, int], set[NameKind]] = {}
    for link in asked.links:
        place = (link.start, link.end)
        forms = {fold(link.name.canonical)} | {fold(alias) for alias in link.name.aliases}
        places.setdefault(place, set()).update(forms | ({link.name.entry} if link.name.entry else set()))
        kinds.setdefault(place, set()).add(link.name.kind)
    return tuple(Named(frozenset(keys), frozenset(kinds[place]), *place) for place, keys in places.items())
