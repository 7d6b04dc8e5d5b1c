"""Answers from quotations and profiles: what somebody said, who said it, who somebody is."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import regex
from rapidfuzz import fuzz

from knowledge.answering.found import MOST_CHOICES, Found, choice, not_told, when
from knowledge.answering.spans import cut
from knowledge.answering.understanding import Asked
from knowledge.language.folding import fold
from knowledge.language.stems import stem
from knowledge.language.tokens import tokens, words
from knowledge.lexicon import Lexicon
from knowledge.model import Evidence, NameKind, Profile, Quote
from knowledge.phrases import Said, phrase
from knowledge.search.names import Link
from knowledge.store.protocol import View

SAME_WORDS = 85.0
"""From this score (of 100) on, words asked about are those of a quotation."""
LONGEST_SOUGHT = 16
"""Words of a quotation by which it is sought."""
SIGNED = 0.6
"""Share of the letters of a speaker's name that a question has to spell out."""
LONGEST_QUOTE = 90
LONGEST_TOLD = 30
"""Words of a quotation, and of another answer."""
MOST_QUOTES = 200
"""Facts that are looked at for one question: those of the newest stories."""
MOST_SPEAKERS = 4
"""People a question may mean whose quotations are looked through for a day."""
PASSAGES = 12
"""Passages of which the stories' quotations are compared with words asked about."""
LISTED = 8
NEAR = 20
"""Passages that are looked at for the stories that are meant."""
_WHO_SAID = regex.compile(
    r"\bwho (?:\w+ )?(?:said|says|tweeted|wrote|posted|told|claimed|asked|congratulated|thanked)\b"
)
_QUOTED = regex.compile(r"^(?:so )?who(?: all)? (?:was|were|is|are|gets|got) quoted\b|\bwhose (?:words|quotes)\b")
_WHO_IS = regex.compile(r"^(?:so )?who(?:'s| is| was| are| were)\s")
_WHAT_IS_ROLE = regex.compile(r"\b(?:job|role|position|profession|occupation)\b")


