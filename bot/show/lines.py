"""Answers and facts as JSON lines: the contract that other programs read."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec

from bot import wording
from knowledge.model import (
    Answer,
    AnyFact,
    Candidate,
    Citation,
    Evidence,
    Figure,
    Match,
    Merged,
    Profile,
    Quote,
    Statement,
    When,
)

TextOf = Callable[[Evidence], str]
"""The exact characters that a piece of evidence points at."""


def dump(row: dict[str, Any]) -> str:
    """One line of JSON."""
    return msgspec.json.encode(row).decode()


def answer_row(
    answer: Answer, text_of: TextOf, *, identity: object = None, milliseconds: float = 0.0
) -> dict[str, Any]:
    """An answer: `id, status, kind, answer, evidence, confidence, facts, alternatives, ms`, in this order.

    Behind them stands what else a reply shows: its message where it is no answer, what could be asked instead, the
    steps of what is derived, and what other stories say.
    """
    return {
        "id": identity,
        "status": answer.status.value,
        "kind": answer.kind,
        "answer": answer.text if answer.status == "answered" else "",
        "evidence": [_citation(citation) for citation in answer.citations],
        "confidence": round(answer.confidence, 4),
        "facts": [fact_row(fact, text_of) for fact in answer.facts],
        "alternatives": [_candidate(candidate) for candidate in answer.alternatives],
        "ms": round(milliseconds, 3),
        "message": answer.text if answer.status != "answered" else "",
        "choices": list(answer.choices),
        "derived": list(answer.derived),
        "differs": [_citation(citation) for citation in answer.differs],
        "independent": answer.independent,
    }


def explanation(answer: Answer) -> dict[str, Any]:
    """How an answer came about: what was understood, and the candidates with their features."""
    return {
        "why": {
            "interpretation": msgspec.to_builtins(answer.interpretation),
            "candidates": [_candidate(candidate, features=True) for candidate in answer.candidates],
        }
    }


def fact_row(fact: AnyFact, text_of: TextOf) -> dict[str, Any]:
    """A fact as extracted: the keys of its kind in their order, `evidence` the last, then what else is known.

    `corrected` are the fields that moderators have set, where there are any.
    """
    known, more = _fields(fact)
    evidence = [
        {"story": piece.story, "text": text_of(piece), "start": piece.start, "end": piece.end}
        for piece in fact.evidence
    ]
    row = {"kind": fact.__struct_config__.tag, "story": fact.evidence[0].story, **known, "evidence": evidence}
    corrected = {"corrected": list(fact.corrected)} if fact.corrected else {}
    return row | more | {"confidence": round(fact.confidence, 4)} | corrected


def merged_row(merged: Merged, text_of: TextOf) -> dict[str, Any]:
    """A fact of many stories: its row, with the stories that tell it and what others say instead."""
    return fact_row(merged.fact, text_of) | {
        "stories": list(merged.stories),
        "independent": merged.independent,
        "differs": [fact_row(fact, text_of) for fact in merged.differs],
    }


def _fields(fact: AnyFact) -> tuple[dict[str, Any], dict[str, Any]]:
    """What a fact says: by the keys that its kind is known by, and the rest."""
    match fact:
        case Match():
            return _match_fields(fact)
        case Quote():
            known = {"text": fact.text, "speaker": fact.speaker, "handle": fact.handle, "date": iso(fact.when)}
            return known, {"post": fact.post}
        case Profile():
            more = {"team": fact.team, "age": fact.age, "nationality": fact.nationality}
            return {"name": fact.name, "role": fact.role}, more
        case Figure():
            counted = {"text": fact.text, "number": fact.number, "unit": fact.unit, "of": fact.of}
            return counted | {"date": iso(fact.when), "approximate": fact.approximate}, {}
        case Statement():
            done = {"subject": fact.subject, "action": fact.action, "object": fact.object}
            return done | {"date": iso(fact.when), "place": fact.place}, {}


def _match_fields(fact: Match) -> tuple[dict[str, Any], dict[str, Any]]:
    known = {
        "sides": list(fact.sides),
        "score": list(fact.score) if fact.score else None,
        "winner": fact.winner,
        "played": fact.played,
        "date": iso(fact.when),
        "competition": fact.competition,
        "stage": fact.stage,
        "venue": fact.venue,
        "derived": list(fact.derived),
    }
    return known, {
        "drawn": fact.drawn,
        "when": fact.when.text if fact.when else None,
        "goals": [{"scorer": one.scorer, "side": one.side, "minute": one.minute} for one in fact.goals],
        "half_time": list(fact.half_time) if fact.half_time else None,
        "shootout": list(fact.shootout) if fact.shootout else None,
        "sets": [list(one) for one in fact.sets],
    }


def iso(time: When | None) -> str | None:
    """`2018-07-02`, `2018-07` or `2018`, as exactly as it is known; None where it is not."""
    if time is None or time.first is None:
        return None
    digits = {"year": 4, "month": 7}.get(time.precision or "", 10)
    return time.first.isoformat()[:digits]


def readable(fact: AnyFact) -> tuple[str, str]:
    """What a fact says, in two cells: the thing itself, and the rest."""
    match fact:
        case Match():
            return wording.match_line(fact), wording.match_detail(fact)
        case Quote():
            return f"“{fact.text}”", " · ".join(filter(None, (fact.speaker, fact.handle, iso(fact.when))))
        case Profile():
            return fact.name, ", ".join(filter(None, (fact.role, fact.team, fact.nationality)))
        case Figure():
            return f"{fact.text} {fact.unit}".strip(), fact.of or ""
        case Statement():
            return " ".join(filter(None, (fact.subject, fact.action, fact.object))), fact.place or ""


def _citation(citation: Citation) -> dict[str, Any]:
    return {
        "story": citation.story,
        "text": citation.text,
        "start": citation.start,
        "end": citation.end,
        "highlights": [list(part) for part in citation.highlights],
    }


def _candidate(candidate: Candidate, *, features: bool = False) -> dict[str, Any]:
    row: dict[str, Any] = {"text": candidate.text, "score": round(candidate.score, 4)}
    if features:
        row["features"] = {name: round(value, 4) for name, value in candidate.features.items()}
    return row | {"evidence": _citation(candidate.citation)}
