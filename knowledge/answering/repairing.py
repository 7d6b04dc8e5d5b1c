"""Names misspelt in a question, put right, so that full text and words meet them too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from knowledge.language.folding import fold
from knowledge.language.tokens import tokens
from knowledge.lexicon import Lexicon
from knowledge.model import Name
from knowledge.search.linking import FOREIGN, TYPED
from knowledge.search.names import Link, NameIndex

Repairs = tuple[tuple[str, str], ...]
"""What was typed, and what it is taken for."""
_LONG = 6
"""Letters from which on a word may be two letters away from a name, else one."""
_MOST = 4
"""Words of one question that are put right."""
_NEAREST = 8
_KNOWN = 100.0
"""The score of what is written as known."""


def repair(question: str, index: NameIndex, lexicon: Lexicon) -> tuple[str, Repairs]:
    """The question with its misspelt names written as the stories write them, and what was repaired."""
    question, repairs = _of_links(question, index)
    said = list(tokens(question))
    if len(said) > TYPED:
        return question, repairs
    spelt: list[tuple[str, str]] = []
    linked = {(link.start, link.end) for link in index.link(question)}
    strange = (
        token
        for token in said
        if token.kind in {"word", "handle"}
        and not any(start <= token.start < end for start, end in linked)
        and _is_strange(fold(token.text), index, lexicon)
    )
    found = list(islice(strange, FOREIGN))
    for token in reversed(found[:_MOST] if len(found) < FOREIGN else ()):
        meant = _meant(token.text, index)
        if meant:
            question = question[: token.start] + meant + question[token.end :]
            spelt.append((token.text, meant))
    return question, (*repairs, *reversed(spelt))


def _is_strange(folded: str, index: NameIndex, lexicon: Lexicon) -> bool:
    """Whether nobody knows a word."""
    return index.is_strange(folded) and folded not in lexicon.vocabulary and not lexicon.synonyms.groups(folded)


def _meant(word: str, index: NameIndex) -> str | None:
    """The word of a name that a word, which nobody knows, is a letter or two away from."""
    folded = fold(word)
    most = 1 if len(folded) < _LONG else 2
    best: tuple[int, int, str] | None = None
    for hit in index.find(word, limit=_NEAREST):
        for part in hit.matched.split():
            away = OSA.distance(folded, part, score_cutoff=most)
            if away <= most and part[:1].isalpha() and (best is None or (away, -hit.stories) < best[:2]):
                best = (away, -hit.stories, part)
    return best[2] if best else None


def _of_links(question: str, index: NameIndex) -> tuple[str, Repairs]:
    places: dict[tuple[int, int], list[Link]] = {}
    for link in index.link(question):
        places.setdefault((link.start, link.end), []).append(link)
    repairs: list[tuple[str, str]] = []
    for (start, end), links in sorted(places.items(), reverse=True):
        typed = question[start:end]
        if all(link.score < _KNOWN for link in links):
            form = _closest(typed, [link.name for link in links])
            if fold(form) != fold(typed):
                question = question[:start] + form + question[end:]
                repairs.append((typed, form))
    return question, tuple(reversed(repairs))


def _closest(typed: str, names: Sequence[Name]) -> str:
    """The form of the names, of as many words as were typed, that is most like it."""
    count = len(typed.split())
    forms = list(dict.fromkeys(form for name in names for form in _forms(name, count)))
    return max(forms, key=lambda form: fuzz.ratio(fold(form), fold(typed)), default=typed)


def _forms(name: Name, count: int) -> Iterator[str]:
    for form in (name.canonical, *name.aliases):
        words = form.split()
        for at in range(len(words) - count + 1):
            yield " ".join(words[at : at + count])
