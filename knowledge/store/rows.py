"""How records become columns, whatever the database."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from knowledge.language.folding import fold
from knowledge.language.stems import stem
from knowledge.language.tokens import words
from knowledge.model import Analysis, AnyFact, Figure, Match, Name, Profile, Quote, Statement, Story

_ENCODER = msgspec.msgpack.Encoder()
_STORIES = msgspec.msgpack.Decoder(Story)
_ANALYSES = msgspec.msgpack.Decoder(Analysis)
_FACTS: msgspec.msgpack.Decoder[AnyFact] = msgspec.msgpack.Decoder(AnyFact)
_NAMES = msgspec.msgpack.Decoder(Name)

KIND_OF: dict[type[AnyFact], str] = {
    kind: str(kind.__struct_config__.tag) for kind in (Match, Quote, Profile, Figure, Statement)
}

pack = _ENCODER.encode
story = _STORIES.decode
analysis = _ANALYSES.decode
fact = _FACTS.decode
name = _NAMES.decode


def names_of(one: AnyFact) -> Iterator[str]:
    """The names, folded, under which a fact is looked up."""
    match one:
        case Match():
            involved: tuple[str | None, ...] = (*one.sides, one.venue, one.competition)
        case Quote():
            involved = (one.speaker, one.handle)
        case Profile():
            involved = (one.name, one.team)
        case Figure():
            involved = (one.of,)
        case Statement():
            involved = (one.subject, one.object)
    return (fold(each) for each in dict.fromkeys(involved) if each)


def stems_of(text: str) -> str:
    """The stems of a text, by which full-text search finds it."""
    return " ".join(stem(word) for word in words(text))
