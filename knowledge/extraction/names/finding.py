"""Who and what a story names: words → names and mentions."""

from __future__ import annotations

from knowledge.extraction.context import Context
from knowledge.extraction.name_words import name_words
from knowledge.extraction.names.entities import Entities
from knowledge.extraction.names.listings import Listed, ListingFinder
from knowledge.extraction.names.mentions import resolve
from knowledge.extraction.names.people import People
from knowledge.extraction.names.pieces import Piece, PieceFinder
from knowledge.extraction.names.posts import authors
from knowledge.extraction.names.verdicts import Judge
from knowledge.extraction.words import Words
from knowledge.model import Mention, MentionForm, Name, NameKind

_FORMS = (MentionForm.PART, MentionForm.FULL)


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
        pieces = PieceFinder(words, claimed).find()
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
        """Add the full names; an opening word in front of a known surname ("Edgy Varga") is no given name."""
        doubtful = []
        for piece in pieces:
            if piece.kind is not None or not self._is_full(piece) or self._judge.verdict(piece) is not NameKind.PERSON:
                self._left.append(piece)
            elif (
                piece.opening
                and not self._words.is_given(self._words.folded[piece.first])
                and self._words.word(piece.last) != ","
            ):
                doubtful.append(piece)
            else:
                self._add_one(piece)
        for piece in doubtful:
            rest = piece._replace(first=piece.first + 1)
            known = self._people.named(self._words.folded[piece.first : piece.last])
            if known is None and self._people.named(self._words.folded[rest.first : rest.last]) is not None:
                self._left.append(rest)
            else:
                self._add_one(piece)
        self._left.sort()

    def _add_one(self, piece: Piece) -> None:
        folded, text, start, end = self._read(piece.first, piece.last)
        self._place(start, end, self._people.add(folded, text))

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
        people, text = self._people, self._words.text
        order = list(dict.fromkeys(person for _, _, person in sorted(self._persons)))
        number = {person: at for at, person in enumerate(order)}
        names = [
            Name(NameKind.PERSON, people.texts[n], tuple(form for form in people.forms[n] if form != people.texts[n]))
            for n in order
        ]
        mentions = [
            Mention(number[n], start, end, _FORMS[text[start:end] == people.texts[n]])
            for start, end, n in self._persons
        ]
        first = len(names)
        names += self._entities.names()
        mentions += [Mention(first + m.name, m.start, m.end, m.form) for m in self._entities.mentions()]
        mentions.sort(key=lambda m: (m.start, -m.end))
        return resolve(Context(self._words, tuple(names), tuple(mentions)), self._listed)
