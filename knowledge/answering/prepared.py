"""A story made ready for questions: the words of its sentences with their stems, who is meant, and who speaks."""

from __future__ import annotations

import threading
from bisect import bisect_left, bisect_right
from collections import OrderedDict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

import msgspec

from knowledge.answering.chunks import chunk, stems_of
from knowledge.language.folding import fold
from knowledge.language.stems import stem
from knowledge.language.tokens import tokens
from knowledge.model import (
    Analysis,
    BlockKind,
    Evidence,
    Match,
    Mention,
    MentionForm,
    Name,
    NameKind,
    Profile,
    Quote,
    Sentence,
    Story,
)
from knowledge.store.protocol import View

OPENING = 12
"""Letters by which the beginning and the end of a quotation in pieces are found."""
KEPT = 12_000
"""Sentences of stories kept ready, 2 kB each, and 8 kB once all of it has been asked for."""
_KINDS = (Match, Profile, Quote)
"""Facts that are looked at."""


class Word(msgspec.Struct, frozen=True, gc=False):
    """A word or number of a story at `[start, end)`; `clause` counts the clauses of its sentence."""

    folded: str
    stem: str
    start: int
    end: int
    kind: str
    clause: int


class Meant(msgspec.Struct, frozen=True, gc=False):
    """A name that is meant at `[start, end)`; `first` and `last` are the words of the sentence it covers."""

    keys: frozenset[str]
    canonical: str
    kind: NameKind
    form: MentionForm
    start: int
    end: int
    first: int
    last: int


class Speech(msgspec.Struct, frozen=True, gc=False):
    """What is said at `[start, end)`, and the folded names of who says it, none where unknown."""

    start: int
    end: int
    speakers: frozenset[str]


class Words(msgspec.Struct, frozen=True, gc=False):
    """The words of a sentence, the places of each stem among them, and the names meant."""

    words: tuple[Word, ...]
    places: dict[str, tuple[int, ...]]
    meant: tuple[Meant, ...]


class Told(msgspec.Struct, eq=False, gc=False):
    """A sentence made ready: its words, their places by stem, and whom it means are found once somebody asks."""

    number: int
    sentence: Sentence
    kind: BlockKind
    has_words: bool
    mentions: tuple[Mention, ...]
    speech: tuple[Speech, ...]
    story: Story
    names: tuple[Name, ...]
    keys: tuple[frozenset[str], ...]
    ready: Words | None = None

    @property
    def words(self) -> tuple[Word, ...]:
        """Its words and numbers."""
        return (self.ready or self._made()).words

    @property
    def places(self) -> dict[str, tuple[int, ...]]:
        """The words that have each stem, by their places in `words`."""
        return (self.ready or self._made()).places

    @property
    def meant(self) -> tuple[Meant, ...]:
        """The names meant by its mentions, in the same order."""
        return (self.ready or self._made()).meant

    def _made(self) -> Words:
        words, places = _words(self.story.text, self.sentence)
        starts = [word.start for word in words]
        meant = [_meant(self.names[one.name], self.keys[one.name], one, words, starts) for one in self.mentions]
        self.ready = Words(words, places, tuple(meant))
        return self.ready


class Span(msgspec.Struct, frozen=True, gc=False):
    """`[start, end)` of the story, what to say (the text there, or the name meant by it), and the words it covers."""

    start: int
    end: int
    text: str
    sort: str
    first: int
    last: int


class About(msgspec.Struct, frozen=True, gc=False):
    """What a story describes a person with: stems of words; teams and countries."""

    stems: frozenset[str]
    teams: frozenset[str]


class Prepared(NamedTuple):
    """A story, with its sentences made ready; `roles` are by name.

    `where` gives the sentences that have a stem, as bits by their numbers, `stems` all of them in order, `keys` those
    of each of the story's names, `mentioned` the sentences that mean each, as bits, `described` who is described with a
    stem. `matches` are the folded sides of each match, and the numbers of the sentences that tell of it. `spans` keeps
    those found in a sentence, by its number and their sort.
    """

    story: Story
    analysis: Analysis
    told: tuple[Told, ...]
    where: dict[str, int]
    stems: tuple[str, ...]
    keys: tuple[frozenset[str], ...]
    mentioned: tuple[int, ...]
    roles: dict[str, About]
    described: dict[str, tuple[str, ...]]
    matches: tuple[tuple[frozenset[str], tuple[int, ...]], ...]
    spans: dict[tuple[int, str], tuple[Span, ...]]


@lru_cache(maxsize=4096)
def numbers_of(bits: int) -> tuple[int, ...]:
    """The numbers of the bits that are set, ascending."""
    found = []
    while bits:
        lowest = bits & -bits
        found.append(lowest.bit_length() - 1)
        bits ^= lowest
    return tuple(found)


