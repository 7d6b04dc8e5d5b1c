"""Answers from profiles of one team: who plays for it."""

from __future__ import annotations

from collections.abc import Iterator

from knowledge.answering.found import Found, not_told
from knowledge.answering.premises import premises_of
from knowledge.answering.sides import Side, are_all, teams_of
from knowledge.answering.understanding import Asked
from knowledge.language.folding import fold
from knowledge.lexicon import Lexicon
from knowledge.model import Profile
from knowledge.phrases import Said, phrase
from knowledge.reconciling import merge
from knowledge.store.protocol import View

LISTED = 8
LOOKED_AT = 100
"""Profiles that involve a team that are looked at: those of the newest stories."""
_NO_PLAYERS = ("staff", "officials", "media", "life")
"""Classes of roles that nobody plays in."""


class SquadAnswers:
    """Answers questions for the players of a team: "who plays for Wexcombe?", "list Wexcombe's players"."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        classes = lexicon.role_classes
        self._others = frozenset[str]().union(*(classes.get(name, ()) for name in _NO_PLAYERS))

    def answer(self, asked: Asked, view: View) -> Found | None:
        """None where the question asks for nothing of the kind; withheld where the stories tell of no player."""
        teams = teams_of(asked)
        if len(teams) != 1 or not are_all(asked, teams) or not self._asks(asked, teams[0]):
            return None
        players = list(self._players(teams[0], view))
        stories = view.several(list(dict.fromkeys(piece.story for one in players for piece in one.evidence)))
        merged = merge(players, list(stories.values()), self._lexicon)
        found = [one.fact for one in merged if isinstance(one.fact, Profile)]
        if not found:
            return not_told()
        names: Said = ", ".join(one.name for one in found[:LISTED])
        if more := max(0, len(found) - LISTED):
            names = phrase("{names} and {number} more", number=more, names=names)
        return Found(
            names,
            tuple(one.evidence[0] for one in found),
            tuple(one.name for one in found),
            tuple(found[:LISTED]),
            kind="list",
        )

    def _asks(self, asked: Asked, team: Side) -> bool:
        premises = premises_of(asked, (team,), self._lexicon)
        rest, words = frozenset(premises.rest), self._lexicon.words
        if asked.kind not in {"who", "what"} or premises.narrowed or premises.beyond(self._lexicon, ("squad_named",)):
            return False
        before = fold(asked.question[: team.start]).split()
        return bool(rest & words["squad_named"] or (before[-1:] == ["for"] and rest & words["fact_now"]))

    def _players(self, team: Side, view: View) -> Iterator[Profile]:
        for one in view.facts(Profile, name=sorted(team.keys), limit=LOOKED_AT):
            if isinstance(one, Profile) and fold(one.team or "") in team.forms and not self._is_other(one.role):
                yield one

    def _is_other(self, role: str | None) -> bool:
        """Whether a role is none of a player: its last words name one of staff, or of another walk of life."""
        words = fold(role or "").split()
        return any(" ".join(words[start:]) in self._others for start in range(len(words)))
