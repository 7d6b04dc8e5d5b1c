"""Story → its figures: a number of something, as of when, exact or about."""

from __future__ import annotations

import msgspec

from knowledge.extraction.context import Context
from knowledge.extraction.figure_units import unit as unit_of
from knowledge.extraction.figure_words import FigureWords, load
from knowledge.extraction.statement_words import load as load_verbs
from knowledge.language.numbers import NumberMention
from knowledge.model import BlockKind, Evidence, Figure, NameKind, When

_OF_REACH = 6
"""Words that the thing counted has at most, when it is told behind "of" or "for"."""


def find(context: Context) -> list[Figure]:
    """All figures a story tells, in its order: no ages, ranks, dates, scores or list places; linear in its length."""
    words = load()
    taken = [(score.start, score.end) for score in context.scores] + [(date.start, date.end) for date in context.dates]
    taken.sort()
    found: list[Figure] = []
    at = 0
    end = -1
    for number in context.numbers:
        while at < len(taken) and taken[at][1] <= number.start:
            at += 1
        if at < len(taken) and taken[at][0] < number.end and not number.measure:
            continue
        figure = _figure(context, number, words)
        if figure is None:
            continue
        whole = _gone_on(context, found[-1], end, figure, number, words) if found and end > 0 else None
        if whole is not None:
            found[-1] = whole
        else:
            found.append(figure)
        end = context.text.index(figure.text, number.start) + len(figure.text)
    return found


def _gone_on(
    context: Context, figure: Figure, end: int, more: Figure, number: NumberMention, words: FigureWords
) -> Figure | None:
    """A figure with the smaller unit that goes on it: "two hours 45 minutes" are 165 minutes; None where none does."""
    smaller = words.smaller.get(figure.unit)
    if smaller is None or not more.unit.startswith(smaller[:-1]) or number.start - end > 5:
        return None
    if context.text[end : number.start].strip(" ,") not in {"", "and"}:
        return None
    start = end - len(figure.text)
    past = context.text.index(more.text, number.start) + len(more.text)
    total = figure.number * words.share[figure.unit] + more.number
    return msgspec.structs.replace(figure, text=context.text[start:past], number=total, unit=smaller)


def _figure(context: Context, number: NumberMention, words: FigureWords) -> Figure | None:
    sentence = context.sentence_at(number.start)
    if sentence is None or number.ordinal:
        return None
    if context.is_kind(sentence, (BlockKind.LISTING, BlockKind.PROMOTION)):
        return None
    unit, end = unit_of(context, number, words, context.slices[sentence][1])
    if not unit:
        return None
    whole = context.sentences[sentence]
    return Figure(
        text=context.text[number.start : end],
        number=number.value,
        unit=unit,
        of=_of(context, sentence, number, (unit, end), words),
        when=_when(context, sentence, number),
        approximate=number.approximate,
        evidence=(Evidence(context.story.key, whole.start, whole.end),),
        confidence=0.9 if number.money or unit in words.units else 0.7,
    )


def _of(
    context: Context, sentence: int, number: NumberMention, told: tuple[str, int], words: FigureWords
) -> str | None:
    """What the figure is of: behind "of", "for" or a hyphened unit, else the subject of its sentence."""
    unit, end = told
    at = context.token_at(end)
    first, past = context.slices[sentence]
    thing = _ahead(context, first, context.token_at(number.start), words)
    if thing:
        return thing
    hyphened = context.text[number.end : number.end + 1] == "-"
    if at < past and (context.word(at) in words.of or hyphened):
        begin = at if hyphened else at + 1
        stop = begin
        while stop < min(begin + _OF_REACH, past) and not _ends(context, stop, begin, words):
            stop += 1
        if stop > begin:
            return context.text[context.tokens[begin].start : context.tokens[stop - 1].end]
    start = context.tokens[first].start
    subject = _thing(context, first, context.token_at(number.start), words)
    if subject:
        return subject
    if unit in words.spans and number.value.is_integer():
        return None
    named = context.mentions_in(start, number.start, (NameKind.PERSON, NameKind.TEAM, NameKind.ORGANISATION))
    if not named or any(
        context.folded[here] in words.others for here in context.tokens_in(named[-1].end, number.start)
    ):
        return None
    return context.name(named[-1]).canonical


def _ahead(context: Context, first: int, at: int, words: FigureWords) -> str | None:
    """The thing in front of "of" or "for" and the number: "a crowd of 900", "the world record of 9.8 seconds"."""
    here = at - 1
    while here > first and context.folded[here] in words.about:
        here -= 1
    if here <= first or context.folded[here] not in words.of:
        return None
    begin = here
    while begin - 1 > first and here - begin < _OF_REACH and context.folded[begin - 1] not in words.ends:
        if context.folded[begin - 1] in words.determiners:
            return context.text[context.tokens[begin].start : context.tokens[here - 1].end] if begin < here else None
        begin -= 1
    return None


def _ends(context: Context, at: int, begin: int, words: FigureWords) -> bool:
    word = context.folded[at]
    return word in words.ends or (at > begin and load_verbs().is_verb(word))


def _thing(context: Context, first: int, past: int, words: FigureWords) -> str | None:
    """The post, crowd or the like that opens the sentence: "A tweet from a correspondent … has 12,000 likes"."""
    for at in range(first, min(past, first + 8)):
        if context.folded[at] in words.things and context.word(at - 1) != "no":
            stop = at + 1
            while stop < min(past, at + _OF_REACH + 1) and (
                context.tokens[stop].text[:1].isupper() or context.folded[stop] in words.joining
            ):
                stop += 1
            while stop > at + 1 and context.folded[stop - 1] in words.joining:
                stop -= 1
            return context.text[context.tokens[at].start : context.tokens[stop - 1].end]
    return None


def _when(context: Context, sentence: int, number: NumberMention) -> When | None:
    """As of when: the first date behind the figure in its sentence."""
    whole = context.sentences[sentence]
    behind = [date for date in context.dates_in(number.end, whole.end) if date.start - number.end < 60]
    return context.resolve(behind[0], context.tense(behind[0]) or "past") if behind else None
