"""Results told without an opponent, which may be those of a match told before: "lost 2-0", "the 3-1 win"."""

from __future__ import annotations

from knowledge.extraction.matches.clauses import telling_of
from knowledge.extraction.matches.items import Item, Line
from knowledge.extraction.matches.match_words import TURNED, Effect, Form, Trigger
from knowledge.extraction.matches.reader import Reader
from knowledge.extraction.matches.telling import Telling

_TO_WON = 6
"""Words from a verb of winning to the score by which it was won, at most."""
_TO_MATCH = 9
"""Words behind a verb of winning within which "and the match" may follow."""
_AND_MATCH = frozenset({("and", "match"), ("and", "game"), ("and", "tie")})
_PAIR = 2
_TO_OBJECT = 2
"""Words of an object, with its article, at least."""
_TO_MARGIN = 6
"""Words behind a result within which its margin, or that it came on penalties, is told."""


class Results(Reader):
    """Reads them, sentence by sentence."""

    def alone(self, line: Line, index: int, item: Item, trigger: Trigger, taken: set[int]) -> list[Telling]:
        """A result without an opponent here: it may be that of a match told before."""
        context, sets = self._context, self._words.sets
        if self._clauses.has_unknown(item, trigger, line) or self._is_of_foes(line, item, trigger):
            return []
        if self._is_of_else(line, item, trigger) or context.word(item.past - 1) in sets["counted_results"]:
            return []
        if trigger.form is Form.NOUN:
            subject, guessed = self._subjects.possessor(line, index, taken)
            scored = self._clauses.scored(line, index)
            if not scored and (guessed or self._context.word(item.past - 1) not in sets["telling"]):
                return []
            if trigger.effect is Effect.DRAW and not scored:
                return []
            plain = True
            trigger = self._unlinked(item, trigger)
        else:
            passive = self._clauses.passive(item) or self._is_headline_passive(line, item, trigger)
            if trigger.direct and not passive and not self._clauses.scored(line, index):
                return []
            following = [context.word(at) for at in range(item.past, min(item.past + 4, line.past))]
            if sets["not_matches"] & set(following) and not self._and_match(line, item):
                return []
            if trigger.effect is Effect.DRAW and not self._clauses.scored(line, index):
                return []
            plain = bool(sets["whole"] & set(following) and not {"a", "an"} & set(following))
            plain = plain or "penalties" in following or "shoot-out" in following
            if context.word(item.at) in sets["results"]:
                plain = plain or not following or not following[0][:1].isalnum()
            subject, _ = self._subjects.subject(line, index, taken)
            if trigger.direct and passive and trigger.effect is not Effect.DRAW:
                trigger = trigger._replace(effect=TURNED[trigger.effect])
        telling = telling_of(line, item, trigger, (subject, self._unnamed(line, index, subject)), item.past, 0.7)
        telling.plain, telling.guessed = plain, telling.other is not None
        behind = context.folded[item.past : min(item.past + _TO_MARGIN, line.past)]
        telling.penalties = "penalties" in behind or "shoot-out" in behind
        telling.margin = behind[:1] == ("by",) and bool(sets["margins"] & set(behind))
        return [telling]

    def both_drew(self, line: Line, index: int, trigger: Trigger) -> Telling | None:
        """The draw of two sides named before: "the teams drew 2-2"."""
        item = line.items[index]
        both = self._context.word(item.at - 1) in self._words.sets["both_sides"] - {"they"}
        if trigger.effect is not Effect.DRAW or not both or any(i.side is not None for i in line.items[:index]):
            return None
        pair = self._memory.pair or self._sides.named_together(line.sentence)
        return None if pair is None else telling_of(line, item, trigger, pair, item.past, 0.6)

    def _unnamed(self, line: Line, index: int, subject: int | None) -> int | None:
        """Of an opponent who is only called theirs ("beat their rescuers 3-1"), the other of the story's two sides."""
        behind = line.items[index + 1] if index + 1 < len(line.items) else None
        direct = behind is not None and behind.at == line.items[index].past
        if behind is None or not direct or not self._opponents.is_unnamed(line, behind) or self._sides.individual:
            return None
        main = self._sides.main[:_PAIR]
        return next((key for key in main if key != subject), None) if subject in main else None

    def _is_of_foes(self, line: Line, item: Item, trigger: Trigger) -> bool:
        """Whether a second match of a sentence is told as against somebody unnamed: "lost to their neighbours"."""
        if self._memory.told is None:
            return False
        for at in range(item.past, min(item.past + _TO_MARGIN, line.past)):
            link = self._clauses.link(trigger, at, line.past)
            if link and self._context.word(at + link) in self._words.sets["own"]:
                return bool(self._words.sets["foes"] & set(self._context.folded[at + link : at + link + _TO_MARGIN]))
        return False

    def _and_match(self, line: Line, item: Item) -> bool:
        """Whether a match was won along with what is told first: "won the next two points and the match, 3-2"."""
        behind = self._context.folded[item.past : min(item.past + _TO_MATCH, line.past)]
        return any(pair in _AND_MATCH for pair in zip(behind, behind[2:], strict=False))

    def _is_of_else(self, line: Line, item: Item, trigger: Trigger) -> bool:
        """Whether what is won or lost is told, and no match ("won the karaoke 4-0"), or it is a goal, "a winner"."""
        if self._context.word(item.at) == "winner":
            return True
        behind = self._context.folded[item.past : min(item.past + _TO_WON, line.past)]
        if trigger.direct or trigger.form is Form.NOUN or behind[:1] not in {("the",), ("a",), ("an",), ("their",)}:
            return False
        score = next((at for at, word in enumerate(behind) if word[:1].isdigit()), None)
        if score is None or score < _TO_OBJECT or not all(word.isalpha() for word in behind[1:score]):
            return False
        return not any(word in self._words.phrases or word in self._words.sets["won"] for word in behind[1:score])

    def _is_headline_passive(self, line: Line, item: Item, trigger: Trigger) -> bool:
        """Whether a participle stands without object and auxiliary: "Rovers beaten 3-1 at home"."""
        if not trigger.direct or trigger.form is not Form.PARTICIPLE or trigger.effect is Effect.DRAW:
            return False
        bare = item.past >= line.past or not self._context.word(item.past)[:1].isalpha()
        return bare or self._context.word(item.past) in self._words.sets["prepositions"]

    def _unlinked(self, item: Item, trigger: Trigger) -> Trigger:
        """Of a noun that is somebody's win with "of" behind it and else a loss, the latter."""
        found = self._words.triggers_at(self._context.folded, item.at, len(self._context.folded))
        losses = [t for t in found[1] if t.effect is Effect.LOSE and t.form is Form.NOUN] if found else []
        return losses[0] if losses else trigger
