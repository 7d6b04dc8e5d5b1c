"""Names found by what people type: typos, nicknames, codes, hashtags, accents, parts of names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rapidfuzz import fuzz, process

from knowledge.language.folding import fold
from knowledge.language.tokens import Token, tokens
from knowledge.lexicon import Lexicon
from knowledge.lexicon.loading import forms
from knowledge.model import Name, NameKind
from knowledge.store.protocol import NameRow

WEAKEST = 72.0
"""Scores (of 100) below this are no hits."""
CLOSE = 84.0
"""From this ratio on, a word of a question is taken for a misspelt name."""
SHORTEST = 4
"""Letters that a word needs to be taken for a misspelt name."""
_LONGEST = 5


class NameHit(NamedTuple):
    """A name that fits, how well (0 to 100), and how many stories have it."""

    name: Name
    score: float
    stories: int


class Link(NamedTuple):
    """A name meant at `[start, end)` of a question; `score` is 100 where it is written as known."""

    name: Name
    start: int
    end: int
    score: float
    stories: int


class NameIndex:
    """All names of some collections, with the lexicon's other words for them. Built once an edition."""

    def __init__(self, rows: Sequence[NameRow], lexicon: Lexicon) -> None:
        self._rows = list(rows)
        self._lexicon = lexicon
        self._owners: dict[str, list[int]] = {}
        for number, row in enumerate(self._rows):
            for form in _forms(row.name, lexicon):
                owners = self._owners.setdefault(form, [])
                if number not in owners:
                    owners.append(number)
        self._plain = lexicon.words.get("stop", frozenset()) | lexicon.words.get("common", frozenset())
        """Words of questions that are no misspelt names."""
        self._forms = list(self._owners)
        self._singles = [form for form in self._forms if len(form) >= SHORTEST]

    def find(self, query: str, kinds: Iterable[NameKind] = (), limit: int = 10) -> list[NameHit]:
        """The names that fit a query best, those of most stories first among equals."""
        wanted = set(kinds)
        typed = fold(query).lstrip("#@")
        best: dict[int, float] = {}
        for form, score in self._similar(typed):
            for number in self._owners[form]:
                row = self._rows[number]
                if (not wanted or row.name.kind in wanted) and score > best.get(number, 0.0):
                    best[number] = score
        hits = [NameHit(self._rows[number].name, score, self._rows[number].stories) for number, score in best.items()]
        return sorted(hits, key=lambda hit: (-hit.score, -hit.stories, hit.name.canonical))[:limit]

    def link(self, text: str) -> list[Link]:
        """The names meant in a question: longest known first, then close misspellings; in order."""
        found = tokens(text)
        folded = [fold(token.text).lstrip("#@") for token in found]
        links: list[Link] = []
        at = 0
        while at < len(found):
            length, owners = self._exact(folded, at)
            if owners:
                links += [self._link(number, found[at : at + length], 100.0) for number in owners]
            elif links_here := self._misspelt(found, folded, at):
                links += links_here
                length = 1
            at += max(1, length)
        return links

    def _similar(self, typed: str) -> Iterable[tuple[str, float]]:
        if not typed:
            return
        if typed in self._owners:
            yield typed, 100.0
        for form in self._forms:
            if form.startswith(typed) or f" {typed}" in form:
                yield form, 90.0 + 9.0 * len(typed) / len(form)
        for form, score, _ in process.extract(typed, self._forms, scorer=fuzz.WRatio, limit=25, score_cutoff=WEAKEST):
            yield form, min(score, 95.0)

    def _exact(self, folded: list[str], at: int) -> tuple[int, list[int]]:
        for length in range(min(_LONGEST, len(folded) - at), 0, -1):
            form = " ".join(folded[at : at + length])
            owners = self._owners.get(form)
            if owners and not (length == 1 and form in self._plain):
                return length, owners
        return 0, []

    def _misspelt(self, found: list[Token], folded: list[str], at: int) -> list[Link]:
        word = folded[at]
        if len(word) < SHORTEST or found[at].kind != "word" or word in self._plain:
            return []
        best = process.extractOne(word, self._singles, scorer=fuzz.ratio, score_cutoff=CLOSE)
        if best is None or best[0][0] != word[0]:
            return []
        return [self._link(number, found[at : at + 1], best[1]) for number in self._owners[best[0]]]

    def _link(self, number: int, spanned: Sequence[Token], score: float) -> Link:
        row = self._rows[number]
        return Link(row.name, spanned[0].start, spanned[-1].end, score, row.stories)


def _forms(name: Name, lexicon: Lexicon) -> Iterable[str]:
    printed = [name.canonical, *name.aliases]
    if name.entry and name.entry in lexicon.entries:
        printed += forms(lexicon.entries[name.entry])
    if name.kind is NameKind.PERSON:
        printed += [part for part in name.canonical.split() if len(part) > 2]
    return dict.fromkeys(" ".join(fold(token.text) for token in tokens(form)) for form in printed)
