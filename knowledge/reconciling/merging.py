"""The face of the room: facts as extracted → one view of them all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from knowledge import lexicon as known
from knowledge.lexicon import Lexicon
from knowledge.model import AnyFact, Figure, Match, Merged, Profile, Quote, Statement, Story
from knowledge.reconciling.copies import Copies, near_copies
from knowledge.reconciling.figures import merge_figures
from knowledge.reconciling.matches import merge_matches
from knowledge.reconciling.people import merge_people
from knowledge.reconciling.quotes import merge_quotes
from knowledge.reconciling.statements import merge_statements


def merge(facts: Iterable[AnyFact], stories: Sequence[Story], lexicon: Lexicon | None = None) -> list[Merged]:
    """Join facts that tell the same thing, each with the evidence of all stories that tell it.

    `stories` are those the facts come from: their dates tell which match is meant, their texts which of them are near
    copies of one another. Corroboration counts independent stories; what contradicts the most told version is kept in
    `differs`. Matches come first, then quotations, people, figures, statements, each in the order first told. Pure;
    time grows near linearly with the number of facts.
    """
    matches: list[Match] = []
    quotes: list[Quote] = []
    people: list[Profile] = []
    figures: list[Figure] = []
    statements: list[Statement] = []
    for fact in facts:
        match fact:
            case Match():
                matches.append(fact)
            case Quote():
                quotes.append(fact)
            case Profile():
                people.append(fact)
            case Figure():
                figures.append(fact)
            case Statement():
                statements.append(fact)
    copies = near_copies(stories) if quotes or people or figures or statements else {}
    lexicon = lexicon or known.load()
    published = {story.key: story.published for story in stories}
    return [
        *merge_matches(matches, published, Copies(stories), lexicon),
        *merge_quotes(quotes, copies),
        *merge_people(people, published, copies, lexicon),
        *merge_figures(figures, copies),
        *merge_statements(statements, copies),
    ]
