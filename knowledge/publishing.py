"""Files → stories → facts → the next edition: what reloading runs."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path

from knowledge.extraction import extract
from knowledge.lexicon import Lexicon
from knowledge.model import Problem, Report, Story
from knowledge.reading import ReadingError, read
from knowledge.store.protocol import Change, FactStore

SUFFIXES = frozenset({".txt", ".md", ".markdown", ".html", ".htm", ".jsonl"})
RULES = "1"
"""Part of every digest: raised when the rules of reading or extraction change, so that stories are read again."""

Progress = Callable[[int, int], None]
"""Called with the number of files done, and of all."""


class PublishingError(Exception):
    """Nothing can be published; the message says why, and the last edition stays in service."""


def reload(
    store: FactStore, lexicon: Lexicon, folder: Path, collection: str, progress: Progress | None = None
) -> Report:
    """Publish what changed in a folder since the newest edition; a file that cannot be read keeps its last version."""
    files = _files(folder)
    before = store.digests(collection)
    report = _Reading(lexicon, before)
    for number, file in enumerate(files, 1):
        report.take(file.relative_to(folder).as_posix(), file)
        if progress:
            progress(number, len(files))
    removed = report.gone()
    changes = [*report.changes, *(Change(key) for key in removed)]
    edition = store.edition(collection)
    if changes or edition is None:
        edition = store.publish(collection, changes, note="reload")
    return Report(
        edition=edition.number,
        added=tuple(report.added),
        changed=tuple(report.changed),
        removed=tuple(removed),
        unchanged=report.unchanged,
        kept=tuple(report.kept),
        problems=tuple(report.problems),
    )


def check(folder: Path) -> list[Problem]:
    """What is wrong with the files of a folder; changes nothing."""
    problems = []
    for file in _files(folder):
        key = file.relative_to(folder).as_posix()
        try:
            read(file.read_bytes(), key)
        except (ReadingError, OSError) as error:
            problems.append(_problem(key, error))
    return problems


class _Reading:
    """Sorts the files of a reload into what is new, changed, the same, and broken."""

    def __init__(self, lexicon: Lexicon, before: dict[str, str]) -> None:
        self._lexicon = lexicon
        self._before = before
        self._seen: set[str] = set()
        self.changes: list[Change] = []
        self.added: list[str] = []
        self.changed: list[str] = []
        self.kept: list[str] = []
        self.problems: list[Problem] = []
        self.unchanged = 0

    def take(self, key: str, file: Path) -> None:
        """Read one file, if its bytes are not those of the last edition."""
        try:
            data = file.read_bytes()
            digest = hashlib.sha256(RULES.encode() + data).hexdigest()
            same = [old for old, mark in self._before.items() if mark == digest and _file_of(old) == key]
            if same:
                self._seen.update(same)
                self.unchanged += len(same)
                return
            stories = read(data, key)
        except (ReadingError, OSError) as error:
            self.problems.append(_problem(key, error))
            self._keep(key)
            return
        for story in stories:
            self._put(story, digest)

    def gone(self) -> list[str]:
        """Stories of the last edition that no file tells any more."""
        return sorted(self._before.keys() - self._seen)

    def _put(self, story: Story, digest: str) -> None:
        marked = Story(**{name: getattr(story, name) for name in story.__struct_fields__} | {"digest": digest})
        self._seen.add(story.key)
        (self.changed if story.key in self._before else self.added).append(story.key)
        self.changes.append(Change(story.key, marked, extract(marked, self._lexicon)))

    def _keep(self, key: str) -> None:
        former = [old for old in self._before if _file_of(old) == key]
        self._seen.update(former)
        self.kept += former


def _files(folder: Path) -> list[Path]:
    if not folder.is_dir():
        raise PublishingError(f"{folder} is not a folder: name the folder of stories")
    files = sorted(_walk(folder))
    if not files:
        raise PublishingError(f"{folder} holds no story: put .txt, .md, .html or .jsonl files into it")
    return files


def _walk(folder: Path) -> Iterator[Path]:
    for path in folder.iterdir():
        if path.name.startswith(".") or path.is_symlink():
            continue
        if path.is_dir():
            yield from _walk(path)
        elif path.suffix.casefold() in SUFFIXES:
            yield path


def _file_of(key: str) -> str:
    return key.rpartition("#")[0] or key


def _problem(key: str, error: ReadingError | OSError) -> Problem:
    if isinstance(error, ReadingError):
        return Problem(key, error.reason, error.line)
    return Problem(key, f"cannot be read: {error.strerror or error}")
