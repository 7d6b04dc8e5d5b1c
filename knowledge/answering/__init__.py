"""Question → interpretation → facts first, then sentences → answer, or an honest "the stories don't say"."""

from __future__ import annotations

import msgspec

from knowledge.answering import ranking
from knowledge.answering.candidates import gather
from knowledge.answering.citing import cite
from knowledge.answering.context import Context, about_alone, complete
from knowledge.answering.courtesies import plainly
from knowledge.answering.deciding import decide
from knowledge.answering.found import Found
from knowledge.answering.match_answers import MatchAnswers
from knowledge.answering.match_lists import MatchLists
from knowledge.answering.overviews import Overviews
from knowledge.answering.parting import joined, parts_of
from knowledge.answering.people_answers import PeopleAnswers
from knowledge.answering.prepared import Shelf
from knowledge.answering.ranking import Weighed
from knowledge.answering.refusing import foreign, refusal, stranger
from knowledge.answering.related import meant_instead, related
from knowledge.answering.reranking import Reranker
from knowledge.answering.rereading import reread
from knowledge.answering.squads import SquadAnswers
from knowledge.answering.story_answers import StoryAnswers
from knowledge.answering.team_answers import TeamAnswers
from knowledge.answering.understanding import LONGEST, Asked, understand
from knowledge.answering.weights import Weights, shipped
from knowledge.answering.word_answers import WordAnswers
from knowledge.language.folding import fold
from knowledge.lexicon import Lexicon
from knowledge.model import Answer, NameKind, Status
from knowledge.phrases import Said, english, phrase
from knowledge.search.names import Link, NameIndex
from knowledge.store.protocol import View

NEAREST = 3
AGREEING = 0.02
"""Share of the best candidate's probability from which another that says the same is shown as well,"""
RIVALLING = 0.3
"""and one that says something else: where two sentences are nearly as likely, people see both."""
SHOWN = 3
"""Sentences shown for an answer that no fact gives."""

__all__ = ["Answerer", "Context"]


class Answerer:
    """Answers questions from a view. Between them it holds nothing but the stories last asked about, made ready."""

    def __init__(self, lexicon: Lexicon, reranker: Reranker | None = None, models: Weights | None = None) -> None:
        """`models` are the learned weights: as shipped, if not given."""
        self._reranker = reranker
        self._lexicon = lexicon
        self._shelf = Shelf()
        self._weights = models or shipped()
        self._from_facts = (
            StoryAnswers(lexicon),
            WordAnswers(lexicon),
            PeopleAnswers(lexicon),
            SquadAnswers(lexicon),
            MatchLists(lexicon),
            MatchAnswers(lexicon),
            TeamAnswers(lexicon),
            Overviews(lexicon),
        )

    def answer(self, question: str, view: View, index: NameIndex, context: Context | None = None) -> Answer:
        """Answer a question of any length and any characters, as a follow-up where a context is given."""
        text = plainly(question[:LONGEST], self._lexicon)
        if context is not None and text.strip():
            text = complete(text, context, index, self._lexicon)
        parts = parts_of(text)
        if parts is not None:
            both = self._both(parts, view, index)
            if both is not None:
                return msgspec.structs.replace(both, question=question)
        found = self._one(text, view, index)
        if found.status is Status.UNKNOWN and context is not None and (alone := about_alone(question)):
            # Where the last question has no answer for another name, what is told of that name is more than nothing.
            told = self._one(alone, view, index)
            found = told if told.status is Status.ANSWERED and told.kind == "overview" else found
        return msgspec.structs.replace(found, question=question)

    def _one(self, text: str, view: View, index: NameIndex, *, again: bool = True) -> Answer:
        asked = understand(text, index, self._lexicon)
        if asked.kind == "smalltalk":
            return _small_talk(asked, view, index, self._lexicon)
        found = next((found for one in self._from_facts if (found := one.answer(asked, view))), None)
        if found and not found.withheld:
            return _from_fact(asked, found, view)
        field = gather(asked, view, self._shelf, self._lexicon, self._weights.glance)
        if found is None and asked.kind == "yesno" and (decided := decide(asked, field, self._lexicon)):
            return _from_fact(asked, decided, view)
        weighed = ranking.rank(field, self._weights, reranker=self._reranker, question=asked.question)
        why_not = refusal(asked, field, weighed, view, index, self._lexicon)
        if found is None and why_not is None and weighed[0].probability >= self._weights.threshold:
            return _from_sentence(asked, weighed)
        if again and (read := reread(asked, weighed, view, self._lexicon)):
            other = self._one(read.question, view, index, again=False)
            if other.status is Status.ANSWERED:
                return read.noted(other)
        return self._unknown(asked, found, weighed, view, index)

    def _both(self, parts: tuple[str, str], view: View, index: NameIndex) -> Answer | None:
        """Two questions answered together; None where neither is, so that they may as well be one."""
        first = self._one(parts[0], view, index, again=False)
        second = self._one(complete(parts[1], Context.of(first), index, self._lexicon), view, index, again=False)
        return joined(first, second)

    def _unknown(
        self, asked: Asked, found: Found | None, weighed: list[Weighed], view: View, index: NameIndex
    ) -> Answer:
        """Names that may be meant instead are asked back; else what is near is shown, and what can be asked."""
        unknown = stranger(asked, view, index, self._lexicon)
        instead = meant_instead(asked, unknown, index) if unknown else ()
        if unknown and instead:
            return _which(
                asked, phrase("The stories don't know of “{name}”. Did you mean one of these?", name=unknown), instead
            )
        reason: Said = phrase("No story names {name}.", name=unknown) if unknown else ""
        if not found and foreign(asked, view):
            reason = phrase("I understand questions in English; names may be in your language.")
        reason = found.said if found else reason
        near = related(asked, view)
        return Answer(
            asked.question,
            Status.UNKNOWN,
            asked.kind,
            english(reason),
            confidence=weighed[0].probability if weighed else 0.0,
            alternatives=tuple(one.candidate for one in weighed[:NEAREST] if one.candidate.features["overlap"] > 0),
            choices=tuple(map(english, near)),
            interpretation=asked.interpretation(),
            candidates=tuple(one.candidate for one in weighed),
            said=reason or None,
            offers=near,
        )


