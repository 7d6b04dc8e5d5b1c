"""Story → its figures: a number of something, as of when, exact or about."""

from __future__ import annotations

from knowledge.extraction.context import Context
from knowledge.extraction.figure_words import FigureWords, load
from knowledge.language.numbers import NumberMention
from knowledge.model import BlockKind, Evidence, Figure, NameKind, When

_OF_REACH = 6
"""Words that the thing counted has at most, when it is told behind "of" or "for"."""


def find(context: Context) -> list[Figure]:
    """All figures a story tells, in its order: no ages, ranks, dates, scores or list places; linear in its length."""
    words = load()
    taken = [(score.start, score.end) for score in context.scores] + [(date.start, date.end) for date in context.dates]
    taken.sort()
    found = []
    at = 0
    for number in context.numbers:
        while at < len(taken) and taken[at][1] <= number.start:
            at += 1
        if at < len(taken) and taken[at][0] < number.end:
            continue
        figure = _figure(context, number, words)
        if figure is not None:
            found.append(figure)
    return found


def _figure(context: Context, number: NumberMention, words: FigureWords) -> Figure | None:
    sentence = context.sentence_at(number.start)
    if sentence is None or number.ordinal:
        return None
    if context.is_kind(sentence, (BlockKind.LISTING, BlockKind.PROMOTION)):
        return None
    unit, end = _unit(context, number, words, context.slices[sentence][1])
    if not unit:
        return None
    whole = context.sentences[sentence]
    return Figure(
        text=context.text[number.start : end],
        number=number.value,
        unit=unit,
        of=_of(context, sentence, number, end, words),
        when=_when(context, sentence, number),
        approximate=number.approximate,
        evidence=(Evidence(context.story.key, whole.start, whole.end),),
        confidence=0.9 if number.money or unit in words.units else 0.7,
    )


def _unit(context: Context, number: NumberMention, words: FigureWords, past: int) -> tuple[str, int]:
    """What is counted, and where its words end: the noun behind the number, with the words that qualify it."""
    if number.money:
        return words.money[number.money], number.end
    if number.unit == "per cent":
        return "per cent", number.end
    if _is_name(context, number, words):
        return "", number.end
    if _is_age(context, number, words):
        return "", number.end
    at = context.token_at(number.end)
    best: tuple[str, int] | None = None
    for here in range(at, min(at + 4, past)):
        token = context.tokens[here]
        word = context.folded[here]
        if word in words.units:
            best = (context.text[context.tokens[at].start : token.end], token.end)
            if word in words.final:
                break
            continue
        if best is not None or token.kind not in {"word", "compound"} or word in words.ends or word in words.not_before:
            break
        if word.endswith("s") and len(word) > 3 and token.text.islower() and word not in words.never:
            return context.text[context.tokens[at].start : token.end], token.end
        if not token.text.islower():
            break
    return best if best is not None else ("", number.end)


def _is_name(context: Context, number: NumberMention, words: FigureWords) -> bool:
    """Whether a number belongs to the name of a race or a round: "the 60m hurdles", "Round of 16"."""
    at = context.token_at(number.start)
    if context.text[number.end - 1] in "mkMK":
        return True
    return context.word(at - 1) == "of" and context.word(at - 2) in words.rounds


def _is_age(context: Context, number: NumberMention, words: FigureWords) -> bool:
    """Whether a number is somebody's age: "the 24-year-old", "aged four"."""
    behind = context.text[number.end : number.end + 11].casefold().replace("-", " ")
    before = context.word(context.token_at(number.start) - 1)
    return behind.startswith((" year old", " years old")) or before in words.aged


def _of(context: Context, sentence: int, number: NumberMention, end: int, words: FigureWords) -> str | None:
    """What the figure is of: behind "of", "for" or "by", else the subject of its sentence."""
    at = context.token_at(end)
    first, past = context.slices[sentence]
    if context.word(at) in words.of and at < past:
        stop = at + 1
        while stop < min(at + 1 + _OF_REACH, past) and context.folded[stop] not in words.ends:
            stop += 1
        if stop > at + 1:
            return context.text[context.tokens[at + 1].start : context.tokens[stop - 1].end]
    start = context.tokens[first].start
    named = context.mentions_in(start, number.start, (NameKind.PERSON, NameKind.TEAM, NameKind.ORGANISATION))
    subject = _thing(context, first, context.token_at(number.start), words)
    if subject:
        return subject
    return context.name(named[-1]).canonical if named else None


def _thing(context: Context, first: int, past: int, words: FigureWords) -> str | None:
    """The post, crowd or the like that opens the sentence: "A tweet from a correspondent … has 12,000 likes"."""
    for at in range(first, min(past, first + 8)):
        if context.folded[at] in words.things:
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
