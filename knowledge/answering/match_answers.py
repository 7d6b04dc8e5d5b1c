"""Answers from matches: who won, what score, when, where, at what stage, against whom; "nobody: it was a draw"."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import regex

from knowledge.answering.found import Found, not_told, score, when
from knowledge.answering.understanding import Asked
from knowledge.language.folding import fold
from knowledge.lexicon import Lexicon
from knowledge.model import Match, Merged
from knowledge.reconciling import merge
from knowledge.search.names import Link
from knowledge.store.protocol import View

_SUBJECT = regex.compile(r"\b(?:who|whom|which \w+|what team) (?:did|does|do|have|has|will|were|was|are)\b")
_PASSIVE = regex.compile(r"\b(?:was|were|been|got)\b.*\b(?:by)\b|\bby\b.*\?*$")


class MatchAnswers:
    """Answers questions about matches between teams that the question names."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def answer(self, asked: Asked, view: View) -> Found | None:
        """None where the question is not about a match; withheld where the match is told without the detail."""
        teams = asked.teams
        if not teams or not self._cued(asked):
            return None
        found = self._matches(asked, view)
        if len(teams) > 1:
            return self._of_pair(asked, found)
        return self._of_team(asked, teams[0], found)

    def _cued(self, asked: Asked) -> bool:
        cues = self._lexicon.words.get("ask_match", frozenset())
        return bool(asked.cues & cues) or (len(asked.teams) > 1 and asked.kind in {"score", "when", "where"})

    def _is(self, asked: Asked, cue: str) -> bool:
        return bool(asked.cues & self._lexicon.words.get(cue, frozenset()))

    def _matches(self, asked: Asked, view: View) -> list[Merged]:
        first, *others = asked.teams
        stories = {fact.evidence[0].story for fact in view.facts(Match, name=first.name.canonical)}
        known = [story for key in stories if (story := view.story(key))]
        merged = merge(view.facts(Match, name=first.name.canonical), known, self._lexicon)
        return [one for one in merged if all(_side(one, other) is not None for other in others[:1])]

    def _of_pair(self, asked: Asked, found: Sequence[Merged]) -> Found | None:
        if not found:
            return not_told()
        told = [
            one
            for one in found
            if isinstance(one.fact, Match) and (one.fact.score or one.fact.winner or one.fact.drawn)
        ]
        return self._detail(asked, (told or list(found))[0])

    def _detail(self, asked: Asked, merged: Merged) -> Found | None:
        match = merged.fact
        if not isinstance(match, Match):
            return None
        aspects: tuple[tuple[bool, Callable[[Asked, Merged, Match], Found]], ...] = (
            (asked.kind == "yesno", self._whether),
            (self._is(asked, "ask_favourite"), _favourite),
            (self._is(asked, "ask_stage"), _stage),
            (asked.kind == "when", _when),
            (asked.kind == "where", _where),
            (asked.kind == "score" and self._is(asked, "ask_ahead"), _lead),
            (asked.kind == "score", _score),
            (asked.kind in {"who", "what"} and self._about_result(asked), self._winner),
        )
        return next((answer(asked, merged, match) for holds, answer in aspects if holds), None)

    def _about_result(self, asked: Asked) -> bool:
        return any(
            self._is(asked, cue) for cue in ("ask_winning", "ask_losing", "ask_drawing")
        ) and not asked.stems_beyond(self._lexicon)

    def _whether(self, asked: Asked, merged: Merged, match: Match) -> Found:
        first = asked.teams[0]
        side = _side(merged, first)
        losing = self._is(asked, "ask_losing")
        if match.drawn:
            yes = self._is(asked, "ask_drawing")
            return _told(merged, f"{'Yes' if yes else 'No'}: {_result(match)}", _says(match))
        if match.winner is None or side is None:
            return not_told(match.evidence)
        won = match.winner == match.sides[side]
        yes = (won != losing) and not self._is(asked, "ask_drawing")
        return _told(merged, f"{'Yes' if yes else 'No'}: {_result(match)}", _says(match))

    def _winner(self, asked: Asked, merged: Merged, match: Match) -> Found:
        if match.drawn:
            return _told(merged, f"Nobody: {_result(match)}", _says(match))
        if match.winner is None:
            return not_told(match.evidence)
        loser = match.sides[0] if match.winner == match.sides[1] else match.sides[1]
        return _told(merged, loser if self._is(asked, "ask_losing") else match.winner, (match.winner, *_says(match)))

    def _of_team(self, asked: Asked, team: Link, found: Sequence[Merged]) -> Found | None:
        """Whom a team beat, lost to, drew with or is to play."""
        if asked.kind not in {"who", "what"} or asked.stems_beyond(self._lexicon):
            return None
        wins = self._is(asked, "ask_winning")
        folded = fold(asked.question)
        subject = bool(_SUBJECT.search(folded)) != (bool(_PASSIVE.search(folded)) and wins)
        fits: list[Merged] = []
        for merged in found:
            match = merged.fact
            side = _side(merged, team)
            if (
                isinstance(match, Match)
                and side is not None
                and self._fits(asked, match, match.sides[side], subject=subject)
            ):
                fits.append(merged)
        if not fits:
            return None
        others = dict.fromkeys(_other(merged, team) for merged in fits)
        told = _told(fits[0], ", ".join(others), (*others, *_says(fits[0].fact)))
        return told._replace(evidence=tuple(piece for merged in fits for piece in merged.fact.evidence))

    def _fits(self, asked: Asked, match: Match, team: str, *, subject: bool) -> bool:
        if self._is(asked, "ask_drawing"):
            return match.drawn
        if self._is(asked, "ask_losing"):
            # "Who lost to Belgium?" asks for those Belgium beat; "who did Japan lose to?" for those that beat Japan.
            return match.winner is not None and (match.winner != team) == subject
        if self._is(asked, "ask_winning"):
            return match.winner is not None and (match.winner == team) == subject
        return not match.played


