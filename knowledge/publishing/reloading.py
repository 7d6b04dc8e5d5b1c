"""The folder, and what was handed in → the next edition."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import chain
from pathlib import Path

import msgspec

from knowledge.correcting import HoldFile, Standing
from knowledge.lexicon import Lexicon
from knowledge.limits import DEFAULT, Limits
from knowledge.model import GLOBAL, Problem, Report
from knowledge.publishing import overlaying
from knowledge.publishing.correcting import Correcting
from knowledge.publishing.folders import PUT, Source, Sources, sources
from knowledge.publishing.sorting import Held, Sorting
from knowledge.publishing.turns import Progress, PublishingError
from knowledge.store.protocol import Along, Change, Deed, FactStore
from knowledge.working import InProcess, Understand, WorkerError
from knowledge.working.rules import rules

RELOAD = Deed("reload")

logger = logging.getLogger(__name__)


def reload(
    store: FactStore,
    lexicon: Lexicon,
    folder: Path | None,
    collection: str,
    progress: Progress | None = None,
    *,
    mark: str | None = None,
    understand: Understand | None = None,
    limits: Limits = DEFAULT,
    deed: Deed = RELOAD,
) -> Report:
    """Publish what changed in a folder since the newest edition; a file that cannot be read keeps its last version.

    A file is read again when its bytes or `mark` (what `rules` gives, taken when the lexicon was loaded) have changed,
    by `understand`, else in this process; so are the files that were handed in, which stay beside those of the folder.
    A server's collection has no folder. Corrections in force are laid upon what changed; those that find nothing to
    correct any more are among the problems. The caller holds the turn. Nothing changed, no new edition. PublishingError
    where the folder is missing or gives no story at all.
    """
    found = sources(folder, limits) if folder else Sources([], [])
    standing = store.standing(collection)
    sorting = Sorting(understand or InProcess(lexicon), mark or rules(), store.digests(collection), _held(standing))
    correcting = Correcting(store, collection, lexicon, standing)
    changes = map(correcting.served, _changes(sorting, folder, found, handed_in(store, collection), progress))
    edition = store.edition(collection)
    try:
        first = next(changes, None)
        if first is not None or (edition is None and folder):
            along = Along(ended=sorting.released)
            edition = store.publish(collection, chain([first] if first else [], changes), deed, along)
    except WorkerError as error:
        raise PublishingError(str(error)) from error
    report = sorting.report(edition.number if edition else 0)
    if collection == GLOBAL:
        overlaying.follow(store, lexicon)
    return msgspec.structs.replace(report, problems=(*report.problems, *correcting.gone()))


def reload_servers(store: FactStore, lexicon: Lexicon, mark: str, understand: Understand) -> None:
    """Understand anew what servers handed in, where that was understood by other rules. The caller holds the turn.

    What is wrong with a server's file is no other's business: it goes to the log, and its last version stays.
    """
    for collection in store.collections():
        digests = store.digests(collection).values()
        if collection != GLOBAL and not all(digest.startswith(f"{mark}.") for digest in digests):
            for problem in reload(store, lexicon, None, collection, mark=mark, understand=understand).problems:
                logger.warning("of %s: %s: %s", collection, problem.file, problem.reason)


def _held(standing: Sequence[Standing]) -> dict[str, Held]:
    """The files that a roll back holds back."""
    return {
        one.correction.file: Held(one.correction.digest, one.number)
        for one in standing
        if isinstance(one.correction, HoldFile)
    }


def handed_in(store: FactStore, collection: str) -> list[Source]:
    """The files of a collection that were handed in."""
    return [
        Source(name, partial(_kept, store, collection, name), digest)
        for name, digest in store.files(collection).items()
    ]


def _kept(store: FactStore, collection: str, name: str) -> bytes:
    data = store.file(collection, name)
    if data is None:
        raise FileNotFoundError(2, "it is kept no more")
    return data


def _changes(
    sorting: Sorting, folder: Path | None, found: Sources, handed: list[Source], progress: Progress | None
) -> Iterator[Change]:
    names = {source.key for source in handed}
    own = [source for source in found.files if source.key not in names]
    yield from sorting.changes([*handed, *own], progress)
    for source in found.files:
        if source.key in names:
            sorting.broken(Problem(source.key, "another file of that name was handed in, and counts: rename this one"))
    for problem in found.closed:
        sorting.broken(problem)
    if folder and sorting.empty:
        raise PublishingError(_why_nothing(folder, sorting.problems))
    yield from sorting.removals()


def _why_nothing(folder: Path, problems: tuple[Problem, ...]) -> str:
    if not problems:
        return f"{folder} holds no story: {PUT}"
    first = problems[0]
    where = f"{first.file}:{first.line}" if first.line else first.file
    return f"no story of {folder} can be read; the first, {where}: {first.reason}"
