"""Answers from what stands around the text: when a story came out, who took a picture, a team's nickname."""

from __future__ import annotations

import regex

from knowledge.answering.found import Found, not_told, on
from knowledge.answering.understanding import Asked
from knowledge.language.folding import fold
from knowledge.language.stems import stem
from knowledge.language.tokens import words
from knowledge.lexicon import Lexicon
from knowledge.model import BlockKind, Evidence, Statement, Story
from knowledge.store.protocol import View

_PUBLISHED = regex.compile(r"\b(?:article|story|report|piece)\b.*\b(?:published|written|printed|out|dated|from)\b")
_PHOTOGRAPHED = regex.compile(
    r"\b(?:photographers?|photographed|(?:took|take|taken|shot|snapped)\b.*\b(?:photos?|pictures?|images?|photographs?))\b"
    r"|\b(?:photos?|pictures?|images?)\b.*\b(?:taken|shot) by\b"
)
_CREDIT = regex.compile(r"\(Photo by (?P<name>[^/()\n]{1,60})(?:/(?P<agency>[^()\n]{1,60}))?\)")
_NICKNAME = regex.compile(r"\bnick-?names?\b|\bknown as\b")
NAMED = 200
LIKE = 0.5
"""Share of the words asked about that the caption must have to be that of the picture meant.

Of how near the nearest story is, another must be as near as that to be the one meant.
"""
SOUGHT = 16
"""Words by which a caption is sought."""
NEAR = 12
"""Passages looked at for the story or caption that is meant."""


class StoryAnswers:
    """Answers questions about stories themselves, their captions, and other names of teams."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def answer(self, asked: Asked, view: View) -> Found | None:
        """None where the question is of another kind."""
        folded = fold(asked.question)
        if asked.kind == "when" and _PUBLISHED.search(folded):
            return self._published(asked, view)
        if _PHOTOGRAPHED.search(folded):
            return self._photographers(asked, view)
        if _NICKNAME.search(folded) and self._only_names_a_team(asked):
            return self._nickname(asked, view)
        return None

    def _published(self, asked: Asked, view: View) -> Found | None:
        """When the story came out that is most about what is asked: of those nearly as near, one whose day is known."""
        names = ("stop", "ask_fillers", "asks_published")
        common = frozenset[str]().union(*(self._lexicon.words[name] for name in names))
        ranked = view.rank([word for word in words(fold(asked.question)) if word not in common], NEAR)
        near = [one.story for one in ranked if one.rank >= LIKE * ranked[0].rank]
        stories = [story for key in near if (story := view.story(key))]
        if not stories:
            return None
        story = next((one for one in stories if one.published), stories[0])
        first = story.blocks[0]
        evidence = (Evidence(story.key, first.start, first.end),)
        return Found(on(story.published), evidence) if story.published else not_told(evidence)

    def _photographers(self, asked: Asked, view: View) -> Found | None:
        named = {stem(word) for link in asked.links for word in words(link.name.canonical)}
        asking = self._lexicon.words["asks_photo"]
        topic = {one for word, one in zip(asked.words, asked.stems, strict=True) if word not in asking}
        best: list[tuple[float, Evidence, str]] = []
        sought = [*sorted(named), "photo", *asked.words][:SOUGHT]
        for story in view.several(dict.fromkeys(p.story for p in view.passages(sought, 4 * NEAR))).values():
            best += self._credits(story, named, topic)
        top = max((score for score, _, _ in best), default=0.0)
        if top < LIKE:
            return not_told() if not best else None
        chosen = [(evidence, name) for score, evidence, name in best if score == top]
        names = tuple(dict.fromkeys(name for _, name in chosen))
        kept = names if asked.plural or len(names) == 1 else names[:3]
        return Found(", ".join(kept), tuple(evidence for evidence, _ in chosen), kept)

    def _credits(self, story: Story, named: set[str], topic: set[str]) -> list[tuple[float, Evidence, str]]:
        """Of every caption that holds all names asked for: how much of the topic it shares, and its photographer."""
        found = []
        for block in story.blocks:
            text = story.text[block.start : block.end]
            credit = _CREDIT.search(text) if block.kind is BlockKind.CAPTION else None
            if credit is None:
                continue
            there = {stem(word) for word in words(text)}
            shared = sum(bool({one} & there or self._lexicon.synonyms_of(one) & there) for one in topic)
            if named <= there and (shared or not topic):
                score = shared / len(topic) if topic else 1.0
                found.append((score, Evidence(story.key, block.start, block.end), credit["name"].strip()))
        return found

    def _only_names_a_team(self, asked: Asked) -> bool:
        """Whether nothing stands in the question beside one team and words for a nickname."""
        teams = {(link.start, link.end) for link in asked.links}
        return len(teams) == 1 and bool(asked.teams) and set(asked.words) <= self._lexicon.words["asks_nickname"]

    def _nickname(self, asked: Asked, view: View) -> Found | None:
        """Another name, known beforehand as a nickname, under which a story itself speaks of the team."""
        for link in asked.teams:
            for told in view.facts(Statement, name=[link.name.canonical, *link.name.aliases], limit=NAMED):
                if isinstance(told, Statement) and told.action == "nickname" and told.object:
                    return Found(told.object, told.evidence, (told.object,), (told,))
            entry = self._lexicon.entries.get(link.name.entry or "")
            if entry is None:
                continue
            for alias in entry.aliases:
                for passage in view.passages(alias.split(), NEAR):
                    story = view.story(passage.story)
                    where = (passage.sentence.start, passage.sentence.end)
                    if story and fold(alias) in fold(story.text[slice(*where)]):
                        return Found(alias, (Evidence(story.key, *where),), (alias,))
            return not_told()
        return None
