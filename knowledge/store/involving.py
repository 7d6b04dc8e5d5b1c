"""Where facts stand that involve a name: places in the order of their stories, so that the newest are read alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import numpy as np
import numpy.typing as npt

from knowledge.language.folding import fold
from knowledge.store.cache import Caches
from knowledge.store.members import Members, Part, Pin, Pins
from knowledge.store.sessions import Session, listed

_INVOLVED = "SELECT folded, kind, version, position FROM fact_name WHERE folded IN ({})"
_BITS = 20
"""Of a place, for the position in its story; the rest is the rank of the story in its edition."""

Ranked = npt.NDArray[np.int64]
"""Places, ascending."""
Kinds = dict[str, Ranked]
"""Places of facts by the tag of their kind."""
Place = tuple[int, int]
"""A version, and the position of a fact in it."""


def involving(
    session: Session,
    caches: Caches,
    pins: Pins,
    members: Members,
    names: Sequence[str],
    also: Sequence[str] | None = None,
    kind: str | None = None,
) -> Iterator[Place]:
    """Where the facts stand, of a kind or of any, that involve one of the names, and one of `also` if that is given.

    In the order of their stories: newest first, undated last.
    """
    found: list[tuple[str, str, int, int]] = []
    parts = [(pin, members.parts[pin.identity]) for pin in pins if pin.identity in members.parts]
    for pin, part in parts:
        ranked = _union(session, caches, pin, part, names, kind)
        if also is not None:
            others = _union(session, caches, pin, part, also, kind)
            ranked = np.intersect1d(ranked, others, assume_unique=True)
        ranked = _shown(ranked, part, members.hidden(pin.identity or 0))
        if len(parts) == 1:
            yield from _places(ranked, part)
            return
        for version, position in _places(ranked, part):
            key = part.keys[version]
            found.append((part.published[part.ranks[version]], key, version, position))
    found.sort(key=lambda row: (row[1], row[3]))
    found.sort(key=lambda row: row[0], reverse=True)
    yield from ((version, position) for _, _, version, position in found)


def _union(session: Session, caches: Caches, pin: Pin, part: Part, names: Sequence[str], kind: str | None) -> Ranked:
    """Where the facts stand, of a kind or of any, that involve one of the names."""
    forms = {_stored(form) for name in names for form in (fold(name), name)}
    kept = {form: found for form in forms if (found := caches.involved.peek((pin, form))) is not None}
    missing = sorted(forms - kept.keys())
    for form, found in _read(session, part, missing).items() if missing else ():
        caches.involved.put((pin, form), found)
        kept[form] = found
    here = [ranked for found in kept.values() for tag, ranked in found.items() if kind in {None, tag}]
    return here[0] if len(here) == 1 else np.unique(np.concatenate([np.empty(0, np.int64), *here]))


def _stored(form: str) -> str:
    """A form without what no database keeps."""
    return form.encode("utf-8", "replace").decode("utf-8")


def _read(session: Session, part: Part, forms: Sequence[str]) -> dict[str, Kinds]:
    codes: dict[str, dict[str, list[int]]] = {form: {} for form in forms}
    for form, kind, version, position in listed(session, _INVOLVED, forms):
        rank = part.ranks.get(version)
        if rank is not None:
            codes[form].setdefault(kind, []).append(rank << _BITS | position)
    return {
        form: {kind: np.sort(np.array(some, dtype=np.int64)) for kind, some in here.items()}
        for form, here in codes.items()
    }


def _shown(ranked: Ranked, part: Part, hidden: Iterable[int]) -> Ranked:
    """Without the stories that a later collection's hide."""
    ranks = [part.ranks[version] for version in hidden]
    return ranked[~np.isin(ranked >> _BITS, ranks)] if ranks else ranked


def _places(ranked: Ranked, part: Part) -> Iterator[Place]:
    versions = part.numbers[ranked >> _BITS].tolist()
    return zip(versions, (ranked & (1 << _BITS) - 1).tolist(), strict=True)
