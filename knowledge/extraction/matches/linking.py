"""Tellings without an opponent, joined to what was told before: "the 11-9 loss", "won 7-5 7-6"."""

from __future__ import annotations

from collections.abc import Sequence

from knowledge.extraction.context import Context
from knowledge.extraction.matches.items import Kind, Line
from knowledge.extraction.matches.match_words import TURNED, Effect, MatchWords
from knowledge.extraction.matches.sides import SideBook
from knowledge.extraction.matches.telling import Telling

_BACK = 4
"""Sentences that are looked back through for the match that is meant."""


def complete(
    context: Context,
    line: Line,
    tellings: Sequence[Telling],
    before: Sequence[Telling],
    sides: SideBook,
    last: dict[bool, int],
    words: MatchWords,
) -> list[Telling]:
    """Give each telling of a sentence both its sides, made comparable; those that stay half are left out."""
    found: list[Telling] = []
    for telling in tellings:
        own = next((t.one for t in reversed(found) if not t.guessed and t.one != telling.other), None)
        earned = _earner(context, line, telling, before, words) or own
        rivals = {t.other for t in tellings if t.one == telling.one}
        coming = {t.other for t in tellings if t.played is False and t.effect is Effect.MEET}
        stood_in, alone = _stand_in(telling, sides, last, earned, rivals), telling.other is None
        scored = telling.score is not None or bool(telling.sets)
        if telling.one is None or (alone and stood_in and not scored and not found):
            continue
        if alone:
            _look_around(context, line, telling, [*before, *found], sides, coming, words)
        if telling.one is None or telling.other is None:
            continue
        pair = sides.fit(telling.one, telling.other)
        if pair is not None and telling.travel and not sides.alike(*pair):
            continue
        if pair is not None and telling.travel and telling.guessed and not telling.noun and sides.is_nation(pair[1]):
            continue
        if pair is None and (scored or not alone):
            pair = _repaired(line, telling, sides, last, _own(before, sides))
        if pair is None:
            continue
        telling.one, telling.other = pair
        if (
            telling.score is not None
            and sides.is_person(pair[0])
            and not sides.sport.frames
            and _is_part(telling.score)
        ):
            telling.score = None
        found.append(telling)
    return found


def _is_part(score: tuple[int, int]) -> bool:
    """Whether a score between persons is one of a set or a game, not of the match."""
    return max(score) <= 7 or set(score) <= {0, 15, 30, 40}


def _earner(context: Context, line: Line, telling: Telling, before: Sequence[Telling], words: MatchWords) -> int | None:
    """Whose a match is that was earned: the last winner's ("a late goal booked a tie with York")."""
    if not words.sets["earning"] & set(context.folded[max(line.at, telling.at - _TO_EARNED) : telling.at]):
        return None
    won = next((each for each in reversed(before) if each.effect in _DECIDED and not each.unreal), None)
    return None if won is None else won.one if won.effect is Effect.WIN else won.other


_TO_EARNED = 5
"""Words from a verb of earning to the match, at most."""
_DECIDED = frozenset({Effect.WIN, Effect.LOSE})


def _stand_in(
    telling: Telling, sides: SideBook, last: dict[bool, int], earner: int | None, rivals: set[int | None]
) -> bool:
    """Where persons do not play, a person of no known team stands for the story's main side; True where one does.

    A match that was earned, or is told behind another of its sentence, is that of `earner`; none is against one of the
    `rivals` that the person meets.
    """
    if telling.one is None or sides.individual or not sides.is_person(telling.one):
        return False
    if sides.team_of(telling.one) is not None:
        return False
    rivals = rivals | {telling.other}
    near = sides.near_team(telling.one)
    main = earner or (near if near not in rivals else None) or (last.get(False) if sides.sectioned else None)
    main = main or next((key for key in sides.main if key not in rivals), last.get(False))
    telling.one, telling.guessed, telling.confidence = main, True, 0.5
    return True


def _own(before: Sequence[Telling], sides: SideBook) -> int | None:
    """The side whose story it is: of the first match told of both main ones the subject, else the most told."""
    pair = set(sides.main[:2])
    first = next((each for each in before if {each.one, each.other} == pair and not each.guessed), None)
    return first.one if first is not None else sides.main[0] if sides.main else None


