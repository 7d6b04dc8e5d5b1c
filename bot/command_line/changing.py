"""Commands that change the content, check it, or carry it elsewhere."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bot.command_line import confirming, handing, previews
from bot.command_line.opening import (
    PATIENCE,
    AsJson,
    Exit,
    Folder,
    cannot,
    configured,
    console,
    finish,
    opened,
    print_all,
    problem_line,
    settings_or_leave,
)
from bot.desk import report_reply
from bot.show import terminal
from knowledge.publishing import PublishingError, check
from knowledge.store import move_store
from knowledge.store.protocol import StoreError
from knowledge.working import Worker, WorkerError
from knowledge.working.rules import rules


def reload() -> None:
    """Read the configured folder again and publish the next edition."""
    with configured() as knowledge:
        report = knowledge.reload(who=confirming.operator())
        terminal.show(report_reply(report), console())
    finish(report.problems)


def add(
    files: Annotated[list[Path], typer.Argument(metavar="FILES…", help=".txt, .md, .html, .jsonl, or a .zip of them.")],
    yes: Annotated[bool, typer.Option("--yes", help="Add without asking.")] = False,
    reason: Annotated[str, typer.Option(help="Why, for the history.", metavar="TEXT")] = "",
    as_json: AsJson = False,
) -> None:
    """Show what files say, and add them to the stories once that is confirmed; they stay, whatever the folder holds."""
    with opened(None, may_be_empty=True) as (knowledge, _), confirming.bar("Reading") as progress:
        try:
            draft = knowledge.draft(list(handing.handed(files, settings_or_leave().limits)), progress=progress)
            if as_json or draft.stories:
                print_all(handing.draft_rows(draft), lambda: handing.draft_table(draft), as_json=as_json)
            for problem in draft.report.problems:
                typer.echo(problem_line(problem), err=True)
            if draft.corrections:
                typer.echo(f"With them come {len(draft.corrections):,} corrections.", err=True)
            if not (draft.changes or draft.corrections):
                typer.echo("Nothing was added.", err=True)
            elif confirming.agreed(f"Add {len(draft.stories):,} to the stories?", yes=yes, done="added"):
                edition = knowledge.add(draft, who=confirming.operator(), reason=reason, patience=PATIENCE).edition
                typer.echo(f"Edition {edition} is in service.", err=True)
        except PublishingError as error:
            cannot(str(error))
    finish(draft.report.problems)


def history(as_json: AsJson = False) -> None:
    """Tell who changed the stories, when, and why: the newest change first."""
    with configured() as knowledge:
        found = knowledge.history()
        print_all(map(previews.history_row, found), lambda: previews.history_table(found), as_json=as_json)


def forget(person: Annotated[str, typer.Argument(metavar="PERSON", help="A Discord user id.")]) -> None:
    """Erase what is kept of a person. Changes that they made to the stories stay, without their name."""
    with configured() as knowledge:
        found = knowledge.erase(person)
    typer.echo(f"Erased {found.doubts:,} doubts, and the name from {found.deeds:,} changes.")


def check_folder(folder: Annotated[Path, typer.Argument(metavar="DIR")]) -> None:
    """Read a folder and report problems by file and line; change nothing."""
    try:
        limits = settings_or_leave().limits
        with Worker(limits, (), rules()) as worker:
            problems = check(folder, limits, worker.read)
    except (PublishingError, WorkerError) as error:
        cannot(str(error))
    for problem in problems:
        typer.echo(problem_line(problem))
    raise typer.Exit(Exit.PROBLEMS if problems else Exit.DONE)


def export(file: Annotated[Path, typer.Argument(metavar="FILE")], stories: Folder = None) -> None:
    """Write stories, facts and corrections to a zip file that `pressbox add` takes back."""
    with opened(stories) as (knowledge, problems):
        try:
            knowledge.export(file)
        except OSError as error:
            cannot(f"{file} cannot be written: {error.strerror or error}")
    finish(problems)


def migrate_store(
    source: Annotated[str, typer.Argument(metavar="FROM", help="The URL of the store to move from.")],
    target: Annotated[str, typer.Argument(metavar="TO", help="The URL of an empty store.")],
) -> None:
    """Move everything from one store to another, such as from SQLite to PostgreSQL."""
    try:
        with confirming.bar("Moving rows") as progress:
            moved = move_store(source, target, progress)
    except StoreError as error:
        cannot(str(error))
    typer.echo(f"Moved and read back {sum(moved.rows.values()):,} rows; now set PRESSBOX_DATABASE to the new store.")
