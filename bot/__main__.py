"""`pressbox`: the command line. Data goes to stdout, progress and messages to stderr.

Exit codes: 0 done; 1 done, but with problems reported; 2 wrong usage; 3 cannot run, with one line why.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from enum import IntEnum
from importlib.metadata import version
from pathlib import Path
from typing import Annotated, NoReturn

import msgspec
import typer
from rich.console import Console
from rich.table import Table

from bot import handing, settings
from bot.desk import Asker, Desk, report_reply
from bot.show import lines, terminal
from bot.terminal import chat as chat_in_terminal
from knowledge import Knowledge
from knowledge.lexicon import LexiconError
from knowledge.model import AnyFact, Figure, Match, Problem, Profile, Quote, Statement
from knowledge.publishing import PublishingError, check
from knowledge.store import move_store
from knowledge.store.protocol import StoreError

THROW_AWAY = "sqlite:///:memory:"
PATIENCE = 30.0
"""Seconds for which commands that only read wait while another program changes the content."""
MANY = 20
"""Files from which on reading shows how far it has come."""
KINDS: dict[str, type[AnyFact]] = {
    "match": Match,
    "quote": Quote,
    "person": Profile,
    "figure": Figure,
    "statement": Statement,
}


class Exit(IntEnum):
    """What the exit codes mean."""

    DONE = 0
    PROBLEMS = 1
    USAGE = 2
    CANNOT_RUN = 3


app = typer.Typer(
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help="Answers questions about sports stories, and shows the sentence each answer rests on.",
)
Folder = Annotated[
    Path | None, typer.Option("--stories", help="Answer from this folder, in a throw-away store.", metavar="DIR")
]
AsJson = Annotated[bool, typer.Option("--json", help="One JSON line each.")]


class Query(msgspec.Struct, frozen=True):
    """A line of a batch."""

    id: msgspec.Raw
    q: str


@app.callback(invoke_without_command=True)
def start(
    context: typer.Context,
    show_version: Annotated[bool, typer.Option("--version", help="Say which version this is.")] = False,
) -> None:
    """Start the Discord bot where DISCORD_TOKEN is set, else the terminal chat."""
    if show_version:
        typer.echo(f"pressbox {version('pressbox')}")
    elif context.invoked_subcommand is None:
        configured = _settings()
        if configured.discord_token:
            discord()
        else:
            chat()


@app.command()
def discord() -> None:
    """Start the Discord bot."""
    configured = _settings()
    if not configured.discord_token:
        _cannot("DISCORD_TOKEN is not set: put the bot's token in .env, or run `pressbox chat`")
    from bot import client  # noqa: PLC0415  the library takes half a second to import

    raise typer.Exit(client.run(configured))


@app.command()
def chat(stories: Folder = None) -> None:
    """Chat in the terminal, or answer the questions piped in, a line each."""
    with _opened(stories) as (knowledge, _):
        chat_in_terminal(Desk(knowledge), None if stories else settings.load().data_folder / "history", _console())


@app.command()
def ask(
    question: Annotated[str | None, typer.Argument(help="A question in your own words.")] = None,
    stories: Folder = None,
    batch: Annotated[
        str | None, typer.Option(help="A file of {id, q} JSON lines; - for standard input.", metavar="FILE")
    ] = None,
    as_json: AsJson = False,
    why: Annotated[bool, typer.Option("--why", help="Tell how each answer came about.")] = False,
) -> None:
    """Answer one question, or a file of them."""
    if (question is None) == (batch is None):
        raise typer.BadParameter("give either a question or --batch FILE")
    queries = None if batch is None else _queries(batch)
    with _opened(stories) as (knowledge, problems):
        if queries is not None:
            for query in queries:
                typer.echo(_answer_line(knowledge, query.q, msgspec.json.decode(query.id), explain=why))
        elif as_json:
            typer.echo(_answer_line(knowledge, question or "", None, explain=why))
        else:
            terminal.show(Desk(knowledge).ask(question or "", Asker("terminal", "once"), explain=why), _console())
    _finish(problems)


@app.command()
def facts(
    stories: Folder = None,
    kind: Annotated[str | None, typer.Option(help=f"Only this kind: {', '.join(KINDS)}.")] = None,
    as_json: AsJson = False,
    merged: Annotated[bool, typer.Option("--merged", help="Facts of all stories as one view.")] = False,
) -> None:
    """List every fact."""
    if kind is not None and kind not in KINDS:
        raise typer.BadParameter(f"there is no kind {kind!r}; there are {', '.join(KINDS)}")
    wanted = KINDS[kind] if kind else None
    with _opened(stories) as (knowledge, problems):
        if as_json:
            for row in _fact_rows(knowledge, wanted, merged=merged):
                typer.echo(row)
        else:
            _console().print(_fact_table(knowledge, wanted, merged=merged))
    _finish(problems)


@app.command("stories")
def list_stories(stories: Folder = None, as_json: AsJson = False) -> None:
    """List the stories."""
    with _opened(stories) as (knowledge, problems):
        found = knowledge.stories()
        if as_json:
            for story in found:
                row = {"key": story.key, "title": story.title, "publisher": story.publisher, "author": story.author}
                typer.echo(
                    lines.dump({**row, "published": story.published, "url": story.url, "language": story.language})
                )
        else:
            table = Table("Story", "Title", "Publisher", "Published")
            for story in found:
                published = story.published.isoformat() if story.published else "unknown"
                table.add_row(story.key, story.title, story.publisher, published)
            _console().print(table)
    _finish(problems)


@app.command()
def reload() -> None:
    """Read the configured folder again and publish the next edition."""
    with _configured() as knowledge:
        report = knowledge.reload()
        terminal.show(report_reply(report), _console())
    _finish(report.problems)


@app.command()
def add(
    files: Annotated[list[Path], typer.Argument(metavar="FILES…", help=".txt, .md, .html, .jsonl, or a .zip of them.")],
    yes: Annotated[bool, typer.Option("--yes", help="Add without asking.")] = False,
    reason: Annotated[str, typer.Option(help="Why, for the history.", metavar="TEXT")] = "",
    as_json: AsJson = False,
) -> None:
    """Show what files say, and add them to the stories once that is confirmed; they stay, whatever the folder holds."""
    with _opened(None) as (knowledge, _), handing.bar("Reading") as progress:
        try:
            draft = knowledge.draft(list(handing.handed(files, _settings().limits)), progress=progress)
            if as_json:
                for story, analysis in draft.stories:
                    typer.echo(lines.dump(handing.draft_row(draft, story, analysis)))
            else:
                _console().print(handing.draft_table(draft))
            for problem in draft.report.problems:
                typer.echo(_problem_line(problem), err=True)
            if draft.changes and (yes or handing.confirmed(f"Add {len(draft.stories):,} to the stories?")):
                edition = knowledge.add(draft, who=handing.operator(), reason=reason, patience=PATIENCE).edition
                typer.echo(f"Edition {edition} is in service.", err=True)
            else:
                typer.echo("Nothing was added.", err=True)
        except PublishingError as error:
            _cannot(str(error))
    _finish(draft.report.problems)


@app.command()
def history(as_json: AsJson = False) -> None:
    """Tell who changed the stories, when, and why: the newest change first."""
    with _configured() as knowledge:
        found = knowledge.history()
        for done in found if as_json else ():
            typer.echo(lines.dump(handing.history_row(done)))
        if not as_json:
            _console().print(handing.history_table(found))


@app.command("check")
def check_folder(folder: Annotated[Path, typer.Argument(metavar="DIR")]) -> None:
    """Read a folder and report problems by file and line; change nothing."""
    try:
        problems = check(folder, _settings().limits)
    except PublishingError as error:
        _cannot(str(error))
    for problem in problems:
        typer.echo(_problem_line(problem))
    raise typer.Exit(Exit.PROBLEMS if problems else Exit.DONE)


@app.command()
def export(file: Annotated[Path, typer.Argument(metavar="FILE")], stories: Folder = None) -> None:
    """Write stories and facts to a zip file."""
    with _opened(stories) as (knowledge, problems):
        try:
            knowledge.export(file)
        except OSError as error:
            _cannot(f"{file} cannot be written: {error.strerror or error}")
    _finish(problems)


@app.command("migrate-store")
def migrate_store(
    source: Annotated[str, typer.Argument(metavar="FROM", help="The URL of the store to move from.")],
    target: Annotated[str, typer.Argument(metavar="TO", help="The URL of an empty store.")],
) -> None:
    """Move everything from one store to another, such as from SQLite to PostgreSQL."""
    try:
        with handing.bar("Moving rows") as progress:
            moved = move_store(source, target, progress)
    except StoreError as error:
        _cannot(str(error))
    typer.echo(f"Moved and read back {sum(moved.rows.values()):,} rows; now set PRESSBOX_DATABASE to the new store.")


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


def _answer_line(knowledge: Knowledge, question: str, identity: object, *, explain: bool) -> str:
    began = time.perf_counter()
    answer = knowledge.ask(question)
    took = (time.perf_counter() - began) * 1000
    row = lines.answer_row(answer, knowledge.text_of, identity=identity, milliseconds=took)
    return lines.dump(row | lines.explanation(answer) if explain else row)


def _fact_rows(knowledge: Knowledge, kind: type[AnyFact] | None, *, merged: bool) -> Iterator[str]:
    if merged:
        return (lines.dump(lines.merged_row(fact, knowledge.text_of)) for fact in knowledge.merged_facts(kind))
    return (lines.dump(lines.fact_row(fact, knowledge.text_of)) for fact in knowledge.facts(kind))


def _fact_table(knowledge: Knowledge, kind: type[AnyFact] | None, *, merged: bool) -> Table:
    table = Table("Kind", "Fact", "More", "Evidence", "Stories" if merged else "Story")
    rows = (
        ((row.fact, ", ".join(row.stories)) for row in knowledge.merged_facts(kind))
        if merged
        else ((fact, fact.evidence[0].story) for fact in knowledge.facts(kind))
    )
    for fact, where in rows:
        saying, rest = lines.readable(fact)
        table.add_row(
            str(fact.__struct_config__.tag), saying, rest, _shortened(knowledge.text_of(fact.evidence[0])), where
        )
    return table


def _shortened(text: str, longest: int = 100) -> str:
    text = " ".join(text.split())
    return text if len(text) <= longest else f"{text[: longest - 1]}…"


def _queries(file: str) -> list[Query]:
    try:
        text = sys.stdin.read() if file == "-" else Path(file).read_text(encoding="utf-8-sig")
    except OSError as error:
        _cannot(f"{file} cannot be read: {error.strerror or error}")
    except UnicodeDecodeError:
        _cannot(f"{file} cannot be read: it is not UTF-8")
    queries = []
    # Not splitlines: what JSON allows within a string, such as U+2028, ends no line.
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            try:
                queries.append(msgspec.json.decode(line, type=Query))
            except msgspec.MsgspecError as error:
                raise typer.BadParameter(f'{file}:{number}: each line should be {{"id": …, "q": …}}: {error}') from None
    return queries


@contextmanager
def _opened(folder: Path | None) -> Iterator[tuple[Knowledge, tuple[Problem, ...]]]:
    """Open the configured knowledge, or a throw-away one of a folder, read up to date."""
    with _configured() if folder is None else _throw_away(folder) as knowledge:
        try:
            problems = knowledge.reload(_progress if sys.stderr.isatty() else None, patience=PATIENCE).problems
        except PublishingError as error:
            if folder is not None or knowledge.edition is None:
                _cannot(str(error))
            problems = (Problem(str(settings.load().stories), str(error)),)
        for problem in problems:
            typer.echo(_problem_line(problem), err=True)
        yield knowledge, problems


@contextmanager
def _configured() -> Iterator[Knowledge]:
    configured = _settings()
    try:
        with configured.open() as knowledge:
            yield knowledge
    except (StoreError, PublishingError, LexiconError) as error:
        _cannot(str(error))


@contextmanager
def _throw_away(folder: Path) -> Iterator[Knowledge]:
    if not folder.is_dir():
        _cannot(f"{folder} is not a folder")
    try:
        with _settings().open(THROW_AWAY, folder) as knowledge:
            yield knowledge
    except LexiconError as error:
        _cannot(str(error))


def _settings() -> settings.Settings:
    try:
        return settings.load()
    except settings.SettingsError as error:
        _cannot(str(error))


def _problem_line(problem: Problem) -> str:
    where = f"{problem.file}:{problem.line}" if problem.line else problem.file
    return f"{where}: {problem.reason}"


def _progress(done: int, of: int) -> None:
    """Show how far reading has come, on one line that is gone in the end; quiet where it is soon done."""
    if of >= MANY:
        typer.echo(f"\r\x1b[K{f'reading {done} of {of}' if done < of else ''}", err=True, nl=False)


def _console() -> Console:
    """Standard output: with colours and a width only where it is a terminal, whatever the environment asks for."""
    shown = sys.stdout.isatty()
    return Console(highlight=False, force_terminal=shown, width=None if shown else terminal.WIDEST)


def _finish(problems: tuple[Problem, ...]) -> None:
    if problems:
        raise typer.Exit(Exit.PROBLEMS)


def _cannot(why: str) -> NoReturn:
    typer.echo(f"pressbox: {why}", err=True)
    raise typer.Exit(Exit.CANNOT_RUN)


if __name__ == "__main__":
    main()
