"""What a number counts: the words of its unit, and where they end."""

from __future__ import annotations

from knowledge.extraction.context import SPOKEN_FOR, Context
from knowledge.extraction.figure_words import FigureWords
from knowledge.extraction.statement_words import load as load_verbs
from knowledge.language.numbers import NumberMention

_DRAWS = frozenset({4, 8, 16, 32, 64, 128})
_RACES = frozenset({50, 60, 80, 100, 110, 200, 300, 400, 600, 800, 1_000, 1_500, 3_000, 5_000, 10_000})
"""Distances after which races are called."""
_WORDS = 4
"""Words of a unit, at most."""


def unit(context: Context, number: NumberMention, words: FigureWords, past: int) -> tuple[str, int]:
    """What is counted, and where its words end: the noun behind the number, with the words that qualify it.

    Empty where nothing is: numbers of names and races, ages, draws ("the last 16").
    """
    if number.money:
        return words.money[number.money], number.end
    if number.unit == "per cent":
        return "per cent", number.end
    if _is_name(context, number, words) or _is_age(context, number, words):
        return "", number.end
    if number.measure:
        return number.measure, number.end
    return _hyphened(context, number, words) or _noun(context, number, words, past)


def _hyphened(context: Context, number: NumberMention, words: FigureWords) -> tuple[str, int] | None:
    """The unit within "a two-year ban"; none in "seven-time champion"."""
    if context.text[number.end : number.end + 1] != "-" or not number.unit:
        return None
    word = number.unit.casefold().partition("-")[0]
    end = number.end + 1 + len(word)
    return (word, end) if word in words.hyphened else ("", number.end)


def _noun(context: Context, number: NumberMention, words: FigureWords, past: int) -> tuple[str, int]:
    """The noun phrase behind a number: words up to its last plural or known unit, within a few."""
    at = context.token_at(number.end)
    best = at
    for here in range(at, min(at + _WORDS, past)):
        token, word = context.tokens[here], context.folded[here]
        if token.kind not in {"word", "compound"} or word in words.ends or word in words.not_before:
            break
        if not (token.text.islower() or here == at):
            break
        if word in words.units:
            best = here + 1
            if word in words.final:
                break
            continue
        plural = word.endswith("s") and len(word) > 3 and word not in words.never and token.text.islower()
        if best > at and not plural:
            break
        if best > at and load_verbs().is_verb(word):
            break
        best = here + 1 if plural else best
    if best == at:
        return "", number.end
    end = context.tokens[best - 1].end
    return " ".join(context.text[context.tokens[at].start : end].split()), end


def _is_name(context: Context, number: NumberMention, words: FigureWords) -> bool:
    """Whether a number belongs to a name, a race or a round: "the Six Nations", "the 60m hurdles", "the last 16"."""
    at = context.token_at(number.start)
    mention = context.mention_at(number.start)
    if mention is not None and mention.form in SPOKEN_FOR:
        return True
    if number.measure == "metres" and number.value in _RACES:
        return True
    if context.text[number.end - 1] in "kK" and number.unit in {"run", "race", "road", "walk"}:
        return True
    before = context.word(at - 1)
    if before in words.last and number.value in _DRAWS and number.unit not in words.units:
        return True
    return before == "of" and context.word(at - 2) in words.rounds


def _is_age(context: Context, number: NumberMention, words: FigureWords) -> bool:
    """Whether a number is somebody's age: "the 24-year-old", "aged four"."""
    behind = context.text[number.end : number.end + 11].casefold().replace("-", " ")
    before = context.word(context.token_at(number.start) - 1)
    return behind.startswith((" year old", " years old")) or before in words.aged
