"""A result concluded from a lead and what came after it: "led 2-0", "scored three times", "sent home"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from knowledge.extraction.context import Context
from knowledge.extraction.matches.items import Item, Kind, Line
from knowledge.extraction.matches.match_words import Effect, MatchWords
from knowledge.extraction.matches.sides import SideBook
from knowledge.extraction.matches.telling import Pair, Telling
from knowledge.language.scores import ScoreKind
from knowledge.phrases import Team, counted, phrase

_NEAR = 10
"""Words from counted goals to the side they are for, at most."""
WITHIN = 4
"""Sentences after a lead in which the goals that follow it are told."""


class Lead(NamedTuple):
    """A score on the way: `ahead` led `behind` (None not said) by `score`, told in `sentence`."""

    ahead: int | None
    behind: int | None
    score: Pair
    sentence: int
    blown: bool
    late: bool = False
    """Whether little time was left."""
    direct: bool = False
    """Whether who was behind is named right behind the verb: "led Hull 2-0"."""


class Later(NamedTuple):
    """Goals told after a lead: by whom, how many; `conceded` where they are told of the side that let them in."""

    by: int
    goals: int
    sentence: int
    at: int
    past: int
    late: bool
    """Whether they came at the very end."""
    conceded: bool = False


def leads(context: Context, line: Line, sides: SideBook, words: MatchWords, subject: int | None) -> list[Lead]:
    """The scores of a sentence that are said to be leads, with who led."""
    found = []
    for item in line.items:
        if item.kind is not Kind.SCORE or item.score is None or item.score.kind is not ScoreKind.GAME:
            continue
        cue = _cue(context, line, item, words)
        score = (max(item.score.first, item.score.second), min(item.score.first, item.score.second))
        if cue is None or score[0] == score[1]:
            continue
        own, foe = _who(line, sides, item, cue)
        own = own if own is not None else None if subject is None else sides.team_of(subject)
        if own is None and foe is not None:
            own = sides.other_main(foe)
        if own is None or own == foe:
            continue
        word = context.folded[cue]
        if word in words.sets["trailing"]:
            found.append(Lead(foe, own, score, line.sentence, blown=False))
        else:
            blown = any(
                context.folded[at] in words.sets["lost_lead"] for at in range(max(line.at, item.at - 4), item.at)
            )
            direct = any(i.side is not None and i.at in (cue + 1, cue + 2) for i in line.items)
            late = _is_late_lead(context, line, item, words)
            found.append(Lead(own, foe, score, line.sentence, blown=blown, late=late, direct=direct))
    return found


def _is_late_lead(context: Context, line: Line, item: Item, words: MatchWords) -> bool:
    """Whether a score is one "with ten minutes to go"."""
    after = context.folded[item.past : min(item.past + _TO_LEFT, line.past)]
    return "with" in after and bool(words.sets["remaining"] & set(after)) and bool(words.sets["time_left"] & set(after))


_TO_LEFT = 8
"""Words from a lead to what says how much time was left, at most."""


def _cue(context: Context, line: Line, item: Item, words: MatchWords) -> int | None:
    """The token nearest to a score that says who led."""
    near = range(max(line.at, item.at - 5), min(line.past, item.past + 3))
    cues = [
        at for at in near if context.folded[at] in words.sets["leading"] or context.folded[at] in words.sets["trailing"]
    ]
    return min(cues, key=lambda at: abs(at - item.at), default=None)


def _who(line: Line, sides: SideBook, item: Item, cue: int) -> tuple[int | None, int | None]:
    """Whose lead or deficit a score is, and against whom: "X trailed Y 1-0", "X were 1-0 up against Y"."""
    first = min(cue, item.at)
    before = [team for i in line.items if i.past <= first and (team := _team(i, sides)) is not None]
    comma = next((i.at for i in line.items if i.kind is Kind.COMMA and i.at >= max(cue, item.past)), line.past)
    behind = [team for i in line.items if first <= i.at < comma and (team := _team(i, sides)) is not None]
    own = before[-1] if before else None
    foe = next((team for team in behind if team != own), None)
    return own, foe


def _team(item: Item, sides: SideBook) -> int | None:
    if item.side is None or (item.side.person and item.side.weak):
        return None
    return sides.team_of(item.side.key)


def met(line: Line, found: Sequence[Lead], tellings: Sequence[Telling]) -> list[Telling]:
    """The match that a lead is told of, where nothing else in its sentence tells of it: "leading Hull 2-1"."""
    told = {frozenset((t.one, t.other)) for t in tellings if t.sentence == line.sentence}
    return [
        Telling(
            lead.ahead, lead.behind, Effect.MEET, line.sentence, line.at, line.past, confidence=0.6, played=True,
            leads=[lead.score],
        )
        for lead in found
        if lead.direct and None not in (lead.ahead, lead.behind) and frozenset((lead.ahead, lead.behind)) not in told
    ]  # fmt: skip


def opposed(lead: Lead, tellings: Sequence[Telling]) -> Lead:
    """A lead with both sides, where only one is said, by the one match of that side that its sentence tells of."""
    known = lead.ahead if lead.ahead is not None else lead.behind
    if None not in (lead.ahead, lead.behind) or known is None:
        return lead
    pairs = [(t.one, t.other) for t in tellings if t.sentence == lead.sentence and known in (t.one, t.other)]
    others = {key for pair in pairs for key in pair if key is not None} - {known}
    if len(others) != 1:
        return lead
    other = others.pop()
    return lead._replace(behind=other) if lead.ahead is not None else lead._replace(ahead=other)


def later_goals(context: Context, line: Line, sides: SideBook, words: MatchWords, last: int | None) -> list[Later]:
    """Goals of a side told by their number: "scored three times", "two late goals turned it round for Wales"."""
    found = []
    here = line.at
    while here < line.past:
        goals, past = None, here + 1
        conceded = context.folded[here] in words.sets["conceding"]
        if conceded or context.folded[here] in words.sets["scoring"]:
            goals, past = _count(context, here + 1, line.past, words)
            by = _scorer(context, line, here, sides, last, words)
        elif context.folded[here] in words.counts:
            goals, past = _goals_noun(context, here, line.past, words)
            by = _owner(context, line, past, sides)
        if goals is not None and by is not None:
            found.append(Later(by, goals, line.sentence, here, past, _is_late(context, line, words), conceded))
        here = max(past, here + 1)
    return found


def _count(context: Context, at: int, end: int, words: MatchWords) -> tuple[int | None, int]:
    for here in range(at, min(at + 3, end)):
        word = context.folded[here]
        goals = words.counts.get(word) or (int(word) if word.isdigit() and int(word) < 30 else None)
        if goals is None:
            continue
        behind = context.word(here + 1)
        after = {context.word(there) for there in range(here + 1, min(here + 4, end))}
        alone = word not in {"a", "one"} and not word.isdigit() and behind in words.sets["bare_count"]
        if word in words.sets["times"] or after & words.sets["goals"] or alone:
            return goals, here + 1
    return None, at


def _goals_noun(context: Context, at: int, end: int, words: MatchWords) -> tuple[int | None, int]:
    """Goals that are counted as a noun: "three second-half goals", where they are somebody's."""
    for here in range(at + 1, min(at + 4, end)):
        if context.folded[here] in {"goals", "strikes", "headers"}:
            return words.counts[context.folded[at]], here + 1
        if not context.tokens[here].text[:1].islower():
            break
    return None, at + 1


