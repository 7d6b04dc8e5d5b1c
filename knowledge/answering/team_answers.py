"""Answers from the matches of one side: whom it beat, lost to, drew with or meets next; or which match is meant."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from knowledge.answering import match_details as details
from knowledge.answering.claims import Claim, claim_of
from knowledge.answering.found import Found, choice, not_told
from knowledge.answering.match_answers import whether
from knowledge.answering.match_words import line, printed, result, title, told
from knowledge.answering.matches_told import Told, matches_told
from knowledge.answering.premises import Premises, premises_of
from knowledge.answering.sides import Side, are_all, sides_of, word_before
from knowledge.answering.understanding import Asked
from knowledge.language.folding import fold
from knowledge.lexicon import Lexicon
from knowledge.model import Match
from knowledge.phrases import Phrase, Team, phrase, row
from knowledge.store.protocol import View

_KNOCKOUT = frozenset(["final", "semi-final", "quarter-final", "Round of 16", "play-off"])
_DETAILS = {
    "score": details.final_score,
    "when": details.day_of,
    "where": details.place_of,
    "stage": details.stage_of,
}
_LISTS = {"score": ("fact_result",), "when": ("fact_when",), "where": ("fact_where",), "stage": ("fact_stage",)}
_ASKED_BACK: dict[str, Callable[[Phrase], Phrase]] = {
    "score": lambda match: phrase("What was the score of {match}?", match=match),
    "when": lambda match: phrase("When was {match}?", match=match),
    "where": lambda match: phrase("Where was {match}?", match=match),
    "stage": lambda match: phrase("What stage was {match}?", match=match),
}


class TeamAnswers:
    """Answers questions about the matches of one team."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def answer(self, asked: Asked, view: View) -> Found | None:
        """None where the question asks for more than the team's matches tell."""
        sides = sides_of(asked, view)
        if len(sides) != 1 or not are_all(asked, sides):
            return None
        premises = premises_of(asked, sides, self._lexicon)
        claim = claim_of(asked, sides, self._lexicon)
        cues = frozenset(premises.rest)
        if asked.kind == "yesno":
            return self._whether(asked, sides[0], premises, claim, view)
        if asked.kind == "who" and cues & self._lexicon.words["fact_goal"]:
            return self._scorers(asked, sides[0], premises, claim, view)
        detail = "stage" if asked.kind in {"who", "what"} and cues & self._lexicon.words["fact_stage"] else asked.kind
        if detail in _DETAILS:
            beyond = premises.beyond(self._lexicon, (*_LISTS[detail], "fact_future"))
            return None if beyond else self._detail(detail, premises, claim, view, sides[0])
        return self._opponents(asked, sides[0], premises, claim, view) if asked.kind in {"who", "what"} else None

    def _told(self, view: View, side: Side, premises: Premises) -> tuple[Told, ...]:
        return matches_told(view, (side,), premises, self._lexicon).told

    def _opponents(self, asked: Asked, side: Side, premises: Premises, claim: Claim, view: View) -> Found | None:
        """The other sides of the matches that were as the question says."""
        coming = bool(frozenset(premises.rest) & self._lexicon.words["fact_future"])
        named = asked.cues & (self._lexicon.words["fact_play"] | self._lexicon.words["fact_match"])
        if premises.beyond(self._lexicon, ("fact_future", "fact_denied")) or (claim.verb == "play" and not named):
            return None
        if claim.verb == "play" and word_before(asked, side) == "for":
            return None
        found = self._told(view, side, premises)
        coming = coming or (self._is_now(asked, premises) and any(not one.match.played for one in found))
        fits = [one for one in found if _is_so(one.match, claim) and one.match.played is not coming]
        if coming or claim.verb == "play":
            fits = [one for one in found if one.match.played is not coming]
        fits = self._of_going_out(fits, claim)
        if not fits:
            return _otherwise(found, claim) if premises.days else None
        others = dict.fromkeys(one.match.sides[1 - (side.of(one.match) or 0)] for one in fits)
        answer = told(fits[0], row(map(Team, others)), tuple(others))
        return answer._replace(
            evidence=tuple(piece for one in fits for piece in one.match.evidence),
            facts=tuple(one.match for one in fits),
        )

    def _is_now(self, asked: Asked, premises: Premises) -> bool:
        """Whether a question speaks of what goes on or comes: "who plays Wexcombe?", not "whom did Wexcombe play?"."""
        words = self._lexicon.words
        helped = asked.cues & words["ask_helping"]
        return not helped and bool(frozenset(premises.rest) & words["fact_now"])

    def _of_going_out(self, found: list[Told], claim: Claim) -> list[Told]:
        """The matches after which the loser was out, where the question asks for these and there are any."""
        return ([one for one in found if self._went_out(one)] or found) if claim.out else found

    def _went_out(self, one: Told) -> bool:
        """Whether the loser of a match was out of its competition then."""
        if one.match.stage in _KNOCKOUT:
            return True
        texts = {story.key: story.text for story in one.stories}
        spoken = (fold(texts.get(piece.story, "")[piece.start : piece.end]) for piece in one.match.evidence)
        return any(set(words.replace(",", " ").split()) & self._lexicon.words["fact_out"] for words in spoken)

    def _whether(self, asked: Asked, side: Side, premises: Premises, claim: Claim, view: View) -> Found | None:
        any_of_them = frozenset(premises.rest) & self._lexicon.words["fact_any"]
        if premises.beyond(self._lexicon, ("fact_any", "fact_denied", "fact_result")) or claim.out:
            return None
        found = [one for one in self._told(view, side, premises) if one.match.played]
        if any_of_them:
            fits = [one for one in found if claim.fits(one.match)]
            return told(fits[0], phrase("Yes: {told}", told=line(fits[0].match))) if fits else None
        if len(found) == 1:
            return whether(asked, premises, claim, found, self._lexicon)
        return _which(found, lambda match: phrase("Who won {match}?", match=match))

    def _scorers(self, asked: Asked, side: Side, premises: Premises, claim: Claim, view: View) -> Found | None:
        if premises.beyond(self._lexicon, ("fact_goal",)):
            return None
        scorers = details.scorers
        if word_before(asked, side) == "against":
            scorers = details.scorers_against
        scored = [(one, got) for one in self._told(view, side, premises) if (got := scorers(one, claim))]
        found = [(one, got) for one, got in scored if not got.withheld]
        if not found:
            return scored[0][1] if scored else None
        named = [
            got.said if len(found) == 1 else row((got.said, row(("(", title(one.match), ")"), "")), " ")
            for one, got in found
        ]
        kept = list(dict.fromkeys(named))[:3]
        return found[0][1]._replace(
            said=row(kept, "; "), evidence=tuple(piece for _, got in found for piece in got.evidence), kind="list"
        )

    def _detail(self, name: str, premises: Premises, claim: Claim, view: View, side: Side) -> Found | None:
        """A detail of the one match that fits; which one is asked back where several do.

        Where what is next is asked for and no coming match is told, no other detail will do.
        """
        told = self._told(view, side, premises)
        coming = bool(frozenset(premises.rest) & self._lexicon.words["fact_future"])
        if coming:
            told = tuple(one for one in told if not one.match.played)
            if not told:
                return not_told()
        found = self._of_going_out([one for one in told if claim.fits(one.match)], claim)
        detail = _DETAILS[name]
        answers = [(one, got) for one in found if (got := detail(one, claim))]
        over = [one for one in found if one.match.played]
        if len(answers) == 1 and (len(found) == 1 or coming or over == [answers[0][0]]):
            return answers[0][1]
        return _which([one for one, _ in answers], _ASKED_BACK[name])


def _otherwise(found: Sequence[Told], claim: Claim) -> Found | None:
    """What the one match of the day tells instead, where it contradicts the question."""
    if len(found) != 1 or claim.fits(found[0].match) is not False:
        return None
    match = found[0].match
    return not_told(match.evidence, phrase("The stories say otherwise: {result}", result=result(match)))


def _is_so(match: Match, claim: Claim) -> bool:
    fits = claim.fits(match)
    return fits is not None and fits is not claim.negated


def _which(found: Sequence[Told], question: Callable[[Phrase], Phrase]) -> Found | None:
    if not found:
        return None
    choices = tuple(dict.fromkeys(question(title(one.match)) for one in found))
    return choice(phrase("Several matches fit. Which one?"), choices)._replace(says=printed(found[0].match))
