"""What is SQLite's own: files, their schema, and what can be wrong with them."""

from __future__ import annotations

import os
import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest

from knowledge.model import GLOBAL
from knowledge.store import SQLiteStore, StoreError, migrations, open_store
from knowledge.store.migrations import Migration
from knowledge.store.protocol import Deed
from knowledge.store.sqlite.connections import Connections
from tests.knowledge.store.making import change


def shipped() -> list[Migration]:
    return migrations.shipped("sqlite")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "facts.sqlite3"


def filled(file: Path) -> None:
    store = open_store(f"sqlite:///{file}")
    store.publish(GLOBAL, [change("a.md", *["Snow stopped the ski jumping."] * 50)], Deed(""))
    store.close()


def test_what_was_published_is_there_when_it_is_opened_again(file: Path) -> None:
    filled(file)
    store = open_store(f"sqlite:///{file}")
    assert store.view([GLOBAL]).keys() == ("a.md",)
    store.close()


def test_the_folder_is_made(tmp_path: Path) -> None:
    filled(tmp_path / "new" / "folder" / "facts.sqlite3")
    assert (tmp_path / "new" / "folder" / "facts.sqlite3").exists()


def test_a_file_is_left_whole_and_alone_when_closed(file: Path) -> None:
    filled(file)
    assert [path.name for path in file.parent.iterdir()] == ["facts.sqlite3"]
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


def test_connections_of_threads_that_ended_are_closed(file: Path) -> None:
    store = SQLiteStore.open(f"sqlite:///{file}")
    for _ in range(20):
        thread = threading.Thread(target=lambda: store.view([GLOBAL]).keys())
        thread.start()
        thread.join()
    assert isinstance(store._database, Connections)
    assert len(store._database._open) <= 2
    store.close()


# --- the schema ---


def test_migrations_are_numbered_without_gaps() -> None:
    assert [migration.number for migration in shipped()] == list(range(1, len(shipped()) + 1))


def test_a_schema_is_brought_up_to_date_a_step_at_a_time(file: Path) -> None:
    url = f"sqlite:///{file}"
    SQLiteStore.open(url, shipped()[:1]).close()
    SQLiteStore.open(url).close()
    with closing(sqlite3.connect(file)) as connection:
        applied = connection.execute("SELECT number, name FROM migration ORDER BY number").fetchall()
    assert applied == [(migration.number, migration.name) for migration in shipped()]


def test_a_migration_that_fails_leaves_the_schema_before_it(file: Path) -> None:
    filled(file)
    number = len(shipped()) + 1
    broken = Migration(number, "broken", "CREATE TABLE half (id INTEGER);\nCREATE TABLE half (id INTEGER);\n")
    with pytest.raises(StoreError, match="half already exists"):
        SQLiteStore.open(f"sqlite:///{file}", [*shipped(), broken])
    mended = Migration(number, "mended", "CREATE TABLE half (id INTEGER);\n")
    store = SQLiteStore.open(f"sqlite:///{file}", [*shipped(), mended])
    assert store.view([GLOBAL]).keys() == ("a.md",)
    store.close()


def test_many_who_open_a_new_file_at_once_make_one_schema(file: Path) -> None:
    failures: list[Exception] = []

    def opening() -> None:
        try:
            open_store(f"sqlite:///{file}").close()
        except StoreError as error:
            failures.append(error)

    threads = [threading.Thread(target=opening) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failures


# --- what can be wrong ---


def refused(url: str) -> str:
    """What is said, in one line, where a store cannot be opened."""
    with pytest.raises(StoreError) as raised:
        open_store(url)
    assert "\n" not in str(raised.value)
    return str(raised.value)


@pytest.mark.parametrize("url", ["", "sqlite://", "sqlite:///", "mysql://here", "facts.sqlite3"])
def test_a_url_that_names_no_store_is_refused(url: str) -> None:
    assert "sqlite:///" in refused(url)


def test_a_newer_schema_is_refused(file: Path) -> None:
    newer = Migration(len(shipped()) + 1, "newer", "CREATE TABLE newer (id INTEGER);\n")
    SQLiteStore.open(f"sqlite:///{file}", [*shipped(), newer]).close()
    assert "update Pressbox" in refused(f"sqlite:///{file}")


def test_another_programs_database_is_left_alone(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("CREATE TABLE theirs (id INTEGER)")
    assert "another program" in refused(f"sqlite:///{file}")
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("SELECT name FROM sqlite_master").fetchall() == [("theirs",)]


def test_a_file_that_is_no_database_is_refused(file: Path) -> None:
    file.write_text("A report from the snooker. " * 100, encoding="utf-8")
    assert "not a database" in refused(f"sqlite:///{file}")
    assert file.read_text(encoding="utf-8").startswith("A report")


def test_a_folder_is_refused(tmp_path: Path) -> None:
    assert "cannot be opened" in refused(f"sqlite:///{tmp_path}")


def test_a_folder_that_cannot_be_made_is_refused(file: Path) -> None:
    file.write_text("a file, where a folder should be", encoding="utf-8")
    assert "cannot be made" in refused(f"sqlite:///{file}/facts.sqlite3")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_file_that_may_not_be_written_is_refused(file: Path) -> None:
    filled(file)
    file.chmod(0o444)
    file.parent.chmod(0o555)
    store = open_store(f"sqlite:///{file}")
    with pytest.raises(StoreError, match="permissions"):
        store.publish(GLOBAL, [change("b.md", "More snow.")], Deed(""))
    file.parent.chmod(0o755)


def test_damage_is_told_in_a_line(file: Path) -> None:
    filled(file)
    data = bytearray(file.read_bytes())
    data[8192:] = b"\x5a" * (len(data) - 8192)
    file.write_bytes(data)
    assert "is damaged" in refused(f"sqlite:///{file}")


def test_a_full_disk_is_told_and_the_last_edition_stays(file: Path) -> None:
    filled(file)
    store = SQLiteStore.open(f"sqlite:///{file}")
    assert isinstance(store._database, Connections)
    shared = store._database._shared
    (pages,) = shared.execute("PRAGMA page_count").fetchone()
    shared.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(StoreError, match="disk is full"):
        store.publish(GLOBAL, [change(f"{n}.md", "More snow than ever. " * 200) for n in range(20)], Deed(""))
    shared.execute("PRAGMA max_page_count = 100000")
    assert store.view([GLOBAL]).keys() == ("a.md",)
    assert store.publish(GLOBAL, [change("b.md", "More snow.")], Deed("")).stories == 2
    store.close()


def test_a_lock_of_another_program_is_told(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    filled(file)
    monkeypatch.setattr("knowledge.store.sqlite.connections.WAIT", 0.05)
    store = open_store(f"sqlite:///{file}")
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="in use by another program"):
            store.publish(GLOBAL, [change("b.md", "More snow.")], Deed(""))
        assert store.view([GLOBAL]).keys() == ("a.md",)
    store.close()
