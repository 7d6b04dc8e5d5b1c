"""Stories in, answers out: the knowledge behind Pressbox, with no Discord and no network."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from threading import Lock
from types import TracebackType
from typing import Self

import msgspec

from knowledge import lexicon as lexicons
from knowledge import publishing
from knowledge.answering import Answerer, Context
from knowledge.language.folding import fold
from knowledge.language.tokens import words
from knowledge.model import (
    GLOBAL,
    Answer,
    AnyFact,
    Evidence,
    Match,
    Merged,
    NameKind,
    Profile,
    Quote,
    Report,
    Story,
)
from knowledge.reconciling import merge
from knowledge.search.names import NameHit, NameIndex
from knowledge.store import open_store
from knowledge.store.protocol import FactStore, NameRow, View

SHIPPED = Path(__file__).parent / "stories"
"""The stories that ship."""
EVERYWHERE = (GLOBAL,)

__all__ = ["SHIPPED", "Context", "Knowledge"]


class Knowledge:
    """The face of the house: opened on a database and a folder of stories. Safe to ask from many threads."""

    def __init__(self, store: FactStore, folder: Path, lexicon: lexicons.Lexicon) -> None:
        self._store = store
        self._folder = folder
        self._lexicon = lexicon
        self._answerer = Answerer(lexicon)
        self._indexes: dict[tuple[str, ...], tuple[tuple[tuple[str, int], ...], NameIndex]] = {}
        self._reloading = Lock()

    @classmethod
    def open(cls, database: str, stories: Path | None = None, lexicon_files: Sequence[Path] = ()) -> Self:
        """Open a database (`sqlite:///…`); StoreError where it cannot be used. Nothing is read until `reload`."""
        return cls(open_store(database), stories or SHIPPED, lexicons.load(lexicon_files))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        self._store.close()

    @property
    def edition(self) -> int | None:
        """The edition of the global content in service, None before the first."""
        edition = self._store.edition(GLOBAL)
        return edition.number if edition else None

    def reload(self, progress: publishing.Progress | None = None) -> Report:
        """Publish what changed in the folder; PublishingError where nothing can be, and the last edition stays."""
        with self._reloading:
            return publishing.reload(self._store, self._lexicon, self._folder, GLOBAL, progress)

    def ask(self, question: str, *, collections: Sequence[str] = EVERYWHERE, context: Context | None = None) -> Answer:
        """Answer a free-text question from the newest edition."""
        view = self._store.view(collections)
        return self._answerer.answer(question, view, self._index(view), context)

    def find_names(
        self, text: str, kinds: Sequence[NameKind] = (), limit: int = 10, *, collections: Sequence[str] = EVERYWHERE
    ) -> list[NameHit]:
        """Names that fit what has been typed, best first."""
        return self._index(self._store.view(collections)).find(text, kinds, limit)

    def names(self, kinds: Sequence[NameKind] = (), *, collections: Sequence[str] = EVERYWHERE) -> Sequence[NameRow]:
        """All names, those of most stories first."""
        return self._store.view(collections).names(kinds)

    def find_matches(
        self,
        team: str,
        opponent: str | None = None,
        on: str | None = None,
        *,
        collections: Sequence[str] = EVERYWHERE,
    ) -> list[Merged]:
        """A team's matches, narrowed to an opponent and to a date (ISO, or its beginning), newest first."""
        view = self._store.view(collections)
        found = [
            merged
            for merged in merge(view.facts(Match, name=team), view.stories(), self._lexicon)
            if isinstance(merged.fact, Match)
            and (opponent is None or fold(opponent) in map(fold, merged.fact.sides))
            and (on is None or _day(merged.fact).startswith(on))
        ]
        return sorted(found, key=lambda merged: _day(merged.fact), reverse=True)

    def find_people(self, name: str, *, collections: Sequence[str] = EVERYWHERE) -> list[Merged]:
        """Who bears a name, as the stories give it."""
        view = self._store.view(collections)
        hits = self._index(view).find(name, (NameKind.PERSON,), 3)
        best = [hit for hit in hits if hit.score >= max(85.0, hits[0].score - 1)]
        facts = [fact for hit in best for fact in view.facts(Profile, name=hit.name.canonical)]
        return merge(facts, view.stories(), self._lexicon)

    def find_quotes(
        self, speaker: str | None = None, about: str | None = None, *, collections: Sequence[str] = EVERYWHERE
    ) -> list[Merged]:
        """Quotations by a speaker, on a topic: those that hold most of its words first."""
        view = self._store.view(collections)
        hits = self._index(view).find(speaker, (), 1) if speaker else []
        if speaker and not hits:
            return []
        facts = view.facts(Quote, name=hits[0].name.canonical) if hits else view.facts(Quote)
        topic = set(words(fold(about or "")))
        merged = merge(facts, view.stories(), self._lexicon)
        if not topic:
            return merged
        told = [(len(topic & set(words(fold(_said(one))))), one) for one in merged]
        return [one for score, one in sorted(told, key=lambda pair: -pair[0]) if score]

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

    def facts(self, kind: type[AnyFact] | None = None, *, collections: Sequence[str] = EVERYWHERE) -> Sequence[AnyFact]:
        """Facts as extracted, a story at a time."""
        return self._store.view(collections).facts(kind)

    def merged_facts(
        self, kind: type[AnyFact] | None = None, *, collections: Sequence[str] = EVERYWHERE
    ) -> list[Merged]:
        """Facts of all stories as one view."""
        view = self._store.view(collections)
        return merge(view.facts(kind), view.stories(), self._lexicon)

    def export(self, file: Path) -> None:
        """Write every story's text and all facts to a zip file; OSError where it cannot be written."""
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            for story in self.stories():
                archive.writestr(f"stories/{story.key}.json", msgspec.json.encode(story))
            archive.writestr("facts.jsonl", b"\n".join(self._encoded()))

    def _encoded(self) -> Iterator[bytes]:
        return (msgspec.json.encode(fact) for fact in self.facts())

    def _index(self, view: View) -> NameIndex:
        """The index of a view's names, built once an edition; a reader that comes meanwhile builds its own."""
        collections = tuple(name for name, _ in view.editions)
        known = self._indexes.get(collections)
        if known is None or known[0] != view.editions:
            known = self._indexes[collections] = (view.editions, NameIndex(view.names(), self._lexicon))
        return known[1]


def _day(fact: AnyFact) -> str:
    return fact.when.first.isoformat() if isinstance(fact, Match) and fact.when and fact.when.first else ""


def _said(merged: Merged) -> str:
    return merged.fact.text if isinstance(merged.fact, Quote) else ""
