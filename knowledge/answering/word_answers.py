"""Answers about words in the stories: what a foreign word means, what language a note is in, what stands on it."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from knowledge.answering.found import Found
from knowledge.answering.nearby import Around, Nearby, nearby
from knowledge.answering.understanding import Asked
from knowledge.language.folding import fold
from knowledge.language.stems import stem
from knowledge.language.tokens import words
from knowledge.lexicon import Lexicon
from knowledge.model import Evidence
from knowledge.store.protocol import View

NEAR = 24
"""Passages that are looked at,"""
WIDE = 300
"""and the letters around each in which what is asked may stand too,"""
LIKE = 0.5
"""at least this share of it."""
_MARKS = "\"'“”‘’«»"
_WORD = rf"[{_MARKS}]?(?P<word>[\p{{L}} -]{{2,40}}?)[{_MARKS}]?"
_KIND = r"(?: the)?(?: \w+)?(?: words?| phrase| term)?"
_MEANS = (
    regex.compile(rf"\bwhat (?:does|do|did){_KIND} {_WORD} (?:mean|stand for|translate)"),
    regex.compile(rf"\b(?:meaning|translation) of{_KIND} {_WORD}\s*\?*$"),
    regex.compile(rf"\bwhat(?:'s| is)(?: the)?(?: word)? {_WORD} in english\b"),
)
_LANGUAGE = regex.compile(r"\b(?:what|which) language\b")
_WRITTEN = regex.compile(
    r"\bwhat (?:words?|message|text|phrase)?\b.*\b(?:written|on|in|say|says|said|read|reads|printed)\b"
    r"|\bwhat did\b.*\b(?:say|read)\b"
)
_QUOTED = regex.compile(r"[\"“‘'](?P<words>[^\"“”‘’']{2,60})[\"”’'](?!\w)")

_GOING_ON = regex.compile(r"\s*(?:It|They|This) (?:was|is|were|are)\b[^.\n]{1,80}\.")
"""The sentence behind, about the same thing."""


class WordAnswers:
    """Answers questions about the words themselves."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._languages = lexicon.words.get("kind_language", frozenset())
        spoken = "|".join(sorted(self._languages))
        meaning = rf"[{_MARKS}]?(?P<meaning>[\p{{L}} ]{{2,40}}?)[{_MARKS}]?"
        self._foreign = (
            regex.compile(rf"\bwhat(?:'s| is)(?: the)? (?:{spoken})(?: words?| phrase)? for {meaning}\s*\?*$"),
            regex.compile(rf"\b(?:what(?:'s| is)|how do (?:you|they) say) {meaning} in (?:{spoken})\b"),
        )
        lists = [lexicon.words[name] for name in lexicon.words if name.startswith("inscribed_")]
        self._bearers = {bearer: bearers for bearers in lists for bearer in bearers}

    def answer(self, asked: Asked, view: View) -> Found | None:
        """None where the question is of another kind, or no story explains the word."""
        folded = fold(asked.question)
        if asked_for := next(filter(None, (pattern.search(folded) for pattern in self._foreign)), None):
            return self._word_for(asked_for["meaning"], view)
        if meant := next(filter(None, (pattern.search(folded) for pattern in _MEANS)), None):
            return self._meaning(meant["word"], view)
        bearers = frozenset().union(*(self._bearers.get(word, frozenset()) for word in words(folded)))
        if not bearers:
            return None
        if _LANGUAGE.search(folded):
            return self._language(asked, bearers, view)
        if asked.kind in {"what", "quote"} and _WRITTEN.search(folded):
            return self._inscription(asked, bearers, view)
        return None

    def _meaning(self, word: str, view: View) -> Found | None:
        """The gloss beside a word: in brackets, or in quotation marks behind "which means", "Russian for"."""
        languages = "|".join(sorted(self._languages))
        mark = rf"[{_MARKS}]"
        gloss = rf"{mark}?(?P<gloss>[^{_MARKS}().,;:]{{2,60}}?){mark}?"
        beside = regex.compile(
            rf"(?<!\w){regex.escape(word)}{mark}?[,.]?{mark}?\s*"
            rf"(?:\((?:{languages}\s+for\s+|meaning\s+|i\.e\.\s+)?{gloss}\)"
            rf"|[-,–—]?\s*(?:which\s+|that\s+)?(?:means?|meaning|translat\w+\s+(?:as|to))\s+{gloss}(?:[.,;)]|$)"
            rf"|[-,–—(]?\s*(?:(?:which\s+|that\s+)?is\s+)?(?:the\s+)?(?:{languages})\s+(?:word\s+|phrase\s+)?for\s+{gloss}(?:[.,;)]|$))",
            regex.IGNORECASE,
        )
        before = regex.compile(
            rf"{mark}(?P<gloss>[^{_MARKS}()]{{2,60}}){mark}\s*\({mark}?{regex.escape(word)}{mark}?", regex.IGNORECASE
        )
        for passage in view.passages(words(word), NEAR):
            story = view.story(passage.story)
            if story is None:
                continue
            start, end = passage.sentence.start, passage.sentence.end
            for pattern in (beside, before):
                met = pattern.search(story.text, start, min(len(story.text), end + 80))
                if met:
                    told = met["gloss"].strip()
                    return Found(told, (Evidence(story.key, start, max(end, met.end("gloss"))),), (told, word))
        return None

    def _word_for(self, meaning: str, view: View) -> Found | None:
        """The word whose gloss this is."""
        mark = rf"[{_MARKS}]"
        glossed = regex.compile(
            rf"{mark}(?P<word>[\p{{L}} -]{{2,40}}){mark}[,.]?\s*(?:\(|(?:which |that )?(?:means?|meaning) )"
            rf"{mark}?{regex.escape(meaning)}\b",
            regex.IGNORECASE,
        )
        for passage in view.passages(words(meaning), NEAR):
            story = view.story(passage.story)
            start = passage.sentence.start
            met = glossed.search(story.text, start, passage.sentence.end + 80) if story else None
            if story and met and fold(met["word"]) != meaning:
                where = Evidence(story.key, start, max(passage.sentence.end, met.end()))
                return Found(met["word"], (where,), (met["word"],))
        return None

    def _language(self, asked: Asked, bearers: frozenset[str], view: View) -> Found | None:
        """The language named beside the thing asked about."""
        languages, things = "|".join(sorted(self._languages)), "|".join(sorted(bearers))
        named = regex.compile(
            rf"\bin (?P<a>{languages})\b|\b(?P<b>{languages})(?: (?:{things}|words?)|-language)\b", regex.IGNORECASE
        )
        for near in self._near(asked, bearers, view, _GOING_ON):
            spoken = named.search(near.text)
            if spoken:
                told = spoken["a"] or spoken["b"]
                return Found(told, (near.evidence,), (told,))
        return None

    def _inscription(self, asked: Asked, bearers: frozenset[str], view: View) -> Found | None:
        """The quoted words behind the thing they stand on, in one sentence."""
        bearing = regex.compile(rf"\b(?:{'|'.join(sorted(bearers))})s?\b", regex.IGNORECASE)
        for near in self._near(asked, bearers, view):
            met = bearing.search(near.text)
            quoted = _QUOTED.search(near.text, met.end()) if met else None
            if met and quoted and len(near.text[met.end() : quoted.start()].split()) <= 16:
                told = quoted["words"].strip()
                return Found(told, (near.evidence,), (told,))
        return None

    def _near(
        self, asked: Asked, bearers: frozenset[str], view: View, going_on: regex.Pattern[str] | None = None
    ) -> Iterator[Nearby]:
        """The sentences that name the thing, those of the stories with most of what is asked first."""
        names = [word for link in asked.links for word in words(fold(link.name.canonical))]
        skipped = bearers | self._lexicon.words["asks_inscription"]
        topic = [*dict.fromkeys((*(word for word in asked.words if word not in skipped), *map(stem, names)))]
        sought = [*dict.fromkeys((*asked.words, *map(stem, names), *bearers))]
        alike = {word: sorted(bearers) for word in bearers}
        near = nearby(view, topic, self._lexicon, NEAR, Around(sought, alike, WIDE, going_on))
        for one in near:
            if one.share >= LIKE and bearers & {fold(word) for word in words(one.text)}:
                yield one
