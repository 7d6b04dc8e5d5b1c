"""The files of stories under a folder."""

from __future__ import annotations

import codecs
import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NamedTuple

from knowledge.limits import DEFAULT, MEGABYTE, Limits
from knowledge.model import Problem
from knowledge.publishing.turns import PublishingError
from knowledge.reading import SUFFIXES, ReadingError, read

PUT = "put .txt, .md, .html or .jsonl files into it"
_BOMS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


class Source(NamedTuple):
    """A file to read: the key for its stories, how to get its bytes, and their SHA-256 if that is known before."""

    key: str
    load: Callable[[], bytes]
    digest: str | None = None


class Sources(NamedTuple):
    """Files in the order of their names, and the folders that cannot be looked into."""

    files: list[Source]
    closed: list[Problem]


def sources(folder: Path, limits: Limits = DEFAULT) -> Sources:
    """The files under a folder: by their suffix, else by being text; PublishingError where there is no such folder."""
    found = _found(folder)
    return Sources([Source(_key(folder, path), partial(_bytes, path, limits)) for path in found.paths], found.closed)


def check(
    folder: Path, limits: Limits = DEFAULT, reading: Callable[[bytes, str], object] | None = None
) -> list[Problem]:
    """What is wrong with the files of a folder; changes nothing. They are read by `reading`, else in this process."""
    found = sources(folder, limits)
    problems = found.closed or ([] if found.files else [Problem(".", f"no story: {PUT}")])
    for source in found.files:
        try:
            if reading:
                reading(source.load(), source.key)
            else:
                read(source.load(), source.key, limits.file_stories)
        except (ReadingError, OSError) as error:
            problems.append(problem(source.key, error))
    return problems


def problem(key: str, error: ReadingError | OSError) -> Problem:
    """What is wrong with a file, from what came of reading it."""
    if isinstance(error, ReadingError):
        return Problem(key, error.reason, error.line)
    return Problem(key, f"cannot be read: {error.strerror or error}")


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
                found.closed.append(problem(_key(folder, path), error))
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


def _bytes(path: Path, limits: Limits) -> bytes:
    if path.stat().st_size > limits.file_megabytes * MEGABYTE:
        raise ReadingError(f"the file has more than {limits.file_megabytes} megabytes: split it")
    return path.read_bytes()


def _key(folder: Path, path: Path) -> str:
    """The path within the folder, in characters that can be printed and stored."""
    return path.relative_to(folder).as_posix().encode("utf-8", "backslashreplace").decode("utf-8")
