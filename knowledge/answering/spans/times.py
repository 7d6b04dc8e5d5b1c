"""Times in a sentence: dates, days, months, years, vague moments, clock times, durations."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import regex

from knowledge.answering.spans.scene import Scene, Span
from knowledge.language import dates, numbers

_CLOCK = regex.compile(
    r"\b\d{1,2}(?:[:.]\d{2})?\s?(?:am|pm|a\.m\.|p\.m\.|o'clock)(?:\s(?:GMT|BST|ET|CET|EST|local time))?"
    r"|\b\d{4}\s(?:GMT|BST)|\b\d{2}:\d{2}(?:\s(?:GMT|BST))?|\b(?:noon|midday|midnight)\b",
    regex.IGNORECASE,
)
_TIME_UNITS = "second|minute|min|sec|hour|day|week|month|year|season|fortnight|decade|game|match|over"
_DURATION = regex.compile(
    rf"(?:[-\s](?:and\s)?(?:a\shalf\s)?)(?:{_TIME_UNITS})s?\b(?![-\s]old\b|\s(?:points?|balls?)\b)", regex.IGNORECASE
)
_GAMES = regex.compile(r"(?:game|match|over)s?$", regex.IGNORECASE)
"""What lasts so many games is a ban or a run; "11 goals in 17 games" lasts nothing."""
_TIMING = regex.compile(
    r"\b\d{1,2}:\d{2}(?::\d{2})?(?:\.\d{1,3})?\b|\b\d{1,3}\.\d{2}\s?(?:secs?|seconds|s)?\b"
    r"|\b(?:an?|one|another|(?:an?|the\s(?:last|next|past|first))?\s?(?:couple\sof|few|several|half\san?))"
    r"\s(?:year|month|week|day|season|minute|hour|fortnight|decade)s?\b"
)
_YEAR = regex.compile(r"\b(?:18|19|20)\d{2}(?:[-/–](?:19|20)?\d{2})?\b(?!\s(?:GMT|BST))")
_MONTHS = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_DAY = regex.compile(
    rf"(?i)\b(?:mon|tues|wednes|thurs|fri|satur|sun)day|\d{{1,2}}(?:st|nd|rd|th)?\s(?:of\s)?{_MONTHS}|{_MONTHS}\s\d{{1,2}}\b"
)
_MONTH = regex.compile(rf"(?i)\b{_MONTHS}\b")
_BARE_MONTH = regex.compile(
    r"(?<!\w )\b(?:January|February|April|June|July|August|September|October|November|December)\b(?!\s\p{Lu}\p{Ll})"
    r"|(?<=(?:the|for|of|this|until|till|by|in|since|next|last|from|late|early|mid|and|or|to) )"
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)\b(?!\s\p{Lu}\p{Ll})"
)
"""A month by itself, where it is no one's name."""
_PART_OF = regex.compile(
    r"\b(?:(?:the\s)?(?:end|start|beginning|middle|turn|close)\s(?:of\s(?:the\s)?)?|\d{1,2}(?:st|nd|rd|th)?\s(?:or|and|to)\s)$",
    regex.IGNORECASE,
)
"""Which part of the time is meant, or another day of the same month."""
_BETWEEN_DATES = regex.compile(r"[\s,]*+(?:(?:and|or)\s)?")
_MINUTE = regex.compile(r"(?:last|\p{L}+(?:th|st|nd|rd)|\d+(?:th|st|nd|rd))-minute")
_SCORE = regex.compile(r"\d{1,3}[-–]\d{1,3}")
_STOPS = frozenset('.;:!?()"“”|')


def dated(scene: Scene) -> Iterator[tuple[int, int]]:
    """Where dates stand; dates in a row are one."""
    sentence = scene.told.sentence
    found = [(mention.start, mention.end) for mention in dates.find(scene.text, sentence.start, sentence.end)]
    for pattern in (_YEAR, _BARE_MONTH):
        for one in pattern.finditer(scene.text, sentence.start, sentence.end):
            if not any(start <= one.start() < end for start, end in found):
                found.append(one.span())
    spans: list[tuple[int, int]] = []
    for start, end in sorted(found):
        part = _PART_OF.search(scene.text, sentence.start, start)
        first = part.start() if part else start
        if spans and _BETWEEN_DATES.fullmatch(scene.text, spans[-1][1], max(spans[-1][1], first)):
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((first, end))
    yield from spans


def any_date(scene: Scene) -> Iterator[Span]:
    """Dates of any fineness."""
    for start, end in dated(scene):
        yield scene.span(start, end, "date")


def _dates_with(pattern: regex.Pattern[str], sort: str) -> Callable[[Scene], Iterator[Span]]:
    def find(scene: Scene) -> Iterator[Span]:
        for start, end in dated(scene):
            if pattern.search(scene.text, start, end):
                yield scene.span(start, end, sort)

    return find


days = _dates_with(_DAY, "day")
months = _dates_with(_MONTH, "month")
years = _dates_with(_YEAR, "year")


def moments(scene: Scene) -> Iterator[Span]:
    """Phrases around a word of time: "just before half-time", "at the end of last season"."""
    heads = scene.lexicon.words.get("moment", frozenset())
    glue = scene.lexicon.words.get("moment_glue", frozenset()) | heads
    verbs = scene.lexicon.words["moment_verb"]
    words = scene.told.words
    done = -1
    for at, word in enumerate(words):
        if at <= done or not (word.folded in heads or _MINUTE.fullmatch(word.folded)):
            continue
        first = last = at
        while first > 0 and at - first < 5 and _glued(scene, first - 1, glue):
            first -= 1
        while last + 1 < len(words) and last - at < 4 and _glued(scene, last + 1, glue):
            last += 1
        done = last
        first, last = _bounds(scene, first, at, last, heads)
        if last > first or word.folded not in verbs:
            yield scene.of_words(first, last, "moment")


def _bounds(scene: Scene, first: int, head: int, last: int, heads: frozenset[str]) -> tuple[int, int]:
    """A moment without what only stands beside it: no number in front that counts no time, no small word behind."""
    words, tails = scene.told.words, scene.lexicon.words["phrase_tail"] | scene.lexicon.words["moment_end"]
    while first < head and words[first].folded[0].isdigit() and words[first + 1].folded not in heads:
        first += 1
    while head < last and words[last].folded in tails:
        last -= 1
    return first, last


def _glued(scene: Scene, at: int, glue: frozenset[str]) -> bool:
    words = scene.told.words
    beside = scene.text[words[at].end : words[at + 1].start if at + 1 < len(words) else words[at].end]
    folded = words[at].folded
    counted = folded[0].isdigit() and not _SCORE.fullmatch(folded)
    return (folded in glue or counted) and not _STOPS & set(beside)


def pattern_of(pattern: regex.Pattern[str], sort: str) -> Callable[[Scene], Iterator[Span]]:
    """Finds what a pattern matches."""

    def find(scene: Scene) -> Iterator[Span]:
        sentence = scene.told.sentence
        for found in pattern.finditer(scene.text, sentence.start, sentence.end):
            yield scene.span(found.start(), found.end(), sort)

    return find


def measured(unit: regex.Pattern[str], sort: str) -> Callable[[Scene], Iterator[Span]]:
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


clocks = pattern_of(_CLOCK, "clock")


def durations(scene: Scene) -> Iterator[Span]:
    """How long something took or lasts: "two hours 18 minutes", 9.92 seconds."""
    for span in measured(_DURATION, "duration")(scene):
        if not (_GAMES.search(span.text) and scene.text.endswith(" in ", 0, span.start)):
            yield span
    yield from pattern_of(_TIMING, "duration")(scene)
