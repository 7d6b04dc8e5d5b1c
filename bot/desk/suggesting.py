"""What is offered while somebody types: each narrowed by what stands in the other options."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rapidfuzz import fuzz

from bot import wording
from bot.desk.asker import Asker
from bot.desk.counter import LISTED, SURE, Counter
from bot.replies import Suggestion
from bot.tongue import count
from knowledge.language.folding import fold
from knowledge.model import Match, Merged, Name, NameKind

ALIKE = 75
"""From this score (of 100) on, what has been typed may be a misspelt opponent."""


TEAM = (NameKind.TEAM,)


class _Meeting(NamedTuple):
    opponent: str
    merged: Merged


class Suggestions(Counter):
    """Suggests values for options."""

    def suggest_names(self, typed: str, kinds: Iterable[NameKind], asker: Asker) -> list[Suggestion]:
        """Names that fit what has been typed so far, best first."""
        hits = self._knowledge.find_names(typed, tuple(kinds), LISTED, collections=asker.collections)
        return [
            Suggestion(
                wording.joined([wording.named(hit.name), wording.stories(hit.stories)]),
                hit.name.canonical,
                sure=hit.score >= SURE,
            )
            for hit in hits
        ]

    def suggest_sides(self, typed: str, other: str | None, asker: Asker) -> list[Suggestion]:
        """Teams that fit; where the other side stands already, those it met, with the newest match of the two."""
        name = self._resolve(other, TEAM, asker) if other else None
        if name is None:
            return self.suggest_names(typed, TEAM, asker)
        newest: dict[str, tuple[Merged, int]] = {}
        for opponent, merged in self._meetings(name, asker):
            first, times = newest.get(opponent, (merged, 0))
            newest[opponent] = first, times + 1
        fitting = self._fitting(typed, list(newest), asker)
        return [Suggestion(_meeting_label(name, *newest[name]), name, sure=True) for name in fitting[:LISTED]]

    def suggest_days(self, typed: str, team: str | None, opponent: str | None, asker: Asker) -> list[Suggestion]:
        """The days of the matches of the teams that stand already, newest first, with what was played."""
        name = self._resolve(team, TEAM, asker) if team else None
        if name is None:
            return []
        other = self._resolve(opponent, TEAM, asker) if opponent else None
        found: dict[str, Suggestion] = {}
        for merged in self._matches_of(name.canonical, asker):
            match = merged.fact
            if not isinstance(match, Match) or not match.when or not match.when.first:
                continue
            if other is not None and not {fold(side) for side in match.sides} & _forms(other):
                continue
            day = match.when.first.isoformat()
            label = wording.joined([wording.when(match.when), _match_label(merged)])
            if fold(typed) in fold(label) or day.startswith(typed.strip()):
                found.setdefault(day, Suggestion(label, day, sure=True))
        return list(found.values())[:LISTED]

    def suggest_stories(self, typed: str, asker: Asker) -> list[Suggestion]:
        """Stories whose title fits, with where they are from; the newest before anything is typed."""
        found = self._titles(asker).find(typed, LISTED)
        return [
            Suggestion(wording.joined([hit.title, hit.source]), hit.title if len(hit.title) <= 100 else hit.key)
            for hit in found
        ]

    def _meetings(self, team: Name, asker: Asker) -> list[_Meeting]:
        forms = _forms(team)
        return [
            _Meeting(next((side for side in one.fact.sides if fold(side) not in forms), one.fact.sides[1]), one)
            for one in self._matches_of(team.canonical, asker)
            if isinstance(one.fact, Match)
        ]

    def _fitting(self, typed: str, names: Sequence[str], asker: Asker) -> list[str]:
        """Those of the names that what has been typed may mean: begun, held, nicknamed or misspelt; best first."""
        sought = fold(typed).strip()
        if not sought:
            return list(names)
        meant = {
            fold(form)
            for hit in self._knowledge.find_names(typed, (NameKind.TEAM,), LISTED, collections=asker.collections)
            for form in (hit.name.canonical, *hit.name.aliases)
        }
        scored = [
            (
                100.0
                if sought in fold(name) or sought in fold(wording.team(name))
                else 90.0
                if fold(name) in meant
                else fuzz.partial_ratio(sought, fold(name))
            )
            for name in names
        ]
        ranked = sorted(zip(scored, names, strict=True), key=lambda pair: -pair[0])
        return [name for score, name in ranked if score >= ALIKE]


def _forms(name: Name) -> set[str]:
    return {fold(form) for form in (name.canonical, *name.aliases)}


def _told_by(merged: Merged) -> str:
    """How many stories tell of a match, those that tell it otherwise included."""
    otherwise = {piece.story for fact in merged.differs for piece in fact.evidence}
    return wording.stories(len({*merged.stories, *otherwise}))


def _match_label(merged: Merged) -> str:
    match = merged.fact
    line = wording.match_line(match) if isinstance(match, Match) else ""
    return wording.joined([line, _told_by(merged)])


def _meeting_label(name: str, newest: Merged, times: int) -> str:
    """`Japan · Belgium 3–2 Japan · 2 Jul 2018 · 2 stories`, or how often the two met."""
    if times > 1:
        return wording.joined([wording.team(name), count(times, "{number} match", "{number} matches")])
    match = newest.fact
    if not isinstance(match, Match):
        return wording.team(name)
    day = wording.short_day(match.when.first) if match.when and match.when.first else ""
    return wording.joined([wording.team(name), wording.match_line(match), day, _told_by(newest)])
