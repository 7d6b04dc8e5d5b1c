"""The words in which matches are told, compiled from `match_words.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from enum import StrEnum
from functools import cache, lru_cache
from importlib import resources
from typing import Any, NamedTuple


class Effect(StrEnum):
    """What a trigger says of its subject."""

    WIN = "win"
    LOSE = "lose"
    DRAW = "draw"
    MEET = "meet"


TURNED = {Effect.WIN: Effect.LOSE, Effect.LOSE: Effect.WIN, Effect.DRAW: Effect.DRAW, Effect.MEET: Effect.MEET}
"""What a trigger says of the other side."""


class Form(StrEnum):
    """In which form a verb stands."""

    PRESENT = "present"
    PAST = "past"
    PARTICIPLE = "participle"
    """Past and participle alike ("lost"), or the participle alone ("beaten")."""
    GERUND = "gerund"
    NOUN = "noun"


class Trigger(NamedTuple):
    """A verb or noun that tells of a match. `links` are the words before the opponent, () where it follows at once."""

    effect: Effect
    form: Form
    links: frozenset[tuple[str, ...]]
    direct: bool

    def link_at(self, folded: Sequence[str], at: int, end: int) -> int:
        """How many words of a link stand at this token, of the longest before `end`; 0 for none."""
        if at >= end or folded[at] not in _openings(self.links):
            return 0
        return next((n for n in (4, 3, 2, 1) if at + n <= end and tuple(folded[at : at + n]) in self.links), 0)


@lru_cache(maxsize=1_024)
def _openings(links: frozenset[tuple[str, ...]]) -> frozenset[str]:
    """The words with which links begin."""
    return frozenset(words[0] for words in links)


JOINTS = ("joins", "relatives", "stops", "own", "subjects", "objects", "versus", "against", "between")
"""The sets of words that shape a sentence; a word of two sets counts for the later one."""

PLACES = ("versus", "against", "between", "giving", "plural", "introducing", "called_so", "takes_object", "of_teams")
"""The sets of words beside which a side stands."""

_TO_DETERMINER = 6
"""Words from a determiner to its noun, at most."""

_SCORING = frozenset({"-", "(", ")", "/"})
"""Marks inside the score before a noun: "a 6-3 7-6 (7/5) thumping"."""

Phrases = dict[str, list[tuple[tuple[str, ...], tuple[Trigger, ...]]]]


class MatchWords(NamedTuple):
    """All of the tables. Phrases go by their first word, the longest first."""

    phrases: Phrases
    seconds: dict[str, Phrases]
    """The phrases of each first word by their second word, "" for those of one word."""
    sets: dict[str, frozenset[str]]
    split: dict[str, tuple[Trigger, frozenset[str]]]
    """Of a verb whose particle stands behind its object ("knocked X out"): what it is, and the particles."""
    counts: dict[str, int]
    """What words for small numbers count."""
    days: dict[str, int]
    """How many days words for a stretch of them are."""
    citizens: dict[str, str]
    """Of a word for the people of a city, as which its side is told of, the city."""
    signs: frozenset[str]
    """Every word that a rule for items starts from: most words of a story start none."""
    verbs: frozenset[str]
    """Verbs of all sorts: behind a side's name they show that it is a subject."""
    places: frozenset[str]
    """Every word that a rule for the places of sides starts from."""
    grounds: dict[str, str]
    """Of words for the side that plays at home, or away, which: "hosts" or "guests"."""
    plain: dict[str, str]
    """Of a word that is a joint wherever it stands, and nothing else, the name of its set; "comma" for the mark."""
    stopping: frozenset[str]
    """Words before a noun at which the search for its determiner ends."""
    joints: dict[str, str]
    """Of a word that joins or parts clauses, or stands for a side, the name of its set."""

    def triggers_at(self, folded: Sequence[str], at: int, end: int) -> tuple[int, tuple[Trigger, ...]] | None:
        """The longest phrase that starts at this token: the token past it, and all that it may be."""
        rows = self.seconds.get(folded[at])
        if rows is None:
            return None
        if folded[at] in self.sets["falling"] and at + 1 < end and folded[at + 1] in self.sets["fallen"]:
            return None
        for second in (folded[at + 1] if at + 1 < end else "", ""):
            for rest, triggers in rows.get(second, ()):
                past = at + 1 + len(rest)
                if past <= end and tuple(folded[at + 1 : past]) == rest:
                    return past, triggers
        return None

    def trigger_at(self, folded: Sequence[str], at: int, end: int) -> tuple[int, Trigger] | None:
        """The longest trigger that starts at this token: the token past it, and what it is in this place."""
        found = self.triggers_at(folded, at, end)
        return None if found is None else (found[0], self._chosen(folded, at, found[0], found[1]))

    def noun_at(self, folded: Sequence[str], at: int, end: int) -> tuple[int, Trigger] | None:
        """The longest noun that starts at this token, where a verb cannot stand: "Kerven's clash with Malwa"."""
        for rest, triggers in self.phrases.get(folded[at], ()):
            past = at + 1 + len(rest)
            nouns = [trigger for trigger in triggers if trigger.form is Form.NOUN]
            if nouns and past <= end and tuple(folded[at + 1 : past]) == rest:
                return past, self._linked(folded, past, nouns)
        return None

    def _linked(self, folded: Sequence[str], past: int, nouns: Sequence[Trigger]) -> Trigger:
        """Of nouns spelt alike the one whose link follows, else the last listed."""
        behind = (folded[past],) if past < len(folded) else ()
        return next((noun for noun in nouns if behind in noun.links), nouns[-1])

    def is_owned(self, folded: Sequence[str], at: int) -> bool:
        """Whether a determiner further before makes a word a noun: "a third straight Six Nations defeat"."""
        here, left = at - 1, _TO_DETERMINER
        while here >= 0 and left:
            word = folded[here]
            if word in self.sets["owning"]:
                return True
            scored = word[:1].isdigit() or word in _SCORING or (word == "," and folded[here + 1][:1].isdigit())
            if (not word[:1].isalpha() and not scored) or word in self.stopping:
                return False
            here -= 1
            left -= not scored
        return False

    def _chosen(self, folded: Sequence[str], at: int, past: int, triggers: tuple[Trigger, ...]) -> Trigger:
        """Of a verb and a noun spelt alike the one that fits the word before; of two nouns the one that is linked."""
        if len(triggers) == 1:
            return triggers[0]
        before = folded[at - 1] if at else ""
        behind = (folded[past],) if past < len(folded) else ()
        verbs = [trigger for trigger in triggers if trigger.form is not Form.NOUN]
        nouns = [trigger for trigger in triggers if trigger.form is Form.NOUN]
        if verbs and verbs[0].form is Form.GERUND and before in {"by", "after", "before", "of", "in", "for"}:
            return verbs[0]
        is_noun = before in self.sets["determiners"] or before[:1].isdigit() or before.endswith("s'")
        if not is_noun and verbs and verbs[0].form in {Form.PRESENT, Form.GERUND}:
            is_noun = behind == ("by",) or self.is_owned(folded, at)
        if verbs and (not nouns or (before in self.sets["verbal"] and not is_noun)):
            return verbs[0]
        if verbs and not is_noun and not any(behind in noun.links for noun in nouns):
            return verbs[0]
        return self._linked(folded, past, nouns)


