"""What a store of facts can do: the one door behind which SQL lives."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Protocol, Self

from knowledge.model import Analysis, AnyFact, Name, NameKind, Record, Sentence, Story


class Change(Record, frozen=True):
    """The next version of one story (`story` and `analysis`), or its removal (both None)."""

    key: str
    story: Story | None = None
    analysis: Analysis | None = None


class Edition(Record, frozen=True):
    """A published state of a collection. Numbers grow by one; `stories` counts them."""

    number: int
    collection: str
    published: dt.datetime
    note: str
    stories: int


class Passage(Record, frozen=True):
    """A sentence found by full text. `rank` is higher for better, comparable within one search only."""

    story: str
    sentence: Sentence
    rank: float


class NameRow(Record, frozen=True):
    """A name as the index wants it: with the number of stories that have it."""

    name: Name
    stories: int


class View(Protocol):
    """One consistent reading of the newest edition of some collections. Cheap to make, safe to use from any thread."""

    @property
    def editions(self) -> tuple[tuple[str, int], ...]:
        """The edition read of each collection: the key for whatever is cached."""

    def stories(self) -> Sequence[Story]:
        """All stories without their texts' order mattering: by published date, newest first, unknown last."""

    def story(self, key: str) -> Story | None:
        """The story of that key, or None."""

    def analysis(self, key: str) -> Analysis | None:
        """What extraction found in the story of that key, or None."""

    def facts(
        self, kind: type[AnyFact] | None = None, *, story: str | None = None, name: str | None = None
    ) -> Sequence[AnyFact]:
        """Facts in the order of their stories, narrowed to a kind, a story, or a name they involve (folded equal)."""

    def names(self, kinds: Iterable[NameKind] = ()) -> Sequence[NameRow]:
        """All names, joined over stories by kind and canonical form."""

    def passages(self, words: Sequence[str], limit: int) -> Sequence[Passage]:
        """The sentences that best match the words, stories' titles counted in: all of the words first, then any."""


class FactStore(Protocol):
    """Where editions are kept. Every change of a collection is one transaction: the next edition whole, or none."""

    @classmethod
    def open(cls, url: str) -> Self:
        """Open, or make, the store at `url` and bring its schema up to date; StoreError says what is wrong."""

    def view(self, collections: Sequence[str]) -> View:
        """Read the newest editions of these collections."""

    def digests(self, collection: str) -> dict[str, str]:
        """Story keys of the newest edition, with the digest each was read from."""

    def publish(self, collection: str, changes: Iterable[Change], *, note: str) -> Edition:
        """Make the next edition of the collection from the newest and these changes, in one transaction."""

    def edition(self, collection: str) -> Edition | None:
        """The newest edition, None before the first."""

    def close(self) -> None:
        """Let go of files and threads."""


class StoreError(Exception):
    """The store cannot be used; the message says why, in one line, and what to do."""
