"""Checking what somebody wrote against the stories."""

from __future__ import annotations

import datetime as dt
from collections import Counter as Tally
from collections.abc import Callable

from bot import wording
from bot.desk.asker import Asker
from bot.desk.counter import Counter
from bot.replies import Item, Reply, Shown, Tone
from bot.tongue import count, say
from knowledge.checking.claims import Claim, Kind, Verdict
from knowledge.model import Match, Quote

SHOWN = 2
"""Pieces of evidence of one claim that are shown."""
QUOTED = 200
"""Characters of what was checked that are repeated."""


class Claims(Counter):
    """Says of each claim in a text what the stories say to it."""

    def check(self, text: str, sent: dt.date, asker: Asker) -> Reply:
        """Mark every claim of a text: the stories say so, say otherwise (and what), or don't say."""
        claims = self._knowledge.check(text, sent, collections=asker.collections)
        shown = " ".join(text.split())
        repeated = f"“{shown[:QUOTED]}{'…' if len(shown) > QUOTED else ''}”" if shown else ""
        if not claims:
            heading = say("I find no claim in it that stories could settle.")
            hint = say("I can check results, scores, dates, stages and quotations.")
            return Reply(Tone.UNKNOWN, heading, body="\n".join(filter(None, (repeated, hint))))
        tally = Tally(claim.verdict for claim in claims)
        heading = count(len(claims), "{number} claim checked", "{number} claims checked")
        sums = wording.joined([f"{mark(verdict)}: {tally[verdict]}" for verdict in Verdict if tally[verdict]])
        return Reply(
            Tone.LISTING,
            heading,
            body=f"{repeated}\n{sums}",
            items=tuple(item for claim in claims for item in self._claim_items(claim, asker)),
            question=shown,
            sources=tuple(dict.fromkeys(piece.story for claim in claims for piece in claim.evidence)),
        )

    def _claim_items(self, claim: Claim, asker: Asker) -> list[Item]:
        """The claim with its mark and evidence, and behind it what speaks against it."""
        told = told_line(claim)
        detail = say("They say: {told}", told=told) if told and claim.verdict is Verdict.OTHERWISE else ""
        evidence: tuple[Shown, ...] = ()
        if claim.verdict is not Verdict.UNTOLD:
            evidence = tuple(self._shown(one, asker) for one in claim.evidence[:SHOWN])
        items = [Item(f"{mark(claim.verdict)}: {claim_line(claim)}", detail, evidence)]
        if claim.against:
            items.append(
                Item(
                    say("But another story says otherwise"),
                    evidence=tuple(self._shown(one, asker) for one in claim.against),
                )
            )
        return items


def mark(verdict: Verdict) -> str:
    """The three marks, in words."""
    marks = {
        Verdict.SAID: say("The stories say so"),
        Verdict.OTHERWISE: say("The stories say otherwise"),
        Verdict.UNTOLD: say("The stories don't say"),
    }
    return marks[verdict]


def claim_line(claim: Claim) -> str:
    """What is claimed, in a line."""
    return _line(claim.kind, claim.claimed)


def told_line(claim: Claim) -> str:
    """What the stories tell of it, in a line; empty where they tell nothing of it."""
    return _line(claim.kind, claim.told) if claim.told is not None else ""


def _line(kind: Kind, fact: Match | Quote) -> str:
    if isinstance(fact, Quote):
        who = " ".join(filter(None, (fact.speaker, fact.handle)))
        return say("said by {name}", name=who or say("speaker not named")) if kind is Kind.SPEAKER else f"“{fact.text}”"
    return _of_match(kind, fact)


def _of_match(kind: Kind, match: Match) -> str:
    between = wording.versus(*match.sides)
    date = wording.when(match.when) if match.when else ""
    ways: dict[Kind, Callable[[], str]] = {
        Kind.RESULT: lambda: _result(match),
        Kind.SCORE: lambda: wording.match_line(match),
        Kind.DATE: lambda: (
            say("{match}: played on {date}", match=between, date=date)
            if match.played
            else wording.joined([between, date])
        ),
        Kind.STAGE: lambda: say("{match}: {stage}", match=between, stage=wording.stage(match.stage or "")),
        Kind.FIXTURE: lambda: wording.joined([between, "" if match.played else say("not played yet"), date]),
    }
    return ways[kind]()


def _result(match: Match) -> str:
    if match.drawn:
        return say("{one} drew with {two}", one=wording.team(match.sides[0]), two=wording.team(match.sides[1]))
    winner = match.winner or ""
    loser = match.sides[1] if winner == match.sides[0] else match.sides[0]
    return say("{winner} beat {loser}", winner=wording.team(winner), loser=wording.team(loser))
