"""Which names of a story are one side, what the story calls it, and whether persons are its sides at all."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from knowledge.extraction.context import Context
from knowledge.extraction.keeping import kept
from knowledge.extraction.matches.match_words import MatchWords
from knowledge.lexicon import Lexicon
from knowledge.model import NameKind

_RACES = 3
"""Signs of races that leave a story without matches."""
_ENOUGH = 2
"""Signs of an individual sport that make persons the sides of a story."""


def forms(context: Context, same: dict[int, int]) -> dict[int, str]:
    """Of each team that the story never calls by its full name, the longest form of that name it uses."""
    found: dict[int, str] = {}
    printed = {(m.name, context.text[m.start : m.end]) for m in context.mentions}
    for index, name in enumerate(context.names):
        entry = context.lexicon.entries.get(name.entry or "")
        club = name.kind is NameKind.PLACE and (name.entry or "").startswith("club:")
        if not (name.kind is NameKind.TEAM or club) or entry is None:
            continue
        told = [form for form in name.aliases if form not in entry.demonyms and form[0] != "#"]
        heads = {part[:3].casefold() for part in name.canonical.split() if len(part) > 2}
        plain = [form for form in told if form not in entry.nicknames]
        fitting = [form for form in plain or told if {part[:3].casefold() for part in form.split()} & heads]
        fitting = fitting or plain or told
        if fitting and (index, name.canonical) not in printed:
            found[same.get(index, index)] = max(fitting, key=len)
    return found


def opening_words(context: Context) -> set[int]:
    """Unknown teams of one word that only open sentences: they may be any word, capitalised for its place."""
    inside: set[int] = set()
    teams = {
        n
        for n, name in enumerate(context.names)
        if name.kind is NameKind.TEAM and name.entry is None and " " not in name.canonical
    }
    told = Counter(mention.name for mention in context.mentions if mention.name in teams)
    for mention in context.mentions:
        if mention.name in teams and told[mention.name] > 1:
            inside.add(mention.name)
        elif mention.name in teams:
            sentence = context.sentence_at(mention.start)
            if sentence is None or context.sentences[sentence].start != mention.start:
                inside.add(mention.name)
    return teams - inside


class Sport(NamedTuple):
    """What the words of a story show of its sport."""

    individual: bool
    """Whether persons play each other."""
    racing: bool
    """Whether nobody plays anybody: athletics, cycling, swimming."""
    frames: bool
    """Whether persons play frames or legs, which are counted as goals are."""
    cricket: bool = False
    """Whether it is cricket, where runs and wickets stand together as a score does: "91-5"."""
    pucks: bool = False
    """Whether it is ice hockey, where the shoot-out's winner is given a goal and the score is the match's."""


def sport_of(context: Context, words: MatchWords) -> Sport:
    """The sort of sport that a story is about."""
    told = Counter(context.folded)

    def count(name: str) -> int:
        return sum(told[word] for word in words.sets[name].intersection(told))

    team, persons, races = count("team_words"), count("individual"), count("racing")
    signs = persons + count("sports") + sum(score.kind.value == "set" for score in context.scores)
    return Sport(
        individual=signs >= _ENOUGH and signs > team,
        racing=races >= _RACES and races > team + persons and 2 * len(context.scores) < races,
        frames=count("frames") > 0,
        cricket=count("cricket") >= _ENOUGH or "wickets" in told,
        pucks=count("pucks") > 0 or any((name.entry or "") in _rinks(context.lexicon) for name in context.names),
    )


@kept
def _rinks(lexicon: Lexicon) -> frozenset[str]:
    """The clubs that play ice hockey."""
    return frozenset(entry.id for entry in lexicon.entries.values() if entry.sport == "ice hockey")


def same_entries(context: Context) -> dict[int, int]:
    """Names of one lexicon entry are one side, and so are a name and the only one it is the head or tail of."""
    first: dict[str, int] = {}
    same: dict[int, int] = {}
    ends: dict[str, set[int]] = {}
    for index, name in enumerate(context.names):
        if name.kind is NameKind.TEAM or (
            name.kind is NameKind.PLACE and (name.entry or "").startswith(("nation:", "club:"))
        ):
            same[index] = first.setdefault(name.entry or f"={name.canonical.casefold()}", index)
            parts = name.canonical.casefold().split()
            for cut in range(1, len(parts)):
                ends.setdefault(" ".join(parts[:cut]), set()).add(same[index])
                ends.setdefault(" ".join(parts[cut:]), set()).add(same[index])
    for index, own in same.items():
        name = context.names[index]
        longer = ends.get(name.canonical.casefold(), set()) if name.entry is None else set()
        if len(longer) == 1:
            same[index] = next(iter(longer))
        elif own != index:
            same[index] = same[own]
    return same
