"""The mark of the rules by which files are understood."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import NamedTuple, Self

from knowledge import lexicon as lexicons
from knowledge.lexicon import Lexicon

_ROOMS = ("language", "lexicon", "reading", "extraction")


class Rules(NamedTuple):
    """The lexicon with what an operator adds to it, and the mark of the rules at that moment."""

    lexicon: Lexicon
    mark: str
    lexicon_files: tuple[Path, ...]

    @classmethod
    def load(cls, lexicon_files: Sequence[Path] = ()) -> Self:
        """Load the lexicon; LexiconError where an operator's file cannot be."""
        return cls(lexicons.load(lexicon_files), rules(lexicon_files), tuple(lexicon_files))


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
