"""One file → its stories with what is found in them."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from typing import NamedTuple, Protocol

from knowledge.extraction import extract
from knowledge.lexicon import Lexicon
from knowledge.limits import DEFAULT
from knowledge.model import Analysis, Problem, Story
from knowledge.reading import ReadingError, read

FAILED = "Pressbox's rules failed on it, please report this"

logger = logging.getLogger(__name__)


class RulesError(Exception):
    """The rules failed on a story; the message names the kind of mistake, the cause tells the rest."""


class Understood(NamedTuple):
    """A story and what is found in it, None where that is known already."""

    story: Story
    analysis: Analysis | None


class Understand(Protocol):
    """What understands files; close what is a process when done."""

    def __call__(self, data: bytes, key: str, known: Mapping[str, str]) -> Iterator[Understood | Problem]:
        """The stories of a file, in turn, or what is wrong with one; ReadingError where the file is no use.

        `known` holds, by their keys, the digests of stories that need not be understood again.
        """


class InProcess:
    """Understands files here and now, without a limit."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def __call__(self, data: bytes, key: str, known: Mapping[str, str]) -> Iterator[Understood | Problem]:
        """The stories of a file, in turn, or what is wrong with one."""
        for story in reading(data, key):
            try:
                yield understood(story, self._lexicon, known)
            except RulesError as error:
                logger.exception("the rules failed on %s", story.key)
                yield Problem(story.key, f"{FAILED}: {error}")


def reading(data: bytes, key: str, most: int = DEFAULT.file_stories) -> list[Story]:
    """The stories of a file, `most` at most; ReadingError, whatever goes wrong, but for want of memory."""
    try:
        return read(data, key, most)
    except (ReadingError, MemoryError):
        raise
    except Exception as error:
        logger.exception("the rules failed on %s", key)
        raise ReadingError(f"{FAILED}: {type(error).__name__}") from error


def understood(story: Story, lexicon: Lexicon, known: Mapping[str, str]) -> Understood:
    """A story with what is found in it, unless that is known; RulesError, whatever goes wrong, but want of memory."""
    try:
        return Understood(story, None if known.get(story.key) == story.digest else extract(story, lexicon))
    except MemoryError:
        raise
    except Exception as error:
        raise RulesError(type(error).__name__) from error