class PeopleAnswers:
    """Answers questions about people: their words and who they are."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def answer(self, asked: Asked, view: View) -> Found | None:
        """None where the question is of another kind, or asks for more than quotations and profiles tell."""
        folded = fold(asked.question)
        if _WHO_SAID.search(folded):
            return self._who_said(asked, view)
        if _QUOTED.search(folded):
            return self._who_is_quoted(asked, view)
        if asked.kind == "quote":
            return self._what_said(asked, view)
        speakers = [link for link in asked.links if link.name.kind in {NameKind.PERSON, NameKind.ORGANISATION}]
        if asked.kind == "when" and asked.cues & self._lexicon.words.get("ask_saying", frozenset()):
            return self._when_said(asked, speakers, view)
        people = [link for link in asked.links if link.name.kind is NameKind.PERSON]
        if people and self._asks_who(asked, folded):
            return self._who_is(people, view)
        return None

    def _asks_who(self, asked: Asked, folded: str) -> bool:
        """Whether somebody is asked about and nothing else: a bare name, "who is X?", "what is X's job?"."""
        linked = asked.linked
        beside = {
            fold(token.text)
            for token in tokens(asked.question)
            if token.kind not in {"mark", "possessive"} and not any(start <= token.start < end for start, end in linked)
        }
        for_pay = "for" in beside and not beside.isdisjoint(
            {"do", "does"}
        )  # Stories call a goalkeeper that, whose job is another.
        role = self._lexicon.words["who_role"] if _WHAT_IS_ROLE.search(folded) and not for_pay else frozenset()
        if len(linked) > 1 or not beside:
            return not beside
        about = bool(_WHO_IS.match(folded) or role)
        return about and beside <= self._lexicon.words["who_is"] | role

    def _who_is_quoted(self, asked: Asked, view: View) -> Found | None:
        """Everybody who is quoted, in the order of their stories."""
        topic = [word for word in asked.words if word not in self._lexicon.words["who_quoted"]]
        if topic or len(asked.linked) > 1:
            return None
        if asked.links:
            found = self._quotes_beside(asked.links, view)
        else:
            found = [one for one in view.facts(Quote, limit=MOST_QUOTES) if isinstance(one, Quote)]
        quotes = [one for one in found if one.speaker]
        first = {fold(quote.speaker or ""): quote for quote in reversed(quotes)}
        told = [quote for quote in quotes if first[fold(quote.speaker or "")] is quote]
        if not told:
            return None
        names = [quote.speaker or "" for quote in told][:LISTED]
        said: Said = ", ".join(names)
        if more := max(0, len(told) - LISTED):
            said = phrase("{names} and {number} more", number=more, names=said)
        return Found(
            said,
            tuple(quote.evidence[0] for quote in told),
            tuple(names),
            tuple(told[:LISTED]),
            kind="list",
        )

    def _quotes_beside(self, links: Sequence[Link], view: View) -> list[Quote]:
        """The quotations of the stories that name somebody or something."""
        keys: dict[str, None] = {}
        for link in links:
            forms = {fold(form) for form in (link.name.canonical, *link.name.aliases)}
            for passage in view.passages(words(fold(link.name.canonical)), NEAR):
                story = view.story(passage.story)
                if story and any(form in fold(story.text) for form in forms):
                    keys[story.key] = None
        return [one for key in keys for one in view.facts(Quote, story=key) if isinstance(one, Quote)]

    def _who_said(self, asked: Asked, view: View) -> Found | None:
        said = asked.quoted or regex.sub(
            r"^.*?\b(?:said|says|tweeted|wrote|posted|told|claimed|asked)\b(?: that)?", "", fold(asked.question)
        )
        sought = " ".join(words(fold(said))[:LONGEST_SOUGHT])
        if len(sought.split()) < 3:
            return None
        quotes = _quotes_near(sought.split(), view)
        scored = [(fuzz.partial_ratio(sought, _plain(quote.text), score_cutoff=SAME_WORDS), quote) for quote in quotes]
        best = max(
            scored, key=lambda pair: (pair[0] >= SAME_WORDS and pair[1].speaker is not None, pair[0]), default=None
        )
        if best is None or best[0] < SAME_WORDS:
            return None
        score, quote = best
        if quote.speaker is None:
            return not_told(quote.evidence)
        name = f"{quote.speaker} ({quote.handle})" if quote.handle else quote.speaker
        return Found(name, quote.evidence, (quote.speaker, said.strip()), (quote,), confidence=score / 100)

    def _what_said(self, asked: Asked, view: View) -> Found | None:
        """What somebody said, where no topic is given; on a topic only where a post's signature names the speaker."""
        saying = self._lexicon.words.get("ask_saying", frozenset())
        topic = {one for word, one in zip(asked.words, asked.stems, strict=True) if word not in saying}
        named = {(link.start, link.end) for link in asked.links}
        for link in asked.links:
            quotes = self._quotes(link, view)
            if quotes and link.name.kind is not NameKind.TEAM:
                whole = not topic and len(named) == 1
                return self._on_topic(quotes, set()) if whole else None
        speakers = [quote for quote in self._by_signature(asked, view) if quote.post or quote.handle]
        return self._on_topic(speakers, set(asked.stems)) if speakers else None

    def _by_signature(self, asked: Asked, view: View) -> list[Quote]:
        """Quotations whose speaker or handle the question spells out, where the name is none that the index links."""
        asked_words = set(words(fold(asked.question)))
        whole = "".join(words(fold(asked.question)))
        best: list[tuple[float, Quote]] = []
        for quote in _quotes_near(list(asked_words), view):
            if quote.speaker:
                parts = [part for part in words(fold(quote.speaker)) if any(map(str.isalnum, part))]
                met = sum(len(part) for part in parts if part in asked_words)
                handle = fold(quote.handle or "").lstrip("@")
                share = 1.0 if handle and handle in whole else met / max(1, sum(map(len, parts)))
                best.append((share, quote))
        top = max((share for share, _ in best), default=0.0)
        return [quote for share, quote in best if share == top] if top >= SIGNED else []

    def _on_topic(self, quotes: Sequence[Quote], topic: set[str]) -> Found:
        """The quotation that shares most with the topic, posts first, then the first told."""
        scored = [
            (len(topic & {stem(word) for word in words(quote.text)}), quote.post, -n, quote)
            for n, quote in enumerate(quotes)
        ]
        quote = max(scored, key=lambda row: row[:3])[3]
        text = " ".join(quote.text.split()[:LONGEST_QUOTE])
        return Found(f"“{text}”", quote.evidence, (text,), (quote,), confidence=0.85)

    def _when_said(self, asked: Asked, speakers: Sequence[Link], view: View) -> Found | None:
        meant = speakers[:MOST_SPEAKERS]
        quotes = [quote for link in meant for quote in self._quotes(link, view)] or self._by_signature(asked, view)
        dated = [quote for quote in quotes if quote.when]
        if not dated or dated[0].when is None:
            bare = self._lexicon.words["ask_saying"].issuperset(asked.words)
            return not_told(quotes[0].evidence) if quotes and bare else None
        printed = dated[0].when.first
        says = (f"{printed:%B} {printed.day}, {printed.year}",) if printed else ()
        return Found(when(dated[0].when), dated[0].evidence, says, (dated[0],))

    def _quotes(self, link: Link, view: View) -> list[Quote]:
        forms = dict.fromkeys((link.name.canonical, *link.name.aliases))
        found = [quote for quote in view.facts(Quote, name=list(forms), limit=MOST_QUOTES) if isinstance(quote, Quote)]
        return list(dict.fromkeys(found))

    def _who_is(self, people: Sequence[Link], view: View) -> Found | None:
        """Who somebody is; asked back where the name fits several people equally well."""
        told: dict[str, list[Profile]] = {}
        for link in people:
            forms = [link.name.canonical, *link.name.aliases]
            profiles = [one for one in view.facts(Profile, name=forms, limit=MOST_QUOTES) if isinstance(one, Profile)]
            told.setdefault(link.name.canonical, []).extend(
                one for one in profiles if one.role or one.team or one.nationality
            )
            if sum(map(bool, told.values())) > MOST_CHOICES:
                break
        known = {name: profiles for name, profiles in told.items() if profiles}
        if not known:
            return _named_first(people, view)
        named = _distinct([*known, *told])
        if len(known) > 1 or 1 < len(named) <= MOST_CHOICES:
            return choice(
                phrase("Several people fit. Who is meant?"),
                tuple(phrase("Who is {name}?", name=name) for name in named),
            )
        (profiles,) = known.values()
        best = max(profiles, key=lambda one: (one.role is not None, one.confidence))
        about = what_of(best)
        evidence = tuple(piece for one in profiles for piece in one.evidence)
        text = f"{best.name}: {about or best.nationality}"
        return Found(text, (*best.evidence, *evidence), (best.role or best.team or "",), tuple(profiles))