def _repaired(
    line: Line, telling: Telling, sides: SideBook, last: dict[bool, int], own: int | None
) -> tuple[int, int] | None:
    """Another subject where the first cannot play this opponent: of its own kind, or the story's main side."""
    if telling.other is None or telling.one is None:
        return None
    telling.guessed = True
    for item in reversed(line.sides()):
        if item.side is not None and item.side.key != telling.other and item.at < telling.at:
            pair = sides.fit(item.side.key, telling.other)
            if pair is not None:
                return pair
    wanted = sides.is_person(telling.other)
    if wanted in last and last[wanted] != telling.other:
        pair = sides.fit(last[wanted], telling.other)
        if pair is not None and not wanted and own is not None and own != telling.other:
            pair = sides.fit(own, telling.other) or pair
        if pair is not None:
            return pair
    if wanted and sides.individual:
        return None
    other = sides.team_of(telling.other)
    main = None if other is None else sides.other_main(other)
    return None if main is None else sides.fit(main, telling.other)


def _look_around(
    context: Context,
    line: Line,
    telling: Telling,
    before: Sequence[Telling],
    sides: SideBook,
    taken: set[int | None],
    words: MatchWords,
) -> None:
    """Find the other side of a telling: one told before, or named near by that is nobody's opponent (`taken`) there."""
    if telling.one is None:
        return
    known = telling.score is not None or bool(telling.sets) or telling.shootout is not None or telling.margin
    at_ground = not known and telling.effect is not Effect.MEET
    if not known and not telling.noun and not telling.plain and not at_ground:
        return
    own = telling.one if sides.individual and sides.is_person(telling.one) else sides.team_of(telling.one)
    if own is None:
        return
    telling.one = own
    home = None
    if not sides.is_person(own) and (telling.score is not None or at_ground):
        home = sides.at_home(line.sentence, own)
    if home is not None and not any(_goes_on(line, telling, own, earlier) for earlier in before):
        telling.other, telling.guessed, telling.confidence = home, True, 0.6
        return
    if not known and not telling.noun and not telling.plain:
        return
    there = _played_there(context, line, telling, own, before) or _met_before(
        context, line, telling, own, before, words
    )
    if there is not None:
        telling.other, telling.guessed, telling.confidence, telling.again = there, True, 0.6, True
        return
    latest = [*reversed(before)]
    latest.sort(key=lambda each: not _is_same_score(telling, each))
    for earlier in latest:
        hoped = earlier.sentence == line.sentence and (earlier.unreal or earlier.played is False)
        if hoped and own == earlier.one and telling.score is not None and earlier.other is not None:
            telling.other, telling.guessed, telling.confidence = earlier.other, True, 0.6
            return
        near = line.sentence - earlier.sentence <= (_BACK if known or telling.noun or telling.plain else 1)
        if near and own in (earlier.one, earlier.other) and _may_be(telling, earlier, sides):
            telling.other = earlier.other if earlier.one == own else earlier.one
            telling.guessed = True
            telling.confidence = 0.6
            telling.also = (earlier.sentence,)
            if earlier.sentence == line.sentence and earlier.date is not None:
                telling.date = earlier.date
            return
    if known or (telling.noun and telling.plain):
        told = {key for other in before if other.sentence == line.sentence for key in (other.one, other.other)} | taken
        pairs = [{earlier.one, earlier.other} for earlier in before]
        _from_names(context, line, telling, sides, own, known=known, told=told, pairs=pairs)


def _met_before(
    context: Context, line: Line, telling: Telling, own: int, before: Sequence[Telling], words: MatchWords
) -> int | None:
    """Of "they face York, who edged the first meeting 18-15", the side that now faces York again."""
    behind = context.folded[telling.past : min(telling.past + _TO_THERE, line.past)]
    if behind[:1] != ("the",) or not words.sets["former"] & set(behind):
        return None
    last = before[-1] if before else None
    if last is None or last.played is not False or last.sentence != line.sentence or last.other != own:
        return None
    return last.one


def _played_there(context: Context, line: Line, telling: Telling, own: int, before: Sequence[Telling]) -> int | None:
    """Of "they lost 3-0 there in May", behind a match to come, the side that this match is against."""
    behind = context.folded[telling.past : min(telling.past + _TO_THERE, line.past)]
    last = before[-1] if before else None
    if "there" not in behind or last is None or last.played is not False or line.sentence - last.sentence > 1:
        return None
    return last.other if last.one == own else last.one if last.other == own else None


_TO_THERE = 5
"""Words from a result to "there", at most."""


def _is_apart(line: Line, telling: Telling, at: int) -> bool:
    """Whether a mark or a joint stands between a telling and a token."""
    low, high = sorted((telling.at, at))
    return any(low < item.at < high and item.kind in {Kind.COMMA, Kind.JOIN, Kind.STOP} for item in line.items)


