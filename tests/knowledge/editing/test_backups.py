"""Backups: made and taken back while answers go on; damaged and foreign files are refused in one line."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from knowledge.correcting import AddAlias, NameMark, RemoveStory
from knowledge.editing.backups import Restored
from knowledge.model import GLOBAL
from knowledge.store import StoreError, open_store
from tests.knowledge.editing.conftest import FINAL, LEAGUE, WIRE, House
from tests.knowledge.editing.test_corrections import score
from tests.knowledge.editing.test_doubts import raise_doubt


@pytest.fixture
def kept(house: House, tmp_path: Path) -> Path:
    """A backup of a house with something of everything."""
    house.add("wire.md", WIRE)
    house.add("own.md", WIRE.replace("slept", "dreamt"), "111")
    house.editing.correct(score(house), who="Ida")
    house.editing.correct(AddAlias(NameMark.of(house.name("Molde")), "the Blue Roses"), who="Ida")
    house.editing.correct(score(house, "9-1", "111"), who="Ida", collection="111")
    house.editing.correct(RemoveStory("league.md"), who="Ida")
    house.editing.decide(raise_doubt(house, "Who won?"), "accepted", who="Ida", reason="true")
    raise_doubt(house, "What was the score?")
    file = tmp_path / "kept" / "pressbox.backup"
    file.parent.mkdir()
    house.editing.backup(file)
    assert [path.name for path in file.parent.iterdir()] == ["pressbox.backup"]
    return file


def restore(house: House, file: Path) -> Restored:
    return house.editing.restore(file, who="Per", reason="a bad day")


def test_a_backup_brings_back_what_was_there_in_editions_of_their_own(house: House, kept: Path) -> None:
    then = house.told(), house.told("111"), house.store.files(GLOBAL), house.editing.corrections()
    doubts = list(house.editing.doubts()), list(house.editing.doubts("accepted"))
    house.editing.withdraw([1], who="Eve")
    house.editing.restore_stories(["league.md"], who="Eve")
    house.editing.correct(RemoveStory("wire.md"), who="Eve")
    house.add("wire.md", WIRE + "\nMore.\n", who="Eve")
    house.add("spam.md", WIRE.replace("slept", "sold"), who="Eve")
    house.write("league.md", LEAGUE + "\nMore.\n")
    house.reload()
    house.add("new.md", FINAL, "222")
    restored = restore(house, kept)
    assert restored.kept == ("222",)
    assert (house.told(), house.told("111"), house.store.files(GLOBAL)) == then[:3]
    said = {one.correction for one in then[3]}
    assert {one.correction for one in house.editing.corrections()} >= said
    assert (list(house.editing.doubts()), list(house.editing.doubts("accepted"))) == doubts
    newest = house.store.history(GLOBAL, 1)[0]
    assert (newest.edition, newest.deed.what, newest.deed.who) == (restored.editions[GLOBAL], "restore", "Per")
    assert [problem.file for problem in house.reload().problems] == ["league.md"]
    assert house.told() == then[0]
    house.editing.undo(who="Per")
    assert "spam.md" in house.keys()  # noqa: SIM118  it is no dict


def test_a_backup_of_what_is_there_changes_nothing(house: House, kept: Path) -> None:
    before = house.store.edition(GLOBAL)
    assert restore(house, kept).editions[GLOBAL] == before.number  # type: ignore[union-attr]
    assert house.store.edition(GLOBAL) == before


def test_into_an_empty_store_comes_everything_history_and_all(house: House, kept: Path, tmp_path: Path) -> None:
    with closing(open_store(f"sqlite:///{tmp_path / 'empty.sqlite3'}")) as store:
        empty = House(store, house.folder)
        restore(empty, kept)
        for collection in (GLOBAL, "111"):
            assert empty.told(collection) == house.told(collection)
            assert empty.store.history(collection, 99) == house.store.history(collection, 99)
            assert empty.editing.corrections(collection=collection) == house.editing.corrections(collection=collection)
        empty.editing.undo(who="Per")
        assert empty.keys() == ["final.md", "league.md", "wire.md"]
        assert empty.reload().problems == ()


def test_a_backup_is_made_while_another_imports(house: House, tmp_path: Path) -> None:
    with house.store.importing():
        house.editing.backup(tmp_path / "out.backup")
    assert (tmp_path / "out.backup").stat().st_mode & 0o077 == 0


def test_what_is_no_backup_is_refused_in_one_line(house: House, kept: Path, tmp_path: Path) -> None:
    text, foreign, damaged = tmp_path / "text", tmp_path / "foreign", tmp_path / "damaged"
    text.write_text("not a backup", encoding="utf-8")
    with closing(sqlite3.connect(foreign)) as connection:
        connection.execute("CREATE TABLE other (id INTEGER)")
    data = bytearray(kept.read_bytes())
    data[4096 : len(data) // 2] = b"\xff" * (len(data) // 2 - 4096)
    damaged.write_bytes(data)
    before = house.told(), house.store.edition(GLOBAL)
    for file, why in (
        (text, "no backup"),
        (foreign, "another program"),
        (damaged, "damaged"),
        (tmp_path / "none", "No such"),
    ):
        with pytest.raises(StoreError, match=why) as raised:
            restore(house, file)
        assert "\n" not in str(raised.value)
    assert (house.told(), house.store.edition(GLOBAL)) == before


def test_a_backup_that_cannot_be_written_is_refused_in_one_line(house: House, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="cannot be written"):
        house.editing.backup(tmp_path / "missing" / "out.backup")
