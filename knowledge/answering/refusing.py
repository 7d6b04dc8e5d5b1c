"""When the stories don't say: rules that hold an answer back whatever its sentence scores."""

from __future__ import annotations

import datetime as dt

import regex

from knowledge.answering.candidates import Field
from knowledge.answering.ranking import Weighed
from knowledge.answering.repairing import is_strange
from knowledge.answering.understanding import Asked
from knowledge.language import dates
from knowledge.language.folding import fold
from knowledge.language.stems import stem
from knowledge.language.tokens import tokens, words
from knowledge.lexicon import Lexicon
from knowledge.model import NameKind
from knowledge.search.forms import Sure
from knowledge.search.names import Link, NameIndex
from knowledge.store.protocol import View
from knowledge.store.terms import STOP_WORDS

QUESTION_WORDS = frozenset(["who", "whom", "whose", "what", "when", "where", "which", "why", "how"])
_LATIN = 0x24F
"""The last of the Latin letters."""
LONGEST_AMOUNT = 5
"""Words of an answer that is a number and what it counts."""
_TELLING = 3
"""Letters of a word that tells its language."""
_FEW = 4
"""Words of a question that may be little but a name."""
_ANY_YEAR = dt.date(2000, 7, 1)
"""What days without a year are counted from, where only the day and the month matter."""
_YEAR = regex.compile(r"(?<![\d-])(?:19|20)\d\d(?![\d-])")


def refusal(
    asked: Asked, field: Field, weighed: list[Weighed], view: View, index: NameIndex, lexicon: Lexicon
) -> str | None:
    """Why not to answer from the best sentence; None where nothing speaks against it."""
    if not weighed:
        return "no story has these words"
    empty = lexicon.words["common"] | lexicon.words["ask_saying"] | lexicon.words["fact_filler"]
    if not asked.links and not asked.quoted and empty.issuperset(asked.words):
        return "it names nothing to look for"
    if foreign(asked, view):
        return "none of its words is known"
    if asked.kind == "yesno":
        return "no fact decides it"
    if unknown := stranger(asked, view, index, lexicon):
        return f"no story names {unknown}"
    if absent := _absent(asked, weighed[0], view):
        return f"the nearest story does not name {absent}"
    if year := _another_year(asked, weighed[0], view):
        return f"nothing near is of {year}"
    if _another_day(asked, weighed[0]):
        return "the nearest sentence is of another day"
    best = weighed[0].candidate.features
    if field.sought.expected.tiers and field.sought.expected.group not in {"reason", "quote"} and not best["offered"]:
        return "the nearest sentence has nothing of the kind asked for"
    if other := _another_unit(asked, weighed[0], lexicon):
        return f"the nearest sentence counts {other}"
    if field.sought.speaker and field.sought.expected.group == "quote" and not best["asked speaker"]:
        return "no story quotes who is asked for"
    return None


def foreign(asked: Asked, view: View) -> bool:
    """Whether a question has words beside its names, and no story and no English question has any of them."""
    linked = asked.linked
    beside = [
        token.text
        for token in tokens(asked.question)
        if token.kind == "word" and not any(start <= token.start < end for start, end in linked)
    ]
    if any(ord(min(word)) > _LATIN for word in beside):
        return not any(map(view.occurs, beside))
    # "a" and "me" are words in many languages.
    long = [word for word in beside if len(word) >= _TELLING]
    known = (fold(word) in STOP_WORDS or fold(word) in QUESTION_WORDS or view.occurs(word) for word in long)
    return len(long) > 1 and not any(known)


