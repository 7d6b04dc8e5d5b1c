"""Files → stories → facts → the next edition: what reloading runs."""

from __future__ import annotations

import codecs
import hashlib
import logging
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from itertools import chain
from pathlib import Path
from typing import NamedTuple

import msgspec

from knowledge.extraction import extract
from knowledge.lexicon import Lexicon
from knowledge.model import Analysis, Problem, Report, Story
from knowledge.reading import ReadingError, read
from knowledge.store.protocol import Change, FactStore

SUFFIXES = frozenset({".txt", ".md", ".markdown", ".html", ".htm", ".jsonl"})
"""Files of these are stories; files of others are, if they are text."""
LARGEST = 64 * 1024 * 1024
"""Bytes of the largest file that is read."""
PUT = "put .txt, .md, .html or .jsonl files into it"
_ROOMS = ("language", "lexicon", "reading", "extraction")
_BOMS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)

Progress = Callable[[int, int], None]
"""Called with the number of files done, and of all."""

logger = logging.getLogger(__name__)


class PublishingError(Exception):
    """Nothing can be published; the message says why, and the last edition stays in service."""


def reload(
    store: FactStore,
    lexicon: Lexicon,
    folder: Path,
    collection: str,
    progress: Progress | None = None,
    *,
    mark: str | None = None,
) -> Report:
    """Publish what changed in a folder since the newest edition; a file that cannot be read keeps its last version.

    A file is read again when its bytes or `mark` (what `rules` gives, taken when the lexicon was loaded) have changed.
    Nothing changed, no new edition. PublishingError where the folder is missing or gives no story at all.
    """
    found = _found(folder)
    reading = _Reading(lexicon, mark or rules(), store.digests(collection))
    changes = reading.changes(folder, found, progress)
    first = next(changes, None)
    edition = store.edition(collection)
    if first is not None or edition is None:
        edition = store.publish(collection, chain([first] if first else [], changes), note="reload")
    return reading.report(edition.number)


def check(folder: Path) -> list[Problem]:
    """What is wrong with the files of a folder; changes nothing."""
    found = _found(folder)
    problems = found.closed or ([] if found.paths else [Problem(".", f"no story: {PUT}")])
    for path in found.paths:
        key = _key(folder, path)
        try:
            read(_bytes(path), key)
        except (ReadingError, OSError) as error:
            problems.append(_problem(key, error))
    return problems


def understood(
    data: bytes, key: str, lexicon: Lexicon, known: Mapping[str, str] | None = None
) -> list[tuple[Story, Analysis | None]]:
    """The stories of one file and what is found in them, None where `known` holds the story's digest by its key.

    Pure, so that another process may do it.
    """
    same = known or {}
    return [
        (story, None if same.get(story.key) == story.digest else extract(story, lexicon)) for story in read(data, key)
    ]


def rules(lexicon_files: Sequence[Path] = ()) -> str:
    """A mark of the rules by which files are read: it changes with the code, the lexicon, and the operator's part."""
    mark = hashlib.sha256(_shipped_rules())
    for path in lexicon_files:
        mark.update(path.read_bytes())
    return mark.hexdigest()[:16]


@lru_cache(maxsize=1)
def _shipped_rules() -> bytes:
    mark = hashlib.sha256()
    for room in _ROOMS:
        for file in _sources(files("knowledge").joinpath(room)):
            mark.update(file.read_bytes())
    return mark.digest()


def _sources(folder: Traversable) -> Iterator[Traversable]:
    for part in sorted(folder.iterdir(), key=lambda part: part.name):
        if part.name.endswith((".py", ".toml", ".txt")):
            yield part
        elif part.is_dir() and part.name != "__pycache__":
            yield from _sources(part)


