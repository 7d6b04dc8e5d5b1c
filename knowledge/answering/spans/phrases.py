"""Phrases of a sentence: where something was, why, things of a category, what somebody said."""

from __future__ import annotations

from collections.abc import Iterator

from knowledge.answering.spans.scene import Scene, Span, after, cut
from knowledge.answering.spans.times import dated

LONGEST_QUOTE = 90
REASON = 20
AGENT = 8
CLAUSE = 12
"""Words of a quotation, of a reason, behind the first of who does something, of a clause."""


def wheres(scene: Scene) -> Iterator[Span]:
    """Phrases behind a preposition of place: "on the left touchline"."""
    before = scene.lexicon.words.get("where_glue", frozenset())
    ends = before | scene.lexicon.words["phrase_end"]
    words = scene.told.words
    times = [range(start, end) for start, end in dated(scene)]
    for at, word in enumerate(words[:-1]):
        if any(words[at + 1].start in one for one in times):
            continue
        if word.folded in before and words[at + 1].folded not in before and not words[at + 1].folded[0].isdigit():
            last = at + 1
            while last - at < 6 and last + 1 < len(words) and words[last + 1].clause == words[at].clause:
                if words[last + 1].folded in ends or scene.text[words[last].end : words[last + 1].start].strip():
                    break
                last += 1
            yield scene.of_words(at, last, "where")


def reasons(scene: Scene) -> Iterator[Span]:
    """What follows a word that gives a reason, to the end of the sentence or for so many words."""
    because = scene.lexicon.words.get("because", frozenset())
    words = scene.told.words
    for at, word in enumerate(words[:-1]):
        if word.folded in because:
            yield scene.of_words(at, min(len(words) - 1, at + REASON - 1), "reason")


def members(scene: Scene) -> Iterator[Span]:
    """Things of the category, with the words around them that belong to the same phrase."""
    words = scene.told.words
    for at, word in enumerate(words):
        if word.folded in scene.expected.members or word.stem in scene.expected.members:
            first = at
            while first > 0 and at - first < 3 and not scene.text[words[first - 1].end : words[first].start].strip():
                first -= 1
            span = scene.of_words(first, after(scene, at, 3), "member")
            yield Span(span.start, span.end, span.text, "member", at, at)


def agents(scene: Scene) -> Iterator[Span]:
    """By whom something was done, be it told without a name: "was carried in by a retired captain"."""
    words = scene.told.words
    never = scene.lexicon.words["agent_never"]
    for at, word in enumerate(words[:-1]):
        behind = words[at + 1]
        if word.folded != "by" or behind.kind != "word" or behind.folded.endswith("ing"):
            continue
        if never.isdisjoint(one.folded for one in words[at + 1 : at + 3]):
            yield scene.of_words(at + 1, after(scene, at + 1, AGENT), "agent")


def quotes(scene: Scene) -> Iterator[Span]:
    """What is said in the sentence, whole where it goes on behind it, up to the words a quotation may have."""
    for speech in scene.told.speech:
        start = max(speech.start, scene.told.sentence.start)
        text = cut(scene.text[speech.start : speech.end], start - speech.start, LONGEST_QUOTE)
        yield scene.span(start, min(speech.end, scene.told.sentence.end), "quote", text)


def clauses(scene: Scene) -> Iterator[Span]:
    """The parts of a sentence, for what no sort names: its clauses in pieces as long as an answer may be."""
    words = scene.told.words
    joints = [at for at in range(1, len(words)) if words[at].clause != words[at - 1].clause]
    first = end = 0
    for at in (*joints, len(words)):
        if at - first > CLAUSE and end > first:
            yield _clause(scene, first, end)
            first = end
        while at - first > CLAUSE:
            parted = _cut(scene, first)
            yield _clause(scene, first, parted)
            first = parted
        end = at
    if end > first:
        yield _clause(scene, first, end)


def _cut(scene: Scene, first: int) -> int:
    """Where a clause too long is parted: where the last phrase begins that leaves no more than so many words before."""
    opening = scene.lexicon.words["where_glue"] | scene.lexicon.words["because"]
    words = scene.told.words
    return max(
        (at for at in range(first + CLAUSE // 2, first + CLAUSE + 1) if words[at].folded in opening),
        default=first + CLAUSE,
    )


def _clause(scene: Scene, first: int, end: int) -> Span:
    joint = scene.told.words[first].folded in scene.lexicon.words["clause_joint"] and end - first > 1
    return scene.of_words(first + joint, end - 1, "clause")
