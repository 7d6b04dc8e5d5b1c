"""Corrections laid upon a story and what was found in it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from knowledge.correcting.fields import FieldError, with_field
from knowledge.correcting.marks import find
from knowledge.correcting.names import joined_by, merged, split
from knowledge.correcting.records import (
    AddAlias,
    Correction,
    FixStory,
    HideFact,
    HoldFile,
    MergeNames,
    RemoveStory,
    SetField,
    SplitName,
    Standing,
)
from knowledge.model import Analysis, Story

Again = Callable[[Story], Analysis | None]
"""Finds anew what a story says, for one whose date is another; None where that fails."""


class Corrected(NamedTuple):
    """A story as it is to be in service (both None: not at all), and the numbers of corrections that found nothing."""

    story: Story | None
    analysis: Analysis | None
    missed: tuple[int, ...]


class Corrections:
    """Corrections in force, by what they touch."""

    def __init__(self, standing: Iterable[Standing]) -> None:
        self.standing = sorted(standing, key=lambda one: one.number)
        self._of_story: dict[str, list[Standing]] = {}
        self._of_name: list[Standing] = []
        self._names: set[str] = set()
        for one in self.standing:
            key = story_of(one.correction)
            if key is not None:
                self._of_story.setdefault(key, []).append(one)
            elif isinstance(one.correction, MergeNames | SplitName):
                self._of_name.append(one)
                self._names |= names_of(one.correction)

    def __bool__(self) -> bool:
        return bool(self._of_story or self._of_name)

    def stories(self) -> list[str]:
        """The keys of the stories that corrections name."""
        return list(self._of_story)

    def apply(self, story: Story, analysis: Analysis, again: Again) -> Corrected | None:
        """The story with all that touches it, in the order in which it was said; None where nothing does.

        Another date comes before all else: what the story says is found anew by it.
        """
        own = self._of_story.get(story.key, [])
        shared = self._of_name if not self._names.isdisjoint(map(joined_by, analysis.names)) else []
        if not own and not shared:
            return None
        if any(isinstance(one.correction, RemoveStory) for one in own):
            return Corrected(None, None, ())
        missed: list[int] = []
        for one in own:
            if isinstance(one.correction, FixStory):
                story, analysis = _fixed(story, analysis, one.correction, again)
        for one in sorted((*own, *shared), key=lambda one: one.number):
            found = _applied(story, analysis, one.correction)
            if found is not None:
                analysis = found
            elif one in own:
                missed.append(one.number)
        return Corrected(story, analysis, tuple(missed))


def story_of(correction: Correction) -> str | None:
    """The key of the one story that a correction is of, None where it is of a name or a file."""
    match correction:
        case SetField() | HideFact():
            return correction.fact.story
        case FixStory() | RemoveStory():
            return correction.story
    return None


def names_of(correction: Correction) -> set[str]:
    """What the names are joined by whose stories a correction changes."""
    match correction:
        case MergeNames():
            return {joined_by(correction.wrong)}
        case SplitName():
            return {joined_by(correction.name)}
    return set()


def after(standing: Sequence[Standing], begun: Sequence[Correction], ended: Collection[int]) -> list[Standing]:
    """What will be in force once some corrections are, and others are not."""
    last = max((one.number for one in standing), default=0)
    left = [one for one in standing if one.number not in ended]
    return left + [Standing(last + place, 0, one) for place, one in enumerate(begun, 1)]


def replaced(correction: Correction, standing: Sequence[Standing]) -> list[int]:
    """The numbers of the corrections whose place a new one takes: they say otherwise of the same."""
    return [one.number for one in standing if _thing(one.correction) == _thing(correction)]


def _thing(correction: Correction) -> tuple[object, ...]:
    match correction:
        case SetField():
            return ("set", correction.fact, correction.field)
        case HideFact():
            return ("hide", correction.fact)
        case MergeNames():
            return ("merge", joined_by(correction.wrong))
        case SplitName():
            return ("split", joined_by(correction.name), correction.form, correction.stories)
        case AddAlias():
            return ("alias", joined_by(correction.name), correction.alias)
        case FixStory():
            return ("story", correction.story, correction.title is None, correction.published is None)
        case RemoveStory():
            return ("remove", correction.story)
        case HoldFile():
            return ("hold", correction.file)


def _applied(story: Story, analysis: Analysis, correction: Correction) -> Analysis | None:
    """What was found, with one correction; None where it finds nothing to correct."""
    match correction:
        case SetField():
            place = find(correction.fact, analysis.facts, story)
            try:
                made = None if place is None else with_field(analysis.facts[place], correction.field, correction.value)
            except FieldError:
                return None
            return None if place is None or made is None else _with_fact(analysis, place, (made,))
        case HideFact():
            place = find(correction.fact, analysis.facts, story)
            return None if place is None else _with_fact(analysis, place, ())
        case MergeNames():
            return merged(analysis, correction)
        case SplitName():
            return split(analysis, correction, story)
    return analysis


def _with_fact(analysis: Analysis, place: int, facts: tuple[object, ...]) -> Analysis:
    return replace(analysis, facts=(*analysis.facts[:place], *facts, *analysis.facts[place + 1 :]))


def _fixed(story: Story, analysis: Analysis, correction: FixStory, again: Again) -> tuple[Story, Analysis]:
    fixed = replace(
        story,
        title=correction.title if correction.title is not None else story.title,
        published=correction.published if correction.published is not None else story.published,
    )
    if fixed.published == story.published:
        return fixed, analysis
    return fixed, again(fixed) or analysis
