"""Tellings without an opponent, joined to what was told before: "the 11-9 loss", "won 7-5 7-6"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from knowledge.extraction.context import Context
from knowledge.extraction.matches.items import Kind, Line
from knowledge.extraction.matches.match_words import TURNED, Effect, MatchWords
from knowledge.extraction.matches.sides import SideBook
from knowledge.extraction.matches.telling import Pair, Telling

_BACK = 4
"""Sentences that are looked back through for the match that is meant."""
_TO_EARNED = 5
"""Words from a verb of earning to the match, at most."""
_TO_THERE = 5
"""Words from a result to "there", at most."""
_DECIDED = frozenset({Effect.WIN, Effect.LOSE})
_APART = frozenset({Kind.COMMA, Kind.JOIN, Kind.STOP})


class Linker:
    """Gives the tellings of one sentence what they leave out.

    `before` are the tellings before them, the newest last; `last` has whom the story named last, persons (True) and
    teams (False).
    """

    def __init__(
        self,
        context: Context,
        line: Line,
        before: Sequence[Telling],
        last: Mapping[bool, int],
        sides: SideBook,
        words: MatchWords,
    ) -> None:
        self._context = context
        self._line = line
        self._before = before
        self._last = last
        self._sides = sides
        self._words = words
        self._found: list[Telling] = []

    def complete(self, tellings: Sequence[Telling]) -> list[Telling]:
        """Give each telling both its sides, made comparable; those that stay half are left out."""
        coming = {t.other for t in tellings if t.played is False and t.effect is Effect.MEET}
        for telling in tellings:
            rivals = {t.other for t in tellings if t.one == telling.one}
            pair = self._pair(telling, rivals, coming)
            if pair is None:
                continue
            telling.one, telling.other = pair
            if telling.score is not None and self._is_of_part(telling.score, pair[0]):
                telling.score = None
            self._found.append(telling)
        return self._found

    def _pair(self, telling: Telling, rivals: set[int | None], coming: set[int | None]) -> tuple[int, int] | None:
        """Both sides of a telling; None where one stays unknown, or they cannot play each other."""
        sides, scored, alone = self._sides, telling.score is not None or bool(telling.sets), telling.other is None
        stood_in = self._stand_in(telling, self._earner(telling), rivals)
        if telling.one is None or (alone and stood_in and not scored and not self._found):
            return None
        if alone:
            self._look_around(telling, telling.one, coming)
        if telling.one is None or telling.other is None:
            return None
        pair = sides.fit(telling.one, telling.other)
        if pair is None:
            return self._repaired(telling, telling.other) if scored or not alone else None
        if telling.travel and not sides.alike(*pair):
            return None
        if telling.travel and telling.guessed and not telling.noun and sides.is_nation(pair[1]):
            return None
        return pair

    def _is_of_part(self, score: Pair, one: int) -> bool:
        """Whether a score between persons is one of a set or a game, not of the match."""
        small = max(score) <= 7 or set(score) <= {0, 15, 30, 40}
        return small and self._sides.is_person(one) and not self._sides.sport.frames

    # --- the first side ---

    def _earner(self, telling: Telling) -> int | None:
        """Whose a match is that was earned: the last winner's ("a late goal booked a tie with York").

        Where none was earned it is that of the match told before it in its sentence.
        """
        own = next((t.one for t in reversed(self._found) if not t.guessed and t.one != telling.other), None)
        words = self._context.folded[max(self._line.at, telling.at - _TO_EARNED) : telling.at]
        if not self._words.sets["earning"] & set(words):
            return own
        won = next((each for each in reversed(self._before) if each.effect in _DECIDED and not each.unreal), None)
        earner = None if won is None else won.one if won.effect is Effect.WIN else won.other
        return earner or own

    def _stand_in(self, telling: Telling, earner: int | None, rivals: set[int | None]) -> bool:
        """Where persons do not play, a person of no known team stands for the story's main side; True where one does.

        A match that was earned, or is told behind another of its sentence, is that of `earner`; none is against one of
        the `rivals` that the person meets.
        """
        sides = self._sides
        if telling.one is None or sides.individual or not sides.is_person(telling.one):
            return False
        if sides.team_of(telling.one) is not None:
            return False
        rivals = rivals | {telling.other}
        near, last = sides.near_team(telling.one), self._last.get(False)
        main = earner or (near if near not in rivals else None) or (last if sides.sectioned else None)
        main = main or next((key for key in sides.main if key not in rivals), last)
        telling.one, telling.guessed, telling.confidence = main, True, 0.5
        return True

    def _own(self) -> int | None:
        """The side whose story it is: of the first match told of both main ones the subject, else the most told."""
        main = self._sides.main
        first = next((t for t in self._before if {t.one, t.other} == set(main[:2]) and not t.guessed), None)
        return first.one if first is not None else main[0] if main else None

    def _repaired(self, telling: Telling, foe: int) -> tuple[int, int] | None:
        """Another subject where the first cannot play this opponent: of its own kind, or the story's main side."""
        sides, last = self._sides, self._last
        telling.guessed = True
        for item in reversed(self._line.sides()):
            if item.side is not None and item.side.key != foe and item.at < telling.at:
                pair = sides.fit(item.side.key, foe)
                if pair is not None:
                    return pair
        wanted = sides.is_person(foe)
        if wanted in last and last[wanted] != foe:
            pair, own = sides.fit(last[wanted], foe), self._own()
            if pair is not None and not wanted and own is not None and own != foe:
                pair = sides.fit(own, foe) or pair
            if pair is not None:
                return pair
        if wanted and sides.individual:
            return None
        other = sides.team_of(foe)
        main = None if other is None else sides.other_main(other)
        return None if main is None else sides.fit(main, foe)

    # --- the other side ---

    def _look_around(self, telling: Telling, one: int, taken: set[int | None]) -> None:
        """Find the other side: one told before, or named near by that is nobody's opponent (`taken`) there."""
        sides, before = self._sides, [*self._before, *self._found]
        known = telling.score is not None or bool(telling.sets) or telling.shootout is not None or telling.margin
        named = known or telling.noun or telling.plain
        at_ground = not known and telling.effect is not Effect.MEET
        own = one if sides.individual and sides.is_person(one) else sides.team_of(one)
        if own is None or not (named or at_ground):
            return
        telling.one = own
        if not sides.is_person(own) and (telling.score is not None or at_ground):
            home = sides.at_home(self._line.sentence, own)
            if home is not None and not any(self._goes_on(telling, own, earlier) for earlier in before):
                telling.suppose(home, 0.6)
                return
        if not named:
            return
        there = self._played_there(telling, own, before) or self._met_before(telling, own, before)
        if there is not None:
            telling.suppose(there, 0.6)
            telling.again = True
        elif not self._is_told_before(telling, own, before) and (known or (telling.noun and telling.plain)):
            self._from_names(telling, own, before, taken, known=known)

    def _is_told_before(self, telling: Telling, own: int, before: Sequence[Telling]) -> bool:
        """Whether a telling goes on with an earlier one, whose opponent it then has: one of the same score first."""
        latest = [*reversed(before)]
        latest.sort(key=lambda each: not _is_same_score(telling, each))
        for earlier in latest:
            here = earlier.sentence == self._line.sentence
            hoped = here and (earlier.unreal or earlier.played is False)
            if hoped and own == earlier.one and telling.score is not None and earlier.other is not None:
                telling.suppose(earlier.other, 0.6)
                return True
            near = self._line.sentence - earlier.sentence <= _BACK
            if near and own in (earlier.one, earlier.other) and self._may_be(telling, earlier):
                telling.suppose(earlier.other if earlier.one == own else earlier.one, 0.6)
                telling.also = (earlier.sentence,)
                if here and earlier.date is not None:
                    telling.date = earlier.date
                return True
        return False

    def _met_before(self, telling: Telling, own: int, before: Sequence[Telling]) -> int | None:
        """Of "they face York, who edged the first meeting 18-15", the side that now faces York again."""
        behind = self._behind(telling)
        if behind[:1] != ("the",) or not self._words.sets["former"] & set(behind):
            return None
        last = before[-1] if before else None
        if last is None or last.played is not False or last.sentence != self._line.sentence or last.other != own:
            return None
        return last.one

    def _played_there(self, telling: Telling, own: int, before: Sequence[Telling]) -> int | None:
        """Of "they lost 3-0 there in May", behind a match to come, the side that this match is against."""
        last = before[-1] if before else None
        if "there" not in self._behind(telling) or last is None or last.played is not False:
            return None
        if self._line.sentence - last.sentence > 1:
            return None
        return last.other if last.one == own else last.one if last.other == own else None

    def _behind(self, telling: Telling) -> Sequence[str]:
        return self._context.folded[telling.past : min(telling.past + _TO_THERE, self._line.past)]

    def _goes_on(self, telling: Telling, own: int, earlier: Telling) -> bool:
        """Whether a result is rather that of a telling right before than one against who is at home here.

        "England lost the final to Jamaica. Jamaica's 52-51 victory in Perth" is not one over Australia.
        """
        if earlier.sentence == self._line.sentence:
            return True
        effect = earlier.effect if earlier.one == own else TURNED[earlier.effect]
        same = own in (earlier.one, earlier.other) and effect is telling.effect and earlier.score is None
        return same and self._line.sentence - earlier.sentence == 1

    def _may_be(self, telling: Telling, earlier: Telling) -> bool:
        """Whether a result may be that of an earlier telling."""
        if earlier.unreal or (earlier.played is False and not earlier.weak):
            return False
        if earlier.one is None or earlier.other is None or self._sides.fit(earlier.one, earlier.other) is None:
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

    def _from_names(
        self, telling: Telling, own: int, before: Sequence[Telling], taken: set[int | None], *, known: bool
    ) -> None:
        """The other side of the same kind that is named in the sentence, or nearest before it."""
        sides, person = self._sides, self._sides.is_person(own)
        told = {key for t in before if t.sentence == self._line.sentence for key in (t.one, t.other)} | taken
        here, confidence = self._named_here(telling, own, known=known) - told, 0.6
        if not here and known and not person:
            here, confidence = self._teams_of_persons(own) - told, 0.5
        if len(here) == 1:
            telling.suppose(here.pop(), confidence)
            return
        rival = sides.other_main(own)
        main = own in sides.main[:2]
        if here or not (known or (main and rival in sides.main[:2] and sides.only_two())):
            return
        if person:
            self._is_named_before(telling, own)
        elif rival is not None and not known:
            telling.suppose(rival, 0.4)
        elif (home := sides.at_home(self._line.sentence, own)) is not None:
            telling.suppose(home, 0.6)
        elif rival is not None and main and any({t.one, t.other} == {own, rival} for t in before):
            telling.suppose(rival, 0.5)
        elif not self._is_named_before(telling, own) and telling.score is not None:
            both = main and sides.is_told(rival) and rival not in told
            other = rival if both else self._lone_team(own, told)
            if other is not None:
                telling.suppose(other, 0.4)

    def _named_here(self, telling: Telling, own: int, *, known: bool) -> set[int]:
        """The sides of the same kind in the sentence; of a match without a result, in its clause."""
        sides = self._sides
        return {
            side.key
            for side in sides.in_sentence(self._line.sentence)
            if side.key != own
            and not (side.weak and side.person)
            and sides.is_person(side.key) == sides.is_person(own)
            and (known or not self._is_apart(telling, side.at))
        }

    def _is_apart(self, telling: Telling, at: int) -> bool:
        """Whether a mark or a joint stands between a telling and a token."""
        low, high = sorted((telling.at, at))
        return any(low < item.at < high and item.kind in _APART for item in self._line.items)

    def _teams_of_persons(self, own: int) -> set[int]:
        """The other teams of the persons named in the sentence, that a match of this team may be against."""
        named = (item.side for item in self._line.sides())
        teams = {self._sides.team_of(side.key) for side in named if side is not None and side.person}
        return {t for t in teams if t is not None and t != own and self._sides.fit(own, t) is not None}

    def _is_named_before(self, telling: Telling, own: int) -> bool:
        """Whether the sentences right before name a side of its kind; the last one is then the telling's other side."""
        sides, sentences = self._sides, self._context.sentences
        for sentence in range(self._line.sentence - 1, max(-1, self._line.sentence - _BACK), -1):
            if sentences[sentence].block < sentences[self._line.sentence].block - 1:
                return False
            named = [
                side.key
                for side in sides.in_sentence(sentence)
                if side.key != own and not side.weak and sides.is_person(side.key) == sides.is_person(own)
            ]
            if named:
                telling.suppose(named[-1], 0.5)
                telling.also = (sentence,)
                return True
        return False

    def _lone_team(self, own: int, told: set[int | None]) -> int | None:
        """The only other team that the sentences before name."""
        near = range(max(0, self._line.sentence - _BACK - 1), self._line.sentence)
        named = {s.key for at in near for s in self._sides.in_sentence(at) if not (s.person or s.place)} - told - {own}
        team = named.pop() if len(named) == 1 else None
        return team if team is not None and self._sides.fit(own, team) is not None else None


def _is_same_score(telling: Telling, earlier: Telling) -> bool:
    """Whether two tellings give one score, in either order."""
    return telling.score is not None and earlier.score is not None and sorted(telling.score) == sorted(earlier.score)
