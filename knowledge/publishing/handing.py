"""Files that people hand in → a draft to look at → the next edition."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from itertools import chain
from typing import NamedTuple

import msgspec

from knowledge.correcting import Correction, RemoveStory, Standing, after, replaced, story_of
from knowledge.lexicon import Lexicon
from knowledge.model import GLOBAL, Analysis, Problem, Report, Story
from knowledge.publishing import overlaying
from knowledge.publishing.correcting import Correcting
from knowledge.publishing.exporting import brought, same
from knowledge.publishing.folders import Source
from knowledge.publishing.sorting import Sorting, file_of
from knowledge.publishing.turns import Progress, PublishingError
from knowledge.reading import Beside, File, ReadingError, exported, read
from knowledge.reconciling.copies import near_copies
from knowledge.store.protocol import Along, Change, Deed, FactStore, View
from knowledge.working import Understand, WorkerError

ADD = "add"
TAKEN = "the folder has a story of that name already: give the file another"
TWICE = "another file handed in has that name: rename one"
CHANGED = "what these files would change has been changed meanwhile: look at them once more"
_WORDS = 40
"""Words of a story by which those are looked up that may be its copies."""
_LIKELIEST = 5


class Draft(NamedTuple):
    """What would be published, for people to look at: nothing has been changed yet."""

    collection: str
    files: dict[str, bytes]
    changes: tuple[Change, ...]
    before: dict[str, str]
    """The stories that these files gave before, with their digests."""
    report: Report
    """As if it had been published; its edition is the one in service, 0 for none."""
    copies: dict[str, tuple[str, ...]]
    """For the key of a story those of its near copies, in the draft or there already; none, no entry."""
    corrections: tuple[Correction, ...] = ()
    """What an export brings beside its stories."""

    @property
    def stories(self) -> list[tuple[Story, Analysis]]:
        """The stories that would be new or changed, and what they say."""
        return [(change.story, change.analysis) for change in self.changes if change.story and change.analysis]


def draft(
    files: Sequence[File | Beside | Problem],
    store: FactStore,
    view: View,
    collection: str,
    mark: str,
    understand: Understand,
    progress: Progress | None = None,
) -> Draft:
    """Read files that were handed in for a collection, as `view` shows it; PublishingError where there is no worker."""
    before, held = store.digests(collection), store.files(collection)
    own = {file_of(key) for key in before} - held.keys()
    removed = {one.correction.story for one in store.standing(collection) if isinstance(one.correction, RemoveStory)}
    sorting = Sorting(understand, mark, {key: digest for key, digest in before.items() if key not in removed})
    corrections = _corrections(files, sorting)
    brought_out = {one.story for one in corrections if isinstance(one, RemoveStory)}
    gone = {file_of(key) for key in removed - brought_out}
    taken: dict[str, bytes] = {}
    for one in files:
        if isinstance(one, Problem):
            sorting.refused(one)
        elif isinstance(one, File) and (one.key in gone or not _is_there(one, store, collection)):
            if why := TAKEN if one.key in own else TWICE if one.key in taken else None:
                sorting.refused(Problem(one.key, why))
            else:
                taken[one.key] = one.data
    refused = len(sorting.problems)
    try:
        read = list(sorting.changes([Source(key, partial(taken.__getitem__, key)) for key in taken], progress))
    except WorkerError as error:
        raise PublishingError(str(error)) from error
    broken = {problem.file for problem in sorting.problems[refused:]}
    kept = {key: data for key, data in taken.items() if key not in broken}
    changes = [change for change in (*read, *sorting.removals(kept)) if file_of(change.key) in kept]
    edition = store.edition(collection)
    return Draft(
        collection,
        kept,
        tuple(changes),
        _of_files(before, taken),
        sorting.report(edition.number if edition else 0),
        _copies([change.story for change in changes if change.story], view),
        tuple(dict.fromkeys(corrections)),
    )


def add(store: FactStore, lexicon: Lexicon, made: Draft, who: str, reason: str) -> Report:
    """Publish a draft, and keep its files. The caller holds the turn.

    Corrections in force hold for it, too; but a story that was removed is in service again. PublishingError where what
    it would change has been changed since. Nothing in it, no new edition.
    """
    standing = store.standing(made.collection)
    new = _new(made.corrections, standing)
    if not made.changes and not new:
        return made.report
    if _of_files(store.digests(made.collection), made.files) != _of_files(made.before, made.files):
        raise PublishingError(CHANGED)
    keys = {change.key for change in made.changes}
    removals = [one for one in standing if isinstance(one.correction, RemoveStory)]
    again = {
        one.number for one in removals if story_of(one.correction) in keys and one.correction not in made.corrections
    }
    over = again | {number for one in new for number in replaced(one, standing)}
    correcting = Correcting(store, made.collection, lexicon, after(standing, new, over))
    others = [key for key in correcting.touched(new) if key not in keys]
    changes = chain(map(correcting.served, made.changes), correcting.anew(others))
    along = Along(made.files, corrections=new, ended=over)
    edition = store.publish(made.collection, changes, Deed(ADD, who, reason), along)
    if made.collection == GLOBAL:
        overlaying.follow(store, lexicon, {*keys, *others})
    return msgspec.structs.replace(made.report, edition=edition.number)


def _corrections(files: Sequence[File | Beside | Problem], sorting: Sorting) -> list[Correction]:
    """The corrections that an export brings; what is wrong with others is noted."""
    found = [one for beside in files if isinstance(beside, Beside) for one in brought(beside.data)]
    for one in found:
        if isinstance(one, Problem):
            sorting.refused(one)
    return [one for one in found if not isinstance(one, Problem)]


def _new(corrections: Sequence[Correction], standing: Sequence[Standing]) -> tuple[Correction, ...]:
    """Those that are not in force yet."""
    there = {one.correction for one in standing}
    return tuple(one for one in corrections if one not in there)


def _is_there(file: File, store: FactStore, collection: str) -> bool:
    """Whether an exported file is, word for word, what the folder gives."""
    if not file.data.startswith(exported.BEGINNING.encode()):
        return False
    try:
        return same(file.key, read(file.data, file.key), store, collection)
    except ReadingError:
        return False


def _of_files(digests: Mapping[str, str], files: Mapping[str, bytes]) -> dict[str, str]:
    return {key: digest for key, digest in digests.items() if file_of(key) in files}


def _copies(stories: Sequence[Story], view: View) -> dict[str, tuple[str, ...]]:
    """The near copies of each story among themselves and among those there already."""
    new = {story.key for story in stories}
    likely = {ranked.story for story in stories for ranked in view.rank(story.text.split()[:_WORDS], _LIKELIEST)}
    there = [story for key in sorted(likely - new) if (story := view.story(key)) is not None]
    groups = near_copies([*there, *stories])
    members: dict[int, list[str]] = {}
    for key, group in groups.items():
        members.setdefault(group, []).append(key)
    found = {key: tuple(other for other in members[groups[key]] if other != key) for key in sorted(new)}
    return {key: others for key, others in found.items() if others}
