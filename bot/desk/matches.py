"""Matches: one, a team's, all in their order, and as different stories tell one."""

from __future__ import annotations

from collections.abc import Callable

from bot import wording
from bot.desk.asker import Asker
from bot.desk.counter import TOLD, Counter, first_told
from bot.desk.pictured import scorecards, timelines
from bot.phrasing import spell
from bot.replies import Item, Reply, Tone
from bot.tongue import count, say
from knowledge.checking.agreement import Point, Version, compare
from knowledge.checking.telling import words_of
from knowledge.model import Match, Merged, NameKind, Profile

MOST_PEOPLE = 15
"""People of a team that are named."""
TEAMS = (NameKind.TEAM,)


class Matches(Counter):
    """Tells what the stories know of matches."""

    def match(self, team: str, opponent: str | None, on: str | None, asker: Asker) -> Reply:
        """Tell a team's matches, narrowed to an opponent and a date (ISO, or its beginning)."""
        found = self._find("/match", team, opponent, on, asker)
        if isinstance(found, Reply):
            return found
        asked = _asked("/match", team, opponent, on)
        if len(found) == 1:
            return self._one_match(found[0], asked, asker)
        items = tuple(self._match_item(merged, asker) for merged in found[:TOLD])
        heading = count(
            len(found), "{number} match of {team}", "{number} matches of {team}", team=wording.team(_name(found, team))
        )
        return Reply(
            Tone.LISTING, heading, body=first_told(len(found)), items=items, question=asked, sources=_sources(found)
        )

    def team(self, team: str, asker: Asker) -> Reply:
        """Tell what the stories know of a team: its results, its matches, its people."""
        name = self._resolve(team, TEAMS, asker)
        if name is None:
            return self._unknown_name(team, TEAMS, asker, lambda known: f"/team {known}")
        found = self._knowledge.find_matches(name.canonical, collections=asker.collections)
        people = [
            one.fact
            for one in self._knowledge.find_team(name.canonical, collections=asker.collections)
            if isinstance(one.fact, Profile)
        ]
        forms = {name.canonical, *name.aliases}
        lines = [_record(found, forms), say("Also: {names}", names=", ".join(name.aliases[:6])) if name.aliases else ""]
        if people:
            listed = ", ".join(f"{one.name} ({one.role})" if one.role else one.name for one in people[:MOST_PEOPLE])
            lines.append(say("People: {names}", names=listed))
        lines.append(first_told(len(found)))
        if not found and not people:
            lines.append(say("The stories name this team, and tell of no match of it."))
        return Reply(
            Tone.LISTING,
            wording.team(name.canonical),
            body="\n".join(filter(None, lines)),
            items=tuple(self._match_item(merged, asker) for merged in found[:TOLD]),
            question=_asked("/team", team),
            sources=_sources(found),
        )

    def timeline(self, of: str, asker: Asker) -> Reply:
        """Tell the matches of a team or a competition in the order in which they were played."""
        kinds = (NameKind.TEAM, NameKind.COMPETITION)
        name = self._resolve(of, kinds, asker)
        if name is None:
            return self._unknown_name(of, kinds, asker, lambda known: f"/timeline {known}")
        found = self._knowledge.find_matches_in(name.canonical, collections=asker.collections)
        if not found:
            return Reply(Tone.UNKNOWN, say("The stories tell of no match like that."), body=name.canonical)
        heading = say("{name}, in order", name=wording.team(name.canonical))
        matches = [merged.fact for merged in found if isinstance(merged.fact, Match)]
        undated = sum(1 for match in matches if not (match.when and match.when.first))
        last = count(
            undated, "The last one has no date in the stories.", "The last {number} have no date in the stories."
        )
        return Reply(
            Tone.LISTING,
            heading,
            body="\n".join(filter(None, (last if undated else "", first_told(len(found))))),
            items=tuple(self._match_item(merged, asker) for merged in found[:TOLD]),
            question=_asked("/timeline", of),
            sources=_sources(found),
            pictures=timelines(name.canonical, matches),
        )

    def compare(self, team: str, opponent: str, on: str | None, asker: Asker) -> Reply:
        """Tell what the stories agree on, and what they tell differently, of one match (the newest of several)."""
        found = self._find("/compare", team, opponent, on, asker)
        if isinstance(found, Reply):
            return found
        merged = found[0]
        reports = self._knowledge.reports(merged, collections=asker.collections)
        stories = len({report.evidence[0].story for report in reports})
        points = compare(reports)
        agreed: list[Point] = []
        differing: list[Point] = []
        single: list[Point] = []
        for point in points:
            many = len(point.versions[0].stories) > 1
            (differing if len(point.versions) > 1 else agreed if many else single).append(point)
        items: list[Item] = []
        for point in differing:
            items.append(Item(say("They differ on the {point}", point=_point(point))))
            items += [self._version_item(point, version, asker) for version in point.versions]
        for point in agreed:
            items.append(self._point_item(point, say("They agree on the {point}", point=_point(point)), asker))
        for point in single:
            items.append(self._point_item(point, say("Only one tells the {point}", point=_point(point)), asker))
        body = [count(stories, "{number} story tells of it.", "{number} stories tell of it.")]
        if len(found) > 1:
            body.append(say("There are other matches of the two: name the date to choose one."))
        if stories > 1 and not differing:
            body.append(say("Nothing in them differs."))
        match = merged.fact
        return Reply(
            Tone.LISTING,
            wording.match_line(match) if isinstance(match, Match) else "",
            body="\n".join(body),
            items=tuple(items),
            question=_asked("/compare", team, opponent, on),
            sources=_sources([merged]),
        )

    def _find(
        self, command: str, team: str, opponent: str | None, on: str | None, asker: Asker
    ) -> list[Merged] | Reply:
        """Matches, newest first, never none; or what to say instead."""
        sides = [typed for typed in (team, opponent) if typed]
        for at, typed in enumerate(sides):
            name = self._resolve(typed, TEAMS, asker)
            if name is None:
                return self._unknown_name(typed, TEAMS, asker, _instead(command, sides, at))
            sides[at] = name.canonical
        return self._met_by(sides, on, asker) or self._no_such_match(sides, on, asker)

    def _met_by(self, sides: list[str], on: str | None, asker: Asker) -> list[Merged]:
        opponent = sides[1] if len(sides) > 1 else None
        return self._knowledge.find_matches(sides[0], opponent, on, collections=asker.collections)

    def _no_such_match(self, sides: list[str], on: str | None, asker: Asker) -> Reply:
        """That there is none, with what there is: of the two at any time, else of each."""
        near = [*([sides] if on else []), *([side] for side in sides if len(sides) > 1)]
        told = [(" v ".join(one), len(met)) for one in near if (met := self._met_by(one, None, asker))]
        return Reply(
            Tone.UNKNOWN,
            say("The stories tell of no match like that."),
            body=wording.joined([wording.versus(*sides), on or ""]),
            choices=tuple(f"/match {one}" for one, _ in told),
            labels=tuple(
                wording.joined([wording.team(one), count(number, "{number} match", "{number} matches")])
                for one, number in told
            ),
        )

    def _match_item(self, merged: Merged, asker: Asker) -> Item:
        match = merged.fact
        if not isinstance(match, Match):
            raise TypeError(match)
        return Item(
            wording.match_line(match),
            wording.match_detail(match),
            self._evidence(match.evidence, asker, words_of("", match)),
        )

    def _one_match(self, merged: Merged, asked: str, asker: Asker) -> Reply:
        item = self._match_item(merged, asker)
        match = merged.fact
        return Reply(
            Tone.ANSWER,
            item.heading,
            body=item.detail,
            evidence=item.evidence,
            steps=_steps(match) if isinstance(match, Match) else (),
            agreeing=merged.independent,
            differs=tuple(shown for fact in merged.differs for shown in self._evidence(fact.evidence[:1], asker)),
            question=asked,
            sources=_sources([merged]),
            pictures=scorecards(match) if isinstance(match, Match) else (),
        )

    def _point_item(self, point: Point, heading: str, asker: Asker) -> Item:
        told = self._version_item(point, point.versions[0], asker)
        return Item(heading, told.heading, told.evidence)

    def _version_item(self, point: Point, version: Version, asker: Asker) -> Item:
        """One way of telling a point: how many tell it so, and the words of the first."""
        stories = count(len(version.stories), "{number} story", "{number} stories")
        match = version.reports[0]
        evidence = self._evidence(match.evidence, asker, words_of(point.name, match))
        return Item(f"{_told(point.name, version)} ({stories})", evidence=evidence)