@cache
def load() -> MatchWords:
    """The tables that ship."""
    text = resources.files(__package__).joinpath("match_words.toml").read_text(encoding="utf-8")
    tables: dict[str, Any] = tomllib.loads(text)
    phrases: Phrases = {}
    for row in tables["verb"]:
        for words in row["words"]:
            _add_verb(phrases, words, Effect(row["effect"]), row["links"])
    for row in tables["noun"]:
        for words in row["words"]:
            trigger = Trigger(Effect(row["effect"]), Form.NOUN, _links(row["links"]), direct=False)
            _add(phrases, words.split(), trigger)
    for listed in phrases.values():
        listed.sort(key=lambda pair: -len(pair[0]))
    sets = {name: frozenset(words) for name, words in tables["sets"].items()}
    grounds = {word: name for name in ("hosts", "guests") for word in sets[name]}
    joints = {word: name for name in JOINTS for word in sets[name]}
    split = _split(tables["split"])
    verbs = phrases.keys() | split.keys()
    return MatchWords(
        phrases=phrases,
        seconds={first: _by_second(rows) for first, rows in phrases.items()},
        sets=sets,
        split=split,
        counts=tables["counts"],
        days=tables["days"],
        citizens=tables["citizens"],
        signs=frozenset(verbs)
        | sets["putting"]
        | joints.keys()
        | {word.split()[0] for word in grounds}
        | {",", '"', "past", "home", "away"},
        places=frozenset(verbs).union(*(sets[name] for name in PLACES)),
        verbs=sets["verb_signs"].union(*(sets[name] for name in ("was", "scoring", "finite"))) - sets["also_nouns"],
        grounds=grounds,
        plain=_plain(joints, verbs | sets["putting"] | {word.split()[0] for word in grounds}),
        stopping=sets["prepositions"] | sets["verbal"] | sets["finite"] | sets["was"] | phrases.keys() | joints.keys(),
        joints=joints,
    )


