"""Stories made for the tests of stores: a sentence a line, and the facts that are asked for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from knowledge.model import (
    Analysis,
    AnyFact,
    Block,
    BlockKind,
    Evidence,
    Match,
    Name,
    NameKind,
    Quote,
    Sentence,
    Story,
)
from knowledge.store.protocol import Change, View

JAPAN = Name(NameKind.TEAM, "Japan", ("Samurai Blue",), "nation:japan")
BELGIUM = Name(NameKind.TEAM, "Belgium", ("Red Devils",), "nation:belgium")
NISHINO = Name(NameKind.PERSON, "Akira Nishino", ("Nishino",))


def change(
    key: str,
    *lines: str,
    title: str | None = None,
    published: dt.date | None = None,
    names: Iterable[Name] = (),
    facts: Iterable[AnyFact] = (),
    digest: str = "",
) -> Change:
    """A story whose sentences are the lines."""
    text = "\n".join(lines)
    starts = [sum(len(line) + 1 for line in lines[:number]) for number in range(len(lines))]
    places = [(start, start + len(line)) for start, line in zip(starts, lines, strict=True)]
    story = Story(
        key,
        text,
        tuple(Block(BlockKind.PARAGRAPH, *place) for place in places),
        digest or f"digest of {text}",
        title=title,
        published=published,
    )
    sentences = tuple(Sentence(*place, number) for number, place in enumerate(places))
    return Change(key, story, Analysis(key, sentences, tuple(names), (), tuple(facts)))


def match(key: str, one: str, other: str, score: tuple[int, int] | None = None) -> Match:
    return Match(evidence=(Evidence(key, 0, 1),), sides=(one, other), score=score)


def quote(key: str, text: str, speaker: str | None) -> Quote:
    return Quote(evidence=(Evidence(key, 0, 1),), text=text, speaker=speaker)


def texts(view: View, *words: str, limit: int = 10) -> list[str]:
    """The sentences found by some words, the best first."""
    found = []
    for passage in view.passages(words, limit):
        story = view.story(passage.story)
        assert story is not None
        found.append(story.text[passage.sentence.start : passage.sentence.end])
    return found


ROSTOV = change(
    "rostov.md",
    "Belgium came from two goals down to beat Japan.",
    "Fellaini headed the equaliser.",
    title="Comeback in Rostov",
    published=dt.date(2018, 7, 3),
    names=(JAPAN, BELGIUM),
    facts=(match("rostov.md", "Belgium", "Japan", (3, 2)),),
)
SARANSK = change(
    "saransk.md",
    "Japan opened with a win over Colombia.",
    "Coach Nishino praised his forwards.",
    published=dt.date(2018, 6, 20),
    names=(JAPAN, NISHINO),
    facts=(match("saransk.md", "Samurai Blue", "Colombia"), quote("saransk.md", "We ran.", "Nishino")),
)
UNDATED = change("a.md", "Snow stopped the ski jumping.")
