"""A store with a few stories, and the desk that edits them; stories are understood in this process, which is faster."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from knowledge import lexicon, publishing
from knowledge.editing import Editing
from knowledge.limits import DEFAULT
from knowledge.model import GLOBAL, AnyFact, Match, Name, Profile, Report
from knowledge.publishing.reloading import RELOAD
from knowledge.reading import unpack
from knowledge.store import open_store
from knowledge.store.protocol import FactStore, View
from knowledge.working import InProcess
from knowledge.working.rules import rules
from tests.knowledge.store.server import Server

LEXICON = lexicon.load()
MARK = rules()
FINAL = (
    "---\ntitle: Molde take the cup\ndate: 2024-05-04\n---\n\nMolde beat Brann 3-1 in the final on Friday."
    " “We ran and ran,” said coach Kari Holm. Captain Liv Dahl, 31, scored twice before the break.\n"
)
LEAGUE = (
    "---\ntitle: Rosenborg hold Viking\ndate: 2024-05-05\n---\n\nRosenborg drew 2-2 with Viking in the league."
    " “We were lucky,” said coach Per Lund of Rosenborg.\n"
)
WIRE = (
    "---\ntitle: From the wire\ndate: 2024-05-06\n---\n\nBrann beat Molde 2-0 in Bergen on Sunday."
    " “They slept,” said striker K. Holm. Coach Ane Moe of Brann smiled.\n"
)


class House:
    """A store, its folder, and its desk."""

    def __init__(self, store: FactStore, folder: Path) -> None:
        self.store = store
        self.folder = folder
        self.editing = Editing(store, LEXICON)

    def write(self, name: str, text: str) -> None:
        (self.folder / name).write_text(text, encoding="utf-8")

    def reload(self, collection: str = GLOBAL, mark: str = MARK) -> Report:
        with publishing.turn(self.store, 0):
            folder = self.folder if collection == GLOBAL else None
            return publishing.reload(self.store, LEXICON, folder, collection, mark=mark, deed=RELOAD)

    def add(self, name: str, text: str | bytes, collection: str = GLOBAL, who: str = "Ida") -> Report:
        data = text.encode() if isinstance(text, str) else text
        found = list(unpack(name, data, DEFAULT))
        view = self.view(collection)
        draft = publishing.draft(found, self.store, view, collection, MARK, InProcess(LEXICON))
        assert draft.report.problems == ()
        with publishing.turn(self.store, 0):
            return publishing.add(self.store, LEXICON, draft, who, "")

    def view(self, collection: str = GLOBAL) -> View:
        return self.store.view(tuple(dict.fromkeys((GLOBAL, collection))))

    def keys(self, collection: str = GLOBAL) -> list[str]:
        return sorted(self.view(collection).keys())

    def facts(self, key: str, kind: type[AnyFact], collection: str = GLOBAL) -> Sequence[AnyFact]:
        return self.view(collection).facts(kind, story=key)

    def match(self, key: str, collection: str = GLOBAL) -> Match:
        (found,) = self.facts(key, Match, collection)
        assert isinstance(found, Match)
        return found

    def person(self, key: str, name: str, collection: str = GLOBAL) -> Profile:
        return next(
            fact for fact in self.facts(key, Profile, collection) if isinstance(fact, Profile) and name in fact.name
        )

    def name(self, canonical: str, collection: str = GLOBAL) -> Name:
        return next(row.name for row in self.view(collection).names() if row.name.canonical == canonical)

    def told(self, collection: str = GLOBAL) -> object:
        """All that is in service: to be compared."""
        view = self.view(collection)
        return [(view.story(key), view.analysis(key)) for key in sorted(view.keys())], view.names()


@pytest.fixture(params=["file", "postgresql"])
def house(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[House]:
    if request.param == "postgresql":
        server: Server = request.getfixturevalue("server")
        url = server.new_database()
    else:
        url = f"sqlite:///{tmp_path / 'facts.sqlite3'}"
    folder = tmp_path / "stories"
    folder.mkdir()
    store = open_store(url)
    made = House(store, folder)
    made.write("final.md", FINAL)
    made.write("league.md", LEAGUE)
    made.reload()
    yield made
    store.close()
