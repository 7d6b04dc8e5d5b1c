"""The sorts of words that could answer a question: a person, a date, a number of goals, a kind of injury."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from knowledge.answering.understanding import Asked
from knowledge.language.folding import fold
from knowledge.language.stems import stem
from knowledge.language.tokens import tokens
from knowledge.lexicon import Lexicon
from knowledge.model import NameKind

_WHO = ("person team organisation name agent",)
_SORTS = {
    "person": ("person", "name"),
    "team": ("team", "place name organisation"),
    "organisation": ("organisation", "name"),
    "venue": ("venue", "place name"),
    "place": ("place venue", "name team"),
    "competition": ("competition", "name"),
    "year": ("year",),
    "month": ("month",),
    "date": ("day", "month year", "date moment"),
    "moment": ("moment ordinal", "date clock"),
    "clock": ("clock", "duration moment date"),
    "score": ("score",),
    "money": ("money", "number"),
    "number": ("number ordinal money",),
    "ordinal": ("ordinal", "number"),
    "reason": ("reason",),
    "quote": ("quote",),
    "margin": ("score duration number", "distance"),
    "mark": ("number duration distance score",),
    "timing": ("duration clock", "score number"),
    "length": ("distance", "number"),
}
"""What a word for each sort asks for: tiers of sorts of spans, those of one tier as likely as each other."""
_HOW = {
    "many": ("number",),
    "much": ("money", "number"),
    "old": ("age", "number"),
    "long": ("duration number", "distance date"),
    "soon": ("duration moment", "number"),
    "far": ("distance", "number"),
    "tall": ("distance", "number"),
    "high": ("distance ordinal", "number"),
    "fast": ("duration clock", "number"),
    "quick": ("duration clock", "number"),
    "often": ("number", "duration"),
    "heavy": ("number",),
    "big": ("number", "money"),
    "large": ("number", "money"),
    "deep": ("number", "money"),
    "late": ("moment", "duration clock"),
    "early": ("moment", "duration clock"),
    "few": ("number",),
    "wide": ("distance", "number"),
}
_ANY = ("clause",)
"""Where any words may do."""
_MEMBER = ("member", "clause")
_KINDS = {
    "who": _WHO,
    "when": ("date moment", "clock"),
    "where": ("venue place", "where", "team name"),
    "number": ("number",),
    "score": ("score",),
    "why": ("reason",),
    "quote": ("quote",),
}
_NAMED = frozenset({"name", "place"})
_NONE: frozenset[str] = frozenset()
_REACH = 7
"""Words behind "which" or "what" among which the one that names the sort stands."""


class Expected(NamedTuple):
    """What an answer would be. `tiers`, the likeliest first, name sorts of spans.

    `heads` are stems of the words that name the category ("newspaper"), `units` stems of what is counted ("goal"),
    `members` the folded things of the category where the lexicon lists them ("ankle" for an injury), `listed` the ids
    of its entries where the lexicon has a table of them ("country").
    """

    kind: str
    tiers: tuple[str, ...]
    heads: frozenset[str] = frozenset()
    units: frozenset[str] = frozenset()
    members: frozenset[str] = frozenset()
    listed: frozenset[str] = frozenset()

    @property
    def sorts(self) -> tuple[str, ...]:
        """All sorts of the tiers."""
        return tuple(sort for tier in self.tiers for sort in tier.split())

    def tier(self, sort: str) -> int:
        """How likely a sort is: 0 for the first tier."""
        return next((rank for rank, tier in enumerate(self.tiers) if sort in tier.split()), len(self.tiers))

    @property
    def group(self) -> str:
        """The group of kinds whose weights are learned together."""
        first = self.sorts[0] if self.sorts else "open"
        return _GROUPS.get(first, "open")


_GROUPS = {
    **dict.fromkeys(("person", "team", "organisation", "name", "competition"), "name"),
    **dict.fromkeys(("date", "day", "month", "year", "moment", "clock"), "time"),
    **dict.fromkeys(("venue", "place", "where"), "place"),
    **dict.fromkeys(("number", "ordinal", "money", "age", "duration", "distance"), "number"),
    "score": "score",
    "reason": "reason",
    "quote": "quote",
}
GROUPS = ("name", "time", "place", "number", "score", "reason", "quote", "open")


def expect(asked: Asked, lexicon: Lexicon) -> Expected:
    """What a question of any words expects."""
    one = _expected(asked, lexicon)
    if one.group in _NAMED and (asked.plural or _asks_several(asked, lexicon)):
        return one._replace(tiers=(f"{one.tiers[0]} several", *one.tiers[1:]))
    return one


def _asks_several(asked: Asked, lexicon: Lexicon) -> bool:
    """Whether more than one is asked for, beside by a plural: "which two", "what England trio", "who were the …"."""
    words = [fold(token.text) for token in tokens(asked.question) if token.kind != "mark"]
    if words[:1] == ["who"] and words[1:2] and words[1] in lexicon.words["several_being"] and words[2:3] == ["the"]:
        return True
    which = [at for at, word in enumerate(words) if word in lexicon.words["several_which"]]
    counts, groups = lexicon.words["several_count"], lexicon.words["several_group"]
    return any(
        not counts.isdisjoint(words[at + 1 : at + 2])
        or not groups.isdisjoint(words[at + 1 : at + 4])
        or (words[at + 1 : at + 2] == ["other"] and not counts.isdisjoint(words[at + 2 : at + 3]))
        for at in which
    )


def expected_of(kind: str, sort: str) -> Expected:
    """What a question of a kind expects that asks for a sort."""
    return Expected(kind, _SORTS[sort])


def _expected(asked: Asked, lexicon: Lexicon) -> Expected:
    words = [fold(token.text) for token in tokens(asked.question) if token.kind != "mark"]
    if asked.kind in {"quote", "why"}:
        return Expected(asked.kind, _KINDS[asked.kind])
    folded = fold(asked.question).rstrip(" ?.!")
    for form, pattern in lexicon.asks:
        if met := pattern.search(folded):
            unit = met.groupdict().get("unit")
            return expected_of(asked.kind, form.sort)._replace(units=frozenset({stem(unit)} if unit else ()))
    ask = lexicon.words
    for at, word in enumerate(words):
        if word in ask["ask_which"]:
            found = _of_which(words[at + 1 :], asked.kind, lexicon)
            if found:
                return found
        if word == "how" and at + 1 < len(words) and (words[at + 1] in _HOW or words[at + 1] in ask["ask_degree"]):
            return _of_how(words[at + 1], words[at + 2 : at + 2 + _REACH], asked.kind, lexicon)
        if word in ask["ask_where"]:
            ranked = ask["ask_where_ranked"] & set(words[at:]) and "off" not in words
            return Expected("number", ("ordinal", "number")) if ranked else Expected("where", _KINDS["where"])
        if word in ask["ask_who"] | ask["ask_when"]:
            break
    return Expected(asked.kind, _KINDS.get(asked.kind, _ANY))


def _of_which(after: Sequence[str], kind: str, lexicon: Lexicon) -> Expected | None:
    """The sort that the words behind "which" or "what" name: the last of the nouns before a verb or a preposition."""
    nouns, of = _nouns(after, lexicon)
    for one, other in pairwise((*nouns, *of)):
        if members := _category(f"{one} {other}", lexicon):
            return Expected(kind, _MEMBER, frozenset({stem(one), stem(other)}), members=members)
    being = bool(after) and after[0] in lexicon.words["ask_being"] and "name" not in after
    nouns = _up_to_who(nouns, lexicon) if kind == "who" else nouns
    for noun in reversed(nouns or of):
        members, heads = _category(noun, lexicon), frozenset({stem(noun)})
        sort = _sort_of(noun, lexicon)
        if sort and not (being and sort == "person"):
            tiers = (*_SORTS[sort], "member") if members else _SORTS[sort]
            return Expected(kind, tiers, heads, members=members, listed=_listed(noun, lexicon))
        if members:
            return Expected(kind, _MEMBER, heads, members=members)
    if any(
        entry.kind is NameKind.TEAM and word in map(fold, entry.demonyms)
        for word in nouns[: 0 if being else 1]
        for entry in lexicon.lookup(word)
    ):
        return Expected(kind, _SORTS["person"])
    if kind in _KINDS:
        return None
    return Expected(kind, _ANY, heads=frozenset(stem(word) for word in nouns[:3]))


def _sort_of(noun: str, lexicon: Lexicon) -> str | None:
    """The sort that a noun asks for."""
    return next((sort for sort in _SORTS if lexicon.words.get(f"sort_{sort}", _NONE) & _singular(noun)), None)


def _category(name: str, lexicon: Lexicon) -> frozenset[str]:
    """The members of the category that a word or two name."""
    return frozenset().union(*(lexicon.categories.get(one, _NONE) for one in _singular(name)))


def _listed(noun: str, lexicon: Lexicon) -> frozenset[str]:
    """The ids of what the lexicon lists under a noun: all nations for "country"."""
    names = _singular(noun)
    listings = lexicon.listings.items()
    return frozenset().union(*(ids for name, ids in listings if lexicon.words.get(f"listed_{name}", _NONE) & names))


def _up_to_who(nouns: list[str], lexicon: Lexicon) -> list[str]:
    """The nouns up to the last for a person, side or body: what follows is what they did ("which club bid")."""
    who = [lexicon.words[f"ask_{kind}"] for kind in (NameKind.TEAM, NameKind.PERSON, NameKind.ORGANISATION)]
    last = max((at for at, noun in enumerate(nouns) if any(noun in words for words in who)), default=len(nouns) - 1)
    return nouns[: last + 1]


def _singular(noun: str) -> set[str]:
    """A noun, and what it is in the singular if it is a plural."""
    return {noun, noun.removesuffix("s"), noun.removesuffix("es"), noun[:-3] + "y" if noun.endswith("ies") else noun}


def _nouns(after: Sequence[str], lexicon: Lexicon) -> tuple[list[str], list[str]]:
    """The words that may name what "which" asks for, up to the first verb, article or preposition; those behind "of".

    Behind "what did" and the like stands who does something: none. "The name of the agent" names the agent. Whose it is
    does not name it: "what is the coach's record".
    """
    glue, stops, being = (lexicon.words[name] for name in ("sort_glue", "sort_stop", "ask_being"))
    nouns: list[str] = []
    of: list[str] = []
    found, opening = nouns, True
    owned = bool(after) and after[0] in being

    def named(noun: str) -> bool:
        sort = _sort_of(noun, lexicon)
        return sort is not None and expected_of("what", sort).group not in _NAMED

    for number, word in enumerate(after[:_REACH]):
        if owned and number > 0 and word == "'s" and not any(map(named, found)):
            found.clear()
            opening = True
        elif word == "of":
            found, opening = of, True
        elif (word in glue and opening) or (number == 0 and word in being):
            continue
        elif word in stops or word in glue:
            break
        else:
            opening = False
            found.append(word)
    return nouns, of


def _of_how(measure: str, after: Sequence[str], kind: str, lexicon: Lexicon) -> Expected:
    stops = lexicon.words["sort_stop"]
    units: list[str] = []
    if measure in {"many", "few"}:
        units = [word for word in after if word not in stops][:2]
        if units and units[0] in lexicon.words["ask_currency"]:
            return expected_of(kind, "money")
    elif measure == "much":
        units = [word for word in after[:1] if word not in stops]
    return Expected(
        "number" if kind == "what" else kind,
        _HOW.get(measure, ("number",)),
        units=frozenset(stem(word) for word in units),
    )
