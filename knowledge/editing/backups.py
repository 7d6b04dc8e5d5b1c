"""Backups: everything in one SQLite file, made and taken back while answers go on."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from knowledge.correcting import Correction, HoldFile
from knowledge.editing.rolling import holds
from knowledge.lexicon import Lexicon
from knowledge.model import GLOBAL, Record
from knowledge.publishing import Progress, overlaying
from knowledge.store import open_store
from knowledge.store.protocol import Along, Change, Deed, FactStore, StoreError, Told, View
from knowledge.store.sqlite.soundness import ensure_sound

_STATES = ("open", "accepted", "corrected", "dismissed")


class Restored(Record, frozen=True):
    """What a backup brought back, by collection; `kept` are collections that it does not know: they stay."""

    editions: dict[str, int]
    kept: tuple[str, ...] = ()


def backup(store: FactStore, file: Path, progress: Progress | None) -> None:
    """Write everything to a file, which appears when it is whole; StoreError where that cannot be."""
    try:
        with TemporaryDirectory(dir=file.parent, prefix=f".{file.name}.") as folder:
            part = Path(folder) / "backup"
            with closing(open_store(f"sqlite:///{part}")) as target:
                store.copy_to(target, progress)
            part.chmod(0o600)
            part.replace(file)
    except OSError as error:
        raise StoreError(f"{file} cannot be written: {error.strerror or error}") from error


def restore(store: FactStore, lexicon: Lexicon, file: Path, deed: Deed, progress: Progress | None) -> Restored:
    """Make every collection what it was in a backup. The caller holds the turn."""
    with TemporaryDirectory() as folder:
        # A copy, since opening a backup of an older Pressbox brings its schema up to date.
        copied = Path(folder) / "backup"
        _copy(file, copied)
        with closing(open_store(f"sqlite:///{copied}")) as source:
            if not store.collections():
                source.copy_to(store, progress)
                return Restored(
                    {name: edition.number for name in store.collections() if (edition := store.edition(name))}
                )
            made = {
                collection: Restoring(source, store, collection).restore(deed, progress)
                for collection in source.collections()
            }
    overlaying.follow(store, lexicon)
    return Restored(made, tuple(name for name in store.collections() if name not in made))


class Restoring:
    """One collection made what it was in a backup."""

    def __init__(self, source: FactStore, target: FactStore, collection: str) -> None:
        self._source = source
        self._target = target
        self._collection = collection

    def restore(self, deed: Deed, progress: Progress | None) -> int:
        """Make the next edition, unless nothing differs; the number of the one in service."""
        for state in _STATES:
            for doubt in self._source.doubts(self._collection, state):
                self._target.add_doubt(doubt)
        along = self._along()
        keys = self._differing()
        edition = self._target.edition(self._collection)
        if edition and not keys and not any((along.files, along.left, along.corrections, along.ended)):
            return edition.number
        return self._target.publish(self._collection, self._changes(keys, progress), deed, along).number

    def _along(self) -> Along:
        source, target, name = self._source, self._target, self._collection
        files, there = source.files(name), target.files(name)
        then, now = source.standing(name), target.standing(name)
        words: list[Correction] = [one.correction for one in then if not isinstance(one.correction, HoldFile)]
        if name == GLOBAL:
            words += holds(target.digests(name), source.digests(name), {*files, *there})
        return Along(
            _Files(source, name, [file for file, digest in files.items() if there.get(file) != digest]),
            [file for file in there if file not in files],
            [one for one in words if all(one != other.correction for other in now)],
            [one.number for one in now if one.correction not in words],
        )

    def _differing(self) -> list[str]:
        """The keys of stories that are not there as they were, in service or as files give them."""
        source, target = (store.fingerprints(self._collection) for store in (self._source, self._target))
        return sorted(key for key in {*source, *target} if source.get(key) != target.get(key))

    def _changes(self, keys: list[str], progress: Progress | None) -> Iterator[Change]:
        view = self._source.view((self._collection,))
        for number, key in enumerate(keys, 1):
            given = self._source.given(self._collection, key) or Told()
            yield Change(key, given.story, given.analysis, _told(view, key))
            if progress:
                progress(number, len(keys))


class _Files(Mapping[str, bytes]):
    """Files handed in, read as they are asked for."""

    def __init__(self, store: FactStore, collection: str, names: list[str]) -> None:
        self._store = store
        self._collection = collection
        self._names = names

    def __getitem__(self, name: str) -> bytes:
        return self._store.file(self._collection, name) or b""

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


def _told(view: View, key: str) -> Told:
    return Told(view.story(key), view.analysis(key))


def _copy(file: Path, to: Path) -> None:
    try:
        shutil.copyfile(file, to)
    except OSError as error:
        raise StoreError(f"{file} cannot be read: {error.strerror or error}") from error
    ensure_sound(to, file)
