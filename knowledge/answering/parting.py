"""Two questions in one: "who won and where was it?", "where and when did they play?", "Who won? And when?"."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain
from typing import TypeVar

import msgspec
import regex

from knowledge.model import Answer, Status
from knowledge.phrases import Said, english, phrase, row

_ASKING = r"(?:who|whom|what|when|where|which|why|how)"
_TWO_WORDS = regex.compile(rf"^(?P<a>{_ASKING})(?:,)? (?:and|&) (?P<b>{_ASKING}) (?P<rest>\S+ \S.*)$", regex.IGNORECASE)
_JOINED = regex.compile(
    rf"^(?P<a>{_ASKING}\b.*?\S)(?:\?+\s+(?:and\s+|also\s+)?|,?\s+(?:and|&)\s+)"
    rf"(?P<b>(?:in |at |on |by )?{_ASKING}\b[^?]*)\??$",
    regex.IGNORECASE,
)
_T = TypeVar("_T")
SHORTEST = 3
"""Words that the first of two questions has."""
MOST = 14
"""Words of the answer to each: of a longer one no more are said."""
LONGEST = 28
"""Words from which on nobody asks two questions in one: what is longer is read as it stands."""


def parts_of(question: str) -> tuple[str, str] | None:
    """The two questions that one holds, each to be read by itself; None where it is one."""
    words = question.split()
    if len(words) >= LONGEST:
        return None
    text = " ".join(words)
    if met := _TWO_WORDS.match(text):
        return f"{met['a']} {met['rest']}", f"{met['b']} {met['rest']}"
    met = _JOINED.match(text)
    if met is None or len(met["a"].split()) < SHORTEST:
        return None
    return f"{met['a'].rstrip('?')}?", f"and {met['b']}?"


def joined(first: Answer, second: Answer) -> Answer | None:
    """The answer to two questions, which says of one that it is not told; None where neither is answered."""
    both = (first, second)
    told = [one for one in both if one.status is Status.ANSWERED]
    if not told:
        return None
    if len(told) == 2 and first.text == second.text:
        return first
    said = row((_brief(one) if one in told else phrase("not told") for one in both), "; ")
    return msgspec.structs.replace(
        told[0],
        text=english(said),
        said=said,
        citations=tuple(dict.fromkeys((*(one.citations[0] for one in told if one.citations), *told[0].citations))),
        facts=_all(one.facts for one in told),
        derived=_all(one.derived for one in told),
        steps=_all(one.steps for one in told),
        confidence=min(one.confidence for one in told),
        differs=_all(one.differs for one in told),
    )


def _all(parts: Iterable[tuple[_T, ...]]) -> tuple[_T, ...]:
    return tuple(dict.fromkeys(chain.from_iterable(parts)))


def _brief(one: Answer) -> Said:
    """What an answer says; of a whole sentence its beginning."""
    if one.said is not None or len(one.text.split()) <= MOST:
        return one.said if one.said is not None else one.text
    return " ".join(one.text.split()[:MOST]) + "…"
