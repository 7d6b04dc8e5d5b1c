"""Follow-ups: what a question leaves out, taken from the one before it."""

from __future__ import annotations

import regex

from knowledge.answering.understanding import Asked
from knowledge.model import Answer, Name, Record
from knowledge.search.names import Link

_FOLLOWS = regex.compile(
    r"^(?:and|but|so|then|what about|how about|where|when|why|who|which)\b.*"
    r"\b(?:that|this|it|they|them|he|him|she|her)\b"
    r"|^(?:and|what about|how about)\b"
    r"|^(?:where|when|why|who)\??$"
)


class Context(Record, frozen=True):
    """What the last question was about."""

    kind: str
    names: tuple[Name, ...]
    words: tuple[str, ...]

    @classmethod
    def of(cls, answer: Answer) -> Context:
        """What an answer leaves for the next question."""
        meant = answer.interpretation
        return cls(answer.kind, meant.names, meant.words) if meant else cls(answer.kind, (), ())


def follow_up(asked: Asked, context: Context | None) -> Asked:
    """A question completed from its context, where it reads like a follow-up; as it is where not."""
    if context is None or not _FOLLOWS.search(asked.question.casefold().strip()):
        return asked
    if asked.links:
        same = {link.name.kind for link in asked.links}
        kept = [name for name in context.names if name.kind not in same]
        kept += [name for name in context.names if name.kind in same][
            : max(0, len(context.names) - len(asked.links) - len(kept))
        ]
        links = (*asked.links, *_links(kept))
        return asked._replace(links=links, kind=context.kind, cues=asked.cues | {"match"} | frozenset(context.words))
    return asked._replace(links=_links(list(context.names)), cues=asked.cues | {"match"})


def _links(names: list[Name]) -> tuple[Link, ...]:
    return tuple(Link(name, 0, 0, 100.0, 1) for name in names)
