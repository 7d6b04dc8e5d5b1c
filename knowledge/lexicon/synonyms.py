"""Which words mean the same in questions and in stories: groups of words and phrases, met by their stems."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from knowledge.language.stems import stem
from knowledge.lexicon.keys import parts


class Synonyms:
    """Groups of words and phrases that may stand for each other. A word may belong to several."""

    def __init__(self, groups: Iterable[Sequence[str]]) -> None:
        self._members: list[frozenset[tuple[str, ...]]] = []
        self._groups: dict[tuple[str, ...], tuple[int, ...]] = {}
        self._longest: dict[str, int] = {}
        for number, group in enumerate(groups):
            members = frozenset(tuple(stem(word) for word in parts(member)) for member in group)
            self._members.append(members)
            for member in members:
                self._groups[member] = (*self._groups.get(member, ()), number)
                self._longest[member[0]] = max(self._longest.get(member[0], 0), len(member))

    def groups(self, phrase: str) -> tuple[int, ...]:
        """The numbers of the groups of a word or phrase, in any inflection."""
        return self._groups.get(tuple(stem(word) for word in parts(phrase)), ())

    def stems(self, word: str) -> frozenset[str]:
        """The stems of the single words that share a group with this one, itself among them where it has any."""
        return frozenset(
            member[0] for number in self.groups(word) for member in self._members[number] if len(member) == 1
        )

    def phrases(self, word: str) -> frozenset[tuple[str, ...]]:
        """The phrases of several words, as stems, that share a group with this word or phrase."""
        return frozenset(member for number in self.groups(word) for member in self._members[number] if len(member) > 1)

    def find(self, stems: Sequence[str], at: int) -> tuple[int, tuple[int, ...]]:
        """The longest member of any group that begins at stem `at` of a text: its length and its groups, or (0, ())."""
        for length in range(min(self._longest.get(stems[at], 0), len(stems) - at), 0, -1):
            numbers = self._groups.get(tuple(stems[at : at + length]))
            if numbers:
                return length, numbers
        return 0, ()

    def found(self, stems: Sequence[str]) -> frozenset[int]:
        """The groups that have a member anywhere in a text, given as stems."""
        return frozenset(number for at in range(len(stems)) for number in self._at(stems, at))

    def _at(self, stems: Sequence[str], at: int) -> Iterable[int]:
        for length in range(min(self._longest.get(stems[at], 0), len(stems) - at), 0, -1):
            yield from self._groups.get(tuple(stems[at : at + length]), ())