def _quotes_near(sought: Sequence[str], view: View) -> list[Quote]:
    """The quotations of the stories that have the passages nearest to some words, the nearest story's first."""
    stories = list(dict.fromkeys(passage.story for passage in view.passages(sought, PASSAGES)))
    return [quote for quote in view.facts(Quote, story=stories) if isinstance(quote, Quote)]


def _distinct(names: Sequence[str]) -> list[str]:
    """The names without those that are but part of another: "Orr" beside "Kim Orr"."""
    words_of = {name: set(fold(name).split()) for name in dict.fromkeys(names)}
    return [name for name, own in words_of.items() if not any(own < other for other in words_of.values())]


def what_of(profile: Profile) -> str:
    """The role and the team of somebody, the team once."""
    role, team = profile.role or "", profile.team or ""
    return ", ".join(filter(None, (role, team if team not in role else "")))


def _named_first(people: Sequence[Link], view: View) -> Found | None:
    """Of one person of whom nobody says who they are, the sentence that first names them."""
    if len({link.name.canonical for link in people}) != 1:
        return None
    name = people[0].name
    for profile in view.facts(Profile, name=[name.canonical, *name.aliases], limit=1):
        key = profile.evidence[0].story
        story, analysis = view.story(key), view.analysis(key)
        if story is None or analysis is None:
            continue
        told = ((one, story.text[one.start : one.end]) for one in analysis.sentences)
        named = next(((one, text) for one, text in told if name.canonical in text), None)
        if named:
            sentence, text = named
            where = Evidence(story.key, sentence.start, sentence.end)
            said = cut(text, text.index(name.canonical), LONGEST_TOLD)
            return Found(said, (where,), (name.canonical,), (profile,), confidence=0.6)
    return None


@lru_cache(maxsize=1024)
def _plain(text: str) -> str:
    """The folded words of a quotation."""
    return " ".join(words(fold(text)))