def _goes_on(line: Line, telling: Telling, own: int, earlier: Telling) -> bool:
    """Whether a result is rather that of a telling right before than one against who is at home here.

    "England lost the final to Jamaica. Jamaica's 52-51 victory in Perth" is not one over Australia.
    """
    if earlier.sentence == line.sentence:
        return True
    effect = earlier.effect if earlier.one == own else TURNED[earlier.effect]
    same = own in (earlier.one, earlier.other) and effect is telling.effect and earlier.score is None
    return same and line.sentence - earlier.sentence == 1


def _teams_of_persons(line: Line, own: int, sides: SideBook) -> set[int]:
    """The other teams of the persons named in a sentence, that a match of this team may be against."""
    teams = {sides.team_of(item.side.key) for item in line.sides() if item.side is not None and item.side.person}
    return {team for team in teams if team is not None and team != own and sides.fit(own, team) is not None}


def _is_same_score(telling: Telling, earlier: Telling) -> bool:
    """Whether two tellings give one score, in either order."""
    return telling.score is not None and earlier.score is not None and sorted(telling.score) == sorted(earlier.score)


def _may_be(telling: Telling, earlier: Telling, sides: SideBook) -> bool:
    """Whether a result may be that of an earlier telling."""
    if earlier.unreal or (earlier.played is False and not earlier.weak):
        return False
    if earlier.one is None or earlier.other is None or sides.fit(earlier.one, earlier.other) is None:
        return False
    if telling.score is not None and earlier.score is not None:
        return sorted(telling.score) == sorted(earlier.score)
    if telling.sets and earlier.sets:
        return False
    if (telling.shootout is not None or telling.penalties) and earlier.effect is Effect.DRAW:
        return True
    if earlier.effect is Effect.MEET or telling.effect is Effect.MEET:
        return True
    effect = telling.effect if telling.one == earlier.one else TURNED[telling.effect]
    return effect is earlier.effect


def _lone_team(line: Line, own: int, sides: SideBook, told: set[int | None]) -> int | None:
    """The only other team that the sentences before name."""
    near = range(max(0, line.sentence - _BACK - 1), line.sentence)
    named = {s.key for at in near for s in sides.in_sentence(at) if not (s.person or s.place)} - told - {own}
    team = named.pop() if len(named) == 1 else None
    return team if team is not None and sides.fit(own, team) is not None else None


def _from_names(
    context: Context,
    line: Line,
    telling: Telling,
    sides: SideBook,
    own: int,
    *,
    known: bool,
    told: set[int | None],
    pairs: list[set[int | None]],
) -> None:
    """The other side of the same kind that is named in the sentence, or nearest before it."""
    person = sides.is_person(own)
    others = {
        side.key
        for side in sides.in_sentence(line.sentence)
        if side.key != own
        and not (side.weak and side.person)
        and sides.is_person(side.key) == person
        and (known or not _is_apart(line, telling, side.at))
    } - told
    if len(others) == 1:
        telling.other, telling.guessed, telling.confidence = others.pop(), True, 0.6
        return
    if not others and known and not person:
        others = _teams_of_persons(line, own, sides) - told
        if len(others) == 1:
            telling.other, telling.guessed, telling.confidence = others.pop(), True, 0.5
            return
    rival = sides.other_main(own)
    if others or (not known and not (sides.only_two() and own in sides.main[:2] and rival in sides.main[:2])):
        return
    if not known and not person:
        telling.other, telling.guessed, telling.confidence = rival, True, 0.4
        return
    home = sides.at_home(line.sentence, own)
    if home is not None and not person:
        telling.other, telling.guessed, telling.confidence = home, True, 0.6
        return
    if not person and rival is not None and own in sides.main[:2] and {own, rival} in pairs:
        telling.other, telling.guessed, telling.confidence = rival, True, 0.5
        return
    if not _named_before(context, line, telling, sides, own) and not person and telling.score is not None:
        both = own in sides.main[:2] and sides.is_told(rival) and rival not in told
        other = rival if both else _lone_team(line, own, sides, told)
        if other is not None:
            telling.other, telling.guessed, telling.confidence = other, True, 0.4


def _named_before(context: Context, line: Line, telling: Telling, sides: SideBook, own: int) -> bool:
    """Whether a telling's other side is the one of its kind named last in the sentences right before, as it then is."""
    person = sides.is_person(own)
    for sentence in range(line.sentence - 1, max(-1, line.sentence - _BACK), -1):
        if context.sentences[sentence].block < context.sentences[line.sentence].block - 1:
            return False
        named = [
            side.key
            for side in sides.in_sentence(sentence)
            if side.key != own and not side.weak and sides.is_person(side.key) == person
        ]
        if named:
            telling.other, telling.guessed, telling.confidence = named[-1], True, 0.5
            telling.also = (sentence,)
            return True
    return False
