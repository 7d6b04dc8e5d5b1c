"""Which words mean the same in questions and in stories: groups of words and phrases, met by their stems."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product

from knowledge.language.folding import fold
from knowledge.language.stems import stem
from knowledge.lexicon.keys import parts

PLACEHOLDERS = {
    "one's": ("his", "her", "their", "my", "our", "your", "its", "the", ""),
    "someone": ("him", "her", "them", ""),
    "oneself": ("himself", "herself", "themselves", "myself", "yourself", "itself"),
}
"""What may stand for these words of a member, "" for nothing: "hang up one's boots" is "hang up his boots" as well."""
Inflections = Mapping[str, Iterable[str]]
"""Of a word, its forms that have another stem: `win` → `won`."""


class Synonyms:
    """Groups of words and phrases that may stand for each other. A word may belong to several.

    A member is met in every form: inflected ("go down", "went down"), with its placeholders filled, and with its
    hyphens or without. A word and its own `inflections` are a group as well.
    """

    def __init__(self, groups: Iterable[Sequence[str]], inflections: Inflections | None = None) -> None:
        self._members: list[frozenset[tuple[str, ...]]] = []
        self._groups: dict[tuple[str, ...], tuple[int, ...]] = {}
        self._longest: dict[str, int] = {}
        other = {stem(word): [stem(form) for form in forms] for word, forms in (inflections or {}).items()}
        own = [(word, *forms) for word, forms in (inflections or {}).items()]
        self._inflected: dict[str, frozenset[str]] = {}
        for word, forms in other.items():
            together = frozenset((word, *forms))
            for form in together:
                self._inflected[form] = self._inflected.get(form, frozenset()) | together
        for number, group in enumerate((*groups, *own)):
            members = frozenset(form for member in group for form in _forms(member, other))
            self._members.append(members)
            for member in members:
                self._groups[member] = (*self._groups.get(member, ()), number)
                self._longest[member[0]] = max(self._longest.get(member[0], 0), len(member))

    def __len__(self) -> int:
        return len(self._members)

    def groups(self, phrase: str) -> tuple[int, ...]:
        """The numbers of the groups of a word or phrase, in any inflection."""
        return self._groups.get(tuple(stem(word) for word in parts(phrase)), ())

    def stems(self, word: str) -> frozenset[str]:
        """The stems of the single words that share a group with this one, itself among them where it has any."""
        return frozenset(
            member[0] for number in self.groups(word) for member in self._members[number] if len(member) == 1
        )

    def inflected(self, word: str) -> frozenset[str]:
        """The stems of a word and of its own other forms alone: "beaten" of "beat"."""
        own = stem(word)
        return self._inflected.get(own, frozenset((own,)))

    def phrases(self, word: str) -> frozenset[tuple[str, ...]]:
        """The phrases of several words, as stems, that share a group with this word or phrase."""
        return frozenset(member for number in self.groups(word) for member in self._members[number] if len(member) > 1)

    def alike(self, groups: Sequence[int]) -> tuple[dict[str, float], dict[str, list[tuple[tuple[str, ...], float]]]]:
        """All that may stand for a word of these groups, with the share of the groups it stands in.

        First single stems; then phrases, by their first stem.
        """
        shares = Counter(member for number in groups for member in self._members[number])
        single = {member[0]: count / len(groups) for member, count in shares.items() if len(member) == 1}
        phrases: dict[str, list[tuple[tuple[str, ...], float]]] = {}
        for member, count in shares.items():
            if len(member) > 1:
                phrases.setdefault(member[0], []).append((member, count / len(groups)))
        return single, phrases

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


def _forms(member: str, other: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, ...]]:
    """Every form of a member, as stems. A text may write its hyphens or not."""
    words = fold(member).split()
    if len(words) > 1 and not PLACEHOLDERS.keys().isdisjoint(words):
        for filled in product(*(PLACEHOLDERS.get(word, (word,)) for word in words)):
            yield from _forms(" ".join(filled), other)
        return
    stems = tuple(stem(word) for word in parts(member))
    yield stems
    if not other.keys().isdisjoint(stems):
        yield from product(*((one, *other.get(one, ())) for one in stems))
    if "-" in member:
        yield tuple(stem(word) for word in words)
    elif len(words) == 2:
        yield (stem("-".join(words)),)
