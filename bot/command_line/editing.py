"""Commands by which content is removed, taken back, kept and reviewed."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bot.command_line import confirming, previews
from bot.command_line.correcting import Of, Why, Yes
from bot.command_line.opening import PATIENCE, AsJson, cannot, configured, console, print_all
from knowledge.editing import STATES
from knowledge.model import GLOBAL

Keys = Annotated[list[str] | None, typer.Argument(metavar="STORY…", help="Keys, as `pressbox stories` lists them.")]
Import = Annotated[
    int | None, typer.Option("--import", help="Every story of what was added with this edition.", metavar="EDITION")
]


def remove(
    stories: Keys = None, imported: Import = None, yes: Yes = False, reason: Why = "", server: Of = GLOBAL
) -> None:
    """Take stories, or all of an import, out of service; they can be restored."""
    if bool(stories) == (imported is not None):
        raise typer.BadParameter("give either stories or --import EDITION")
    what = f"edition {imported}'s stories" if imported is not None else ", ".join(stories or ())
    if not confirming.agreed(f"Take {what} out of service?", yes=yes):
        return
    with configured() as knowledge:
        editing, who = knowledge.editing, confirming.operator()
        if imported is not None:
            report = editing.remove_import(imported, who=who, reason=reason, collection=server, patience=PATIENCE)
        else:
            report = editing.remove_stories(stories or (), who=who, reason=reason, collection=server, patience=PATIENCE)
        typer.echo(previews.report_line(report), err=True)


def restore_story(stories: Keys = None, reason: Why = "", server: Of = GLOBAL) -> None:
    """Bring removed stories back into service; without any, list them."""
    with configured() as knowledge:
        if not stories:
            console().print(previews.removed_table(knowledge.editing.removed(collection=server)))
            return
        report = knowledge.editing.restore_stories(
            stories, who=confirming.operator(), reason=reason, collection=server, patience=PATIENCE
        )
        typer.echo(previews.report_line(report), err=True)


def rollback(
    edition: Annotated[int | None, typer.Argument(metavar="EDITION", help="One of the last ten.")] = None,
    yes: Yes = False,
    reason: Why = "",
    server: Of = GLOBAL,
) -> None:
    """Make the content what it was in a former edition; without one, list those there are."""
    with configured() as knowledge:
        if edition is None:
            console().print(previews.history_table(knowledge.editing.editions(collection=server)))
            return
        if not confirming.agreed(f"Make the content what it was in edition {edition}?", yes=yes):
            return
        report = knowledge.editing.roll_back(
            edition, who=confirming.operator(), reason=reason, collection=server, patience=PATIENCE
        )
        typer.echo(previews.report_line(report), err=True)


def undo(
    edition: Annotated[int | None, typer.Argument(metavar="EDITION", help="By default, the newest change.")] = None,
    reason: Why = "",
    server: Of = GLOBAL,
) -> None:
    """Take back what an edition did, as `pressbox history` lists it."""
    with configured() as knowledge:
        undone = knowledge.editing.undo(
            edition, who=confirming.operator(), reason=reason, collection=server, patience=PATIENCE
        )
        typer.echo(f"Undone: {undone.what.deed.what} of edition {undone.what.edition}.", err=True)
        typer.echo(previews.report_line(undone.report), err=True)


def backup(file: Annotated[Path, typer.Argument(metavar="FILE")]) -> None:
    """Write everything, of all servers, to one file, while the bot runs."""
    with configured() as knowledge, confirming.bar("Writing rows") as progress:
        knowledge.editing.backup(file, progress)
    typer.echo(f"Everything is in {file}.", err=True)


def restore(file: Annotated[Path, typer.Argument(metavar="FILE")], yes: Yes = False, reason: Why = "") -> None:
    """Make the content of all servers what it was in a backup, while the bot runs."""
    if not file.is_file():
        cannot(f"{file} cannot be read: there is no such file")
    if not confirming.agreed("Make the content of all servers what it was in this backup?", yes=yes):
        return
    with configured() as knowledge, confirming.bar("Restoring") as progress:
        restored = knowledge.editing.restore(
            file, who=confirming.operator(), reason=reason, patience=PATIENCE, progress=progress
        )
    for collection, edition in restored.editions.items():
        typer.echo(f"{collection}: edition {edition} is in service.", err=True)
    for collection in restored.kept:
        typer.echo(f"{collection}: not in the backup; it stays as it is.", err=True)


def doubts(
    state: Annotated[str, typer.Option(help=f"One of {', '.join(STATES)}.")] = "open",
    as_json: AsJson = False,
    server: Of = GLOBAL,
) -> None:
    """List the answers that members called wrong."""
    _check_state(state)
    with configured() as knowledge:
        found = knowledge.editing.doubts(state, collection=server)
        print_all(map(previews.doubt_row, found), lambda: previews.doubts_table(found), as_json=as_json)


def review(
    number: Annotated[int, typer.Argument(metavar="NUMBER", help="As `pressbox doubts` lists it.")],
    state: Annotated[str, typer.Argument(metavar="STATE", help=f"One of {', '.join(STATES)}.")],
    reason: Why = "",
    server: Of = GLOBAL,
) -> None:
    """Decide on an answer that a member called wrong."""
    _check_state(state)
    with configured() as knowledge:
        doubt = knowledge.editing.decide(number, state, who=confirming.operator(), reason=reason, collection=server)
        typer.echo(f"Number {doubt.number} is {doubt.state}.", err=True)


def _check_state(state: str) -> None:
    if state not in STATES:
        raise typer.BadParameter(f"there is no state {state!r}; there are {', '.join(STATES)}")
