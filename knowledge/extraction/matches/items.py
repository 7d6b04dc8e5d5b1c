"""A sentence as the rules for matches see it: its sides, triggers, scores and joints, in order."""

from __future__ import annotations

from enum import IntEnum
from typing import NamedTuple

from knowledge.extraction.context import Context
from knowledge.extraction.matches.match_words import Effect, Form, MatchWords, Trigger
from knowledge.extraction.matches.side import Side
from knowledge.extraction.matches.sides import SideBook
from knowledge.language.dates import DateMention
from knowledge.language.scores import ScoreMention


class Kind(IntEnum):
    """What an item is."""

    SIDE = 0
    TRIGGER = 1
    SCORE = 2
    JOIN = 3
    """A word that opens another clause: and, but, after."""
    RELATIVE = 4
    """Who, which, that."""
    STOP = 5
    """A mark that ends a thought: a semicolon, a bracket."""
    COMMA = 6
    OWN = 7
    """Somebody's own side: "his side", "their"."""
    SUBJECT = 8
    """They, we, he."""
    OBJECT = 9
    """Them, us."""
    VERSUS = 10
    AGAINST = 11
    BETWEEN = 14
    HOST = 12
    """The side that plays at home, by that word: "the hosts"."""
    GUEST = 13


class Item(NamedTuple):
    """An item at tokens `[at, past)`, with what belongs to its kind."""

    kind: Kind
    at: int
    past: int
    side: Side | None = None
    trigger: Trigger | None = None
    score: ScoreMention | None = None


class Line(NamedTuple):
    """A sentence: its index, its tokens `[at, past)`, its items."""

    sentence: int
    at: int
    past: int
    items: tuple[Item, ...]

    def sides(self) -> list[Item]:
        """The items that name a side."""
        return [item for item in self.items if item.kind is Kind.SIDE]


def read(context: Context, sentence: int, sides: SideBook, words: MatchWords) -> Line:
    """The items of the sentence of this index; time grows with its tokens."""
    at, past = context.slices[sentence]
    whole = context.sentences[sentence]
    named = {item.at: item for item in sides.in_sentence(sentence)}
    scores = {context.token_at(score.start): score for score in context.scores_in(whole.start, whole.end)}
    items: list[Item] = []
    folded, signs, plain = context.folded, words.signs, words.plain
    marks = [here for here in range(at, past) if folded[here] in signs]
    here = at
    for mark in sorted({*marks, *named, *scores}) if named or scores else marks:
        if mark < here:
            continue
        joint = plain.get(folded[mark])
        if (
            joint is not None
            and mark not in named
            and (len(folded[mark]) == 1 or not context.tokens[mark].text.isupper())
        ):
            items.append(_make(Item, (_KINDS[joint], mark, mark + 1, None, None, None)))
            continue
        item = _item(context, mark, past, named, scores, words)
        if item is not None:
            items.append(item)
            here = item.past
    return Line(sentence, at, past, tuple(items))


_make = tuple.__new__  # half the time of Item(...)


def _item(
    context: Context, at: int, past: int, named: dict[int, Side], scores: dict[int, ScoreMention], words: MatchWords
) -> Item | None:
    if at in named:
        return Item(Kind.SIDE, at, named[at].past, side=named[at])
    if at in scores:
        score = scores[at]
        return Item(Kind.SCORE, at, max(at + 1, context.token_at(score.end)), score=score)
    folded = context.folded
    if folded[at] in words.phrases:
        found = words.trigger_at(folded, at, past)
        if found is not None and _only_describes(context, at, found[1], words):
            found = words.noun_at(folded, at, past)
        if found is not None and folded[at] == "meeting" and _is_arranged(context, at):
            found = found[0], found[1]._replace(links=found[1].links | {("with",)})
        if found is not None:
            return Item(Kind.TRIGGER, at, found[0], trigger=found[1])
    if folded[at] in words.sets["putting"]:
        behind = _past_goals(context, at, past, words)
        if behind:
            return Item(Kind.TRIGGER, at, behind, trigger=_PUT)
    if folded[at] == "past" and _is_sent(context, at, named, words):
        return Item(Kind.TRIGGER, at, at + 1, trigger=_SENT)
    if folded[at] in words.split:
        trigger, particles = words.split[folded[at]]
        if _is_split(context, at, past, named, particles):
            return Item(Kind.TRIGGER, at, at + 1, trigger=trigger)
    return _joint(context, at, past, words)


def _is_arranged(context: Context, at: int) -> bool:
    """Whether a meeting is one of two sides, by its day or stage: "Saturday's meeting with", "a last-eight meeting"."""
    before = context.word(at - 1)
    day = before == "'s" and any(d.end == context.tokens[at - 2].end for d in _dates(context, at - 2))
    return day or before.endswith(("-eight", "-four", "-16", "-round", "-final", "-stage"))


