"""One consistent reading of some editions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, groupby, islice
from typing import TypeVar

import msgspec

from knowledge.model import Analysis, AnyFact, NameKind, Sentence, Story
from knowledge.store import indexing, lasting, naming, records
from knowledge.store.cache import Caches
from knowledge.store.fulltext.searching import Hit, Level, Search
from knowledge.store.involving import Place, involving
from knowledge.store.members import Members, Part, Pin, Pins, members, read_part, repinned
from knowledge.store.protocol import NameRow, Passage, RankedStory
from knowledge.store.sessions import AT_ONCE, Database, Row, Session, asking, listed

_MANY = 1000
"""Versions exchanged from which on it may be quicker to read all names than those that changed."""
_STORIES = "SELECT id, story FROM version WHERE id IN ({})"
_ANALYSES = "SELECT id, analysis FROM version WHERE id IN ({})"
_PLACES = "SELECT version, data FROM place WHERE version IN ({})"
_FACTS_AT = (
    "WITH wanted (version, position) AS (VALUES {}) SELECT f.version, f.position, f.data FROM wanted AS w"
    " CROSS JOIN fact AS f WHERE f.version = w.version AND f.position = w.position"
)
"""SQLite takes the tables of a cross join in their order: a look-up for each place."""
T = TypeVar("T")


class StoredView:
    """Reads the versions of the pinned editions; later ones do not show in it."""

    def __init__(self, database: Database, caches: Caches, pins: Pins) -> None:
        self._database = database
        self._caches = caches
        self._all = pins
        self._pins = tuple(pin for pin in pins if pin.edition)

    @property
    def editions(self) -> tuple[tuple[str, int], ...]:
        """The edition read of each collection, 0 before the first."""
        return tuple((pin.collection, pin.edition) for pin in self._all)

    def keys(self) -> Sequence[str]:
        """The keys of all stories, newest first, undated last."""
        return self._members().listed()

    def versions(self) -> Sequence[tuple[str, int]]:
        """The keys of all stories with the numbers of their versions."""
        return self._members().items()

    def stories(self) -> Sequence[Story]:
        """All stories, in the order of their keys."""
        versions = list(self._members().numbered())
        found: list[Story] = []
        for start in range(0, len(versions), AT_ONCE):
            some = versions[start : start + AT_ONCE]
            with self._database.reading() as session:
                read: dict[int, bytes] = dict(listed(session, _STORIES, some))
            found += [records.decode_story(read[version]) for version in some if version in read]
        return found

    def story(self, key: str) -> Story | None:
        """The story of that key, or None."""
        version = self._members().version(key)
        if version is None:
            return None

        def read() -> Story:
            with self._database.reading() as session:
                ((data,),) = session.all("SELECT story FROM version WHERE id = ?", (version,))
            return records.decode_story(data)

        return self._caches.stories.get(version, read)

    def analysis(self, key: str) -> Analysis | None:
        """What extraction found in the story of that key, or None."""
        version = self._members().version(key)
        if version is None:
            return None

        def read() -> Analysis:
            with self._database.reading() as session:
                ((data,),) = session.all("SELECT analysis FROM version WHERE id = ?", (version,))
                facts = session.all("SELECT data FROM fact WHERE version = ? ORDER BY position", (version,))
            told = tuple(records.decode_fact(fact) for (fact,) in facts)
            return msgspec.structs.replace(records.decode_analysis(data), facts=told)

        return self._caches.analyses.get(version, read)

    def several(self, keys: Iterable[str]) -> dict[str, Story]:
        """The stories of some keys, as far as there are any."""
        found = self._numbered(keys)
        cache = self._caches.stories
        read = {version: story for version in found.values() if (story := cache.peek(version)) is not None}
        missing = [version for version in found.values() if version not in read]
        with self._database.reading() as session:
            for version, data in listed(session, _STORIES, missing):
                read[version] = records.decode_story(data)
                cache.put(version, read[version])
        return {key: read[version] for key, version in found.items() if version in read}

    def analyses(self, keys: Iterable[str], kinds: Sequence[type[AnyFact]]) -> dict[str, Analysis]:
        """What extraction found in the stories of some keys, with the facts of these kinds alone."""
        found = self._numbered(keys)
        versions = list(found.values())
        with self._database.reading() as session:
            told = _facts_in(session, versions, [records.kind_of(kind) for kind in kinds])
            read = {version: records.decode_analysis(data) for version, data in listed(session, _ANALYSES, versions)}
        return {
            key: msgspec.structs.replace(read[version], facts=tuple(_decoded(told.get(version))))
            for key, version in found.items()
            if version in read
        }

    def facts(
        self,
        kind: type[AnyFact] | None = None,
        *,
        story: str | Sequence[str] | None = None,
        name: str | Sequence[str] | None = None,
        also: Sequence[str] | None = None,
        limit: int | None = None,
    ) -> Sequence[AnyFact]:
        """Facts in the order of their stories, narrowed to a kind, a story or some, or a name they involve."""
        found = self._members()
        tag = records.kind_of(kind) if kind else None
        tags = [tag] if tag else []
        with self._database.reading() as session:
            if story is not None:
                stories = [story] if isinstance(story, str) else story
                versions = [version for key in stories if (version := found.version(key)) is not None]
                return list(islice(_all_facts(session, iter(versions), tags, limit), limit))
            if name is not None:
                names = [name] if isinstance(name, str) else name
                places = involving(session, self._caches, self._pins, found, names, also, tag)
                return list(islice(_facts_at(session, places, limit), limit))
            return list(islice(_all_facts(session, found.numbered(), tags, limit), limit))

    def names(self, kinds: Iterable[NameKind] = ()) -> Sequence[NameRow]:
        """All names, those in most stories first."""

        def read() -> list[NameRow]:
            with self._database.reading() as session:
                return naming.names(session, self._members(), lasting.aliases(session, self._pins))

        wanted = frozenset(kinds)
        rows = self._caches.names.get(self._pins, read)
        return [row for row in rows if not wanted or row.name.kind in wanted]

    def names_since(self, editions: Sequence[tuple[str, int]]) -> Sequence[NameRow] | None:
        """The names that stand otherwise than in former editions of the same collections, in no story what is gone."""
        with self._database.reading() as session:
            before = repinned(session, self._all, dict(editions))
            if before is None:
                return None
            then = naming.Then(self._members(before), lasting.aliases(session, before))
            now = naming.Then(self._members(), lasting.aliases(session, self._pins))
            if len(then.members.exchanged(now.members)) > max(_MANY, len(now.members.items())):
                return None
            collections = [pin.identity for pin in self._pins if pin.identity is not None]
            return naming.changed(session, collections, then, now)

    def passages(
        self,
        words: Sequence[str],
        limit: int,
        *,
        synonyms: Mapping[str, Sequence[str]] | None = None,
        stories: Sequence[str] | None = None,
    ) -> Sequence[Passage]:
        """The sentences that best match the words, stories' titles counted in."""
        found = self._members() if stories is None else self._members().only(stories)
        with self._database.reading() as session:
            hits = Search(session, self._caches, self._pins).find(Level.PASSAGES, words, synonyms, found, limit)
            return list(_passages(session, found, hits))

    def occurs(self, word: str) -> bool:
        """Whether a word, in any of its forms, stands anywhere in the texts kept."""
        with self._database.reading() as session:
            return Search(session, self._caches, self._pins).holds(word)

    def rank(
        self, words: Sequence[str], limit: int, *, synonyms: Mapping[str, Sequence[str]] | None = None
    ) -> Sequence[RankedStory]:
        """The stories that best match the words as a whole, the best first."""
        found = self._members()
        with self._database.reading() as session:
            hits = Search(session, self._caches, self._pins).find(Level.ARTICLES, words, synonyms, found, limit)
        return [RankedStory(found.key(hit.version) or "", hit.rank) for hit in hits]

    def _numbered(self, keys: Iterable[str]) -> dict[str, int]:
        """The versions of the stories of some keys."""
        members = self._members()
        return {key: version for key in keys if (version := members.version(key)) is not None}

    def _members(self, pins: Pins | None = None) -> Members:
        wanted = self._pins if pins is None else pins
        return self._caches.members.get(wanted, lambda: members(wanted, self._part))

    def _part(self, pin: Pin) -> Part:
        def read() -> Part:
            with self._database.reading() as session:
                part = read_part(session, pin)
            self._caches.passed(pin)
            return part

        return self._caches.parts.get(pin, read)


