"""Whose verb it is, whose win: the subject of a telling."""

from __future__ import annotations

from knowledge.extraction.context import Context
from knowledge.extraction.matches.clauses import Clauses, Memory
from knowledge.extraction.matches.items import Item, Kind, Line
from knowledge.extraction.matches.match_words import Effect, Form, MatchWords
from knowledge.extraction.matches.sides import SideBook

_IMPOSED_ON = frozenset({"on", "upon", "to"})
_TO_IMPOSING = 12
"""Words from a verb that brings a loss to the noun, at most."""
_TO_LIFTED = 3
"""Words between a result and the side that it moves."""
_TO_OWN = 3
"""Words between a subject and the "their" that is surely its own, at most: "if York come through their replay"."""
_REACH_BACK = 9
"""Words that may stand between a possessor and the noun that is theirs."""


class Subjects:
    """Finds them, sentence by sentence."""

    def __init__(self, context: Context, sides: SideBook, words: MatchWords, clauses: Clauses, memory: Memory) -> None:
        self._context = context
        self._sides = sides
        self._words = words
        self._clauses = clauses
        self._memory = memory

    def subject(self, line: Line, index: int, taken: set[int]) -> tuple[int | None, bool]:
        """Whose verb it is, and whether that was taken from what went before."""
        leading = self._of_participle(line, index, taken)
        if leading is not None:
            return leading, False
        found = self._in_clause(line, index, taken)
        return found if found is not None else self._from_elsewhere(line, index, taken)

    def _in_clause(self, line: Line, index: int, taken: set[int]) -> tuple[int | None, bool] | None:
        """The subject before a verb, as far back as the clauses that share it reach; None where they name none."""
        passed_join = False
        for item in reversed(line.items[:index]):
            if item.kind is Kind.STOP:
                return None
            if item.kind is Kind.RELATIVE and not passed_join and not self._has_subject(line, item):
                antecedent = self._clauses.nearest(line, item.at)
                if antecedent is not None:
                    return antecedent, False
            if item.kind is Kind.SUBJECT and not passed_join:
                return self._pronoun(line, item), True
            if item.kind is Kind.JOIN:
                if not passed_join and self._opens_with_role(item):
                    return self._of_role(line, item), True
                passed_join = True
            if item.kind is Kind.OWN and item.past - item.at == 2 and not self._clauses.behind_preposition(item, line):
                return self._owner(line, item, taken), True
            if self._is_subject(item, line, taken) and item.side is not None:
                role = item.side.weak and self._sides.individual and self._context.word(item.at) == "the"
                meant = self._of_role(line, item) if role and self._is_clause_at(item.at - 1) else None
                return (meant, True) if meant is not None else (item.side.key, item.side.weak)
        return None

    def _opens_with_role(self, join: Item) -> bool:
        """Whether, where persons play, a clause has a role for its subject, which may be anybody's."""
        return self._sides.individual and self._context.word(join.past) == "the" and self._is_clause(join)

    def _of_role(self, line: Line, role: Item) -> int | None:
        """Whom a role behind a joint means: of two named before, the last one named."""
        named = [i.side for i in line.items if i.side is not None and i.past <= role.at and i.side.person]
        return named[-1].key if len({side.key for side in named}) > 1 else None

    def _from_elsewhere(self, line: Line, index: int, taken: set[int]) -> tuple[int | None, bool]:
        """The subject where the clause names none: another side of the sentence, else who was spoken of before."""
        if self._memory.broken:
            return self._memory.tail, False
        for item in line.items[:index]:
            given = self._context.word(item.at - 1) in self._words.sets["takes_object"]
            if item.side is not None and item.at not in taken and not item.side.place and not given:
                return item.side.key, True
        introduced = self._introduced(line, index)
        if introduced is not None:
            return introduced, False
        if not any(i.kind in {Kind.SUBJECT, Kind.OWN} for i in line.items[:index]) and self._main() is not None:
            return self._main(), True
        return self._memory.subject if self._memory.subject is not None else self._main(), True

    def _introduced(self, line: Line, index: int) -> int | None:
        """The subject behind the comma of an introduction: "After losing to York, Bath sang"."""
        if self._context.word(line.at) not in self._words.sets["introducing"]:
            return None
        comma = next((i for i in line.items[index:] if i.kind is Kind.COMMA), None)
        if comma is None:
            return None
        behind = next((i for i in line.items if i.at >= comma.past and i.side is not None), None)
        near = behind is not None and behind.at - comma.past <= 1
        return behind.side.key if near and behind is not None and behind.side is not None else None

    def _of_participle(self, line: Line, index: int, taken: set[int]) -> int | None:
        """Whose a participle behind a comma is: the first subject's ("Bath fell to a York try, losing 17-16")."""
        item = line.items[index]
        if item.trigger is None or item.trigger.form is not Form.GERUND or self._context.word(item.at - 1) != ",":
            return None
        stop = max((i.past for i in line.items[:index] if i.kind in {Kind.STOP, Kind.RELATIVE}), default=line.at)
        for each in line.items[:index]:
            if each.at >= stop and self._is_subject(each, line, taken) and each.side is not None:
                return each.side.key
        return None

    def _has_subject(self, line: Line, relative: Item) -> bool:
        """Whether another subject follows a relative at once: "whom they beat"."""
        return any(i.at == relative.past and i.kind is Kind.SUBJECT for i in line.items)

    def _is_clause(self, item: Item) -> bool:
        return self._is_clause_at(item.at)

    def _is_clause_at(self, at: int) -> bool:
        return self._context.word(at) in self._words.sets["clauses"]

    def _is_subject(self, item: Item, line: Line, taken: set[int]) -> bool:
        if item.side is None or item.at in taken:
            return False
        if self._clauses.behind_preposition(item, line) or self._clauses.passed_over(line, item):
            return False
        if self._context.word(item.at - 1) in self._words.sets["takes_object"] or self._is_attribute(item):
            return False
        of_side = self._context.word(item.past + 1) in self._words.sets["sides"]
        return (
            not item.side.modifier and not item.side.place and (not item.side.possessive or item.side.person or of_side)
        )

    def _is_attribute(self, item: Item) -> bool:
        """Whether a person's name only says whose something is: "a late Dole try", "two Ann Dole goals"."""
        if (
            item.side is None
            or not item.side.person
            or self._context.word(item.past) not in self._words.sets["strikes"]
        ):
            return False
        before = {self._context.word(item.at - 1), self._context.word(item.at - 2)}
        return bool(before & ({"a", "an"} | self._words.counts.keys()))

    def imposed(self, line: Line, index: int, taken: set[int]) -> tuple[int, int | None] | None:
        """Who suffers a loss that somebody else brings, and who brings it: "York handed Bath a 2-1 defeat"."""
        item = line.items[index]
        if item.trigger is None or item.trigger.form is not Form.NOUN or item.trigger.effect is not Effect.LOSE:
            return None
        imposing, stops = self._words.sets["imposing"], self._words.sets["clause_ends"]
        near = range(item.at - 1, max(line.at, item.at - _TO_IMPOSING) - 1, -1)
        verb = next((at for at in near if self._context.folded[at] in imposing | stops), None)
        if verb is None or self._context.folded[verb] not in imposing:
            return None
        loser = next((i for i in line.items if verb < i.at < item.at and i.side is not None), None)
        if loser is None and self._context.word(item.past) in _IMPOSED_ON:
            loser = next((i for i in line.items if item.past < i.at <= item.past + _TO_LIFTED and i.side), None)
        before = [i for i in line.items if i.past <= verb and self._is_subject(i, line, taken)]
        winner = before[-1].side.key if before and before[-1].side is not None else None
        if (
            loser is None
            and self._sides.individual
            and any(i.kind is Kind.OWN and verb < i.at < item.at for i in line.items)
        ):
            named = [i.side.key for i in line.items if i.side is not None and i.past <= verb and i.side.key != winner]
            return (named[-1], winner) if named else None
        if loser is None or loser.side is None or (loser.side.person and not self._sides.individual):
            return None
        return loser.side.key, winner if winner != loser.side.key else None

    def possessor(self, line: Line, index: int, taken: set[int]) -> tuple[int | None, bool]:
        """Whose win or match a noun is: "X's win", "his side's win", "a win for X", else the clause's subject's."""
        item = line.items[index]
        beneficiary = self._beneficiary(line, index)
        if beneficiary is not None:
            return beneficiary, False
        for other in reversed(line.items[:index]):
            if item.at - other.past > _REACH_BACK or other.kind is Kind.STOP:
                break
            if other.kind is Kind.OWN:
                return self._owner(line, other, taken), True
            given = self._given(line, other)
            if given is not None:
                return given, True
            if self._is_somebodys(line, other):
                continue
            if other.side is not None and other.side.possessive and other.at not in taken:
                ender = self._ender(line, other, item, taken)
                return (other.side.key, other.side.weak) if ender is None else (ender, False)
            if other.side is not None and other.past == item.at and not other.side.person:
                return other.side.key, False
        lifted = self._lifted(line, index)
        if lifted is not None:
            return lifted, False
        if not any(i.side is not None or i.kind in {Kind.SUBJECT, Kind.OWN} for i in line.items[:index]):
            return self._nobodys(line, item), True
        return self.subject(line, index, taken)

    def _beneficiary(self, line: Line, index: int) -> int | None:
        """The side that is named right behind a result as whose it is: "a win for York"."""
        behind, item = next(iter(line.items[index + 1 :]), None), line.items[index]
        if behind is None or behind.side is None or not 0 < behind.at - item.past <= 5:
            return None
        word = self._context.word
        before = word(behind.at - 1 - (word(behind.at - 1) == "the"))
        return behind.side.key if "for" in {word(item.past), before} else None

    def _is_somebodys(self, line: Line, owner: Item) -> bool:
        """Whether what is a team's is one of its people, named at once: "York's Ann Dole in the defeat"."""
        if owner.side is None or owner.side.person or not owner.side.possessive:
            return False
        return any(i.side is not None and i.side.person and i.at == owner.past + 1 for i in line.items)

    def _given(self, line: Line, item: Item) -> int | None:
        """Who is given a win, by "gave them": the side that its sentence opens with; None where none does."""
        giving = self._words.sets["giving"] | self._words.sets["granting"]
        if item.kind is not Kind.OBJECT or self._context.word(item.at - 1) not in giving:
            return None
        first = next((i for i in line.items if i.side is not None and i.past <= item.at and not i.side.person), None)
        return None if first is None or first.side is None else first.side.key

    def _nobodys(self, line: Line, item: Item) -> int | None:
        """Whose a match is before which nobody is named: the winner's whose reward it is, or the main side's."""
        if self._memory.broken:
            return self._memory.tail
        if self._memory.winner is not None and {"reward", "prize"} & set(self._context.folded[line.at : item.at]):
            return self._memory.winner
        return self._main() if self._main() is not None else self._memory.subject

    def _ender(self, line: Line, owner: Item, item: Item, taken: set[int]) -> int | None:
        """Who ended with a result what was another's: "York dented Bath's hopes with a 2-1 win"."""
        if not {"with", "by", "through"} & set(self._context.folded[owner.past : item.at]):
            return None
        before = [i for i in line.items if i.past < owner.at and self._is_subject(i, line, taken)]
        chosen = before[-1] if before else None
        return None if chosen is None or chosen.side is None or chosen.side.person else chosen.side.key

    def _lifted(self, line: Line, index: int) -> int | None:
        """Whom a result that is nobody's in its clause moves: "the 2-1 win lifts York to third"."""
        item = line.items[index]
        if index + 1 >= len(line.items) or any(i.side is not None for i in line.items[:index]):
            return None
        behind = line.items[index + 1]
        if behind.side is None or behind.side.person or not 1 <= behind.at - item.past <= _TO_LIFTED:
            return None
        prepositions = self._words.sets["prepositions"] | {"and"}
        between = {self._context.word(at) for at in range(item.past, behind.at)}
        return None if between & prepositions else behind.side.key

    def _owner(self, line: Line, item: Item, taken: set[int]) -> int | None:
        """Who is meant by "their", "his side": the last of the sentence that is a subject, else the last named."""
        word = self._context.word(item.at)
        if word in {"our", "my"}:
            return self._speaker(item)
        named = [
            i
            for i in line.items
            if i.side is not None and i.past <= item.at and self._context.word(i.at - 1) not in {"former", "ex"}
        ]
        if word in {"his", "her"}:
            persons = [i for i in named if i.side is not None and i.side.person]
            subject = next((i for i in persons if not self._clauses.behind_preposition(i, line)), None)
            if subject is not None and subject.side is not None:
                return self._with_team(line, subject)
        near = named[-1] if named and item.at - named[-1].past <= _TO_OWN else None
        if near is not None and near.side is not None and self._is_subject(near, line, taken) and not near.side.person:
            return near.side.key
        if self._memory.told is not None:
            return self._memory.told
        named = [i for i in named if i.at not in taken]
        subject = next((i for i in reversed(named) if not self._clauses.behind_preposition(i, line)), None)
        chosen = subject or (named[-1] if named else None)
        if chosen is not None and chosen.side is not None:
            return chosen.side.key
        return self._memory.subject if self._memory.subject is not None else self._main()

    def _with_team(self, line: Line, item: Item) -> int | None:
        """A person; in team sports, where the story does not tell their team, the one named right before them."""
        if item.side is None:
            return None
        if self._sides.individual or self._sides.team_of(item.side.key) is not None:
            return item.side.key
        before = [i for i in line.items if i.side is not None and not i.side.person and 0 <= item.at - i.past <= 4]
        return before[-1].side.key if before and before[-1].side is not None else item.side.key

    def _pronoun(self, line: Line, item: Item) -> int | None:
        if self._context.word(item.at) in {"we", "i"}:
            return self._speaker(item)
        near = [i for i in line.items if i.side is not None and i.past <= item.at and not i.side.weak]
        subject = next((i for i in near if not self._clauses.behind_preposition(i, line)), None)
        if subject is not None and subject.side is not None:
            return subject.side.key
        if self._memory.broken:
            return self._memory.tail
        if self._context.word(item.at) == "it" and near and near[-1].side is not None:
            return near[-1].side.key
        if self._context.word(item.at) in {"he", "she"} and self._memory.subject == self._quoted(line, item):
            return None
        return self._memory.subject if self._memory.subject is not None else self._main()

    def _quoted(self, line: Line, item: Item) -> int | None:
        """Whose words a sentence is that opens with a quotation mark; -1 where it does not."""
        quoted = self._context.word(line.at) in self._words.sets["marks"]
        return self._clauses.speaker(item) if quoted else -1

    def _speaker(self, item: Item) -> int | None:
        """The team of whoever speaks here: of a post, the side whose account it is."""
        speaker = self._clauses.speaker(item)
        return speaker if speaker is not None else self._main()

    def _main(self) -> int | None:
        if self._sides.sectioned and self._memory.last.get(False) is not None:
            return self._memory.last[False]
        return self._sides.main[0] if self._sides.main else None
