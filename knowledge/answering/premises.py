"""What a question says beside the teams: dates, competitions, scores, places; and which words nothing explains."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import regex

from knowledge.answering.sides import Side
from knowledge.answering.understanding import Asked
from knowledge.language import dates, scores
from knowledge.language.dates import DateMention
from knowledge.language.folding import fold
from knowledge.language.tokens import tokens
from knowledge.lexicon import Lexicon
from knowledge.model import Match, NameKind, Story

_YEAR = regex.compile(r"(?:19|20)\d\d")
_ALWAYS = (
    *("fact_win", "fact_lose", "fact_draw", "fact_play", "fact_match", "fact_team", "fact_filler"),
    *("stop", "ask_fillers"),
)
_PLACES = frozenset([NameKind.VENUE, NameKind.PLACE])


class Premises(NamedTuple):
    """What a match must meet to be the one meant. `rest` are the folded words that are none of all this."""

    days: tuple[DateMention, ...]
    years: tuple[int, ...]
    competitions: tuple[str, ...]
    stages: tuple[str, ...]
    places: tuple[frozenset[str], ...]
    score: tuple[int, int] | None
    rest: tuple[str, ...]

    def beyond(self, lexicon: Lexicon, lists: Iterable[str] = ()) -> bool:
        """Whether words stand in the question that neither match words nor these lists explain."""
        told = frozenset[str]().union(*(lexicon.words.get(name, frozenset()) for name in (*_ALWAYS, *lists)))
        return any(word not in told and word.removesuffix("'s") not in told for word in self.rest)

    @property
    def narrowed(self) -> bool:
        """Whether the question says which of several matches it means."""
        return bool(self.days or self.years or self.competitions or self.stages or self.places)

    def met(self, match: Match, stories: Sequence[Story]) -> bool:
        """Whether a match may be the one meant: what is told of it agrees, and its competition is spoken of."""
        return (
            all(_on(day, match, stories) for day in self.days)
            and all(year in _years(match, stories) for year in self.years)
            and all(_in(competition, match, stories) for competition in self.competitions)
            and all(match.stage is not None and fold(match.stage) == fold(stage) for stage in self.stages)
            and all(_at(place, match, stories) for place in self.places)
        )


def premises_of(asked: Asked, sides: Sequence[Side], lexicon: Lexicon) -> Premises:
    """What a question says beside the teams it names."""
    text = asked.question
    taken = [(link.start, link.end) for link in asked.links if link.name.kind is NameKind.TEAM]
    taken += [(side.start, side.end) for side in sides]
    days: list[DateMention] = []
    competitions: list[str] = []
    stages: list[str] = []
    places: list[frozenset[str]] = []
    for mention in dates.find(text):
        if not _inside(mention.start, taken):
            days.append(mention)
            taken.append((mention.start, mention.end))
    for link in asked.links:
        if link.name.kind is NameKind.COMPETITION and not _inside(link.start, taken):
            competitions.append(fold(link.name.canonical))
            taken.append((link.start, link.end))
        elif link.name.kind in _PLACES and not _inside(link.start, taken):
            places.append(frozenset(fold(form) for form in (link.name.canonical, *link.name.aliases)))
            taken.append((link.start, link.end))
    printed = next((one for one in scores.find(text) if not _inside(one.start, taken)), None)
    if printed:
        taken.append((printed.start, printed.end))
    left = [
        token for token in tokens(text) if token.kind not in {"mark", "possessive"} and not _inside(token.start, taken)
    ]
    rest = [fold(token.text).lstrip("#") for token in left]
    years = [int(word) for word in rest if _YEAR.fullmatch(word)]
    rest = ["" if _YEAR.fullmatch(word) else word for word in rest]
    for start, end, name, stage in _phrases(rest, lexicon):
        (stages if stage else competitions).append(name)
        rest[start:end] = [""] * (end - start)
    return Premises(
        tuple(days),
        tuple(years),
        tuple(dict.fromkeys(competitions)),
        tuple(stages),
        tuple(places),
        (printed.first, printed.second) if printed else None,
        tuple(filter(None, rest)),
    )


def _phrases(words: Sequence[str], lexicon: Lexicon) -> list[tuple[int, int, str, bool]]:
    """Competitions, and stages behind "in the" or "of the", that stand in the words, the longest first."""
    found = []
    at = 0
    while at < len(words):
        for length in range(min(5, len(words) - at), 0, -1):
            phrase = " ".join(words[at : at + length])
            is_stage = phrase in lexicon.stages and not _in_the_end(words[at : at + 2], lexicon)
            known = [entry for entry in lexicon.lookup(phrase) if entry.kind is NameKind.COMPETITION]
            if known or is_stage:
                found.append((at, at + length, fold(known[0].canonical) if known else lexicon.stages[phrase], is_stage))
                at += length - 1
                break
        at += 1
    return found


def _in_the_end(two: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether "final" speaks of the end of a match, as in "final score", however the score is spelt."""
    return len(two) == 2 and two[0] == "final" and two[1] in lexicon.words["fact_result"]


def _inside(place: int, taken: Iterable[tuple[int, int]]) -> bool:
    return any(start <= place < end for start, end in taken)


def _on(day: DateMention, match: Match, stories: Sequence[Story]) -> bool:
    """Whether a match was on a day as printed, counted from when its stories came out, or from the match itself."""
    if match.when is None or match.when.first is None:
        return False
    low, high = match.when.first, match.when.last or match.when.first
    for base in dict.fromkeys((*(story.published for story in stories if story.published), high)):
        meant = dates.resolve(day, base, None)
        if meant.first and meant.last and meant.first <= high and low <= meant.last:
            return True
    return False


def _years(match: Match, stories: Sequence[Story]) -> set[int]:
    told = match.when.first if match.when else None
    return {told.year} if told else {story.published.year for story in stories if story.published}


def _in(competition: str, match: Match, stories: Sequence[Story]) -> bool:
    if match.competition:
        told = set(fold(match.competition).split())
        return bool(told) and (told <= set(competition.split()) or set(competition.split()) <= told)
    return any(competition in fold(story.text) for story in stories)


def _at(place: frozenset[str], match: Match, stories: Sequence[Story]) -> bool:
    if match.venue and fold(match.venue) in place:
        return True
    spots = [piece for piece in match.evidence for story in stories if story.key == piece.story]
    texts = {story.key: story.text for story in stories}
    return any(form in fold(texts[piece.story][piece.start : piece.end]) for piece in spots for form in place)