def _side(merged: Merged, link: Link) -> int | None:
    match = merged.fact
    if not isinstance(match, Match):
        return None
    forms = {fold(form) for form in (link.name.canonical, *link.name.aliases)}
    return next((number for number, side in enumerate(match.sides) if fold(side) in forms), None)


def _other(merged: Merged, link: Link) -> str:
    match = merged.fact
    side = _side(merged, link)
    return match.sides[1 - side] if isinstance(match, Match) and side is not None else ""


def _told(merged: Merged, text: str, says: tuple[str, ...]) -> Found:
    match = merged.fact
    steps = match.derived if isinstance(match, Match) else ()
    differs = tuple(piece for fact in merged.differs for piece in fact.evidence[:1])
    return Found(text, match.evidence, says, (match,), derived=steps, independent=merged.independent, differs=differs)


def _says(fact: object) -> tuple[str, ...]:
    if not isinstance(fact, Match):
        return ()
    printed = [f"{a}{dash}{b}" for a, b in _pairs(fact) for dash in "-–"]
    return (*printed, *fact.sides)


def _pairs(match: Match) -> list[tuple[int, int]]:
    return [pair for one in (match.score, *match.leads) if one for pair in (one, one[::-1])]


def _result(match: Match) -> str:
    if match.drawn:
        return f"it was a {match.score[0]}–{match.score[1]} draw" if match.score else "it was a draw"
    if match.score and match.winner:
        high, low = max(match.score), min(match.score)
        return f"{match.winner} won {high}–{low}{' (derived)' if match.derived else ''}"
    return f"{match.winner} won"


def _score(_: Asked, merged: Merged, match: Match) -> Found:
    return _told(merged, score(match), _says(match)) if match.score else not_told(match.evidence)


def _lead(_: Asked, merged: Merged, match: Match) -> Found:
    if not match.leads:
        return not_told(match.evidence)
    one, two = match.leads[0]
    leader = match.sides[0] if one > two else match.sides[1]
    return _told(merged, f"{max(one, two)}-{min(one, two)} to {leader}", _says(match))


def _when(_: Asked, merged: Merged, match: Match) -> Found:
    return _told(merged, when(match.when), (match.when.text,)) if match.when else not_told(match.evidence)


def _where(_: Asked, merged: Merged, match: Match) -> Found:
    return _told(merged, match.venue, (match.venue,)) if match.venue else not_told(match.evidence)


def _stage(_: Asked, merged: Merged, match: Match) -> Found:
    return _told(merged, match.stage, (match.stage,)) if match.stage else not_told(match.evidence)


def _favourite(_: Asked, merged: Merged, match: Match) -> Found:
    return _told(merged, match.favourite, (match.favourite,)) if match.favourite else not_told(match.evidence)
