"""Searches: rare words first as far as may be read, all of the words before any."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import Enum
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from knowledge.store.cache import Caches
from knowledge.store.fulltext import weighing
from knowledge.store.fulltext.segments import Numbers, Places, Segment, decode
from knowledge.store.fulltext.tables import Count, all_segments, counts, encoded, segments, totals
from knowledge.store.fulltext.weighing import Flags, Weighed
from knowledge.store.members import Members, Pins
from knowledge.store.sessions import Session
from knowledge.store.terms import distinct

WORDS_READ = 48
"""Terms of one query that are looked for; a longer one is cut to its rarest."""
_TERMS_WEIGHED = 256
POSTINGS = 60_000
"""How many places of its terms one query may read: the rarest come first, what goes beyond is not looked for."""
_WHOLE = 1e9
"""More than any score: what is added for having all of the words."""
_TRIES = 5
"""How often a search begins anew because segments were joined under its hands."""

Groups = list[list[str]]
"""What is looked for: of each group any term."""


class Level(Enum):
    """What is looked for, with the weight of a word in the heading."""

    PASSAGES = 0.4
    ARTICLES = 2.0


_COLUMNS = {Level.PASSAGES: "words, heads", Level.ARTICLES: "texts, heads"}
"""Where postings have the places of each."""


class Hit(NamedTuple):
    """What was found: a version, the number of its sentence (0 for an article), the rank: higher is better."""

    version: int
    sentence: int
    rank: float


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
        found: list[tuple[Segment, weighing.Found]] = []
        for number, segment in parts.items():
            here = [
                [(rare[term], weighed[number, term]) for term in group if (number, term) in weighed] for group in groups
            ]
            size = segment.passages if level is Level.PASSAGES else len(segment.versions)
            seen = self._seen(segment, number, collections[number], members)
            visible = None if seen.all() else _visible(level, segment, seen)
            found.append((segment, weighing.weigh(size, here, limit, visible)))
        return _ranked(level, found, limit)

    def _seen(self, segment: Segment, number: int, collection: int, members: Members) -> Flags:
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
        rows = encoded(self._session, self._collections, missing, _COLUMNS[level]) if missing else ()
        for number, term, places, heads in rows:
            one = _weighed(level, parts[number], decode(places), decode(heads), average)
            cache.put((number, term, level.name, average), one)
            found[number, term] = one
        return found if len(found) == len(set(wanted)) else None

    def _segments(self, wanted: set[int]) -> dict[int, Segment] | None:
        found = {number: one for number in wanted if (one := self._caches.segments.peek(number)) is not None}
        missing = wanted - found.keys()
        if missing:
            self._caches.joined(all_segments(self._session))
            for number, one in segments(self._session, sorted(missing)):
                self._caches.segments.put(number, one)
                found[number] = one
        return found if len(found) == len(wanted) else None


def _visible(level: Level, segment: Segment, seen: Flags) -> Callable[[Numbers], Flags]:
    """Whether passages, or articles, are of articles that are seen."""
    return lambda numbers: seen[segment.article_of[numbers] if level is Level.PASSAGES else numbers]


def _weighed(level: Level, segment: Segment, places: Places, heads: Places, average: float) -> Weighed:
    weighed = weighing.passages_with if level is Level.PASSAGES else weighing.articles_with
    return weighed(segment, places, heads, level.value, average)


def _ranked(level: Level, found: Sequence[tuple[Segment, weighing.Found]], limit: int) -> list[Hit]:
    """The best of all segments; what has but some of the words ranks no higher than what has all."""
    ranks = [here.scores + _WHOLE * here.whole for _, here in found]
    every = np.concatenate(ranks)
    least = np.partition(every, len(every) - limit)[len(every) - limit] if len(every) > limit else 0.0
    best = [_placed(level, *one, rank, least) for one, rank in zip(found, ranks, strict=True)]
    versions, sentences, scores, whole = map(np.concatenate, zip(*best, strict=True))
    order = np.lexsort((sentences, versions, -scores, ~whole))[:limit]
    hits: list[Hit] = []
    lowest = float("inf")
    for at in order.tolist():
        rank = float(scores[at])
        lowest = min(lowest, rank) if whole[at] else lowest
        hits.append(Hit(int(versions[at]), int(sentences[at]), min(rank, lowest)))
    return hits


def _placed(
    level: Level, segment: Segment, found: weighing.Found, ranks: npt.NDArray[np.float64], least: float
) -> tuple[Numbers, Numbers, npt.NDArray[np.float64], Flags]:
    """Versions, sentences, scores, and whether they have all of the words, of those that rank high enough."""
    at = np.flatnonzero(ranks >= least)
    numbers = found.numbers[at]
    if level is Level.PASSAGES:
        articles = segment.article_of[numbers]
        return segment.versions[articles], numbers - segment.first[articles], found.scores[at], found.whole[at]
    return segment.versions[numbers], np.zeros_like(numbers), found.scores[at], found.whole[at]


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
