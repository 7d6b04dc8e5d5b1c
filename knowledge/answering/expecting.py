"""The sorts of words that could answer a question: a person, a date, a number of goals, a kind of injury."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from knowledge.answering.understanding import Asked
from knowledge.language.folding import fold
from knowledge.language.stems import stem
from knowledge.language.tokens import tokens
from knowledge.lexicon import Lexicon

_WHO = ("person", "team", "organisation", "name")
_SORTS = {
    "person": ("person", "name"),
    "team": ("team", "place", "name", "organisation"),
    "organisation": ("organisation", "name"),
    "venue": ("venue", "place", "name"),
    "place": ("place", "venue", "name", "team"),
    "competition": ("competition", "name"),
    "date": ("date", "moment"),
    "moment": ("moment", "ordinal", "date", "clock"),
    "clock": ("clock", "duration", "moment", "date"),
    "score": ("score",),
    "money": ("money", "number"),
    "number": ("number", "ordinal", "money"),
    "ordinal": ("ordinal", "number"),
    "reason": ("reason",),
}
_HOW = {
    "many": ("number",),
    "much": ("money", "number"),
    "old": ("age", "number"),
    "long": ("duration", "number", "distance", "date"),
    "soon": ("duration", "moment", "number"),
    "far": ("distance", "number"),
    "tall": ("distance", "number"),
    "high": ("distance", "ordinal", "number"),
    "fast": ("duration", "clock", "number"),
    "often": ("number", "duration"),
    "heavy": ("number",),
    "big": ("number", "money"),
    "large": ("number", "money"),
    "deep": ("number", "money"),
    "late": ("moment", "duration", "clock"),
    "early": ("moment", "duration", "clock"),
    "few": ("number",),
    "wide": ("distance", "number"),
}
_KINDS = {
    "who": _WHO,
    "when": ("date", "moment", "clock"),
    "where": ("venue", "place", "where", "team", "name"),
    "number": ("number",),
    "score": ("score",),
    "why": ("reason",),
    "quote": ("quote",),
}
_AFTER_WHERE = frozenset(["finish", "finished", "ranking", "rankings", "table", "ranked", "seeded"])
_STOP = frozenset(
    [
        "did",
        "does",
        "do",
        "is",
        "are",
        "was",
        "were",
        "has",
        "have",
        "had",
        "will",
        "would",
        "can",
        "could",
        "should",
        "got",
        "get",
    ]
)
_BEING = frozenset(["is", "are", "was", "were"])
_NONE: frozenset[str] = frozenset()
_REACH = 6


class Expected(NamedTuple):
    """What an answer would be. `sorts`, the likeliest first, are those of `spans`; empty where any words may do.

    `heads` are stems of the words that name the category ("newspaper"), `units` stems of what is counted ("goal"),
    `members` the folded things of the category where the lexicon lists them ("ankle" for an injury).
    """

    kind: str
    sorts: tuple[str, ...]
    heads: frozenset[str] = frozenset()
    units: frozenset[str] = frozenset()
    members: frozenset[str] = frozenset()

    @property
    def group(self) -> str:
        """The group of kinds whose weights are learned together."""
        first = self.sorts[0] if self.sorts else "open"
        return _GROUPS.get(first, "open")


_GROUPS = {
    **dict.fromkeys(("person", "team", "organisation", "name", "competition"), "name"),
    **dict.fromkeys(("date", "moment", "clock"), "time"),
    **dict.fromkeys(("venue", "place", "where"), "place"),
    **dict.fromkeys(("number", "ordinal", "money", "age", "duration", "distance"), "number"),
    "score": "score",
    "reason": "reason",
    "quote": "quote",
}
GROUPS = ("name", "time", "place", "number", "score", "reason", "quote", "open")


def expect(asked: Asked, lexicon: Lexicon) -> Expected:
    """What a question of any words expects."""
    words = [fold(token.text) for token in tokens(asked.question) if token.kind not in {"mark", "possessive"}]
    if asked.kind in {"quote", "why"}:
        return Expected(asked.kind, _KINDS[asked.kind])
    for at, word in enumerate(words):
        if word in {"which", "what", "whats", "wat", "whose"}:
            found = _of_which(words[at + 1 :], asked.kind, lexicon)
            if found:
                return found
        if word == "how" and at + 1 < len(words) and words[at + 1] in _HOW:
            return _of_how(words[at + 1], words[at + 2 : at + 2 + _REACH], asked.kind)
        if word in {"where", "wheres", "whereabouts"} and _AFTER_WHERE & set(words[at:]):
            return Expected("number", ("ordinal", "number"))
    return Expected(asked.kind, _KINDS.get(asked.kind, ()))


def _of_which(after: Sequence[str], kind: str, lexicon: Lexicon) -> Expected | None:
    """The sort or category that the words behind "which" or "what" name: the first of them that names one."""
    heads: list[str] = []
    glue, ends = lexicon.words.get("sort_glue", _NONE), lexicon.words.get("sort_end", _NONE)
    for number, word in enumerate(after[:_REACH]):
        if word in _STOP:
            if heads or not (number or word in _BEING):
                break
            continue
        if heads and word in ends:
            break
        beside = [other for other in after[number + 1 : number + 4] if other not in glue][:1]
        members = _category(" ".join([word, *beside]), lexicon) if beside else frozenset()
        if members:
            return Expected(kind, ("member",), heads=frozenset({stem(word), stem(beside[0])}), members=members)
        members = _category(word, lexicon)
        sort = next((sort for sort in _SORTS if lexicon.words.get(f"sort_{sort}", _NONE) & _singular(word)), None)
        if sort == "person" and after[0] in _BEING and word not in glue:
            break
        if sort and not (number + 1 < len(after) and sort == "number" and after[number + 1] in _STOP and heads):
            sorts = (*_SORTS[sort], "member") if members else _SORTS[sort]
            return Expected(kind, sorts, heads=frozenset({stem(word)}), members=members)
        if members:
            return Expected(kind, ("member",), heads=frozenset({stem(word)}), members=members)
        if word not in glue:
            heads.append(word)
    if kind in _KINDS:
        return None
    return Expected(kind, (), heads=frozenset(stem(word) for word in heads[:2]))


def _category(name: str, lexicon: Lexicon) -> frozenset[str]:
    """The members of the category that a word or two name."""
    return frozenset().union(*(lexicon.categories.get(one, _NONE) for one in _singular(name)))


def _singular(noun: str) -> set[str]:
    """A noun, and what it is in the singular if it is a plural."""
    return {noun, noun.removesuffix("s"), noun.removesuffix("es"), noun[:-3] + "y" if noun.endswith("ies") else noun}


def _of_how(measure: str, after: Sequence[str], kind: str) -> Expected:
    units = []
    if measure in {"many", "few"}:
        units = [word for word in after if word not in _STOP][:2]
    elif measure == "much":
        units = [word for word in after[:1] if word not in _STOP]
    return Expected("number" if kind == "what" else kind, _HOW[measure], units=frozenset(stem(word) for word in units))
