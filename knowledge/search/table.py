"""Names in arrays, about a hundred bytes each: saved and loaded as one piece, found by form and by letters shared."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterable, Iterator, Sequence
from threading import Lock
from typing import NamedTuple

import msgspec
import numpy as np
import numpy.typing as npt
from rapidfuzz.fuzz import WRatio
from rapidfuzz.process import cdist

from knowledge.lexicon import Lexicon
from knowledge.model import Name, NameKind
from knowledge.search.forms import Form, Sure, forms_of
from knowledge.search.gaps import Gaps, Steps
from knowledge.search.grams import Grams, Postings, postings_of
from knowledge.search.hashed import Buckets, Hashed, hash_of
from knowledge.store.protocol import NameRow

OWNERS = 64
"""The most names that are given for one form: those of most stories."""
SHARING = 400
"""Names that are compared as a whole, of those that share most letters."""
_FORMS_KEPT = 4096
_WEIGHT_OF_MOST = 1000
_KINDS = tuple(NameKind)
_SURES = tuple(Sure)
_SURE = 8
"""More than there are ways of being sure: a row's number times it leaves room for one."""
_FORMAT = 3
_ALIGNED = 8
"""Arrays begin at multiples of so many bytes: numpy copies others whole before it searches them."""


class _Record(msgspec.Struct, frozen=True, array_like=True):
    """A name as it is kept; what its first string is with capitals needs no `canonical`."""

    canonical: str
    aliases: tuple[str, ...]
    entry: str | None


class Arrays(NamedTuple):
    """What a table is made of. Rows are in the order of their stories, most first.

    `hash_starts`, `hash_rests` and `hash_numbers` find the forms: `_SURE` times the row, and how sure it is. `docs` are
    the rows of the strings whose grams are indexed, `texts` these strings.
    """

    stories: npt.NDArray[np.uint32]
    kinds: npt.NDArray[np.uint8]
    ends: npt.NDArray[np.uint32]
    records: npt.NDArray[np.uint8]
    hash_starts: npt.NDArray[np.uint32]
    hash_rests: npt.NDArray[np.uint32]
    hash_numbers: npt.NDArray[np.uint32]
    docs: npt.NDArray[np.uint32]
    text_ends: npt.NDArray[np.uint32]
    texts: npt.NDArray[np.uint8]
    near_grams: npt.NDArray[np.uint32]
    near_starts: npt.NDArray[np.uint32]
    near_steps: Steps
    far_grams: npt.NDArray[np.uint32]
    far_starts: npt.NDArray[np.uint32]
    far_steps: Steps
    gram_sizes: npt.NDArray[np.uint8]
    longest: npt.NDArray[np.uint8]
    """One number: the words of the longest form."""


