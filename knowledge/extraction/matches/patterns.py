"""How a sentence tells of matches: triggers with the sides before and behind them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from knowledge.extraction.context import Context
from knowledge.extraction.matches import score_lines
from knowledge.extraction.matches.arrivals import Arrivals
from knowledge.extraction.matches.bare import Bare
from knowledge.extraction.matches.clauses import Clauses, Memory, telling_of
from knowledge.extraction.matches.items import Item, Kind, Line
from knowledge.extraction.matches.match_words import TURNED, Effect, Form, MatchWords, Trigger
from knowledge.extraction.matches.opponents import Found, Opponents
from knowledge.extraction.matches.results import Results
from knowledge.extraction.matches.side import Side
from knowledge.extraction.matches.sides import SideBook
from knowledge.extraction.matches.subjects import Subjects
from knowledge.extraction.matches.telling import Telling
from knowledge.extraction.words import POSSESSIVES
from knowledge.model import BlockKind

_TO_SHOOTOUT = 6
"""Words from a result to what says that it came after a shoot-out, at most."""
_LISTED = 2
"""Sides of a sentence without a verb from which on it only lists them; hosted together, they play no one match."""
_GROUNDS = (Kind.HOST, Kind.GUEST)


class Patterns:
    """The rules, with what they have read so far."""

    def __init__(self, context: Context, sides: SideBook, words: MatchWords) -> None:
        self._context = context
        self._words = words
        self._sides = sides
        self.memory = self._memory = Memory()
        self._clauses = Clauses(context, sides, words)
        self._opponents = Opponents(context, words, self._clauses, self.memory, individual=sides.individual)
        self._subjects = Subjects(context, sides, words, self._clauses, self.memory)
        self._arrivals = Arrivals(context, sides, words, self._clauses)
        self._bare = Bare(context, sides, words, self._clauses, self._subjects, self._opponents, self.memory)
        self._results = Results(context, sides, words, self._clauses, self._subjects, self._opponents, self.memory)

    def read(self, line: Line) -> list[Telling]:
        """All that a sentence says of matches, in its order."""
        found: list[Telling] = []
        taken: set[int] = set()
        self._memory.told = None
        self._memory.broken = self._is_broken(line)
        if self._memory.broken:
            self._memory.subject = self._memory.tail
            self._memory.last.pop(True, None)
            line = line._replace(items=tuple(i for i in line.items if i.side is None or not i.side.weak))
        for telling, foe in score_lines.struck(self._context, line, self._words):
            taken.update(range(foe.at, foe.past))
            found.append(telling)
        for index, item in enumerate(line.items):
            if item.kind is Kind.TRIGGER and item.trigger is not None:
                found += self._trigger(line, index, item, item.trigger, taken)
                self._memory.told = next((t.one for t in found if t.one is not None), None)
            elif item.kind is Kind.VERSUS:
                found += self._bare.versus(line, index)
            elif item.kind is Kind.BETWEEN:
                found += self._bare.between(line, index, found)
            elif item.kind is Kind.AGAINST:
                found += self._bare.against(line, index, taken)
        found += self._arrivals.to_ground(line, found)
        self._remember(line, found, taken)
        for telling in found:
            telling.penalties = telling.penalties or self._is_on_penalties(line, telling)
        return found

    def _is_on_penalties(self, line: Line, telling: Telling) -> bool:
        """Whether a result is that of a shoot-out: "needed a shoot-out to beat", "beat them on penalties"."""
        if telling.effect not in {Effect.WIN, Effect.LOSE}:
            return False
        folded, sets = self._context.folded, self._words.sets
        before = folded[max(line.at, telling.at - _TO_SHOOTOUT) : telling.at]
        behind = folded[telling.past : min(telling.past + _TO_SHOOTOUT, line.past)]
        return bool(sets["shootout"] & {*before, *behind}) or ("on", "penalties") in pairwise(behind)

    def _is_broken(self, line: Line) -> bool:
        """Whether a paragraph opens in lower case: its first name was dropped, or ends the one before."""
        context = self._context
        block = context.sentences[line.sentence].block
        opens = line.sentence == 0 or context.sentences[line.sentence - 1].block != block
        paragraph = context.is_kind(line.sentence, (BlockKind.PARAGRAPH,))
        if not opens or not paragraph or line.past == line.at:
            return False
        return context.tokens[line.at].text[:1].islower() or context.folded[line.at] in {",", "'s"}

    def _remember(self, line: Line, found: list[Telling], taken: set[int]) -> None:
        named = [item for item in line.items if item.side is not None]
        ends = bool(named) and named[-1].past >= line.past
        listed = len(named) > _LISTED and not any(item.trigger is not None for item in line.items)
        ends = ends and not listed
        self._memory.tail = named[-1].side.key if ends and named[-1].side is not None else None
        told = next((t.one for t in found if t.one is not None), None)
        subject = next((i for i in named if i.at not in taken and not self._clauses.behind_preposition(i, line)), None)
        cleft = next((i for i in named if self._is_cleft(i)), None)
        subject = cleft or subject or (named[0] if named else None)
        opens = (
            subject is not None and subject is line.items[0] and subject.side is not None and not subject.side.modifier
        )
        if told is not None and not opens:
            self._memory.subject = told
        elif subject is not None and subject.side is not None:
            self._memory.subject = subject.side.key
        for item in reversed(named):
            if item.side is not None and not item.side.modifier and not item.side.place:
                self._memory.last[item.side.person] = item.side.key

    def _is_cleft(self, item: Item) -> bool:
        """Whether a side is put forward by a clause of its own: "it was York that went up"."""
        return self._context.word(item.at - 2) == "it" and self._context.word(item.at - 1) in {"was", "is"}

    def _trigger(self, line: Line, index: int, item: Item, trigger: Trigger, taken: set[int]) -> list[Telling]:
        if self._context.word(item.at) == "next" and self._context.word(item.past - 1) == "for":
            return self._bare.next_for(line, index, item)
        if self._tells_nothing(line, index, item, trigger):
            return []
        opponent = self._opponents.between(line, index) if trigger.form is Form.NOUN else None
        if opponent is not None:
            one, other, past = opponent
            return [telling_of(line, item, trigger, (one, other), past, 0.95)]
        imposed = self._subjects.imposed(line, index, taken)
        if imposed is not None:
            telling = telling_of(line, item, trigger, imposed, item.past, 0.85)
            telling.plain = True
            return [telling]
        found = self._opponents.opponent(line, index, item, trigger) or self._opponents.antecedent(line, index)
        if found is None:
            return self._without_opponent(line, index, item, trigger, taken)
        return self._against_found(line, index, trigger, found, taken)

    def _tells_nothing(self, line: Line, index: int, item: Item, trigger: Trigger) -> bool:
        """Whether the words of a match stand for something else here: a quality, a way back, what only persons do."""
        word, sets = self._context.word(item.at), self._words.sets
        return (
            (trigger.form is Form.NOUN and self._clauses.is_qualifier(line, index))
            or (self._context.word(item.past - 1) in sets["going_back"] and self._context.word(item.past) == "to")
            or (word in sets["of_persons"] and not self._sides.individual)
            or (word in sets["retiring"] and not self._is_retirement(line, item))
        )

    def _without_opponent(self, line: Line, index: int, item: Item, trigger: Trigger, taken: set[int]) -> list[Telling]:
        """A telling whose other side stands nowhere beside it."""
        if trigger.form is Form.NOUN and trigger.effect is Effect.MEET:
            named = self._bare.named_match(line, index, item)
            if named:
                return named
        arrived = self._arrivals.visiting(line, index, trigger)
        if self._context.word(item.at) in self._words.sets["retiring"]:
            arrived = self._arrivals.retired(line, index, item, trigger)
        arrived = arrived or self._results.both_drew(line, index, trigger)
        if arrived is not None:
            return [arrived]
        if trigger.effect is Effect.MEET:
            return self._bare.each_other(line, index, item, trigger)
        return self._results.alone(line, index, item, trigger, taken)

    def _against_found(self, line: Line, index: int, trigger: Trigger, found: Found, taken: set[int]) -> list[Telling]:
        """A telling against each of the opponents found."""
        item = line.items[index]
        effect = self._effect(item, trigger, found)
        behind = self._context.word(found.past + (self._context.word(found.past) == "in"))
        moved = trigger.direct and behind in self._words.sets["moved"]
        if effect is None or (moved and effect is Effect.WIN):  # "Dole edges York in front"
            return []
        whose = self._subjects.possessor if trigger.form is Form.NOUN else self._subjects.subject
        subject, guessed = whose(line, index, taken)
        if effect is Effect.MEET and trigger.form is not Form.NOUN and self._is_no_meeting(line, index, subject):
            return []
        if guessed and not any(i.side is not None and i.side.key == subject and i.at not in taken for i in line.items):
            subject = self._only_other(line, found, subject, taken)
        if len(found.keys) > _LISTED and self._context.word(item.at) in self._words.sets["hosting"]:
            return []
        found = self._by_role(line, found, subject)
        known = self._memory.pair
        if subject in found.keys and known is not None and subject in known:
            subject = known[0] if known[1] == subject else known[1]
        taken.update(range(item.past, found.past))
        tellings = []
        for key in found.keys:
            telling = telling_of(line, item, trigger._replace(effect=effect), (subject, key), found.past, 0.9)
            telling.travel = self._context.word(item.at) in self._words.sets["travel"]
            telling.guessed = guessed
            telling.at_home = self._at_home(item, found, travel=telling.travel)
            telling.dated = found.places.get(key) if len(found.keys) > 1 else None
            tellings.append(telling)
        if len(found.keys) == 1 and effect is not Effect.MEET:
            for other in self._opponents.further(line, found):
                if other.side is not None:
                    taken.update(range(other.at, other.past))
                    pair = subject, other.side.key
                    tellings.append(telling_of(line, other, trigger._replace(effect=effect), pair, other.past, 0.8))
        return tellings

    def _by_role(self, line: Line, found: Found, subject: int | None) -> Found:
        """Whom a role as opponent means: the one other person whom its sentence names before it."""
        if not self._sides.individual or len(found.keys) > 1:
            return found
        persons = [i for i in line.items if i.side is not None and i.side.person and i.past <= found.past]
        role = next((i for i in persons if i.past == found.past and i.side is not None and i.side.weak), None)
        named = {i.side.key for i in persons if i.side is not None and not i.side.weak}
        if role is None or self._context.word(role.at) != "the" or found.keys[0] in named or subject not in named:
            return found
        others = named - {subject}
        return found._replace(keys=(others.pop(),)) if len(others) == 1 else found

    def _is_no_meeting(self, line: Line, index: int, subject: int | None) -> bool:
        """Whether a verb of meeting tells of no match: a team's that is denied, one person's with a club's people."""
        item, before = line.items[index], line.items[index - 1] if index else None
        alone = before is not None and before.kind is Kind.SUBJECT and self._context.word(before.at) == "i"
        if alone and not self._sides.individual and self._context.word(item.at) in self._words.sets["loose_verbs"]:
            return True
        return self._clauses.denied(line, item, subject) or self._is_journey(line, index)

    def _is_journey(self, line: Line, index: int) -> bool:
        """Whether somebody only goes where a side is: "Dole's agent flew to Spain", "Dole is still at Leeds"."""
        item = line.items[index]
        verb, before = self._context.word(item.at), [i for i in line.items[:index] if i.side is not None]
        goes, is_at = verb in self._words.sets["travel"], self._context.word(item.past - 1) == "at"
        if not before or before[-1].side is None or not (goes or (is_at and verb in self._words.sets["be"])):
            return False
        theirs = before[-1].side.possessive and self._context.word(before[-1].past + 1) not in self._words.sets["sides"]
        return theirs or (is_at and before[-1].side.person and not self._sides.individual)

    def _is_retirement(self, line: Line, item: Item) -> bool:
        """Whether a verb of giving up may be that of a player in a match: a score or an injury is told with it.

        Who withdrew with an injury may not have begun.
        """
        hurt = self._words.sets["injury"] & set(self._context.folded[line.at : line.past])
        before = self._context.word(item.at) in self._words.sets["withdrawing"]
        scored = any(i.kind is Kind.SCORE for i in line.items)
        return self._sides.individual and (scored or (bool(hurt) and not before))

    def _only_other(self, line: Line, found: Found, subject: int | None, taken: set[int]) -> int | None:
        """Instead of a subject from elsewhere, the only other team that the sentence names, no opponent told before."""
        if any(i.kind in {Kind.SUBJECT, Kind.OWN} for i in line.items):
            return subject
        named = {
            i.side.key
            for i in line.items
            if i.side is not None and not (i.side.person or i.side.place or i.side.modifier or i.at in taken)
            if not self._is_object(line, i)
        }
        others = named - set(found.keys)
        return others.pop() if len(others) == 1 else subject

    def _is_object(self, line: Line, item: Item) -> bool:
        """Whether a side stands right behind a verb of meeting of its own: "to take on York"."""
        at = item.at - (self._context.word(item.at - 1) == "the")
        return any(i.trigger is not None and i.trigger.direct and i.past == at for i in line.items)

    def _at_home(self, item: Item, found: Found, *, travel: bool) -> bool | None:
        """Whether the subject plays at home, as the verb or the link says."""
        sets = self._words.sets
        if "home" in found.link or self._context.word(item.at) in sets["hosting"]:
            return True
        return False if travel or (found.link and found.link[0] in sets["away_links"]) else None

    def placed(self, line: Line) -> Line:
        """A sentence in which "the hosts" and "the visitors" are the sides that the match before makes them."""
        at_home = self._memory.at_home
        if not any(item.kind in _GROUNDS for item in line.items):
            return line
        host = self._sides.host_nation if at_home is None else None
        items = []
        for item in line.items:
            key = at_home[item.kind is Kind.GUEST] if at_home is not None else host if item.kind is Kind.HOST else None
            if item.kind in _GROUNDS and key is not None:
                possessive = self._context.word(item.past) in POSSESSIVES
                side = Side(key, person=False, at=item.at, past=item.past, possessive=possessive, modifier=False)
                items.append(Item(Kind.SIDE, item.at, item.past, side=side))
            else:
                items.append(item)
        return line._replace(items=tuple(items))

    def remember_ground(self, tellings: Sequence[Telling]) -> None:
        """Keep who played, and who at home, for the sentences behind."""
        for telling in tellings:
            posted = self._context.block_of(telling.sentence).post is not None
            if telling.one is not None and telling.other is not None and not posted:
                self._memory.pair = telling.one, telling.other
                if telling.effect in {Effect.WIN, Effect.LOSE} and not telling.unreal:
                    self._memory.winner = telling.one if telling.effect is Effect.WIN else telling.other
            if telling.at_home is not None and telling.one is not None and telling.other is not None:
                pair = telling.one, telling.other
                self._memory.at_home = pair if telling.at_home else (pair[1], pair[0])

    def _effect(self, item: Item, trigger: Trigger, found: Found) -> Effect | None:
        """What happens to the subject, turned where it suffers it; None of a passive whose opponent is another's."""
        if trigger.form is Form.NOUN:
            return Effect.LOSE if found.by and trigger.effect is Effect.WIN else trigger.effect
        passive = self._clauses.passive(item)
        effect = trigger.effect
        if effect is Effect.DRAW and passive and self._context.word(item.at) == "drawn":
            effect = Effect.MEET
        if found.by and trigger.direct:
            return TURNED[effect]
        return None if trigger.direct and effect is not Effect.MEET and passive else effect
