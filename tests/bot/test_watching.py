"""When a watched folder counts as changed."""

from __future__ import annotations

from pathlib import Path

from bot.watching import Watched


def test_what_is_new_counts_once_it_has_come_to_rest(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("one", "utf-8")
    watched = Watched(tmp_path)
    assert not watched.settled()
    (tmp_path / "b.md").write_text("two", "utf-8")
    assert not watched.settled()
    (tmp_path / "b.md").write_text("two, and more", "utf-8")
    assert not watched.settled()
    assert watched.settled()
    assert not watched.settled()
    (tmp_path / "a.md").unlink()
    assert not watched.settled()
    assert watched.settled()


def test_what_could_not_be_read_is_tried_again(tmp_path: Path) -> None:
    watched = Watched(tmp_path)
    (tmp_path / "a.md").write_text("one", "utf-8")
    assert not watched.settled()
    assert watched.settled()
    watched.failed()
    assert watched.settled()


def test_a_folder_that_is_not_there_is_no_change(tmp_path: Path) -> None:
    watched = Watched(tmp_path / "none")
    assert not watched.settled()
    assert not watched.settled()
