"""An export is taken back whole: stories, facts and corrections; a hostile one is refused line by line."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from knowledge import publishing
from knowledge.correcting import AddAlias, FixStory, HideFact, MergeNames, NameMark, RemoveStory
from knowledge.limits import DEFAULT
from knowledge.model import GLOBAL, NameKind
from knowledge.publishing import Draft
from knowledge.reading import ReadingError, exported, read, unpack
from knowledge.store import open_store
from knowledge.working import InProcess
from tests.knowledge.editing.conftest import LEXICON, MARK, WIRE, House
from tests.knowledge.editing.test_corrections import score

ROWS = '{"content": "Lyn won.", "title": "One"}\n{"content": "Skeid lost."}\n{"content": "Frigg drew."}\n'


def drafted(house: House, data: bytes, collection: str = GLOBAL) -> Draft:
    found = list(unpack("export.zip", data, DEFAULT))
    view = house.view(collection)
    return publishing.draft(found, house.store, view, collection, MARK, InProcess(LEXICON))


def exported_by(house: House, collection: str = GLOBAL) -> bytes:
    file = house.folder.parent / "export.zip"
    house.editing.export(file, collection=collection)
    return file.read_bytes()


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(files: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return made.getvalue()


@pytest.fixture
def other(tmp_path: Path) -> Iterator[House]:
    folder = tmp_path / "others"
    folder.mkdir()
    with closing(open_store("sqlite:///:memory:")) as store:
        yield House(store, folder)


def edited(house: House) -> None:
    """Every kind of correction, and stories of every origin."""
    house.write("deep: 100%.txt", "Odd beat Start 4-0 on Monday.")
    house.reload()
    house.add("wire.md", WIRE)
    house.add("rows.jsonl", ROWS)
    house.editing.correct(score(house), who="Ida")
    house.editing.correct(HideFact(house.editing.mark(house.person("final.md", "Dahl"))), who="Ida")
    house.editing.correct(AddAlias(NameMark.of(house.name("Molde")), "the Blue Roses"), who="Ida")
    short = NameMark(NameKind.PERSON, "K. Holm")
    house.editing.correct(MergeNames(short, NameMark.of(house.name("Kari Holm"))), who="Ida")
    house.editing.correct(RemoveStory("rows.jsonl#2"), who="Ida")


def test_an_export_is_taken_back_whole_with_its_corrections(house: House, other: House) -> None:
    edited(house)
    data = exported_by(house)
    draft = drafted(other, data)
    assert draft.report.problems == ()
    assert len(draft.corrections) == 5
    publishing.add(other.store, LEXICON, draft, "Per", "moved")
    assert (
        other.keys()
        == house.keys()
        == ["deep: 100%.txt", "final.md", "league.md", "rows.jsonl#1", "rows.jsonl#3", "wire.md"]
    )
    assert other.view().facts() == house.view().facts()
    assert other.view().names() == house.view().names()
    assert [one.story for one in other.editing.removed()] == ["rows.jsonl#2"]
    assert parts(exported_by(other)) == parts(data)
    publishing.reload(other.store, LEXICON, None, GLOBAL, mark="better rules")
    assert other.view().facts() == house.view().facts()


def test_an_export_taken_back_where_it_came_from_changes_nothing(house: House) -> None:
    edited(house)
    before = house.told()
    draft = drafted(house, exported_by(house))
    assert draft.report.problems == ()
    publishing.add(house.store, LEXICON, draft, "Per", "")
    assert house.told() == before


def test_an_export_brings_back_what_was_removed_since(house: House) -> None:
    house.add("wire.md", WIRE)
    data = exported_by(house)
    house.editing.correct(RemoveStory("wire.md"), who="Ida")
    assert house.view().story("wire.md") is None
    draft = drafted(house, data)
    assert [story.key for story, _ in draft.stories] == ["wire.md"]
    publishing.add(house.store, LEXICON, draft, "Ida", "")
    assert house.view().story("wire.md") is not None


def test_a_servers_export_holds_its_own_alone(house: House, other: House) -> None:
    house.add("wire.md", WIRE, "111")
    house.editing.correct(score(house, "9-1", "111"), who="Ida", collection="111")
    data = exported_by(house, "111")
    assert set(parts(data)) == {"pressbox.json", "facts.jsonl", "corrections.jsonl", "stories/0001.jsonl"}
    other.write("final.md", (house.folder / "final.md").read_text(encoding="utf-8"))
    other.reload()
    publishing.add(other.store, LEXICON, drafted(other, data, "222"), "Per", "")
    assert other.match("final.md", "222").score == (9, 1)
    assert other.match("final.md").score == (3, 1)


def test_an_export_that_cannot_be_written_leaves_no_file(house: House, tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No such file"):
        house.editing.export(tmp_path / "missing" / "out.zip")
    taken = tmp_path / "out.zip"
    taken.mkdir()
    with pytest.raises(OSError):  # noqa: PT011  each system words it otherwise
        house.editing.export(taken)
    assert sorted(path.name for path in tmp_path.iterdir() if "out" in path.name) == ["out.zip"]


@pytest.mark.parametrize(
    "change",
    [
        {"text": ""},
        {"text": "Oslo \u202ewon."},
        {"text": "Oslo won.", "blocks": [{"kind": "paragraph", "start": 0, "end": 99}]},
        {"text": "Oslo won.", "blocks": [{"kind": "paragraph", "start": 5, "end": 2}]},
        {"text": "Oslo won.", "blocks": [{"kind": "nonsense", "start": 0, "end": 2}]},
        {"blocks": [{"kind": "paragraph", "start": 3, "end": 5}, {"kind": "paragraph", "start": 0, "end": 2}]},
        {"title": "one\ntwo"},
        {"title": "x" * 501},
        {"published": "soon"},
        {"unknown": 1},
        {"row": "one"},
        {"file": "b.md"},
    ],
)
def test_a_line_that_pressbox_did_not_write_is_refused(change: dict[str, object]) -> None:
    line: dict[str, object] = {"pressbox": 1, "file": "a.md", "row": None, "text": "Oslo won.", "blocks": []}
    assert read(json.dumps(line, separators=(",", ":")).encode(), "a.md")
    with pytest.raises(ReadingError):
        read(json.dumps(line | change, separators=(",", ":")).encode(), "a.md")


def test_a_hostile_export_gives_problems_and_nothing_else(house: House) -> None:
    story = house.store.given(GLOBAL, "final.md").story  # type: ignore[union-attr]
    assert story is not None
    lines = {file: exported.line(story, file) for file in ("../up.md", "/etc", "a\nb.md", "x" * 2000, "good.md")}
    data = packed(
        {
            "pressbox.json": b"{}",
            "other.md": lines["good.md"],
            "stories/../up.jsonl": lines["../up.md"],
            "stories/1.jsonl": b"\n".join(lines.values()),
            "stories/2.jsonl": b"nonsense\n[]\n" + b"[" * 100_000,
            "corrections.jsonl": b"\n".join(
                [
                    b"nonsense",
                    b'{"what":"remove","story":"league.md"}',
                    b'{"what":"hold","file":"league.md","digest":""}',
                    '{"what":"story","story":"league.md","title":"a\u202eb"}'.encode(),
                    b'{"what":"story","story":"league.md","title":"Another"}',
                ]
            ),
        }
    )
    draft = drafted(house, data)
    assert draft.report.added == ("good.md",)
    assert len(draft.report.problems) == 7
    assert draft.corrections == (RemoveStory("league.md"), FixStory("league.md", title="Another"))
