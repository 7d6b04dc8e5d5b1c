"""What only leads up to a question: "hey, do you happen to know who scored?" asks who scored."""

from __future__ import annotations

from itertools import islice

from knowledge.language.folding import fold
from knowledge.language.tokens import Token, tokens
from knowledge.lexicon import Lexicon

_READ = 40
"""Words and marks among which a question begins."""
_ASKING = ("ask_who", "ask_when", "ask_where", "ask_which", "ask_why")


def plainly(question: str, lexicon: Lexicon) -> str:
    """A question without its polite opening; as it is where it has none, or where no question word stands behind it."""
    found = [token for token in islice(tokens(question), _READ) if token.kind not in {"mark", "possessive"}]
    at = 0
    while step := _opening(found[at:], lexicon):
        at += step
    asking = frozenset[str]().union(*(lexicon.words[name] for name in _ASKING))
    if at == 0 or at >= len(found) or fold(found[at].text).removesuffix("'s") not in asking:
        return question
    return question[found[at].start :]


def _opening(found: list[Token], lexicon: Lexicon) -> int:
    """The words of the longest opening that stands here."""
    openings = lexicon.words["ask_openings"]
    longest = max(opening.count(" ") + 1 for opening in openings)
    words = [fold(token.text) for token in found[:longest]]
    return next((many for many in range(len(words), 0, -1) if " ".join(words[:many]) in openings), 0)