def _steps(match: Match) -> tuple[str, ...]:
    return tuple(map(spell, match.steps)) or match.derived


def _record(found: list[Merged], forms: set[str]) -> str:
    """`As the stories tell it: 2 won, 1 drawn, 1 lost`, nothing where no result is told."""
    matches = [one.fact for one in found if isinstance(one.fact, Match) and (one.fact.winner or one.fact.drawn)]
    if not matches:
        return ""
    won = sum(1 for match in matches if match.winner in forms)
    drawn = sum(1 for match in matches if match.drawn)
    return say(
        "As the stories tell it: {won} won, {drawn} drawn, {lost} lost",
        won=won,
        drawn=drawn,
        lost=len(matches) - won - drawn,
    )


def _instead(command: str, sides: list[str], at: int) -> Callable[[str], str]:
    """The same command with another name in one place."""
    return lambda known: f"{command} {' v '.join([*sides[:at], known, *sides[at + 1 :]])}"


def _asked(command: str, *parts: str | None) -> str:
    return " ".join(filter(None, (command, *parts)))


def _name(found: list[Merged], typed: str) -> str:
    """The side that all matches share, in their words; what was typed where there is none."""
    shared = [set(one.fact.sides) for one in found if isinstance(one.fact, Match)]
    common = set.intersection(*shared) if shared else set()
    return min(common, key=lambda side: side.casefold() != typed.casefold(), default=typed)


def _sources(found: list[Merged]) -> tuple[str, ...]:
    """The stories that tell of the matches, those that tell them otherwise included."""
    told = (key for merged in found[:TOLD] for key in merged.stories)
    otherwise = (piece.story for merged in found[:TOLD] for fact in merged.differs for piece in fact.evidence)
    return tuple(dict.fromkeys((*told, *otherwise)))


def _point(point: Point) -> str:
    names = {
        "winner": say("result"),
        "score": say("score"),
        "date": say("date"),
        "stage": say("stage"),
        "competition": say("competition"),
        "venue": say("venue"),
    }
    return names[point.name]


def _told(name: str, version: Version) -> str:
    match = version.reports[0]
    ways: dict[str, Callable[[], str]] = {
        "winner": lambda: (
            say("a draw") if match.drawn else say("{winner} won", winner=wording.team(match.winner or ""))
        ),
        "score": lambda: wording.match_line(match),
        "date": lambda: wording.when(match.when) if match.when else "",
        "stage": lambda: wording.stage(match.stage or ""),
        "competition": lambda: match.competition or "",
        "venue": lambda: match.venue or "",
    }
    return ways[name]()
