"""What a question takes a match to have been: who won, who lost, or a draw; of the sides it names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from knowledge.answering.sides import Side
from knowledge.answering.understanding import Asked
from knowledge.language.folding import fold
from knowledge.language.tokens import Token, tokens
from knowledge.lexicon import Lexicon
from knowledge.model import Match

_BEING = frozenset(
    ["was", "were", "is", "are", "be", "been", "being", "get", "gets", "got", "getting", "wasn't", "weren't"]
)
_CLAUSE = frozenset(
    ["who", "that", "which", "whom", "when", "after", "before", "while", "as", "since", "where", "if", "because"]
)
_HELPING = _BEING | {"did", "does", "do", "have", "has", "had", "will", "would", "can", "could", "didn't", "doesn't"}
_JOINING = frozenset(["v", "vs", "versus", "and", "against", "-", "–"])


class Claim(NamedTuple):
    """`verb` is win, lose, draw or play, seen from `subject`; a side left out is the one asked for, or not told."""

    verb: str
    subject: Side | None
    object: Side | None
    negated: bool = False
    out: bool = False
    """Whether of going out of a competition."""

    @property
    def winner(self) -> Side | None:
        """The side that is said to have won."""
        return {"win": self.subject, "lose": self.object}.get(self.verb)

    @property
    def loser(self) -> Side | None:
        """The side that is said to have lost."""
        return {"win": self.object, "lose": self.subject}.get(self.verb)

    def fits(self, match: Match) -> bool | None:
        """Whether a match was so; None where its result is not told."""
        if self.verb == "play":
            return True
        if not (match.winner or match.drawn):
            return None
        if self.verb == "draw":
            return match.drawn
        if match.winner is None:
            return False
        won = match.sides.index(match.winner)
        winner, loser = self.winner, self.loser
        return (winner is None or winner.of(match) == won) and (loser is None or loser.of(match) == 1 - won)


def claim_of(asked: Asked, sides: Sequence[Side], lexicon: Lexicon) -> Claim:
    """What a question says of a match."""
    found = [token for token in tokens(asked.question) if token.kind != "mark"]
    folded = [fold(token.text) for token in found]
    denied = any(word in lexicon.words["fact_denied"] or word.endswith("n't") for word in folded)
    verb, at = _verb(folded, lexicon)
    if at is None:
        subject, other = _pair(sides)
        if _are_joined(found, folded, sides):
            subject = other = None
        return Claim("play", subject, other, denied)
    subject, other = _roles(found, folded, at, sides)
    if verb == "win" and folded[at] in lexicon.words["fact_beaten"] and _is_passive(folded, at):
        verb = "lose"
    return Claim(verb, subject, other, denied, folded[at] in lexicon.words["fact_out"])


def _pair(sides: Sequence[Side]) -> tuple[Side | None, Side | None]:
    return (sides[0] if sides else None), (sides[1] if len(sides) > 1 else None)


def _verb(folded: Sequence[str], lexicon: Lexicon) -> tuple[str, int | None]:
    """The first word that tells of a result, else of playing; and where it stands."""
    for verb in ("win", "lose", "draw"):
        at = next((at for at, word in enumerate(folded) if word in lexicon.words[f"fact_{verb}"]), None)
        # "In a win over", "after a loss to": a noun for the result is as good as its verb.
        if at is not None:
            return verb, at
    return "play", None


def _roles(
    found: Sequence[Token], folded: Sequence[str], at: int, sides: Sequence[Side]
) -> tuple[Side | None, Side | None]:
    """Who does it and to whom: the named side before the verb does, unless two are joined there ("A v B")."""
    place = found[at].start
    before = [side for side in sides if side.start < place]
    behind = [side for side in sides if side.start > place]
    if _are_joined(found, folded, before):
        return None, None
    if len(behind) > 1 and not before:
        return None, None
    subject = before[-1] if before else None
    if subject is not None and _asked_before(found, folded, subject, at) and not behind:
        return subject, None
    return subject, behind[0] if behind else None


def _are_joined(found: Sequence[Token], folded: Sequence[str], sides: Sequence[Side]) -> bool:
    """Whether the two sides stand together as one match: "A v B", "A and B", "A B"."""
    if len(sides) < 2:
        return False
    one, other = sides[-2:]
    between = {word for token, word in zip(found, folded, strict=True) if one.end <= token.start < other.start}
    return between <= _JOINING


def _asked_before(found: Sequence[Token], folded: Sequence[str], subject: Side, at: int) -> bool:
    return any(
        word in _HELPING for token, word in zip(found[:at], folded[:at], strict=True) if token.start < subject.start
    )


def _is_passive(folded: Sequence[str], at: int) -> bool:
    """Whether the verb is one that is suffered: "were beaten", "got knocked out", "is the side beaten by"."""
    near = 2 if folded[at] == "beat" else at
    for word in reversed(folded[max(0, at - near) : at]):
        if word in _CLAUSE and word != folded[0]:
            return False
        if word in _BEING:
            return True
    return False
