"""More questions made by rule from annotated ones: misspelt names, small rewordings, answers taken out of their story.

Everything random comes from a seed and the question's id, so a set is the same on every run, in whatever order.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib.resources import files
from typing import NamedTuple

from tests.fitting.judging import says
from tests.fitting.questions import Question

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_POSSESSIVE = re.compile(r"['’]s?$", re.IGNORECASE)
_WITHIN = re.compile(r"(?<=[\w,] )[A-Z]|(?<=[(@#])[A-Z]")
_DAYS = (
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december"
)
_COMMON = (
    "i the a an and of in on at to for he she it they we you his her its their our my if when what who why where how "
    "that this these those there here every everyone somebody someone nobody but not no yes so as with from by after "
    "before until under over now then once each both all some most many"
)
_NO_NAMES = frozenset(f"{_DAYS} {_COMMON}".split())
_ORDINARY = frozenset(files("knowledge.search").joinpath("ordinary_words.txt").read_text(encoding="utf-8").split())
_SHORTEST = 4
"""Letters of a word that may be misspelt."""
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_TWO_TYPOS = 0.4

_FULL = {
    "who's": "who is",
    "what's": "what is",
    "where's": "where is",
    "when's": "when is",
    "why's": "why is",
    "how's": "how is",
}
_HAS = re.compile(r"(?:who|what|where|how)['’]s (?:been|got|had|become|won|taken|made|scored)\b", re.IGNORECASE)
_ASKED = re.compile(
    r"(?:who|whose|what|whats|what's|which|when|where|why|how|who's|where's|when's)\b(?!['’])", re.IGNORECASE
)
_OPENINGS = ("tell me ", "do you know ", "can you tell me ", "any idea ", "remind me, ", "i want to know ", "hey, ")
_CLOSINGS = (" please", " pls", " do you know?", " then?")


class Span(NamedTuple):
    """A stretch of a text, in characters."""

    start: int
    end: int


class Emptied(NamedTuple):
    """A question that its story no longer answers, and the story's text without the evidence."""

    question: Question
    text: str


def names(question: str, story: str) -> list[Span]:
    """The runs of words of a question that also stand capitalised in its story.

    An ordinary word, and one that the story also writes small, count only where a capital stands within a sentence.
    A possessive ending is no part of a name, with its mark or without; days, months and words of grammar are no names.
    """
    capitalised = _capitalised(story)
    runs: list[Span] = []
    for found in _WORD.finditer(question):
        word = _POSSESSIVE.sub("", found.group())
        word = next((form for form in (word, word.removesuffix("s")) if form.casefold() in capitalised), "")
        if not word:
            continue
        span = Span(found.start(), found.start() + len(word))
        if runs and question[runs[-1].end : span.start] == " ":
            span = Span(runs.pop().start, span.end)
        runs.append(span)
    return runs


def _capitalised(story: str) -> set[str]:
    words = [_POSSESSIVE.sub("", found.group()) for found in _WORD.finditer(story)]
    small = {word for word in words if word[:1].islower()}
    found = {word.casefold() for word in words if word[:1].isupper()} - small - _ORDINARY
    for initial in _WITHIN.finditer(story):
        if word := _WORD.match(story, initial.end() - 1):
            found.add(_POSSESSIVE.sub("", word.group()).casefold())
    return found - _NO_NAMES


def misspelt(question: str, story: str, chance: random.Random) -> str:
    """A question with one or two typos in each of its names that has a word long enough."""
    for start, end in reversed(names(question, story)):
        name = question[start:end]
        for _ in range(2 if chance.random() < _TWO_TYPOS else 1):
            name = _with_typo(name, chance)
        if name == question[start:end]:
            name = _with_typo(name, chance)
        question = question[:start] + name + question[end:]
    return question


def _with_typo(name: str, chance: random.Random) -> str:
    long = [found for found in _WORD.finditer(name) if len(found.group()) >= _SHORTEST]
    if not long:
        return name
    found = chance.choice(long)
    word = found.group()
    spots = [at for at, letter in enumerate(word) if letter.isalpha()]
    ways = [way for way in _WAYS if any(way(word, at, chance) != word for at in spots)]
    way = chance.choice(ways)
    changed = [other for at in spots if (other := way(word, at, chance)) != word]
    return name[: found.start()] + chance.choice(changed) + name[found.end() :]


