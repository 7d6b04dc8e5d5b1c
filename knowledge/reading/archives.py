"""What people hand in → files: an archive gives those in it, unpacked in memory and nowhere else."""

from __future__ import annotations

import io
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import NamedTuple

import msgspec

from knowledge.limits import MEGABYTE, Limits
from knowledge.model import Problem

SUFFIXES = frozenset({".txt", ".md", ".markdown", ".html", ".htm", ".jsonl"})
"""Files of these are stories."""
LONGEST_NAME = 300
_ENTRY = b"PK\x01\x02"
_PIECE = 1 << 16
_LEFT_BY_SYSTEMS = frozenset({"__MACOSX", ".DS_Store", "Thumbs.db", "desktop.ini"})


MANIFEST, STORIES, FACTS, CORRECTIONS = "pressbox.json", "stories/", "facts.jsonl", "corrections.jsonl"
"""What an export holds: what it is, its stories, its facts (to be read by others), and its corrections."""
_LONGEST_KEY = 1000


class _Naming(msgspec.Struct):
    """What of a line of a bundle tells its file."""

    file: str


_naming = msgspec.json.Decoder(_Naming)


class File(NamedTuple):
    """A file: the key for its stories, and its bytes."""

    key: str
    data: bytes


class Beside(NamedTuple):
    """The corrections that an export holds beside its stories, a JSON line each."""

    data: bytes


def unpack(name: str, data: bytes, limits: Limits) -> Iterator[File | Beside | Problem]:
    """The files that one file gives: itself, or those of a .zip; in place of what is refused, one problem."""
    key = clean_name(name.replace("\\", "/").rpartition("/")[2])
    if key is None:
        yield Problem(printable(name), "its name cannot be used: give it another")
    elif len(data) > limits.file_megabytes * MEGABYTE:
        yield Problem(key, f"the file has more than {limits.file_megabytes} megabytes: split it")
    elif key.casefold().endswith(".zip"):
        yield from _archive(key, data, limits)
    elif PurePosixPath(key).suffix.casefold() not in SUFFIXES:
        yield Problem(key, f"only files ending in {', '.join(sorted(SUFFIXES))} or .zip are taken")
    else:
        yield File(key, data)


def clean_name(path: str) -> str | None:
    """A path within an archive as a key: None where it leads elsewhere, is too long, or has what cannot be shown."""
    parts = path.replace("\\", "/").split("/")
    if not path or len(path) > LONGEST_NAME or any(part in {"", ".", ".."} or ":" in part for part in parts):
        return None
    if printable(path) != path:
        return None
    return unicodedata.normalize("NFC", "/".join(parts))


def printable(text: str) -> str:
    """The text without controls, marks of direction, and halves of characters."""
    return "".join(one for one in text if unicodedata.category(one) not in {"Cc", "Cf", "Cs", "Zl", "Zp"})


def _archive(key: str, data: bytes, limits: Limits) -> Iterator[File | Beside | Problem]:
    if data.count(_ENTRY) > limits.archive_files:
        yield Problem(key, f"the archive holds more than {limits.archive_files:,} files: split it")
        return
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        yield Problem(key, "the archive is damaged, or no zip archive: pack it again")
        return
    left = limits.archive_megabytes * MEGABYTE
    seen: set[str] = set()
    with archive:
        if MANIFEST in archive.namelist():
            yield from _export(archive, key, limits)
            return
        for entry in archive.infolist():
            if entry.filename.endswith("/") or set(entry.filename.split("/")) & _LEFT_BY_SYSTEMS:
                continue
            one = _entry(archive, entry, key, min(left, limits.file_megabytes * MEGABYTE), seen)
            if isinstance(one, File):
                left -= len(one.data)
                seen.add(one.key)
            yield one
            if left <= 0:
                yield Problem(key, f"unpacked it has more than {limits.archive_megabytes} megabytes: split it")
                return


def _entry(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, within: str, most: int, seen: set[str]) -> File | Problem:
    name = clean_name(entry.filename)
    shown = f"{within}/{printable(entry.filename)[:LONGEST_NAME]}"
    if name is None:
        return Problem(shown, "its name leads out of the archive, or cannot be used: left out")
    if name in seen:
        return Problem(shown, "the archive has another file of that name: left out")
    if PurePosixPath(name).suffix.casefold() not in SUFFIXES:
        return Problem(shown, f"only files ending in {', '.join(sorted(SUFFIXES))} are taken: left out")
    return _bytes(archive, entry, shown, name, most)


def _export(archive: zipfile.ZipFile, within: str, limits: Limits) -> Iterator[File | Beside | Problem]:
    """The files whose stories an export holds, bundled, and its corrections."""
    left = limits.archive_megabytes * MEGABYTE
    of_file: dict[str, list[bytes]] = {}
    for entry in archive.infolist():
        if entry.filename.endswith("/") or entry.filename in {MANIFEST, FACTS}:
            continue
        shown = f"{within}/{printable(entry.filename)[:LONGEST_NAME]}"
        if entry.filename != CORRECTIONS and not entry.filename.startswith(STORIES):
            yield Problem(shown, "it is no part of an export: left out")
            continue
        found = _bytes(archive, entry, shown, CORRECTIONS, min(left, limits.file_megabytes * MEGABYTE))
        if isinstance(found, Problem):
            yield found
            continue
        left -= len(found.data)
        if left <= 0:
            yield Problem(within, f"unpacked it has more than {limits.archive_megabytes} megabytes: split it")
            return
        if entry.filename == CORRECTIONS:
            yield Beside(found.data)
        elif (bad := _sort(found.data, of_file)) is not None:
            yield Problem(shown, "the line is no story as Pressbox exports it: left out, as others like it", bad)
    for key, lines in of_file.items():
        yield File(key, b"\n".join(lines))


def _sort(bundle: bytes, of_file: dict[str, list[bytes]]) -> int | None:
    """Sort the lines of a bundle by the files they name; the number of the first line that names none, if any."""
    bad = None
    for number, line in enumerate(bundle.split(b"\n"), 1):
        if not line.strip():
            continue
        try:
            key = _naming.decode(line).file
        except (msgspec.MsgspecError, RecursionError):
            key = ""
        if 0 < len(key) <= _LONGEST_KEY and printable(key) == key and not set(key.split("/")) & {"", ".", ".."}:
            of_file.setdefault(key, []).append(line)
        else:
            bad = bad or number
    return bad


def _bytes(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, shown: str, key: str, most: int) -> File | Problem:
    if entry.flag_bits & 1:
        return Problem(shown, "it is encrypted: pack it without a password")
    pieces = bytearray()
    try:
        with archive.open(entry) as stream:
            while piece := stream.read(_PIECE):
                pieces += piece
                if len(pieces) > most:
                    return Problem(shown, f"unpacked it has more than {most // MEGABYTE} megabytes: left out")
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError):
        return Problem(shown, "it is damaged, or packed in a way that cannot be read: pack it again")
    return File(key, bytes(pieces))
