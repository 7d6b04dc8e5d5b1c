"""`pressbox`: the command line. Data goes to stdout, progress and messages to stderr.

Exit codes: 0 done; 1 done, but with problems reported; 2 wrong usage; 3 cannot run, with one line why.
"""

from __future__ import annotations

import sys
from importlib.metadata import version
from typing import Annotated

import typer

from bot.command_line import asking, changing, correcting, editing, listing
from bot.command_line.opening import Exit, settings_or_leave
from knowledge.lexicon import LexiconError
from knowledge.publishing import PublishingError
from knowledge.store.protocol import StoreError

app = typer.Typer(
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help="Answers questions about sports stories, and shows the sentence each answer rests on.",
)
app.command()(asking.discord)
app.command()(asking.chat)
app.command()(asking.ask)
app.command()(listing.facts)
app.command("stories")(listing.list_stories)
app.command()(changing.reload)
app.command()(changing.add)
app.command()(changing.history)
app.command("check")(changing.check_folder)
app.command()(changing.export)
app.command("migrate-store")(changing.migrate_store)
app.add_typer(correcting.app, name="correct")
app.command()(editing.remove)
app.command("restore-story")(editing.restore_story)
app.command()(editing.rollback)
app.command()(editing.undo)
app.command()(editing.backup)
app.command()(editing.restore)
app.command()(editing.doubts)
app.command()(editing.review)


@app.callback(invoke_without_command=True)
def start(
    context: typer.Context,
    show_version: Annotated[bool, typer.Option("--version", help="Say which version this is.")] = False,
) -> None:
    """Start the Discord bot where DISCORD_TOKEN is set, else the terminal chat."""
    if show_version:
        typer.echo(f"pressbox {version('pressbox')}")
    elif context.invoked_subcommand is None:
        if settings_or_leave().discord_token:
            asking.discord()
        else:
            asking.chat()


def main() -> None:
    """Run `pressbox`."""
    for stream in (sys.stdout, sys.stderr, sys.stdin):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="replace")
    sys.argv[1:] = [word.encode(errors="replace").decode() for word in sys.argv[1:]]
    try:
        app(prog_name="pressbox")
    except (OSError, StoreError, PublishingError, LexiconError) as error:
        # What the commands do not foresee: a full disk, a store that is taken away while it is asked.
        where = f"{error.filename} cannot be used: " if isinstance(error, OSError) and error.filename else ""
        why = error.strerror or error if isinstance(error, OSError) else error
        typer.echo(f"pressbox: {where}{' '.join(str(why).split())}", err=True)
        sys.exit(Exit.CANNOT_RUN)


if __name__ == "__main__":
    main()
