"""Names found by what people type: typos, nicknames, codes, hashtags, accents, parts of names."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from knowledge.language.folding import fold
from knowledge.lexicon import Lexicon
from knowledge.lexicon.keys import key
from knowledge.model import Name, NameKind
from knowledge.search.forms import Sure, entry_of
from knowledge.search.likeness import Typed
from knowledge.search.linking import CLOSE, Linker
from knowledge.search.table import OWNERS, SHARING, Table, is_searched
from knowledge.store.protocol import NameRow
from knowledge.store.terms import STOP_WORDS

WEAKEST = 66.0
"""Scores (of 100) below this are no hits."""
_WEIGHED = 40
"""Names that are compared letter by letter, of those that share most with the query."""
_TELLING = 3
"""Letters that what was typed must have for anything to be sure."""
_VAGUE = 80.0
"""The most that is given for less."""
_TYPED = 60
"""Letters of a query that are read."""
_SHARING_CLOSE = 120
"""Names that are compared with what may be a misspelling: it shares most letters with what is meant."""
_LINKED = 256
"""Texts whose links are kept, and misspellings: one question is linked several times on its way to an answer."""
_CHANGED = 0.1
"""Of all names so many may have changed since the table was made, and a thousand, before it is made anew."""


class NameHit(NamedTuple):
    """A name that fits, how well (0 to 100), how many stories have it, and in which form (folded) it was found."""

    name: Name
    score: float
    stories: int
    matched: str = ""


class Link(NamedTuple):
    """A name meant at `[start, end)` of a question; `score` is 100 where it is written as known.

    Where several names are meant by one form, each is a link of its own, the likeliest first. `stories` is 0 for what
    only the lexicon knows.
    """

    name: Name
    start: int
    end: int
    score: float
    stories: int


class _Part(NamedTuple):
    """A table, which of its names still hold, and the number in the index of its first."""

    table: Table
    holds: npt.NDArray[np.bool_] | None
    first: int


class NameIndex:
    """All names of some collections, with the lexicon's other words for them. Never changed: `updated` gives the next.

    `occurs` tells whether a word stands anywhere in the stories: what does is not taken for a misspelt name.
    """

    def __init__(
        self, rows: Iterable[NameRow] | Table, lexicon: Lexicon, occurs: Callable[[str], bool] | None = None
    ) -> None:
        self._start(rows if isinstance(rows, Table) else Table.of(rows, lexicon), (), lexicon, occurs)

    def _start(
        self, base: Table, changes: Sequence[NameRow], lexicon: Lexicon, occurs: Callable[[str], bool] | None
    ) -> None:
        self._lexicon = lexicon
        self._occurs = occurs
        self._changes = {_identity(row): row for row in changes}
        self._parts = [_Part(base, self._holding(base), 0)]
        if self._changes:
            now = Table.of((row for row in changes if row.stories), lexicon)
            self._parts.append(_Part(now, None, len(base)))
        self._meant: dict[str, list[tuple[int, float]]] = {}
        self._linked: dict[tuple[str, bool], tuple[Link, ...]] = {}
        self._linker = Linker(self._owners, self._longest(), self._of_entry, lexicon, occurs, self._misspelt)

    def __len__(self) -> int:
        return sum(len(part.table) if part.holds is None else int(part.holds.sum()) for part in self._parts)

    @property
    def base(self) -> Table:
        """The table on which changes are laid."""
        return self._parts[0].table

    @property
    def changes(self) -> list[NameRow]:
        """The names that are otherwise than in the table, those of no story gone."""
        return list(self._changes.values())

    def updated(self, changes: Sequence[NameRow], occurs: Callable[[str], bool] | None = None) -> NameIndex | None:
        """The index with some names exchanged, or taken out (those of no story); None where that are too many."""
        together = self._changes | {_identity(row): row for row in changes}
        if len(together) > 1000 + _CHANGED * len(self.base):
            return None
        made = NameIndex.__new__(NameIndex)
        made._start(self.base, list(together.values()), self._lexicon, occurs)  # noqa: SLF001  its own
        return made

    def find(
        self, query: str, kinds: Iterable[NameKind] = (), limit: int = 10, *, known: bool = False
    ) -> list[NameHit]:
        """The names that fit a query best, those of most stories first among equals; all of them for an empty query.

        With `known`, also names of the lexicon that no story has, with 0 stories, behind equals.
        """
        wanted = frozenset(kinds)
        typed = key(query[:_TYPED])[:_TYPED]
        if not query.strip():
            return self._foremost(wanted, limit)
        hits = [
            NameHit(row.name, score, row.stories, form)
            for number, (score, form) in self._similar(typed, wanted).items()
            if score >= WEAKEST
            for row in (self._row(number),)
        ]
        if known:
            more = _known(self._lexicon).find(query, wanted, limit)
            hits += [hit for hit in more if hit.name.entry and self._of_entry(hit.name.entry) is None]
        return sorted(hits, key=lambda hit: (-round(hit.score), -hit.stories, hit.name.canonical))[:limit]

    def is_strange(self, word: str) -> bool:
        """Whether a word is neither a name nor a word that the stories or everybody uses: perhaps a misspelt name."""
        return self._linker.is_strange(key(word))

    def knows(self, word: str) -> bool:
        """Whether a word, however short, is a name, or one that the stories or everybody uses."""
        return self._linker.knows(key(word))

    def link(self, text: str, *, known: bool = False) -> list[Link]:
        """The names meant in a question: longest known first, then close misspellings; in order.

        With `known`, also names of the lexicon that no story has, with 0 stories.
        """
        found = self._linked.get((text, known))
        if found is None:
            found = tuple(self._link(text, known=known))
            if len(self._linked) >= _LINKED:
                self._linked.clear()
            self._linked[text, known] = found
        return list(found)

    def _link(self, text: str, *, known: bool) -> list[Link]:
        links = [
            Link(row.name, start, end, score, row.stories)
            for start, end, number, score in self._linker.link(text)
            for row in (self._row(number),)
        ]
        if known:
            taken = [(link.start, link.end) for link in links]
            links += [
                link._replace(stories=0)
                for link in _known(self._lexicon).link(text)
                if link.score >= Sure.ABROAD and not any(link.start < end and start < link.end for start, end in taken)
            ]
        return sorted(links, key=lambda link: (link.start, -link.score, -link.stories))

    # --- rows of all parts ---

    def _holding(self, base: Table) -> npt.NDArray[np.bool_] | None:
        """Which names of the base are not exchanged."""
        if not self._changes:
            return None
        holds = np.ones(len(base), dtype=np.bool_)
        for identity, row in self._changes.items():
            number = self._find_row(base, identity, row)
            if number is not None:
                holds[number] = False
        return holds

    def _find_row(self, base: Table, identity: _Identity, row: NameRow) -> int | None:
        entry = self._lexicon.entries.get(row.name.entry or "")
        for text in (row.name.canonical, *((entry.canonical,) if entry else ())):
            for number, _ in base.owners(key(text), most=None):
                if _identity(base.row(number)) == identity:
                    return number
        return None

    def _row(self, number: int) -> NameRow:
        part = self._part(number)
        return part.table.row(number - part.first)

    def _part(self, number: int) -> _Part:
        return self._parts[-1] if number >= self._parts[-1].first else self._parts[0]

    def _owners(self, form: str, wanted: frozenset[NameKind] = frozenset()) -> list[tuple[int, Sure]]:
        """The names that have a form, of some kinds; of very many those of most stories."""
        found: list[tuple[int, Sure]] = []
        for part in self._parts:
            owners = part.table.owners(form, most=None if wanted else OWNERS)
            here = (
                (part.first + number, sure)
                for number, sure in owners
                if (part.holds is None or part.holds[number]) and part.table.is_of(number, wanted)
            )
            found += islice(here, OWNERS) if owners else ()
        return found

    def _longest(self) -> int:
        return max(part.table.longest for part in self._parts)

    def _of_entry(self, entry: str) -> int | None:
        """The name that is an entry of the lexicon."""
        known = self._lexicon.entries.get(entry)
        if known is None:
            return None
        for number, _ in self._owners(key(known.canonical)):
            found = entry_of(self._row(number).name, self._lexicon)
            if found is not None and found.id == entry:
                return number
        return None

    def _foremost(self, wanted: frozenset[NameKind], limit: int) -> list[NameHit]:
        """The names of most stories."""
        rows = [
            row
            for part in self._parts
            for row in islice(
                (
                    part.table.row(number)
                    for number in range(len(part.table))
                    if (part.holds is None or part.holds[number]) and part.table.is_of(number, wanted)
                ),
                limit,
            )
        ]
        rows.sort(key=lambda row: (-row.stories, row.name.canonical))
        return [NameHit(row.name, 0.0, row.stories) for row in rows[:limit]]

    # --- likeness ---

    def _similar(self, typed: str, wanted: frozenset[NameKind]) -> dict[int, tuple[float, str]]:
        """The names that are like what was typed, with the best score and form of each."""
        best: dict[int, tuple[float, str]] = {}
        for number, sure in self._owners(typed, wanted):
            best[number] = (float(sure), typed)
        most = 100.0 if self._tells(typed) else _VAGUE
        for number, form, sure, likeness in self._near(typed, _WEIGHED, wanted, least=WEAKEST):
            score = likeness * sure / Sure.FULL
            if number not in best or score > best[number][0]:
                best[number] = (min(most, score), form)
        return best

    def _near(
        self,
        typed: str,
        limit: int,
        wanted: frozenset[NameKind] = frozenset(),
        spaces: int | None = None,
        sharing: int = SHARING,
        least: float = 0.0,
    ) -> Iterator[tuple[int, str, Sure, float]]:
        """The names that share most with what was typed, in each of their forms, or those of so many spaces alone.

        Each comes with its likeness, which is 0 where it cannot reach the `least`.
        """
        forms = [
            (part.first + number, form)
            for part in self._parts
            for number in sorted(part.table.nearest(typed, limit, part.table.allowed(part.holds, wanted), sharing))
            for form in part.table.forms(number)
            if is_searched(form) and (spaces is None or form.text.count(" ") == spaces)
        ]
        likenesses = Typed(typed).like([form.text for _, form in forms], least)
        for (number, form), likeness in zip(forms, likenesses, strict=True):
            yield number, form.text, form.sure, likeness

    def _tells(self, typed: str) -> bool:
        """Whether what was typed is enough to be sure of anything."""
        return len(typed) >= _TELLING and not all(word in STOP_WORDS for word in typed.split())

    def _misspelt(self, typed: str) -> list[tuple[int, float]]:
        """The names that have a form of as many words of which this may be a misspelling: the best and its equals."""
        kept = self._meant.get(typed)
        if kept is None:
            near = self._near(typed, _WEIGHED // 2, spaces=typed.count(" "), sharing=_SHARING_CLOSE, least=CLOSE)
            scored = [(number, score) for number, _, _, score in near]
            top = max((score for _, score in scored), default=0.0)
            rows = dict.fromkeys(number for number, score in scored if score == top)
            kept = [(number, top) for number in rows] if top else []
            if len(self._meant) >= _LINKED:
                self._meant.clear()
            self._meant[typed] = kept
        return kept


_Identity = tuple[NameKind, str]


def _identity(row: NameRow) -> _Identity:
    """What a name has in common with itself in all editions."""
    return row.name.kind, f"={row.name.entry}" if row.name.entry else fold(row.name.canonical)


@lru_cache(maxsize=2)
def _known(lexicon: Lexicon) -> NameIndex:
    """What the lexicon knows, whether or not a story has it."""
    rows = [NameRow(Name(entry.kind, entry.canonical, (), entry.id), 0) for entry in lexicon.entries.values()]
    return NameIndex(rows, lexicon)
