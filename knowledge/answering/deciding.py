"""Yes or no from a sentence that says the very thing asked, or denies it; nothing is concluded from anything less."""

from __future__ import annotations

from typing import NamedTuple

from knowledge.answering.candidates import Field, Row
from knowledge.answering.found import Found
from knowledge.answering.prepared import Told
from knowledge.answering.sought import Named, Term
from knowledge.answering.spans import cut
from knowledge.answering.understanding import Asked
from knowledge.language.folding import fold
from knowledge.language.stems import stem
from knowledge.language.tokens import tokens
from knowledge.lexicon import Lexicon
from knowledge.model import BlockKind, Evidence, NameKind
from knowledge.phrases import phrase

NEAR = 6
"""Words between who does something and what they do."""
BEFORE = 3
"""Words of a question before whom it is about: "did the striker"."""
LONGEST = 28
"""Words of the sentence that are said."""
_OTHERS = frozenset([NameKind.PERSON, NameKind.TEAM])


class _Claim(NamedTuple):
    """What a question asks to be confirmed: whom it is about, what they did, and all else it names."""

    subject: Named
    verb: Term
    names: tuple[Named, ...]
    rest: tuple[Term, ...]
    suffered: bool
    """Whether it was done to them: "was X sacked", not "did X sack"."""


def decide(asked: Asked, field: Field, lexicon: Lexicon) -> Found | None:
    """Whether a sentence decides a question for yes or no; None where none does."""
    claim = _claim(asked, field, lexicon)
    if claim is None:
        return None
    for row in field.rows:
        yes = _decides(claim, row, lexicon)
        if yes is not None:
            return _found(row, claim.verb, yes=yes)
    return None


def _claim(asked: Asked, field: Field, lexicon: Lexicon) -> _Claim | None:
    names = field.sought.names
    terms = [term for term in field.sought.terms if not term.named]
    if not names or not terms or terms[0].start < names[0].start:
        return None
    found = [token for token in tokens(asked.question) if token.kind != "mark" and token.start < terms[0].start]
    first = [fold(token.text) for token in found if token.start < names[0].start]
    if not 0 < len(first) <= BEFORE or first[0] in lexicon.words["ask_coming"]:
        return None
    suffered = any(fold(token.text) in lexicon.words["suffering"] for token in found)
    return _Claim(names[0], terms[0], tuple(names[1:]), tuple(terms[1:]), suffered)


def _decides(claim: _Claim, row: Row, lexicon: Lexicon) -> bool | None:
    """Yes where the sentence says it, no where it denies it or says the opposite of it; else None."""
    told = row.here.told
    if told.kind not in {BlockKind.PARAGRAPH, BlockKind.HEADLINE}:
        return None
    if not all(any(one.keys & name.keys for one in told.meant) for name in claim.names):
        return None
    said = _places(told, claim.verb, lexicon)
    against = [] if said else _opposed(told, claim.verb, lexicon)
    for at in said or against:
        if not _is_subject(told, claim, at, lexicon) or not _all_behind(told, claim, at, lexicon):
            continue
        clause = [word.folded for word in told.words if word.clause == told.words[at].clause]
        if any(word in lexicon.words["hedging"] for word in clause):
            return None
        denied = any(word in lexicon.words["fact_denied"] or word.endswith("n't") for word in clause)
        if against:
            # An opposite says little by itself: "missed a penalty" is not that nobody played.
            return False if claim.rest and not denied else None
        return not denied
    return None


def _places(told: Told, term: Term, lexicon: Lexicon) -> list[int]:
    forms = lexicon.synonyms.inflected(term.folded)
    return sorted(at for form in forms for at in told.places.get(form, ()))


def _opposed(told: Told, term: Term, lexicon: Lexicon) -> list[int]:
    forms = lexicon.synonyms.inflected(term.folded)
    pairs = [pair.split() for pair in lexicon.words["opposites"]]
    others = {other for one, other in pairs if stem(one) in forms} | {
        one for one, other in pairs if stem(other) in forms
    }
    found = {form for other in others for form in lexicon.synonyms.inflected(other)}
    return sorted(at for form in found for at in told.places.get(form, ()))


def _is_subject(told: Told, claim: _Claim, at: int, lexicon: Lexicon) -> bool:
    """Whether whom the question is about stands right before what is done or suffered, nobody else between.

    What is only said in speech is left aside.
    """
    verb = told.words[at]
    if any(speech.start <= verb.start < speech.end for speech in told.speech):
        return False
    before = [one for one in told.meant if one.last < at and one.kind in _OTHERS]
    if not before:
        return False
    last = max(before, key=lambda one: one.last)
    near = at - last.last <= NEAR and told.words[last.last].clause == verb.clause
    owns = told.story.text[last.end : last.end + 2] in {"'s", "’s"}
    suffered = any(word.folded in lexicon.words["suffering"] for word in told.words[last.last + 1 : at])
    return near and not owns and suffered is claim.suffered and bool(last.keys & claim.subject.keys)


def _all_behind(told: Told, claim: _Claim, at: int, lexicon: Lexicon) -> bool:
    """Whether all else that the question says stands in the sentence: names behind the verb, words anywhere."""
    names = all(any(one.keys & name.keys and one.first > at for one in told.meant) for name in claim.names)
    return names and all(_places(told, term, lexicon) for term in claim.rest)


def _found(row: Row, verb: Term, *, yes: bool) -> Found:
    sentence, story = row.here.told.sentence, row.story.story
    text = story.text[sentence.start : sentence.end]
    at = next(iter(row.here.told.places.get(verb.stem, ())), 0)
    said = cut(text, row.here.told.words[at].start - sentence.start, LONGEST)
    return Found(
        phrase("Yes: {told}", told=said) if yes else phrase("No: {told}", told=said),
        (Evidence(story.key, sentence.start, sentence.end),),
        (text,),
        confidence=0.75,
        kind="yesno",
    )
