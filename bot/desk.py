"""One function for each thing a person can ask for, from plain values to a Reply: the only door to knowledge.

Every method may read the store, so callers with an event loop run them in a thread; `suggest_*` answer from memory.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from itertools import islice
from threading import Lock

from bot import wording
from bot.replies import Item, Reply, Shown, Suggestion, Tone
from knowledge import Knowledge
from knowledge.answering import Context
from knowledge.language.folding import fold
from knowledge.model import (
    GLOBAL,
    Answer,
    Citation,
    Evidence,
    Match,
    Merged,
    Name,
    NameKind,
    Profile,
    Quote,
    Record,
    Report,
    Status,
)
from knowledge.publishing import PublishingError

MEMORY_SECONDS = 600
"""How long a person's last question counts as what the next one follows up."""
MEMORIES = 10_000
SURE = 88
"""From this score (of 100) on, a name as typed is taken to be the one found."""
LISTED = 25
SHELVED = 500
"""Stories that are listed."""
TRIED = 10
"""People among whom an example of somebody quoted is looked for."""


class Asker(Record, frozen=True):
    """Who asks, and where: ids as text. `server` is None in direct messages and in the terminal."""

    person: str
    channel: str
    server: str | None = None

    @property
    def collections(self) -> tuple[str, ...]:
        """Whose content this person sees here."""
        return (GLOBAL, self.server) if self.server else (GLOBAL,)


