"""Which sides of matches are the same side, told in different words by different stories."""

from __future__ import annotations

from collections.abc import Iterable

from knowledge.lexicon import Lexicon
from knowledge.model import Match
from knowledge.reconciling.words import key

_TEAMS = ("nation", "club", "team", "franchise")


class Sides:
    """Gives every side a key: its lexicon entry's id, else its folded words in the longest form its opponent met."""

    def __init__(self, matches: Iterable[Match], lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._plain: dict[str, str] = {}
        self._full: dict[tuple[str, str], str] = {}
        self._learn([tuple(self.plain(side) for side in match.sides) for match in matches])

    def pair(self, match: Match) -> tuple[str, str]:
        """The keys of a match's sides, in its order."""
        one, other = (self.plain(side) for side in match.sides)
        return self._full.get((other, one), one), self._full.get((one, other), other)

    def plain(self, side: str) -> str:
        """The key of a side on its own."""
        known = self._plain.get(side)
        if known is None:
            folded = key(side)
            entries = {entry.id for entry in self._lexicon.lookup(folded) if entry.id.split(":")[0] in _TEAMS}
            known = entries.pop() if len(entries) == 1 else folded
            self._plain[side] = known
        return known

    def _learn(self, pairs: Iterable[tuple[str, ...]]) -> None:
        """Against one opponent, a key that is the head or tail of exactly one longer key is that one."""
        met: dict[str, set[str]] = {}
        for one, other in pairs:
            met.setdefault(one, set()).add(other)
            met.setdefault(other, set()).add(one)
        for opponent, names in met.items():
            ends: dict[str, set[str]] = {}
            for name in names:
                parts = name.split()
                if ":" in name or len(parts) < 2:
                    continue
                for cut in range(1, len(parts)):
                    ends.setdefault(" ".join(parts[:cut]), set()).add(name)
                    ends.setdefault(" ".join(parts[cut:]), set()).add(name)
            for name in names:
                longer = ends.get(name, set())
                if len(longer) == 1:
                    self._full[opponent, name] = next(iter(longer))
