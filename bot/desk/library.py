"""The stories themselves, what can be asked of them, and their reloading."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from bot import wording
from bot.desk import titles
from bot.desk.asker import Asker
from bot.desk.counter import Counter
from bot.replies import Item, Reply, Shown, Tone
from bot.tongue import count, say
from knowledge.model import GLOBAL, BlockKind, Match, Name, NameKind, Problem, Profile, Quote, Report, Story

SHELVED = 500
"""Stories that are listed."""
TRIED = 10
"""People among whom an example of somebody quoted is looked for."""
BEGINNING = 400
"""Characters of a story that are shown of it."""
NAMED = 8
"""Facts of a kind that are named of a story."""


class Library(Counter):
    """Tells what there is to ask about."""

    def stories(self, asker: Asker) -> Reply:
        """List the stories, newest first."""
        stories = self._knowledge.stories(collections=asker.collections)
        items = tuple(Item(story.title or story.key, origin(story)) for story in stories[:SHELVED])
        heading = count(len(stories), "{number} story", "{number} stories")
        body = say("The newest {number}:", number=SHELVED) if len(stories) > SHELVED else ""
        return Reply(Tone.LISTING, heading, body=body, items=items)

    def story(self, typed: str, asker: Asker) -> Reply:
        """Show a story, by its title or key: where it is from, how it begins, what it tells; asks back in doubt."""
        found = self._titles(asker).find(typed)
        if not found:
            return Reply(Tone.UNKNOWN, say("There is no story called “{name}”.", name=typed))
        if found[0].score < titles.SURE:
            choices = tuple(f"/story {hit.title}" for hit in found[:5])
            return Reply(Tone.CLARIFY, say("Which story do you mean?"), choices=choices)
        return self.story_of(found[0].key, asker)

    def story_of(self, key: str, asker: Asker) -> Reply:
        """Show the story of a key."""
        story = self._knowledge.story(key, collections=asker.collections)
        if story is None:
            return Reply(Tone.UNKNOWN, say("This story is not kept any more."))
        blocks = (block for block in story.blocks if block.kind is not BlockKind.DATELINE)
        start = next((block.start for block in blocks), 0)
        start += len(story.title or "") if story.text.startswith(story.title or "\n", start) else 0
        beginning = story.text[start:].strip()
        cut = f"{beginning[:BEGINNING].rsplit(' ', 1)[0]} …" if len(beginning) > BEGINNING else beginning
        return Reply(
            Tone.LISTING,
            story.title or story.key,
            body="\n".join(filter(None, (wording.joined([origin(story), story.author or ""]), story.url or ""))),
            evidence=(Shown(cut, wording.source(story, key)),),
            items=tuple(self._told(key, asker)),
            question=f"/story {story.title or key}",
            sources=(key,),
        )

    def sources(self, keys: Sequence[str], asker: Asker) -> Reply:
        """Show the story of the keys; of several all by title, to choose from."""
        if len(keys) == 1:
            return self.story_of(keys[0], asker)
        stories = [
            story for key in keys if (story := self._knowledge.story(key, collections=asker.collections)) is not None
        ]
        heading = count(len(stories), "{number} story", "{number} stories")
        items = tuple(Item(story.title or story.key, origin(story)) for story in stories)
        return Reply(
            Tone.LISTING, heading, items=items, choices=tuple(f"/story {story.title or story.key}" for story in stories)
        )

    def doubt(self, question: str, answer: str, keys: Sequence[str], asker: Asker) -> Reply:
        """Keep for the moderators that somebody calls an answer wrong."""
        collection = asker.server or GLOBAL
        new = self._knowledge.doubt(question, answer, keys, asker.person, collection)
        if new:
            return Reply(
                Tone.NOTICE,
                say("Thank you: the moderators will see it."),
                body=say("Kept with your question and the answer you were given."),
            )
        return Reply(Tone.NOTICE, say("You have told the moderators already."))

    def related(self, key: str, asker: Asker) -> Reply:
        """The stories that have most in common with one."""
        story = self._knowledge.story(key, collections=asker.collections)
        near = self._knowledge.related(key, collections=asker.collections)
        title = story.title or key if story else key
        if not near:
            return Reply(Tone.UNKNOWN, say("No other story is about this."), body=title)
        items = tuple(Item(one.title or one.key, origin(one)) for one in near)
        return Reply(Tone.LISTING, say("Stories related to “{title}”", title=title), items=items)

    def help(self, asker: Asker) -> Reply:
        """Say what can be asked, with examples taken from the content."""
        return Reply(
            Tone.NOTICE,
            say("Ask about the stories"),
            body=say(
                "Ask in your own words: who, what, when, where, how many, what score, who said it. "
                "Every answer shows the sentence it rests on; where the stories don't say, you are told so."
            ),
            items=tuple(Item(f"/{name}", purpose) for name, purpose in purposes().items()),
            hints=self._examples(asker),
        )

    def examples(self, asker: Asker) -> dict[str, dict[str, str]]:
        """An example of each command by its name, as options with what to type; none where the content tells none."""
        found: dict[str, dict[str, str]] = {}
        pair = next(self._pairs(asker), None)
        if pair:
            one, two = pair
            found["ask"] = {"question": f"What was the score of {one} v {two}?"}
            found["match"] = found["compare"] = {"team": one, "opponent": two}
            found["team"] = {"team": one}
            found["timeline"] = {"of": one}
        people = self._knowledge.names((NameKind.PERSON,), collections=asker.collections)[:TRIED]
        known = next((row.name for row in people if self._has_role(row.name, asker)), None)
        if known or people:
            found["who"] = {"name": (known or people[0].name).canonical}
        quoted = next((row.name for row in people if self._is_quoted(row.name, asker)), None)
        if quoted:
            found["quote"] = {"speaker": quoted.canonical}
        newest = self._titles(asker).newest(1)
        if newest:
            found["story"] = {"title": newest[0].title}
        return found

    def stories_read(self) -> int:
        """How many stories every server sees."""
        return self._knowledge.story_count()

    def _told(self, key: str, asker: Asker) -> Iterator[Item]:
        facts = self._knowledge.facts_of(key, collections=asker.collections)
        kinds = (
            (say("Matches"), [wording.match_line(fact) for fact in facts if isinstance(fact, Match)]),
            (say("People"), [fact.name for fact in facts if isinstance(fact, Profile)]),
            (say("Quoted"), [fact.speaker or fact.handle or "" for fact in facts if isinstance(fact, Quote)]),
        )
        for heading, told in kinds:
            names = [name for name in dict.fromkeys(told) if name]
            if names:
                more = f", +{len(names) - NAMED}" if len(names) > NAMED else ""
                yield Item(f"{heading}: {len(names)}", ", ".join(names[:NAMED]) + more)

    def _examples(self, asker: Asker) -> tuple[str, ...]:
        """Questions that the content answers, about what most of it tells of."""
        people = self._knowledge.names((NameKind.PERSON,), collections=asker.collections)[:TRIED]
        quoted = (row.name for row in people if self._is_quoted(row.name, asker))
        return (
            *(f"What was the score of {one} v {two}?" for one, two in islice(self._pairs(asker), 1)),
            *(f"What did {name.canonical} say?" for name in islice(quoted, 1)),
        )

    def _pairs(self, asker: Asker) -> Iterator[tuple[str, str]]:
        """The sides of a match of each of the teams most told of, where its score is told."""
        for row in self._knowledge.names((NameKind.TEAM,), collections=asker.collections)[:TRIED]:
            matches = self._knowledge.find_matches(row.name.canonical, collections=asker.collections)
            yield from islice((one.fact.sides for one in matches if isinstance(one.fact, Match) and one.fact.score), 1)

    def _has_role(self, name: Name, asker: Asker) -> bool:
        told = self._knowledge.find_people(name.canonical, collections=asker.collections)
        return any(one.fact.role for one in told if isinstance(one.fact, Profile))

    def _is_quoted(self, name: Name, asker: Asker) -> bool:
        return bool(self._knowledge.find_quotes(name.canonical, collections=asker.collections))


def purposes() -> dict[str, str]:
    """What each command is for, by its name."""
    return {
        "ask": say("a question in your own words"),
        "match": say("a team's matches, by opponent and date"),
        "team": say("what the stories know of a team"),
        "who": say("who somebody is"),
        "quote": say("what somebody said, about what"),
        "timeline": say("the matches of a team or a competition, in order"),
        "compare": say("what the stories agree and differ on for one match"),
        "story": say("one story: what it tells"),
        "stories": say("what has been read"),
    }


def origin(story: Story) -> str:
    """Where a story is from, and of when."""
    return wording.joined([story.publisher or "", wording.day(story.published) if story.published else say("undated")])


def problem_items(problems: Iterable[Problem]) -> list[Item]:
    """What is wrong with files, each with its reason."""
    return [
        Item(
            say("Problem: {file}", file=one.file) + (say(", line {line}", line=one.line) if one.line else ""),
            one.reason,
        )
        for one in problems
    ]


def report_reply(report: Report) -> Reply:
    """Tell what a reload did: what was added, changed, removed, and what could not be read and why."""
    items = [
        Item(f"{what}: {len(keys)}", ", ".join(keys))
        for what, keys in (
            (say("Added"), report.added),
            (say("Changed"), report.changed),
            (say("Removed"), report.removed),
            (say("Kept in their last good version"), report.kept),
        )
        if keys
    ]
    items += problem_items(report.problems)
    if items:
        body = say("{number} unchanged", number=report.unchanged)
    else:
        body = count(report.unchanged, "Nothing has changed; {number} story.", "Nothing has changed; {number} stories.")
    return Reply(
        Tone.NOTICE, say("Edition {number} is in service", number=report.edition), body=body, items=tuple(items)
    )
