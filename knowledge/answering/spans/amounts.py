"""Amounts in a sentence: numbers with what they count, money, ages, places in an order, distances, scores."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from knowledge.answering.spans.scene import Scene, Span, after
from knowledge.answering.spans.times import measured, pattern_of
from knowledge.language import numbers, scores

_DISTANCE = regex.compile(
    r"[-\s]?(?:m|metres?|meters?|yards?|miles?|km|kilometres?|cm|feet|foot|ft|inches|inch)\b", regex.IGNORECASE
)
_MONEY = regex.compile(
    r"[£$€]\s?\d[\d,.]*+(?:\s?(?:m|bn|k|million|billion|thousand)\b)?|\b\d[\d,.]*+\s?(?:pounds|euros|dollars|francs|pence)\b"
)
_AGE = regex.compile(
    r"\b\d{1,2}[-\s]years?[-\s]old\b|\baged\s\d{1,2}\b|(?<=,\s)\d{2}(?=,)|\bunder-\d{2}s?\b", regex.IGNORECASE
)
_OF_AGE = regex.compile(r"\b\d{1,2}[-\s]years?[-\s]olds?\b", regex.IGNORECASE)
_ORDINAL = regex.compile(
    r"\b(?:\d{1,3}(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|"
    r"thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|last|bottom|top|runners?-up)\b",
    regex.IGNORECASE,
)
_TIE_BREAK = regex.compile(r"\s\(\d{1,2}/\d{1,2}\)")

money = pattern_of(_MONEY, "money")
ages = pattern_of(_AGE, "age")
ordinals = pattern_of(_ORDINAL, "ordinal")
distances = measured(_DISTANCE, "distance")


def counts(scene: Scene) -> Iterator[Span]:
    """Numbers, with up to three words of what they count; no scores, no sums of money, no ages as who somebody is."""
    sentence = scene.told.sentence
    told = [range(one.start, one.end) for one in scores.find(scene.text, sentence.start, sentence.end)]
    for other in (_MONEY, _OF_AGE):
        told += [range(*one.span()) for one in other.finditer(scene.text, sentence.start, sentence.end)]
    for number in numbers.find(scene.text, sentence.start, sentence.end):
        if not number.ordinal and not any(number.start in one for one in told):
            first, last = scene.cover(number.start, number.end)
            wider = after(scene, last, 3, "phrase_joint")
            while wider > last and scene.told.words[wider].folded in scene.lexicon.words["count_end"]:
                wider -= 1
            span = scene.of_words(first, wider, "number")
            start = min(number.start, span.start)
            yield Span(start, span.end, " ".join(scene.text[start : span.end].split()), "number", span.first, last)


def score_lines(scene: Scene) -> Iterator[Span]:
    """Score lines; sets in a row are one."""
    sentence = scene.told.sentence
    spans: list[tuple[int, int]] = []
    for mention in scores.find(scene.text, sentence.start, sentence.end):
        if spans and not scene.text[spans[-1][1] : mention.start].strip(" ,()and-/0123456789"):
            spans[-1] = (spans[-1][0], mention.end)
        else:
            spans.append((mention.start, mention.end))
    for start, end in spans:
        closed = end + 1 if scene.text[end : end + 1] == ")" and "(" in scene.text[start:end] else end
        tied = _TIE_BREAK.match(scene.text, closed, sentence.end)
        yield scene.span(start, tied.end() if tied else closed, "score")
