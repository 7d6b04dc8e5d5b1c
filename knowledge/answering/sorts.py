"""The words of a sentence that are of a sort: persons, dates, numbers with their units, reasons, phrases."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

import regex

from knowledge.answering.expecting import Expected
from knowledge.answering.prepared import Meant, Prepared, Told
from knowledge.language import dates, numbers, scores
from knowledge.lexicon import Lexicon
from knowledge.model import MentionForm, NameKind
from knowledge.store.terms import STOP_WORDS

LONGEST = 30
"""Words of an answer."""
LONGEST_QUOTE = 90
SHORT = 8
PHRASE = 12
REASON = 20
MOST = 40
"""Spans of one sort that are weighed in a sentence."""
_CLOCK = regex.compile(
    r"\b\d{1,2}(?:[:.]\d{2})?\s?(?:am|pm|a\.m\.|p\.m\.|o'clock)(?:\s(?:GMT|BST|ET|CET|EST|local time))?"
    r"|\b\d{4}\s(?:GMT|BST)|\b\d{2}:\d{2}(?:\s(?:GMT|BST))?|\b(?:noon|midday|midnight)\b",
    regex.IGNORECASE,
)
_TIME_UNITS = "second|minute|min|sec|hour|day|week|month|year|season|fortnight|decade|game|match|over"
_DURATION = regex.compile(rf"(?:[-\s](?:and\s)?(?:a\shalf\s)?)(?:{_TIME_UNITS})s?\b", regex.IGNORECASE)
_DISTANCE = regex.compile(
    r"[-\s]?(?:m|metres?|meters?|yards?|miles?|km|kilometres?|cm|feet|foot|ft|inches|inch)\b", regex.IGNORECASE
)
_MONEY = regex.compile(
    r"[£$€]\s?\d[\d,.]*+(?:\s?(?:m|bn|k|million|billion|thousand)\b)?|\b\d[\d,.]*+\s?(?:pounds|euros|dollars|francs|pence)\b"
)
_AGE = regex.compile(
    r"\b\d{1,2}[-\s]years?[-\s]old\b|\baged\s\d{1,2}\b|(?<=,\s)\d{2}(?=,)|\bunder-\d{2}s?\b", regex.IGNORECASE
)
_ORDINAL = regex.compile(
    r"\b(?:\d{1,3}(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|"
    r"thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|last|bottom|top|runners?-up)\b",
    regex.IGNORECASE,
)
_YEAR = regex.compile(r"\b(?:18|19|20)\d{2}(?:[-/–](?:19|20)?\d{2})?\b(?!\s(?:GMT|BST))")
_WORD = regex.compile(r"\S+")
_STOPS = frozenset('.;:!?()"“”|')
_LINKING = frozenset(
    [
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "has",
        "have",
        "had",
        "did",
        "does",
        "do",
        "will",
        "would",
        "can",
        "could",
        "should",
        "may",
        "might",
        "that",
        "who",
        "which",
    ]
)


class Span(NamedTuple):
    """`[start, end)` of the story, what to say (the text there, or the name meant by it), and the words it covers."""

    start: int
    end: int
    text: str
    sort: str
    first: int
    last: int


class Scene(NamedTuple):
    """Where spans are looked for: a sentence, its story, and what is expected."""

    story: Prepared
    told: Told
    expected: Expected
    lexicon: Lexicon

    @property
    def text(self) -> str:
        return self.story.story.text

    def cover(self, start: int, end: int) -> tuple[int, int]:
        """The first and last word that `[start, end)` touches."""
        covered = [at for at, word in enumerate(self.told.words) if word.start < end and start < word.end]
        return (covered[0], covered[-1]) if covered else (0, 0)

    def span(self, start: int, end: int, sort: str, text: str | None = None) -> Span:
        said = " ".join((self.text[start:end] if text is None else text).split())
        return Span(start, end, said, sort, *self.cover(start, end))

    def of_words(self, first: int, last: int, sort: str) -> Span:
        words = self.told.words
        start, end = words[first].start, words[last].end
        return Span(start, end, " ".join(self.text[start:end].split()), sort, first, last)


def offered(scene: Scene) -> list[Span]:
    """The spans of the expected sorts in a sentence, in their order; empty where it has none."""
    if not scene.told.words:
        return []
    found: list[Span] = []
    for sort in scene.expected.sorts:
        here = list(_FINDERS[sort](scene))[:MOST]
        taken = {(one.start, one.end) for one in found}
        found += [one for one in here if (one.start, one.end) not in taken]
    return found


def windows(scene: Scene, longest: int) -> list[Span]:
    """Runs of up to `longest` words, from each place where a clause or a phrase begins."""
    words = scene.told.words
    if len(words) <= longest:
        return [scene.of_words(0, len(words) - 1, "window")] if words else []
    return [scene.of_words(at, at + longest - 1, "window") for at in range(len(words) - longest + 1)][:120]


def whole(scene: Scene) -> str:
    """The sentence, on one line."""
    sentence = scene.told.sentence
    return " ".join(scene.text[sentence.start : sentence.end].split())


def cut(text: str, around: int, longest: int = LONGEST) -> str:
    """A text in at most so many words, around a place in it."""
    found = list(_WORD.finditer(text))
    if len(found) <= longest:
        return " ".join(text.split())
    at = next((number for number, word in enumerate(found) if word.end() >= around), 0)
    first = max(0, min(at - longest // 2, len(found) - longest))
    return " ".join(word.group() for word in found[first : first + longest])


def _mentions(kind: NameKind, sort: str) -> Callable[[Scene], Iterator[Span]]:
    def find(scene: Scene) -> Iterator[Span]:
        for meant in scene.told.meant:
            if meant.kind is kind:
                yield Span(meant.start, meant.end, _said(scene, meant), sort, meant.first, meant.last)

    return find


def _said(scene: Scene, meant: Meant) -> str:
    """A name as printed, or the fullest form where a pronoun, a role or a part of it stands."""
    printed = " ".join(scene.text[meant.start : meant.end].split())
    if meant.form in {MentionForm.PRONOUN, MentionForm.ROLE}:
        return meant.canonical
    if meant.form is MentionForm.PART and printed in meant.canonical:
        return meant.canonical
    return printed


def _unknown_names(scene: Scene) -> Iterator[Span]:
    """Runs of capital words that no mention covers or touches, but for the first word of the sentence."""
    covered = {at for meant in scene.told.meant for at in range(meant.first, meant.last + 1)}
    run: list[int] = []
    words = scene.told.words
    for at in range(len(words) + 1):
        capital = at < len(words) and at not in covered and _is_capital(scene, at)
        joined = bool(run) and capital and not scene.text[words[run[-1]].end : words[at].start].strip()
        if capital and (not run or joined):
            run.append(at)
            continue
        if run and run != [0] and not {run[0] - 1, run[-1] + 1} & covered:
            yield scene.of_words(run[0], run[-1], "name")
        run = [at] if capital else []


def _is_capital(scene: Scene, at: int) -> bool:
    word = scene.told.words[at]
    return scene.text[word.start].isupper() and word.folded.partition("'")[0] not in STOP_WORDS


def _dates(scene: Scene) -> Iterator[Span]:
    sentence = scene.told.sentence
    spans: list[tuple[int, int]] = []
    for mention in dates.find(scene.text, sentence.start, sentence.end):
        if spans and not scene.text[spans[-1][1] : mention.start].strip(" ,and"):
            spans[-1] = (spans[-1][0], mention.end)
        else:
            spans.append((mention.start, mention.end))
    for start, end in spans:
        yield scene.span(start, end, "date")
    taken = [range(start, end) for start, end in spans]
    for year in _YEAR.finditer(scene.text, sentence.start, sentence.end):
        if not any(year.start() in one for one in taken):
            yield scene.span(year.start(), year.end(), "date")


def _moments(scene: Scene) -> Iterator[Span]:
    """Phrases around a word of time: "just before half-time", "at the end of last season"."""
    heads = scene.lexicon.words.get("moment", frozenset())
    glue = scene.lexicon.words.get("moment_glue", frozenset()) | heads
    words = scene.told.words
    done = -1
    for at, word in enumerate(words):
        if at <= done or word.folded not in heads:
            continue
        first = last = at
        while first > 0 and at - first < 5 and _glued(scene, first - 1, glue):
            first -= 1
        while last + 1 < len(words) and last - at < 4 and _glued(scene, last + 1, glue):
            last += 1
        done = last
        yield scene.of_words(first, last, "moment")


def _glued(scene: Scene, at: int, glue: frozenset[str]) -> bool:
    words = scene.told.words
    beside = scene.text[words[at].end : words[at + 1].start if at + 1 < len(words) else words[at].end]
    return (words[at].folded in glue or words[at].folded[0].isdigit()) and not _STOPS & set(beside)


def _pattern(pattern: regex.Pattern[str], sort: str) -> Callable[[Scene], Iterator[Span]]:
    def find(scene: Scene) -> Iterator[Span]:
        sentence = scene.told.sentence
        for found in pattern.finditer(scene.text, sentence.start, sentence.end):
            yield scene.span(found.start(), found.end(), sort)

    return find


def _numbers(scene: Scene) -> Iterator[Span]:
    """Numbers, with up to three words of what they count."""
    sentence = scene.told.sentence
    for number in numbers.find(scene.text, sentence.start, sentence.end):
        if not number.ordinal:
            first, last = scene.cover(number.start, number.end)
            wider = _after(scene, last, 3)
            span = scene.of_words(first, wider, "number")
            start = min(number.start, span.start)
            yield span._replace(start=start, text=" ".join(scene.text[start : span.end].split()), last=last)


def _after(scene: Scene, last: int, most: int) -> int:
    """The last of the words that belong to what stands at `last`, without a mark or a verb between."""
    words = scene.told.words
    end = last
    while end + 1 < len(words) and end - last < most:
        between = scene.text[words[end].end : words[end + 1].start]
        if between.strip() or words[end + 1].folded in _LINKING:
            break
        end += 1
    return end


def _measured(unit: regex.Pattern[str], sort: str) -> Callable[[Scene], Iterator[Span]]:
    """Numbers that a unit follows, with the numbers and units behind them: "two hours 18 minutes"."""

    def find(scene: Scene) -> Iterator[Span]:
        sentence = scene.told.sentence
        spans: list[tuple[int, int]] = []
        for number in numbers.find(scene.text, sentence.start, sentence.end):
            after = unit.match(scene.text, number.end, sentence.end)
            if after is None:
                continue
            if spans and not scene.text[spans[-1][1] : number.start].strip(" ,and"):
                spans[-1] = (spans[-1][0], after.end())
            else:
                spans.append((number.start, after.end()))
        for start, end in spans:
            yield scene.span(start, end, sort)

    return find


def _durations(scene: Scene) -> Iterator[Span]:
    yield from _measured(_DURATION, "duration")(scene)
    yield from _pattern(_TIMING, "duration")(scene)


_TIMING = regex.compile(
    r"\b\d{1,2}:\d{2}(?::\d{2})?(?:\.\d{1,3})?\b|\b\d{1,3}\.\d{2}\s?(?:secs?|seconds|s)?\b|\b(?:a|one)\s(?:year|month|week|day|season|minute|hour)\b"
)


def _scores(scene: Scene) -> Iterator[Span]:
    """Score lines; sets in a row are one."""
    sentence = scene.told.sentence
    spans: list[tuple[int, int]] = []
    for mention in scores.find(scene.text, sentence.start, sentence.end):
        if spans and not scene.text[spans[-1][1] : mention.start].strip(" ,()and-0123456789"):
            spans[-1] = (spans[-1][0], mention.end)
        else:
            spans.append((mention.start, mention.end))
    for start, end in spans:
        closed = end + 1 if scene.text[end : end + 1] == ")" and "(" in scene.text[start:end] else end
        yield scene.span(start, closed, "score")


def _wheres(scene: Scene) -> Iterator[Span]:
    """Phrases behind a preposition of place: "on the left touchline"."""
    before = scene.lexicon.words.get("where_glue", frozenset())
    words = scene.told.words
    for at, word in enumerate(words[:-1]):
        if word.folded in before and words[at + 1].folded not in before and not words[at + 1].folded[0].isdigit():
            last = at + 1
            while last - at < 6 and last + 1 < len(words) and words[last + 1].clause == words[at].clause:
                if (
                    words[last + 1].folded in _LINKING | before
                    or scene.text[words[last].end : words[last + 1].start].strip()
                ):
                    break
                last += 1
            yield scene.of_words(at, last, "where")


def _reasons(scene: Scene) -> Iterator[Span]:
    """What follows a word that gives a reason, to the end of the sentence or for so many words."""
    because = scene.lexicon.words.get("because", frozenset())
    words = scene.told.words
    for at, word in enumerate(words[:-1]):
        if word.folded in because:
            yield scene.of_words(at, min(len(words) - 1, at + REASON - 1), "reason")


def _members(scene: Scene) -> Iterator[Span]:
    """Things of the category, with the words around them that belong to the same phrase."""
    words = scene.told.words
    for at, word in enumerate(words):
        if word.folded in scene.expected.members or word.stem in scene.expected.members:
            first = at
            while first > 0 and at - first < 3 and not scene.text[words[first - 1].end : words[first].start].strip():
                first -= 1
            yield scene.of_words(first, _after(scene, at, 3), "member")._replace(first=at, last=at)


def _quotes(scene: Scene) -> Iterator[Span]:
    """What is said in the sentence, whole where it goes on behind it, up to the words a quotation may have."""
    for speech in scene.told.speech:
        start = max(speech.start, scene.told.sentence.start)
        text = cut(scene.text[speech.start : speech.end], start - speech.start, LONGEST_QUOTE)
        yield scene.span(start, min(speech.end, scene.told.sentence.end), "quote", text)


_FINDERS: dict[str, Callable[[Scene], Iterable[Span]]] = {
    "person": _mentions(NameKind.PERSON, "person"),
    "team": _mentions(NameKind.TEAM, "team"),
    "organisation": _mentions(NameKind.ORGANISATION, "organisation"),
    "venue": _mentions(NameKind.VENUE, "venue"),
    "place": _mentions(NameKind.PLACE, "place"),
    "competition": _mentions(NameKind.COMPETITION, "competition"),
    "name": _unknown_names,
    "date": _dates,
    "moment": _moments,
    "clock": _pattern(_CLOCK, "clock"),
    "money": _pattern(_MONEY, "money"),
    "age": _pattern(_AGE, "age"),
    "ordinal": _pattern(_ORDINAL, "ordinal"),
    "duration": _durations,
    "distance": _measured(_DISTANCE, "distance"),
    "number": _numbers,
    "score": _scores,
    "where": _wheres,
    "reason": _reasons,
    "member": _members,
    "quote": _quotes,
}
