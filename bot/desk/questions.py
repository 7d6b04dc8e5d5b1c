"""Free questions, and how an answer is laid open."""

from __future__ import annotations

from bot import wording
from bot.desk.asker import Asker
from bot.desk.counter import Counter
from bot.desk.pictured import scorecards
from bot.replies import Reply, Tone
from bot.tongue import LANGUAGES, say, spoken
from knowledge.model import Answer, Match, Status


class Questions(Counter):
    """Answers free questions."""

    def ask(self, question: str, asker: Asker, *, explain: bool = False) -> Reply:
        """Answer a free-text question, following up on the same person's last one in the same channel."""
        answer = self._knowledge.ask(question, collections=asker.collections, context=self._memory.recall(asker))
        self._memory.remember(asker, answer)
        self._watch.asked(answer.kind, answer.status)
        return self._reply(answer, asker, explain=explain)

    def _reply(self, answer: Answer, asker: Asker, *, explain: bool) -> Reply:
        why = explanation(answer) if explain else ()
        evidence = tuple(self._shown(citation, asker) for citation in answer.citations)
        if answer.status is Status.ANSWERED:
            match = next((fact for fact in answer.facts if isinstance(fact, Match)), None)
            return Reply(
                Tone.ANSWER,
                _heading(answer, match),
                evidence=evidence,
                steps=answer.derived,
                agreeing=answer.independent,
                differs=tuple(self._shown(citation, asker) for citation in answer.differs),
                why=why,
                question=answer.question,
                sources=tuple(dict.fromkeys(citation.story for citation in answer.citations)),
                pictures=scorecards(match) if match and match.score and answer.kind == "score" else (),
            )
        if answer.status is Status.CLARIFY:
            heading = answer.text or say("Which one do you mean?")
            return Reply(Tone.CLARIFY, heading, choices=answer.choices, why=why)
        nearest = tuple(self._shown(candidate.citation, asker) for candidate in answer.alternatives)
        return Reply(
            Tone.UNKNOWN,
            say("The stories don't say."),
            body=answer.text,
            nearest=nearest,
            choices=answer.choices,
            why=why,
            question=answer.question,
            sources=tuple(dict.fromkeys(candidate.citation.story for candidate in answer.alternatives)),
        )


def _heading(answer: Answer, match: Match | None) -> str:
    """The short answer; a final score, a match's date and a nation's name in the language of the moment."""
    if spoken() == LANGUAGES[0]:
        return answer.text
    if match and match.score and answer.kind == "score" and f"{max(match.score)}–{min(match.score)}" in answer.text:
        return wording.joined([wording.match_line(match), say("derived") if match.derived else ""])
    if match and match.when and match.when.first and answer.kind == "when":
        return wording.when(match.when)
    return wording.team(answer.text)


def explanation(answer: Answer) -> tuple[str, ...]:
    """How an answer came about, a line each: the interpretation, names linked, candidates with scores."""
    lines = []
    if answer.interpretation:
        lines.append(f"asked for: {answer.interpretation.kind}")
        lines += [f"name: {name.canonical} ({name.kind})" for name in answer.interpretation.names]
        lines += [f"read {typed!r} as {meant!r}" for typed, meant in answer.interpretation.repaired]
        lines += answer.interpretation.notes
    lines += [f"{candidate.score:.2f}: {candidate.text}" for candidate in answer.candidates[:5]]
    return (*lines, f"confidence: {answer.confidence:.2f}")
