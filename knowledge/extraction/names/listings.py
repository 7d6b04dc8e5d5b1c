"""Lists of persons: line-ups, squads, benches, officials, in which names stand bare or with initials."""

from __future__ import annotations

from typing import NamedTuple

from knowledge.extraction.name_words import name_words, roles
from knowledge.extraction.words import Words
from knowledge.model import BlockKind

_SEPARATORS = frozenset(",;/.")
LONGEST_NOTE = 12
"""Tokens within the brackets behind a name."""
LONGEST_NAME = 5
ENOUGH = 5
"""Bare names in a row that make a list of a line without a label, initials or brackets."""


class Listed(NamedTuple):
    """A person in a list: the tokens of the name and of the bracket behind it, and the label over the list."""

    first: int
    last: int
    note_first: int
    note_last: int
    label: tuple[int, int] | None


class _Item(NamedTuple):
    listed: Listed
    end: int
    bare: bool


class ListingFinder:
    """Finds the lists of persons of one story, in one pass over its tokens."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._lists = name_words()
        self._roles = roles(words.lexicon)
        self._stop = 0

    def find(self) -> list[Listed]:
        """All listed persons, in the order of the story."""
        found: list[Listed] = []
        for first, stop in self._lines():
            found += self._of_line(first, stop)
        return found

    def _lines(self) -> list[tuple[int, int]]:
        """Token ranges of lines: sentences that a dot behind an initial cut are whole again here."""
        lines: list[tuple[int, int]] = []
        previous = None
        for (first, stop), sentence in zip(self._words.slices, self._words.sentences, strict=True):
            if self._words.story.blocks[sentence.block].kind in {BlockKind.POST, BlockKind.PROMOTION}:
                previous = None
                continue
            gap = self._words.text[previous.end : sentence.start] if previous else "\n"
            if previous and previous.block == sentence.block and "\n" not in gap and lines:
                lines[-1] = (lines[-1][0], stop)
            else:
                lines.append((first, stop))
            previous = sentence
        return lines

    def _of_line(self, first: int, stop: int) -> list[Listed]:
        self._stop = stop
        found: list[Listed] = []
        at = first
        while at < stop:
            label, begin = self._label(at)
            if at != first and label is None:
                at = self._next_start(at)
                continue
            items, end = self._chain(begin, label)
            if self._is_list(items, label, whole=at == first and end >= stop):
                found += [item.listed for item in items]
            at = max(end, begin, at + 1)
        return found

    def _next_start(self, at: int) -> int:
        """The next token at which a labelled list may begin: behind a full stop or bracket, in front of a colon."""
        while at < self._stop:
            if self._words.folded[at] == ":":
                begin = at
                while begin > 0 and at - begin < 4 and self._begins_label(begin - 1):
                    begin -= 1
                if begin < at and self._label(begin)[0] is not None:
                    return begin
            at += 1
        return at

    def _begins_label(self, index: int) -> bool:
        token = self._words.tokens[index]
        return token.kind == "word" and token.text not in _SEPARATORS

    def _label(self, at: int) -> tuple[tuple[int, int] | None, int]:
        """The label that begins here ("Subs:", "Scotland:", "Replacements (from):") and the token behind it."""
        end = at
        while end < self._stop and end - at < 5 and self._words.tokens[end].kind == "word":
            end += 1
        name_end = end
        if end < self._stop and self._words.folded[end] == "(" and end > at:
            end = self._note_end(end)
        if end >= self._stop or self._words.folded[end] != ":" or name_end == at:
            return None, at
        known = " ".join(self._words.folded[at:name_end])
        length, _ = self._words.lexicon.longest(self._words.folded, at)
        head = self._words.folded[name_end - 1]
        if known in self._lists.list_labels or head in self._lists.list_labels or length >= name_end - at:
            return (at, name_end), end + 1
        return None, at

    def _chain(self, at: int, label: tuple[int, int] | None) -> tuple[list[_Item], int]:
        items: list[_Item] = []
        while at < self._stop:
            fresh, begin = self._label(at) if items else (None, at)
            if fresh:
                label = fresh
            item = self._item(begin, label)
            if item is None:
                break
            items.append(item)
            at = item.end
            if (at < self._stop and self._words.folded[at] in _SEPARATORS) or (
                at < self._stop and self._words.folded[at] == "and"
            ):
                at += 1
            elif item.bare and at < self._stop and self._label(at)[0] is None:
                break
        return items, at

    def _item(self, at: int, label: tuple[int, int] | None) -> _Item | None:
        if at < self._stop and self._words.tokens[at].kind == "number":
            at += 1
        last = self._name_end(at)
        if last == at:
            return None
        note_first = note_last = end = last
        bare = not (self._is_initial(at) and last - at > 1)
        if end < self._stop and self._words.folded[end] == "(":
            end = self._note_end(end)
            if end == last:
                return None
            note_first, note_last, bare = last + 1, end - 1, False
        if end < self._stop and self._words.tokens[end].kind == "number":
            end += 1
        return _Item(Listed(at, last, note_first, note_last, label), end, bare)

    def _name_end(self, at: int) -> int:
        """The token behind the name that begins here; `at` itself where none does."""
        end, surname = at, False
        while end < self._stop and end - at < LONGEST_NAME:
            token, word = self._words.tokens[end], self._words.folded[end]
            if token.kind == "initials":
                end += 1
            elif token.kind == "word" and (token.text[0].isupper() or (word in self._lists.small_particles)):
                if end > at and self._words.text[self._words.tokens[end - 1].end : token.start].count("\n"):
                    break
                surname = surname or len(word) > 1
                end += 1
            else:
                break
        return end if surname and self._words.folded[end - 1] not in {"other", "others"} else at

    def _note_end(self, at: int) -> int:
        """The token behind the bracket that opens here; `at` itself where it does not close soon."""
        for end in range(at + 1, min(self._stop, at + LONGEST_NOTE)):
            if self._words.folded[end] == ")":
                return end + 1
        return at

    def _is_initial(self, index: int) -> bool:
        token = self._words.tokens[index]
        return token.kind == "initials" or (
            token.text.isupper() and len(token.text.replace("-", "")) <= 2 and token.kind == "word"
        )

    def _is_list(self, items: list[_Item], label: tuple[int, int] | None, *, whole: bool) -> bool:
        if not items:
            return False
        lexicon = self._words.lexicon
        known = sum(
            1
            for item in items
            if item.bare
            and lexicon.longest(self._words.folded, item.listed.first)[0] >= item.listed.last - item.listed.first
        )
        if known * 2 > len(items):
            return False
        dressed = sum(1 for item in items if not item.bare)
        if label:
            return len(items) > 1 or (whole and dressed > 0)
        if whole and len(items) == 1:
            return (
                dressed > 0 and items[0].listed.last - items[0].listed.first > 1 and not self._reads_as_text(items[0])
            )
        return (len(items) >= ENOUGH or dressed * 2 > len(items) > 2) and (whole or len(items) > ENOUGH)

    def _reads_as_text(self, item: _Item) -> bool:
        listed = item.listed
        return any(self._words.folded[i] in self._lists.common for i in range(listed.first, listed.last))
