"""Names found by what people type: typos, nicknames, codes, hashtags, accents, parts of names."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from knowledge.lexicon import Lexicon
from knowledge.lexicon.keys import key
from knowledge.model import Name, NameKind
from knowledge.search.forms import Sure, entry_of, forms_of
from knowledge.search.grams import Grams
from knowledge.search.likeness import Typed
from knowledge.search.linking import Linker
from knowledge.store.protocol import NameRow
from knowledge.store.terms import STOP_WORDS

WEAKEST = 66.0
"""Scores (of 100) below this are no hits."""
_WEIGHED = 64
"""Names that are compared letter by letter, of those that share most with the query."""
_TELLING = 3
"""Letters that what was typed must have for anything to be sure."""
_VAGUE = 80.0
"""The most that is given for less."""
_TYPED = 100
"""Letters of a query that are read."""


class NameHit(NamedTuple):
    """A name that fits, how well (0 to 100), how many stories have it, and in which form (folded) it was found."""

    name: Name
    score: float
    stories: int
    matched: str = ""


class Link(NamedTuple):
    """A name meant at `[start, end)` of a question; `score` is 100 where it is written as known.

    Where several names are meant by one form, each is a link of its own, the likeliest first. `stories` is 0 for what
    only the lexicon knows.
    """

    name: Name
    start: int
    end: int
    score: float
    stories: int


class NameIndex:
    """All names of some collections, with the lexicon's other words for them. Built once an edition, then only read.

    `occurs` tells whether a word stands anywhere in the stories: what does is not taken for a misspelt name.
    """

    def __init__(self, rows: Sequence[NameRow], lexicon: Lexicon, occurs: Callable[[str], bool] | None = None) -> None:
        self._rows = sorted(rows, key=lambda row: (-row.stories, row.name.canonical))
        self._lexicon = lexicon
        self._forms: list[str] = []
        self._rows_of: list[int] = []
        self._sure: list[float] = []
        exact: dict[str, list[tuple[int, Sure]]] = {}
        for number, row in enumerate(self._rows):
            for form in forms_of(row.name, lexicon):
                exact.setdefault(form.text, []).append((number, form.sure))
                if form.sure not in {Sure.RUN_TOGETHER, Sure.GIVEN_NAME}:
                    self._forms.append(form.text)
                    self._rows_of.append(number)
                    self._sure.append(form.sure / Sure.FULL)
        self._exact = exact
        self._grams = Grams(self._forms, [self._rows[number].stories for number in self._rows_of])
        self._kinds = np.array([list(NameKind).index(self._rows[n].name.kind) for n in self._rows_of], dtype=np.int8)
        of_entry: dict[str, int] = {}
        for number, row in enumerate(self._rows):
            if entry := entry_of(row.name, lexicon):
                of_entry.setdefault(entry.id, number)
        self._linker = Linker(exact, of_entry, lexicon, occurs, self._misspelt)

    def __len__(self) -> int:
        return len(self._rows)

    def find(
        self, query: str, kinds: Iterable[NameKind] = (), limit: int = 10, *, known: bool = False
    ) -> list[NameHit]:
        """The names that fit a query best, those of most stories first among equals; all of them for an empty query.

        With `known`, also names of the lexicon that no story has, with 0 stories, behind equals.
        """
        wanted = frozenset(kinds)
        typed = key(query[:_TYPED])
        if not query.strip():
            rows = [row for row in self._rows if not wanted or row.name.kind in wanted]
            return [NameHit(row.name, 0.0, row.stories) for row in rows[:limit]]
        best = self._similar(typed, wanted)
        hits = [
            NameHit(self._rows[number].name, score, self._rows[number].stories, form)
            for number, (score, form) in best.items()
            if score >= WEAKEST
        ]
        if known:
            here = {entry.id for row in self._rows if (entry := entry_of(row.name, self._lexicon))}
            hits += [hit for hit in _known(self._lexicon).find(query, wanted, limit) if hit.name.entry not in here]
        return sorted(hits, key=lambda hit: (-round(hit.score), -hit.stories, hit.name.canonical))[:limit]

    def link(self, text: str, *, known: bool = False) -> list[Link]:
        """The names meant in a question: longest known first, then close misspellings; in order.

        With `known`, also names of the lexicon that no story has, with 0 stories.
        """
        links = [
            Link(self._rows[number].name, start, end, score, self._rows[number].stories)
            for start, end, number, score in self._linker.link(text)
        ]
        if known:
            taken = [(link.start, link.end) for link in links]
            links += [
                link._replace(stories=0)
                for link in _known(self._lexicon).link(text)
                if link.score >= Sure.ABROAD and not any(link.start < end and start < link.end for start, end in taken)
            ]
        return sorted(links, key=lambda link: (link.start, -link.score, -link.stories))

    def _similar(self, typed: str, wanted: frozenset[NameKind]) -> dict[int, tuple[float, str]]:
        """The rows that are like what was typed, with the best score and form of each."""
        best: dict[int, tuple[float, str]] = {}
        for number, sure in self._exact.get(typed, ()):
            if not wanted or self._rows[number].name.kind in wanted:
                best[number] = (float(sure), typed)
        only = np.isin(self._kinds, [list(NameKind).index(kind) for kind in wanted]) if wanted else None
        most = 100.0 if self._tells(typed) else _VAGUE
        for at, likeness in self._near(typed, _WEIGHED, only):
            number, score = self._rows_of[at], likeness * self._sure[at]
            if number not in best or score > best[number][0]:
                best[number] = (min(most, score), self._forms[at])
        return best

    def _near(self, typed: str, limit: int, only: npt.NDArray[np.bool_] | None = None) -> Iterator[tuple[int, float]]:
        """The forms that share most with what was typed, with their likeness."""
        near = sorted(self._grams.nearest(typed, limit, only))
        yield from zip(near, Typed(typed).like([self._forms[at] for at in near]), strict=True)

    def _tells(self, typed: str) -> bool:
        """Whether what was typed is enough to be sure of anything."""
        return len(typed) >= _TELLING and not all(word in STOP_WORDS for word in typed.split())

    def _misspelt(self, typed: str) -> list[tuple[int, float]]:
        """The rows that have a form of as many words of which this may be a misspelling: the best and its equals."""
        words = typed.count(" ")
        scored = [(at, score) for at, score in self._near(typed, _WEIGHED // 2) if self._forms[at].count(" ") == words]
        top = max((score for _, score in scored), default=0.0)
        rows = dict.fromkeys(self._rows_of[at] for at, score in scored if score == top)
        return [(number, top) for number in rows] if top else []


@lru_cache(maxsize=2)
def _known(lexicon: Lexicon) -> NameIndex:
    """What the lexicon knows, whether or not a story has it."""
    rows = [NameRow(Name(entry.kind, entry.canonical, (), entry.id), 0) for entry in lexicon.entries.values()]
    return NameIndex(rows, lexicon)
