"""Where nothing is told: names that may be meant instead, and questions near by that have answers."""

from __future__ import annotations

from collections.abc import Iterator

from knowledge.answering.match_words import title
from knowledge.answering.understanding import Asked
from knowledge.language.folding import fold
from knowledge.model import Match, NameKind, Profile, Quote
from knowledge.search.names import NameIndex
from knowledge.store.protocol import View

LIKE = 78.0
"""From this score (of 100) on, a name may be the one that was misspelt."""
MOST = 3


def meant_instead(asked: Asked, unknown: str, index: NameIndex) -> tuple[str, ...]:
    """The question with a word that no story has replaced by the names it is most like."""
    at = asked.question.find(unknown)
    if at < 0 or len(unknown) < 4:
        return ()
    hits = [hit for hit in index.find(unknown, limit=MOST) if hit.score >= LIKE]
    before, behind = asked.question[:at], asked.question[at + len(unknown) :]
    return tuple(dict.fromkeys(f"{before}{hit.name.canonical}{behind}" for hit in hits))


def related(asked: Asked, view: View) -> tuple[str, ...]:
    """Questions about the names in a question that facts answer."""
    found = dict.fromkeys(_related(asked, view))
    own = fold(asked.question).strip("? ")
    return tuple(one for one in found if fold(one).strip("? ") != own)[:MOST]


def _related(asked: Asked, view: View) -> Iterator[str]:
    for link in dict.fromkeys(asked.links):
        forms = [link.name.canonical, *link.name.aliases]
        if link.name.kind is NameKind.TEAM:
            for match in view.facts(Match, name=forms, limit=MOST):
                if isinstance(match, Match) and (match.score or match.winner or match.drawn):
                    yield f"{'What was the score of' if match.score else 'Who won'} {title(match)}?"
        elif link.name.kind is NameKind.PERSON:
            if any(isinstance(one, Profile) and one.role for one in view.facts(Profile, name=forms, limit=MOST)):
                yield f"Who is {link.name.canonical}?"
            if any(isinstance(one, Quote) for one in view.facts(Quote, name=forms, limit=1)):
                yield f"What did {link.name.canonical} say?"