def _dates(context: Context, at: int) -> list[DateMention]:
    token = context.tokens[at]
    return context.dates_in(max(0, token.start - 20), token.end)


def _only_describes(context: Context, at: int, trigger: Trigger, words: MatchWords) -> bool:
    """Whether a word spelt like a verb is none: "the shock 2-1 defeat", "Hosts Qatar were beaten"."""
    if trigger.form is Form.NOUN:
        return False
    before = context.word(at - 1)
    if context.folded[at] == "clash" and words.is_owned(context.folded, at):
        return True
    if context.folded[at] == "hosts" and (before in words.phrases or before in words.sets["prepositions"]):
        return True
    if trigger.form is Form.PRESENT and context.tokens[at].text[:1].isupper() and context.folded[at].endswith("s"):
        opening = context.sentence_at(context.tokens[at].start)
        if opening is not None and context.slices[opening][0] == at:
            return True
    lower = not context.tokens[at - 1].text.isupper()
    return lower and before in words.sets["describing"] and context.folded[at] not in words.sets["be"]


def _is_sent(context: Context, at: int, named: dict[int, Side], words: MatchWords) -> bool:
    """Whether "past" stands behind a side that a verb moves: "two late goals send Kerven past Malwa"."""
    near = (named[here] for here in range(max(0, at - _LONGEST), at) if here in named)
    side = next((side for side in near if side.past == at), None)
    if side is None:
        return False
    return context.word(side.at - 1 - (context.word(side.at - 1) == "the")) in words.sets["sending"]


_LONGEST = 5
"""Words of a side's name, at most."""
_SENT = Trigger(Effect.WIN, Form.NOUN, frozenset(), direct=True)
_PUT = Trigger(Effect.WIN, Form.PARTICIPLE, frozenset(), direct=True)
_MANY = 3
"""Goals past a side from which on they are those of a win."""


def _past_goals(context: Context, at: int, past: int, words: MatchWords) -> int:
    """The token behind "put five goals past"; 0 where that is not what is said."""
    count = words.counts.get(context.word(at + 1), 0)
    if count < _MANY:
        return 0
    return next((here + 1 for here in range(at + 2, min(at + 5, past)) if context.folded[here] == "past"), 0)


def _is_split(context: Context, at: int, past: int, named: dict[int, Side], particles: frozenset[str]) -> bool:
    """Whether an object and a particle follow a verb: "knocked City out", "sent them home"."""
    for here in range(at + 1, min(at + _TO_OBJECT, past)):
        if here in named:
            return context.word(named[here].past) in particles
        if context.folded[here] in {"them", "us"}:
            return context.word(here + 1) in particles
    return False


_TO_OBJECT = 4
"""Words from a split verb to its object, at most."""


def _joint(context: Context, at: int, past: int, words: MatchWords) -> Item | None:
    folded = context.folded
    word = folded[at]
    if word == ",":
        return Item(Kind.COMMA, at, at + 1)
    if word == '"' and folded[at - 1] in {",", ".", "!", "?"}:
        return Item(Kind.STOP, at, at + 1)
    if folded[at - 1] == "the":
        size = 2 if at + 1 < past and f"{word} {folded[at + 1]}" in words.grounds else 1
        ground = words.grounds.get(" ".join(folded[at : at + size]))
        if ground is not None:
            return Item(Kind.HOST if ground == "hosts" else Kind.GUEST, at, at + size)
    behind = folded[at + 1] if at + 1 < past else ""
    if word == "home" and folded[at - 1] == "at" and behind in {"to", "against"}:
        return Item(Kind.AGAINST, at, at + 2)
    if word == "away" and folded[at - 1] not in words.sets["leaving"] and behind in {"to", "at"}:
        return Item(Kind.AGAINST, at, at + 2)
    kind = _KINDS.get(words.joints.get(word, ""))
    if kind is None or (len(word) > 1 and context.tokens[at].text.isupper()):
        return None
    if kind is Kind.OWN and behind in words.sets["sides"]:
        return Item(kind, at, at + 2)
    if kind is Kind.VERSUS and word == "v" and behind == ".":
        return Item(kind, at, at + 2)
    return Item(kind, at, at + 1)


_KINDS = {
    "comma": Kind.COMMA,
    "joins": Kind.JOIN,
    "relatives": Kind.RELATIVE,
    "stops": Kind.STOP,
    "own": Kind.OWN,
    "subjects": Kind.SUBJECT,
    "objects": Kind.OBJECT,
    "versus": Kind.VERSUS,
    "against": Kind.AGAINST,
    "between": Kind.BETWEEN,
}
