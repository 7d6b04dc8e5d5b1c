"""Segments: versions indexed together, and the places of their terms as arrays.

Inside a segment articles are numbered from 0 in the order of their versions, and passages (sentences) through all of
them. A posting is a sorted array of these numbers, 4 bytes each, followed by how often each has the term, a byte each.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float32]
_MOST = 255


class Indexed(NamedTuple):
    """The terms of one version: of each sentence, of its heading, of its whole text."""

    version: int
    sentences: list[list[str]]
    heading: list[str]
    text: list[str]


class Places(NamedTuple):
    """Where a term stands: numbers ascending, and how often in each."""

    numbers: Numbers
    often: Floats


class Posting(NamedTuple):
    """A term in one segment, as it is kept: how many passages and articles have it, and the places encoded.

    `passages` counts those that have it in their heading as well; `words` are places by passage, `heads` and `texts`
    by article.
    """

    term: str
    passages: int
    articles: int
    words: bytes
    heads: bytes
    texts: bytes


class Segment:
    """Which articles and passages a segment has, and how long they are in terms, headings included."""

    def __init__(self, versions: Numbers, first: Numbers, words: Numbers, heads: Numbers, texts: Numbers) -> None:
        self.versions = versions
        self.first = first
        self.words, self.heads, self.texts = words, heads, texts
        self.article_of = np.repeat(np.arange(len(versions), dtype=np.int32), np.diff(first))
        self.passage_lengths: Floats = (words + heads[self.article_of]).astype(np.float32)
        self.article_lengths: Floats = (texts + heads).astype(np.float32)

    @property
    def passages(self) -> int:
        """How many passages it has."""
        return len(self.passage_lengths)

    def encode(self) -> bytes:
        """The segment as it is kept."""
        parts = (self.versions, self.first, self.heads, self.texts, self.words)
        return len(self.versions).to_bytes(8, "little") + b"".join(
            part.astype(kind).tobytes() for part, kind in zip(parts, ("<i8", "<u4", "<u2", "<u4", "<u2"), strict=True)
        )

    @classmethod
    def decode(cls, data: bytes) -> Segment:
        """Read what `encode` gave."""
        articles = int.from_bytes(data[:8], "little")
        at = 8
        parts = []
        for kind, count in (
            ("<i8", articles),
            ("<u4", articles + 1),
            ("<u2", articles),
            ("<u4", articles),
            ("<u2", -1),
        ):
            parts.append(np.frombuffer(data, kind, count, at).astype(np.int64))
            at += np.dtype(kind).itemsize * max(count, 0)
        versions, first, heads, texts, words = parts
        return cls(versions, first, words, heads, texts)

    def without(self, kept: npt.NDArray[np.bool_]) -> tuple[Numbers, Numbers]:
        """The new numbers of articles and of passages when only some articles are kept, -1 for the others."""
        passages = kept[self.article_of]
        return (
            np.where(kept, np.cumsum(kept) - 1, -1),
            np.where(passages, np.cumsum(passages) - 1, -1),
        )

    @classmethod
    def joined(cls, parts: Sequence[tuple[Segment, npt.NDArray[np.bool_]]]) -> Segment:
        """One segment of the kept articles of several, in their order."""
        counts = np.concatenate([np.diff(segment.first)[kept] for segment, kept in parts])
        return cls(
            np.concatenate([segment.versions[kept] for segment, kept in parts]),
            np.concatenate([[0], np.cumsum(counts)]),
            np.concatenate([segment.words[kept[segment.article_of]] for segment, kept in parts]),
            np.concatenate([segment.heads[kept] for segment, kept in parts]),
            np.concatenate([segment.texts[kept] for segment, kept in parts]),
        )


def encode(places: Places) -> bytes:
    """Places as they are kept."""
    return places.numbers.astype("<u4").tobytes() + np.minimum(places.often, _MOST).astype("u1").tobytes()


def decode(data: bytes) -> Places:
    """Read what `encode` gave."""
    count = len(data) // 5
    return Places(
        np.frombuffer(data, "<u4", count).astype(np.int64),
        np.frombuffer(data, "u1", count, 4 * count).astype(np.float32),
    )


def build(texts: Sequence[Indexed]) -> tuple[Segment, list[Posting]]:
    """Index some versions together."""
    sizes = np.array([len(text.sentences) for text in texts], dtype=np.int64)
    segment = Segment(
        np.array([text.version for text in texts], dtype=np.int64),
        np.concatenate([[0], np.cumsum(sizes)]),
        _lengths([sentence for text in texts for sentence in text.sentences]),
        _lengths([text.heading for text in texts]),
        _lengths([text.text for text in texts]),
    )
    vocabulary: dict[str, int] = {}
    words = _Counted(vocabulary, [sentence for text in texts for sentence in text.sentences])
    heads = _Counted(vocabulary, [text.heading for text in texts])
    whole = _Counted(vocabulary, [text.text for text in texts])
    postings = [
        posting(segment, term, words.of(number), heads.of(number), whole.of(number))
        for term, number in sorted(vocabulary.items())
    ]
    return segment, postings


def posting(segment: Segment, term: str, words: Places, heads: Places, texts: Places) -> Posting:
    """A term's places made ready to be kept."""
    spread = int((segment.first[heads.numbers + 1] - segment.first[heads.numbers]).sum())
    articles = len(np.union1d(heads.numbers, texts.numbers))
    return Posting(term, len(words.numbers) + spread, articles, encode(words), encode(heads), encode(texts))


def _lengths(texts: Sequence[Sequence[str]]) -> Numbers:
    return np.minimum(np.fromiter(map(len, texts), dtype=np.int64, count=len(texts)), (1 << 16) - 1)


class _Counted:
    """How often each term stands in each of some texts."""

    def __init__(self, vocabulary: dict[str, int], texts: Sequence[Sequence[str]]) -> None:
        terms = np.array(
            [vocabulary.setdefault(term, len(vocabulary)) for text in texts for term in text], dtype=np.int64
        )
        numbers = np.repeat(np.arange(len(texts), dtype=np.int64), [len(text) for text in texts])
        size = max(1, len(texts))
        pairs, often = np.unique(terms * size + numbers, return_counts=True)
        self._numbers = pairs % size
        self._often = often.astype(np.float32)
        self._bounds = np.searchsorted(pairs // size, np.arange(len(vocabulary) + 1))

    def of(self, term: int) -> Places:
        """The places of a term."""
        if term + 1 >= len(self._bounds):
            return Places(self._numbers[:0], self._often[:0])
        here = slice(self._bounds[term], self._bounds[term + 1])
        return Places(self._numbers[here], self._often[here])
