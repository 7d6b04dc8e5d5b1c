"""Free questions, and how an answer is laid open."""

from __future__ import annotations

from bot import wording
from bot.desk.asker import Asker
from bot.desk.counter import Counter, unrepeated
from bot.desk.pictured import scorecards
from bot.phrasing import spell
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
        evidence = tuple(self._shown(citation, asker) for citation in unrepeated(answer.citations))
        if answer.status is Status.ANSWERED:
            match = next((fact for fact in answer.facts if isinstance(fact, Match)), None)
            return Reply(
                Tone.ANSWER,
                _heading(answer, match),
                evidence=evidence,
                steps=_steps(answer),
                agreeing=answer.independent,
                differs=tuple(self._shown(citation, asker) for citation in answer.differs),
                why=why,
                question=answer.question,
                sources=tuple(dict.fromkeys(citation.story for citation in answer.citations)),
                pictures=scorecards(match) if match and match.score and _about_it(answer) else (),
            )
        if answer.status is Status.CLARIFY:
            heading = _said(answer) or say("Which one do you mean?")
            # Small talk offers examples; nothing was unclear.
            tone = Tone.NOTICE if answer.kind == "smalltalk" else Tone.CLARIFY
            return Reply(tone, heading, choices=answer.choices, labels=_labels(answer), why=why)
        nearest = tuple(self._shown(candidate.citation, asker) for candidate in answer.alternatives)
        return Reply(
            Tone.UNKNOWN,
            say("The stories don't say."),
            body=_said(answer),
            nearest=nearest,
            choices=answer.choices,
            labels=_labels(answer),
            why=why,
            question=answer.question,
            sources=tuple(dict.fromkeys(candidate.citation.story for candidate in answer.alternatives)),
        )


def _about_it(answer: Answer) -> bool:
    """Whether an answer tells how one match went."""
    return answer.kind == "score" or (answer.kind == "overview" and len(answer.facts) == 1)


def _heading(answer: Answer, match: Match | None) -> str:
    """The short answer in the language of the moment, as far as it is not the words of a story."""
    if spoken() == LANGUAGES[0]:
        return answer.text
    if match and match.score and answer.kind == "score" and f"{max(match.score)}–{min(match.score)}" in answer.text:
        return wording.joined([wording.match_line(match), say("derived") if match.derived else ""])
    return wording.team(answer.text) if answer.said is None else spell(answer.said)


def _said(answer: Answer) -> str:
    return answer.text if answer.said is None else spell(answer.said)


def _labels(answer: Answer) -> tuple[str, ...]:
    return tuple(map(spell, answer.offers))


def _steps(answer: Answer) -> tuple[str, ...]:
    """How a derived answer came about; in English where the facts of an older edition have no phrases of it."""
    return tuple(map(spell, answer.steps)) or answer.derived


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
