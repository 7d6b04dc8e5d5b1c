"""Misspelt words of a question put right: names as the stories write them, and the words that questions ask with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby, islice

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from knowledge.language.folding import fold
from knowledge.language.stems import stem
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
_SHORTEST = 3
"""Letters of a word to ask with that is put right,"""
_SURE = 7
"""letters of one that is put right although its stem is that of a known word ("attendence"),"""
_WORDS = 32
"""and from how many words on none is."""
_ENDINGS = ("s", "ed", "er", "ers", "ing", "ly")
_ASKING = ("ask_", "asks_", "fact_", "sort_", "stop", "common", "overview", "who_")
"""How the lists of words begin that questions ask with."""
_KNOWN = 100.0
"""The score of what is written as known."""


def repair(question: str, index: NameIndex, lexicon: Lexicon) -> tuple[str, Repairs]:
    """The question with its misspelt names written as the stories write them, and what was repaired.

    So are the words that questions ask with, whatever else the question may be about.
    """
    question, asking = _of_asking(question, index, lexicon)
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
        and is_strange(fold(token.text), index, lexicon)
    )
    found = list(islice(strange, FOREIGN))
    for token in reversed(found[:_MOST] if len(found) < FOREIGN else ()):
        meant = _meant(token.text, index)
        if meant:
            question = question[: token.start] + meant + question[token.end :]
            spelt.append((token.text, meant))
    return question, (*asking, *repairs, *reversed(spelt))


def _of_asking(question: str, index: NameIndex, lexicon: Lexicon) -> tuple[str, Repairs]:
    """Words that nobody knows and that misspell one that questions ask with: "teh scroe", "how mcuh"."""
    spelt: list[tuple[str, str]] = []
    found = [token for token in tokens(question) if token.kind == "word" and len(token.text) >= _SHORTEST]
    for token in reversed(found if len(found) <= _WORDS else ()):
        folded = fold(token.text)
        known = index.knows(folded) or folded in lexicon.vocabulary
        known = known or (len(folded) < _SURE and bool(lexicon.synonyms.groups(folded)))
        meant = None if known else _misspelt(folded, lexicon)
        if meant:
            question = question[: token.start] + meant + question[token.end :]
            spelt.append((token.text, meant))
    return question, tuple(reversed(spelt))


def _misspelt(folded: str, lexicon: Lexicon) -> str | None:
    """The one word to ask with that is a letter away: in a short word one too many, too few, or two exchanged."""
    near = [word for word in _asking(lexicon).get(folded[0], ()) if OSA.distance(folded, word, score_cutoff=1) == 1]
    if len(folded) < _LONG:
        near = [word for word in near if len(word) != len(folded) or sorted(word) == sorted(folded)]
    exchanged = [word for word in near if sorted(word) == sorted(folded)]
    near = near if len(folded) > _SHORTEST else exchanged
    doubled = [word for word in near if _once(word) == _once(folded)]
    best = exchanged or doubled or near
    return best[0] if len(best) == 1 and not _is_form_of(folded, best[0]) else None


def _once(word: str) -> str:
    """A word with each of its doubled letters once."""
    return "".join(letter for letter, _ in groupby(word))


def _is_form_of(folded: str, word: str) -> bool:
    """Whether a word is another form of one to ask with, and no misspelling: "published", not "attendence"."""
    return folded.endswith(_ENDINGS) and stem(folded) == stem(word)


@lru_cache(maxsize=4)
def _asking(lexicon: Lexicon) -> dict[str, tuple[str, ...]]:
    """The words that questions ask with, by their first letter."""
    lists = (lexicon.words[name] for name in lexicon.words if name.startswith(_ASKING))
    words = sorted({word for one in lists for word in one if word.isalpha() and len(word) >= _SHORTEST})
    return {first: tuple(group) for first, group in groupby(words, key=lambda word: word[0])}


def is_strange(folded: str, index: NameIndex, lexicon: Lexicon) -> bool:
    """Whether nobody knows a word, long enough for a name."""
    return index.is_strange(folded) and not _is_known(folded, lexicon)


def _is_known(folded: str, lexicon: Lexicon) -> bool:
    return folded in lexicon.vocabulary or bool(lexicon.synonyms.groups(folded))


def _meant(word: str, index: NameIndex) -> str | None:
    """The word of a name that a word, which nobody knows, is a letter or two away from: two only behind the first."""
    folded = fold(word)
    most = 1 if len(folded) < _LONG else 2
    best: tuple[int, int, str] | None = None
    for hit in index.find(word, limit=_NEAREST):
        for part in hit.matched.split():
            away = OSA.distance(folded, part, score_cutoff=most)
            begun = away < most or part[:1] == folded[:1]
            if away <= most and begun and part[:1].isalpha() and (best is None or (away, -hit.stories) < best[:2]):
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