def _owner(context: Context, line: Line, past: int, sides: SideBook) -> int | None:
    """Whose counted goals are: the side that is named next behind "for", "from" or "by", in the clause."""
    for item in line.items:
        if item.at >= past and item.side is not None:
            before = {context.word(item.at - 1), context.word(item.at - 2)}
            return sides.team_of(item.side.key) if before & {"for", "from", "by"} and item.at - past < _NEAR else None
    return None


def _is_late(context: Context, line: Line, words: MatchWords) -> bool:
    """Whether a sentence tells of the end of a match, after which nothing more can have happened."""
    return bool(words.sets["at_the_end"] & set(context.folded[line.at : line.past]))


def _scorer(context: Context, line: Line, at: int, sides: SideBook, last: int | None, words: MatchWords) -> int | None:
    """Whose verb it is: the side named last that is no object itself ("Leeds led Hull 1-0 but conceded twice")."""
    chosen: int | None = last
    for item in line.items:
        if item.at >= at:
            break
        if item.side is not None and context.word(item.at - 1) in words.sets["takes_object"]:
            continue
        if item.side is not None and not item.side.modifier:
            team = sides.team_of(item.side.key)
            chosen = team if team is not None else chosen
    return chosen


def only_goal(context: Context, line: Line, tellings: Sequence[Telling], sides: SideBook) -> list[Telling]:
    """The 1–0 that "the only goal" makes of a win told in its sentence or right before."""
    folded = context.folded[line.at : line.past]
    if "only" not in folded:
        return []
    at = line.at + folded.index("only")
    if context.word(at + 1) != "goal":
        return []
    near = [t for t in reversed(tellings) if line.sentence - t.sentence <= _ONLY_WITHIN and not t.unreal]
    owner = _scored_for(context, line, at)
    won = next((t for t in near if t.effect in {Effect.WIN, Effect.LOSE} and t.one is not None), None)
    if won is not None and owner is not None and owner not in (won.one, won.other):
        won = None
    won = won or _won_by(context, line, at, sides) or _won_for(line, at, owner, sides)
    if won is None or won.score is not None or won.one is None or won.other is None:
        return []
    score = (1, 0) if won.effect is Effect.WIN else (0, 1)
    winner, loser = (won.one, won.other) if won.effect is Effect.WIN else (won.other, won.one)
    both = {"winner": Team(sides.name(winner)), "loser": Team(sides.name(loser))}
    steps = (
        phrase("{winner} beat {loser}.", **both),
        phrase("There was only one goal."),
        phrase("So {winner} won {score} against {loser}.", score="1–0", **both),
    )
    also = () if won.sentence == line.sentence else (won.sentence,)
    return [
        Telling(
            won.one, won.other, won.effect, line.sentence, at, at + 2, confidence=0.8, played=True, score=score,
            derived=steps, also=also,
        )
    ]  # fmt: skip


