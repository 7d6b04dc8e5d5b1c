"""Full text of what has been put aside: indexed many versions at a time, each of them once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from knowledge.correcting import joined_by
from knowledge.model import Analysis, BlockKind, Name, NameKind, Story
from knowledge.store import records
from knowledge.store.fulltext import joining
from knowledge.store.fulltext.segments import Indexed
from knowledge.store.protocol import Told
from knowledge.store.sessions import Database, listed
from knowledge.store.terms import terms

_TOGETHER = 1 << 20
"""Characters that are indexed together."""
_READ_AT_ONCE = 256
_MENDED = "mended"
"""What is saved once nothing is left of older schemas: a start that was broken off before begins again."""


class Waiting:
    """Versions of one collection that wait to be indexed."""

    def __init__(self, database: Database, collection: int) -> None:
        self._database = database
        self._collection = collection
        self._texts: list[tuple[Indexed, bytes]] = []
        self._characters = 0

    def add(self, changes: Iterable[tuple[int, Told]]) -> None:
        """Take in versions that have been put aside; index once there are enough."""
        put = [(version, told.story, told.analysis) for version, told in changes]
        with self._database.confirming() as session:
            done = listed(session, "SELECT version FROM place WHERE version IN ({})", [version for version, *_ in put])
            known = {version for (version,) in done}
        for version, story, analysis in put:
            if version not in known and story and analysis:
                self._texts.append((_indexed(version, story, analysis), _places(analysis)))
                self._characters += len(story.text)
        if self._characters >= _TOGETHER:
            self.write()

    def write(self) -> None:
        """Index what waits; what another program has indexed meanwhile is left out."""
        if not self._texts:
            return
        with self._database.writing() as session:
            self._database.take_turn(session, self._collection)
            mine = [
                text
                for text, places in self._texts
                if session.all(
                    "INSERT INTO place (version, data) VALUES (?, ?) ON CONFLICT DO NOTHING RETURNING version",
                    (text.version, places),
                )
            ]
            if mine:
                joining.add(session, self._collection, mine)
                joining.tidy(session, self._collection, dropped=False)
        self._texts, self._characters = [], 0


def mend(database: Database) -> None:
    """Work out what content of an older schema lacks: its full text, and what its names are joined by."""
    with database.confirming() as session:
        if not {"place", "saved"} <= database.tables(session):
            return
        if session.all("SELECT 1 FROM saved WHERE name = ?", (_MENDED,)):
            return
        _mend_names(database)
        rows = session.all(
            "SELECT DISTINCT m.collection, m.version FROM member m"
            " WHERE NOT EXISTS (SELECT 1 FROM place p WHERE p.version = m.version)"
        )
    of_collection: dict[int, list[int]] = {}
    for collection, version in rows:
        of_collection.setdefault(collection, []).append(version)
    for collection, versions in of_collection.items():
        waiting = Waiting(database, collection)
        for start in range(0, len(versions), _READ_AT_ONCE):
            waiting.add(_read(database, versions[start : start + _READ_AT_ONCE]))
        waiting.write()
    with database.writing() as session:
        session.do("INSERT INTO saved (name, part, data) VALUES (?, 0, ?) ON CONFLICT DO NOTHING", (_MENDED, b""))


def _mend_names(database: Database) -> None:
    with database.writing() as session:
        rows = session.all("SELECT version, position, kind, canonical, entry FROM appearance WHERE joined = ''")
        session.many(
            "UPDATE appearance SET joined = ? WHERE version = ? AND position = ?",
            (
                (joined_by(Name(NameKind(kind), canonical, (), entry)), version, position)
                for version, position, kind, canonical, entry in rows
            ),
        )


def places(data: bytes, sentences: Sequence[int]) -> list[tuple[int, int, int]]:
    """Start, end and block of some sentences of a version."""
    found = np.frombuffer(data, "<u4").reshape(-1, 3)[list(sentences)].tolist()
    return [(start, stop, block) for start, stop, block in found]


def _read(database: Database, versions: Sequence[int]) -> list[tuple[int, Told]]:
    with database.confirming() as session:
        rows = list(listed(session, "SELECT id, story, analysis FROM version WHERE id IN ({})", versions))
    return [
        (version, Told(records.decode_story(story), records.decode_analysis(analysis)))
        for version, story, analysis in rows
    ]


def _places(analysis: Analysis) -> bytes:
    rows = [(sentence.start, sentence.end, sentence.block) for sentence in analysis.sentences]
    return np.array(rows, dtype="<u4").tobytes()


def _indexed(version: int, story: Story, analysis: Analysis) -> Indexed:
    sentences, everything, at = [], [], 0
    for sentence in analysis.sentences:
        everything += terms(story.text[at : sentence.start])
        sentences.append(terms(story.text[max(at, sentence.start) : sentence.end]))
        everything += sentences[-1]
        at = max(at, sentence.end)
    return Indexed(version, sentences, terms(_heading(story)), everything + terms(story.text[at:]))


def _heading(story: Story) -> str:
    lines = [story.text[block.start : block.end] for block in story.blocks if block.kind is BlockKind.HEADLINE]
    return story.title or " ".join(lines[:1])
