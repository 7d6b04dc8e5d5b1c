"""What is known of a story once its names are found: the one object that every extractor of facts reads from."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Mapping
from functools import cached_property

from knowledge.extraction.sketch import Sketch
from knowledge.extraction.words import Words
from knowledge.language import dates as date_finder
from knowledge.language import numbers as number_finder
from knowledge.language import scores as score_finder
from knowledge.language import tenses
from knowledge.language.dates import DateMention, Tense
from knowledge.language.folding import fold
from knowledge.language.numbers import NumberMention
from knowledge.language.scores import ScoreMention
from knowledge.model import BlockKind, Mention, MentionForm, Name, NameKind, When

SPOKEN_FOR = frozenset({MentionForm.FULL, MentionForm.PART, MentionForm.ALIAS})
"""The forms of a mention that name somebody outright."""

GROUPS = frozenset({NameKind.TEAM, NameKind.ORGANISATION})


class Context(Words):
    """Words, names and mentions of a story; dates, numbers and scores are found when first asked for.

    `mentions` are sorted by start, the longer first. A role ("the Glasgow forward") may hold another name; nothing
    else overlaps. Lookups cost the logarithm of the number of mentions.
    """

    __slots__ = ("__dict__", "_mention_starts", "mentions", "names", "sketches")

    def __init__(
        self,
        words: Words,
        names: tuple[Name, ...],
        mentions: tuple[Mention, ...],
        sketches: Mapping[int, Sketch] | None = None,
    ) -> None:
        for slot in Words.__slots__:
            setattr(self, slot, getattr(words, slot))
        self.names = names
        self.mentions = mentions
        self.sketches: Mapping[int, Sketch] = sketches or {}
        """Of a person's index into `names`, what the story says of them."""
        self._mention_starts = [mention.start for mention in mentions]

    # --- names and mentions ---

    def name(self, mention: Mention) -> Name:
        """Who or what is meant."""
        return self.names[mention.name]

    def kind(self, mention: Mention) -> NameKind:
        """What sort of name is meant."""
        return self.names[mention.name].kind

    def mentions_in(
        self,
        start: int,
        end: int,
        kinds: Collection[NameKind] = (),
        forms: Collection[MentionForm] = (),
    ) -> list[Mention]:
        """The mentions wholly within `[start, end)`, of these kinds and forms (any where none are given)."""
        first = bisect_left(self._mention_starts, start)
        last = bisect_left(self._mention_starts, end)
        return [
            mention
            for mention in self.mentions[first:last]
            if mention.end <= end
            and (not kinds or self.names[mention.name].kind in kinds)
            and (not forms or mention.form in forms)
        ]

    def mention_at(self, position: int) -> Mention | None:
        """The shortest mention that covers this place."""
        last = bisect_right(self._mention_starts, position)
        covering = [m for m in self.mentions[max(0, last - 3) : last] if m.start <= position < m.end]
        return min(covering, key=lambda m: m.end - m.start, default=None)

    @cached_property
    def _covering(self) -> dict[int, Mention]:
        found: dict[int, Mention] = {}
        for mention in self.mentions:
            at = self.token_at(mention.start)
            while at < len(self.tokens) and self.tokens[at].start < mention.end:
                other = found.get(at)
                if other is None or mention.end - mention.start <= other.end - other.start:
                    found[at] = mention
                at += 1
        return found

    def mention_of(self, token: int) -> Mention | None:
        """The shortest mention that covers the token of this index."""
        return self._covering.get(token)

    def before(
        self,
        position: int,
        kinds: Collection[NameKind] = (),
        forms: Collection[MentionForm] = (),
        since: int = 0,
        limit: int = 40,
    ) -> Mention | None:
        """The last mention that ends at or before this place and starts at `since` or after, among `limit`."""
        last = bisect_left(self._mention_starts, position)
        for mention in reversed(self.mentions[max(0, last - limit) : last]):
            if mention.start < since:
                return None
            if mention.end <= position and self._fits(mention, kinds, forms):
                return mention
        return None

    def after(
        self,
        position: int,
        kinds: Collection[NameKind] = (),
        forms: Collection[MentionForm] = (),
        until: int | None = None,
        limit: int = 40,
    ) -> Mention | None:
        """The first mention that starts at this place or after, and ends by `until`, among `limit`."""
        first = bisect_left(self._mention_starts, position)
        for mention in self.mentions[first : first + limit]:
            if until is not None and mention.end > until:
                return None
            if self._fits(mention, kinds, forms):
                return mention
        return None

    def person_before(self, position: int) -> int | None:
        """The person last named outright before this place (index into `names`), captions and listings left out."""
        last = bisect_left(self._mention_starts, position)
        for mention in reversed(self.mentions[max(0, last - 60) : last]):
            if mention.form in SPOKEN_FOR and self.kind(mention) is NameKind.PERSON and self._in_prose(mention.start):
                return mention.name
        return None

    @cached_property
    def parts(self) -> frozenset[str]:
        """The folded words of all names of several words, those of persons left out."""
        names = (fold(name.canonical) for name in self.names if name.kind is not NameKind.PERSON)
        return frozenset(word for name in names if " " in name for word in name.split())

    @cached_property
    def teams(self) -> dict[int, int]:
        """Of a person's index into `names`, the index of the team the story puts them in."""
        return {person: sketch.team for person, sketch in self.sketches.items() if sketch.team is not None}

    def team_of(self, name: int) -> Name | None:
        """The team (or nation) that the story puts this person in."""
        sketch = self.sketches.get(name)
        return None if sketch is None or sketch.team is None else self.names[sketch.team]

    def _fits(self, mention: Mention, kinds: Collection[NameKind], forms: Collection[MentionForm]) -> bool:
        return (not kinds or self.kind(mention) in kinds) and (not forms or mention.form in forms)

    def _in_prose(self, position: int) -> bool:
        sentence = self.sentence_at(position)
        return sentence is not None and self.block_of(sentence).kind in {BlockKind.PARAGRAPH, BlockKind.HEADLINE}

    # --- dates, numbers, scores ---

    @cached_property
    def dates(self) -> tuple[DateMention, ...]:
        """All dates of the story, in order; a day that is part of a name ("Sheffield Wednesday") is none."""
        text = self.text
        found = (d for block in self.story.blocks for d in date_finder.find(text, block.start, block.end))
        return tuple(date for date in found if not self._is_named(date))

    @cached_property
    def numbers(self) -> tuple[NumberMention, ...]:
        """All numbers of the story, in order."""
        text = self.text
        return tuple(n for block in self.story.blocks for n in number_finder.find(text, block.start, block.end))

    @cached_property
    def scores(self) -> tuple[ScoreMention, ...]:
        """All score lines of the story, in order."""
        text = self.text
        return tuple(s for block in self.story.blocks for s in score_finder.find(text, block.start, block.end))

    def dates_in(self, start: int, end: int) -> list[DateMention]:
        """The dates wholly within `[start, end)`."""
        first = bisect_left(self._date_starts, start)
        last = bisect_left(self._date_starts, end)
        return [date for date in self.dates[first:last] if date.end <= end]

    def scores_in(self, start: int, end: int) -> list[ScoreMention]:
        """The score lines wholly within `[start, end)`."""
        first = bisect_left(self._score_starts, start)
        last = bisect_left(self._score_starts, end)
        return [score for score in self.scores[first:last] if score.end <= end]

    def tense(self, date: DateMention) -> Tense:
        """Whether what happens on a date is over or still to come, by the verbs of its sentence; None: not told."""
        sentence = self.sentence_at(date.start)
        if sentence is None:
            return None
        first, past = self.slices[sentence]
        words = [
            "" if at > first and self.tokens[at].text[:1].isupper() else self.folded[at] for at in range(first, past)
        ]
        return tenses.tense(words, self.token_at(date.start) - first, self.token_at(date.end) - first)

    def resolve(self, date: DateMention, tense: Tense = "past") -> When:
        """The date as a `When`, counted from the day of the post it stands in, else of the story."""
        sentence = self.sentence_at(date.start)
        block = None if sentence is None else self.block_of(sentence)
        base = block.post.published if block and block.post and block.post.published else self.story.published
        return date_finder.resolve(date, base, tense)

    def _is_named(self, date: DateMention) -> bool:
        mention = self.mention_at(date.start)
        return (
            mention is not None and mention.form in SPOKEN_FOR and mention.start < date.start < date.end <= mention.end
        )

    @cached_property
    def _date_starts(self) -> list[int]:
        return [date.start for date in self.dates]

    @cached_property
    def _score_starts(self) -> list[int]:
        return [score.start for score in self.scores]
