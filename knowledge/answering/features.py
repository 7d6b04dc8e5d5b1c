"""What speaks for a sentence and for words in it, as numbers a person can read."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from knowledge.answering.prepared import Prepared, Told
from knowledge.answering.sorts import Span
from knowledge.answering.sought import Named, Sought, Term, kin
from knowledge.language.folding import fold
from knowledge.model import BlockKind, MentionForm, NameKind

KIN = 0.6
"""What a word met in another word of its family is worth."""
SYNONYM = 0.5
"""What a word met in a synonym is worth,"""
ALIKE = 0.4
"""and what is added, in proportion, where it shares more of the meanings that the word has."""
Features = dict[str, float]


class Met(NamedTuple):
    """Where a sentence meets a term of the question, and how well (0 to 1)."""

    term: Term
    places: tuple[int, ...]
    strength: float


class Compared(NamedTuple):
    """A sentence compared with a question."""

    told: Told
    met: tuple[Met, ...]
    overlap: float
    named: tuple[tuple[Named, MentionForm | None, tuple[int, ...]], ...]


def compare(sought: Sought, story: Prepared, weights: Mapping[str, float]) -> list[Compared]:
    """All sentences of a story, compared with a question. `weights` tells how much each term tells."""
    families = {term.stem: kin(term, story.spread) for term in sought.terms}
    total = sum(weights.values()) or 1.0
    found = []
    for told in story.told:
        met = tuple(one for term in sought.terms if (one := _meet(term, told, families[term.stem])))
        named = tuple(_met_name(name, told) for name in sought.names)
        overlap = sum(weights[one.term.stem] * one.strength for one in met) / total
        found.append(Compared(told, met, overlap, named))
    return found


def _meet(term: Term, told: Told, family: frozenset[str]) -> Met | None:
    if term.stem in told.places:
        return Met(term, tuple(told.places[term.stem]), 1.0)
    shared = [group for group in term.groups if group in told.groups]
    if shared:
        return Met(term, tuple(told.groups[shared[0]]), SYNONYM + ALIKE * len(shared) / len(term.groups))
    for other in family:
        if other in told.places:
            return Met(term, tuple(told.places[other]), KIN)
    return None


def _met_name(name: Named, told: Told) -> tuple[Named, MentionForm | None, tuple[int, ...]]:
    here = [meant for meant in told.meant if meant.keys & name.keys]
    if not here:
        return name, None, ()
    best = min(here, key=lambda meant: _FORMS.index(meant.form))
    return name, best.form, tuple(meant.first for meant in here)


_FORMS = (MentionForm.FULL, MentionForm.PART, MentionForm.ALIAS, MentionForm.ROLE, MentionForm.PRONOUN)
_PRINTED = frozenset({MentionForm.FULL, MentionForm.PART, MentionForm.ALIAS})


def of_span(span: Span, here: Compared, sought: Sought, weights: Mapping[str, float]) -> Features:
    """What speaks for a span as the answer of its sentence."""
    total = sum(weights.values()) or 1.0
    places = [(weights[one.term.stem] / total * one.strength, one.places) for one in here.met]
    places += [(0.1, spots) for _, _, spots in here.named if spots]
    words = here.told.words
    inside = range(span.first, span.last + 1)
    clauses = {words[at].clause for at in inside}
    near = same = covered = before = 0.0
    for weight, spots in places:
        distance = min(0 if spot in inside else min(abs(spot - span.first), abs(spot - span.last)) for spot in spots)
        near += weight / (1 + distance / 3)
        same += weight * any(words[spot].clause in clauses for spot in spots)
        covered += weight * any(spot in inside for spot in spots)
        before += weight * all(spot < span.first for spot in spots)
    expected = sought.expected
    rank = expected.sorts.index(span.sort) if span.sort in expected.sorts else len(expected.sorts)
    return {
        "near": near,
        "clause": same,
        "covered": covered,
        "behind": before,
        "first sort": float(rank == 0),
        "second sort": float(rank == 1),
        "given": float(_given(span, here, sought)),
        "unit": _unit(span, here.told, sought),
        "head": _headed(span, here.told, expected.heads),
        "place": span.first / max(1, len(words)),
        "long": math.log(1 + span.last - span.first),
        "spoken": float(any(one.start <= span.start < one.end for one in here.told.speech)),
        "capital": float(any(words[at].kind == "number" for at in inside)),
    }


def _given(span: Span, here: Compared, sought: Sought) -> bool:
    """Whether the span only says what the question says already."""
    if any(set(range(span.first, span.last + 1)) & set(spots) for _, _, spots in here.named):
        meant = [one for one in here.told.meant if one.start == span.start and one.end == span.end]
        if meant:
            return True
    own = [word for word in here.told.words[span.first : span.last + 1]]
    return bool(own) and all(word.stem in sought.stems for word in own)


def _unit(span: Span, told: Told, sought: Sought) -> float:
    units = sought.expected.units
    if not units:
        return 0.0
    after = [word.stem for word in told.words[span.first : span.last + 4]]
    return 1.0 if units & set(after) else -1.0


def _headed(span: Span, told: Told, heads: frozenset[str]) -> float:
    if not heads:
        return 0.0
    around = told.words[max(0, span.first - 4) : span.last + 4]
    return float(any(word.stem in heads for word in around))


def of_sentence(
    number: int,
    compared: Sequence[Compared],
    sought: Sought,
    weights: Mapping[str, float],
    story: Prepared,
    share: float,
) -> Features:
    """What speaks for a sentence, without the spans in it."""
    here = compared[number]
    told = here.told
    return {
        **_of_words(here, sought, weights),
        **_of_names(here, sought),
        **_of_place(told, story, share),
        "before": compared[number - 1].overlap if number else 0.0,
        "after": compared[number + 1].overlap if number + 1 < len(compared) else 0.0,
        "best here": float(here.overlap >= max(one.overlap for one in compared)),
        **_of_speech(told, sought),
    }


def _of_words(here: Compared, sought: Sought, weights: Mapping[str, float]) -> Features:
    total = sum(weights.values()) or 1.0
    plain = [term for term in sought.terms if not term.named]
    of_plain = sum(weights[term.stem] for term in plain) or 1.0
    strengths = {one.term.stem: one.strength for one in here.met}
    rarest = max(plain, key=lambda term: weights[term.stem], default=None)
    exact = sum(weights[one.term.stem] for one in here.met if one.strength == 1.0)
    return {
        "overlap": here.overlap,
        "exact": exact / total,
        "words": sum(weights[term.stem] * strengths.get(term.stem, 0.0) for term in plain) / of_plain,
        "rarest": strengths.get(rarest.stem, 0.0) if rarest else 0.0,
        "share": len(here.met) / max(1, len(sought.terms)),
        "pairs": _pairs(here),
        "heads": float(any(head in here.told.places for head in sought.expected.heads)),
        "units": float(any(unit in here.told.places for unit in sought.expected.units)),
    }


def _pairs(here: Compared) -> float:
    """How many neighbours of the question stand near each other in the sentence too, at most 3."""
    near = 0
    for one, two in zip(here.met, here.met[1:], strict=False):
        near += any(0 < abs(b - a) <= 3 for a in one.places[:3] for b in two.places[:3])
    return min(near, 3) / 3


def _of_names(here: Compared, sought: Sought) -> Features:
    if not sought.names:
        return {"names": 0.0, "resolved": 0.0, "nameless": 1.0, "all names": 0.0}
    printed = sum(form in _PRINTED for _, form, _ in here.named)
    resolved = sum(form is not None and form not in _PRINTED for _, form, _ in here.named)
    count = len(sought.names)
    return {
        "names": printed / count,
        "resolved": resolved / count,
        "nameless": 0.0,
        "all names": float(printed + resolved == count),
    }


def _of_place(told: Told, story: Prepared, share: float) -> Features:
    number, count = told.number, len(story.told)
    return {
        "story": share,
        "best story": float(share >= 1.0),
        "headline": float(told.kind is BlockKind.HEADLINE),
        "early": float(1 <= number <= 3),
        "late": number / max(1, count),
        "listing": float(told.kind is BlockKind.LISTING),
        "caption": float(told.kind is BlockKind.CAPTION),
        "post": float(told.kind is BlockKind.POST),
        "short": float(len(told.words) < 6),
        "long": math.log(1 + len(told.words)) / 4,
    }


def _of_speech(told: Told, sought: Sought) -> Features:
    """Whether somebody whom the question names speaks, or somebody else."""
    asked = frozenset[str]().union(*(name.keys for name in sought.names if _speaks(name)))
    speakers = frozenset[str]().union(*(one.speakers for one in told.speech))
    own = bool(asked & speakers) or any(key.endswith(f" {one}") for key in speakers for one in asked)
    return {
        "speech": float(bool(told.speech)),
        "asked speaker": float(own),
        "other speaker": float(bool(speakers) and bool(asked) and not own),
    }


def _speaks(name: Named) -> bool:
    return bool(name.kinds & {NameKind.PERSON, NameKind.ORGANISATION, NameKind.TEAM})


def says(text: str, words: str) -> bool:
    """Whether some folded words stand in a text."""
    return f" {fold(words)} " in f" {fold(text)} "
