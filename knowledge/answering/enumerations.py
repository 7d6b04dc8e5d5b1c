"""Which teams or people, of several that a sentence enumerates: "including Tunisia and Senegal"."""

from __future__ import annotations

import regex

from knowledge.answering.found import Found
from knowledge.answering.nearby import Nearby, nearby
from knowledge.answering.understanding import Asked
from knowledge.language.folding import fold
from knowledge.lexicon import Lexicon
from knowledge.model import Name, NameKind
from knowledge.phrases import Team, row
from knowledge.store.protocol import View

_JOINED = regex.compile(r"\s*(?:,|,?\s*(?:and|&|or)\s+(?:the\s+)?|,\s*(?:the\s+)?)\s*(?:\w+ )?")
LIKE = 0.75
"""Share of the words asked about that the sentence must have."""
FEWEST = 2


class Enumerations:
    """Answers "which countries …?" with the names that stand in a row in the sentence that tells it."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def answer(self, asked: Asked, view: View) -> Found | None:
        """None where one name is asked for, or no sentence enumerates what is asked."""
        if not asked.plural or asked.sort not in {NameKind.TEAM, NameKind.PERSON} or asked.kind != "who":
            return None
        nouns = self._lexicon.words[f"ask_{asked.sort}"]
        topic = [word for word in asked.words if word.rstrip("'") not in nouns]
        if len(topic) < FEWEST:
            return None
        asked_about = {fold(link.name.canonical) for link in asked.links}
        for near in nearby(view, topic, self._lexicon):
            names = self._in_a_row(near, asked.sort, view) if near.share >= LIKE else []
            kept = [name for name in names if fold(name.canonical) not in asked_about]
            if len(kept) >= FEWEST:
                told = tuple(name.canonical for name in kept)
                said = row(Team(name) if asked.sort is NameKind.TEAM else name for name in told)
                return Found(said, (near.evidence,), told, confidence=0.8, kind="list")
        return None

    def _in_a_row(self, near: Nearby, sort: NameKind, view: View) -> list[Name]:
        """The longest row of names of a sort in a sentence."""
        analysis = view.analysis(near.story.key)
        if analysis is None:
            return []
        mentions = sorted(analysis.mentions, key=lambda mention: mention.start)
        spots = [
            (mention.start, mention.end, analysis.names[mention.name])
            for mention in mentions
            if near.start <= mention.start < near.end and analysis.names[mention.name].kind is sort
        ]
        rows: list[list[Name]] = []
        last = -1
        for start, end, name in spots:
            if last >= 0 and _JOINED.fullmatch(near.story.text, last, start):
                rows[-1].append(name)
            elif start >= last:
                rows.append([name])
            last = end
        row = max(rows, key=len, default=[])
        return list(dict.fromkeys(row))
