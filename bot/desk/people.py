"""People and their words."""

from __future__ import annotations

from random import choice

from bot import wording
from bot.desk.asker import Asker
from bot.desk.counter import TOLD, Counter, first_told
from bot.replies import Item, Reply, Tone
from bot.tongue import count, say
from knowledge.language.folding import fold
from knowledge.language.tokens import words
from knowledge.model import Merged, NameKind, Profile, Quote

TELLING = 4
"""Letters of a word that tells one team from another."""


class People(Counter):
    """Tells who people are and what they said."""

    def who(self, name: str, asker: Asker) -> Reply:
        """Say who somebody is; a name that is only like one of the stories' is asked back."""
        known = self._resolve(name, (NameKind.PERSON,), asker)
        people = self._knowledge.find_people(name, collections=asker.collections) if known else []
        if not people:
            return self._unknown_name(name, (NameKind.PERSON,), asker, lambda known: f"Who is {known}?")
        items = [self._person_item(person, asker) for person in people[:TOLD]]
        sources = tuple(dict.fromkeys(key for person in people for key in person.stories))
        if len(items) == 1:
            heading = f"{items[0].heading}: {items[0].detail}" if items[0].detail else items[0].heading
            agreeing = people[0].independent
            return Reply(
                Tone.ANSWER,
                heading,
                evidence=items[0].evidence,
                agreeing=agreeing,
                question=f"/who {name}",
                sources=sources,
            )
        heading = count(len(people), "{number} person called {name}", "{number} people called {name}", name=name)
        body = first_told(len(people))
        return Reply(Tone.LISTING, heading, body=body, items=tuple(items), question=f"/who {name}", sources=sources)

    def quote(self, speaker: str | None, about: str | None, asker: Asker, *, random: bool = False) -> Reply:
        """Quote somebody (by name or handle, with or without its @), on something; `random` picks one of all."""
        if speaker is not None:
            typed, speaker = speaker, self._speaker(speaker, asker)
            if speaker is None:
                return self._unknown_name(typed, (), asker, lambda known: f"What did {known} say?")
        found = self._knowledge.find_quotes(speaker, about, collections=asker.collections)
        if random and found:
            found = [choice(found)]  # noqa: S311  nothing depends on it
        items = tuple(self._quote_item(merged, asker) for merged in found[:TOLD])
        topic = wording.joined([speaker or "", f"“{about}”" if about else ""])
        if not items:
            return Reply(Tone.UNKNOWN, say("The stories hold no such quotation."), body=topic)
        heading = count(len(found), "{number} quotation", "{number} quotations")
        if random:
            heading = say("A quotation picked at random")
        return Reply(
            Tone.LISTING,
            wording.joined([heading, topic]),
            body=first_told(len(found)),
            items=items,
            question=f"/quote {topic}",
            sources=tuple(dict.fromkeys(key for merged in found[:TOLD] for key in merged.stories)),
        )

    def _person_item(self, merged: Merged, asker: Asker) -> Item:
        profile = merged.fact
        if not isinstance(profile, Profile):
            raise TypeError(profile)
        about = [profile.role or ""]
        for more in (profile.team, profile.nationality):
            said = {part for known in about for part in words(fold(known))}
            # "Ireland flanker" says what "Republic of Ireland" would.
            if more and not {part for part in words(fold(more)) if len(part) >= TELLING} & said:
                about.append(more)
        about[1:] = map(wording.team, about[1:])
        about.append(say("aged {age}", age=profile.age) if profile.age else "")
        evidence = self._evidence(profile.evidence, asker, (profile.role or "", profile.team or ""))
        return Item(profile.name, ", ".join(filter(None, about)), evidence)

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

    def _quote_item(self, merged: Merged, asker: Asker) -> Item:
        quote = merged.fact
        if not isinstance(quote, Quote):
            raise TypeError(quote)
        by = [
            quote.speaker or say("speaker not named"),
            quote.handle or "",
            wording.when(quote.when) if quote.when else "",
        ]
        evidence = self._evidence(quote.evidence[:1], asker, (quote.text,))
        # The evidence has the words themselves: they need not stand there twice.
        said = "" if any(quote.text in shown.text for shown in evidence) else f"“{quote.text}”"
        return Item(wording.joined(by), said, evidence)
