"""Whether what happens on a day is over or still to come, from the words around the day."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache
from importlib import resources

import msgspec

from knowledge.language.date_resolving import Tense


class TenseWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The lists of tense_words.toml; every word in its folded form."""

    future: frozenset[str]
    arranged: frozenset[str]
    past: frozenset[str]
    behind: frozenset[str]
    ahead: frozenset[str]
    over: frozenset[str]
    helped: frozenset[str]
    watching: frozenset[str]
    noun: frozenset[str]


@cache
def load() -> TenseWords:
    """The lists that ship."""
    text = resources.files(__package__).joinpath("tense_words.toml").read_text(encoding="utf-8")
    return msgspec.convert(tomllib.loads(text), TenseWords)


def tense(folded: Sequence[str], first: int, past: int) -> Tense:
    """The tense of what happens on the day told by the tokens `[first, past)` of a sentence.

    `folded` holds the folded tokens of the sentence, "" for what is part of a name. The verb nearest before
    the day tells, else the first one behind; None where there is none.
    """
    words = load()
    near = _beside(folded, first, past, words)
    if near is not None:
        return near
    for at in range(first - 1, -1, -1):
        told = _of_verb(folded, at, words)
        if told is not None:
            return told
    for at in range(past, len(folded)):
        told = _of_verb(folded, at, words)
        if told is not None:
            return told
    return None


def _beside(folded: Sequence[str], first: int, past: int, words: TenseWords) -> Tense:
    """What the words next to the day say: "after Saturday's", "ahead of Saturday's", "Saturday's defeat"."""
    own = past < len(folded) and folded[past] in {"'s", "’s", "'", "’"}
    if own and not words.over.isdisjoint(folded[past + 1 : past + 6]):
        return "past"
    before = first - 1
    while before >= 0 and folded[before] in {"the", "this", "on", "a", "last", "next", "in"}:
        before -= 1
    if before < 0:
        return None
    if folded[before] in words.behind:
        return "past"
    pair = f"{folded[before - 1]} {folded[before]}" if before > 0 else ""
    return "future" if folded[before] in words.ahead or pair in words.ahead else None


def _of_verb(folded: Sequence[str], at: int, words: TenseWords) -> Tense:
    word = folded[at]
    before = folded[at - 1] if at else ""
    if word == "won" and at + 1 < len(folded) and folded[at + 1] in {"'", "’", "t", "'t", "’t"}:
        return "future"
    if before in words.helped and (word in words.arranged or word in words.past or word.endswith("ed")):
        return None
    if word in words.past:
        return "past"
    if word in words.future:
        return "future"
    if word.endswith("ed") and len(word) > 4:
        return "past"
    if word not in words.arranged or before in words.noun or not words.watching.isdisjoint(folded[max(0, at - 4) : at]):
        return None
    return "past" if before in {"did", "didn"} else "future"
