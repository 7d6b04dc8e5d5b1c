"""What every command needs: the settings, the content opened, and an end with the right code and one line why."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from enum import IntEnum
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer
from rich.console import Console
from rich.table import Table

from bot import settings
from bot.show import lines, terminal
from knowledge import Knowledge
from knowledge.lexicon import LexiconError
from knowledge.model import Problem
from knowledge.publishing import PublishingError
from knowledge.store.protocol import StoreError

THROW_AWAY = "sqlite:///:memory:"
PATIENCE = 30.0
"""Seconds for which commands that only read wait while another program changes the content."""
MANY = 20
"""Files from which on reading shows how far it has come."""

Folder = Annotated[
    Path | None, typer.Option("--stories", help="Answer from this folder, in a throw-away store.", metavar="DIR")
]
AsJson = Annotated[bool, typer.Option("--json", help="One JSON line each.")]


class Exit(IntEnum):
    """What the exit codes mean."""

    DONE = 0
    PROBLEMS = 1
    USAGE = 2
    CANNOT_RUN = 3


@contextmanager
def opened(folder: Path | None, *, may_be_empty: bool = False) -> Iterator[tuple[Knowledge, tuple[Problem, ...]]]:
    """Open the configured knowledge, or a throw-away one of a folder, read up to date.

    Where nothing has ever been read and nothing can be, leave with the reason, unless it `may_be_empty`.
    """
    with configured() if folder is None else _throw_away(folder) as knowledge:
        try:
            problems = knowledge.reload(_progress if sys.stderr.isatty() else None, patience=PATIENCE).problems
        except PublishingError as error:
            empty = knowledge.edition is None
            if folder is not None or (empty and not may_be_empty):
                cannot(str(error))
            problems = () if empty else (Problem("PRESSBOX_STORIES", str(error)),)
        for problem in problems:
            typer.echo(problem_line(problem), err=True)
        yield knowledge, problems


@contextmanager
def configured() -> Iterator[Knowledge]:
    """Open the configured knowledge as it stands; where it can't be, leave with the reason."""
    try:
        with settings_or_leave().open() as knowledge:
            yield knowledge
    except (StoreError, PublishingError, LexiconError) as error:
        cannot(str(error))


@contextmanager
def _throw_away(folder: Path) -> Iterator[Knowledge]:
    if not folder.is_dir():
        cannot(f"{folder} is not a folder")
    try:
        with settings_or_leave().open(THROW_AWAY, folder) as knowledge:
            yield knowledge
    except LexiconError as error:
        cannot(str(error))


def settings_or_leave() -> settings.Settings:
    """The settings; where one of them is wrong, leave and say which."""
    try:
        return settings.load()
    except settings.SettingsError as error:
        cannot(str(error))


def problem_line(problem: Problem) -> str:
    """A problem with its file and line, as compilers print them."""
    where = f"{problem.file}:{problem.line}" if problem.line else problem.file
    return f"{where}: {problem.reason}"


def _progress(done: int, of: int) -> None:
    """Show how far reading has come, on one line that is gone in the end; quiet where it is soon done."""
    if of >= MANY:
        typer.echo(f"\r\x1b[K{f'reading {done} of {of}' if done < of else ''}", err=True, nl=False)


def console() -> Console:
    """Standard output: with colours and a width only where it is a terminal, whatever the environment asks for."""
    shown = sys.stdout.isatty()
    return Console(highlight=False, force_terminal=shown, width=None if shown else terminal.WIDEST)


def print_all(rows: Iterable[dict[str, Any]], table: Callable[[], Table], *, as_json: bool) -> None:
    """What is listed: a JSON line each for programs, else a table."""
    if not as_json:
        console().print(table())
        return
    for row in rows:
        typer.echo(lines.dump(row))


def finish(problems: tuple[Problem, ...]) -> None:
    """Leave with the code that says there were problems, if there were."""
    if problems:
        raise typer.Exit(Exit.PROBLEMS)


def cannot(why: str) -> NoReturn:
    """Leave with the code that says it can't be done, and why."""
    typer.echo(f"pressbox: {why}", err=True)
    raise typer.Exit(Exit.CANNOT_RUN)