class Table:
    """Names that never change. Safe to read from many threads."""

    def __init__(self, arrays: Arrays, lexicon: Lexicon) -> None:
        self.arrays = arrays
        self.longest = int(arrays.longest[0])
        self._lexicon = lexicon
        self._hashed = Hashed(Buckets(arrays.hash_starts, arrays.hash_rests, arrays.hash_numbers))
        near = Gaps(arrays.near_grams, arrays.near_starts, arrays.near_steps)
        far = Gaps(arrays.far_grams, arrays.far_starts, arrays.far_steps)
        self._grams = Grams(Postings(near, far, arrays.gram_sizes), self._weights)
        self._records = memoryview(arrays.records.data)
        self._texts = memoryview(arrays.texts.data)
        self._forms: dict[int, list[Form]] = {}
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self.arrays.stories)

    @classmethod
    def of(cls, rows: Iterable[NameRow], lexicon: Lexicon) -> Table:
        """Make a table of names."""
        return cls(_Making(lexicon).arrays(rows), lexicon)

    def encode(self) -> bytes:
        """The table as it is kept."""
        head = msgspec.msgpack.encode((_FORMAT, [(array.dtype.str, len(array)) for array in self.arrays]))
        parts = (len(head).to_bytes(8, "little") + head, *(array.tobytes() for array in self.arrays))
        return b"".join(part + bytes(-len(part) % _ALIGNED) for part in parts)

    @classmethod
    def decode(cls, data: bytes, lexicon: Lexicon) -> Table:
        """Read what `encode` gave; ValueError for anything else."""
        try:
            start = 8 + int.from_bytes(data[:8], "little")
            version, shapes = msgspec.msgpack.decode(data[8:start], type=tuple[int, list[tuple[str, int]]])
            if version != _FORMAT or len(shapes) != len(Arrays._fields):
                raise ValueError("names saved by another version")
            arrays = []
            for kind, count in shapes:
                start += -start % _ALIGNED
                arrays.append(np.frombuffer(data, kind, count, start))
                start += np.dtype(kind).itemsize * count
        except msgspec.MsgspecError as error:
            raise ValueError("no saved names") from error
        return cls(Arrays(*arrays), lexicon)

    def row(self, number: int) -> NameRow:
        """The name of a number."""
        start = int(self.arrays.ends[number - 1]) if number else 0
        record = _decoder.decode(self._records[start : int(self.arrays.ends[number])])
        canonical = record.canonical or self._text(int(self.arrays.docs.searchsorted(np.uint32(number)))).title()
        kind = _KINDS[self.arrays.kinds[number]]
        return NameRow(Name(kind, canonical, record.aliases, record.entry), int(self.arrays.stories[number]))

    def forms(self, number: int) -> list[Form]:
        """The forms under which a name is typed."""
        found = self._forms.get(number)
        if found is None:
            found = list(forms_of(self.row(number).name, self._lexicon))
            with self._lock:
                if len(self._forms) >= _FORMS_KEPT:
                    self._forms.clear()
                self._forms[number] = found
        return found

    def owners(self, form: str, *, most: int | None = OWNERS) -> list[tuple[int, Sure]]:
        """The names that have a form, those of most stories first, at most so many."""
        return [(number // _SURE, _SURES[number % _SURE]) for number in self._hashed.find(form, most)]

    def is_of(self, number: int, kinds: Collection[NameKind]) -> bool:
        """Whether a name is of one of some kinds; of no kinds, all are."""
        return not kinds or _KINDS[self.arrays.kinds[number]] in kinds

    def allowed(self, holds: npt.NDArray[np.bool_] | None, kinds: Collection[NameKind]) -> npt.NDArray[np.bool_] | None:
        """Which of the names that hold are of some kinds; None where that are all."""
        if not kinds:
            return holds
        of_kind = np.isin(self.arrays.kinds, [_KINDS.index(kind) for kind in kinds])
        return of_kind if holds is None else of_kind & holds

    def nearest(
        self, typed: str, limit: int, only: npt.NDArray[np.bool_] | None, sharing: int = SHARING
    ) -> Iterator[int]:
        """The names that are most like what was typed, of so many that share most letters; `only` says which may be."""
        docs = self._grams.nearest(typed, sharing, None if only is None else only[self.arrays.docs])
        if len(docs) > limit:
            likeness = cdist([typed], [self._text(doc) for doc in docs], scorer=WRatio, dtype=np.float32)[0]
            best = np.argpartition(-likeness, limit)[:limit]
            docs = [docs[at] for at in best.tolist()]
        yield from dict.fromkeys(self.arrays.docs[docs].tolist())

    def _weights(self, docs: npt.NDArray[np.int64]) -> npt.NDArray[np.float32]:
        """What the names of most stories have before others."""
        stories = np.minimum(self.arrays.stories[self.arrays.docs[docs]], _WEIGHT_OF_MOST)
        return stories.astype(np.float32) / np.float32(1e5)

    def _text(self, doc: int) -> str:
        start = int(self.arrays.text_ends[doc - 1]) if doc else 0
        return str(self._texts[start : int(self.arrays.text_ends[doc])], "utf-8")


_encoder = msgspec.msgpack.Encoder()
_decoder = msgspec.msgpack.Decoder(_Record)


class _Making:
    """Takes names apart into arrays."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._hashes = array("Q")
        self._numbers = array("I")
        self._docs = array("I")
        self._strings: list[str] = []
        self._longest = 0

    def arrays(self, rows: Iterable[NameRow]) -> Arrays:
        """The arrays of some names."""
        ordered = sorted(rows, key=lambda row: (-row.stories, row.name.canonical))
        records = [_encoder.encode(self._record(number, row)) for number, row in enumerate(ordered)]
        texts = [string.encode("utf-8", "replace") for string in self._strings]
        near, far, sizes = postings_of(self._strings)
        return Arrays(
            np.array([row.stories for row in ordered], dtype=np.uint32),
            np.array([_KINDS.index(row.name.kind) for row in ordered], dtype=np.uint8),
            np.cumsum([len(record) for record in records], dtype=np.uint32),
            np.frombuffer(b"".join(records), dtype=np.uint8),
            *Buckets.of(np.array(self._hashes, dtype=np.uint64), np.array(self._numbers, dtype=np.uint32)),
            np.array(self._docs, dtype=np.uint32),
            np.cumsum([len(text) for text in texts], dtype=np.uint32),
            np.frombuffer(b"".join(texts), dtype=np.uint8),
            *near,
            *far,
            sizes,
            np.array([self._longest], dtype=np.uint8),
        )

    def _record(self, number: int, row: NameRow) -> _Record:
        first = len(self._strings)
        self._add(number, row)
        capital = self._strings[first].title() if len(self._strings) > first else ""
        name = row.name
        return _Record("" if name.canonical == capital else name.canonical, name.aliases, name.entry)

    def _add(self, number: int, row: NameRow) -> None:
        searched = []
        for form in forms_of(row.name, self._lexicon):
            self._hashes.append(hash_of(form.text))
            self._numbers.append(_SURE * number + _SURES.index(form.sure))
            self._longest = min(255, max(self._longest, form.text.count(" ") + 1))
            if is_searched(form):
                searched.append(form.text)
        for string in _largest(searched):
            self._docs.append(number)
            self._strings.append(string)


def is_searched(form: Form) -> bool:
    """Whether a form may be found misspelt: a given name alone is none, nor is what is compared run together anyway."""
    return form.sure not in {Sure.RUN_TOGETHER, Sure.GIVEN_NAME}


def _largest(forms: Sequence[str]) -> Iterator[str]:
    """The forms without those whose words all stand in another one: its grams are theirs."""
    taken: list[set[str]] = []
    for form in sorted(forms, key=len, reverse=True):
        words = set(form.split())
        if not any(words <= others for others in taken):
            taken.append(words)
            yield form
