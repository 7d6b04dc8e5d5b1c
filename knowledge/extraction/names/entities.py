"""Names of teams, organisations, venues, places and competitions, joined within a story."""

from __future__ import annotations

from collections import Counter, defaultdict

from knowledge.extraction.name_words import name_words
from knowledge.extraction.names.pieces import Piece
from knowledge.extraction.words import POSSESSIVES, Words
from knowledge.language.folding import fold
from knowledge.lexicon import Entry
from knowledge.lexicon.keys import key
from knowledge.model import Mention, MentionForm, Name, NameKind

_SHORTEST = 3
"""Letters of a nickname that stands for a whole name ("Owls"), more than this."""
_LOCATIVE = frozenset({"in", "near", "outside", "around"})


class Entities:
    """Collects pieces of every kind but persons, then joins those that mean the same."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._lists = name_words()
        self._pieces: list[tuple[Piece, NameKind]] = []
        self._names: list[Name] = []
        self._mentions: list[Mention] = []
        self._done = False
        self._sports: Counter[str | None] = Counter()
        self._towns: dict[str, Entry] = {}
        self._texts: defaultdict[str, set[str]] = defaultdict(set)
        """Of an entry, the words under which the story may name it."""

    def add(self, piece: Piece, kind: NameKind | None) -> None:
        """Take a piece in; one of no kind is kept back, in case it is short for another."""
        if kind is not None:
            self._pieces.append((piece, kind))

    def names(self) -> list[Name]:
        """The names, in the order of their first place."""
        self._join()
        return self._names

    def mentions(self) -> list[Mention]:
        """Their places, in the order of the story; `name` counts within `names()`."""
        self._join()
        return self._mentions

    def _join(self) -> None:
        if self._done:
            return
        self._done = True
        told = Counter(p.entries[0].id for p, _ in self._pieces if len(p.entries) == 1 and not self._is_shared(p))
        self._sports = self._told_sports()
        for piece, _ in self._pieces:
            for each in piece.entries:
                self._texts[each.id].add(self._text(piece))
        several = [self._owner(p, told) for p, _ in self._pieces if len(p.entries) > 1 and not self._is_shared(p)]
        told.update(each.id for each in several if each is not None)
        self._towns = self._told_towns()
        short = self._short_forms()
        numbers: dict[tuple[NameKind, str], int] = {}
        forms: list[list[str]] = []
        for piece, likely in self._pieces:
            text = self._text(piece)
            owner = self._owner(piece, told)
            entry = owner if (likely, text) not in short or owner is None or self._is_told(owner, text) else None
            kind = self._in_place(piece, entry, likely)
            if kind is NameKind.PLACE and entry is not None and self._is_city(piece, entry):
                entry = None
            canonical = entry.canonical if entry else short.get((kind, text), text)
            number = numbers.setdefault((kind, entry.id if entry else canonical), len(numbers))
            if number == len(forms):
                forms.append([])
                self._names.append(Name(kind, canonical, (), entry.id if entry else None))
            if text not in forms[number]:
                forms[number].append(text)
            form = MentionForm.FULL if text == canonical else MentionForm.ALIAS if entry else MentionForm.PART
            start, end = self._span(piece)
            self._mentions.append(Mention(number, start, end, form))
        self._names = [
            Name(name.kind, name.canonical, tuple(f for f in forms[n] if f != name.canonical), name.entry)
            for n, name in enumerate(self._names)
        ]

    def _owner(self, piece: Piece, told: Counter[str]) -> Entry | None:
        """Of several owners of a name the one that the story names otherwise, else one whose nickname it is not.

        Of what is left, one of the sport of the story, else the first.

        Of a nickname that many sides share, only one that the story names otherwise.
        """
        if not piece.entries:
            return None
        text = key(self._text(piece))
        best = max(
            piece.entries,
            key=lambda entry: (told[entry.id], text not in map(key, entry.nicknames), self._sports[entry.sport]),
        )
        if self._is_shared(piece) and not any(told[entry.id] for entry in piece.entries):
            return None
        town = self._towns.get(text)
        if town is not None and town is not best and self._texts[best.id] <= {self._text(piece)}:
            return town
        return best

    def _told_towns(self) -> dict[str, Entry]:
        """The towns of the clubs that the story names in full, where it names but one: "Wigan" of Wigan Athletic."""
        found: defaultdict[str, dict[str, Entry]] = defaultdict(dict)
        for entry in (entry for piece, _ in self._pieces if len(piece.entries) == 1 for entry in piece.entries):
            town = key(entry.city or "")
            if town and key(entry.canonical).startswith(f"{town} ") and entry.canonical in self._texts[entry.id]:
                found[town][entry.id] = entry
        return {town: next(iter(clubs.values())) for town, clubs in found.items() if len(clubs) == 1}

    def _is_told(self, entry: Entry, text: str) -> bool:
        """Whether the story names an entry in other words than these, which also are short for an unlisted name."""
        if entry.kind is not NameKind.TEAM or not (entry.id.startswith("club:") or text in entry.nicknames):
            return True
        return any(other != text for other in self._texts[entry.id])

    def _told_sports(self) -> Counter[str | None]:
        """How often the story names what is of one sport alone."""
        sports: Counter[str | None] = Counter()
        for piece, _ in self._pieces:
            owners = {entry.sport for entry in piece.entries}
            if len(owners) == 1 and None not in owners and not self._is_shared(piece):
                sports.update(owners)
        return sports

    def _is_shared(self, piece: Piece) -> bool:
        word = self._words.folded[piece.first]
        return piece.last - piece.first == 1 and word in self._lists.shared_nicknames

    def _in_place(self, piece: Piece, entry: Entry | None, kind: NameKind) -> NameKind:
        """A nation or city is a place behind "in"; so is one behind a comma and a place ("Plougrand, France")."""
        if kind is not NameKind.TEAM or entry is None or self._text(piece) in entry.demonyms:
            return kind
        before = self._words.word(piece.first - 1)
        return NameKind.PLACE if before in _LOCATIVE else kind

    def _is_city(self, piece: Piece, entry: Entry) -> bool:
        """Whether a place is a city and not the club that bears its name: "in Madrid", but not "in Madrid's win"."""
        if not entry.id.startswith("club:") or self._words.word(piece.last) in POSSESSIVES:
            return False
        text = fold(self._text(piece))
        nicknames = {fold(nickname) for nickname in entry.nicknames}
        return text == fold(entry.city or "") or (text in nicknames and not text.endswith("s"))

    def _short_forms(self) -> dict[tuple[NameKind, str], str]:
        """Short forms and the full ones they stand for: "Plougrand" of "AS Plougrand", "CAS" of its full name."""
        found: dict[tuple[NameKind, str], str] = {}
        for piece, kind in self._pieces:
            if piece.entries or piece.last - piece.first < 2:
                continue
            full = self._text(piece)
            capitals = "".join(t.text[0] for t in self._words.tokens[piece.first : piece.last] if t.text[0].isupper())
            if len(capitals) > 1:
                found.setdefault((NameKind.ORGANISATION, capitals), full)
            after = self._bracketed(piece)
            if after:
                found[kind, after] = found[NameKind.ORGANISATION, after] = full
            if kind is NameKind.TEAM:
                for at in range(piece.first, piece.last):
                    word, text = self._words.folded[at], self._words.tokens[at].text
                    if word not in self._lists.team or (len(word) > _SHORTEST and word.endswith("s")):
                        found.setdefault((kind, text), full)
        return found

    def _bracketed(self, piece: Piece) -> str:
        """The short form in brackets right behind a full one: "Athletics Kenya (AK)"."""
        words = self._words
        if words.word(piece.last) == "(" and words.word(piece.last + 2) == ")":
            text = words.tokens[piece.last + 1].text
            return text if text.isupper() else ""
        return ""

    def _text(self, piece: Piece) -> str:
        if piece.last - piece.first == 1:
            return self._words.tokens[piece.first].text
        start, end = self._span(piece)
        return " ".join(self._words.text[start:end].split())

    def _span(self, piece: Piece) -> tuple[int, int]:
        return self._words.tokens[piece.first].start, self._words.tokens[piece.last - 1].end