class _Reading:
    """Sorts the files of a reload into what is new, changed, the same, and broken.

    The digest kept with a story is `rules.file.story`: so an untouched file is not read again, and of a touched one
    only the stories that differ are extracted again.
    """

    def __init__(self, lexicon: Lexicon, mark: str, before: dict[str, str]) -> None:
        self._lexicon = lexicon
        self._mark = mark
        self._before = before
        self._of_file: dict[str, list[str]] = {}
        for key in before:
            self._of_file.setdefault(_file_of(key), []).append(key)
        self._seen: set[str] = set()
        self._added: list[str] = []
        self._changed: list[str] = []
        self._removed: list[str] = []
        self._kept: list[str] = []
        self._problems: list[Problem] = []
        self._unchanged = 0

    def changes(self, folder: Path, found: _Found, progress: Progress | None) -> Iterator[Change]:
        """Read the files in turn, and yield what differs from the edition before."""
        for number, path in enumerate(found.paths, 1):
            yield from self._file(_key(folder, path), path)
            if progress:
                progress(number, len(found.paths))
        for problem in found.closed:
            self._broken(problem)
        if not self._seen:
            raise PublishingError(self._why_nothing(folder))
        self._removed = sorted(self._before.keys() - self._seen)
        for key in self._removed:
            yield Change(key)

    def report(self, edition: int) -> Report:
        """What the reload did."""
        return Report(
            edition=edition,
            added=tuple(self._added),
            changed=tuple(self._changed),
            removed=tuple(self._removed),
            unchanged=self._unchanged,
            kept=tuple(self._kept),
            problems=tuple(self._problems),
        )

    def _file(self, key: str, path: Path) -> list[Change]:
        try:
            data = _bytes(path)
            mark = f"{self._mark}.{_short(data)}"
            former = self._of_file.get(key, [])
            if former and all(self._before[story].startswith(f"{mark}.") for story in former):
                self._same(former)
                return []
            return self._stories(key, data, mark)
        except (ReadingError, OSError) as error:
            self._broken(_problem(key, error))
        except Exception as error:
            logger.exception("the rules failed on %s", key)
            self._broken(Problem(key, f"Pressbox's rules failed on it, please report this: {type(error).__name__}"))
        return []

    def _stories(self, file: str, data: bytes, mark: str) -> list[Change]:
        """What of a file is to be published: all of it is worked out before any of it counts."""
        changes = []
        for story, analysis in understood(data, file, self._lexicon, self._known(file)):
            if story.key in self._seen:
                self._problems.append(Problem(file, f"another file already gave the story {story.key}: rename one"))
            elif analysis is None:
                self._same([story.key])
            else:
                self._seen.add(story.key)
                (self._changed if story.key in self._before else self._added).append(story.key)
                marked = msgspec.structs.replace(story, digest=f"{mark}.{story.digest}")
                changes.append(Change(story.key, marked, analysis))
        return changes

    def _known(self, file: str) -> dict[str, str]:
        """The digests that reading gave the former stories of a file, if by the rules of today."""
        parts = {key: self._before[key].split(".", 2) for key in self._of_file.get(file, ())}
        return {key: part[2] for key, part in parts.items() if len(part) == 3 and part[0] == self._mark}

    def _same(self, keys: Sequence[str]) -> None:
        self._seen.update(keys)
        self._unchanged += len(keys)

    def _broken(self, problem: Problem) -> None:
        self._problems.append(problem)
        within = f"{problem.file}/"
        former = [
            key
            for file, keys in self._of_file.items()
            if file == problem.file or file.startswith(within)
            for key in keys
        ]
        self._seen.update(former)
        self._kept += former

    def _why_nothing(self, folder: Path) -> str:
        if not self._problems:
            return f"{folder} holds no story: {PUT}"
        first = self._problems[0]
        where = f"{first.file}:{first.line}" if first.line else first.file
        return f"no story of {folder} can be read; the first, {where}: {first.reason}"


class _Found(NamedTuple):
    """The files of stories under a folder, in the order of their names, and the folders that cannot be looked into."""

    paths: list[Path]
    closed: list[Problem]


def _found(folder: Path) -> _Found:
    try:
        if not folder.is_dir():
            raise PublishingError(f"{folder} is not a folder: name the folder of stories")
        found = _Found([], [])
        _walk(folder, folder, folder.resolve(), found)
    except OSError as error:
        raise PublishingError(f"{folder} cannot be read: {error.strerror or error}") from error
    found.paths.sort()
    return found


def _walk(here: Path, folder: Path, top: Path, found: _Found) -> None:
    for entry in os.scandir(here):
        path = Path(entry.path)
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            try:
                _walk(path, folder, top, found)
            except OSError as error:
                found.closed.append(_problem(_key(folder, path), error))
        elif entry.is_file() and (not entry.is_symlink() or path.resolve().is_relative_to(top)) and _is_story(path):
            found.paths.append(path)


def _is_story(path: Path) -> bool:
    """Whether a file is meant as a story: by its suffix, else by being text, and no data of another program's."""
    if path.suffix.casefold() in SUFFIXES:
        return True
    try:
        with path.open("rb") as file:
            head = file.read(4096)
    except OSError:
        return False
    if head.lstrip().startswith((b"{", b"[")):
        return b'"content"' in head.splitlines()[0]
    return bool(head) and (head.startswith(_BOMS) or b"\0" not in head)


def _bytes(path: Path) -> bytes:
    size = path.stat().st_size
    if size > LARGEST:
        raise ReadingError(f"the file has {size:,} bytes; the most is {LARGEST:,}: split it")
    return path.read_bytes()


def _key(folder: Path, path: Path) -> str:
    """The path within the folder, in characters that can be printed and stored."""
    return path.relative_to(folder).as_posix().encode("utf-8", "backslashreplace").decode("utf-8")


def _file_of(key: str) -> str:
    """The file of a story: without the number of its row."""
    file, _, row = key.rpartition("#")
    return file if file and row.isdecimal() else key


def _short(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:24]


def _problem(key: str, error: ReadingError | OSError) -> Problem:
    if isinstance(error, ReadingError):
        return Problem(key, error.reason, error.line)
    return Problem(key, f"cannot be read: {error.strerror or error}")
