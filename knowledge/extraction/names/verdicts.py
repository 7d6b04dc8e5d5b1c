"""Whether an unknown capitalised piece is a person, a team or a place: by the words around all its places."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from knowledge.extraction.keeping import kept
from knowledge.extraction.name_words import name_words, roles
from knowledge.extraction.names.pieces import Piece
from knowledge.extraction.words import Words
from knowledge.language.folding import fold
from knowledge.lexicon import Lexicon
from knowledge.model import BlockKind, NameKind

_SINGLE = 1.0
"""Weight from which a single unknown word counts as a person."""
_UNHEARD = 1.0
"""Weight of two or three unknown words in a row by themselves."""
_PLURAL = 0.4
"""The same for several words in a row, which in sports stories mostly name a person."""
_LOOSE = frozenset({BlockKind.POST, BlockKind.PROMOTION})
_VERBAL = ("ed", "ing", "ly")
_SETS = re.compile(r"\b[0-7][-–][0-7](?: ?\(\d{1,2}(?:[-–]\d{1,2})?\))?,? [0-7][-–][0-7]\b")
"""Two sets in a row: persons play each other."""


@kept
def _showing_persons(lexicon: Lexicon) -> frozenset[str]:
    """Verbs whose subject is a person."""
    return lexicon.reporting | name_words().person_only


class Judge:
    """Weighs the evidence for each distinct piece of one story."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._lists = name_words()
        self._roles = roles(words.lexicon)
        self._reporting = _showing_persons(words.lexicon)
        self._person: dict[str, float] = defaultdict(float)
        self._place: dict[str, float] = defaultdict(float)
        self._team: dict[str, float] = defaultdict(float)
        self._posted = _in_posts(words)
        self._signing = frozenset(_clubs_signing(words))
        self._individual = not self._lists.individual.isdisjoint(words.folded) or bool(_SETS.search(words.story.text))
        self._small = {
            word
            for word, token in zip(words.folded, words.tokens, strict=True)
            if token.text == word and token.kind == "word"
        }

    def hear(self, pieces: Iterable[Piece]) -> None:
        """Weigh the places of all pieces whose kind their own words don't tell."""
        for piece in pieces:
            if piece.kind is None:
                key = self.key(piece)
                if key not in self._person:
                    self._person[key] = self._by_itself(piece) - self._posted[piece.first]
                self._person[key] += self._by_before(piece) + self._by_after(piece)
                self._place[key] += self._as_place(piece)
                self._team[key] += self._as_team(piece)

    def key(self, piece: Piece) -> str:
        """The folded words of a piece."""
        return " ".join(self._words.folded[piece.first : piece.last])

    def verdict(self, piece: Piece) -> NameKind | None:
        """What the story makes of these words; None where it doesn't tell."""
        key = self.key(piece)
        person, place, team = self._person[key], self._place[key], self._team[key]
        enough = _SINGLE if piece.last - piece.first == 1 else _PLURAL
        if piece.last - piece.first > 1 and (is_club_form(self._words, piece) or self._holds_side(piece)):
            return NameKind.TEAM
        if person >= enough and person >= max(place, team):
            return NameKind.PERSON
        if team >= 1 and team >= place:
            return NameKind.TEAM
        if place >= 1:
            return NameKind.PLACE
        if self.is_acronym(piece):
            return NameKind.ORGANISATION
        return None

    def _holds_side(self, piece: Piece) -> bool:
        """Whether one of several words is elsewhere a side by itself: "Panonija" of "Panonija Osijek"."""
        if self._posted[piece.first] or self._words.is_given(self._words.folded[piece.first]):
            return False
        for word in self._words.folded[piece.first : piece.last]:
            if self._team.get(word, 0.0) >= 1.5 and self._team[word] > self._person.get(word, 0.0):
                return True
        return False

    def is_acronym(self, piece: Piece) -> bool:
        """Whether a piece is a single word in capitals, as bodies have."""
        text = self._words.tokens[piece.first].text
        if piece.last - piece.first > 1 or not (text.isupper() and text.isalpha() and 2 <= len(text) <= 6):
            return False
        return text.casefold() not in self._lists.short_words

    # --- evidence ---

    def _by_itself(self, piece: Piece) -> float:
        folded = self._words.folded[piece.first : piece.last]
        length = len(folded)
        weight = -2.0 if self.is_acronym(piece) else 0.0
        if length > 1 and all(word in self._small for word in folded):
            weight -= 2
        if folded[0] in self._lists.honours and length > 1:
            weight += 3
        if self._words.is_given(folded[0]):
            weight += 2.5 if length > 1 else 0.8
        if length > 1 and (self._is_initial(piece.first) or any(w in self._lists.particles for w in folded[1:])):
            weight += 2
        if length > 1 and not self._words.is_given(folded[0]):
            weight -= sum(1 for word in folded if word in self._lists.ordinary)
        if folded[0] == "st" or self._is_county(piece):
            weight -= 4
        if 1 < length < 4:
            weight += _UNHEARD
        if length > 4 or (length == 1 and len(folded[0]) < 3):
            weight -= 2
        if length == 1 and folded[0] in self._small:
            weight -= 2 if piece.opening else 1
        if piece.opening and length == 1 and folded[0].endswith(_VERBAL):
            weight -= 1.5
        return weight

    def _is_county(self, piece: Piece) -> bool:
        """Whether an official's county stands in brackets: "T Parkes (W Midlands)"."""
        word = self._words.word
        compass = self._words.folded[piece.first] in {"n", "s", "e", "w"}
        return compass and word(piece.first - 1) == "(" and word(piece.last) == ")"

    def _by_before(self, piece: Piece) -> float:
        before = self._words.word(piece.first - 1)
        earlier = self._words.word(piece.first - 2)
        if before in self._lists.titles or before in self._roles or (before == "." and earlier in self._lists.titles):
            return 2.5
        if before in self._reporting:
            return 1.5 if before != "told" else 0.0 if piece.last - piece.first == 1 else -1.0
        if before in self._lists.body_before:
            return -1.5
        if before == "the":
            return -1.5
        if before in self._lists.person_before:
            return 0.6 if before == "by" else 0.4
        if before == "'s" and piece.last - piece.first > 1:
            return 1
        return 0.0

    def _by_after(self, piece: Piece) -> float:
        after, then = self._words.word(piece.last), self._words.word(piece.last + 1)
        if after in self._reporting:
            return 2
        if after == "," and (then.isdigit() and len(then) == 2):
            return 2
        if after == "," and then in {"who", "whose", "the", "a", "an"}:
            return 1 if then in {"who", "whose"} else 0.5
        if after in self._lists.person_after:
            return 0.7
        return 0.3 if after == "'s" else 0.0

    def _as_place(self, piece: Piece) -> float:
        before = self._words.word(piece.first - 1)
        if before in {"in", "near", "outside", "around", "at"}:
            return 1.2 if before != "at" else 0.8
        if (
            before == ","
            and self._words.word(piece.first - 2)
            and self._is_name(piece.first - 2)
            and piece.last - piece.first == 1
        ):
            return 0.2
        return 0.3 if before in self._lists.place_before else 0.0

    def _as_team(self, piece: Piece) -> float:
        before, after = self._words.word(piece.first - 1), self._words.word(piece.last)
        weight = 0.0
        if self.key(piece) in self._signing:
            weight += 2.5
        if self._by_score(piece) or before in {"v", "vs"} or after in {"v", "vs"}:
            weight += 1.5 if piece.last - piece.first == 1 else 0.3
        if piece.opening and piece.last - piece.first == 1 and self._words.folded[piece.first].endswith(_VERBAL):
            return 0.0
        if after in self._lists.of_side or (after in self._roles and after not in self._lists.person_after):
            weight += 1.2
        if after == "'s" and self._words.word(piece.last + 1) in self._lists.team_after:
            weight += 1.2
        if after in self._lists.plural_verbs and before not in {"and", ","}:
            weight += 1.5
        if before in self._lists.side_before:
            weight += 1.5
        if self._is_opponent(before, self._words.word(piece.first - 2)):
            weight += 1.5 if before == "between" or not self._individual else 1
        if not self._individual and self._is_in_match(piece):
            weight += 1.5
        return weight + self._by_plural(piece)

    def _is_in_match(self, piece: Piece) -> bool:
        """Whether a score, fans, a journey or a match of its own show a side: "4-3 to X", "X's next game"."""
        word = self._words.word
        before, earlier, at = word(piece.first - 1), word(piece.first - 2), piece.last
        if before in self._lists.against or before in {"at", "by"}:
            if _is_score(earlier) and word(piece.first - 3) == "-":
                return True
            if before == "to" and earlier in self._lists.journeys:
                return True
        if before == "of" and earlier in self._lists.of_side:
            return True
        if before in self._lists.facing and not self._is_called(piece):
            return True
        if word(at) != "'s":
            return False
        return any(word(at + ahead) in self._lists.contests for ahead in (1, 2, 3))

    def _is_called(self, piece: Piece) -> bool:
        """Whether a piece begins as persons' names do."""
        return self._words.is_given(self._words.folded[piece.first]) or self._is_initial(piece.first)

    def _is_opponent(self, before: str, earlier: str) -> bool:
        """Whether these two words introduce a side: "trip to", "draw with", "visit of", "beaten by"."""
        if before in {"of", "by"}:
            return (earlier, before) in {("visit", "of"), ("beaten", "by"), ("defeat", "by"), ("loss", "by")}
        return before in self._lists.against and earlier in self._lists.contests

    def _by_plural(self, piece: Piece) -> float:
        """Something for "Keld Miners", whose last word is many persons' and whose first is nobody's."""
        first, last = self._words.folded[piece.first], self._words.folded[piece.last - 1]
        several = piece.last - piece.first > 1 and not self._words.is_given(first) and not self._is_initial(piece.first)
        return 2.0 if several and last.endswith(("ers", "ors")) and len(last) > 5 else 0.0

    def _by_score(self, piece: Piece) -> bool:
        """Whether a score stands right beside the piece: "Haugvoll 2-1 Nes"."""
        word = self._words.word
        after = _is_score(word(piece.last)) and word(piece.last + 1) == "-"
        return after or (_is_score(word(piece.first - 1)) and word(piece.first - 2) == "-")

    def _is_initial(self, index: int) -> bool:
        token = self._words.tokens[index]
        return token.kind == "initials" or (token.text.isupper() and len(token.text.replace("-", "")) <= 2)

    def _is_name(self, index: int) -> bool:
        return self._words.tokens[index].text[0].isupper()


def _clubs_signing(words: Words) -> Iterator[str]:
    """The folded names of clubs that sign posts, without the letters of their form: "newbury spires" for "… FC"."""
    lists = name_words()
    for block in words.story.blocks:
        if block.post is not None:
            name, _, form = fold(block.post.author).rpartition(" ")
            if name and form in lists.team and len(form) <= _FORM:
                yield name


_FORM = 4
"""Letters of a club's form, at most: "afc", "rlfc"."""


def _is_score(word: str) -> bool:
    return word.isdigit() and len(word) < 4


def _in_posts(words: Words) -> bytearray:
    """One for each token of a post or promotion, which capitalise as they like, else zero."""
    found = bytearray(len(words.tokens))
    for index, (first, stop) in enumerate(words.slices):
        if words.is_kind(index, _LOOSE):
            found[first:stop] = b"\x01" * (stop - first)
    return found


def is_club_form(words: Words, piece: Piece) -> bool:
    """Whether the last of several words is but the letters of a club's form: "Torvik IL"."""
    tokens = words.tokens[piece.first : piece.last]
    last = tokens[-1].text
    return last.isalpha() and last.isupper() and 2 <= len(last) <= 5 and not tokens[0].text.isupper()
