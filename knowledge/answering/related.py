"""Where nothing is told: names that may be meant instead, and questions near by that have answers."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from knowledge.answering.match_words import title
from knowledge.answering.understanding import Asked
from knowledge.language.folding import fold
from knowledge.language.tokens import tokens
from knowledge.model import Match, NameKind, Profile, Quote
from knowledge.phrases import Said, english, phrase
from knowledge.search.names import NameIndex
from knowledge.store.protocol import View

LIKE = 75.0
"""From this score (of 100) on, a name may be the one that was misspelt."""
SHORTEST = 4
MOST = 3
LOOKED_AT = 8
"""Names of which facts are sought: one form may be that of very many."""


def meant_instead(asked: Asked, unknown: str, index: NameIndex) -> tuple[str, ...]:
    """The question with a word of no story, and the capital words beside it, replaced by names that are like them."""
    start, end = _stretch(asked.question, unknown)
    typed = asked.question[start:end]
    if len(typed) < SHORTEST:
        return ()
    hits = [hit for hit in index.find(typed, limit=MOST) if hit.score >= LIKE]
    before, behind = asked.question[:start], asked.question[end:]
    return tuple(dict.fromkeys(f"{before}{hit.name.canonical}{behind}" for hit in hits))


def _stretch(text: str, unknown: str) -> tuple[int, int]:
    """Where the name stands of which a word is part: the words with capitals right beside it."""
    words = tokens(text)
    at = next((at for at, token in enumerate(words) if token.text == unknown), None)
    if at is None:
        return 0, 0
    first = last = at
    while first > 1 and words[first - 1].text[0].isupper():
        first -= 1
    while last + 1 < len(words) and words[last + 1].text[0].isupper():
        last += 1
    return words[first].start, words[last].end


def related(asked: Asked, view: View) -> tuple[Said, ...]:
    """Questions about the names in a question that facts answer."""
    own = fold(asked.question).strip("? ")
    others = (one for one in _related(asked, view) if fold(english(one)).strip("? ") != own)
    found: dict[Said, None] = {}
    while len(found) < MOST and (one := next(others, None)) is not None:
        found[one] = None
    return tuple(found)


def _related(asked: Asked, view: View) -> Iterator[Said]:
    for link in islice(dict.fromkeys(asked.links), LOOKED_AT):
        forms = [link.name.canonical, *link.name.aliases]
        if link.name.kind is NameKind.TEAM:
            for match in view.facts(Match, name=forms, limit=MOST):
                if isinstance(match, Match) and (match.score or match.winner or match.drawn):
                    yield (
                        phrase("What was the score of {match}?", match=title(match))
                        if match.score
                        else phrase("Who won {match}?", match=title(match))
                    )
        elif link.name.kind is NameKind.PERSON:
            if any(isinstance(one, Profile) and one.role for one in view.facts(Profile, name=forms, limit=MOST)):
                yield phrase("Who is {name}?", name=link.name.canonical)
            if any(isinstance(one, Quote) for one in view.facts(Quote, name=forms, limit=1)):
                yield phrase("What did {name} say?", name=link.name.canonical)
