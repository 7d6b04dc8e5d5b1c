"""A disk that is full or read-only, a database that is locked or damaged: one clear line, and answers go on."""

from __future__ import annotations

import json
import os
import random
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from threading import Thread

import pytest

from knowledge.answering import Answerer
from knowledge.correcting import AddAlias, NameMark, RemoveStory
from knowledge.model import GLOBAL, Answer, Status
from knowledge.publishing import PublishingError
from knowledge.search.indexes import Indexes
from knowledge.store import StoreError, open_store
from knowledge.store.sqlite.connections import Connections
from tests.knowledge.editing.conftest import FINAL, LEAGUE, LEXICON, WIRE, House
from tests.knowledge.editing.test_corrections import score

LONG = "Brann beat Molde 2-0 in Bergen and the rain fell on the terraces all through the second half. " * 2000
QUESTION = "What was the score of Molde v Brann?"


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    """On SQLite, in a file: what can go wrong with a server's database is told of in its own tests."""
    folder = tmp_path / "stories"
    folder.mkdir()
    with closing(open_store(f"sqlite:///{tmp_path / 'facts.sqlite3'}")) as store:
        made = House(store, folder)
        made.write("final.md", FINAL)
        made.write("league.md", LEAGUE)
        made.reload()
        made.editing.correct(RemoveStory("league.md"), who="Ida")
        yield made


