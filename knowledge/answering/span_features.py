"""What speaks for words of a sentence as the answer, as numbers a person can read."""

from __future__ import annotations

import math

import regex

from knowledge.answering.comparing import Compared, Rarity
from knowledge.answering.features import Features
from knowledge.answering.prepared import Prepared, Told
from knowledge.answering.sought import Sought
from knowledge.answering.spans import Span
from knowledge.model import MentionForm, NameKind

_NAMES = frozenset({"person", "team", "organisation", "venue", "place", "competition", "name", "several"})
_PHRASES = frozenset({"quote", "reason", "window"})
_ACTING = frozenset({NameKind.PERSON, NameKind.TEAM})
_YEAR = regex.compile(r"(?:19|20)\d\d")
_NAME = 2.0
"""What a name of the question weighs beside its words."""


def of_span(span: Span, here: Compared, story: Prepared, sought: Sought, rarity: Rarity) -> Features:
    """What speaks for a span as the answer of its sentence."""
    places = [(rarity.of(one), one.places) for one in here.met.values() if not one.term.named]
    places += [(_NAME, one.places) for one in here.names.values()]
    total = sum(weight for weight, _ in places) or 1.0
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
    rank = expected.tier(span.sort)
    return {
        f"sort {span.sort}": 1.0,
        "near": near / total,
        "near words": near / 10,
        "clause": same / total,
        "clause words": same / 10,
        "covered": covered / total,
        "behind": before / total,
        "first sort": float(rank == 0),
        "second sort": float(rank == 1),
        "unit said": _unit(span, here, sought),
        "listed": _listed(span, here, sought.expected.listed),
        "head near": _headed(span, here.told, expected.heads),
        "bound": _bound(span, here, sought),
        **_reporting(span, here, sought),
        **_of_verb(span, here, sought),
        "role": _role(span, story, sought, rarity),
        "place in it": span.first / max(1, len(words)),
        "words in it": math.log(1 + span.last - span.first),
        "spoken": float(any(one.start <= span.start < one.end for one in here.told.speech)),
        "a year": float(span.sort == "number" and _YEAR.fullmatch(words[span.first].folded) is not None),
        "digits": float(any(words[at].kind == "number" for at in inside)),
    }


def given(span: Span, here: Compared, sought: Sought) -> bool:
    """Whether a span only says what the question says already: no answer to it."""
    if span.sort in _PHRASES:
        return False
    if span.sort in _NAMES and any(
        span.first <= spot <= span.last for one in here.names.values() for spot in one.places
    ):
        return True
    own = here.told.words[span.first : span.last + 1]
    return bool(own) and all(word.stem in sought.stems for word in own)


def _unit(span: Span, here: Compared, sought: Sought) -> float:
    """Whether what is counted is what is asked for: 1 where it is, -1 where it is something else."""
    units = sought.expected.units
    if not units:
        return 0.0
    near = range(span.first, span.last + 5)
    return 1.0 if any(at in near for unit in units if unit in here.met for at in here.met[unit].places) else -1.0


def _listed(span: Span, here: Compared, listed: frozenset[str]) -> float:
    """Whether a name is listed as what the question names ("which country"): 1, -1 as something else, 0 not at all."""
    own = [meant.keys for meant in here.told.meant if meant.first <= span.first and span.last <= meant.last]
    ids = {key for keys in own for key in keys if ":" in key}
    if not (listed and ids):
        return 0.0
    return -1.0 if ids.isdisjoint(listed) else 1.0


def _bound(span: Span, here: Compared, sought: Sought) -> float:
    """Whether the person or team nearest to the span is one that the question names: 1, another -1, nobody 0."""
    asked = frozenset[str]().union(*(name.keys for name in sought.names))
    own = [
        meant for meant in here.told.meant if meant.form is MentionForm.ROLE and meant.start <= span.start < meant.end
    ]
    if own:
        return -1.0 if own[0].keys.isdisjoint(asked) else 1.0
    others = [
        meant
        for meant in here.told.meant
        if meant.kind in _ACTING and not (meant.first <= span.last and span.first <= meant.last)
    ]
    if not others:
        return 0.0
    nearest = min(others, key=lambda meant: min(abs(meant.first - span.last), abs(meant.last - span.first)))
    return -1.0 if nearest.keys.isdisjoint(asked) else 1.0


def _of_verb(span: Span, here: Compared, sought: Sought) -> Features:
    """Whether the question's verb stands in the clause of the span, and the span on the side of it that is asked for.

    Who does something stands before its verb, or behind "by"; whom or what it is done to, behind it.
    """
    met = here.met.get(sought.main) if sought.main else None
    if met is None:
        return {}
    words = here.told.words
    clauses = {words[at].clause for at in range(span.first, span.last + 1)}
    near = [spot for spot in met.places if words[spot].clause in clauses]
    spot = min(near or met.places, key=lambda one: min(abs(one - span.first), abs(one - span.last)))
    by = span.first > 0 and words[span.first - 1].folded == "by"
    before = (span.last < spot) or by
    return {"verb in clause": float(bool(near)), "on its side": 1.0 if before == sought.does else -1.0}


def _reporting(span: Span, here: Compared, sought: Sought) -> Features:
    """Whether the words around a name say that it is who reports something, and whether the question asks for that."""
    if span.sort not in _NAMES:
        return {f"cue {here.told.words[span.first].folded}": 1.0} if span.sort == "reason" else {}
    behind = here.told.words[span.last + 1 : span.last + 3]
    before = [word.folded for word in here.told.words[max(0, span.first - 3) : span.first]]
    reports = "according" in before or any(word.folded in sought.reporting for word in behind)
    return {"reports": float(reports and sought.asks_report), "only reports": float(reports and not sought.asks_report)}


def _headed(span: Span, told: Told, heads: frozenset[str]) -> float:
    if not heads:
        return 0.0
    around = told.words[max(0, span.first - 4) : span.last + 4]
    return float(any(word.stem in heads for word in around))


def _role(span: Span, story: Prepared, sought: Sought, rarity: Rarity) -> float:
    """How much of the question's words the story's own description of a person meets."""
    about = story.roles.get(span.text)
    if not about:
        return 0.0
    plain = [term for term in sought.terms if not term.named]
    total = sum(rarity[term.stem] for term in plain) or 1.0
    return (
        sum(rarity[term.stem] for term in plain if term.stem in about.stems or not about.stems.isdisjoint(term.alike))
        / total
    )
