"""What one place of a story says of a match, before all that is said of it is put together."""

from __future__ import annotations

from dataclasses import dataclass, field

from knowledge.extraction.matches.match_words import Effect
from knowledge.language.dates import DateMention
from knowledge.language.scores import ScoreMention
from knowledge.phrases import Phrase

Pair = tuple[int, int]


@dataclass(slots=True)
class Telling:
    """A mention of a match. `one` is the subject, `other` the opponent: keys of sides, None where not said here.

    `effect` is what happened to `one`. `[at, past)` are the tokens from trigger to opponent, in `sentence`.
    """

    one: int | None
    other: int | None
    effect: Effect
    sentence: int
    at: int
    past: int
    confidence: float
    played: bool | None = None
    guessed: bool = False
    """Whether a side was not named in the clause but taken from what went before."""
    noun: bool = False
    plain: bool = False
    """Whether the trigger itself says that it was a match: "lost the match"."""
    unreal: bool = False
    weak: bool = False
    """Whether it counts as not played only because nothing says that it was."""
    at_home: bool | None = None
    """Whether `one` plays at home; None where that is not said."""
    again: bool = False
    """Whether it is told as another match of the same sides."""
    aggregate: bool = False
    """Whether its result is that of two legs together."""
    travel: bool = False
    """Whether it is told as a journey, whose goal may be a mere place."""
    penalties: bool = False
    """Whether the result is that of a shoot-out whose score is not told."""
    margin: bool = False
    """Whether it is told by how much the match was won: "won by 44 runs"."""
    dated: tuple[int, int] | None = None
    """Of one of several opponents in a row, the tokens that its own date stands by."""
    score: Pair | None = None
    score_from: ScoreMention | None = None
    sets: tuple[Pair, ...] = ()
    shootout: Pair | None = None
    half_time: Pair | None = None
    leads: list[Pair] = field(default_factory=list)
    date: DateMention | None = None
    counted: tuple[Telling, int, str] | None = None
    """The match from which its day is counted, how many days, and the words that say so."""
    derived: tuple[Phrase, ...] = ()
    also: tuple[int, ...] = ()
    """Further sentences that the telling rests on."""

    def suppose(self, other: int | None, confidence: float) -> None:
        """Take a side that is not named here for the opponent."""
        self.other, self.guessed, self.confidence = other, True, confidence

    def turn(self) -> None:
        """Exchange the sides."""
        flip = {Effect.WIN: Effect.LOSE, Effect.LOSE: Effect.WIN}
        self.one, self.other = self.other, self.one
        self.at_home = None if self.at_home is None else not self.at_home
        self.effect = flip.get(self.effect, self.effect)
        self.score, self.half_time, self.shootout = (
            (pair[1], pair[0]) if pair else None for pair in (self.score, self.half_time, self.shootout)
        )
        self.sets = tuple((b, a) for a, b in self.sets)
        self.leads = [(b, a) for a, b in self.leads]
