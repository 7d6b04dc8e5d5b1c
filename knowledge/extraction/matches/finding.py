"""Context → matches: the tellings of a story, put together by pair and day, each pair's main result first."""

from __future__ import annotations

from knowledge.extraction.context import Context
from knowledge.extraction.matches.assembling import Assembler
from knowledge.extraction.matches.dates import Calendar
from knowledge.extraction.matches.gathering import gather
from knowledge.extraction.matches.goals import GoalBook
from knowledge.extraction.matches.grouping import group
from knowledge.extraction.matches.match_words import load
from knowledge.extraction.matches.sides import SideBook
from knowledge.model import Match


def find(context: Context) -> list[Match]:
    """All matches a story tells, one for each pair and day, in the order first told; time linear in its length."""
    words = load()
    sides = SideBook(context, words)
    tellings = gather(context, sides, words)
    groups = [each for each in group(context, tellings) if not all(t.unreal for t in each.tellings)]
    calendar = Calendar(context)
    calendar.date_main(groups, sides)
    groups.sort(key=lambda each: min(t.sentence for t in each.tellings))
    assembler = Assembler(context, groups, sides, calendar, GoalBook(context, sides, words))
    return _main_first(assembler.matches())


def _main_first(matches: list[Match]) -> list[Match]:
    """Of matches of one pair the played one with a score leads, where the first stands."""
    by_pair: dict[frozenset[str], list[Match]] = {}
    for match in matches:
        by_pair.setdefault(frozenset(match.sides), []).append(match)
    return [
        match
        for listed in by_pair.values()
        for match in sorted(
            listed, key=lambda m: (m.score is None and not m.sets, m.winner is None and not m.drawn, not m.played)
        )
    ]
