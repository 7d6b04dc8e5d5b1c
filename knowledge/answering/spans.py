"""The words of a sentence that are of the kind asked for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import regex

from knowledge.answering.understanding import Asked
from knowledge.language import dates, numbers, scores
from knowledge.language.folding import fold
from knowledge.language.stems import stem
from knowledge.model import Analysis, MentionForm, NameKind, Sentence, Story

LONGEST = 30
"""Words of an answer."""
_PLACE = regex.compile(
    r"\b(?:in|at|outside|near)\s(?:the\s)?(?P<place>\p{Lu}[\p{L}'’-]*(?:\s(?:de|of|the|\p{Lu}[\p{L}'’-]*))*)"
)
_REASON = regex.compile(r"\b(?:because|after|as|since|due to|following|thanks to|owing to|so that|to)\b")
_AGENT = regex.compile(
    r"\w+ by (?P<agent>[^,.;:!?()\"“”]{2,60}?)"
    r"(?= (?:and|who|which|that|after|before|when|in|at|on|with)\b|[,.;:!?()\"“”]|$)"
)
_WHO = frozenset({NameKind.PERSON, NameKind.TEAM, NameKind.ORGANISATION})
_WHERE = frozenset({NameKind.VENUE, NameKind.PLACE})


class Span(NamedTuple):
    """`[start, end)` of the story, and what to say: the text there, or the name that is meant by it."""

    start: int
    end: int
    text: str


def offered(asked: Asked, story: Story, analysis: Analysis, sentence: Sentence) -> list[Span]:
    """The spans in a sentence that could answer; none where the kind asked for has no sort of span."""
    if "language" in asked.cues:
        return list(_languages(story, analysis, sentence))
    finder = {"who": _names, "when": _times, "where": _places, "number": _numbers, "score": _scores}.get(asked.kind)
    return list(finder(asked, story, analysis, sentence)) if finder else []


def typed(asked: Asked) -> bool:
    """Whether answers to this question are spans of a sort."""
    return "language" in asked.cues or asked.kind in {"who", "when", "where", "number", "score"}


def nearest(spans: list[Span], marks: list[int]) -> Span:
    """The span nearest to the places where the sentence meets the question."""
    return min(spans, key=lambda span: sum(min(abs(span.start - mark), abs(span.end - mark)) for mark in marks))


def agent(text: str, offset: int, marks: list[int]) -> Span | None:
    """Who does what is asked, where the sentence says so in the passive: `uploaded by a delegate from FIFA`."""
    for mark in marks:
        told = _AGENT.match(text, mark - offset)
        if told:
            return Span(told.start("agent") + offset, told.end("agent") + offset, told["agent"])
    return None


def cut(text: str, around: int) -> str:
    """A sentence in at most `LONGEST` words, around a place in it."""
    found = list(regex.finditer(r"\S+", text))
    if len(found) <= LONGEST:
        return " ".join(text.split())
    at = next((number for number, word in enumerate(found) if word.end() >= around), 0)
    first = max(0, min(at - LONGEST // 2, len(found) - LONGEST))
    return " ".join(word.group() for word in found[first : first + LONGEST])


def _names(asked: Asked, story: Story, analysis: Analysis, sentence: Sentence) -> Iterator[Span]:
    named = {fold(link.name.canonical) for link in asked.links}
    wanted = _asked_kinds(asked)
    for mention in analysis.mentions:
        if mention.start >= sentence.end:
            break
        name = analysis.names[mention.name]
        if mention.start >= sentence.start and name.kind in wanted and fold(name.canonical) not in named:
            told = mention.form in {MentionForm.PRONOUN, MentionForm.ROLE, MentionForm.PART}
            text = name.canonical if told else story.text[mention.start : mention.end]
            yield Span(mention.start, mention.end, text)


def _languages(story: Story, analysis: Analysis, sentence: Sentence) -> Iterator[Span]:
    """`in Russian`: a people's word behind `in`."""
    for mention in analysis.mentions:
        if sentence.start <= mention.start < sentence.end and analysis.names[mention.name].kind is NameKind.TEAM:
            printed = story.text[mention.start : mention.end]
            if printed != analysis.names[mention.name].canonical and story.text[: mention.start].endswith(" in "):
                yield Span(mention.start, mention.end, printed)


def _asked_kinds(asked: Asked) -> frozenset[NameKind]:
    return frozenset({asked.sort}) if asked.sort else _WHO


def _times(_: Asked, story: Story, __: Analysis, sentence: Sentence) -> Iterator[Span]:
    for mention in dates.find(story.text, sentence.start, sentence.end):
        yield Span(mention.start, mention.end, mention.text)


def _places(asked: Asked, story: Story, analysis: Analysis, sentence: Sentence) -> Iterator[Span]:
    named = {fold(link.name.canonical) for link in asked.links}
    for mention in analysis.mentions:
        name = analysis.names[mention.name]
        inside = sentence.start <= mention.start and mention.end <= sentence.end
        if inside and name.kind in _WHERE and fold(name.canonical) not in named:
            yield Span(mention.start, mention.end, story.text[mention.start : mention.end])
    for place in _PLACE.finditer(story.text, sentence.start, sentence.end):
        if fold(place["place"]) not in named:
            yield Span(place.start("place"), place.end("place"), place["place"])


def _numbers(asked: Asked, story: Story, _: Analysis, sentence: Sentence) -> Iterator[Span]:
    asked_stems = set(asked.stems) | {stem(cue) for cue in asked.cues}
    played = [(score.start, score.end) for score in scores.find(story.text, sentence.start, sentence.end)]
    found = [
        number
        for number in numbers.find(story.text, sentence.start, sentence.end)
        if not number.ordinal and not any(start <= number.start < end for start, end in played)
    ]
    units = {stem(asked.unit)} | asked.unit_stems if asked.unit else asked_stems
    fitting = [number for number in found if units & {stem(number.unit), stem(number.more)}]
    for number in fitting if asked.unit else fitting or found:
        unit = f" {number.unit}" if stem(number.unit) in units else ""
        yield Span(number.start, number.end, story.text[number.start : number.end] + unit)


def _scores(_: Asked, story: Story, __: Analysis, sentence: Sentence) -> Iterator[Span]:
    for mention in scores.find(story.text, sentence.start, sentence.end):
        yield Span(mention.start, mention.end, story.text[mention.start : mention.end])
