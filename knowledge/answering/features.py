"""What speaks for a sentence as the one that answers, as numbers a person can read."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from knowledge.answering.comparing import PRINTED, Compared, Rarity
from knowledge.answering.prepared import Prepared, Told
from knowledge.answering.sought import Named, Sought, Term
from knowledge.model import BlockKind, NameKind

Features = dict[str, float]
_SPEAKING = frozenset({NameKind.PERSON, NameKind.ORGANISATION, NameKind.TEAM})
_NEAR = 3
"""Words between two words of the question that still count as together."""
_LEAD = 2
"""Sentences behind the headline that say what a story is about."""
_COMMON = 1 / 3
"""Share of the sentences of a story that mean a name, from which it goes without saying in the others,"""
_SELDOM = 0.15
"""and below which it does not."""
GLANCE = ("overlap", "beside", "near", "story", "asked speaker")
"""What tells which sentences are worth weighing: the overlap of each, of those next to it, of those two away at most,
how well its story fits, and whether the speaker who is asked for speaks in it."""
_UNNAMED = ("names speaking", "names titled", "names leading", "names understood", "names lost")


class Weighing:
    """The sentences of one story, weighed for a question.

    `rarity` tells how much each term of the question tells, `share` how well the whole story fits (1 is the best).
    """

    def __init__(
        self, sought: Sought, story: Prepared, compared: Sequence[Compared], rarity: Rarity, share: float
    ) -> None:
        self._sought = sought
        self.story = story
        self._rarity = rarity
        self._share = share
        self.compared = compared
        self._worth = {id(here): {stem: rarity.of(met) for stem, met in here.met.items()} for here in compared}
        self._plain = [term for term in sought.terms if not term.named]
        self._total = sum(rarity[term.stem] for term in sought.terms) or 1.0
        self._plain_total = sum(rarity[term.stem] for term in self._plain) or 1.0
        self._asked = [term for term in self._plain if not term.aside]
        self._asked_total = sum(rarity[term.stem] for term in self._asked) or 1.0
        self._heads = [term.stem for term in sought.terms if term.stem in sought.expected.heads | sought.expected.units]
        self._name_total = sum(rarity.of_name.values()) or 1.0
        self._by_rarity = sorted(self._plain, key=lambda term: -rarity[term.stem])
        self._anywhere = {term.stem: 0.0 for term in sought.terms}
        for here in compared:
            for stem, met in here.met.items():
                self._anywhere[stem] = max(self._anywhere[stem], met.strength)
        self._title = [here for here in self.compared if here.told.kind is BlockKind.HEADLINE][:1]
        body = [here for here in self.compared if here.told.kind is not BlockKind.HEADLINE]
        self._titled = frozenset[Named]().union(*(here.names for here in self._title))
        self._leading = self._titled.union(*(here.names for here in body[:_LEAD]))
        self._spread = {
            name: sum(name in here.names for here in self.compared) / max(1, len(self.compared))
            for name in sought.names
        }
        self._keys = frozenset[str]().union(*(name.keys for name in sought.names))
        self._speaker = sought.speaker.keys if sought.speaker else frozenset[str]()
        self._quoted = any(_is_one(one.speakers, self._speaker) for here in compared for one in here.told.speech)
        self._numbers = [term.stem for term in sought.terms if term.folded[:1].isdigit()]
        self.overlaps = [sum(self._worth[id(here)].values()) / self._total for here in compared]
        self._matches = frozenset(_matches(sought, story))
        self._best = max(self.overlaps, default=0.0)
        self._named_anywhere = frozenset(name for here in self.compared for name in here.names)

    def glance(self, number: int) -> tuple[float, ...]:
        """What speaks for the sentence of this number at a glance, in the order of `GLANCE`."""
        overlaps = self.overlaps
        beside = max(overlaps[max(0, number - 1) : number] + overlaps[number + 1 : number + 2], default=0.0)
        near = max(overlaps[max(0, number - 2) : number + 3])
        speech = self.compared[number].told.speech
        own = any(_is_one(one.speakers, self._speaker) for one in speech)
        return overlaps[number], beside, near, self._share, float(own)

    def of_sentence(self, number: int) -> Features:
        """What speaks for the sentence of this number."""
        return {
            **self._of_words(number),
            **self._of_neighbours(number),
            **self._of_gaps(number),
            **self._of_names(number),
            **self._of_unnamed(number),
            **self._of_place(self.compared[number].told),
            **self._of_speech(number),
            "match told": float(number in self._matches),
        }

    def _weight(self, here: Compared, terms: Sequence[Term]) -> float:
        worth = self._worth[id(here)]
        return sum([worth[term.stem] for term in terms if term.stem in worth]) if worth else 0.0

    def _of_words(self, number: int) -> Features:
        here = self.compared[number]
        plain = self._weight(here, self._plain)
        exact = sum(self._rarity.of(here.met[t.stem]) for t in self._plain if here.strength(t.stem) == 1.0)
        return {
            "overlap": self.overlaps[number],
            "best overlap": float(self.overlaps[number] >= self._best),
            "words": plain / 10,
            "words share": plain / self._plain_total,
            "words exact": exact / 10,
            "words asked": self._weight(here, self._asked) / 10,
            "asked share": self._weight(here, self._asked) / self._asked_total,
            "verb": here.strength(self._sought.main) if self._sought.main else 0.0,
            "verbless": float(self._sought.main is None),
            "rarest": self._rank_met(here, 0),
            "second rarest": self._rank_met(here, 1),
            "met": len(here.met) / max(1, len(self._sought.terms)),
            "together": self._together(here),
            "unit": float(any(unit in here.told.places for unit in self._sought.expected.units)),
        }

    def _rank_met(self, here: Compared, rank: int) -> float:
        return here.strength(self._by_rarity[rank].stem) if rank < len(self._by_rarity) else 0.0

    def _together(self, here: Compared) -> float:
        """How many neighbours in the question stand near each other in the sentence too, at most 3, in thirds."""
        terms = [here.met[term.stem] for term in self._sought.terms if term.stem in here.met]
        near = 0
        for one, two in pairwise(terms):
            near += any(0 < abs(b - a) <= _NEAR for a in one.places[:3] for b in two.places[:3])
        return min(near, 3) / 3

    def _of_neighbours(self, number: int) -> Features:
        """Words of the question that the sentence lacks, by where else they stand."""
        here = self.compared[number]
        missing = [term for term in self._plain if term.stem not in here.met]
        before, after = self._at(number - 1), self._at(number + 1)
        earlier = self._at(number - 2)
        behind = self._weight(before, missing) if before else 0.0
        left = [term for term in missing if not (before and term.stem in before.met)]
        ahead = self._weight(after, left) if after else 0.0
        further = self._weight(earlier, left) if earlier else 0.0
        title = self._weight(self._title[0], missing) if self._title else 0.0
        story = sum(self._rarity[t.stem] * self._anywhere[t.stem] for t in left)
        beside = [term for term in self._asked if term.stem not in here.met]
        nowhere = sum(self._rarity[t.stem] * (1 - self._anywhere[t.stem]) for t in self._sought.terms)
        return {
            "asked before": self._weight(before, beside) / 10 if before else 0.0,
            "words before": behind / 10,
            "words after": ahead / 10,
            "words further": further / 10,
            "words title": title / 10,
            "words elsewhere": story / 10,
            "words nowhere": nowhere / 10,
            "before": self.overlaps[number - 1] if number else 0.0,
            "after": self.overlaps[number + 1] if after else 0.0,
        }

    def _of_gaps(self, number: int) -> Features:
        """What the question asks for that neither the sentence nor its neighbours say."""
        around = [one for at in (number, number - 1, number + 1) if (one := self._at(at))]
        here = self.compared[number]
        lost = [t for t in self._plain if not any(t.stem in one.met for one in around)]
        lacked = [term for term in self._asked if term.stem not in here.met]
        heads = self._heads
        return {
            "asked lost here": sum(self._rarity[t.stem] for t in lacked) / self._asked_total,
            "words lost": sum(self._rarity[t.stem] for t in lost) / self._plain_total,
            "asked lost": sum(self._rarity[t.stem] for t in lost if not t.aside) / self._asked_total,
            "heaviest lost": max((self._rarity[t.stem] for t in lost), default=0.0) / 4,
            "head": max((here.strength(head) for head in heads), default=0.0),
            "head around": max((one.strength(head) for head in heads for one in around), default=0.0),
            "head anywhere": max((self._anywhere.get(head, 0.0) for head in heads), default=0.0),
            "headless": float(not heads),
            "numbers lost": float(any(not any(n in one.told.places for one in around) for n in self._numbers)),
            "numbers nowhere": float(any(not self._anywhere[n] for n in self._numbers)),
        }

    def _at(self, number: int) -> Compared | None:
        return self.compared[number] if 0 <= number < len(self.compared) else None

    def _of_names(self, number: int) -> Features:
        """Which of the question's names are meant here or elsewhere, each weighed by its rarity."""
        here, names = self.compared[number], self._sought.names
        missing = [name for name in names if name not in here.names]
        return {
            "names": self._share_of([name for name, one in here.names.items() if one.form in PRINTED]),
            "resolved": self._share_of([name for name, one in here.names.items() if one.form not in PRINTED]),
            "nameless": float(not names),
            "all names": float(bool(names) and not missing),
            "strangers": min(4, self._strangers(here)) / 4,
            "names before": self._share_of(self._around(missing, (number - 1, number - 2))),
            "names after": self._share_of(self._around(missing, (number + 1,))),
            "names elsewhere": self._share_of([name for name in missing if name in self._named_anywhere]),
            "names nowhere": self._share_of([name for name in names if name not in self._named_anywhere]),
        }

    def _of_unnamed(self, number: int) -> Features:
        """Names of the question that the sentence does not mean: whether they go without saying in it.

        Somebody who speaks is not named in what is said, nor in every sentence what the whole story is about.
        """
        here = self.compared[number]
        missing = [name for name in self._sought.names if name not in here.names]
        if not missing:
            return dict.fromkeys(_UNNAMED, 0.0)
        speakers = frozenset[str]().union(*(one.speakers for one in here.told.speech))
        speaking = [name for name in missing if _is_one(speakers, name.keys)]
        others = [name for name in missing if name not in speaking]
        near = frozenset(self._around(others, (number - 2, number - 1, number + 1)))
        common = sum(self._rarity.of_name[name] * min(1.0, self._spread[name] / _COMMON) for name in others)
        return {
            "names speaking": self._share_of(speaking),
            "names titled": self._share_of([name for name in others if name in self._titled]),
            "names leading": self._share_of([name for name in others if name in self._leading]),
            "names understood": common / self._name_total,
            "names lost": self._share_of([n for n in others if n not in near and self._spread[n] < _SELDOM]),
        }

    def _strangers(self, here: Compared) -> int:
        """How many persons and teams the sentence means in print that the question does not name."""
        return len(
            {
                meant.canonical
                for meant in here.told.meant
                if meant.kind in _SPEAKING and meant.form in PRINTED and meant.keys.isdisjoint(self._keys)
            }
        )

    def _share_of(self, names: Iterable[Named]) -> float:
        return sum(self._rarity.of_name[name] for name in names) / self._name_total

    def _around(self, names: Sequence[Named], numbers: Sequence[int]) -> Iterator[Named]:
        around = [one for number in numbers if (one := self._at(number))]
        return (name for name in names if any(name in one.names for one in around))

    def _of_place(self, told: Told) -> Features:
        count = len(self.compared)
        return {
            "story": self._share,
            "best story": float(self._share >= 1.0),
            "story well ahead": self._share**4,
            "headline": float(told.kind is BlockKind.HEADLINE),
            "first": float(told.number == 1),
            "early": float(2 <= told.number <= 3),
            "late": told.number / max(1, count),
            "listing": float(told.kind is BlockKind.LISTING),
            "caption": float(told.kind is BlockKind.CAPTION),
            "post": float(told.kind is BlockKind.POST),
            "short": float(len(told.words) < 6),
            "long": math.log(1 + len(told.words)) / 4,
        }

    def _of_speech(self, number: int) -> Features:
        """Whether somebody whom the question names speaks, or somebody else."""
        here = self.compared[number].told
        speakers = frozenset[str]().union(*(one.speakers for one in here.speech))
        own = _is_one(speakers, self._speaker)
        begun = any(one.start < here.sentence.start for one in here.speech)
        return {
            "speech": float(bool(here.speech)),
            "speech goes on": float(begun),
            "asked speaker": float(own),
            "asked speaker goes on": float(own and begun),
            "other speaker": float(bool(speakers) and bool(self._speaker) and not own),
            "unknown speaker": float(bool(here.speech) and not speakers),
            "no speaker asked": float(not self._speaker),
            "words spoken": self._weight_of_others(here) / 10,
            "words leading in": self._lead_in(here, number) / 10,
            "asked never speaks": float(bool(self._speaker) and not self._quoted),
        }

    def _spoken(self, here: Told) -> range:
        """The numbers of the sentences in which what is said here is said: its own alone where nobody speaks."""
        first = last = here.number
        for one in here.speech:
            while first > 0 and self.compared[first - 1].told.sentence.end > one.start:
                first -= 1
            while last + 1 < len(self.compared) and self.compared[last + 1].told.sentence.start < one.end:
                last += 1
        return range(first, last + 1)

    def _weight_of_others(self, here: Told) -> float:
        """What the rest of the same speech meets of the words that this sentence lacks."""
        missing = [term for term in self._plain if term.stem not in self.compared[here.number].met]
        rest = [self.compared[number] for number in self._spoken(here) if number != here.number]
        return sum(max((self._weight(one, [term]) for one in rest), default=0.0) for term in missing)

    def _lead_in(self, here: Told, number: int) -> float:
        """What the sentence before the whole speech meets of them."""
        before = self._at(self._spoken(here).start - 1) if here.speech else None
        missing = [term for term in self._plain if term.stem not in self.compared[number].met]
        return self._weight(before, missing) if before else 0.0


def _is_one(speakers: frozenset[str], asked: frozenset[str]) -> bool:
    return bool(asked & speakers) or any(key.endswith(f" {one}") for key in speakers for one in asked)


def _matches(sought: Sought, story: Prepared) -> Iterator[int]:
    """The sentences that tell of a match between two sides that the question names, or of any it names one side of."""
    asked = [name.keys for name in sought.names if NameKind.TEAM in name.kinds or NameKind.PERSON in name.kinds]
    for match, numbers in story.matches:
        met = sum(not keys.isdisjoint(match) for keys in asked)
        if met >= min(2, len(asked)) > 0:
            yield from numbers
