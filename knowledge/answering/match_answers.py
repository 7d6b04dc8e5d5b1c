"""Answers from matches that a question names by both sides: it must ask for nothing beyond what is told of them."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from knowledge.answering import match_details as details
from knowledge.answering.claims import Claim, claim_of
from knowledge.answering.found import Found, choice, not_told, on
from knowledge.answering.match_details import Detail
from knowledge.answering.match_words import result, told
from knowledge.answering.matches_told import Told, matches_told
from knowledge.answering.premises import Premises, premises_of
from knowledge.answering.sides import are_all, sides_of, teams_of
from knowledge.answering.understanding import Asked
from knowledge.language.folding import fold
from knowledge.lexicon import Lexicon
from knowledge.phrases import phrase
from knowledge.store.protocol import View

_CLOCK = regex.compile(r"\bwhat time\b")
_BY = regex.compile(r"\bby how (?:many|much)\b|\bhow (?:many|much)\b.*\bby\b|\bmargin\b")
_TURNED = regex.compile(r"^(?:is|was|isn't|wasn't) (?:it|that) (?:true|right|correct|the case|so)\b")
_DECISIVE = frozenset([details.final_score, details.outcome, details.winner, details.loser, details.margin])
_PLAIN = frozenset(["who", "what"])


class MatchAnswers:
    """Answers questions about a match of two teams."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def answer(self, asked: Asked, view: View) -> Found | None:
        """None where the question asks for more than a match tells; withheld where just this is not told."""
        sides = sides_of(asked, view)
        if len(sides) != 2 or not are_all(asked, sides):
            return None
        premises = premises_of(asked, sides, self._lexicon)
        claim = claim_of(asked, sides, self._lexicon)
        aspect, lists = self._aspect(asked, premises, claim)
        if aspect is None or premises.beyond(self._lexicon, lists):
            return None
        found = matches_told(view, sides, premises, self._lexicon).told
        if frozenset(premises.rest) & self._lexicon.words["fact_future"]:
            found = tuple(one for one in found if not one.match.played)
        # Players meet in rounds that are told together: what no match tells of theirs a sentence may.
        decisive = aspect in _DECISIVE and teams_of(asked) == sides
        if not found:
            return not_told() if decisive and asked.kind != "yesno" and not premises.narrowed else None
        if asked.kind == "yesno" and aspect is details.winner:
            return whether(asked, premises, claim, found, self._lexicon)
        if aspect not in {details.winner, details.loser, details.scorers, details.goals_of, details.minutes}:
            fitting = [one for one in found if claim.fits(one.match) is not False]
            if not fitting:
                otherwise = phrase("The stories say otherwise: {result}", result=result(found[0].match))
                return not_told(found[0].match.evidence, otherwise)
            found = tuple(fitting)
        answer = of_several(asked, found, aspect, claim)
        # A score that no match tells is not to be had from a sentence; a day or a place may be.
        return answer or (not_told(found[0].match.evidence) if decisive else None)

    def _aspect(self, asked: Asked, premises: Premises, claim: Claim) -> tuple[Detail | None, tuple[str, ...]]:
        """What of the match is asked for, and the word lists that may ask for it."""
        cues, folded = frozenset(premises.rest), fold(asked.question)
        kind = asked.kind

        def has(name: str) -> bool:
            return bool(cues & self._lexicon.words[name])

        scoring_verb = bool(cues & self._lexicon.words["fact_scoring"])
        counted = has("fact_counted_goal") and scoring_verb
        scoring = kind in {"number", "score"} and has("fact_goal")
        plain = kind in _PLAIN
        rows: tuple[tuple[bool, Detail, tuple[str, ...]], ...] = (
            (kind == "yesno", details.winner, ("fact_result", "fact_denied", "fact_any")),
            (has("fact_shootout"), details.shootout, ("fact_shootout", "fact_result")),
            (has("fact_half"), details.half_time, ("fact_half", "fact_result")),
            (has("fact_favourite") and kind in _PLAIN, details.favourite, ("fact_favourite",)),
            (has("fact_stage") and plain, details.stage_of, ("fact_stage",)),
            (bool(_BY.search(folded)), details.margin, ("fact_margin", "fact_counted_goal", "fact_result")),
            (kind == "score" and has("fact_ahead"), details.lead, ("fact_ahead", "fact_result")),
            ("minute" in cues and has("fact_goal"), details.minutes, ("fact_goal", "fact_minute")),
            (counted and kind == "number", details.goals_of, ("fact_goal", "fact_counted_goal", "fact_times")),
            (kind == "who" and has("fact_goal"), details.scorers, ("fact_goal",)),
            (kind == "when" and not _CLOCK.search(folded), details.day_of, ("fact_when", "fact_future")),
            (kind == "where", details.place_of, ("fact_where", "fact_future")),
            (kind == "score" and cues.isdisjoint(self._lexicon.words["fact_score"]), details.outcome, ("fact_result",)),
            (kind == "score" or (plain and has("fact_result") and not scoring), details.final_score, ("fact_result",)),
            (plain and claim.verb == "lose", details.loser, ()),
            (plain and claim.verb in {"win", "draw"}, details.winner, ("fact_result",)),
            (
                has("fact_happen") or not cues - self._lexicon.words["fact_match"] - {"and"},
                details.digest,
                ("overview",),
            ),
            (has("overview"), details.digest, ("overview",)),
        )
        return next(((detail, lists) for holds, detail, lists in rows if holds), (None, ()))


def of_several(asked: Asked, found: Sequence[Told], detail: Detail, claim: Claim) -> Found | None:
    """What is asked of the matches that fit: of several on different days, which one is meant is asked back."""
    answers = [(one, answer) for one in found if (answer := detail(one, claim))]
    if not answers:
        return None
    # What is told of as over counts before what the same words may announce.
    answers = [pair for pair in answers if pair[0].match.played] or answers
    days = {one.match.when.first: one for one, _ in answers if one.match.when and one.match.when.first}
    if len(days) > 1 and len({answer.said for _, answer in answers}) > 1:
        question = asked.question.rstrip(" ?")
        return choice(
            phrase("Several matches fit. Which one?"),
            tuple(
                phrase("{question} on {date}?", question=question, date=on(date)) for date in sorted(days, reverse=True)
            ),
        )
    return answers[0][1]


def whether(asked: Asked, premises: Premises, claim: Claim, found: Sequence[Told], lexicon: Lexicon) -> Found | None:
    """Yes or no, with the result that decides; None where no result does."""
    decided = [(one, fits) for one in found if (fits := claim.fits(one.match)) is not None and one.match.played]
    if not decided:
        return None
    one, holds = next((pair for pair in decided if pair[1]), decided[0])
    if premises.score and holds:
        if one.match.score is None:
            return None
        holds = sorted(premises.score) == sorted(one.match.score)
    turned = bool(frozenset(premises.rest) & lexicon.words["fact_failed"])
    turned = turned or (claim.negated and bool(_TURNED.search(fold(asked.question))))
    told_result = result(one.match)
    yes = holds != turned
    return told(one, phrase("Yes: {told}", told=told_result) if yes else phrase("No: {told}", told=told_result))
