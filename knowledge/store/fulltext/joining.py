"""Small segments joined to larger ones, and what no longer is left out, so that a search reads few of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from knowledge.store.fulltext import tables
from knowledge.store.fulltext.segments import Indexed, Places, Posting, Segment, build, decode, posting
from knowledge.store.sessions import AT_ONCE, Session, listed

_ALIKE = 4
"""So many segments of about one size are joined."""
_SMALLEST = 1024
"""Passages up to which all sizes are alike."""
_LEFT = 0.5
"""A segment of whose articles no more are left is written anew."""

_Kept = npt.NDArray[np.bool_]
_Parts = Sequence[tuple[int, Segment, _Kept]]


def add(session: Session, collection: int, texts: Sequence[Indexed]) -> None:
    """Index some versions."""
    segment, postings = build(texts)
    number = tables.write(session, collection, segment, [one.term for one in postings])
    tables.write_postings(session, collection, number, postings)


def tidy(session: Session, collection: int, *, dropped: bool) -> None:
    """Join segments that have become many; with `dropped`, look also for those that tell of what is gone."""
    if dropped:
        for number, _ in tables.sizes(session, collection):
            ((_, segment),) = tables.segments(session, [number])
            if _there(session, segment).mean() <= _LEFT:
                _join(session, collection, [number])
    while many := _too_many(tables.sizes(session, collection)):
        _join(session, collection, many)


def _too_many(sizes: Sequence[tuple[int, int]]) -> list[int]:
    tiers: dict[int, list[int]] = {}
    for number, size in sizes:
        tiers.setdefault(int(np.log(max(size, _SMALLEST)) / np.log(_ALIKE)), []).append(number)
    return next((tier for _, tier in sorted(tiers.items()) if len(tier) >= _ALIKE), [])


def _there(session: Session, segment: Segment) -> _Kept:
    """Which of its versions are still there."""
    versions = segment.versions.tolist()
    there = {number for (number,) in listed(session, "SELECT id FROM version WHERE id IN ({})", versions)}
    return np.fromiter((version in there for version in versions), dtype=np.bool_, count=len(versions))


def _join(session: Session, collection: int, numbers: Sequence[int]) -> None:
    parts = [(number, segment, _there(session, segment)) for number, segment in tables.segments(session, numbers)]
    parts.sort(key=lambda part: part[0])
    if not any(kept.any() for _, _, kept in parts):
        for number in numbers:
            tables.drop(session, collection, [number], tables.vocabulary(session, number))
    else:
        _write_joined(session, collection, parts)
    tables.drop_segments(session, numbers)


def _write_joined(session: Session, collection: int, parts: _Parts) -> None:
    numbers = [number for number, _, _ in parts]
    joined = Segment.joined([(segment, kept) for _, segment, kept in parts])
    terms = sorted({term for number in numbers for term in tables.vocabulary(session, number)})
    new = tables.write(session, collection, joined, terms)
    maps = _maps(parts)
    for start in range(0, len(terms), AT_ONCE):
        some = terms[start : start + AT_ONCE]
        wanted = [(number, term) for number in numbers for term in some]
        rows = list(tables.encoded(session, [collection], wanted, "words, heads, texts"))
        tables.write_postings(session, collection, new, _postings(joined, rows, maps))
        tables.drop(session, collection, numbers, some)


_Map = npt.NDArray[np.int64]


def _maps(parts: _Parts) -> dict[int, tuple[_Map, _Map]]:
    """Of every segment, the new numbers of its articles and of its passages."""
    maps = {}
    articles = passages = 0
    for number, segment, kept in parts:
        new_articles, new_passages = segment.without(kept)
        maps[number] = (
            np.where(new_articles >= 0, new_articles + articles, -1),
            np.where(new_passages >= 0, new_passages + passages, -1),
        )
        articles += int(kept.sum())
        passages += int((new_passages >= 0).sum())
    return maps


def _postings(
    joined: Segment, rows: Sequence[tuple[object, ...]], maps: dict[int, tuple[_Map, _Map]]
) -> Iterator[Posting]:
    by_term: dict[str, list[tuple[int, bytes, bytes, bytes]]] = {}
    for segment, term, words, heads, texts in rows:
        by_term.setdefault(term, []).append((segment, words, heads, texts))  # type: ignore[arg-type]
    for term, found in by_term.items():
        found.sort(key=lambda one: one[0])
        made = posting(
            joined,
            term,
            _moved([(words, maps[number][1]) for number, words, _, _ in found]),
            _moved([(heads, maps[number][0]) for number, _, heads, _ in found]),
            _moved([(texts, maps[number][0]) for number, _, _, texts in found]),
        )
        if made.passages or made.articles:
            yield made


def _moved(parts: Sequence[tuple[bytes, _Map]]) -> Places:
    numbers, often = [], []
    for data, new in parts:
        places = decode(data)
        moved = new[places.numbers]
        numbers.append(moved[moved >= 0])
        often.append(places.often[moved >= 0])
    return Places(np.concatenate(numbers), np.concatenate(often))
