"""Files → what is new in them, changed, the same, or broken."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

import msgspec

from knowledge.model import Problem, Report
from knowledge.publishing.folders import Source, problem
from knowledge.publishing.turns import Progress
from knowledge.reading import ReadingError
from knowledge.store.protocol import Change
from knowledge.working import Understand

_INCOMPLETE = "incomplete"
"""In the digest of a story the place of its file's, where of that not every story could be read: it is tried again."""
_LENGTH = 24
"""Digits of a file's digest that are kept."""
HELD = "it is held back, since the content was rolled back: change it, or withdraw correction {number}, to have it read"


class Held(NamedTuple):
    """How a file was when it was rolled back, and the number of the correction that holds it back."""

    digest: str
    number: int


class Sorting:
    """Sorts the stories of files into what is new, changed, the same, and broken.

    The digest kept with a story is `rules.file.story`: so an untouched file is not read again, and of a touched one
    only the stories that differ are extracted again.
    """

    def __init__(
        self, understand: Understand, mark: str, before: dict[str, str], held: Mapping[str, Held] | None = None
    ) -> None:
        self._understand = understand
        self._mark = mark
        self._before = before
        self._held = held or {}
        self.released: list[int] = []
        """The numbers of the corrections that held files back which have changed since."""
        self._of_file: dict[str, list[str]] = {}
        for key in before:
            self._of_file.setdefault(file_of(key), []).append(key)
        self._seen: set[str] = set()
        self._added: list[str] = []
        self._changed: list[str] = []
        self._removed: list[str] = []
        self._kept: list[str] = []
        self._problems: list[Problem] = []
        self._unchanged = 0
        self._step: Callable[[], None] = lambda: None

    @property
    def empty(self) -> bool:
        """Whether no file has given a story so far, nor kept one."""
        return not self._seen

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What has been wrong so far."""
        return tuple(self._problems)

    def changes(self, sources: Sequence[Source], progress: Progress | None = None) -> Iterator[Change]:
        """Read the files in turn, and yield what differs from the edition before."""
        for number, source in enumerate(sources, 1):
            if progress:
                # Of a file of many stories each counts as a step, so that whoever waits can stop it between two.
                self._step = partial(progress, number - 1, len(sources))
            yield from self._file(source)
            if progress:
                progress(number, len(sources))

    def removals(self, files: Collection[str] | None = None) -> Iterator[Change]:
        """Yield what is not there any more, of all files or of some, once they have been read."""
        for file, held in self._held.items():
            if not held.digest and not self._seen.intersection(self._of_file.get(file, ())):
                self._hold(file, held)
        gone = self._before.keys() - self._seen
        self._removed = sorted(key for key in gone if files is None or file_of(key) in files)
        for key in self._removed:
            yield Change(key)

    def refused(self, problem: Problem) -> None:
        """Note why a file is not read at all."""
        self._problems.append(problem)

    def report(self, edition: int) -> Report:
        """What the reload did."""
        return Report(
            edition=edition,
            added=tuple(self._added),
            changed=tuple(self._changed),
            removed=tuple(self._removed),
            unchanged=self._unchanged,
            kept=tuple(self._kept),
            problems=tuple(self._problems),
        )

    def _file(self, source: Source) -> list[Change]:
        try:
            former = self._of_file.get(source.key, [])
            if source.digest and self._is_same(former, source.digest):
                return []
            data = source.load()
            digest = hashlib.sha256(data).hexdigest()
            if (held := self._held.get(source.key)) is not None:
                if held.digest and digest.startswith(held.digest):
                    self._hold(source.key, held)
                    return []
                self.released.append(held.number)
            return [] if self._is_same(former, digest) else self._stories(source.key, data, self._marked(digest))
        except (ReadingError, OSError) as error:
            self.broken(problem(source.key, error))
        return []

    def _hold(self, file: str, held: Held) -> None:
        """Leave a file as it is in service, rolled back, and say so."""
        self.broken(Problem(file, HELD.format(number=held.number)))

    def _is_same(self, former: Sequence[str], digest: str) -> bool:
        """Whether a file gave its former stories by the same bytes and rules; counts them, if so."""
        same = bool(former) and all(self._before[key].startswith(f"{self._marked(digest)}.") for key in former)
        if same:
            self._same(former)
        return same

    def _marked(self, digest: str) -> str:
        return f"{self._mark}.{digest[:_LENGTH]}"

    def _stories(self, file: str, data: bytes, mark: str) -> list[Change]:
        """What of a file is to be published: all of it is worked out before any of it counts."""
        told = []
        for one in self._understand(data, file, self._known(file)):
            told.append(one)
            self._step()
        if any(isinstance(one, Problem) for one in told):
            mark = f"{self._mark}.{_INCOMPLETE}"
        changes = []
        for one in told:
            if isinstance(one, Problem):
                self.broken(one)
            elif one.story.key in self._seen:
                self._problems.append(Problem(file, f"another file already gave the story {one.story.key}: rename one"))
            elif one.analysis is None:
                self._same([one.story.key])
            else:
                key = one.story.key
                self._seen.add(key)
                (self._changed if key in self._before else self._added).append(key)
                marked = msgspec.structs.replace(one.story, digest=f"{mark}.{one.story.digest}")
                changes.append(Change(key, marked, one.analysis))
        return changes

    def _known(self, file: str) -> dict[str, str]:
        """The digests that reading gave the former stories of a file, if by the rules of today."""
        parts = {key: self._before[key].split(".", 2) for key in self._of_file.get(file, ())}
        return {key: part[2] for key, part in parts.items() if len(part) == 3 and part[0] == self._mark}

    def _same(self, keys: Sequence[str]) -> None:
        self._seen.update(keys)
        self._unchanged += len(keys)

    def broken(self, problem: Problem) -> None:
        """Note what is wrong with a file, a folder, or a story: what it gave before stays."""
        self._problems.append(problem)
        within = f"{problem.file}/"
        former = [
            key
            for file, keys in self._of_file.items()
            for key in keys
            if problem.file in {file, key} or file.startswith(within)
        ]
        self._seen.update(former)
        self._kept += former


def digest_of(digest: str) -> str | None:
    """The digest of the file that a story was read from, by the digest kept with it; None where not all was read."""
    parts = digest.split(".", 2)
    return parts[1] if len(parts) == 3 and parts[1] != _INCOMPLETE else None


def file_of(key: str) -> str:
    """The file of a story: without the number of its row."""
    file, _, row = key.rpartition("#")
    return file if file and row.isdecimal() else key
