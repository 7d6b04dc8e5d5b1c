"""Stories in, answers out: the knowledge behind Pressbox, with no Discord and no network."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from knowledge import lexicon as lexicons
from knowledge import limits, publishing
from knowledge.answering import Answerer, Context
from knowledge.answering.citing import cite
from knowledge.answering.reranking import Reranker
from knowledge.checking import agreement, claims
from knowledge.checking.claims import Claim
from knowledge.checking.meaning import meant
from knowledge.editing import Editing
from knowledge.language.folding import fold
from knowledge.limits import Limits
from knowledge.model import (
    GLOBAL,
    Answer,
    AnyFact,
    Citation,
    Evidence,
    Match,
    Merged,
    NameKind,
    Profile,
    Quote,
    Report,
    Story,
)
from knowledge.publishing import Draft
from knowledge.reading import unpack
from knowledge.reconciling import merge
from knowledge.reconciling.asked import day, plays, said, stories_of
from knowledge.search.following import Following
from knowledge.search.indexes import Indexes
from knowledge.search.names import NameHit, NameIndex
from knowledge.search.saving import Saving
from knowledge.store import open_store, terms
from knowledge.store.protocol import Deed, Done, Doubt, FactStore, NameRow, Traces, View
from knowledge.working import Rules, Worker

SHIPPED = Path(__file__).parent / "stories"
"""The stories that ship."""
EVERYWHERE = (GLOBAL,)
_TELLING = 12
"""Names of a story that tell what it is about."""
_ALIKE = 0.2
"""Share of the rank of a story itself that another one has to have to be related to it."""

__all__ = ["SHIPPED", "Context", "Draft", "Knowledge"]


class Knowledge:
    """The face of the house: opened on a database and a folder of stories. Safe to ask from many threads."""

    def __init__(
        self,
        store: FactStore,
        folder: Path,
        rules: Rules,
        limits: Limits,
        aside: publishing.Apart | None = None,
        reranker: Reranker | None = None,
    ) -> None:
        self._store = store
        self._here = publishing.Here(store, folder, rules, limits)
        self._aside = aside
        self._rules = rules
        self._limits = limits
        self._lexicon = rules.lexicon
        self._answerer = Answerer(rules.lexicon, reranker)
        saving = Saving(store, rules.lexicon, rules.mark)
        self._indexes = Indexes(rules.lexicon, saving, aside.save_names if aside else None)
        self._following: Following | None = None
        self.editing = Editing(store, rules.lexicon, self._published)
        """What moderators do beside reloading and adding."""

    @classmethod
    def open(
        cls,
        database: str,
        stories: Path | None = None,
        lexicon_files: Sequence[Path] = (),
        limits: Limits = limits.DEFAULT,
        *,
        reranker: Reranker | None = None,
        apart: bool = False,
    ) -> Self:
        """Open a database (`sqlite:///…`) and name the folder of stories; nothing of it is read until `reload`.

        `apart` lets reloads run in processes of their own, at lower priority, which takes a second more to start.
        StoreError where the database cannot be used, LexiconError where an operator's lexicon file cannot be.
        """
        rules = Rules.load(lexicon_files)
        store, folder = open_store(database), stories or SHIPPED
        shared = apart and ":memory:" not in database
        aside = publishing.Apart(database, folder, rules, limits) if shared else None
        return cls(store, folder, rules, limits, aside, reranker)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database; whoever asks afterwards gets a StoreError."""
        if self._following is not None:
            self._following.end()
        self._store.close()
        self._indexes.wait()

    @property
    def edition(self) -> int | None:
        """The edition of the global content in service, None before the first."""
        edition = self._store.edition(GLOBAL)
        return edition.number if edition else None

    def reload(
        self,
        progress: publishing.Progress | None = None,
        *,
        patience: float = 0.0,
        collection: str = GLOBAL,
        who: str = "",
        reason: str = "",
        here: bool = False,
    ) -> Report:
        """Publish what changed in the folder; PublishingError where nothing can be, and the last edition stays.

        Who asks meanwhile is answered from the edition before: a process of its own understands the stories, and where
        this was opened `apart`, another publishes them. One at a time changes a store: others wait for `patience`
        seconds, and then get a PublishingError that says so. What servers handed in is understood anew along with the
        folder where the rules have changed; of one server's `collection` by itself it is read again at any time. With
        `here` it is sooner done and not apart: at a start, when nobody asks.
        """
        reloading = self._here if here or self._aside is None else self._aside
        report = reloading(collection, Deed(publishing.RELOAD.what, who, reason), patience, progress)
        self._published(collection)
        return report

    def draft(
        self,
        files: Sequence[tuple[str, bytes]],
        *,
        collection: str = GLOBAL,
        progress: publishing.Progress | None = None,
    ) -> Draft:
        """Read files that somebody hands in (their names and bytes; archives, too) and change nothing yet.

        What cannot be read is among the problems of the draft's report. PublishingError where there is no worker.
        """
        found = [one for name, data in files for one in unpack(name, data, self._limits)]
        view = self._store.view(tuple(dict.fromkeys((GLOBAL, collection))))
        with Worker(self._limits, self._rules.lexicon_files, self._rules.mark) as worker:
            return publishing.draft(found, self._store, view, collection, self._rules.mark, worker, progress)

    def add(self, draft: Draft, *, who: str, reason: str = "", patience: float = 0.0) -> Report:
        """Publish a draft and keep its files beside those of the folder; PublishingError as for `reload`.

        Also where another has changed what it would change since it was made.
        """
        with publishing.turn(self._store, patience):
            report = publishing.add(self._store, self._lexicon, draft, who, reason)
        self._published(draft.collection)
        return report

    def history(self, limit: int = 50, *, collection: str = GLOBAL) -> Sequence[Done]:
        """Who changed the content of a collection, the newest change first."""
        return self._store.history(collection, limit)

    def follow(self, told: Callable[[], object] = lambda: None) -> None:
        """From now on get ready at once for the editions that other programs publish; `close` ends it.

        Answers come from the newest edition in any case; so the names of it are there before somebody asks. `told`
        is called after each, in a thread of its own, for those that are there already, too.
        """
        if self._following is None:
            self._following = Following(self._store, self._indexes.follow, told)

    @property
    def news(self) -> int | None:
        """A number that grows whenever answers may change, once editions are followed; None before. From memory."""
        return self._indexes.renewals + self._following.heard if self._following else None

    def get_ready(self) -> None:
        """Do now what the first question would wait for: read the names, and what a misspelt one is held against."""
        self.ask("Who wonn the finall?")

    def story_count(self) -> int:
        """How many stories the global content in service has."""
        edition = self._store.edition(GLOBAL)
        return edition.stories if edition else 0

    def ask(self, question: str, *, collections: Sequence[str] = EVERYWHERE, context: Context | None = None) -> Answer:
        """Answer a free-text question from the newest edition."""
        view = self._store.view(collections)
        return self._answerer.answer(question, view, self._indexes.of(view), context)

    def check(self, text: str, sent: dt.date, *, collections: Sequence[str] = EVERYWHERE) -> tuple[Claim, ...]:
        """What a text claims (results, scores, dates, stages, quotations), each with what the stories say to it.

        `sent` is the day it was written: what "yesterday" in it counts from.
        """
        view = self._store.view(collections)
        return claims.check(text, sent, view, self._indexes.of(view), self._lexicon)

    def opened(self, *, collections: Sequence[str] = EVERYWHERE) -> tuple[lexicons.Lexicon, View, NameIndex]:
        """What answering works with: the lexicon, the newest edition, and the index of its names."""
        view = self._store.view(collections)
        return self._lexicon, view, self._indexes.of(view)

    def doubt(self, question: str, answer: str, sources: Sequence[str], person: str, collection: str) -> bool:
        """Keep, for the moderators of a collection, that somebody calls an answer wrong; False where kept before."""
        made = dt.datetime.now(dt.UTC)
        return self._store.add_doubt(
            Doubt(collection, person, question, answer, tuple(sources), self.edition or 0, made)
        )

    def doubts(self, collection: str, state: str = "open") -> Sequence[Doubt]:
        """The answers called wrong that the moderators of a collection have to look at, the oldest first."""
        return self._store.doubts(collection, state)

    def traces(self, person: str) -> Traces:
        """How much is kept of a person."""
        return self._store.traces(person)

    def erase(self, person: str) -> Traces:
        """Erase what is kept of a person; changes that they made to the content stay, without their name."""
        return self._store.erase(person)

    def settings(self, collection: str) -> dict[str, str]:
        """What the people of a collection have set for it, by name."""
        return self._store.settings(collection)

    def put_setting(self, collection: str, name: str, value: str | None) -> None:
        """Keep a setting of a collection; None takes it away."""
        self._store.put_setting(collection, name, value)

    def find_names(
        self, text: str, kinds: Sequence[NameKind] = (), limit: int = 10, *, collections: Sequence[str] = EVERYWHERE
    ) -> list[NameHit]:
        """Names that fit what has been typed, best first."""
        return self._indexes.of(self._store.view(collections)).find(text, kinds, limit)

    def names(self, kinds: Sequence[NameKind] = (), *, collections: Sequence[str] = EVERYWHERE) -> Sequence[NameRow]:
        """All names, those of most stories first."""
        return self._store.view(collections).names(kinds)

    def find_matches(
        self,
        team: str | None = None,
        opponent: str | None = None,
        on: str | None = None,
        limit: int | None = None,
        *,
        collections: Sequence[str] = EVERYWHERE,
    ) -> list[Merged]:
        """Matches of a team against an opponent, on a date (ISO, or its beginning), newest first, undated last.

        Teams go by any form that means them: "Japan", "samurai blue", "#JPN".
        """
        view = self._store.view(collections)
        sides = [self._meant(side, (NameKind.TEAM,), view) for side in (team, opponent) if side]
        facts = view.facts(Match, name=sorted(sides[0])) if sides else view.facts(Match)
        found = [
            merged
            for merged in self._merged(facts, view)
            if isinstance(merged.fact, Match) and plays(merged.fact, sides) and day(merged.fact).startswith(on or "")
        ]
        return sorted(found, key=lambda merged: day(merged.fact), reverse=True)[:limit]

    def find_matches_in(self, name: str, *, collections: Sequence[str] = EVERYWHERE) -> list[Merged]:
        """Matches that a team played, or that a competition held, in the order of their dates, undated last."""
        view = self._store.view(collections)
        forms = self._meant(name, (NameKind.TEAM, NameKind.COMPETITION), view)
        found = [
            merged
            for merged in self._merged(view.facts(Match, name=sorted(forms)), view)
            if isinstance(merged.fact, Match)
            and {*map(fold, merged.fact.sides), fold(merged.fact.competition or "")} & forms
        ]
        return sorted(found, key=lambda merged: day(merged.fact) or "9")

    def reports(self, merged: Merged, *, collections: Sequence[str] = EVERYWHERE) -> tuple[Match, ...]:
        """A match as each of its stories tells it, with the sides in the order of the merged one."""
        view = self._store.view(collections)
        told = view.facts(Match, story=list(dict.fromkeys(stories_of(merged))))
        return agreement.reports_of(merged, (fact for fact in told if isinstance(fact, Match)), self._lexicon)

    def find_team(self, team: str, *, collections: Sequence[str] = EVERYWHERE) -> list[Merged]:
        """Who belongs to a team, as the stories give it."""
        view = self._store.view(collections)
        forms = self._meant(team, (NameKind.TEAM,), view)
        facts = view.facts(Profile, name=sorted(forms))
        return [
            one
            for one in self._merged(facts, view)
            if isinstance(one.fact, Profile) and fold(one.fact.team or "") in forms
        ]

    def related(self, key: str, limit: int = 5, *, collections: Sequence[str] = EVERYWHERE) -> list[Story]:
        """The stories that have most in common with one, by its title and the names in it, the nearest first."""
        view = self._store.view(collections)
        story, analysis = view.story(key), view.analysis(key)
        if story is None or analysis is None:
            return []
        words = terms(" ".join((story.title or "", *(name.canonical for name in analysis.names[:_TELLING]))))
        ranked = view.rank(list(dict.fromkeys(words)), limit + 1)
        least = _ALIKE * max((hit.rank for hit in ranked), default=0.0)
        near = (hit.story for hit in ranked if hit.story != key and hit.rank >= least)
        return [one for story in near if (one := view.story(story))][:limit]

    def facts_of(self, key: str, *, collections: Sequence[str] = EVERYWHERE) -> Sequence[AnyFact]:
        """The facts of one story, as extracted."""
        return self._store.view(collections).facts(story=key)

    def editions(self, *, collections: Sequence[str] = EVERYWHERE) -> tuple[tuple[str, int], ...]:
        """The edition in service of each collection: the key for whatever is kept of them."""
        return self._store.view(collections).editions

    def find_people(self, name: str, *, collections: Sequence[str] = EVERYWHERE) -> list[Merged]:
        """Who bears a name, as the stories give it."""
        view = self._store.view(collections)
        facts = view.facts(Profile, name=sorted(self._meant(name, (NameKind.PERSON,), view)))
        return self._merged(facts, view)

    def find_quotes(
        self,
        speaker: str | None = None,
        about: str | None = None,
        text: str | None = None,
        *,
        collections: Sequence[str] = EVERYWHERE,
    ) -> list[Merged]:
        """Quotations by a speaker (a name, or a handle), on a topic, or by their words: the fullest first."""
        view = self._store.view(collections)
        facts = view.facts(Quote, name=sorted(self._meant(speaker, (), view))) if speaker else view.facts(Quote)
        merged = self._merged(facts, view)
        for sought in filter(None, (about, text)):
            wanted = set(terms(sought))
            told = [(len(wanted & set(terms(said(one)))), one) for one in merged]
            merged = [one for shared, one in sorted(told, key=lambda pair: -pair[0]) if shared]
        return merged

    def stories(self, *, collections: Sequence[str] = EVERYWHERE) -> Sequence[Story]:
        """All stories, newest first."""
        return self._store.view(collections).stories()

    def story(self, key: str, *, collections: Sequence[str] = EVERYWHERE) -> Story | None:
        """The story of that key, or None."""
        return self._store.view(collections).story(key)

    def text_of(self, evidence: Evidence, *, collections: Sequence[str] = EVERYWHERE) -> str:
        """The exact characters that a piece of evidence points at, empty where its story is gone."""
        story = self.story(evidence.story, collections=collections)
        return story.text[evidence.start : evidence.end] if story else ""

    def cite(
        self, evidence: Iterable[Evidence], says: Iterable[str] = (), *, collections: Sequence[str] = EVERYWHERE
    ) -> tuple[Citation, ...]:
        """Evidence made ready to show, with the words of `says` marked; pieces that have them come first."""
        return cite(self._store.view(collections), evidence, says)

    def facts(self, kind: type[AnyFact] | None = None, *, collections: Sequence[str] = EVERYWHERE) -> Sequence[AnyFact]:
        """Facts as extracted, a story at a time."""
        return self._store.view(collections).facts(kind)

    def merged_facts(
        self, kind: type[AnyFact] | None = None, *, collections: Sequence[str] = EVERYWHERE
    ) -> list[Merged]:
        """Facts of all stories as one view."""
        view = self._store.view(collections)
        return self._merged(view.facts(kind), view)

    def export(self, file: Path) -> None:
        """Write the global content to a zip file, as `editing.export` does."""
        self.editing.export(file)

    def _published(self, collection: str) -> None:
        """Make ready the names of an edition that has come."""
        self._indexes.renew(self._store.view(tuple(dict.fromkeys((GLOBAL, collection)))))
        self._indexes.follow(self._store.view)

    def _merged(self, facts: Sequence[AnyFact], view: View) -> list[Merged]:
        """Facts as one view; only the stories they come from are read."""
        keys = dict.fromkeys(piece.story for fact in facts for piece in fact.evidence)
        return merge(facts, [story for key in keys if (story := view.story(key))], self._lexicon)

    def _meant(self, typed: str, kinds: Sequence[NameKind], view: View) -> set[str]:
        """All forms, folded, of the names that what was typed most likely means; itself where it means none."""
        return meant(typed, kinds, self._indexes.of(view))
