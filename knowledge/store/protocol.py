"""What a store of facts can do: the one door behind which SQL lives."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import NamedTuple, Protocol

from knowledge.correcting import Correction, Standing
from knowledge.model import Analysis, AnyFact, Name, NameKind, Record, Sentence, Story


class Told(Record, frozen=True):
    """A story with what is found in it; both None where there is none."""

    story: Story | None = None
    analysis: Analysis | None = None


class Change(Record, frozen=True):
    """The next version of one story (`story` and `analysis`), or its removal (both None), as files give it.

    `served` is what is in service in its place, where corrections make it another.
    """

    key: str
    story: Story | None = None
    analysis: Analysis | None = None
    served: Told | None = None


class Edition(Record, frozen=True):
    """A published state of a collection. Numbers grow by one; `stories` counts them."""

    number: int
    collection: str
    published: dt.datetime
    note: str
    stories: int


class Deed(Record, frozen=True):
    """What was done to make an edition ("reload", "add"), by whom, and why; empty where nobody says.

    `undoes` is the edition whose deed this takes back, 0 for none.
    """

    what: str
    who: str = ""
    reason: str = ""
    undoes: int = 0


class Along(NamedTuple):
    """What goes with an edition beside its stories.

    Files handed in, and those that count no more; corrections put in force, and the numbers of those that end, which
    are looked at only when all changes have been taken.
    """

    files: Mapping[str, bytes] = {}
    left: Collection[str] = ()
    corrections: Sequence[Correction] = ()
    ended: Collection[int] = ()


class Done(Record, frozen=True):
    """An edition as history tells of it: `brought` and `removed` count stories, `keys` are the first of them."""

    edition: int
    at: dt.datetime
    deed: Deed
    brought: int
    removed: int
    keys: tuple[str, ...]


class Traces(Record, frozen=True):
    """How much is kept of a person: answers they called wrong, and changes of content that they made."""

    doubts: int
    deeds: int


class Passage(Record, frozen=True):
    """A sentence found by full text. `rank` is higher for better, comparable within one search only."""

    story: str
    sentence: Sentence
    rank: float


class RankedStory(Record, frozen=True):
    """A story found by full text. `rank` is higher for better, comparable within one search only."""

    story: str
    rank: float


class NameRow(Record, frozen=True):
    """A name as the index wants it: with the number of stories that have it."""

    name: Name
    stories: int


class Doubt(Record, frozen=True):
    """An answer that somebody has called wrong, for the moderators of a collection to look at.

    `sources` are the keys of the stories it rested on, `edition` the global edition in service; `state` is "open" until
    they have decided, then "accepted", "corrected" or "dismissed", by whom and why. `number` is given by the store.
    """

    collection: str
    person: str
    question: str
    answer: str
    sources: tuple[str, ...]
    edition: int
    made: dt.datetime
    state: str = "open"
    number: int = 0
    decided_by: str = ""
    reason: str = ""


class Exchanged(NamedTuple):
    """What an edition put in force, and what it ended: corrections, and files handed in by their names."""

    begun: tuple[Standing, ...]
    ended: tuple[Standing, ...]
    files: tuple[str, ...]
    left: tuple[str, ...]


NOTHING = Along()


class View(Protocol):
    """One consistent reading of the newest edition of some collections. Cheap to make, safe to use from any thread."""

    def __hash__(self) -> int:
        """By this, what was found out with a view is kept for as long as a question takes."""

    @property
    def editions(self) -> tuple[tuple[str, int], ...]:
        """The edition read of each collection, 0 before the first: the key for whatever is cached."""

    def keys(self) -> Sequence[str]:
        """The keys of all stories: by published date, newest first, unknown last. Cheaper than the stories."""

    def versions(self) -> Sequence[tuple[str, int]]:
        """The keys of all stories, each with a number that is another's as soon as anything in the story is."""

    def stories(self) -> Sequence[Story]:
        """All stories, in the order of their keys."""

    def story(self, key: str) -> Story | None:
        """The story of that key, or None."""

    def analysis(self, key: str) -> Analysis | None:
        """What extraction found in the story of that key, or None."""

    def several(self, keys: Iterable[str]) -> Mapping[str, Story]:
        """The stories of some keys, as far as there are any: read together."""

    def analyses(self, keys: Iterable[str], kinds: Sequence[type[AnyFact]]) -> Mapping[str, Analysis]:
        """What extraction found in the stories of some keys, with the facts of these kinds alone."""

    def facts(
        self,
        kind: type[AnyFact] | None = None,
        *,
        story: str | Sequence[str] | None = None,
        name: str | Sequence[str] | None = None,
        also: Sequence[str] | None = None,
        limit: int | None = None,
    ) -> Sequence[AnyFact]:
        """Facts in the order of their stories, narrowed to a kind, a story, or a name they involve.

        Of several stories given, those of each come in the order given.
        `name` is a name as printed or in the fullest form of its story, compared folded, or the id of a lexicon's
        entry ("nation:japan"); of several, any. With `also`, the fact must involve one of those names too. At most
        `limit`: those of the newest stories.
        """

    def names(self, kinds: Iterable[NameKind] = ()) -> Sequence[NameRow]:
        """All names, those in most stories first, joined over stories by kind and entry, else by folded canonical form.

        The canonical form is the one most stories use; all others met are aliases.
        """

    def names_since(self, editions: Sequence[tuple[str, int]]) -> Sequence[NameRow] | None:
        """The names that stand otherwise than in former editions of the same collections, in no story what is gone.

        None where those editions are kept no more, or so much has changed since that to read all names is quicker.
        """

    def passages(
        self,
        words: Sequence[str],
        limit: int,
        *,
        synonyms: Mapping[str, Sequence[str]] | None = None,
        stories: Sequence[str] | None = None,
    ) -> Sequence[Passage]:
        """The sentences that best match the words, stories' titles counted in: all of the words first, then any.

        Words are compared by their stems, without stop words; nothing in them is syntax. `synonyms` gives for a word
        what may stand in its place. `stories` are the only keys to look in.
        """

    def occurs(self, word: str) -> bool:
        """Whether a word, in any of its forms, stands anywhere in the texts kept, those of other editions included."""

    def rank(
        self, words: Sequence[str], limit: int, *, synonyms: Mapping[str, Sequence[str]] | None = None
    ) -> Sequence[RankedStory]:
        """The stories that best match the words as a whole, the best first."""


