"""JSON Lines → stories, a line each; a JSON list or a single object of the same fields is taken, too."""

from __future__ import annotations

import hashlib
from typing import Any

import msgspec
import regex

from knowledge.model import Story
from knowledge.reading.cleaning import clean
from knowledge.reading.making import story
from knowledge.reading.problems import ReadingError

_BEGINNING = regex.compile(r'\s*(?:\{\s*(?:"|\})|\[\s*\{\s*")')
Row = dict[str, Any]


def is_rows(text: str) -> bool:
    """Whether a text is JSON, and not a sentence that begins with a bracket."""
    return _BEGINNING.match(text) is not None


def rows(text: str, key: str, most: int) -> list[Story]:
    """Read the stories; ReadingError names the first line that is none, or tells that there are more than `most`."""
    try:
        found = _decoded(text, most)
    except RecursionError:
        raise ReadingError("the JSON is nested too deeply: each line should be an object of plain fields") from None
    if len(found) > most:
        raise _too_many(most)
    return [_story(row, f"{key}#{number}", number, digest) for number, row, digest in found]


def _decoded(text: str, most: int) -> list[tuple[int, Row, str]]:
    """Every object, with the number of its line (or its place in a list) and a digest of it."""
    whole = _whole(text)
    if whole is not None:
        return [(number, row, _digest(msgspec.json.encode(row))) for number, row in enumerate(whole, 1)]
    found: list[tuple[int, Row, str]] = []
    # Not splitlines: what JSON allows within a string, such as U+2028, ends no line.
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            if len(found) == most:
                raise _too_many(most)
            try:
                found.append((number, msgspec.json.decode(line, type=Row), _digest(line.rstrip("\r").encode())))
            except msgspec.MsgspecError as error:
                raise ReadingError(f"the line is not a JSON object: {error}", number) from None
    return found


def _too_many(most: int) -> ReadingError:
    return ReadingError(f"the file holds more than {most:,} stories: split it")


def _whole(text: str) -> list[Row] | None:
    """The objects of a text that is one JSON value over several lines, or a list."""
    try:
        return msgspec.json.decode(text, type=list[Row])
    except msgspec.MsgspecError:
        pass
    first = text.lstrip().partition("\n")[0]
    try:
        return None if first.rstrip().endswith("}") else [msgspec.json.decode(text, type=Row)]
    except msgspec.MsgspecError:
        return None


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _story(row: Row, key: str, number: int, digest: str) -> Story:
    content = row.get("content")
    if not isinstance(content, str) or not content.strip():
        raise ReadingError('the row has no "content"', number)
    return story(clean(content), key, digest, row, number)