def _swapped(word: str, at: int, _: random.Random) -> str:
    pair = word[at : at + 2]
    if len(pair) < 2 or not pair.isalpha():
        return word
    turned = pair[::-1].capitalize() if pair[0].isupper() and pair[1].islower() else pair[::-1]
    return word[:at] + turned + word[at + 2 :]


def _dropped(word: str, at: int, _: random.Random) -> str:
    return word[:at] + word[at + 1 :]


def _doubled(word: str, at: int, _: random.Random) -> str:
    return word[: at + 1] + word[at].lower() + word[at + 1 :]


def _replaced(word: str, at: int, chance: random.Random) -> str:
    letter = word[at].lower()
    row = next((row for row in _ROWS if letter in row), "aeiou")
    near = row.find(letter)
    beside = [other for other in row[max(0, near - 1) : near + 2] if other != letter]
    other = chance.choice(beside)
    return word[:at] + (other.upper() if word[at].isupper() else other) + word[at + 1 :]


_WAYS: tuple[Callable[[str, int, random.Random], str], ...] = (_swapped, _dropped, _doubled, _replaced)


def rewordings(question: str) -> list[str]:
    """Every small rewording of a question: contracted or in full, lower case, without marks, asked politely.

    The question itself is none of them, and no rewording comes twice.
    """
    bare = question.rstrip(" ?")
    made = [_in_full(question), _contracted(question), question.lower(), bare, bare.lower()]
    made.append(re.sub(r"(?<=\w)['’](?=\w)", "", question))
    if _ASKED.match(question):
        lowered = question[0].lower() + question[1:]
        made += [opening + lowered for opening in _OPENINGS]
    made += [bare + closing for closing in _CLOSINGS]
    return [text for text in dict.fromkeys(made) if text != question]


def _in_full(question: str) -> str:
    if _HAS.search(question):
        return re.sub(r"(?i)\b(who|what|where|how)['’]s\b", r"\1 has", question)
    for short, full in _FULL.items():
        question = re.sub(rf"(?i)\b{short.replace(chr(39), '[' + chr(39) + '’]')}\b", _cased(full), question)
    return question


def _contracted(question: str) -> str:
    for short, full in _FULL.items():
        question = re.sub(rf"(?i)\b{full}\b", _cased(short), question)
    return question


def _cased(text: str) -> Callable[[re.Match[str]], str]:
    return lambda found: text.capitalize() if found.group()[0].isupper() else text


def without(story: str, sentence: str) -> str:
    """A story's text without a sentence, wherever it stands. ValueError where it does not stand in it."""
    words = sentence.split()
    if not words:
        raise ValueError("no sentence to take out")
    pattern = r"\s+".join(re.escape(word) for word in words)
    text, count = re.subn(rf"(?<!\w){pattern}(?!\w)", "", story)
    if not count:
        raise ValueError(f"not in the story: {sentence}")
    text = re.sub(r"(?<=\S)[ \t]{2,}(?=\S)", " ", text)
    text = re.sub(r"[ \t]+(?=\n)|(?<=\n)[ \t]+(?=\S)", "", text)
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"


def emptied(question: Question, story: str) -> Emptied | None:
    """The question made unanswerable: its evidence is out of the story.

    None where it is not known, or where the rest of the story still says an answer.
    """
    if (
        not question.answers
        or not question.evidence
        or " ".join(question.evidence.split()) not in " ".join(story.split())
    ):
        return None
    rest = without(story, question.evidence)
    if says(rest, question.answers):
        return None
    made = question._replace(id=f"{question.id}-emptied", kind="unanswerable", answers=[], evidence="")
    return Emptied(made, rest)


def misspellings(questions: Iterable[Question], stories: Mapping[str, str], seed: int = 0) -> Iterator[Question]:
    """Each question that holds a name which can be misspelt, misspelt once. `stories`: texts by name of their files."""
    for question in questions:
        chance = random.Random(f"{seed} {question.id}")
        text = misspelt(question.text, stories[question.story], chance)
        if text != question.text:
            yield question._replace(id=f"{question.id}-typos", text=text)


def reworded(questions: Iterable[Question], many: int = 1, seed: int = 0) -> Iterator[Question]:
    """Each question in up to so many of its rewordings, drawn at random."""
    for question in questions:
        chance = random.Random(f"{seed} {question.id}")
        choices = rewordings(question.text)
        for number, text in enumerate(chance.sample(choices, min(many, len(choices)))):
            yield question._replace(id=f"{question.id}-reworded{number}", text=text)
