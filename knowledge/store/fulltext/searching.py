"""Searches: rare words first as far as may be read, all of the words before any."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import Enum
from typing import NamedTuple

import numpy as np

from knowledge.store.cache import Caches
from knowledge.store.fulltext import weighing
from knowledge.store.fulltext.segments import Segment, decode
from knowledge.store.fulltext.tables import Count, Kept, counts, encoded, segments, totals
from knowledge.store.fulltext.weighing import Weighed
from knowledge.store.members import Members, Pins
from knowledge.store.sessions import Session
from knowledge.store.terms import distinct

WORDS_READ = 48
"""Terms of one query that are looked for; a longer one is cut to its rarest."""
_TERMS_WEIGHED = 256
POSTINGS = 60_000
"""How many places of its terms one query may read: the rarest come first, what goes beyond is not looked for."""
_TRIES = 5
"""How often a search begins anew because segments were joined under its hands."""

Groups = list[list[str]]
"""What is looked for: of each group any term."""


class Level(Enum):
    """What is looked for, with the weight of a word in the heading."""

    PASSAGES = 0.4
    ARTICLES = 2.0


class Hit(NamedTuple):
    """What was found: a version, the number of its sentence (0 for an article), the rank: higher is better."""

    version: int
    sentence: int
    rank: float


class _Candidate(NamedTuple):
    """Sorts the best first: negative ranks, what has all of the words before the rest."""

    part: bool
    rank: float
    version: int
    sentence: int


class Search:
    """Searches on behalf of one view."""

    def __init__(self, session: Session, caches: Caches, pins: Pins) -> None:
        self._session = session
        self._caches = caches
        self._pins = pins
        self._collections = [pin.identity for pin in pins if pin.identity is not None]

    def find(
        self,
        level: Level,
        words: Sequence[str],
        synonyms: Mapping[str, Sequence[str]] | None,
        members: Members,
        limit: int,
    ) -> list[Hit]:
        """What holds all of the words, then what holds any; each the best first."""
        groups = _groups(words, synonyms or {})[:_TERMS_WEIGHED]
        if not groups or limit <= 0 or not members.versions:
            return []
        for _ in range(_TRIES):
            found = self._try(level, groups, members, limit)
            if found is not None:
                return found
        return []

    def holds(self, word: str) -> bool:
        """Whether all terms of a word stand in the texts."""
        found = distinct([word])
        return bool(found) and all(map(self._stands, found))

    def _stands(self, term: str) -> bool:
        return self._caches.standing.get(
            (self._pins, term), lambda: bool(counts(self._session, self._collections, [term]))
        )

    def _try(self, level: Level, groups: Groups, members: Members, limit: int) -> list[Hit] | None:
        """Search once; None where segments were joined meanwhile."""
        told = counts(self._session, self._collections, [term for group in groups for term in group])
        groups = _affordable(groups, told, level)
        if not groups:
            return []
        wanted = {term for group in groups for term in group}
        told = [count for count in told if count.term in wanted]
        kept = self._read([(count.segment, count.term) for count in told])
        parts = self._segments({count.segment for count in told})
        if kept is None or parts is None:
            return None
        places: dict[int, dict[str, Weighed]] = {number: {} for number in parts}
        for (number, term), one in kept.items():
            places[number][term] = _weighed(level, parts[number], one)
        candidates: list[_Candidate] = []
        rare, average = self._statistics(level, places)
        for number, segment in parts.items():
            here = [
                [(rare[term], places[number][term]) for term in group if term in places[number]] for group in groups
            ]
            lengths = segment.passage_lengths if level is Level.PASSAGES else segment.article_lengths
            found = weighing.weigh(lengths, average, here)
            candidates += self._best(level, segment, number, found, members, limit)
        return _ranked(candidates, limit)

    def _best(
        self, level: Level, segment: Segment, number: int, found: weighing.Found, members: Members, limit: int
    ) -> Iterable[_Candidate]:
        articles = segment.article_of[found.numbers] if level is Level.PASSAGES else found.numbers
        at = np.flatnonzero(self._seen(segment, number, members)[articles])
        order = found.scores[at] + found.whole[at] * 1e9
        if len(order) > limit:
            at = at[order >= np.partition(order, len(order) - limit)[len(order) - limit]]
        starts = segment.first[articles[at]] if level is Level.PASSAGES else found.numbers[at]
        return map(
            _Candidate,
            np.logical_not(found.whole[at]).tolist(),
            (-found.scores[at]).tolist(),
            segment.versions[articles[at]].tolist(),
            (found.numbers[at] - starts).tolist(),
        )

    def _seen(self, segment: Segment, number: int, members: Members) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
        if members.narrowed:
            return np.isin(segment.versions, list(members.keys))
        return self._caches.seen.get((self._pins, number), lambda: np.isin(segment.versions, members.numbers))

    def _statistics(self, level: Level, places: Mapping[int, Mapping[str, Weighed]]) -> tuple[dict[str, float], float]:
        """How much each term weighs, and the average length."""
        total = self._caches.totals.get(self._pins, lambda: totals(self._session, self._collections))
        having: dict[str, int] = {}
        for one in places.values():
            for term, weighed in one.items():
                having[term] = having.get(term, 0) + len(weighed.numbers)
        size, length = total.passages if level is Level.PASSAGES else total.articles
        return {term: weighing.rarity(count, max(size, count)) for term, count in having.items()}, length / max(
            size, 1
        ) or 1.0

    def _read(self, wanted: Sequence[tuple[int, str]]) -> dict[tuple[int, str], Kept] | None:
        found = {key: kept for key in wanted if (kept := self._caches.postings.peek(key)) is not None}
        missing = [key for key in wanted if key not in found]
        if missing:
            for segment, term, *data in encoded(self._session, self._collections, missing):
                kept = Kept(*map(decode, data))
                self._caches.postings.put((segment, term), kept)
                found[segment, term] = kept
        return found if len(found) == len(set(wanted)) else None

    def _segments(self, wanted: set[int]) -> dict[int, Segment] | None:
        found = {number: one for number in wanted if (one := self._caches.segments.peek(number)) is not None}
        missing = wanted - found.keys()
        if missing:
            for number, one in segments(self._session, sorted(missing)):
                self._caches.segments.put(number, one)
                found[number] = one
        return found if len(found) == len(wanted) else None


def _weighed(level: Level, segment: Segment, kept: Kept) -> Weighed:
    if level is Level.PASSAGES:
        return weighing.passages_with(segment, kept.words, kept.heads, level.value)
    return weighing.articles_with(segment, kept.texts, kept.heads, level.value)


def _ranked(candidates: list[_Candidate], limit: int) -> list[Hit]:
    """The best of all segments; what has but some of the words ranks no higher than what has all."""
    candidates.sort()
    found: list[Hit] = []
    lowest = float("inf")
    for part, rank, version, sentence in candidates[:limit]:
        if not part:
            lowest = min(lowest, -rank)
        found.append(Hit(version, sentence, min(-rank, lowest)))
    return found


def _affordable(groups: Groups, told: Iterable[Count], level: Level) -> Groups:
    """The groups that stand in the texts at all, the rarest first, as many as may be read."""
    frequency: dict[str, int] = {}
    for count in told:
        having = count.passages if level is Level.PASSAGES else count.articles
        frequency[count.term] = frequency.get(count.term, 0) + having
    weighed = []
    for number, group in enumerate(groups):
        known = [term for term in group if frequency.get(term)]
        if known:
            weighed.append((sum(frequency[term] for term in known), number, known))
    affordable: Groups = []
    left = POSTINGS
    for size, _, group in sorted(weighed)[:WORDS_READ]:
        left -= size
        if affordable and left < 0:
            break
        affordable.append(group)
    return affordable


def _groups(words: Sequence[str], synonyms: Mapping[str, Sequence[str]]) -> Groups:
    groups: Groups = []
    alike = {term: [*distinct(others)] for word, others in synonyms.items() for term in distinct([word])[:1]}
    for term in distinct(words):
        groups.append(list(dict.fromkeys((term, *alike.get(term, ())))))
    return groups
