"""Lists and counts of matches: which ended level, how many a team won, all results."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import regex

from knowledge.answering import match_details as details
from knowledge.answering.claims import Claim, claim_of
from knowledge.answering.found import Found, choice
from knowledge.answering.match_words import line, printed, title
from knowledge.answering.matches_told import Matches, Told, matches_told
from knowledge.answering.premises import premises_of
from knowledge.answering.sides import Side, are_all, sides_of
from knowledge.answering.understanding import Asked
from knowledge.language.folding import fold
from knowledge.lexicon import Lexicon
from knowledge.model import Match, NameKind, Profile
from knowledge.phrases import Said, Team, english, phrase, row
from knowledge.store.protocol import View

_WHICH = regex.compile(
    r"\b(?:which|what|list|name|show|all|any|every)\b(?: \w+){0,2} (?:match(?:es)?|games?|fixtures?|results|scores)\b"
)
_COUNT = regex.compile(
    r"\bhow (?:many|often)\b(?: \w+)? ?(?:match(?:es)?|games?|times|fixtures?|draws?|wins?|losses|victories)?\b"
)
_TEAMS = regex.compile(r"^(?:so )?(?:who all|(?:which|what) (?:teams|sides|countries|nations|clubs)) ")
_WHO = regex.compile(r"^(?:so )?who ")
_LISTS = ("fact_result", "fact_denied", "fact_times", "fact_future", "fact_any")
MOST_LISTED = 6
MOST_WORDS = 28


class MatchLists:
    """Answers questions for several matches, of one team, of two, or of all."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def answer(self, asked: Asked, view: View) -> Found | None:
        """None where the question asks for no list, or with words that matches do not explain."""
        folded = fold(asked.question)
        counting = asked.kind == "number" and bool(_COUNT.search(folded)) and "goal" not in folded
        sides = sides_of(asked, view)
        teams = not sides and bool(_TEAMS.search(folded))
        bare = not sides and not asked.links and bool(_WHO.search(folded))
        if len(sides) > 2 or not are_all(asked, sides) or not (counting or teams or bare or _WHICH.search(folded)):
            return None
        premises = premises_of(asked, sides, self._lexicon)
        claim = claim_of(asked, sides, self._lexicon)
        if premises.beyond(self._lexicon, _LISTS) or (claim.verb == "play" and (teams or bare or claim.negated)):
            return None
        found = matches_told(view, sides, premises, self._lexicon)
        coming = bool(frozenset(premises.rest) & self._lexicon.words["fact_future"])
        if len(sides) == 1 and claim.subject is None and claim.object is None:
            claim = claim._replace(subject=sides[0])
        fits = [one for one in found.told if _is_so(one.match, claim, coming=coming)]
        if bare:
            return None if premises.narrowed or claim.negated else _which(fits, claim)
        if teams:
            return _teams(claim, found, self._are_teams(view))
        if counting:
            return _count(fits, claim, found, sides)
        return _any(fits, claim, found) if asked.kind == "yesno" else _list(fits, found)

    def _are_teams(self, view: View) -> Callable[[str], bool]:
        """Whether a side is a team: known as one, or nobody of whom it is told who they are."""

        def is_team(name: str) -> bool:
            known = any(entry.kind is NameKind.TEAM for entry in self._lexicon.lookup(fold(name)))
            return known or not view.facts(Profile, name=[name], limit=1)

        return is_team


def _is_so(match: Match, claim: Claim, *, coming: bool) -> bool:
    if match.played is coming:
        return False
    if claim.verb == "play":
        return True
    fits = claim.fits(match)
    return fits is not None and fits is not claim.negated


def _list(fits: list[Told], found: Matches) -> Found | None:
    if not fits:
        return None
    lines = list(dict.fromkeys(line(one.match) for one in fits))
    return _found(_short(lines, whole=found.whole), fits)


