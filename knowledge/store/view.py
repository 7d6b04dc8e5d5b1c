"""One consistent reading of some editions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

import msgspec

from knowledge.language.folding import fold
from knowledge.model import Analysis, AnyFact, NameKind, Sentence, Story
from knowledge.store import indexing, lasting, naming, records
from knowledge.store.cache import Caches
from knowledge.store.fulltext.searching import Hit, Level, Search
from knowledge.store.members import Members, Part, Pin, Pins, members, read_part, repinned
from knowledge.store.protocol import NameRow, Passage, RankedStory
from knowledge.store.sessions import AT_ONCE, Database, Row, Session, asking, listed

_MANY = 1000
"""Versions exchanged from which on it may be quicker to read all names than those that changed."""
_STORIES = "SELECT id, story FROM version WHERE id IN ({})"
_PLACES = "SELECT version, data FROM place WHERE version IN ({})"
_OF_NAMES = " FROM fact_name n JOIN fact f ON f.version = n.version AND f.position = n.position WHERE n.folded IN ({})"
_FACTS = "SELECT f.version, f.position, f.data" + _OF_NAMES
_FACT_PLACES = "SELECT f.version, f.position" + _OF_NAMES


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
        return tuple(key for key, _ in self._members().items())

    def versions(self) -> Sequence[tuple[str, int]]:
        """The keys of all stories with the numbers of their versions."""
        return self._members().items()

    def stories(self) -> Sequence[Story]:
        """All stories, in the order of their keys."""
        versions = [version for _, version in self._members().items()]
        found: list[Story] = []
        for start in range(0, len(versions), AT_ONCE):
            some = versions[start : start + AT_ONCE]
            with self._database.reading() as session:
                read = {number: story for number, story in listed(session, _STORIES, some)}  # noqa: C416
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

    def facts(
        self,
        kind: type[AnyFact] | None = None,
        *,
        story: str | None = None,
        name: str | Sequence[str] | None = None,
        also: Sequence[str] | None = None,
        limit: int | None = None,
    ) -> Sequence[AnyFact]:
        """Facts in the order of their stories, narrowed to a kind, a story, or a name they involve."""
        found = self._members()
        if story is None:
            versions = [version for _, version in found.items()]
        else:
            version = found.version(story)
            versions = [] if version is None else [version]
        tag = records.kind_of(kind) if kind else None
        with self._database.reading() as session:
            if name is not None:
                names = [name] if isinstance(name, str) else name
                if also is None and limit is None:
                    told = _facts_of(session, names, tag)
                    return [fact for one in versions for fact in _decoded(told.get(one))]
                places = _places_of(session, names, tag)
                if also is not None:
                    others = _places_of(session, also, tag)
                    places = {one: at & others[one] for one, at in places.items() if one in others}
                some = list(islice((one for one in versions if places.get(one)), limit))
                told = _facts_at(session, {one: places[one] for one in some}, tag)
                return list(islice((fact for one in some for fact in _decoded(told.get(one))), limit))
            everything = (
                fact
                for start in range(0, len(versions), AT_ONCE)
                for some in (versions[start : start + AT_ONCE],)
                for told in (_facts_in(session, some, tag),)
                for one in some
                for fact in _decoded(told.get(one))
            )
            return list(islice(everything, limit))

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

    def _members(self, pins: Pins | None = None) -> Members:
        wanted = self._pins if pins is None else pins
        return self._caches.members.get(wanted, lambda: members(wanted, self._part))

    def _part(self, pin: Pin) -> Part:
        def read() -> Part:
            with self._database.reading() as session:
                return read_part(session, pin)

        return self._caches.parts.get(pin, read)


_Told = dict[int, dict[int, bytes]]
"""Facts as they are kept, by version and position."""


def _facts_in(session: Session, versions: Sequence[int], tag: str | None) -> _Told:
    """The facts of some versions, of one kind or of all."""
    sql = "SELECT version, position, data FROM fact WHERE version IN ({})"
    rows = (
        session.all(asking(f"{sql} AND kind = ?", versions), (*versions, tag))
        if tag
        else session.all(asking(sql, versions), versions)
    )
    return _by_version(rows)


def _facts_of(session: Session, names: Sequence[str], tag: str | None) -> _Told:
    """The facts that involve one of the names, of one kind or of all."""
    return _by_version(_involving(session, _FACTS, names, tag))


def _places_of(session: Session, names: Sequence[str], tag: str | None) -> dict[int, set[int]]:
    """Where the facts stand, by version, that involve one of the names, of one kind or of all."""
    found: dict[int, set[int]] = {}
    for version, position in _involving(session, _FACT_PLACES, names, tag):
        found.setdefault(version, set()).add(position)
    return found


def _involving(session: Session, sql: str, names: Sequence[str], tag: str | None) -> Iterator[Row]:
    forms = sorted({form.encode("utf-8", "replace").decode("utf-8") for name in names for form in (fold(name), name)})
    for start in range(0, len(forms), AT_ONCE):
        some = forms[start : start + AT_ONCE]
        yield from (
            session.all(asking(f"{sql} AND f.kind = ?", some), (*some, tag))
            if tag
            else session.all(asking(sql, some), some)
        )


def _facts_at(session: Session, places: Mapping[int, set[int]], tag: str | None) -> _Told:
    """The facts at some places, all of one kind if that is given."""
    versions = list(places)
    found: _Told = {}
    for start in range(0, len(versions), AT_ONCE):
        told = _facts_in(session, versions[start : start + AT_ONCE], tag)
        found |= {one: {at: data for at, data in facts.items() if at in places[one]} for one, facts in told.items()}
    return found


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
    read = {version: data for version, data in listed(session, _PLACES, versions)}  # noqa: C416
    for hit in hits:
        if hit.version in read:
            (place,) = indexing.places(read[hit.version], [hit.sentence])
            yield Passage(found.key(hit.version) or "", Sentence(*place), hit.rank)