_Told = dict[int, dict[int, bytes]]
"""Facts as they are kept, by version and position."""


def _facts_in(session: Session, versions: Sequence[int], tags: Sequence[str]) -> _Told:
    """The facts of some versions, of some kinds, or of all where none is given."""
    sql = "SELECT version, position, data FROM fact WHERE version IN ({})"
    if not tags:
        return _by_version(session.all(asking(sql, versions), versions))
    return _by_version(session.all(asking(f"{sql} AND kind IN ({{}})", versions, tags), (*versions, *tags)))


def _facts_at(session: Session, places: Iterator[Place], limit: int | None) -> Iterator[AnyFact]:
    """The facts at some places, story by story, as they are asked for."""
    by_story = ([*here] for _, here in groupby(places, key=lambda place: place[0]))
    for some in _steps(by_story, limit):
        wanted = [place for here in some for place in here]
        sql = _FACTS_AT.format(",".join(["(?,?)"] * len(wanted)))
        told = _by_version(session.all(sql, [*chain.from_iterable(wanted)]))
        for here in some:
            yield from _decoded(told.get(here[0][0]))


def _all_facts(session: Session, versions: Iterator[int], tags: Sequence[str], limit: int | None) -> Iterator[AnyFact]:
    """The facts of some versions, of some kinds or of all; as they are asked for."""
    for some in _steps(versions, limit):
        told = _facts_in(session, some, tags)
        for version in some:
            yield from _decoded(told.get(version))


def _steps(items: Iterator[T], limit: int | None) -> Iterator[list[T]]:
    """The items in steps that grow: at first as many as may be enough."""
    size = AT_ONCE if limit is None else min(AT_ONCE, limit)
    while some := list(islice(items, size)):
        yield some
        size = min(AT_ONCE, 2 * size)


def _by_version(rows: Iterable[Row]) -> _Told:
    told: _Told = {}
    for version, position, data in rows:
        told.setdefault(version, {})[position] = data
    return told


def _decoded(told: Mapping[int, bytes] | None) -> Iterator[AnyFact]:
    """Facts in the order of their positions."""
    return (records.decode_fact(data) for _, data in sorted(told.items())) if told else iter(())


def _passages(session: Session, found: Members, hits: Sequence[Hit]) -> Iterator[Passage]:
    versions = list(dict.fromkeys(hit.version for hit in hits))
    read: dict[int, bytes] = dict(listed(session, _PLACES, versions))
    for hit in hits:
        if hit.version in read:
            (place,) = indexing.places(read[hit.version], [hit.sentence])
            yield Passage(found.key(hit.version) or "", Sentence(*place), hit.rank)
