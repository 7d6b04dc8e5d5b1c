"""The process that works apart: does what one order says, and ends."""

from __future__ import annotations

import os
import signal
import sys
from contextlib import closing
from pathlib import Path
from threading import Thread
from typing import BinaryIO

from knowledge.lexicon import LexiconError
from knowledge.model import Report
from knowledge.publishing.apart import (
    Finished,
    Message,
    Order,
    Refused,
    Reload,
    SaveNames,
    Underway,
    receive_order,
    send,
)
from knowledge.publishing.here import Here
from knowledge.publishing.turns import PublishingError
from knowledge.search.names import NameIndex
from knowledge.search.saving import Saving
from knowledge.store import open_store
from knowledge.store.protocol import StoreError
from knowledge.working import Rules

NICE = 5
"""How far this process, and its worker, stand behind those who answer."""
CHANGED = "Pressbox's rules have changed since it was started: start it again"


def main() -> None:
    """Take an order, and tell how it goes."""
    # Whoever gave the order is told of the interruption, too, and ends this process.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    orders, told = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    if hasattr(os, "nice"):
        os.nice(NICE)
    order = receive_order(orders)
    if order is None:
        return
    Thread(target=_end_with, args=(orders,), daemon=True).start()
    send(told, _done(order, told))


def _done(order: Order, told: BinaryIO) -> Message:
    try:
        if isinstance(order, SaveNames):
            _save_names(order)
            return Finished()
        return Finished(_reload(order, told))
    except (PublishingError, LexiconError) as error:
        return Refused(str(error), of_store=False)
    except StoreError as error:
        return Refused(str(error), of_store=True)


def _rules(order: Order) -> Rules:
    rules = Rules.load([Path(file) for file in order.lexicon_files])
    if rules.mark != order.mark:
        raise PublishingError(CHANGED)
    return rules


def _save_names(order: SaveNames) -> None:
    rules = _rules(order)
    with closing(open_store(order.database)) as store:
        view = store.view(order.collections)
        Saving(store, rules.lexicon, rules.mark).save(NameIndex(view.names(), rules.lexicon), view.editions, small=True)


def _reload(order: Reload, told: BinaryIO) -> Report:
    rules = _rules(order)
    with closing(open_store(order.database)) as store:
        here = Here(store, Path(order.folder), rules, order.limits)
        return here(order.collection, order.deed, order.patience, lambda done, of: send(told, Underway(done, of)))


def _end_with(orders: BinaryIO) -> None:
    """End, whatever this process is at, when nobody is there any more to hear of it."""
    orders.read(1)
    os._exit(1)


if __name__ == "__main__":
    main()
