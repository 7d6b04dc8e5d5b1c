"""Runs of capitalised words, cut into pieces: known names, names that tell their kind, and unknown ones."""

from __future__ import annotations

from typing import NamedTuple

from knowledge.extraction.name_words import NameWords, name_words, roles
from knowledge.extraction.words import Words
from knowledge.lexicon import Entry
from knowledge.model import NameKind

LONGEST = 9
"""Words in a run: longer ones are cut, so that a page in capitals stays linear."""
_COMPASS = {"n": "north", "s": "south", "e": "east", "w": "west"}
_CONTRACTIONS = ("'m", "'ve", "'d", "'ll", "'re", "n't")


_SAID = frozenset({"said", "says", "added"})
"""Verbs that open a sentence in front of who spoke: "Said England captain …"."""


class Piece(NamedTuple):
    """Tokens `[first, last)` that bear a name. `kind` is None where the words themselves don't tell.

    `entries` are the lexicon's owners of these words; `opening` says that the piece begins its sentence.
    """

    first: int
    last: int
    kind: NameKind | None = None
    entries: tuple[Entry, ...] = ()
    opening: bool = False


class PieceFinder:
    """Finds the pieces of one story; tokens already `claimed` (by a list of persons) are passed over."""

    def __init__(self, words: Words, claimed: bytearray) -> None:
        self._words = words
        self._claimed = claimed
        self._lists: NameWords = name_words()
        self._lexicon = words.lexicon
        self._behind = self._lists.small_particles | {"i"}
        self._roles = roles(words.lexicon)

    def find(self) -> list[Piece]:
        """All pieces, in the order of the story."""
        words = self._words
        tags = [at for at, token in enumerate(words.tokens) if token.text[0] == "#"]
        starts = [at for at in sorted((*words.capitals, *tags)) if self._starts(at)]
        found: list[Piece] = []
        sentence, past = 0, 0
        for at in starts:
            while words.slices[sentence][1] <= at:
                sentence += 1
            first, stop = words.slices[sentence]
            if at < past or (at == first and words.folded[at] in _SAID):
                continue
            past = self._run_end(at, stop)
            found += self._cut(at, past, first, stop)
        return found

    # --- runs ---

    def _run_end(self, at: int, stop: int) -> int:
        end = at + 1
        limit = min(stop, at + LONGEST)
        while end < limit and self._words.tokens[end - 1].kind != "handle":
            if self._starts(end) and not self._lists.is_calendar(self._words.folded[end]):
                end += 1
            elif bridged := self._bridged(end, limit) or self._of(end, limit):
                end = bridged
            else:
                break
        return end

    def _starts(self, index: int) -> bool:
        token = self._words.tokens[index]
        if self._claimed[index]:
            return False
        if token.kind in {"word", "initials"}:
            return token.text[0].isupper() and not self._words.folded[index].endswith(_CONTRACTIONS)
        return token.kind == "handle" and token.text[0] == "#"

    def _bridged(self, index: int, limit: int) -> int:
        """The token behind the capitalised one that small words ("van den") join to the run; 0 where none do."""
        end = index
        while end < limit and end - index < 3 and self._words.folded[end] in self._lists.small_particles:
            end += 1
        return end + 1 if index < end < limit and self._starts(end) else 0

    def _of(self, index: int, limit: int) -> int:
        """The token behind the capitalised one that "of" or "for" joins to a body or contest; 0 where none is."""
        if index + 1 >= limit or self._words.folded[index] not in {"of", "for"} or not self._starts(index + 1):
            return 0
        head = self._words.folded[index - 1]
        joins = head in self._lists.of_names or self._lists.kind_of(head) is NameKind.ORGANISATION
        return index + 2 if joins else 0

    # --- cutting ---

    def _cut(self, first: int, last: int, sentence_first: int, stop: int) -> list[Piece]:
        if self._is_shouted(first, last):
            return []
        whole = self._compound(first, last, sentence_first)
        if whole:
            return [whole]
        found: list[Piece] = []
        at = free = first
        while at < last:
            length, entries = self._known(at, first, last, stop)
            if length:
                found += self._unknown(free, at, sentence_first)
                found.append(Piece(at, at + length, entries[0].kind, entries, at == sentence_first))
                at = free = at + length
            else:
                at += 1
        found += self._unknown(free, last, sentence_first)
        return self._joined(found)

    def _compound(self, first: int, last: int, sentence_first: int) -> Piece | None:
        """A run that a telling word and a small one open, whatever it is made of: "Coupe de France"."""
        words = self._words.folded
        if last - first < 3 or last - first > 5 or words[first + 1] not in self._lists.small_particles:
            return None
        kind = self._lists.kind_ahead(words[first])
        if kind is None or self._lexicon.longest(words, first)[0] > 1:
            return None
        return Piece(first, last, kind, (), first == sentence_first)

    def _is_shouted(self, first: int, last: int) -> bool:
        tokens = self._words.tokens[first:last]
        if len(tokens) < 2 or self._words.is_given(self._words.folded[first]):
            return False
        if len(tokens) == 2 and (
            self._lists.kind_ahead(self._words.folded[first]) or self._lexicon.longest(self._words.folded, first)[0]
        ):
            return False
        return all(t.text.isupper() and len(t.text) > 1 for t in tokens)

    def _known(self, at: int, first: int, last: int, stop: int) -> tuple[int, tuple[Entry, ...]]:
        """The lexicon's longest name at this token, unless it is a person's given name or surname here."""
        length, entries = self._lexicon.longest(self._words.folded, at)
        if not length:
            length, entries = self._by_compass(at, last)
        if not length or at + length > stop:
            return 0, ()
        if length == 1:
            entries = self._plausible(at, entries)
            if not entries or self._is_personal(at, first, last):
                return 0, ()
        return length, entries

    def _by_compass(self, at: int, last: int) -> tuple[int, tuple[Entry, ...]]:
        """A nation whose quarter is but a letter: "S Africa"."""
        whole = _COMPASS.get(self._words.folded[at].rstrip("."))
        if whole is None or at + 1 >= last:
            return 0, ()
        entries = self._lexicon.lookup(f"{whole} {self._words.folded[at + 1]}")
        return (2, entries) if entries else (0, ())

    def _plausible(self, at: int, entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
        """Of the owners of a single word, those who may be meant: a code in capitals, no common word."""
        text, word = self._words.tokens[at].text, self._words.folded[at]
        if text.isupper() or text[0] == "#":
            return entries
        if word in self._lists.common or self._lists.is_calendar(word):
            return ()
        return tuple(entry for entry in entries if text not in entry.codes and not _only_code(word, entry))

    def _is_personal(self, at: int, first: int, last: int) -> bool:
        """Whether a known single word is part of a person's name here: "Bobby Charlton", "Jordan Henderson"."""
        before = self._words.folded[at - 1] if at > first else ""
        if last - first > 1 and self._is_introduced(first):
            return True
        if before and (self._words.is_given(before) or before in self._lists.honours or self._is_initial(at - 1)):
            return not self._lexicon.lookup(before) or self._words.is_given(before)
        after = self._words.folded[at + 1] if at + 1 < last else ""
        if not after or not self._words.is_given(self._words.folded[at]):
            return False
        return not (
            self._lists.kind_of(after)
            or after in self._lists.common
            or self._words.is_given(after)
            or after in self._roles
            or self._lexicon.lookup(after)
        )

    def _is_introduced(self, first: int) -> bool:
        """Whether a word for what somebody is stands right in front: "chairman Milan Mandaric"."""
        if first == 0:
            return False
        before = self._words.folded[first - 1]
        return before in self._roles and before not in self._lists.ambiguous_roles

    def _is_initial(self, index: int) -> bool:
        token = self._words.tokens[index]
        return token.kind == "initials" or (len(token.text) == 1 and token.text.isupper())

    def _unknown(self, first: int, last: int, sentence_first: int) -> list[Piece]:
        """What the lexicon doesn't know, without the words in front that are no part of a name."""
        opening = first == sentence_first
        while first < last and self._is_forespan(first, last):
            first += 1
        while last > first and self._words.folded[last - 1] in self._behind:
            last -= 1
        if first >= last or self._words.tokens[first].kind == "handle":
            return []
        begin = self._given_name(first, last)
        if begin > first:
            return [*self._by_kind(first, begin, opening=opening), Piece(begin, last)]
        return self._by_kind(first, last, opening=opening)

    def _given_name(self, first: int, last: int) -> int:
        """Where a person's name begins in a piece that opens with something else: "All Black Aaron Mauger"."""
        word = self._words.folded[first]
        if (
            self._lists.kind_ahead(word)
            or last - first < 3
            or self._words.is_given(word)
            or word in self._lists.honours
            or self._is_initial(first)
        ):
            return first
        following = self._words.folded[first + 1]
        begin = first + 1 if self._words.is_given(following) else last - 2
        if following in self._lists.particles or not self._words.is_given(self._words.folded[begin]):
            return first
        return first if self._lists.kind_of(self._words.folded[last - 1]) else begin

    def _is_forespan(self, index: int, last: int) -> bool:
        word = self._words.folded[index]
        head, _, tail = self._words.tokens[index].text.partition("-")
        if tail.islower() and (tail.endswith("old") or head.casefold() in self._lists.common):
            return True
        if self._lists.is_calendar(word) or (word in self._lists.titles and index + 1 < last):
            return True
        text = self._words.tokens[index].text
        if text.isupper() and len(text) > 1 and index + 1 < last:
            return False
        if word in self._lists.common or (word in self._roles and not self._words.is_given(word)):
            return not (self._words.is_given(word) and index + 1 < last)
        return False

    def _by_kind(self, first: int, last: int, *, opening: bool) -> list[Piece]:
        """Cut behind the last word that tells a kind ("Norwich Union Grand Prix"), unless it is a person's.

        Some words tell it in front: "Stade de France", "Radio Marjan".
        """
        ahead = self._lists.kind_ahead(self._words.folded[first]) if last - first > 1 else None
        if ahead is not None:
            if ahead is NameKind.VENUE and self._words.word(first - 1) not in self._lists.venue_before:
                ahead = NameKind.TEAM if self._words.folded[first] == "stade" else ahead
            return [Piece(first, last, ahead, (), opening)]
        for at in range(first + 1, last - 1):
            if self._words.folded[at] in {"of", "for"}:
                told = self._lists.kind_of(self._words.folded[at - 1]) or NameKind.ORGANISATION
                return [Piece(first, last, told, (), opening)]
        for at in range(last - 1, first - 1, -1):
            kind = self._lists.kind_of(self._words.folded[at])
            if kind is not None and not self._is_surname(at, first, kind):
                return [Piece(first, at + 1, kind, (), opening), *self._unknown(at + 1, last, -1)]
        if self._words.folded[last - 1] in self._lists.things:
            return []
        return [Piece(first, last, None, (), opening)]

    def _is_surname(self, at: int, first: int, kind: NameKind) -> bool:
        """Whether a telling word is a surname here: "David Green", but not "at Victoria Park"."""
        if self._words.folded[at] in self._lists.no_surnames:
            return False
        if at == first or not (self._words.is_given(self._words.folded[first]) or self._is_initial(first)):
            return False
        before = self._words.word(first - 1)
        return at - first < 3 and not (kind is NameKind.VENUE and before in self._lists.place_before)

    def _joined(self, pieces: list[Piece]) -> list[Piece]:
        """Join a known name with the telling words right behind it: "Newcastle" + "Falcons", "Australian" + "Open"."""
        found: list[Piece] = []
        for piece in pieces:
            before = found[-1] if found else None
            if before and self._is_begun(before, piece):
                found[-1] = Piece(before.first, piece.last, None, (), before.opening)
            elif (
                before
                and before.last == piece.first
                and (_completes(before, piece) or self._is_surnamed(before, piece))
            ):
                found[-1] = Piece(before.first, piece.last, piece.kind, (), before.opening)
            elif piece.kind is None or piece.entries or self._names_alone(piece):
                found.append(piece)
        return found

    def _is_begun(self, before: Piece, piece: Piece) -> bool:
        """Whether a nickname only begins an unlisted name of two words: "Villa" of "Villa Perla"."""
        single = before.last - before.first == piece.last - piece.first == 1 and before.last == piece.first
        if (
            not single
            or piece.kind is not None
            or not before.entries
            or self._words.is_given(self._words.folded[piece.first])
        ):
            return False
        text = self._words.tokens[before.first].text
        return all(
            entry.kind is NameKind.TEAM and text in entry.aliases and text not in {entry.city, *entry.demonyms}
            for entry in before.entries
        )

    def _is_surnamed(self, before: Piece, piece: Piece) -> bool:
        """Whether a nickname of many sides stands behind a name that it completes: "Redbrook" + "Rovers"."""
        word = self._words.folded[piece.first]
        if piece.last - piece.first > 1 or word not in self._lists.team or piece.kind is not NameKind.TEAM:
            return False
        if before.kind is None:
            return True
        text = self._words.tokens[before.first].text
        of_town = before.last - before.first == 1 and any(text == entry.city for entry in before.entries)
        return of_town and word.endswith("s") and not {e.id for e in before.entries} & {e.id for e in piece.entries}

    def _names_alone(self, piece: Piece) -> bool:
        """Whether a piece that ends with a telling word is a name by itself: "Tigers" is, "Cup" is not."""
        if piece.last - piece.first > 1:
            return True
        word = self._words.folded[piece.first]
        return piece.kind is NameKind.TEAM and word.endswith("s") and len(word) > 4 and not piece.opening


def _completes(before: Piece, piece: Piece) -> bool:
    if piece.kind is None or piece.entries or before.kind in {NameKind.COMPETITION, NameKind.VENUE}:
        return False
    return bool(before.entries) or before.kind is None


def _only_code(word: str, entry: Entry) -> bool:
    """Whether the word is but an entry's code, so that it counts in capitals only: "CAN", not "Can"."""
    return any(word == code.casefold() for code in entry.codes) and word != entry.canonical.casefold()
