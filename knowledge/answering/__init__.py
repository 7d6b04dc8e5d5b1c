"""Question → interpretation → facts first, then sentences → answer, or an honest "the stories don't say"."""

from __future__ import annotations

from knowledge.answering import ranking, weights
from knowledge.answering.candidates import gather
from knowledge.answering.citing import cite
from knowledge.answering.context import Context, follow_up
from knowledge.answering.found import Found
from knowledge.answering.match_answers import MatchAnswers
from knowledge.answering.people_answers import PeopleAnswers
from knowledge.answering.prepared import Shelf
from knowledge.answering.ranking import Weighed
from knowledge.answering.refusing import refusal
from knowledge.answering.story_answers import StoryAnswers
from knowledge.answering.understanding import Asked, understand
from knowledge.lexicon import Lexicon
from knowledge.model import Answer, NameKind, Status
from knowledge.search.names import NameIndex
from knowledge.store.protocol import View

NEAREST = 3

__all__ = ["Answerer", "Context"]


class Answerer:
    """Answers questions from a view. Between them it holds nothing but the stories last asked about, made ready."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._shelf = Shelf()
        self._weights = weights.shipped()
        self._from_facts = (StoryAnswers(lexicon), PeopleAnswers(lexicon), MatchAnswers(lexicon))

    def answer(self, question: str, view: View, index: NameIndex, context: Context | None = None) -> Answer:
        """Answer a question of any length and any characters, as a follow-up where a context is given."""
        asked = follow_up(understand(question, index, self._lexicon), context)
        if asked.kind == "smalltalk":
            return self._small_talk(asked, view)
        found = next((found for one in self._from_facts if (found := one.answer(asked, view))), None)
        if found and not found.withheld:
            return _from_fact(asked, found, view)
        field = gather(asked, view, self._shelf, self._lexicon)
        weighed = ranking.rank(field, self._weights)
        why_not = refusal(asked, field, weighed, view, self._lexicon)
        if found is None and why_not is None and weighed[0].probability >= self._weights.threshold:
            return _from_sentence(asked, weighed)
        return _unknown(asked, weighed)

    def _small_talk(self, asked: Asked, view: View) -> Answer:
        team = next((row.name.canonical for row in view.names((NameKind.TEAM,))), None)
        example = f"What was the score of {team}?" if team else "Who won?"
        return Answer(
            asked.question,
            Status.CLARIFY,
            asked.kind,
            "Ask me about the stories, for instance:",
            choices=(example,),
            interpretation=asked.interpretation(),
        )


def _from_fact(asked: Asked, found: Found, view: View) -> Answer:
    return Answer(
        asked.question,
        Status.ANSWERED,
        asked.kind,
        found.text,
        citations=cite(view, found.evidence, (found.text, *found.says)),
        confidence=found.confidence,
        facts=found.facts,
        derived=found.derived,
        differs=cite(view, found.differs),
        independent=found.independent,
        interpretation=asked.interpretation(),
    )


def _from_sentence(asked: Asked, weighed: list[Weighed]) -> Answer:
    best = weighed[0]
    return Answer(
        asked.question,
        Status.ANSWERED,
        asked.kind,
        best.candidate.text,
        citations=(best.candidate.citation,),
        confidence=best.probability,
        independent=1,
        interpretation=asked.interpretation(),
        candidates=tuple(one.candidate for one in weighed),
    )


def _unknown(asked: Asked, weighed: list[Weighed]) -> Answer:
    return Answer(
        asked.question,
        Status.UNKNOWN,
        asked.kind,
        confidence=weighed[0].probability if weighed else 0.0,
        alternatives=tuple(one.candidate for one in weighed[:NEAREST] if one.candidate.features["overlap"] > 0),
        interpretation=asked.interpretation(),
        candidates=tuple(one.candidate for one in weighed),
    )
