"""A collection's own content as a zip file, and what of such a file goes beside its stories."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import NamedTemporaryFile

import msgspec

from knowledge.correcting import (
    AddAlias,
    Correction,
    FieldError,
    FixStory,
    HideFact,
    HoldFile,
    MergeNames,
    RemoveStory,
    SetField,
    SplitName,
    tidied,
)
from knowledge.model import Problem, Story
from knowledge.publishing.sorting import file_of
from knowledge.reading import exported
from knowledge.reading.archives import CORRECTIONS, FACTS, MANIFEST, exported_as
from knowledge.store.protocol import FactStore

MOST = 20_000
"""Corrections that one export may bring."""
_corrections: msgspec.json.Decoder[Correction] = msgspec.json.Decoder(Correction)


def export(store: FactStore, collection: str, file: Path) -> None:
    """Write a collection's stories as files give them, its facts and its corrections; OSError as it comes.

    The file appears when it is whole.
    """
    part: Path | None = None
    try:
        with NamedTemporaryFile(dir=file.parent, prefix=f".{file.name}.", delete=False) as made:
            part = Path(made.name)
            with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
                _write(store, collection, archive)
        part.chmod(0o644)
        part.replace(file)
    except BaseException:
        if part is not None:
            part.unlink(missing_ok=True)
        raise


def _write(store: FactStore, collection: str, archive: zipfile.ZipFile) -> None:
    view = store.view((collection,))
    of_file: dict[str, list[str]] = {}
    for key in sorted(store.digests(collection)):
        of_file.setdefault(file_of(key), []).append(key)
    archive.writestr(MANIFEST, msgspec.json.encode({"pressbox": 1}))
    for file, keys in of_file.items():
        stories = (told.story for key in sorted(keys, key=_row) if (told := store.given(collection, key)))
        archive.writestr(exported_as(file), b"\n".join(exported.line(story, file) for story in stories if story))
    archive.writestr(FACTS, b"\n".join(msgspec.json.encode(fact) for fact in view.facts()))
    words = (one.correction for one in store.standing(collection) if not isinstance(one.correction, HoldFile))
    archive.writestr(
        CORRECTIONS,
        b"\n".join(msgspec.json.encode(one) for one in words),
    )


def brought(data: bytes) -> Iterator[Correction | Problem]:
    """The corrections of an export; a problem for a line that Pressbox cannot have written."""
    rows = [row for row in data.split(b"\n") if row.strip()]
    if len(rows) > MOST:
        yield Problem(CORRECTIONS, f"there are more than {MOST:,} corrections: left out")
        return
    for number, row in enumerate(rows, 1):
        try:
            correction = _corrections.decode(row)
        except (msgspec.MsgspecError, RecursionError, ValueError):
            correction = None
        if correction is None or not _sound(correction):
            yield Problem(CORRECTIONS, "the line is no correction as Pressbox exports it: left out", number)
        else:
            yield correction


def same(file: str, stories: Sequence[Story], store: FactStore, collection: str) -> bool:
    """Whether a file gives, word for word, these stories already."""
    if {story.key for story in stories} != {key for key in store.digests(collection) if file_of(key) == file}:
        return False
    for story in stories:
        told = store.given(collection, story.key)
        if told is None or told.story is None:
            return False
        if msgspec.structs.replace(told.story, digest="") != msgspec.structs.replace(story, digest=""):
            return False
    return True


def _sound(correction: Correction) -> bool:
    """Whether all that would be shown of a correction can be."""
    match correction:
        case SetField():
            texts = [correction.value or ""]
        case MergeNames():
            texts = [correction.right.canonical, correction.wrong.canonical]
        case SplitName():
            texts = [correction.called, correction.form]
        case AddAlias():
            texts = [correction.alias, correction.name.canonical]
        case FixStory():
            texts = [correction.title or ""]
        case HideFact() | RemoveStory():
            texts = []
        case HoldFile():
            return False
    try:
        return all((tidied(text) or "") == text for text in texts)
    except FieldError:
        return False


def _row(key: str) -> tuple[str, int]:
    file, _, row = key.rpartition("#")
    return (file, int(row)) if file and row.isdecimal() else (key, 0)
