"""Claims that somebody said something, held against the quotations of the stories."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex
from rapidfuzz import fuzz

from knowledge.answering.citing import cite
from knowledge.checking.claimed import Claim, Kind, Verdict
from knowledge.checking.meaning import meant
from knowledge.checking.repairing import Repaired
from knowledge.language.folding import fold
from knowledge.language.tokens import words
from knowledge.model import Evidence, NameKind, Quote
from knowledge.search.names import NameIndex
from knowledge.store.protocol import View

SAME = 92.0
"""From this likeness (of 100) on, words are those of a quotation."""
CHANGED = 72.0
"""From this likeness on, words of the same speaker are that quotation, changed."""
SHORTEST = 3
"""Words that a quotation needs to be told from others."""
CHANGED_SHORTEST = 5
_FOUND = 20
_QUOTED = regex.compile(r"[\"“«](?P<words>[^\"“”«»]{8,600})[\"”»]")
_SPEAKERS = (NameKind.PERSON, NameKind.ORGANISATION, NameKind.TEAM)


def judge(quotes: Sequence[Quote], text: Repaired, view: View, index: NameIndex) -> Iterator[Claim]:
    """The claims that words were said, and by whom."""
    for claimed in (*quotes, *_overlooked(quotes, text, index)):
        sought = _plain(claimed.text)
        if len(sought.split()) < SHORTEST:
            continue
        first = claimed.evidence[0]
        start, said = text.original_at(first.start), text.original_text(first.start, first.end)
        yield from _judged(claimed, sought, start, said, view, index)


def _judged(claimed: Quote, sought: str, start: int, said: str, view: View, index: NameIndex) -> Iterator[Claim]:
    told = _told(sought, view)
    score, best = max(told, key=lambda pair: (pair[0], _is_by(claimed, pair[1], index)), default=(0.0, None))
    if best is not None and score >= SAME:
        yield Claim(Kind.WORDS, Verdict.SAID, start, said, claimed, best, cite(view, best.evidence, (claimed.text,)))
        if claimed.speaker or claimed.handle:
            by_others = best.speaker or best.handle
            same = _is_by(claimed, best, index)
            verdict = Verdict.SAID if same else Verdict.OTHERWISE if by_others else Verdict.UNTOLD
            says = tuple(filter(None, (best.speaker, best.handle)))
            yield Claim(Kind.SPEAKER, verdict, start, said, claimed, best, cite(view, best.evidence, says))
        return
    changed = [(near, quote) for near, quote in told if near >= CHANGED and _is_by(claimed, quote, index)]
    if changed and len(sought.split()) >= CHANGED_SHORTEST:
        _, quote = max(changed, key=lambda pair: pair[0])
        yield Claim(
            Kind.WORDS, Verdict.OTHERWISE, start, said, claimed, quote, cite(view, quote.evidence, (quote.text,))
        )
    else:
        yield Claim(Kind.WORDS, Verdict.UNTOLD, start, said, claimed)


def _told(sought: str, view: View) -> list[tuple[float, Quote]]:
    """The quotations of the stories that share most words, each with its likeness."""
    stories = list(dict.fromkeys(passage.story for passage in view.passages(sought.split(), _FOUND)))
    quotes = [fact for fact in view.facts(Quote, story=stories) if isinstance(fact, Quote)]
    return [(_likeness(sought, _plain(quote.text)), quote) for quote in quotes]


def _likeness(sought: str, told: str) -> float:
    """Of words quoted in part as of the whole; a claim longer than the quotation is not in it."""
    if len(sought) > len(told):
        return fuzz.ratio(sought, told)
    return fuzz.partial_ratio(sought, told)


def _is_by(claimed: Quote, told: Quote, index: NameIndex) -> bool:
    """Whether the speaker claimed can be the one told: the same name or a part of it, or the same handle."""
    if claimed.handle and told.handle:
        return fold(claimed.handle) == fold(told.handle)
    if not claimed.speaker or not told.speaker:
        return False
    one, two = set(_plain(claimed.speaker).split()), set(_plain(told.speaker).split())
    return one <= two or two <= one or fold(told.speaker) in meant(claimed.speaker, _SPEAKERS, index)


def _overlooked(quotes: Sequence[Quote], text: Repaired, index: NameIndex) -> Iterator[Quote]:
    """Words in marks that extraction has not taken for a quotation, by the one person named beside them, if any."""
    taken = [_plain(quote.text) for quote in quotes]
    for found in _QUOTED.finditer(text.text):
        plain = _plain(found["words"])
        if any(plain in one or one in plain for one in taken):
            continue
        beside = f"{text.text[: found.start()]} {text.text[found.end() :]}"
        people = dict.fromkeys(link.name.canonical for link in index.link(beside) if link.name.kind is NameKind.PERSON)
        yield Quote(
            text=found["words"],
            speaker=next(iter(people)) if len(people) == 1 else None,
            evidence=(Evidence("claim", found.start(), found.end()),),
        )


def _plain(text: str) -> str:
    return " ".join(word for word in words(fold(text)) if any(map(str.isalnum, word)))
