"""Who and what a story names: words → names and mentions."""

from __future__ import annotations

from knowledge.extraction.context import Context
from knowledge.extraction.entities import Entities
from knowledge.extraction.listings import Listed, ListingFinder
from knowledge.extraction.mentions import resolve
from knowledge.extraction.mistyped import corrected
from knowledge.extraction.people import People
from knowledge.extraction.pieces import Piece, PieceFinder
from knowledge.extraction.posts import authors
from knowledge.extraction.verdicts import Judge
from knowledge.extraction.wordlists import name_words
from knowledge.extraction.words import Words
from knowledge.model import Mention, MentionForm, Name, NameKind


def find_names(words: Words) -> Context:
    """Find all names of a story, and every place where one is meant."""
    return _NameFinder(words).find()


class _NameFinder:
    def __init__(self, words: Words) -> None:
        self._words = words
        self._people = People()
        self._entities = Entities(words)
        self._judge = Judge(words)
        self._persons: list[tuple[int, int, int]] = []
        """Start, end and person of each place."""
        self._left: list[Piece] = []
        self._listed: list[Listed] = []

    def find(self) -> Context:
        words = self._words
        self._listed = ListingFinder(words).find()
        claimed = bytearray(len(words.tokens))
        for listed in self._listed:
            claimed[listed.first : listed.last] = b"\x01" * (listed.last - listed.first)
        pieces = corrected(words, PieceFinder(words, claimed).find())
        self._judge.hear(pieces)
        for author in authors(words):
            folded = tuple(author.folded)
            self._place(author.start, author.end, self._people.add(folded, author.text))
        self._add_full(pieces)
        self._add_listed()
        self._add_short(self._left)
        return self._context()

    # --- persons ---

    def _add_full(self, pieces: list[Piece]) -> None:
        for piece in pieces:
            if piece.kind is not None:
                self._left.append(piece)
            elif self._is_full(piece) and self._judge.verdict(piece) is NameKind.PERSON:
                folded, text, start, end = self._read(piece.first, piece.last)
                self._place(start, end, self._people.add(folded, text))
            else:
                self._left.append(piece)

    def _is_full(self, piece: Piece) -> bool:
        """More than one word, honours and leading particles not counted: "van Nistelrooy" is a surname."""
        lists = name_words()
        words = self._words.folded[piece.first : piece.last]
        return sum(1 for word in words if word not in lists.honours and word not in lists.small_particles) > 1

    def _add_listed(self) -> None:
        short = []
        for listed in self._listed:
            if listed.last - listed.first > 1:
                folded, text, start, end = self._read(listed.first, listed.last)
                known = self._people.named(folded)
                self._place(start, end, self._people.add(folded, text) if known is None else known)
            else:
                short.append(listed)
        for listed in short:
            folded, text, start, end = self._read(listed.first, listed.last)
            known = self._people.named(folded)
            self._place(start, end, self._people.add(folded, text) if known is None else known)

    def _add_short(self, pieces: list[Piece]) -> None:
        recent = None
        spans = sorted(self._persons)
        at = 0
        for piece in pieces:
            folded, text, start, end = self._read(piece.first, piece.last)
            while at < len(spans) and spans[at][0] < start:
                recent = spans[at][2]
                at += 1
            known = self._people.named(folded, recent) if self._may_be_person(piece) else None
            if known is None and piece.kind is None and self._judge.verdict(piece) is NameKind.PERSON:
                known = self._people.add(folded, text)
            if known is not None:
                self._place(start, end, known)
                recent = known
            else:
                self._entities.add(piece, piece.kind or self._judge.verdict(piece))

    def _may_be_person(self, piece: Piece) -> bool:
        return piece.kind is None or (piece.last - piece.first == 1 and piece.kind is not NameKind.COMPETITION)

    def _place(self, start: int, end: int, person: int) -> None:
        self._persons.append((start, end, person))
        self._people.note(person, self._words.text[start:end])

    def _read(self, first: int, last: int) -> tuple[tuple[str, ...], str, int, int]:
        start, end = self._words.tokens[first].start, self._words.tokens[last - 1].end
        return self._words.folded[first:last], " ".join(self._words.text[start:end].split()), start, end

    # --- all together ---

    def _context(self) -> Context:
        people = self._people
        names = [
            Name(NameKind.PERSON, text, tuple(form for form in people.forms[n] if form != text))
            for n, text in enumerate(people.texts)
        ]
        mentions = [
            Mention(
                person,
                start,
                end,
                MentionForm.FULL if self._words.text[start:end] == names[person].canonical else MentionForm.PART,
            )
            for start, end, person in self._persons
        ]
        first = len(names)
        names += self._entities.names()
        mentions += [Mention(first + m.name, m.start, m.end, m.form) for m in self._entities.mentions()]
        mentions.sort(key=lambda m: (m.start, -m.end))
        return resolve(Context(self._words, tuple(names), tuple(mentions)), self._listed)
