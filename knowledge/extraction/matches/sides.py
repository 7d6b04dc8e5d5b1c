"""Who can be a side of a match: teams, in individual sports persons, and persons for the teams they belong to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from functools import cached_property

from rapidfuzz.distance import JaroWinkler

from knowledge.extraction.context import Context
from knowledge.extraction.matches import accounts, grounds, unlisted
from knowledge.extraction.matches.kin import forms, opening_words, same_entries, sport_of
from knowledge.extraction.matches.match_words import MatchWords
from knowledge.extraction.matches.nicknames import citizens, nicknamed
from knowledge.extraction.matches.side import Side, is_player
from knowledge.extraction.matches.side_reader import SideReader
from knowledge.extraction.words import POSSESSIVES
from knowledge.language.folding import fold
from knowledge.model import BlockKind, Name, NameKind

_ALIKE = 0.87
"""From this likeness on, a capitalised word that names nobody is a team of the story, mistyped."""
_ALIKE_MOST = 8
"""Teams of one beginning that a word is compared with."""
_TOLD = 3
"""Weight of a team that is told of more than once, or where the story opens."""
_PAIR = 2
_TOGETHER = 5
"""Sentences that are looked back through for two teams named together."""
_HEADING = 16
"""Words of a heading that names a match, at most."""
_TO_THEIRS = 8
"""Words from a person to the team they are told to be of, at most."""
_SHORTEST = 5
"""Letters a mistyped name has at least."""


class SideBook:
    """The sides of one story."""

    def __init__(self, context: Context, words: MatchWords) -> None:
        self._context = context
        self._words = words
        self.sport = sport_of(context, words)
        self.individual = self.sport.individual
        self._same = same_entries(context)
        self._said = forms(context, self._same)
        self._reader = SideReader(context, words, self._same, opening_words(context), individual=self.individual)
        self._extra: list[str] = []
        self._weights: list[float] = []
        self._told: dict[int, float] = {}
        self._homes: grounds.Homes | None = None
        self._sides = self._find()
        self._accounts = self._find_accounts()
        self.main = self._weigh()
        """The keys of the story's teams, the most told first."""
        self.sectioned = self._is_sectioned()
        """Whether it is a story of several matches, each under a heading of its own."""

    def _is_sectioned(self) -> bool:
        """Whether several short sentences only name two sides with "v" between them."""
        context, versus, count = self._context, self._words.sets["versus"], 0
        for sentence, sides in self._sides.items():
            at, past = context.slices[sentence]
            if len(sides) == _PAIR and past - at <= _HEADING and versus & set(context.folded[at:past]):
                count += 1
        return count >= _PAIR

    def in_sentence(self, sentence: int) -> list[Side]:
        """The sides named in the sentence of this index, in order."""
        return self._sides.get(sentence, [])

    def name(self, key: int) -> str:
        """A side in the fullest form that the story uses for it; two keys for an undecided one ("A or B")."""
        return self._said.get(key) or self._extra_name(key) or self._context.names[key].canonical

    def _extra_name(self, key: int) -> str | None:
        """The name of a side that only this book knows: its key lies behind those of the story's names."""
        at = key - len(self._context.names)
        return self._extra[at] if 0 <= at < len(self._extra) else None

    def either(self, one: int, other: int, text: str) -> int:
        """The key of a side that is one of two, not decided yet: "Watford or Fulham"."""
        key = -1 - one * (len(self._context.names) + len(self._extra)) - other
        self._said[key] = text
        return key

    def is_person(self, key: int) -> bool:
        """Whether a side is a person."""
        if key >= len(self._context.names):
            return self.individual
        return key >= 0 and is_player(self._context.names[key], individual=self.individual)

    def team_of(self, key: int) -> int | None:
        """The side that a person stands for: their team; a team stands for itself."""
        if not self.is_person(key):
            return key
        team = self._context.teams.get(key) if key < len(self._context.names) else None
        return None if team is None else self._same.get(team, team)

    def near_team(self, person: int) -> int | None:
        """The team that a person, of whom no team is told, stands beside where first named: "York have dropped Roe"."""
        sentence = self._first_named.get(person)
        sides = self._sides.get(sentence, []) if sentence is not None else []
        own = next((side for side in sides if side.key == person and not side.weak), None)
        if own is None:
            return None
        near = {s.key for s in sides if not (s.person or s.place) and self._is_theirs(own, s)}
        return near.pop() if len(near) == 1 else None

    @cached_property
    def _first_named(self) -> dict[int, int]:
        """Of each person, the sentence that first names them."""
        found: dict[int, int] = {}
        for sentence in sorted(self._sides):
            for side in self._sides[sentence]:
                if side.person and not side.weak:
                    found.setdefault(side.key, sentence)
        return found

    def _is_theirs(self, person: Side, team: Side) -> bool:
        """Whether a team stands by a person as theirs: "the York side", "York have dropped Roe", "a doubt for York"."""
        word, sets = self._context.word, self._words.sets
        if word(team.past) in sets["sides"]:
            return True
        if team.at < person.at:
            opens = word(team.at - 1) in {"", ".", "the"} and word(team.past) in {"have", "has", "will"}
            return opens and not {",", "where", "when", "who"} & set(self._context.folded[team.past : person.at])
        before = word(team.at - 1) if word(team.at - 1) != "the" else word(team.at - 2)
        return before in {"for", "of"} and team.at - person.past <= _TO_THEIRS

    def fit(self, one: int, other: int) -> tuple[int, int] | None:
        """Two sides made comparable: both persons where persons play, else both teams; None where that fails."""
        if self.individual and self.is_person(one) and self.is_person(other):
            pair: tuple[int | None, int | None] = (one, other)
        elif self.individual and self.is_person(one) != self.is_person(other):
            return None
        else:
            pair = (self.team_of(one), self.team_of(other))
        if pair[0] is None or pair[1] is None or self.name(pair[0]) == self.name(pair[1]):
            return None
        return None if {self._sort(pair[0]), self._sort(pair[1])} == {"nation", "club"} else (pair[0], pair[1])

    def account(self, block: int) -> int | None:
        """The side that signs the post in the block of this index; None where no side does."""
        return self._accounts.get(block)

    def only_two(self) -> bool:
        """Whether the story is about two teams: a third is told far less."""
        weights = self._weights
        return len(weights) == 2 or (len(weights) > 2 and weights[2] * 2 <= weights[1])

    def alike(self, one: int, other: int) -> bool:
        """Whether two sides are both nations, or neither is."""
        return (self._sort(one) == "nation") == (self._sort(other) == "nation")

    def is_nation(self, key: int) -> bool:
        """Whether a side is a nation."""
        return self._sort(key) == "nation"

    def is_known(self, key: int) -> bool:
        """Whether a side is one of the lexicon."""
        return bool(self._sort(key))

    def times(self, key: int) -> int:
        """How often the story names a side."""
        return self._counts[key]

    @cached_property
    def _counts(self) -> Counter[int]:
        return Counter(side.key for sides in self._sides.values() for side in sides)

    def named_together(self, sentence: int) -> tuple[int, int] | None:
        """The two teams of the nearest sentence before this one that names two and no other."""
        for back in range(sentence - 1, max(-1, sentence - _TOGETHER - 1), -1):
            named = list(dict.fromkeys(s.key for s in self.in_sentence(back) if not (s.person or s.place)))
            if len(named) >= _PAIR:
                return (named[0], named[1]) if len(named) == _PAIR and self.fit(*named) is not None else None
        return None

    @cached_property
    def host_nation(self) -> int | None:
        """The one nation that a story both tells of as a side and names as the place: "in Accra, Ghana"."""
        places = {side.key for sides in self._sides.values() for side in sides if side.place}
        told = {side.key for sides in self._sides.values() for side in sides if not (side.place or side.modifier)}
        both = [key for key in places & told if self.is_nation(key)]
        return both[0] if len(both) == 1 else None

    def is_club(self, key: int) -> bool:
        """Whether a side is a club of the lexicon."""
        return self._sort(key) == "club"

    def _sort(self, key: int) -> str:
        """What the lexicon has a side as: nation, club; "" where it is not known."""
        known = 0 <= key < len(self._context.names)
        return (self._context.names[key].entry or "").partition(":")[0] if known else ""

    def other_main(self, key: int) -> int | None:
        """The most told team that is not this one."""
        return next((team for team in self.main if team != key), None)

    def is_told(self, key: int | None) -> bool:
        """Whether a team is told of more than in passing."""
        return key is not None and self._told.get(key, 0) >= _TOLD

    def at_home(self, sentence: int, own: int, ahead: Collection[str] = ("in", "at")) -> int | None:
        """The story's side in whose city or on whose ground a sentence takes place ("trounced in Paris").

        The place stands behind one of the words `ahead`.
        """
        context = self._context
        whole = context.sentences[sentence]
        for mention in context.mentions_in(whole.start, whole.end, (NameKind.PLACE, NameKind.VENUE)):
            if context.word(context.token_at(mention.start) - 1) not in ahead:
                continue
            for key in self._at_home_in(context.name(mention)):
                if self.fit(own, key) is not None and self.alike(own, key):
                    return key
        return None

    def _at_home_in(self, place: Name) -> list[int]:
        """The sides that are at home in a place, the most told first."""
        if self._homes is None:
            names, entries = self._context.names, self._context.lexicon.entries
            known = ((key, entries.get(names[key].entry or "")) for key in self.main if key < len(names))
            hosts = [(key, host) for key, host in known if host is not None]
            self._homes = grounds.Homes(self._context.lexicon, hosts)
        return self._homes.of(place)

    # --- finding ---

    def _find(self) -> dict[int, list[Side]]:
        found: dict[int, list[Side]] = {}
        past = 0
        for mention in self._context.mentions:
            if mention.start < past:
                continue
            side = self._reader.read(mention)
            if side is not None:
                found.setdefault(self._context.sentence_of[side.at], []).append(side)
                past = mention.end
        self._add_mistyped(found)
        self._add_unknown(found)
        return citizens(self._context, nicknamed(self._context, found, self._words), self._words)

    def _weigh(self) -> list[int]:
        weights: Counter[int] = Counter()
        told = Counter(side.key for sides in self._sides.values() for side in sides)
        for sentence, sides in self._sides.items():
            kind = self._context.block_of(sentence).kind
            weight = 4 if kind is BlockKind.HEADLINE else 3 if sentence <= 2 else 1
            if kind in {BlockKind.LISTING, BlockKind.PROMOTION}:
                continue
            for side in sides:
                if not side.person and not side.place and (self._sort(side.key) or told[side.key] > 1):
                    rival = weight > _TOLD and self._context.word(side.past) in self._words.sets["dates_with"]
                    weights[side.key] += 1 if rival else weight
        if not weights:
            weights = Counter({key: count for key, count in told.items() if not self.is_person(key)})
        ranked = weights.most_common()
        self._weights, self._told = [weight for _, weight in ranked], dict(ranked)
        return [key for key, _ in ranked]

    def _add_mistyped(self, found: dict[int, list[Side]]) -> None:
        """Join a capitalised word that names nobody to the team of the story that it is nearly spelt like."""
        context = self._context
        teams = {
            context.names[side.key].canonical: side.key for sides in found.values() for side in sides if not side.person
        }
        near: dict[str, list[tuple[str, int]]] = {}
        for name, key in teams.items():
            if " " not in name and len(name) >= _SHORTEST and len(near.setdefault(name[:3], [])) < _ALIKE_MOST:
                near[name[:3]].append((name, key))
        exact = {
            form: self._same.get(key, key)
            for key, name in enumerate(context.names)
            if name.kind is NameKind.TEAM
            for form in (name.canonical, *name.aliases)
            if " " not in form and len(form) > 2 and fold(form) not in self._words.sets["no_sides"]
        }
        if not exact:
            return
        known: dict[str, int | None] = {}
        for at in context.capitals:
            token = context.tokens[at]
            word = token.text
            if token.kind != "word" or len(word) < 3:
                continue
            if word not in known:
                known[word] = exact.get(word) or (_nearest(word, near) if len(word) >= _SHORTEST else None)
            meant = known[word]
            if meant is None or self._is_known(at):
                continue
            possessive = context.word(at + 1) == "'s"
            side = Side(meant, person=False, at=at, past=at + 1, possessive=possessive, modifier=False)
            found.setdefault(context.sentence_of[at], []).append(side)
        for listed in found.values():
            listed.sort(key=lambda each: each.at)

    def _add_unknown(self, found: dict[int, list[Side]]) -> None:
        """Add the sides that only their place in the story shows."""
        keys: dict[str, int] = {}
        first = len(self._context.names)
        known = {
            n.canonical: self._same.get(k, k) for k, n in enumerate(self._context.names) if n.kind is NameKind.TEAM
        }
        ends = self._ends()
        covered = {
            at: side.past - side.at
            for sides in found.values()
            for side in sides
            if not side.person
            for at in range(side.at, side.past)
        }
        fresh: dict[int, list[Side]] = {}
        for run in unlisted.find(self._context, self._words, persons=self.individual):
            sentence = self._context.sentence_of[run.at]
            if any(covered.get(at, 0) >= run.past - run.at for at in range(run.at, run.past)):
                continue
            full = known.get(run.text, ends.get(run.text))
            key = keys.setdefault(run.text, first + len(keys)) if full is None else full
            possessive = self._context.word(run.past) in POSSESSIVES
            end = self._context.slices[sentence][1]
            modifier = not possessive and self._reader.modifies(run.past, end)
            side = Side(key, self.individual, run.at, run.past, possessive=possessive, modifier=modifier)
            fresh.setdefault(sentence, []).append(side)
        for sentence, sides in fresh.items():
            taken = {at for side in sides for at in range(side.at, side.past)}
            kept = [each for each in found.get(sentence, []) if not taken & set(range(each.at, each.past))]
            found[sentence] = sorted([*kept, *sides], key=lambda each: each.at)
        self._extra = list(keys)
        self._join_short(found, keys)

    def _join_short(self, found: dict[int, list[Side]], keys: dict[str, int]) -> None:
        """Make a team that is called by the head or tail of one fuller name that name: "Loons", "Sherbrooke Loons"."""
        owners: dict[str, set[int]] = {}
        for text, key in keys.items():
            parts = text.split()
            for cut in range(1, len(parts)):
                for end in (" ".join(parts[:cut]), " ".join(parts[cut:])):
                    owners.setdefault(end, set()).add(key)
        names = self._context.names
        short: dict[int, int] = {}
        for key, name in enumerate(names):
            called = name.canonical if name.entry is None else self._said.get(key, "")
            if name.kind is NameKind.TEAM and len(owners.get(called, ())) == 1:
                short[key] = next(iter(owners[called]))
        short |= {
            key: next(iter(owners[text]))
            for text, key in keys.items()
            if len(owners.get(text, ())) == 1 and key >= len(names)
        }
        if short:
            for sentence, sides in found.items():
                found[sentence] = [side._replace(key=short.get(side.key, side.key)) for side in sides]

    def _ends(self) -> dict[str, int]:
        """Of words that are the head or the tail of one team's name in the story, that team."""
        owners: dict[str, set[int]] = {}
        for key, name in enumerate(self._context.names):
            parts = name.canonical.split() if name.kind is NameKind.TEAM else []
            for cut in range(1, len(parts)):
                for text in (" ".join(parts[:cut]), " ".join(parts[cut:])):
                    owners.setdefault(text, set()).add(self._same.get(key, key))
        return {text: next(iter(keys)) for text, keys in owners.items() if len(keys) == 1}

    def _find_accounts(self) -> dict[int, int]:
        """Of each post that a side signs, the side."""
        if self.individual:
            return {}
        told = {side.key for sides in self._sides.values() for side in sides}
        names = {fold(self.name(key)): key for key in sorted(told) if not self.is_person(key)}
        first = len(self._context.names) + len(self._extra)
        found, fresh = accounts.find(self._context.story.blocks, names, first, self._words)
        self._extra += fresh
        return found

    def _is_known(self, at: int) -> bool:
        mention = self._context.mention_of(at)
        return mention is not None


def _nearest(word: str, near: dict[str, list[tuple[str, int]]]) -> int | None:
    for name, key in near.get(word[:3], ()):
        if abs(len(name) - len(word)) <= 1 and JaroWinkler.similarity(name, word) >= _ALIKE:
            return key
    return None
