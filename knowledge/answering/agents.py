"""Who did something, where a sentence tells it in the passive, and which paper a sentence leans on."""

from __future__ import annotations

import regex

from knowledge.answering.found import Found
from knowledge.answering.nearby import nearby
from knowledge.answering.understanding import Asked
from knowledge.language.folding import fold
from knowledge.language.stems import stem
from knowledge.language.tokens import words
from knowledge.lexicon import Lexicon
from knowledge.model import NameKind
from knowledge.store.protocol import View

_WHO_DID = regex.compile(r"^(?:so |and )?who (?:was it (?:that|who) |had |has )?(?P<verb>[a-z]{4,}) (?P<rest>.+)$")
_PASSIVE = regex.compile(
    r"\b(?:was|were|been|being|is|are|got)\s+(?:\w+ly\s+)?(?P<verb>\p{L}+)(?:\s+\p{L}+){0,5}?\s+by\s+"
    r"(?P<agent>[^,.;:()\n“”\"]{2,70}?)"
    r"(?=[,.;:()\n“”\"]|$|\s(?:and|who|which|that|after|before|when|while|in|on|at|as|during|for)\b)"
)
_SOURCE = regex.compile(
    r"\baccording to (?:the |a report in the |a report in )?(?P<a>\p{Lu}[\p{L}'&]*(?: \p{Lu}[\p{L}'&]*){0,3})"
    r"|\b(?P<b>\p{Lu}[\p{L}'&]*(?: \p{Lu}[\p{L}'&]*){0,3})(?: newspaper| magazine)?"
    r" (?:reported|reports|has reported|noted|notes|writes|wrote)\b"
)
LIKE = 0.6
"""Share of the words asked about that a sentence must have."""


class Agents:
    """Answers "who did X?" from "X was done by Y", and "which paper reported X?" from "according to Y"."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def answer(self, asked: Asked, view: View) -> Found | None:
        """None where no sentence tells it so."""
        folded = fold(asked.question)
        told = set(words(folded))
        reporting = told & self._lexicon.words["asks_source"] and told & self._lexicon.reporting
        if asked.sort is NameKind.ORGANISATION and reporting:
            return self._source(asked, view)
        met = _WHO_DID.match(folded.rstrip("?! "))
        return self._agent(asked, met["verb"], view) if met and asked.kind == "who" and asked.sort is None else None

    def _agent(self, asked: Asked, verb: str, view: View) -> Found | None:
        named = [word for link in asked.links for word in words(fold(link.name.canonical))]
        topic = [word for word in asked.words if word != verb and word not in self._lexicon.words["fact_filler"]]
        if not topic:
            return None
        for near in nearby(view, [*topic, *named, verb], self._lexicon):
            passive = next((one for one in _PASSIVE.finditer(near.text) if stem(one["verb"]) == stem(verb)), None)
            before = {stem(word) for word in words(fold(near.text[: passive.start()]))} if passive else set()
            if passive and near.share >= LIKE and before & {stem(word) for word in (*topic, *named)}:
                agent = passive["agent"].strip()
                return Found(agent, (near.evidence,), (agent,), confidence=0.8)
        return None

    def _source(self, asked: Asked, view: View) -> Found | None:
        named = [word for link in asked.links for word in words(fold(link.name.canonical))]
        skipped = self._lexicon.words["asks_source"] | self._lexicon.reporting
        topic = [word for word in asked.words if word not in skipped]
        for near in nearby(view, [*topic, *named], self._lexicon):
            source = _SOURCE.search(near.text)
            if source and near.share >= 0.5 and topic:
                told = (source["a"] or source["b"]).strip()
                if self._is_publisher(told):
                    return Found(told, (near.evidence,), (told,), confidence=0.8)
        return None

    def _is_publisher(self, name: str) -> bool:
        forms = (fold(name), f"the {fold(name)}")
        return any(entry.kind is NameKind.ORGANISATION for form in forms for entry in self._lexicon.lookup(form))
