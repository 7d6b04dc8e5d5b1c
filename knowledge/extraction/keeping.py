"""What is put together from a lexicon once, and kept for as long as the lexicon is."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar
from weakref import WeakKeyDictionary

from knowledge.lexicon import Lexicon

_Made = TypeVar("_Made")


def kept(make: Callable[[Lexicon], _Made]) -> Callable[[Lexicon], _Made]:
    """A function of a lexicon that does its work once for each."""
    made: WeakKeyDictionary[Lexicon, _Made] = WeakKeyDictionary()

    @wraps(make)
    def keeping(lexicon: Lexicon) -> _Made:
        found = made.get(lexicon)
        if found is None:
            found = made[lexicon] = make(lexicon)
        return found

    return keeping