def _by_second(rows: list[tuple[tuple[str, ...], tuple[Trigger, ...]]]) -> Phrases:
    found: Phrases = {}
    for rest, triggers in rows:
        found.setdefault(rest[0] if rest else "", []).append((rest, triggers))
    return found


def _plain(joints: dict[str, str], others: AbstractSet[str]) -> dict[str, str]:
    """The joints that need no second look: not those before a side's own noun, nor those that may be a phrase's."""
    plain = {word: name for word, name in joints.items() if name not in {"own", "versus"} and word not in others}
    return {word: name for word, name in plain.items() if word not in {"past", '"'}} | {",": "comma"}


def _split(rows: Iterable[dict[str, Any]]) -> dict[str, tuple[Trigger, frozenset[str]]]:
    found: dict[str, tuple[Trigger, frozenset[str]]] = {}
    for row in rows:
        for words in row["words"]:
            forms = words.split("/")
            for word in forms if len(forms) > 1 else (words, *inflected(words)):
                trigger = Trigger(Effect(row["effect"]), _form(word, forms[0]), frozenset(), direct=True)
                found[word] = (trigger, frozenset(row["particles"]))
    return found


def _add_verb(phrases: Phrases, words: str, effect: Effect, links: Sequence[str]) -> None:
    head, _, rest = words.partition(" ")
    forms = head.split("/")
    listed = forms[1:] if len(forms) > 1 else inflected(head)
    for word in (forms[0], *listed):
        trigger = Trigger(effect, _form(word, forms[0]), _links(links), direct="" in links)
        _add(phrases, [word, *rest.split()], trigger)


def _add(phrases: Phrases, words: Sequence[str], trigger: Trigger) -> None:
    rows = phrases.setdefault(words[0], [])
    rest = tuple(words[1:])
    known = next((at for at, (other, _) in enumerate(rows) if other == rest), None)
    if known is None:
        rows.append((rest, (trigger,)))
        return
    old = rows[known][1]
    same = next((t for t in old if t.effect is trigger.effect and t.form is trigger.form), None)
    if same is None:
        rows[known] = (rest, (*old, trigger))
        return
    wider = same._replace(links=same.links | trigger.links, direct=same.direct or trigger.direct)
    rows[known] = (rest, tuple(wider if t is same else t for t in old))


def _links(links: Iterable[str]) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(link.split()) for link in links if link)


def _form(word: str, lemma: str) -> Form:
    if word.endswith("ing") and word != lemma:
        return Form.GERUND
    if word in {lemma, lemma + "s", lemma + "es", "is", "are"}:
        return Form.PRESENT
    return (
        Form.PAST
        if word in {"went", "came", "fell", "saw", "overcame", "drew", "blew", "took", "ran"}
        else Form.PARTICIPLE
    )


def inflected(lemma: str) -> tuple[str, str, str]:
    """The regular forms of a verb: `stun` is not told apart from `listen`; doubled letters are given in the table."""
    if lemma.endswith("e"):
        return lemma + "s", lemma + "d", lemma[:-1] + "ing"
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing"
    ending = "es" if lemma.endswith(("s", "sh", "ch", "x", "z", "o")) else "s"
    return lemma + ending, lemma + "ed", lemma + "ing"
