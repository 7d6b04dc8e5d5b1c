"""The words of a story that tell a point of a match: what to highlight, and which piece of evidence to show first."""

from __future__ import annotations

from collections.abc import Callable

from knowledge.model import Match

_Ways = dict[str, Callable[[Match], tuple[str, ...]]]


def words_of(point: str, match: Match) -> tuple[str, ...]:
    """The words to look for in the evidence of a match: for a point ("date", "stage"), or for it as a whole."""
    return _WAYS.get(point, _whole)(match)


def _scores(match: Match) -> tuple[str, ...]:
    pairs = [pair for one in (match.score, *match.leads) if one for pair in (one, one[::-1])]
    return tuple(f"{a}{dash}{b}" for a, b in pairs for dash in "-–")


def _date(match: Match) -> tuple[str, ...]:
    return (match.when.text.strip(" .,"),) if match.when else ()


def _told(name: str) -> Callable[[Match], tuple[str, ...]]:
    return lambda match: (value,) if (value := getattr(match, name)) else ()


def _whole(match: Match) -> tuple[str, ...]:
    return (*_scores(match), *match.sides)


_WAYS: _Ways = {
    "score": _scores,
    "date": _date,
    "stage": _told("stage"),
    "competition": _told("competition"),
    "venue": _told("venue"),
}
