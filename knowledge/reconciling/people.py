"""One person from many stories, and different people of the same name kept apart."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

import msgspec

from knowledge.lexicon import Lexicon
from knowledge.model import Merged, Profile
from knowledge.reconciling.corrected import as_set
from knowledge.reconciling.evidence import buckets, commonest, confidence, joined, merged, story_of
from knowledge.reconciling.words import key, same_name, words

_YEARS_APART = 2
"""By how much two years of birth, told as ages on the days of publishing, may differ in one person."""
_COMPARED = 24
"""People of one name that a profile is compared with."""


def merge_people(
    profiles: Sequence[Profile],
    published: Mapping[str, dt.date | None],
    copies: Mapping[str, int],
    lexicon: Lexicon,
) -> list[Merged]:
    """Join the profiles of one person.

    Profiles of the same full name are one person unless age, or team and nationality, or role say otherwise. A bare
    surname, or initials and surname, joins another story's only where team, nationality or role agree.
    """
    found = []
    profiles = [_with_nation(profile, lexicon) for profile in profiles]
    for same in buckets(profiles, lambda profile: key(profile.name)):
        people: list[list[Profile]] = []
        for profile in same:
            home = next((p for p in people[:_COMPARED] if _is_one_of(profile, p, published)), None)
            if home is None:
                people.append([profile])
            else:
                home.append(profile)
        found += [_one(person, copies) for person in people]
    return found


def _with_nation(profile: Profile, lexicon: Lexicon) -> Profile:
    """A profile whose team is a nation's, with that nation as nationality where it tells none."""
    if profile.nationality or not profile.team:
        return profile
    nation = next((e for e in lexicon.lookup(key(profile.team)) if e.id.startswith("nation:")), None)
    return msgspec.structs.replace(profile, nationality=nation.canonical) if nation else profile


def _is_one_of(profile: Profile, person: Sequence[Profile], published: Mapping[str, dt.date | None]) -> bool:
    known = [other for other in person[:_COMPARED] if story_of(other) != story_of(profile)]
    if len(known) < min(len(person), _COMPARED):
        return _agrees(profile, person[0]) or not _clashes(profile, person[0], published)
    if any(_clashes(profile, other, published) for other in known):
        return False
    return _is_full(profile.name) or any(_agrees(profile, other) for other in known)


def _is_full(name: str) -> bool:
    """Whether a name has a given name and a surname, the first not a mere initial."""
    parts = words(name)
    return len(parts) > 1 and len(parts[0]) > 1


def _agrees(one: Profile, other: Profile) -> bool:
    if one.team and other.team and same_name(one.team, other.team):
        return True
    if one.role and other.role and set(words(one.role)) & set(words(other.role)):
        return True
    return bool(one.nationality and one.nationality == other.nationality)


def _clashes(one: Profile, other: Profile, published: Mapping[str, dt.date | None]) -> bool:
    """Whether two profiles of the same name cannot be of the same person."""
    if one.age is not None and other.age is not None:
        day, other_day = published.get(story_of(one)), published.get(story_of(other))
        if day and other_day:
            return abs((day.year - one.age) - (other_day.year - other.age)) > _YEARS_APART
        return abs(one.age - other.age) > 15
    nations = one.nationality and other.nationality and one.nationality != other.nationality
    teams = one.team and other.team and not same_name(one.team, other.team)
    roles = one.role and other.role and not set(words(one.role)) & set(words(other.role))
    return bool(nations and (teams or roles))


def _one(person: Sequence[Profile], copies: Mapping[str, int]) -> Merged:
    base = max(person, key=lambda p: (p.role is not None, len(p.role or ""), p.confidence))
    nationality = commonest(((p.nationality, story_of(p)) for p in person if p.nationality), copies)
    team = commonest(((p.team, story_of(p)) for p in person if p.team), copies)
    fact = msgspec.structs.replace(
        base,
        team=base.team or (team if isinstance(team, str) else None),
        nationality=base.nationality or (nationality if isinstance(nationality, str) else None),
        age=base.age if base.age is not None else next((p.age for p in person if p.age is not None), None),
        evidence=joined([base, *(p for p in person if p is not base)]),
        confidence=confidence(person, copies),
    )
    return merged(as_set(fact, person), person, copies)