def _any(fits: list[Told], claim: Claim, found: Matches) -> Found | None:
    """Whether there is a match that was so."""
    listed = _list(fits, found)
    if listed is not None:
        return listed._replace(said=phrase("Yes: {told}", told=listed.said), kind="yesno")
    decided = _decided(found, claim)
    if not found.whole or not decided:
        return None
    return _found(phrase("No, in none of the {number} told of", number=len(decided)), decided)


def _decided(found: Matches, claim: Claim) -> list[Told]:
    return [one for one in found.told if claim.fits(one.match) is not None and one.match.played]


def _which(fits: list[Told], claim: Claim) -> Found | None:
    """Of "who won?": the answer where there is but one match, else which is meant."""
    if len(fits) == 1:
        return details.loser(fits[0], claim) if claim.verb == "lose" else details.winner(fits[0], claim)
    matches = dict.fromkeys(title(one.match) for one in fits)
    ways = {
        "win": lambda match: phrase("Who won {match}?", match=match),
        "lose": lambda match: phrase("Who lost {match}?", match=match),
    }
    if claim.verb not in ways or not matches:
        return None
    return choice(phrase("Several matches fit. Which one?"), tuple(map(ways[claim.verb], matches)))


def _teams(claim: Claim, found: Matches, is_team: Callable[[str], bool]) -> Found | None:
    """The teams that won, lost or drew, or that never did, of all matches told."""
    if claim.subject or claim.object:
        return None
    decided = _decided(found, claim)
    did = {name for one in decided for name in _doing(one.match, claim.verb)}
    names = dict.fromkeys(
        name
        for one in decided
        for name in (one.match.sides if claim.negated else _doing(one.match, claim.verb))
        if (name in did) is not claim.negated and is_team(name)
    )
    if not names or (claim.negated and not found.whole):
        return None
    telling = [one for one in decided if not names.keys().isdisjoint(one.match.sides)]
    return _found(_short([Team(name) for name in names], whole=found.whole), telling)


def _doing(match: Match, verb: str) -> tuple[str, ...]:
    """The sides of a match that won, lost or drew it."""
    if match.drawn or match.winner is None:
        return match.sides if verb == "draw" and match.drawn else ()
    return {"win": (match.winner,), "lose": (_loser(match),)}.get(verb, ())


def _count(fits: list[Told], claim: Claim, found: Matches, sides: tuple[Side, ...]) -> Found | None:
    decided = _decided(found, claim)
    if not found.whole or not decided:
        return None
    if not fits:
        return _found(phrase("None of the {number} told of", number=len(decided)), decided)
    lines = [_against(one.match, sides[0]) if len(sides) == 1 else line(one.match) for one in fits]
    return _found(row((len(fits), _short(lines, whole=True)), ": "), fits)


def _against(match: Match, side: Side) -> Said:
    """Whom a side met, with its own score first."""
    own = side.of(match) or 0
    other = Team(match.sides[1 - own])
    return row((other, f"({match.score[own]}–{match.score[1 - own]})"), " ") if match.score else other


def _short(lines: Sequence[Said], *, whole: bool) -> Said:
    kept: list[Said] = []
    for one in lines[:MOST_LISTED]:
        if len(" ".join(map(english, (*kept, one))).split()) > MOST_WORDS - 4:
            break
        kept.append(one)
    more = len(lines) - len(kept)
    names = row(kept, "; " if any(" " in english(one) for one in kept) else ", ")
    if not whole:
        return phrase("{names} and others", names=names)
    return phrase("{names} and {number} more", number=more, names=names) if more else names


def _found(said: Said, fits: list[Told]) -> Found:
    first = tuple(piece for one in fits for piece in one.match.evidence[:1])
    rest = tuple(piece for one in fits for piece in one.match.evidence[1:])
    return Found(
        said,
        (*first, *rest),
        tuple(word for one in fits for word in printed(one.match)),
        tuple(one.match for one in fits),
        independent=max(one.merged.independent for one in fits),
        kind="list",
    )


def _loser(match: Match) -> str:
    return match.sides[1] if match.winner == match.sides[0] else match.sides[0]