def _small_talk(asked: Asked, view: View, index: NameIndex, lexicon: Lexicon) -> Answer:
    """A word, with an example of what the stories answer."""
    hits = index.find("", (NameKind.TEAM,), 1)
    link = tuple(Link(hit.name, 0, 0, 100.0, hit.stories) for hit in hits)
    examples = related(asked._replace(links=link), view) or (phrase("What are the stories about?"),)
    thanked = bool(asked.cues & lexicon.words["small_thanks"])
    hello = phrase("Hello. Ask me about the stories, for instance:")
    said = phrase("You are welcome. Ask me about the stories, for instance:") if thanked else hello
    return _which(asked, said, examples)


def _which(asked: Asked, said: Said, choices: tuple[Said, ...]) -> Answer:
    """What is asked back, with whole questions to ask instead."""
    return Answer(
        asked.question,
        Status.CLARIFY,
        asked.kind,
        english(said),
        choices=tuple(map(english, choices)),
        interpretation=asked.interpretation(),
        said=said,
        offers=choices,
    )


def _from_fact(asked: Asked, found: Found, view: View) -> Answer:
    if found.choices:
        return _which(asked, found.said, found.choices)
    return Answer(
        asked.question,
        Status.ANSWERED,
        found.kind or asked.kind,
        english(found.said),
        citations=cite(view, found.evidence, (english(found.said), *found.says)),
        confidence=found.confidence,
        facts=found.facts,
        derived=found.derived,
        differs=cite(view, found.differs),
        independent=found.independent,
        interpretation=asked.interpretation(),
        said=found.said,
        steps=found.steps,
    )


def _shown(weighed: list[Weighed]) -> list[Weighed]:
    """The best candidate, those that say the same, those beside it with words that it lacks, those nearly as likely."""
    best, *others = weighed
    said, story = fold(best.candidate.text), best.candidate.citation.story
    same = [one for one in others if fold(one.candidate.text) == said]
    agreeing = [one for one in same if one.matches or _is_near(one, best, AGREEING)]
    agreeing.sort(key=lambda one: one.candidate.citation.story == story)  # Another story says more than the same again.
    completing = [one for one in others if one.completes and one not in agreeing]
    known = [*agreeing, *completing]
    rivalling = [one for one in others if _is_near(one, best, RIVALLING) and one not in known]
    return [best, *known, *rivalling][:SHOWN]


def _is_near(one: Weighed, best: Weighed, share: float) -> bool:
    return one.probability >= share * best.probability


def _from_sentence(asked: Asked, weighed: list[Weighed]) -> Answer:
    best = weighed[0]
    return Answer(
        asked.question,
        Status.ANSWERED,
        asked.kind,
        best.candidate.text,
        citations=tuple(one.candidate.citation for one in _shown(weighed)),
        confidence=best.probability,
        independent=1,
        interpretation=asked.interpretation(),
        candidates=tuple(one.candidate for one in weighed),
    )
