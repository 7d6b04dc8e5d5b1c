"""Searches: rare words first as far as may be read, all of the words before any."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import Enum
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

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
        if not groups or limit <= 0 or not members:
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
        terms = {term for group in groups for term in group}
        told = [count for count in told if count.term in terms]
        parts = self._segments({count.segment for count in told})
        weighed = self._weighed(level, [(count.segment, count.term) for count in told], parts) if parts else None
        if parts is None or weighed is None:
            return None
        rare = self._rarity(level, weighed)
        collections = {count.segment: count.collection for count in told}
        candidates: list[_Candidate] = []
        for number, segment in parts.items():
            here = [
                [(rare[term], weighed[number, term]) for term in group if (number, term) in weighed] for group in groups
            ]
            size = segment.passages if level is Level.PASSAGES else len(segment.versions)
            seen = self._seen(segment, number, collections[number], members)
            candidates += _best(level, segment, seen, weighing.weigh(size, here), limit)
        return _ranked(candidates, limit)

    def _seen(self, segment: Segment, number: int, collection: int, members: Members) -> npt.NDArray[np.bool_]:
        """Which articles of a segment are in the edition, and not hidden."""
        part = members.parts[collection]
        if members.narrowed:
            return np.isin(segment.versions, part.numbers)
        pin = next(pin for pin in self._pins if pin.identity == collection)
        seen = self._caches.seen.get((pin, number), lambda: np.isin(segment.versions, part.numbers))
        hidden = members.hidden(collection)
        return seen & ~np.isin(segment.versions, hidden) if hidden else seen

    def _rarity(self, level: Level, weighed: Mapping[tuple[int, str], Weighed]) -> dict[str, float]:
        """How much each term weighs."""
        size, _ = self._totals(level)
        having: dict[str, int] = {}
        for (_, term), one in weighed.items():
            having[term] = having.get(term, 0) + len(one.numbers)
        return {term: weighing.rarity(count, max(size, count)) for term, count in having.items()}

    def _totals(self, level: Level) -> tuple[int, int]:
        """How many passages or articles there are, and their terms."""
        total = self._caches.totals.get(self._pins, lambda: totals(self._session, self._collections))
        return total.passages if level is Level.PASSAGES else total.articles

    def _weighed(
        self, level: Level, wanted: Sequence[tuple[int, str]], parts: Mapping[int, Segment]
    ) -> dict[tuple[int, str], Weighed] | None:
        """The terms wanted, by segment; None where some are no longer there."""
        size, length = self._totals(level)
        average = length / size if length else 1.0
        cache = self._caches.weighed
        found = {key: one for key in wanted if (one := cache.peek((*key, level.name, average))) is not None}
        missing = [key for key in wanted if key not in found]
        for number, term, *data in encoded(self._session, self._collections, missing) if missing else ():
            one = _weighed(level, parts[number], Kept(*map(decode, data)), average)
            cache.put((number, term, level.name, average), one)
            found[number, term] = one
        return found if len(found) == len(set(wanted)) else None

    def _segments(self, wanted: set[int]) -> dict[int, Segment] | None:
        found = {number: one for number in wanted if (one := self._caches.segments.peek(number)) is not None}
        missing = wanted - found.keys()
        if missing:
            for number, one in segments(self._session, sorted(missing)):
                self._caches.segments.put(number, one)
                found[number] = one
        return found if len(found) == len(wanted) else None


def _best(
    level: Level, segment: Segment, seen: npt.NDArray[np.bool_], found: weighing.Found, limit: int
) -> Iterable[_Candidate]:
    articles = segment.article_of[found.numbers] if level is Level.PASSAGES else found.numbers
    at = np.flatnonzero(seen[articles])
    order = found.scores[at] + found.whole[at] * 1e9
    if len(order) > limit:
        least = np.partition(order, len(order) - limit)[len(order) - limit]
        equals = at[order == least]
        equals = equals[np.argsort(found.numbers[equals], kind="stable")[:limit]]
        at = np.concatenate([at[order > least], equals])
    starts = segment.first[articles[at]] if level is Level.PASSAGES else found.numbers[at]
    return map(
        _Candidate,
        np.logical_not(found.whole[at]).tolist(),
        (-found.scores[at]).tolist(),
        segment.versions[articles[at]].tolist(),
        (found.numbers[at] - starts).tolist(),
    )


def _weighed(level: Level, segment: Segment, kept: Kept, average: float) -> Weighed:
    if level is Level.PASSAGES:
        return weighing.passages_with(segment, kept.words, kept.heads, level.value, average)
    return weighing.articles_with(segment, kept.texts, kept.heads, level.value, average)


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
