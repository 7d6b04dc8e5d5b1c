"""Files that hold no text, whatever their names say."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from knowledge.reading.problems import ReadingError

SAVE = "save the story as text, Markdown, HTML or JSON Lines"


def refuse_foreign(data: bytes) -> None:
    """ReadingError where the bytes begin like a file of another kind."""
    for beginning, called in signatures():
        if data.startswith(beginning):
            raise ReadingError(f"the file is {called}: {SAVE}")


@cache
def signatures() -> tuple[tuple[bytes, str], ...]:
    """How files of other kinds begin, and what to call them."""
    table = tomllib.loads(files("knowledge.reading").joinpath("foreign.toml").read_text(encoding="utf-8"))
    return tuple((bytes.fromhex(beginning), called) for beginning, called in table.items())