class Shelf:
    """Keeps the stories asked for last ready; safe to use from any thread."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[str, str], Prepared] = OrderedDict()
        self._sentences = 0
        self._lock = threading.Lock()

    def __len__(self) -> int:
        """How many sentences are kept ready."""
        return self._sentences

    def take(self, keys: Sequence[str], view: View) -> list[Prepared]:
        """The stories of some keys made ready, in their order, from the shelf where they are the same."""
        stories = view.several(keys)
        found = {key: kept for key, story in stories.items() if (kept := self._peek(story))}
        missing = [key for key in stories if key not in found]
        for key, analysis in view.analyses(missing, _KINDS).items() if missing else ():
            found[key] = prepare(stories[key], analysis)
            self._put(found[key])
        return [found[key] for key in keys if key in found]

    def _peek(self, story: Story) -> Prepared | None:
        key = (story.key, story.digest)
        with self._lock:
            kept = self._kept.get(key)
            if kept is None or kept.story is not story:
                return None
            self._kept.move_to_end(key)
            return kept

    def _put(self, made: Prepared) -> None:
        with self._lock:
            former = self._kept.pop((made.story.key, made.story.digest), None)
            self._kept[made.story.key, made.story.digest] = made
            self._sentences += len(made.told) - (len(former.told) if former else 0)
            while self._sentences > KEPT:
                _, dropped = self._kept.popitem(last=False)
                self._sentences -= len(dropped.told)


def prepare(story: Story, analysis: Analysis) -> Prepared:
    """Make a story ready, in time linear in its length."""
    speech = list(_speech(story, analysis))
    mentions = iter(sorted(analysis.mentions, key=lambda mention: mention.start))
    mention = next(mentions, None)
    keys = tuple(_keys(name) for name in analysis.names)
    told = []
    where: dict[str, int] = {}
    mentioned = [0] * len(keys)
    for number, sentence in enumerate(analysis.sentences):
        here = []
        while mention is not None and mention.start < sentence.end:
            if mention.start >= sentence.start:
                here.append(mention)
            mention = next(mentions, None)
        bit = 1 << number
        for mentioning in here:
            mentioned[mentioning.name] |= bit
        stems = _stems(story.text, sentence)
        for one in stems:
            where[one] = where.get(one, 0) | bit
        told.append(
            Told(
                number,
                sentence,
                story.blocks[sentence.block].kind,
                bool(stems),
                tuple(here),
                tuple(one for one in speech if one.start < sentence.end and sentence.start < one.end) if speech else (),
                story,
                analysis.names,
                keys,
            )
        )
    roles = _roles(analysis)
    return Prepared(
        story,
        analysis,
        tuple(told),
        where,
        tuple(sorted(where)),
        keys,
        tuple(mentioned),
        roles,
        _described(roles),
        tuple(_matches(analysis)),
        {},
    )


def _stems(text: str, sentence: Sentence) -> set[str]:
    """All stems of a sentence."""
    return set(chain.from_iterable(map(stems_of, text[sentence.start : sentence.end].split())))


def _words(text: str, sentence: Sentence) -> tuple[tuple[Word, ...], dict[str, tuple[int, ...]]]:
    """The words of a sentence, and the places of each stem among them."""
    words: list[Word] = []
    places: dict[str, tuple[int, ...]] = {}
    start = sentence.start
    clause = 0
    for said in text[sentence.start : sentence.end].split():
        start = text.index(said, start)
        here = chunk(said)
        for folded, own, first, last, kind, breaks, parts in here.pieces:
            clause += breaks
            for one in (own, *parts):
                places[one] = (*places[one], len(words)) if one in places else (len(words),)
            words.append(Word(folded, own, start + first, start + last, kind, clause))
        clause += here.breaks
        start += len(said)
    return tuple(words), places


def _keys(name: Name) -> frozenset[str]:
    known = [name.entry] if name.entry else []
    return frozenset((*known, *(fold(form) for form in (name.canonical, *name.aliases)))) - {""}


def _meant(name: Name, keys: frozenset[str], mention: Mention, words: Sequence[Word], starts: Sequence[int]) -> Meant:
    last = max(0, bisect_left(starts, mention.end) - 1)
    first = min(last, max(0, bisect_right(starts, mention.start) - 1))
    if words and words[first].end <= mention.start and first < last:
        first += 1
    return Meant(keys, name.canonical, name.kind, mention.form, mention.start, mention.end, first, last)


def _roles(analysis: Analysis) -> dict[str, About]:
    roles: dict[str, About] = {}
    for fact in analysis.facts:
        if isinstance(fact, Profile):
            said = " ".join(filter(None, (fact.role, fact.team, fact.nationality)))
            known = roles.get(fact.name, About(frozenset(), frozenset()))
            teams = {fold(name) for name in (fact.team, fact.nationality) if name}
            roles[fact.name] = About(known.stems | _stems_of(said), known.teams | teams)
    return roles


@lru_cache(maxsize=2048)
def _stems_of(said: str) -> frozenset[str]:
    """The stems of the words of a role."""
    return frozenset(stem(token.text) for token in tokens(said))


def _described(roles: Mapping[str, About]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for name, about in roles.items():
        for one in about.stems:
            found[one] = (*found.get(one, ()), name)
    return found


def _matches(analysis: Analysis) -> Iterator[tuple[frozenset[str], tuple[int, ...]]]:
    starts = [sentence.start for sentence in analysis.sentences]
    for fact in analysis.facts:
        if isinstance(fact, Match):
            numbers = {bisect_right(starts, piece.start) - 1 for piece in fact.evidence}
            yield frozenset(map(fold, fact.sides)), tuple(sorted(numbers))


def _speech(story: Story, analysis: Analysis) -> Iterator[Speech]:
    for fact in analysis.facts:
        if isinstance(fact, Quote):
            place = fact.evidence[0]
            speakers = {fold(name) for name in (fact.speaker, fact.handle) if name}
            start, end = _words_of(fact, story.text, place)
            yield Speech(start, end, frozenset(speakers))


def _words_of(fact: Quote, text: str, place: Evidence) -> tuple[int, int]:
    """Where the words of a quotation stand: in one piece, or from its first words to its last."""
    whole = text.find(fact.text, place.start, place.end + len(fact.text))
    if whole >= 0:
        return whole, whole + len(fact.text)
    first, last = fact.text[:OPENING], fact.text[-OPENING:]
    start = text.find(first, place.start, place.end)
    end = text.rfind(last, place.start, place.end)
    return (start if start >= 0 else place.start), (end + len(last) if end >= 0 else place.end)
