"""Records as the database keeps them: MessagePack, and the names by which a fact is looked up."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import NamedTuple

import msgspec

from knowledge.correcting import Correction
from knowledge.language.folding import fold
from knowledge.model import Analysis, AnyFact, Figure, Match, Profile, Quote, Statement, Story

_encoder = msgspec.msgpack.Encoder()
_stories = msgspec.msgpack.Decoder(Story)
_analyses = msgspec.msgpack.Decoder(Analysis)
_facts: msgspec.msgpack.Decoder[AnyFact] = msgspec.msgpack.Decoder(AnyFact)
_aliases = msgspec.msgpack.Decoder(tuple[str, ...])
_corrections: msgspec.msgpack.Decoder[Correction] = msgspec.msgpack.Decoder(Correction)


class Encoded(NamedTuple):
    """A version as it is written. `analysis` is without its facts, which stand by themselves."""

    story: bytes
    analysis: bytes
    facts: list[bytes]
    fingerprint: bytes


def encode(story: Story, analysis: Analysis) -> Encoded:
    """Encode a version; equal ones have equal fingerprints."""
    told = _encoder.encode(story)
    rest = _encoder.encode(msgspec.structs.replace(analysis, facts=()))
    facts = [_encoder.encode(fact) for fact in analysis.facts]
    fingerprint = hashlib.sha256()
    for part in (told, rest, *facts):
        fingerprint.update(len(part).to_bytes(8, "big"))
        fingerprint.update(part)
    return Encoded(told, rest, facts, fingerprint.digest())


def encode_aliases(aliases: tuple[str, ...]) -> bytes:
    """Encode the aliases of a name."""
    return _encoder.encode(aliases)


def decode_story(data: bytes) -> Story:
    """Decode a story."""
    return _stories.decode(data)


def decode_analysis(data: bytes) -> Analysis:
    """Decode an analysis without its facts."""
    return _analyses.decode(data)


def decode_fact(data: bytes) -> AnyFact:
    """Decode a fact."""
    return _facts.decode(data)


def decode_aliases(data: bytes) -> tuple[str, ...]:
    """Decode the aliases of a name."""
    return _aliases.decode(data)


def encode_correction(correction: Correction) -> bytes:
    """Encode a correction; equal ones are encoded alike."""
    return _encoder.encode(correction)


def decode_correction(data: bytes) -> Correction:
    """Decode a correction."""
    return _corrections.decode(data)


def kind_of(fact: type[AnyFact]) -> str:
    """The tag of a kind of fact."""
    return str(fact.__struct_config__.tag)


class Names:
    """The forms under which the names of one analysis are looked up."""

    def __init__(self, analysis: Analysis) -> None:
        self._forms: dict[str, set[str]] = {}
        for name in analysis.names:
            fullest = {fold(name.canonical), *([name.entry] if name.entry else [])}
            for form in (name.canonical, *name.aliases):
                self._forms.setdefault(fold(form), set()).update(fullest)

    def of(self, fact: AnyFact) -> set[str]:
        """Every form of every name the fact involves."""
        found = set()
        for name in _involved(fact):
            folded = fold(name)
            found |= {folded} | self._forms.get(folded, set())
        return found - {""}


def _involved(fact: AnyFact) -> Iterator[str]:
    match fact:
        case Match():
            scorers = (goal.scorer for goal in fact.goals)
            told = (*fact.sides, *scorers, fact.winner, fact.venue, fact.competition, fact.favourite)
        case Quote():
            told = (fact.speaker, fact.handle)
        case Profile():
            told = (fact.name, fact.team, fact.nationality)
        case Figure():
            told = (fact.of,)
        case Statement():
            told = (fact.subject, fact.object, fact.place)
    yield from filter(None, told)
