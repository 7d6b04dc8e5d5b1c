"""The tables of full text: segments, and the postings of their terms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from knowledge.store.fulltext.segments import Posting, Segment
from knowledge.store.sessions import AT_ONCE, Row, Session, asking, listed

_PLACES = "SELECT segment, term, {columns} FROM posting WHERE collection = ? AND term IN ({{}}) AND segment IN ({{}})"


class Count(NamedTuple):
    """How many passages and articles of a segment have a term."""

    collection: int
    term: str
    segment: int
    passages: int
    articles: int


class Totals(NamedTuple):
    """How many passages, and articles, there are, and their terms."""

    passages: tuple[int, int]
    articles: tuple[int, int]


def counts(session: Session, collections: Sequence[int], terms: Sequence[str]) -> list[Count]:
    """Of each term that stands anywhere in the collections, how often, a segment at a time."""
    found = []
    for collection in collections:
        for start in range(0, len(terms), AT_ONCE):
            some = terms[start : start + AT_ONCE]
            rows = session.all(
                asking(
                    "SELECT term, segment, passages, articles FROM posting WHERE collection = ? AND term IN ({})", some
                ),
                (collection, *some),
            )
            found += [Count(collection, *row) for row in rows]
    return found


def encoded(
    session: Session, collections: Sequence[int], wanted: Sequence[tuple[int, str]], columns: str
) -> Iterator[Row]:
    """Segment, term and the encoded places of what is wanted and still there: those of some columns."""
    asked = set(wanted)
    terms = list(dict.fromkeys(term for _, term in wanted))
    numbers = list(dict.fromkeys(segment for segment, _ in wanted))
    for collection in collections:
        for start in range(0, len(terms), AT_ONCE):
            some = terms[start : start + AT_ONCE]
            rows = session.all(
                asking(_PLACES.format(columns=columns), some, numbers),
                (collection, *some, *numbers),
            )
            yield from (row for row in rows if (row[0], row[1]) in asked)


def segments(session: Session, numbers: Sequence[int]) -> Iterator[tuple[int, Segment]]:
    """The segments of these numbers that are still there."""
    for number, data in listed(session, "SELECT id, data FROM segment WHERE id IN ({})", numbers):
        yield number, Segment.decode(data)


def all_segments(session: Session) -> set[int]:
    """The numbers of the segments of all collections."""
    return {number for (number,) in session.all("SELECT id FROM segment")}


def totals(session: Session, collections: Sequence[int]) -> Totals:
    """How much the collections hold."""
    rows = session.all(
        asking(
            "SELECT coalesce(sum(passages), 0), coalesce(sum(passage_terms), 0), coalesce(sum(articles), 0),"
            " coalesce(sum(article_terms), 0) FROM segment WHERE collection IN ({})",
            collections,
        ),
        collections,
    )
    passages, passage_terms, articles, article_terms = map(int, rows[0])
    return Totals((passages, passage_terms), (articles, article_terms))


def sizes(session: Session, collection: int) -> list[tuple[int, int]]:
    """The segments of a collection, the oldest first, with the number of their passages."""
    rows = session.all("SELECT id, passages FROM segment WHERE collection = ? ORDER BY id", (collection,))
    return [(number, size) for number, size in rows]


def vocabulary(session: Session, number: int) -> list[str]:
    """The terms of a segment."""
    ((data,),) = session.all("SELECT vocabulary FROM segment WHERE id = ?", (number,))
    return str(data).split(" ") if data else []


def write(session: Session, collection: int, segment: Segment, terms: Sequence[str]) -> int:
    """Write a segment without its postings; its number."""
    rows = session.all(
        "INSERT INTO segment (collection, passages, passage_terms, articles, article_terms, data, vocabulary)"
        " VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING id",
        (
            collection,
            segment.passages,
            int(segment.passage_lengths.sum(dtype="f8")),
            len(segment.versions),
            int(segment.article_lengths.sum(dtype="f8")),
            segment.encode(),
            " ".join(terms),
        ),
    )
    return int(rows[0][0])


def write_postings(session: Session, collection: int, segment: int, postings: Iterable[Posting]) -> None:
    """Write postings of a segment."""
    session.many(
        "INSERT INTO posting (collection, term, segment, passages, articles, words, heads, texts)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (collection, one.term, segment, one.passages, one.articles, one.words, one.heads, one.texts)
            for one in postings
        ),
    )


def drop(session: Session, collection: int, numbers: Sequence[int], terms: Sequence[str]) -> None:
    """Drop the postings of some terms in some segments."""
    for start in range(0, len(terms), AT_ONCE):
        some = terms[start : start + AT_ONCE]
        session.do(
            asking("DELETE FROM posting WHERE collection = ? AND term IN ({}) AND segment IN ({})", some, numbers),
            (collection, *some, *numbers),
        )


def drop_segments(session: Session, numbers: Sequence[int]) -> None:
    """Drop segments whose postings are gone."""
    session.do(asking("DELETE FROM segment WHERE id IN ({})", numbers), numbers)