def _absent(asked: Asked, best: Weighed, view: View) -> str | None:
    """A person in the question whom the nearest story does not name, nor anybody else that may be meant there.

    A given name alone may as well be a word, and a part of a name with a hyphen is not the name.
    """
    story = view.story(best.candidate.citation.story)
    if story is None:
        return None
    told = set(words(fold(story.text)))
    people: dict[tuple[int, int], list[Link]] = {}
    for link in asked.links:
        if "-" not in asked.question[max(0, link.start - 1) : link.start] + asked.question[link.end : link.end + 1]:
            people.setdefault((link.start, link.end), []).append(link)
    for (start, end), links in people.items():
        if all(link.name.kind is NameKind.PERSON and link.score > Sure.GIVEN_NAME for link in links) and not any(
            told.intersection(words(fold(form))) for link in links for form in (link.name.canonical, *link.name.aliases)
        ):
            return asked.question[start:end]
    return None


def _another_unit(asked: Asked, best: Weighed, lexicon: Lexicon) -> str | None:
    """What the best words count or measure, where the question counts another thing, which the sentence does not name.

    What is measured ("25 minutes") is never a count of goals, be they named or not.
    """
    units = lexicon.unit_names
    wanted = units.get(asked.unit)
    counted = next((units[word] for word in words(fold(best.candidate.text)) if word in units), None)
    if wanted is None or counted is None or len(best.candidate.text.split()) > LONGEST_AMOUNT:
        return None
    if wanted[1] != counted[1]:
        return counted[0] if counted[1] in lexicon.words["measuring"] else None
    spoken = {stem(word) for word in words(fold(best.candidate.citation.text))}
    alike = {stem(asked.unit)} | lexicon.synonyms_of(asked.unit)
    return None if wanted == counted or alike & spoken else counted[0]


def _another_year(asked: Asked, best: Weighed, view: View) -> str | None:
    """A year in the question that the nearest story neither names nor came out in or soon after."""
    story = view.story(best.candidate.citation.story)
    if story is None:
        return None
    for year in _YEAR.findall(asked.question):
        out = story.published is not None and story.published.year - int(year) in {0, 1}
        if not out and year not in story.text and f"'{year[2:]}" not in story.text:
            return str(year)
    return None


def _another_day(asked: Asked, best: Weighed) -> bool:
    """Whether the question names a day of a month, and the nearest sentence names others and not this one."""
    wanted, told = (_days(text) for text in (asked.question, best.candidate.citation.text))
    return bool(wanted and told) and wanted.isdisjoint(told)


def _days(text: str) -> set[tuple[int, int]]:
    """The days of months that a text prints."""
    printed = [one for one in dates.find(text) if any(name.startswith(("m", "iso")) for name, _ in one.parts)]
    found = (dates.resolve(mention, _ANY_YEAR, None) for mention in printed)
    return {(when.first.month, when.first.day) for when in found if when.first and when.precision == "day"}


def stranger(asked: Asked, view: View, index: NameIndex, lexicon: Lexicon) -> str | None:
    """A name in the question that no story has: a known team, or capital words that full text never meets.

    Where most words have capitals ("WHO WON?"), they tell nothing. In a question that names nothing else, so is a small
    word that nobody knows, where a name would stand.
    """
    linked = asked.linked
    leads = lexicon.words["ask_helping"] | lexicon.words["ask_being"]
    found = tokens(asked.question)
    capitals = [token.text[0].isupper() for token in found if token.kind == "word"]
    shouted = 2 * sum(capitals) > len(capitals) > _FEW
    for number, token in enumerate(found):
        if token.kind != "word" or any(start <= token.start < end for start, end in linked):
            continue
        if fold(token.text) in STOP_WORDS:
            continue
        known = [entry for entry in lexicon.lookup(fold(token.text)) if entry.id.startswith(("nation:", "club:"))]
        capital = number > 0 and token.text[0].isupper() and not shouted
        if (known or capital) and not view.occurs(token.text):
            return token.text
        before = [fold(one.text) for one in found[max(0, number - 2) : number]]
        led = before[-1:] and (before[-1] in leads or (before[0] in leads and before[-1] not in STOP_WORDS))
        if not linked and led and is_strange(fold(token.text), index, lexicon) and not view.occurs(token.text):
            return token.text
    return None
