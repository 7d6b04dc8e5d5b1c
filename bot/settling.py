"""Settling down after the start, so that no answer waits for what can be done before or seldom."""

from __future__ import annotations

import gc

_YOUNG = 2_000
"""Objects made until the collector of garbage looks at the young ones,"""
_OLDER = 5, 100
"""and rounds of that until it looks at the older ones, and of those until it looks at all (Python's default is 10)."""


def settle() -> None:
    """Let the collector of garbage leave out all that has been loaded, and look through the rest seldom.

    Nothing that an answer makes holds itself, so all but a few objects go at once without it. A full look takes as
    long as a few answers, and it stops every one of them.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(_YOUNG, *_OLDER)
