"""Claims about a match, each point of it held against the match of the stories that it fits best."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import regex

from knowledge.answering.citing import cite
from knowledge.checking.agreement import same_time
from knowledge.checking.claimed import Claim, Kind, Verdict
from knowledge.checking.meaning import meant
from knowledge.checking.repairing import Repaired
from knowledge.checking.telling import words_of
from knowledge.language.folding import fold
from knowledge.lexicon import Lexicon
from knowledge.model import Citation, Match, Merged, NameKind, Precision, When
from knowledge.reconciling import merge
from knowledge.reconciling.matches import turned
from knowledge.search.names import NameIndex
from knowledge.store.protocol import View

_YEAR = regex.compile(r"\b(?:1[89]|20)\d\d\b")
_CITED = 4
"""Pieces of evidence of one claim."""
_DAY = regex.compile(r"\d")


class _Told(NamedTuple):
    """A match of the stories with its sides in the claim's order, and what other stories say instead."""

    match: Match
    differs: tuple[Match, ...]


_Judge = Callable[[Match, Match], Verdict]


def judge(claimed: Match, text: Repaired, view: View, index: NameIndex, lexicon: Lexicon) -> Iterator[Claim]:
    """The claims that a match as told in a text makes: its result, score, date and stage, or that it is to come."""
    kinds = _claimed(claimed)
    if not kinds:
        return
    first = claimed.evidence[0]
    start, said = text.original_at(first.start), text.original_text(first.start, first.end)
    told = _matches(claimed, view, index, lexicon)
    best = max(told, key=lambda one: _fit(claimed, one, kinds), default=None)
    for kind in kinds:
        if best is None:
            yield Claim(kind, Verdict.UNTOLD, start, said, claimed)
        else:
            yield _cited(_judged(kind, claimed, best), start, said, claimed, view)


class _Judged(NamedTuple):
    """The verdict on a point: the matches that it rests on, and those that say the contrary."""

    kind: Kind
    verdict: Verdict
    held: tuple[Match, ...]
    contrary: tuple[Match, ...] = ()


def _cited(judged: _Judged, start: int, said: str, claimed: Match, view: View) -> Claim:
    evidence, against = (_citations(judged.kind, matches, view) for matches in (judged.held, judged.contrary))
    return Claim(judged.kind, judged.verdict, start, said, claimed, judged.held[0], evidence, against)


def _citations(kind: Kind, matches: Sequence[Match], view: View) -> tuple[Citation, ...]:
    """Evidence with the words that tell the point, those pieces first that have them."""
    pieces = [piece for match in matches for piece in match.evidence]
    return cite(view, pieces, [word for match in matches for word in words_of(kind, match)])[:_CITED]


def _judged(kind: Kind, claimed: Match, told: _Told) -> _Judged:
    """The verdict on one point: said where any story says so, what others say to the contrary beside it."""
    verdicts = [(_JUDGES[kind](claimed, match), match) for match in (told.match, *told.differs)]
    for verdict in (Verdict.SAID, Verdict.OTHERWISE):
        held = [match for found, match in verdicts if found is verdict]
        if held:
            contrary = [match for found, match in verdicts if found is Verdict.OTHERWISE and verdict is Verdict.SAID]
            return _Judged(kind, verdict, tuple(held), tuple(contrary))
    return _Judged(kind, Verdict.UNTOLD, (told.match,))


def _claimed(match: Match) -> tuple[Kind, ...]:
    """The points of a match that a text claims; a mere mention claims nothing."""
    found = []
    if not match.played:
        found.append(Kind.FIXTURE)
    elif match.winner or match.drawn:
        found.append(Kind.RESULT)
    if match.score:
        found.append(Kind.SCORE)
    if match.when:
        found.append(Kind.DATE)
    if match.stage:
        found.append(Kind.STAGE)
    return tuple(found)


def _matches(claimed: Match, view: View, index: NameIndex, lexicon: Lexicon) -> list[_Told]:
    """The matches of the claimed sides that the stories tell of, turned to the claim's order."""
    one, two = (meant(side, (NameKind.TEAM, NameKind.PERSON), index) for side in claimed.sides)
    facts = view.facts(Match, name=sorted(one))
    keys = dict.fromkeys(piece.story for fact in facts for piece in fact.evidence)
    merged = merge(facts, [story for key in keys if (story := view.story(key))], lexicon)
    return [told for each in merged if (told := _turned_to(each, one, two))]


def _turned_to(merged: Merged, one: set[str], two: set[str]) -> _Told | None:
    match = merged.fact
    if not isinstance(match, Match):
        return None
    left, right = map(fold, match.sides)
    differs = tuple(fact for fact in merged.differs if isinstance(fact, Match))
    if left in one and right in two:
        return _Told(match, differs)
    if left in two and right in one:
        return _Told(turned(match), tuple(map(turned, differs)))
    return None


def _fit(claimed: Match, told: _Told, kinds: Sequence[Kind]) -> tuple[int, int, int]:
    """How well a match fits a claim: by the points that are as claimed, then by those that are not otherwise."""
    verdicts = [_judged(kind, claimed, told).verdict for kind in kinds]
    known = sum(verdict is not Verdict.UNTOLD for verdict in verdicts)
    return verdicts.count(Verdict.SAID), -verdicts.count(Verdict.OTHERWISE), known


# --- the judges: a claimed match and a told one, both with their sides in the same order ---


def _result(claimed: Match, told: Match) -> Verdict:
    if not (told.winner or told.drawn):
        return Verdict.UNTOLD
    return _verdict(same=_outcome(claimed) == _outcome(told))


def _score(claimed: Match, told: Match) -> Verdict:
    return _verdict(same=claimed.score == told.score) if told.score else Verdict.UNTOLD


def _stage(claimed: Match, told: Match) -> Verdict:
    return _verdict(same=fold(claimed.stage or "") == fold(told.stage)) if told.stage else Verdict.UNTOLD


def _fixture(claimed: Match, told: Match) -> Verdict:
    return Verdict.UNTOLD if told.played and claimed.when is None else _verdict(same=not told.played)


def _date(claimed: Match, told: Match) -> Verdict:
    """What a date without its year, or one that counts from today, can settle is less than what a full one can."""
    one, two = claimed.when, told.when
    if one is None or two is None or one.first is None or one.last is None or two.first is None or two.last is None:
        return Verdict.UNTOLD
    if _YEAR.search(one.text):
        if not same_time(one, two):
            return Verdict.OTHERWISE
        return Verdict.SAID if one.first <= two.first and two.last <= one.last else Verdict.UNTOLD
    if one.precision is Precision.DAY and _DAY.search(one.text):
        if two.precision is not Precision.DAY:
            return Verdict.UNTOLD
        return _verdict(same=(one.first.month, one.first.day) == (two.first.month, two.first.day))
    return Verdict.SAID if same_time(one, two) and _as_exact(one, two) else Verdict.UNTOLD


def _as_exact(claimed: When, told: When) -> bool:
    return claimed.first is not None and told.first is not None and claimed.first <= told.first


def _outcome(match: Match) -> int | None:
    """The number of the side that won, None for a draw."""
    return match.sides.index(match.winner) if match.winner in match.sides else None


def _verdict(*, same: bool) -> Verdict:
    return Verdict.SAID if same else Verdict.OTHERWISE


_JUDGES: dict[Kind, _Judge] = {
    Kind.RESULT: _result,
    Kind.SCORE: _score,
    Kind.DATE: _date,
    Kind.STAGE: _stage,
    Kind.FIXTURE: _fixture,
}
