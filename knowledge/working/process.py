"""The worker as seen by whoever has work for it: it may hang, swell or die, and only one story is lost."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from types import TracebackType
from typing import Self

import msgspec

from knowledge.limits import Limits
from knowledge.model import Problem
from knowledge.reading import ReadingError
from knowledge.working import frames
from knowledge.working.spawning import spawn
from knowledge.working.understanding import FAILED, Understood

MOST_COSTLY = 3
"""Stories of one file that may exceed their limits before the rest of it is left."""
_START = 60.0
"""Seconds in which a worker must be ready."""
_A_SECOND = 250_000
"""Bytes of a file for which reading is given a second more."""

logger = logging.getLogger(__name__)


class WorkerError(Exception):
    """There is no worker to be had; the message says why."""


class _Lost(Exception):  # noqa: N818  it is a message, not a mistake
    """The worker is no more use for what it was at; the message tells people why."""


class Worker:
    """Understands files in a process of its own, which starts with the first file. For one thread at a time."""

    def __init__(self, limits: Limits, lexicon_files: Sequence[Path], mark: str) -> None:
        self._limits = limits
        self._lexicon_files = lexicon_files
        self._mark = mark
        self._process: _Process | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __call__(self, data: bytes, key: str, known: Mapping[str, str]) -> Iterator[Understood | Problem]:
        """The stories of a file, in turn, or what is wrong with one; ReadingError where the file is no use.

        WorkerError where no worker can be started.
        """
        begin, costly = 0, 0
        while True:
            at = None
            process = self._running()
            try:
                for frame in self._answers(process, frames.Order(data, key, dict(known), begin)):
                    match frame:
                        case frames.Begun():
                            at = frame.key
                        case frames.Done():
                            at, begin = None, begin + 1
                            yield Understood(frame.story, frame.analysis)
                        case frames.Failed():
                            logger.error("the rules failed on %s\n%s", at, frame.trace)
                            failed, at, begin = at, None, begin + 1
                            yield Problem(failed or key, f"{FAILED}: {frame.error}")
                        case frames.Unreadable():
                            raise ReadingError(frame.reason, frame.line)
            except _Lost as lost:
                self.close()
                if at is None and not begin:
                    raise ReadingError(str(lost)) from None
                costly += 1
                if at is not None:  # Else it was lost between two stories, and no story is to blame.
                    begin += 1
                    yield Problem(at, str(lost))
                if costly == MOST_COSTLY:
                    raise ReadingError(f"{MOST_COSTLY} of its stories cost too much: split or shorten them") from None
            else:
                return

    def read(self, data: bytes, key: str) -> None:
        """See whether a file can be read; ReadingError where it cannot, WorkerError where no worker can be started."""
        try:
            for frame in self._answers(self._running(), frames.Order(data, key, {}, only_read=True)):
                if isinstance(frame, frames.Unreadable):
                    raise ReadingError(frame.reason, frame.line)
        except _Lost as lost:
            self.close()
            raise ReadingError(str(lost)) from None

    def close(self) -> None:
        """End the process; the next file starts another."""
        if self._process is not None:
            self._process.end()
            self._process = None

    def _running(self) -> _Process:
        if self._process is None:
            self._process = _Process(self._limits, self._lexicon_files)
            try:
                ready = self._process.next(_START)
            except Empty:
                ready = None
            if not isinstance(ready, frames.Ready):
                self.close()
                raise WorkerError("the process that reads stories cannot be started: see the log")
            if ready.mark != self._mark:
                self.close()
                raise WorkerError("Pressbox's rules have changed since it was started: start it again")
        return self._process

    def _answers(self, process: _Process, order: frames.Order) -> Iterator[frames.Frame]:
        seconds = self._limits.story_seconds + len(order.data) / _A_SECOND
        process.send(order)
        while True:
            try:
                frame = process.next(seconds)
            except Empty:
                raise _Lost(f"takes longer than {seconds:,.3g} s to read: split or shorten it") from None
            if frame is None or isinstance(frame, frames.TooLarge):
                megabytes = self._limits.story_megabytes
                raise _Lost(f"takes more than {megabytes:,} megabytes of memory to read: split or shorten it")
            if isinstance(frame, frames.Finished):
                return
            seconds = self._limits.story_seconds
            yield frame


class _Process:
    """A worker that runs; what it says is waiting to be taken."""

    def __init__(self, limits: Limits, lexicon_files: Sequence[Path]) -> None:
        told = msgspec.json.encode(limits).decode()
        self._process = process = spawn("knowledge.working", [told, *map(str, lexicon_files)])
        if process.stdin is None or process.stdout is None:
            raise WorkerError("the process that reads stories has no pipes")
        self._orders, self._answers = process.stdin, process.stdout
        self._told: SimpleQueue[frames.Frame | None] = SimpleQueue()
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()

    def send(self, order: frames.Order) -> None:
        """Give it an order; one that is dead already will tell nothing."""
        try:
            frames.send(self._orders, order)
        except OSError:
            self._told.put(None)

    def next(self, seconds: float) -> frames.Frame | None:
        """What it tells next, None where it has ended; Empty where it tells nothing in that time."""
        return self._told.get(timeout=seconds)

    def end(self) -> None:
        """End it, whatever it is at."""
        self._process.kill()
        self._process.wait()
        self._listener.join()
        for stream in (self._orders, self._answers):
            # What it had not taken yet cannot be sent any more.
            with suppress(OSError):
                stream.close()

    def _listen(self) -> None:
        frame: frames.Frame | None = frames.Finished()
        while frame is not None:
            try:
                frame = frames.receive_frame(self._answers)
            except (OSError, ValueError, msgspec.MsgspecError):
                frame = None
            self._told.put(frame)