class FactStore(Protocol):
    """Where editions are kept. Every change of a collection is one transaction: the next edition whole, or none."""

    def view(self, collections: Sequence[str]) -> View:
        """Read the newest editions of these collections; of stories with one key the later collection's is seen."""

    def digests(self, collection: str, edition: int | None = None) -> dict[str, str]:
        """Keys of the stories that files give in the newest edition, or in one that is kept; with the digest of each.

        Whether a story is in service or was removed makes no difference here.
        """

    def given(self, collection: str, key: str) -> Told | None:
        """A story as its file gives it in the newest edition, without corrections; None where no file gives it."""

    def fingerprints(self, collection: str) -> dict[str, tuple[bytes, bytes]]:
        """Of every story what it is known by in any store, as given and in service; empty for not at all."""

    def laid(self, collection: str) -> list[str]:
        """The keys of stories in service that no file gives: global ones that a server has corrected for itself."""

    def correcting(self) -> list[str]:
        """The collections that have corrections in force."""

    def bearers(self, collection: str, names: Collection[str]) -> list[str]:
        """The keys of stories, as given or in service, that have one of some names (as `joined_by` tells them)."""

    def publish(self, collection: str, changes: Iterable[Change], deed: Deed, along: Along = NOTHING) -> Edition:
        """Make the next edition of the collection from the newest and these changes, in one transaction.

        With it goes who made it into the history, and what comes `along` is kept.

        `changes` may be a generator that takes its time: what it yields is put aside, unseen, as it comes. If it
        raises, or the process is killed, the newest edition stays as it is.
        """

    def set_back(self, collection: str, edition: int, deed: Deed, corrections: Sequence[Correction] = ()) -> Edition:
        """Make the next edition like a former one that is kept: its stories, files handed in and corrections.

        `corrections` are put in force beside those. StoreError where the edition is not kept.
        """

    def editions(self, collection: str) -> list[int]:
        """The editions that are kept, the newest first."""

    def standing(self, collection: str) -> Sequence[Standing]:
        """The corrections in force, the oldest first."""

    def exchanged(self, collection: str, edition: int) -> Exchanged:
        """What an edition put in force, and what it ended."""

    def files(self, collection: str) -> dict[str, str]:
        """The files handed in that count now, by name, with the digests of their bytes."""

    def file(self, collection: str, name: str) -> bytes | None:
        """The bytes of a file handed in, None where there is none of that name."""

    def history(self, collection: str, limit: int) -> Sequence[Done]:
        """Who made the newest editions, the newest first; those that are kept no more, too."""

    def edition(self, collection: str) -> Edition | None:
        """The newest edition, None before the first."""

    def add_doubt(self, doubt: Doubt) -> bool:
        """Keep a doubt; False where this person has raised the same before."""

    def doubts(self, collection: str, state: str = "open") -> Sequence[Doubt]:
        """The doubts of a collection that are in a state, the oldest first."""

    def traces(self, person: str) -> Traces:
        """How much is kept of a person."""

    def erase(self, person: str) -> Traces:
        """Erase what is kept of a person, but for the changes themselves that they made; what there was."""

    def settings(self, collection: str) -> dict[str, str]:
        """What the people of a collection have set for it, by name."""

    def put_setting(self, collection: str, name: str, value: str | None) -> None:
        """Keep a setting of a collection; None takes it away."""

    def decide(self, doubt: Doubt, state: str) -> bool:
        """Give a doubt its decision, who decided and why, if it still is in a state; whether it was."""

    def collections(self) -> Sequence[str]:
        """The names of all collections that have an edition, in the order in which they came."""

    def importing(self) -> AbstractContextManager[None]:
        """Hold the one right to import that all programs on this store share, for the length of a block.

        It ends with its process, however that ends. BusyError at once where another holds it.
        """

    def wait(self, known: Mapping[str, int], timeout: float) -> dict[str, int]:
        """Wait until a collection's newest edition is not the `known` one, at most `timeout` seconds.

        All that differ, by their names, with their newest edition: none after the time is up.
        """

    def copy_to(self, other: FactStore, progress: Callable[[int, int], None] | None = None) -> object:
        """Copy everything as it is now into an empty store; StoreError where it is not. Nobody has to wait.

        The caller holds the other's right to import, where anybody else could.
        """

    def saved(self, name: str) -> bytes | None:
        """What was last saved under a name, None where nothing was."""

    def save(self, name: str, data: bytes) -> None:
        """Keep, beside the editions, what can be made from them again, but not fast."""

    def close(self) -> None:
        """Let go of files and threads."""


class StoreError(Exception):
    """The store cannot be used; the message says why, in one line, and what to do."""


class BusyError(StoreError):
    """Another importer is at work on the store."""
