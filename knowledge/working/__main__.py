"""The worker: understands the files it is sent, until nobody sends any more. Arguments: limits, lexicon files."""

from __future__ import annotations

import os
import signal
import sys
import traceback
from pathlib import Path
from typing import BinaryIO

import msgspec

from knowledge import lexicon as lexicons
from knowledge.lexicon import Lexicon
from knowledge.limits import MEGABYTE, Limits
from knowledge.reading import ReadingError
from knowledge.working import frames
from knowledge.working.rules import rules
from knowledge.working.understanding import RulesError, reading, understood

_OWN_SPACE = Path("/proc/self/statm")


def main(limits: Limits, lexicon_files: list[Path]) -> None:
    """Work until the orders end."""
    # Whoever gave the orders is told of the interruption, too, and ends this process by ending the orders.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    orders, told = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    mark = rules(lexicon_files)
    lexicon = lexicons.load(lexicon_files)
    _bound(limits.story_megabytes)
    frames.send(told, frames.Ready(mark))
    while (order := frames.receive_order(orders)) is not None:
        try:
            _work(order, lexicon, limits.file_stories, told)
        except MemoryError:
            frames.send(told, frames.TooLarge())
            return


def _work(order: frames.Order, lexicon: Lexicon, most: int, told: BinaryIO) -> None:
    try:
        stories = reading(order.data, order.key, most)
    except ReadingError as error:
        frames.send(told, frames.Unreadable(error.reason, error.line))
        return
    for story in [] if order.only_read else stories[order.begin :]:
        frames.send(told, frames.Begun(story.key))
        try:
            done = understood(story, lexicon, order.known)
        except RulesError as error:
            frames.send(told, frames.Failed(str(error), traceback.format_exc()))
        else:
            frames.send(told, frames.Done(done.story, done.analysis))
    frames.send(told, frames.Finished())


def _bound(megabytes: int) -> None:
    """Let this process have no more memory than that beside what it has; where the system can hold it to that."""
    if not _OWN_SPACE.exists():
        return
    import resource  # noqa: PLC0415  only where the system has it

    now = int(_OWN_SPACE.read_text().split()[0]) * resource.getpagesize()
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    wanted = now + megabytes * MEGABYTE
    resource.setrlimit(resource.RLIMIT_AS, (wanted if hard == resource.RLIM_INFINITY else min(wanted, hard), hard))


if __name__ == "__main__":
    main(msgspec.json.decode(sys.argv[1], type=Limits), [Path(file) for file in sys.argv[2:]])
