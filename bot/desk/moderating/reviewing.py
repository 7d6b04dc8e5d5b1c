"""The review list: answers that members have called wrong, decided on one by one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bot import wording
from bot.desk.library import origin
from bot.desk.moderating.correcting import Correcting, Moderator
from bot.desk.moderating.finding import UnclearError, reference, seen_by
from bot.desk.moderating.lines import fact_line, kind_of, unchanged, whose
from bot.replies import Item, Reply, Suggestion, Tone
from bot.tongue import count, say
from knowledge.editing import EditingError
from knowledge.model import AnyFact, Story
from knowledge.store.protocol import Doubt

ASKED = {"match": ("score", "winner", "date", "stage")}
"""Fields that a form shows of a kind of fact; of others the first."""
FIELDS = 4
"""Fields of a form, beside the reason."""
OFFERED = 25


class Reviewing(Correcting):
    """Shows and decides doubts."""

    def review(self, after: int, collection: str) -> Reply:
        """The first doubt that is open behind a number, from the first again at the end."""
        doubts = self._knowledge.editing.doubts(collection=collection)
        if not doubts:
            return Reply(Tone.NOTICE, say("Nothing is waiting for review"), body=whose(collection))
        doubt = next((one for one in doubts if one.number > after), doubts[0])
        seen = seen_by(collection)
        stories = [story for key in doubt.sources if (story := self._knowledge.story(key, collections=seen))]
        when = f"{wording.short_day(doubt.made.date())}, {doubt.made:%H:%M} UTC"
        return Reply(
            Tone.LISTING,
            count(len(doubts), "{number} answer called wrong", "{number} answers called wrong"),
            body="\n".join(
                (
                    wording.joined([whose(collection), say("No. {number}", number=doubt.number), when]),
                    say("Asked: {what}", what=doubt.question),
                    say("Answered: {what}", what=doubt.answer),
                )
            ),
            items=tuple(Item(story.title or story.key, origin(story)) for story in stories),
            review=doubt.number,
        )

    def decide(self, number: int, state: str, who: str, collection: str) -> Reply:
        """Decide on a doubt, and show the next."""
        try:
            self._knowledge.editing.decide(number, state, who=who, collection=collection)
        except EditingError as error:
            return unchanged(error)
        return self.review(number, collection)

    def suspects(self, number: int, collection: str) -> list[Suggestion]:
        """The facts of the stories that a doubted answer rested on, to choose the wrong one from."""
        return [
            Suggestion(fact_line(fact), reference(fact, story)) for story, fact in self._facts_of(number, collection)
        ][:OFFERED]

    def form_of(self, number: int, fact: str, collection: str) -> dict[str, str]:
        """The fields of one of those facts, with what they are now."""
        _, meant = self._suspect(number, fact, collection)
        fields = self._knowledge.editing.fields(meant)
        names = ASKED.get(kind_of(meant)) or tuple(fields)[:FIELDS]
        return {name: fields[name] for name in names}

    def amend(self, number: int, fact: str, values: Mapping[str, str], by: Moderator) -> Reply:
        """Preview what is to stand in one of those facts; once it is confirmed, the doubt is decided, too."""
        _, meant = self._suspect(number, fact, by.collection)
        now = self._knowledge.editing.fields(meant)
        changed = {name: value for name, value in values.items() if name in now and value.strip() != now[name]}
        editing = self._knowledge.editing
        reply = self._proposed(
            lambda: [
                editing.set_field(meant, name, value, collection=by.collection) for name, value in changed.items()
            ],
            by,
        )
        return self._then(reply.pending, reply, lambda who: self._corrected(number, who, by.collection))

    def _corrected(self, number: int, who: str, collection: str) -> None:
        try:
            self._knowledge.editing.decide(number, "corrected", who=who, collection=collection)
        except EditingError:
            # Somebody has decided on it meanwhile: the correction stands all the same.
            return

    def _suspect(self, number: int, fact: str, collection: str) -> tuple[Story, AnyFact]:
        found = next((one for one in self._facts_of(number, collection) if reference(one[1], one[0]) == fact), None)
        if found is None:
            raise UnclearError(say("This fact is not there any more."))
        return found

    def _facts_of(self, number: int, collection: str) -> Iterator[tuple[Story, AnyFact]]:
        seen = seen_by(collection)
        for key in self._doubt(number, collection).sources:
            story = self._knowledge.story(key, collections=seen)
            if story is not None:
                yield from ((story, fact) for fact in self._knowledge.facts_of(key, collections=seen))

    def _doubt(self, number: int, collection: str) -> Doubt:
        doubts = self._knowledge.editing.doubts(collection=collection)
        doubt = next((one for one in doubts if one.number == number), None)
        if doubt is None:
            raise UnclearError(say("Somebody has decided on this already."))
        return doubt
