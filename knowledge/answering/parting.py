"""Two questions in one: "who won and where was it?", "where and when did they play?", "Who won? And when?"."""

from __future__ import annotations

import regex

_ASKING = r"(?:who|whom|what|when|where|which|why|how)"
_TWO_WORDS = regex.compile(rf"^(?P<a>{_ASKING})(?:,)? (?:and|&) (?P<b>{_ASKING}) (?P<rest>\S+ \S.*)$", regex.IGNORECASE)
_JOINED = regex.compile(
    rf"^(?P<a>{_ASKING}\b.*?\S)(?:\?+\s+(?:and\s+|also\s+)?|,?\s+(?:and|&)\s+)"
    rf"(?P<b>(?:in |at |on |by )?{_ASKING}\b[^?]*)\??$",
    regex.IGNORECASE,
)
SHORTEST = 3
"""Words that the first of two questions has."""
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
