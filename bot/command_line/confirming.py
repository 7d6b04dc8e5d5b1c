"""Whoever sits at the terminal: who they are, what they agree to, and how far it is meanwhile."""

from __future__ import annotations

import getpass
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import typer
from rich.console import Console
from rich.progress import Progress as Bar

from knowledge.publishing import Progress


def operator() -> str:
    """Who sits at the terminal, as the system knows them."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "operator"


def agreed(question: str, *, yes: bool, done: str = "changed") -> bool:
    """Whether something is to be done: by `--yes`, or by whoever sits at the terminal; else say that nothing was done.

    Where nobody sits there, nobody agrees.
    """
    if yes:
        return True
    asked = sys.stdin.isatty()
    if asked and typer.confirm(question, err=True):
        return True
    why = "" if asked else ": nobody could be asked here, and --yes was not given"
    typer.echo(f"Nothing was {done}{why}.", err=True)
    return False


@contextmanager
def bar(what: str) -> Iterator[Progress | None]:
    """A bar for what takes long, on a terminal; gone in the end."""
    if not sys.stderr.isatty():
        yield None
        return
    with Bar(console=Console(stderr=True), transient=True) as shown:
        task = shown.add_task(what)
        yield lambda done, of: shown.update(task, completed=done, total=of)
