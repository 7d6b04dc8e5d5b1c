"""A word that nobody knows, read as the name in the nearest story that it is most like: "Ogod boot for the Tgiers"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple

from msgspec.structs import replace
from rapidfuzz.distance import OSA

from knowledge.answering.ranking import Weighed
from knowledge.answering.repairing import Repairs
from knowledge.answering.understanding import Asked
from knowledge.language.folding import fold
from knowledge.language.tokens import Token, tokens
from knowledge.lexicon import Lexicon
from knowledge.model import Answer
from knowledge.store.protocol import View

MOST = 4
"""Words of one question that are read anew."""
_SHORTEST = 3
_LETTERS_AN_EDIT = 3
"""A name must have so many letters for each edit that it is away from what was typed."""


class Reading(NamedTuple):
    """A question read anew, and what was read as what."""

    question: str
    repairs: Repairs

    def noted(self, answer: Answer) -> Answer:
        """The answer to it, with what was read anew."""
        meant = answer.interpretation
        if meant is None:
            return answer
        return replace(answer, interpretation=replace(meant, repaired=(*self.repairs, *meant.repaired)))


def reread(asked: Asked, weighed: Iterable[Weighed], view: View, lexicon: Lexicon) -> Reading | None:
    """The question as it reads with the names of its nearest story; None where nothing is to be read anew.

    Where other words of a question have led to a story, a name may be misspelt worse there than among all names.
    """
    best = next(iter(weighed), None)
    story = view.story(best.candidate.citation.story) if best else None
    strange = list(islice(_strange(asked, view, lexicon), MOST + 1))
    led = best is not None and best.candidate.features["words"] > 0
    if story is None or not led or not 0 < len(strange) <= MOST:
        return None
    known = {fold(token.text) for token in tokens(asked.question)}
    names = {fold(token.text): token.text for token in tokens(story.text) if token.text[:1].isupper()}
    others = {folded: text for folded, text in names.items() if folded not in known and len(folded) >= _SHORTEST}
    text, repairs = asked.question, list[tuple[str, str]]()
    for token in reversed(strange):
        if meant := _most_like(fold(token.text), others):
            text = text[: token.start] + others[meant] + text[token.end :]
            repairs.append((token.text, others[meant]))
    return Reading(text, tuple(reversed(repairs))) if repairs else None


def _strange(asked: Asked, view: View, lexicon: Lexicon) -> Iterator[Token]:
    """The words of a question that are no name's, no rule's, and in no story.

    More than `is_strange`: in a story known beforehand a short word, or one that everybody uses, may be a name too.
    """
    for token in tokens(asked.question):
        folded = fold(token.text)
        if token.kind != "word" or len(folded) < _SHORTEST or folded in lexicon.vocabulary:
            continue
        if not any(start <= token.start < end for start, end in asked.linked) and not view.occurs(token.text):
            yield token


def _most_like(typed: str, names: Iterable[str]) -> str | None:
    """The name that fewest edits make of what was typed; None where none is near, or two are."""
    edits = {name: OSA.distance(typed, name) for name in names}
    near = {name: many for name, many in edits.items() if many * _LETTERS_AN_EDIT <= len(name) + 1}
    least = min(near.values(), default=0)
    nearest = [name for name, many in near.items() if many == least]
    return nearest[0] if len(nearest) == 1 else None
