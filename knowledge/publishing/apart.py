"""Reloads, and indexes of names, in processes of lower priority: who asks meanwhile shares neither time nor locks.

What the two say to each other: MessagePack, each message behind its length. The process ends when nobody listens.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO

import msgspec

from knowledge.limits import Limits
from knowledge.model import Report
from knowledge.publishing.turns import Progress, PublishingError
from knowledge.store.protocol import Deed, StoreError
from knowledge.working import Rules
from knowledge.working.spawning import spawn

logger = logging.getLogger(__name__)
MODULE = "knowledge.publishing"
ENDED = "the process that works apart has ended before it was done: see the log"
_LENGTH = 8


class Reload(msgspec.Struct, frozen=True, tag="reload"):
    """What to reload, and by which rules."""

    database: str
    folder: str
    collection: str
    limits: Limits
    lexicon_files: tuple[str, ...]
    mark: str
    deed: Deed
    patience: float


class SaveNames(msgspec.Struct, frozen=True, tag="names"):
    """Of which collections to make and save the index of names, and by which rules."""

    database: str
    collections: tuple[str, ...]
    lexicon_files: tuple[str, ...]
    mark: str


class Underway(msgspec.Struct, frozen=True, tag="underway"):
    """So many files are done."""

    done: int
    of: int


class Finished(msgspec.Struct, frozen=True, tag="finished"):
    """It is done; of a reload, with its report: the edition is in service."""

    report: Report | None = None


class Refused(msgspec.Struct, frozen=True, tag="refused"):
    """Nothing was published, for this reason."""

    reason: str
    of_store: bool


Order = Reload | SaveNames
Message = Underway | Finished | Refused
_encoder = msgspec.msgpack.Encoder()
_messages: msgspec.msgpack.Decoder[Message] = msgspec.msgpack.Decoder(Message)
_orders: msgspec.msgpack.Decoder[Order] = msgspec.msgpack.Decoder(Order)


class Apart:
    """Works in processes of its own. Safe to use from many threads: reloads take turns at the store."""

    def __init__(self, database: str, folder: Path, rules: Rules, limits: Limits) -> None:
        self._database = database
        self._folder = folder
        self._rules = rules
        self._limits = limits

    def __call__(self, collection: str, deed: Deed, patience: float, progress: Progress | None) -> Report:
        """Publish what changed. If `progress` raises, nothing is published, unless it is too late for that."""
        order = Reload(
            self._database,
            str(self._folder),
            collection,
            self._limits,
            self._lexicon_files,
            self._rules.mark,
            deed,
            patience,
        )
        report = self._done(order, progress)
        if report is None:
            raise PublishingError(ENDED)
        return report

    def save_names(self, collections: Sequence[str]) -> bool:
        """Have the index of some collections' names made and saved; whether that has been done."""
        order = SaveNames(self._database, tuple(collections), self._lexicon_files, self._rules.mark)
        try:
            self._done(order)
        except (PublishingError, StoreError) as error:
            logger.warning("the index of names is made here: %s", error)
            return False
        return True

    @property
    def _lexicon_files(self) -> tuple[str, ...]:
        return tuple(map(str, self._rules.lexicon_files))

    def _done(self, order: Order, progress: Progress | None = None) -> Report | None:
        process = spawn(MODULE)
        if process.stdin is None or process.stdout is None:
            raise PublishingError("the process that works apart has no pipes")
        try:
            send(process.stdin, order)
            return _heard(process.stdout, progress)
        except BrokenPipeError:
            raise PublishingError(ENDED) from None
        finally:
            process.kill()
            process.wait()
            with suppress(OSError):
                process.stdin.close()
            process.stdout.close()


def _heard(stream: IO[bytes], progress: Progress | None) -> Report | None:
    """What the process tells in the end."""
    while (message := receive(stream)) is not None:
        match message:
            case Underway(done, of):
                if progress:
                    progress(done, of)
            case Finished(report):
                return report
            case Refused(reason, of_store):
                raise StoreError(reason) if of_store else PublishingError(reason)
    raise PublishingError(ENDED)


def send(stream: IO[bytes], message: Message | Order) -> None:
    """Write a message."""
    data = _encoder.encode(message)
    stream.write(len(data).to_bytes(_LENGTH, "big") + data)
    stream.flush()


def receive(stream: IO[bytes]) -> Message | None:
    """The next message of the process, None where it has ended."""
    data = _received(stream)
    return None if data is None else _messages.decode(data)


def receive_order(stream: IO[bytes]) -> Order | None:
    """What to do, None where nobody says."""
    data = _received(stream)
    return None if data is None else _orders.decode(data)


def _received(stream: IO[bytes]) -> bytes | None:
    length = stream.read(_LENGTH)
    if len(length) < _LENGTH:
        return None
    data = stream.read(int.from_bytes(length, "big"))
    return data if len(data) == int.from_bytes(length, "big") else None
