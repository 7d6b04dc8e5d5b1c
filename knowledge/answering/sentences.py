"""Questions that no fact answers: the sentence that does, by features a person can read and weights fitted to them."""

from __future__ import annotations

import math
from collections import defaultdict
from typing import NamedTuple

from knowledge.answering import spans
from knowledge.answering.understanding import Asked
from knowledge.language.folding import fold
from knowledge.language.stems import stem
from knowledge.language.tokens import tokens
from knowledge.lexicon import Lexicon
from knowledge.model import Analysis, BlockKind, Candidate, Citation, NameKind, Sentence, Story
from knowledge.store.protocol import View

STORIES = 4
PASSAGES = 60
REACH = 2
"""Sentences before and behind in which a name counts as near."""
WEIGHTS = {"overlap": 4.0, "names": 2.0, "typed": 1.5, "neighbours": 0.8, "unit": 1.2, "story": 1.0, "dull": -1.5}
BIAS = -4.6


class Weighed(NamedTuple):
    """A sentence that may answer: the words to say, and the probability that they are right."""

    candidate: Candidate
    probability: float


def rank(asked: Asked, view: View, lexicon: Lexicon, limit: int = 5) -> list[Weighed]:
    """The sentences of the stories nearest to a question, best first."""
    sought = [*asked.words, *(link.name.canonical for link in asked.links)]
    passages = view.passages([word for text in sought for word in text.split()], PASSAGES)
    told: dict[str, float] = defaultdict(float)
    for passage in passages:
        told[passage.story] += max(passage.rank, 0.01)
    best = sorted(told, key=lambda key: -told[key])[:STORIES]
    found: list[Weighed] = []
    for key in best:
        story, analysis = view.story(key), view.analysis(key)
        if story and analysis:
            found += _of_story(asked, story, analysis, lexicon, told[key] / told[best[0]])
    return sorted(found, key=lambda weighed: -weighed.probability)[:limit]


def _of_story(asked: Asked, story: Story, analysis: Analysis, lexicon: Lexicon, share: float) -> list[Weighed]:
    stems = [_stems(story, sentence) for sentence in analysis.sentences]
    rarity = _rarity(stems)
    named = [_named(asked, analysis, sentence) for sentence in analysis.sentences]
    overlaps = [_overlap(asked, here, rarity, lexicon) for here in stems]
    found = []
    for number, sentence in enumerate(analysis.sentences):
        if story.blocks[sentence.block].kind is BlockKind.PROMOTION:
            continue
        around = overlaps[max(0, number - 1) : number] + overlaps[number + 1 : number + 2]
        features = {
            "overlap": overlaps[number],
            "names": named[number],
            "near": max(named[max(0, number - REACH) : number + REACH + 1]),
            "neighbours": max(around, default=0.0),
            "story": share,
            "dull": float(story.blocks[sentence.block].kind is BlockKind.LISTING),
        }
        found.append(_weigh(asked, story, analysis, sentence, features))
    return found


def _weigh(asked: Asked, story: Story, analysis: Analysis, sentence: Sentence, features: dict[str, float]) -> Weighed:
    text = story.text[sentence.start : sentence.end]
    marks = _marks(asked, text, sentence.start) or [sentence.start]
    offered = spans.offered(asked, story, analysis, sentence)
    features["typed"] = float(bool(offered)) if spans.typed(asked) else 0.5
    if spans.typed(asked) and not offered:
        features["typed"] = -1.0
    chosen = _chosen(asked, analysis, offered, marks, text, sentence.start)
    features["unit"] = float(bool(chosen and asked.kind == "number" and " " in chosen.text))
    score = BIAS + sum(WEIGHTS.get(name, 0.0) * value for name, value in features.items())
    answer = chosen.text if chosen else spans.cut(text, marks[len(marks) // 2] - sentence.start)
    highlight = (
        ((chosen.start - sentence.start, chosen.end - sentence.start),)
        if chosen
        else tuple(
            (mark - sentence.start, _word_end(text, mark - sentence.start)) for mark in marks if mark > sentence.start
        )
    )
    citation = Citation(story.key, sentence.start, sentence.end, text, highlight)
    return Weighed(Candidate(answer, citation, score, features), 1 / (1 + math.exp(-score)))


def _chosen(
    asked: Asked, analysis: Analysis, offered: list[spans.Span], marks: list[int], text: str, offset: int
) -> spans.Span | None:
    if asked.kind == "who" and asked.sort is None and (agent := spans.agent(text, offset, marks)):
        return agent
    if not offered:
        return None
    if asked.plural and asked.kind == "who":
        texts = ", ".join(dict.fromkeys(span.text for span in offered))
        return spans.Span(offered[0].start, offered[0].end, texts)
    if asked.kind == "who" and asked.sort is None:
        people = {
            mention.start for mention in analysis.mentions if analysis.names[mention.name].kind is NameKind.PERSON
        }
        offered = [span for span in offered if span.start in people] or offered
    return spans.nearest(offered, marks)


def _stems(story: Story, sentence: Sentence) -> frozenset[str]:
    return frozenset(stem(token.text) for token in tokens(story.text, sentence.start, sentence.end))


def _rarity(stems: list[frozenset[str]]) -> dict[str, float]:
    counts: dict[str, int] = defaultdict(int)
    for here in stems:
        for one in here:
            counts[one] += 1
    return {one: math.log(1 + len(stems) / count) for one, count in counts.items()}


def _overlap(asked: Asked, here: frozenset[str], rarity: dict[str, float], lexicon: Lexicon) -> float:
    """The share of the question's meaningful words, by rarity, that a sentence has itself or in another word."""
    if not asked.stems:
        return 0.3
    usual = math.log(1 + 20)
    whole = sum(rarity.get(one, usual) for one in asked.stems)
    met = 0.0
    for word, one in zip(asked.words, asked.stems, strict=True):
        if one in here:
            met += rarity.get(one, usual)
        elif here & _synonyms(word, lexicon):
            met += 0.7 * rarity.get(one, usual)
    return met / whole


def _synonyms(word: str, lexicon: Lexicon) -> frozenset[str]:
    return lexicon.synonyms_of(word)


def _named(asked: Asked, analysis: Analysis, sentence: Sentence) -> float:
    wanted = {(link.name.entry or fold(link.name.canonical)): link for link in asked.links}
    if not wanted:
        return 0.5
    there = {
        analysis.names[mention.name].entry or fold(analysis.names[mention.name].canonical)
        for mention in analysis.mentions
        if sentence.start <= mention.start < sentence.end
    }
    return len(there & wanted.keys()) / len(wanted)


def _marks(asked: Asked, text: str, offset: int) -> list[int]:
    """Where the words of a question stand in a sentence."""
    wanted = set(asked.stems)
    return [token.start + offset for token in tokens(text) if stem(token.text) in wanted]


def _word_end(text: str, start: int) -> int:
    end = start
    while end < len(text) and (text[end].isalnum() or text[end] in "-'’"):
        end += 1
    return end