class Asking:
    """Answers as the bot does: from whatever thread, with the names held in memory."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._answerer = Answerer(LEXICON)
        self._indexes = Indexes(LEXICON)

    def __call__(self) -> Answer:
        found: list[Answer | Exception] = []

        def ask() -> None:
            try:
                view = self._house.store.view((GLOBAL,))
                found.append(self._answerer.answer(QUESTION, view, self._indexes.of(view)))
            except StoreError as error:
                found.append(error)

        thread = Thread(target=ask)
        thread.start()
        thread.join()
        if isinstance(found[0], Exception):
            raise found[0]
        return found[0]


def changes(house: House) -> dict[str, Callable[[], object]]:
    """Everything that writes."""
    correction = score(house)
    alias = AddAlias(NameMark.of(house.name("Molde")), "the Blue Roses")
    other = house.folder.parent / "other"

    def reload() -> object:
        house.write("new.md", LONG)
        return house.reload()

    return {
        "reload": reload,
        "add": lambda: house.add("wire.md", WIRE + LONG),
        "correct": lambda: house.editing.correct(correction, who="Ida"),
        "alias": lambda: house.editing.correct(alias, who="Ida"),
        "remove": lambda: house.editing.correct(RemoveStory("final.md"), who="Ida"),
        "restore story": lambda: house.editing.restore_stories(["league.md"], who="Ida"),
        "undo": lambda: house.editing.undo(who="Ida"),
        "roll back": lambda: house.editing.roll_back(1, who="Ida"),
        "backup": lambda: house.editing.backup(other),
    }


def told_in_one_line(house: House, work: Callable[[], object]) -> str:
    """What is said of a change that fails and leaves all as it was."""
    before = house.told(), house.store.edition(GLOBAL)
    with pytest.raises((StoreError, PublishingError)) as raised:
        work()
    assert "\n" not in str(raised.value)
    assert (house.told(), house.store.edition(GLOBAL)) == before
    return str(raised.value)


def test_on_a_full_disk_nothing_changes_answers_go_on_and_with_space_all_is_well(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    asking = Asking(house)
    shared = house.store._database._shared  # type: ignore[attr-defined]
    (pages,) = shared.execute("PRAGMA page_count").fetchone()
    real = Connections._connect

    def connect(self: Connections, pragma: str) -> sqlite3.Connection:
        connection = real(self, pragma)
        connection.execute(f"PRAGMA max_page_count = {pages}")
        return connection

    works = changes(house)
    shared.execute(f"PRAGMA max_page_count = {pages}")
    monkeypatch.setattr(Connections, "_connect", connect)
    for what in ("reload", "add"):
        assert "disk is full" in told_in_one_line(house, works[what])
        assert asking().status is Status.ANSWERED
    monkeypatch.undo()
    shared.execute("PRAGMA max_page_count = 1000000")
    for what in ("reload", "add", "correct", "undo"):
        works[what]()
    assert house.keys() == ["final.md", "new.md", "wire.md"]


def test_a_disk_without_room_for_a_backup_or_an_export_is_told_and_leaves_no_file(house: House, tmp_path: Path) -> None:
    resource = pytest.importorskip("resource")
    place = tmp_path / "kept"
    place.mkdir()
    _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    house.add("long.md", WIRE + LONG)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1024, hard))
    try:
        with pytest.raises(StoreError) as raised:
            house.editing.backup(place / "pressbox.backup")
        with pytest.raises(OSError, match="too large"):
            house.editing.export(place / "out.zip")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
    assert "\n" not in str(raised.value)
    assert list(place.iterdir()) == []
    house.editing.backup(place / "pressbox.backup")


def test_a_locked_database_is_told_and_answers_go_on(house: House) -> None:
    asking = Asking(house)
    works = changes(house)
    file = house.folder.parent / "facts.sqlite3"
    house.store._database._shared.execute("PRAGMA busy_timeout = 50")  # type: ignore[attr-defined]
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        for what in set(works) - {"backup"}:
            assert "in use by another program" in told_in_one_line(house, works[what])
            assert asking().text == "Molde won 3–1"
        works["backup"]()
    works["correct"]()
    assert asking().text == "Molde won 3–2"


def test_in_a_folder_that_became_read_only_answers_go_on(tmp_path: Path) -> None:
    """In a child, since whoever may do everything has to become somebody who may not."""
    if not hasattr(os, "fork"):
        pytest.skip("needs fork")
    heard, said = os.pipe()
    pid = os.fork()
    if not pid:
        status = 1
        try:
            if os.geteuid() == 0:
                for folder in (tmp_path, *tmp_path.parents[:3]):
                    folder.chmod(0o777)
                os.setuid(65534)
            os.write(said, json.dumps(_in_a_read_only_folder(tmp_path / "own")).encode())
            status = 0
        finally:
            os._exit(status)
    os.waitpid(pid, 0)
    os.close(said)
    told = json.loads(os.read(heard, 65536))
    os.close(heard)
    assert told["answers"] == ["Molde won 3–1"] * 3
    assert [line for line in told["lines"] if "\n" in line or "own" not in line] == []
    assert len(told["lines"]) == 2


def _in_a_read_only_folder(folder: Path) -> dict[str, list[str]]:
    folder.mkdir()
    (folder / "stories").mkdir()
    house = House(open_store(f"sqlite:///{folder / 'facts.sqlite3'}"), folder / "stories")
    house.write("final.md", FINAL)
    house.reload()
    asking = Asking(house)
    answers, lines = [asking().text], []
    for file in folder.glob("facts*"):
        file.chmod(0o444)
    folder.chmod(0o555)
    try:
        answers.append(asking().text)
        try:
            house.editing.backup(folder / "pressbox.backup")
        except StoreError as error:
            lines.append(str(error))
        try:
            with closing(open_store(f"sqlite:///{folder / 'facts.sqlite3'}")) as store:
                House(store, folder / "stories").editing.correct(RemoveStory("final.md"), who="Ida")
        except StoreError as error:
            lines.append(str(error))
        answers.append(asking().text)
    finally:
        folder.chmod(0o755)
    return {"answers": answers, "lines": lines}


@pytest.mark.parametrize("seed", range(12))
def test_of_a_damaged_database_there_is_an_answer_or_one_line(house: House, seed: int) -> None:
    chance = random.Random(seed)
    asking = Asking(house)
    works = changes(house)
    house.store._database._shared.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # type: ignore[attr-defined]
    file = house.folder.parent / "facts.sqlite3"
    with file.open("r+b") as opened:
        size = file.stat().st_size
        for _ in range(chance.randint(1, 12)):
            opened.seek(chance.randrange(4096, size, 4096))
            opened.write(chance.randbytes(4096))
    everything: list[Callable[[], object]] = [asking, *works.values(), house.told]
    said = [line for work in everything if (line := complaint(work)) is not None]
    assert [line for line in said if "\n" in line] == []


def complaint(work: Callable[[], object]) -> str | None:
    """What is said where something cannot be done."""
    try:
        work()
    except (StoreError, PublishingError) as error:
        return str(error)
    return None