def _scored_for(context: Context, line: Line, at: int) -> int | None:
    """The side that "the only goal for York" names."""
    behind = next((i for i in line.items if i.at >= at + 2 and i.side is not None), None)
    if behind is None or behind.side is None or behind.side.person or context.word(at + 2) != "for":
        return None
    return behind.side.key if behind.at - at <= _TO_OWNER else None


_TO_OWNER = 4
"""Words from "the only goal" to whose it is, at most."""


def _won_for(line: Line, at: int, owner: int | None, sides: SideBook) -> Telling | None:
    """The win of the side that an only goal was for, over the one other side that the sentence before names."""
    if owner is None or line.sentence == 0:
        return None
    named = {side.key for side in sides.in_sentence(line.sentence - 1) if not (side.person or side.place)}
    others = [key for key in named - {owner} if sides.fit(owner, key) is not None]
    if owner not in named or len(others) != 1:
        return None
    return Telling(owner, others[0], Effect.WIN, line.sentence, at, at + 2, confidence=0.5)


def _won_by(context: Context, line: Line, at: int, sides: SideBook) -> Telling | None:
    """The win of the scorer's side over the other of the story's two: "Moen scored the only goal"."""
    if context.word(at - 1) != "the" or context.word(at - 2) not in {"scored", "got", "scoring", "headed", "struck"}:
        return None
    scorer = next((i for i in reversed(line.items) if i.past <= at and i.side is not None and i.side.person), None)
    team = None if scorer is None or scorer.side is None else sides.team_of(scorer.side.key)
    rival = None if team is None else sides.other_main(team)
    if team is None or rival is None or not sides.only_two() or {team, rival} != set(sides.main[:2]):
        return None
    return Telling(team, rival, Effect.WIN, line.sentence, at, at + 2, confidence=0.5)


_ONLY_WITHIN = 2
"""Sentences from a win to "the only goal", at most."""


def derive(context: Context, found: list[Lead], goals: list[Later], sides: SideBook) -> list[Telling]:
    """The results that leads and later goals give together, each with its steps and all its sentences."""
    told: dict[int, list[Later]] = {}
    for each in goals:
        told.setdefault(each.sentence, []).append(each)
    nearest: dict[tuple[Later, Pair], Telling] = {}
    for lead in found:
        after = [g for s in range(lead.sentence, lead.sentence + WITHIN + 1) for g in told.get(s, ())]
        if len(after) != 1:
            continue
        telling = _conclude(context, lead, after[0], sides)
        if telling is not None:
            nearest[after[0], lead.score] = telling
    return list(nearest.values())


def _conclude(context: Context, lead: Lead, later: Later, sides: SideBook) -> Telling | None:
    ahead, behind = _both(lead, later, sides)
    if ahead is None or behind is None or ahead == behind or later.by != (ahead if later.conceded else behind):
        return None
    score = (lead.score[1] + later.goals, lead.score[0])
    if score[0] < score[1] + (not lead.late) and not later.late:
        return None
    effect = Effect.WIN if score[0] > score[1] else Effect.DRAW if score[0] == score[1] else Effect.LOSE
    one, other = sides.name(behind), sides.name(ahead)
    winner, loser = (other, one) if effect is Effect.LOSE else (one, other)
    final = phrase("So it ended {score}.", score=f"{score[0]}–{score[1]}")
    if effect is not Effect.DRAW:
        final = phrase(
            "So {winner} won {score} against {loser}.",
            winner=Team(winner),
            score=f"{max(score)}–{min(score)}",
            loser=Team(loser),
        )
    steps = (
        phrase("{team} led {score}.", team=Team(other), score=f"{lead.score[0]}–{lead.score[1]}"),
        counted(
            later.goals,
            "After that {team} scored {number} goal.",
            "After that {team} scored {number} goals.",
            team=Team(one),
        ),
        final,
    )
    at, past = context.slices[lead.sentence]
    return Telling(
        behind, ahead, effect, lead.sentence, at, past, confidence=0.8, played=True, score=score,
        leads=[(lead.score[1], lead.score[0])], derived=steps, also=(later.sentence,),
    )  # fmt: skip


def _both(lead: Lead, later: Later, sides: SideBook) -> tuple[int | None, int | None]:
    """Who led, and who was behind: where one is not said, the side that scored later."""
    ahead, behind = lead.ahead, lead.behind
    if behind is None and later.by != ahead and not later.conceded:
        behind = later.by
    if ahead is None and behind is not None:
        ahead = sides.other_main(behind)
    return ahead, behind