class Desk:
    """Answers people from one `Knowledge`. Safe to call from many threads."""

    def __init__(self, knowledge: Knowledge, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._knowledge = knowledge
        self._clock = clock
        self._memory: OrderedDict[tuple[str, str], tuple[float, Context]] = OrderedDict()
        self._lock = Lock()

    # --- asking ---

    def ask(self, question: str, asker: Asker, *, explain: bool = False) -> Reply:
        """Answer a free-text question, following up on the same person's last one in the same channel."""
        answer = self._knowledge.ask(question, collections=asker.collections, context=self._recall(asker))
        self._remember(asker, answer)
        return self._reply(answer, asker, explain=explain)

    def who(self, name: str, asker: Asker) -> Reply:
        """Say who somebody is; a name that is only like one of the stories' is asked back."""
        known = self._resolve(name, (NameKind.PERSON,), asker)
        people = self._knowledge.find_people(name, collections=asker.collections) if known else []
        if not people:
            return self._unknown_name(name, (NameKind.PERSON,), asker, "Who is {}?")
        items = []
        for person in people[:LISTED]:
            profile = person.fact
            if isinstance(profile, Profile):
                about = [
                    profile.role,
                    profile.team,
                    profile.nationality,
                    f"aged {profile.age}" if profile.age else None,
                ]
                items.append(
                    Item(profile.name, ", ".join(p for p in about if p), self._evidence(profile.evidence, asker))
                )
        if len(items) == 1:
            heading = f"{items[0].heading}: {items[0].detail}" if items[0].detail else items[0].heading
            return Reply(Tone.ANSWER, heading, evidence=items[0].evidence, agreeing=people[0].independent)
        return Reply(Tone.LISTING, f"{len(items)} people called {name}", items=tuple(items))

    def match(self, team: str, opponent: str | None, on: str | None, asker: Asker) -> Reply:
        """Tell a team's matches, narrowed to an opponent and a date (ISO, or its beginning)."""
        sides = []
        for typed in filter(None, (team, opponent)):
            name = self._resolve(typed, (NameKind.TEAM,), asker)
            if name is None:
                return self._unknown_name(typed, (NameKind.TEAM,), asker, "What was the score of {}?")
            sides.append(name.canonical)
        found = self._knowledge.find_matches(
            sides[0], sides[1] if len(sides) > 1 else None, on, collections=asker.collections
        )
        if not found:
            return Reply(Tone.UNKNOWN, "The stories tell of no match like that.", body=" v ".join(sides))
        items = tuple(self._match_item(merged, asker) for merged in found[:LISTED])
        if len(items) == 1:
            return self._one_match(found[0], items[0], asker)
        return Reply(Tone.LISTING, f"{len(found)} matches of {sides[0]}", items=items)

    def quote(self, speaker: str | None, about: str | None, asker: Asker) -> Reply:
        """Quote somebody (by name or handle, with or without its @), on something."""
        if speaker is not None:
            typed, speaker = speaker, self._speaker(speaker, asker)
            if speaker is None:
                return self._unknown_name(typed, (), asker, "What did {} say?")
        found = self._knowledge.find_quotes(speaker, about, collections=asker.collections)
        items = tuple(self._quote_item(merged, asker) for merged in found[:LISTED])
        topic = " ".join(filter(None, (f"by {speaker}" if speaker else "", f"about {about}" if about else "")))
        if not items:
            return Reply(Tone.UNKNOWN, f"The stories hold no quotation {topic}.".replace(" .", "."))
        return Reply(Tone.LISTING, f"{len(found)} quotation{'s' * (len(found) > 1)} {topic}".strip(), items=items)

    def stories(self, asker: Asker) -> Reply:
        """List the stories, newest first."""
        stories = self._knowledge.stories(collections=asker.collections)
        items = tuple(
            Item(
                story.title or story.key,
                " · ".join(
                    filter(None, (story.publisher, wording.day(story.published) if story.published else "undated"))
                ),
            )
            for story in stories[:SHELVED]
        )
        heading = f"{len(stories)} {'story' if len(stories) == 1 else 'stories'}"
        body = f"The newest {SHELVED}:" if len(stories) > SHELVED else ""
        return Reply(Tone.LISTING, heading, body=body, items=items)

    def help(self, asker: Asker) -> Reply:
        """Say what can be asked, with examples taken from the content."""
        return Reply(
            Tone.NOTICE,
            "Ask about the stories",
            body=(
                "Ask in your own words: who, what, when, where, how many, what score, who said it. "
                "Every answer shows the sentence it rests on; where the stories don't say, you are told so."
            ),
            items=(
                Item("/ask", "a question in your own words"),
                Item("/match", "a team's matches, by opponent and date"),
                Item("/who", "who somebody is"),
                Item("/quote", "what somebody said, about what"),
                Item("/stories", "what has been read"),
            ),
            hints=self._examples(asker),
        )

    # --- content ---

    def reload(self) -> Reply:
        """Read the folder of stories again and publish the next edition, or say why nothing changed."""
        try:
            return report_reply(self._knowledge.reload())
        except PublishingError as error:
            return Reply(Tone.ERROR, "Nothing was changed: the last edition stays in service.", body=str(error))

    # --- suggestions, from memory ---

    def suggest_names(self, typed: str, kinds: Iterable[NameKind], asker: Asker) -> list[Suggestion]:
        """Names that fit what has been typed so far, best first."""
        hits = self._knowledge.find_names(typed, tuple(kinds), LISTED, collections=asker.collections)
        return [
            Suggestion(
                f"{hit.name.canonical} · {hit.stories} {'story' if hit.stories == 1 else 'stories'}",
                hit.name.canonical,
                sure=hit.score >= SURE,
            )
            for hit in hits
        ]

    # --- within ---

    def _recall(self, asker: Asker) -> Context | None:
        with self._lock:
            since, context = self._memory.get((asker.person, asker.channel), (0.0, None))
        return context if context and self._clock() - since <= MEMORY_SECONDS else None

    def _remember(self, asker: Asker, answer: Answer) -> None:
        with self._lock:
            key = (asker.person, asker.channel)
            self._memory[key] = (self._clock(), Context.of(answer))
            self._memory.move_to_end(key)
            while len(self._memory) > MEMORIES:
                self._memory.popitem(last=False)

    def _resolve(self, typed: str, kinds: Sequence[NameKind], asker: Asker) -> Name | None:
        hits = self._knowledge.find_names(typed, tuple(kinds), 1, collections=asker.collections)
        return hits[0].name if hits and hits[0].score >= SURE else None

    def _unknown_name(self, typed: str, kinds: Sequence[NameKind], asker: Asker, question: str) -> Reply:
        hits = self._knowledge.find_names(typed, tuple(kinds), 5, collections=asker.collections)
        if not hits:
            return Reply(Tone.UNKNOWN, f"The stories don't know of “{typed}”.")
        choices = tuple(question.format(hit.name.canonical) for hit in hits)
        return Reply(Tone.CLARIFY, f"The stories don't know of “{typed}”. Did you mean one of these?", choices=choices)

    def _examples(self, asker: Asker) -> tuple[str, ...]:
        """Questions that the content answers, about what most of it tells of."""
        names = {
            kind: self._knowledge.names((kind,), collections=asker.collections)[:TRIED]
            for kind in (NameKind.TEAM, NameKind.PERSON)
        }
        played = (self._played(row.name, asker) for row in names[NameKind.TEAM])
        quoted = (row.name for row in names[NameKind.PERSON] if self._is_quoted(row.name, asker))
        return (
            *(f"What was the score of {one} v {two}?" for one, two in islice(filter(None, played), 1)),
            *(f"What did {name.canonical} say?" for name in islice(quoted, 1)),
        )

    def _played(self, team: Name, asker: Asker) -> tuple[str, str] | None:
        """The sides of a match of the team whose score is told."""
        matches = self._knowledge.find_matches(team.canonical, collections=asker.collections)
        return next((one.fact.sides for one in matches if isinstance(one.fact, Match) and one.fact.score), None)

    def _is_quoted(self, name: Name, asker: Asker) -> bool:
        return bool(self._knowledge.find_quotes(name.canonical, collections=asker.collections))

    def _speaker(self, typed: str, asker: Asker) -> str | None:
        """What was typed, as quotations have it: a name that is known, or just a speaker or handle; None if neither."""
        if self._resolve(typed, (), asker) is not None:
            return typed
        for form in (typed, f"@{typed.removeprefix('@')}"):
            quotes = (one.fact for one in self._knowledge.find_quotes(form, collections=asker.collections))
            if any(
                fold(form) in {fold(one.speaker or ""), fold(one.handle or "")}
                for one in quotes
                if isinstance(one, Quote)
            ):
                return form
        return None

    def _shown(self, citation: Citation, asker: Asker) -> Shown:
        story = self._knowledge.story(citation.story, collections=asker.collections)
        return Shown(citation.text, wording.source(story, citation.story), citation.highlights)

    def _evidence(self, evidence: Iterable[Evidence], asker: Asker) -> tuple[Shown, ...]:
        shown = []
        for piece in evidence:
            story = self._knowledge.story(piece.story, collections=asker.collections)
            if story is not None:
                shown.append(Shown(story.text[piece.start : piece.end], wording.source(story, piece.story)))
        return tuple(shown)

    def _match_item(self, merged: Merged, asker: Asker) -> Item:
        match = merged.fact
        if not isinstance(match, Match):
            raise TypeError(match)
        return Item(wording.match_line(match), wording.match_detail(match), self._evidence(match.evidence, asker))

    def _one_match(self, merged: Merged, item: Item, asker: Asker) -> Reply:
        differs = tuple(shown for fact in merged.differs for shown in self._evidence(fact.evidence[:1], asker))
        steps = merged.fact.derived if isinstance(merged.fact, Match) else ()
        return Reply(
            Tone.ANSWER,
            item.heading,
            body=item.detail,
            evidence=item.evidence,
            steps=steps,
            agreeing=merged.independent,
            differs=differs,
        )

    def _quote_item(self, merged: Merged, asker: Asker) -> Item:
        quote = merged.fact
        if not isinstance(quote, Quote):
            raise TypeError(quote)
        by = " · ".join(
            filter(
                None,
                (quote.speaker or "speaker not named", quote.handle, wording.when(quote.when) if quote.when else ""),
            )
        )
        return Item(f"“{quote.text}”", by, self._evidence(quote.evidence[:1], asker))

    def _reply(self, answer: Answer, asker: Asker, *, explain: bool) -> Reply:
        why = explanation(answer) if explain else ()
        evidence = tuple(self._shown(citation, asker) for citation in answer.citations)
        if answer.status is Status.ANSWERED:
            return Reply(
                Tone.ANSWER,
                answer.text,
                evidence=evidence,
                steps=answer.derived,
                agreeing=answer.independent,
                differs=tuple(self._shown(citation, asker) for citation in answer.differs),
                why=why,
            )
        if answer.status is Status.CLARIFY:
            return Reply(Tone.CLARIFY, answer.text or "Which one do you mean?", choices=answer.choices, why=why)
        nearest = tuple(self._shown(candidate.citation, asker) for candidate in answer.alternatives)
        return Reply(
            Tone.UNKNOWN, "The stories don't say.", body=answer.text, nearest=nearest, choices=answer.choices, why=why
        )


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


def report_reply(report: Report) -> Reply:
    """Tell what a reload did: what was added, changed, removed, and what could not be read and why."""
    items = [
        Item(f"{what}: {len(keys)}", ", ".join(keys))
        for what, keys in (
            ("Added", report.added),
            ("Changed", report.changed),
            ("Removed", report.removed),
            ("Kept in their last good version", report.kept),
        )
        if keys
    ]
    items += [
        Item(f"Problem: {problem.file}" + (f", line {problem.line}" if problem.line else ""), problem.reason)
        for problem in report.problems
    ]
    body = f"{report.unchanged} unchanged" if items else f"Nothing has changed; {report.unchanged} stories."
    return Reply(Tone.NOTICE, f"Edition {report.edition} is in service", body=body, items=tuple(items))
