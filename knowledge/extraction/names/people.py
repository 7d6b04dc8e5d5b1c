"""Persons of one story: full names, and the shorter forms that belong to them."""

from __future__ import annotations

from collections import defaultdict

from knowledge.extraction.name_words import name_words

SHORTEST_TYPO = 7
"""Letters of a surname from which one that differs in a letter is taken for a slip."""


class People:
    """Joins the forms under which a story names its persons.

    Persons are numbered in the order in which they are added. A form is a tuple of folded words.
    """

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.forms: list[list[str]] = []
        self._keys: list[tuple[str, ...]] = []
        self._by_key: dict[tuple[str, ...], int] = {}
        self._tails: dict[str, list[int]] = defaultdict(list)
        self._heads: dict[str, list[int]] = defaultdict(list)
        self._nearly: dict[str, set[int]] = defaultdict(set)
        self._honours = name_words().honours

    def add(self, folded: tuple[str, ...], text: str) -> int:
        """The person of this full name: the one known by it, or by initials that fit, or a new one."""
        key = self._key(folded)
        known = self._by_key.get(key)
        if known is None:
            known = self._fitting(key)
        if known is None:
            known = len(self.texts)
            self.texts.append(text)
            self.forms.append([text])
            self._keys.append(key)
            self._index(known, key)
        else:
            self._note(known, key, text)
        self._by_key[key] = known
        return known

    def named(self, folded: tuple[str, ...], recent: int | None = None) -> int | None:
        """The person meant by a full name, a surname or a given name; of several the most recent, else the first."""
        key = self._key(folded)
        known = self._by_key.get(key)
        if known is not None:
            return known
        if len(key) > 1 and _is_initial(key[0]):
            return self._fitting(key)
        joined = " ".join(key)
        owners = self._tails.get(joined) or self._heads.get(joined) or self._mistyped(joined)
        if len(owners) > 1 and recent in owners:
            return recent
        return owners[0] if owners else None

    def _mistyped(self, surname: str) -> list[int]:
        """The one person whose surname differs in a letter: "Hassel" is Hassell. Short surnames differ on purpose."""
        if len(surname) < SHORTEST_TYPO:
            return []
        found = {owner for form in _lacking_one(surname) for owner in self._nearly.get(form, ())}
        return list(found) if len(found) == 1 else []

    def note(self, person: int, text: str) -> None:
        """Another form under which the person is met."""
        if text not in self.forms[person]:
            self.forms[person].append(text)

    def _note(self, person: int, key: tuple[str, ...], text: str) -> None:
        self.note(person, text)
        if len(text) > len(self.texts[person]) and len(key) >= len(self._keys[person]):
            self.texts[person] = text
            self._keys[person] = key
            self._index(person, key)

    def _key(self, folded: tuple[str, ...]) -> tuple[str, ...]:
        key = tuple(word.rstrip(".") for word in folded if word not in self._honours)
        return key or folded

    def _index(self, person: int, key: tuple[str, ...]) -> None:
        for at in range(1, len(key)):
            tail = " ".join(key[at:])
            owners = self._tails[tail]
            if person not in owners:
                owners.append(person)
            if len(tail) >= SHORTEST_TYPO:
                for form in _lacking_one(tail):
                    self._nearly[form].add(person)
        if len(key) == 1:
            self._tails[key[0]].append(person)
        elif not _is_initial(key[0]) and person not in self._heads[key[0]]:
            self._heads[key[0]].append(person)

    def _fitting(self, key: tuple[str, ...]) -> int | None:
        """The one person with this surname whose given name and these initials agree."""
        if len(key) < 2:
            return None
        owners = self._tails.get(" ".join(key[1:]), [])
        fitting = [
            owner
            for owner in owners
            if len(self._keys[owner]) >= 2
            and self._keys[owner][0][0] == key[0][0]
            and (_is_initial(key[0]) or _is_initial(self._keys[owner][0]))
        ]
        return fitting[0] if len(fitting) == 1 else None


def _is_initial(word: str) -> bool:
    return len(word.replace(".", "").replace("-", "")) <= 2 and (len(word) == 1 or "." in word or "-" in word)


def _lacking_one(word: str) -> list[str]:
    """The word itself and what is left of it without one letter: two words a letter apart share one of these."""
    return [word, *(word[:at] + word[at + 1 :] for at in range(len(word)))]
